"""Writes the runs of a paragraph: whole, or broken up as an edited Word file has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle
from xml.sax.saxutils import escape

from msgspec.structs import replace

from decree30_lint.compose.docx.placed import ComposedLine, ComposedRun, Pen
from decree30_lint.compose.specimen import beyond
from decree30_lint.formats.docx.write.markup import element, run_properties

LABEL_STYLE = "NhanDieuKhoan"
_PIECES = (5, 2, 9, 1, 4)  # letters of one run after the other
_BY_PERSON = {"author": "Văn thư", "date": "2026-03-02T08:00:00Z"}


def runs(pen: Pen, placed: ComposedLine) -> str:
    """Returns all runs of the line's text."""
    return "".join(_stretch(pen, placed, stretch) for stretch in placed.stretches)


def run(text: str, properties: str, **attributes: object) -> str:
    """Returns one run; "\\n" in its text is a line break, "\\t" a tab."""
    return element("r", properties, *_texts(text), **attributes)


def _texts(text: str) -> Iterator[str]:
    for piece in re.split("([\n\t])", text):
        if piece in ("\n", "\t"):
            yield "<w:br/>" if piece == "\n" else "<w:tab/>"
        elif piece:
            yield f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def mark_properties(placed: ComposedLine) -> str:
    """Returns the w:rPr of the line's paragraph mark."""
    return run_properties(beyond(placed.look.letters, placed.base.letters))


def _stretch(pen: Pen, placed: ComposedLine, stretch: ComposedRun) -> str:
    properties = _properties(placed, stretch)
    text = pen.written(stretch.text)
    if pen.layout.runs == "whole":
        return run(text, properties)
    return "".join(_broken(pen, text, properties))


def _properties(placed: ComposedLine, stretch: ComposedRun) -> str:
    base = placed.base.letters
    if not (stretch.label and placed.style and _styled(placed, stretch)):
        return run_properties(beyond(stretch.letters, base))
    return run_properties(beyond(stretch.letters, replace(base, bold=True)), {"rStyle": LABEL_STYLE})


def _styled(placed: ComposedLine, stretch: ComposedRun) -> bool:
    """Tells whether the character style of labels formats this label; over a bold style it would switch bold off again."""
    return bool(stretch.letters.bold) and not placed.base.letters.bold


def _broken(pen: Pen, text: str, properties: str) -> Iterator[str]:
    lengths = cycle(_PIECES)
    start, pieces = 0, []
    while start < len(text):
        end = start + next(lengths)
        pieces.append(text[start:end])
        start = end
    for i, piece in enumerate(pieces):
        yield from _wrapped(pen, i, run(piece, properties, rsidR=f"00{0x1A2B00 + i % 7:06X}"))


def _wrapped(pen: Pen, i: int, written: str) -> Iterator[str]:
    """Yields the run; every few runs something stands between or around them."""
    match i % 8:
        case 1:
            yield (
                element("bookmarkStart", id=(key := next(pen.ids)), name=f"dau_{key}")
                + written
                + element("bookmarkEnd", id=key)
            )
        case 2:
            yield element("proofErr", type="spellStart") + written + element("proofErr", type="spellEnd")
        case 4:
            yield element("hyperlink", written, anchor="_top", history=1)
        case 5:
            yield element("ins", written, id=next(pen.ids), **_BY_PERSON)
        case 7:
            yield element("sdt", element("sdtPr", element("id", val=next(pen.ids))), element("sdtContent", written))
        case _:
            yield written
