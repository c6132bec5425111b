"""Converts paragraph properties to what the page shows: alignment, indents, gaps, line spacing, tab stops, borders."""

from __future__ import annotations

from collections.abc import Mapping

from decree30_lint.formats.docx.marks import Border
from decree30_lint.formats.docx.ooxml import is_on, parse_int, twips
from decree30_lint.formats.docx.properties import Props
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout
from decree30_lint.model.units import Pt

# The gap that programs take for "automatic" spacing (HTML's one line).
AUTOMATIC_GAP = Pt(14)

_ALIGN = {
    "left": Align.LEFT, "start": Align.LEFT, "center": Align.CENTRE, "right": Align.RIGHT, "end": Align.RIGHT,
    "both": Align.BOTH, "distribute": Align.BOTH, "thaiDistribute": Align.BOTH,
    "lowKashida": Align.BOTH, "mediumKashida": Align.BOTH, "highKashida": Align.BOTH,
}  # fmt: skip
_TAB = {"center": Align.CENTRE, "right": Align.RIGHT, "end": Align.RIGHT, "decimal": Align.RIGHT}
_TURNED = {Align.LEFT: Align.RIGHT, Align.RIGHT: Align.LEFT}


def layout(props: Props, character: Pt, line: Pt) -> ParagraphLayout:
    """Returns the layout of a paragraph.

    `character` and `line` are the units, in points, of indents in characters and of gaps in lines.
    """
    align = _ALIGN.get(props.get("jc", "left"), Align.LEFT)
    return ParagraphLayout(
        align=_TURNED.get(align, align) if props.get("bidi") == "1" else align,
        left=_indent(props, "left", character),
        right=_indent(props, "right", character),
        first_line=_indent(props, "first", character),
        before=_gap(props, "before", line),
        after=_gap(props, "after", line),
        spacing=_line_spacing(props),
        contextual=props.get("contextualSpacing") == "1",
        page_break_before=props.get("pageBreakBefore") == "1",
        tab_stops=_tab_stops(props),
    )


def borders(props: Props) -> Mapping[str, Border]:
    """Returns the visible borders of a paragraph by side."""
    found = {}
    for name, value in props.items():
        if name.startswith("pBdr."):
            style, width, space = value.rsplit(" ", 2)
            if style not in ("none", "nil"):
                found[name[5:]] = Border(style, Pt(int(width) / 8), Pt(int(space)))
    return found


def _indent(props: Props, side: str, character: Pt) -> Pt:
    """Returns an indent in points; characters, given in hundredths, beat lengths."""
    characters = parse_int(props.get(f"ind.{side}Chars"))
    if characters:
        return Pt(characters / 100 * character)
    return twips(props.get(f"ind.{side}")) or Pt(0)


def _gap(props: Props, side: str, line: Pt) -> Pt:
    if is_on(props.get(f"spacing.{side}Autospacing", "0")):
        return AUTOMATIC_GAP
    lines = parse_int(props.get(f"spacing.{side}Lines"))
    if lines:
        return Pt(lines / 100 * line)
    return twips(props.get(f"spacing.{side}")) or Pt(0)


def _line_spacing(props: Props) -> LineSpacing:
    height = twips(props.get("spacing.line"))
    if not height:
        return LineSpacing(lines=1.0)
    rule = props.get("spacing.lineRule", "auto")
    if rule == "exact":
        return LineSpacing(exact=Pt(abs(height)))
    if rule == "atLeast":
        return LineSpacing(at_least=height)
    return LineSpacing(lines=round(height / 12, 4))


def _tab_stops(props: Props) -> tuple[tuple[Pt, Align], ...]:
    stops = []
    for name, value in props.items():
        if name.startswith("tab@") and value not in ("clear", "bar"):
            stops.append((twips(name[4:]) or Pt(0), _TAB.get(value, Align.LEFT)))
    return tuple(sorted(stops))
