"""Writes headers and footers: the page number in four forms, and the address line at the foot of page 1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from decree30_lint.compose.docx.paragraphs import column, empty, frame_props, rule
from decree30_lint.compose.docx.placed import ComposedText, Pen, bare_look
from decree30_lint.compose.docx.runs import run
from decree30_lint.compose.specimen import Look, Zone, beyond
from decree30_lint.formats.docx.write.markup import (
    DECLARATION,
    NAMESPACES,
    complex_field,
    element,
    paragraph_properties,
    run_properties,
)
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout
from decree30_lint.model.parts import Part
from decree30_lint.model.units import Pt

_FRAME_SIDE = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.BOTH: "left"}
_FIELDS = {"{n}": ("PAGE", "2"), "{total}": ("NUMPAGES", "3")}


def edge_parts(pen: Pen, texts: tuple[ComposedText, ...]) -> Mapping[str, str]:
    """Maps "header default", "header first", "footer default", "footer first" to the XML of the part."""
    number = pen.specimen.page_number
    parts: dict[str, str] = {}
    if number.place != "none":
        for kind in ("default", "first") if number.first_page else ("default",):
            parts[f"{number.place} {kind}"] = _number(pen)
    foot = texts[0].zone(Zone.FOOT)
    if foot:
        inside = rule(pen) + column(pen, foot, texts[0].paper.room)
        parts["footer first"] = parts.get("footer first", "") + inside
    return {kind: _part(kind.split()[0], inside) for kind, inside in parts.items()}


def _part(kind: str, inside: str) -> str:
    root = {"header": "hdr", "footer": "ftr"}[kind]
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{inside}</w:{root}>"


def _number(pen: Pen) -> str:
    number = pen.specimen.page_number
    look = Look(number.letters).over(pen.specimen.looks.of(Part.PAGE_NUMBER, "", pen.layout.tier))
    properties = run_properties(beyond(look.letters, bare_look(pen).letters))
    framed = pen.layout.page_number == "frame"
    align = Align.LEFT if framed else number.align
    layout = ParagraphLayout(align, Pt(0), Pt(0), Pt(0), Pt(0), Pt(0), LineSpacing(lines=1.0))
    side = _FRAME_SIDE[number.align]
    frame = frame_props(wrap="around", vAnchor="text", hAnchor="margin", xAlign=side, y=1) if framed else {}
    written = paragraph_properties(beyond(layout, bare_look(pen).layout), frame)
    line = element("p", written, *_pattern(pen, number.text, properties))
    match pen.layout.page_number:
        case "sdt":
            gallery = element("docPartGallery", val="Page Numbers (Top of Page)")
            kind = element(
                "sdtPr", element("id", val=next(pen.ids)), element("docPartObj", gallery, element("docPartUnique"))
            )
            return element("sdt", kind, element("sdtContent", line)) + empty(pen, Pt(6))
        case "frame":
            return line + empty(pen, Pt(6))
        case _:
            return line


def _pattern(pen: Pen, text: str, properties: str) -> Iterator[str]:
    for piece in re.split(r"(\{n\}|\{total\})", text):
        if piece in _FIELDS:
            yield _field(pen, *_FIELDS[piece], properties)
        elif piece:
            yield run(piece, properties)


def _field(pen: Pen, name: str, shown: str, properties: str) -> str:
    if pen.layout.page_number == "simple":
        return element("fldSimple", run(shown, properties), instr=f" {name} ")
    return complex_field(name, shown, properties)
