"""Writes WordprocessingML as text: elements, and the properties of characters and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar
from xml.sax.saxutils import quoteattr

from msgspec.structs import replace

from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout, RunFormat

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("o", "urn:schemas-microsoft-com:office:office"),
        ("w10", "urn:schemas-microsoft-com:office:word"),
    )
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_JC = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.BOTH: "both"}


def element(name: str, /, *children: str, **attributes: object) -> str:
    """Returns `<w:name w:attribute="value">children</w:name>`; attributes that are None are left out."""
    written = "".join(f" w:{key}={quoteattr(str(value))}" for key, value in attributes.items() if value is not None)
    inside = "".join(children)
    return f"<w:{name}{written}>{inside}</w:{name}>" if inside else f"<w:{name}{written}/>"


def twips(points: float) -> int:
    """Converts points to twips."""
    return round(points * 20)


def emu(points: float) -> int:
    """Converts points to EMU."""
    return round(points * 12700)


Values = TypeVar("Values", RunFormat, ParagraphLayout)


def beyond(values: Values, base: Values) -> Values:
    """Returns only the values that differ from `base`; the rest is unset."""
    usual = type(values)()
    same = [name for name in values.__struct_fields__ if getattr(values, name) == getattr(base, name)]
    return replace(values, **{name: getattr(usual, name) for name in same})


def character_properties(letters: RunFormat, style: str | None = None) -> str:
    """Returns the w:rPr of `letters`, "" if it is empty."""
    inside = "".join(_character_properties(letters, style))
    return element("rPr", inside) if inside else ""


def _character_properties(letters: RunFormat, style: str | None) -> Iterator[str]:
    if style:
        yield element("rStyle", val=style)
    if letters.family:
        yield element("rFonts", ascii=letters.family, hAnsi=letters.family, cs=letters.family)
    yield from _toggle("b", letters.bold)
    yield from _toggle("i", letters.italic)
    yield from _toggle("caps", letters.all_caps)
    yield from _toggle("smallCaps", letters.small_caps)
    if letters.colour:
        yield element("color", val=letters.colour)
    if letters.size is not None:
        yield element("sz", val=round(letters.size * 2))
        yield element("szCs", val=round(letters.size * 2))
    if letters.highlighted is not None:
        yield element("highlight", val="yellow" if letters.highlighted else "none")
    if letters.underlined is not None:
        yield element("u", val="single" if letters.underlined else "none")
    if letters.shaded:
        yield element("shd", val="clear", color="auto", fill="D9D9D9")
    if letters.vertical_align is not None:
        yield element("vertAlign", val=letters.vertical_align.value)


def _toggle(name: str, value: bool | None) -> Iterator[str]:
    if value is not None:
        yield element(name) if value else element(name, val=0)


def paragraph_properties(
    layout: ParagraphLayout,
    *,
    style: str | None = None,
    frame: str = "",
    number: int | None = None,
    border: str = "",
    mark: str = "",
    section: str = "",
) -> str:
    """Returns the w:pPr, its children in the order of the schema; "" if it is empty."""
    breaks = layout.page_break_before
    inside = "".join(
        (
            element("pStyle", val=style) if style else "",
            element("pageBreakBefore", val=None if breaks else 0) if breaks is not None else "",
            frame,
            element("numPr", element("ilvl", val=0), element("numId", val=number)) if number else "",
            element("pBdr", border) if border else "",
            _tabs(layout),
            _spacing(layout),
            _indents(layout),
            element("jc", val=_JC[layout.align]) if layout.align else "",
            mark,
            section,
        )
    )
    return element("pPr", inside) if inside else ""


def _tabs(layout: ParagraphLayout) -> str:
    stops = (element("tab", val=_JC[align], pos=twips(at)) for at, align in layout.tab_stops)
    return element("tabs", *stops) if layout.tab_stops else ""


def _spacing(layout: ParagraphLayout) -> str:
    height, rule = _line_height(layout.spacing)
    before, after = (None if gap is None else twips(gap) for gap in (layout.before, layout.after))
    if (before, after, height) == (None, None, None):
        return ""
    return element("spacing", before=before, after=after, line=height, lineRule=rule)


def _line_height(spacing: LineSpacing | None) -> tuple[int | None, str | None]:
    match spacing:
        case LineSpacing(lines=float() as lines):
            return round(lines * 240), "auto"
        case LineSpacing(exact=float() as exact):
            return twips(exact), "exact"
        case LineSpacing(at_least=float() as least):
            return twips(least), "atLeast"
    return None, None


def _indents(layout: ParagraphLayout) -> str:
    first = layout.first_line
    values = {
        "left": None if layout.left is None else twips(layout.left),
        "right": None if layout.right is None else twips(layout.right),
        "firstLine": twips(first) if first is not None and first >= 0 else None,
        "hanging": twips(-first) if first is not None and first < 0 else None,
    }
    return element("ind", **values) if any(value is not None for value in values.values()) else ""
