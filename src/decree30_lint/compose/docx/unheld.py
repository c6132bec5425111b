"""Finds what a layout cannot hold of a specimen: the lines of a row of tab stops are one paragraph."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.compose.docx.columns import IN_ROWS, stands_alone, tabbed_rows
from decree30_lint.compose.docx.placed import ComposedColumns, ComposedLine, ComposedText, Pen, place
from decree30_lint.compose.layout import Layout
from decree30_lint.compose.specimen import Specimen, Zone
from decree30_lint.model.formatting import ParagraphLayout
from decree30_lint.model.parts import Part
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Words

_APART = Pt(6)  # what blanks need on each side to part two columns
_OF_THE_ROW = ("page_break_before",)  # what a row takes over from its lines
_BETWEEN_ROWS = ("before", "after")  # what lines set by hand have above and below them all


def unheld(specimen: Specimen, layout: Layout) -> Words | None:
    """Returns why a file of this layout would not show all that the specimen asks for, None if it does."""
    if layout.letterhead not in IN_ROWS:
        return None
    pen, texts = place(specimen, layout)
    for placed in (placed for text in texts for placed in _in_rows(pen, text)):
        asked, usual = placed.look.layout, specimen.looks.of(placed.line.part, placed.line.role, layout.tier).layout
        ignored = (*_OF_THE_ROW, *_BETWEEN_ROWS) if placed.line.part is Part.LETTER_SUBJECT else _OF_THE_ROW
        names = [name for name in ParagraphLayout.__struct_fields__ if name not in ignored]
        if any(getattr(asked, name) != getattr(usual, name) for name in names):
            return Words(
                f"“{placed.line.text}” là một phần của dòng có điểm dừng tab, không có định dạng đoạn riêng.",
                f"“{placed.line.text}” is part of a row of tab stops and has no paragraph of its own.",
            )
    for text in texts:
        if too_long := next(_too_long(pen, text), None):
            return Words(
                f"“{too_long.line.text}” dài hơn nửa dòng dành cho nó ở điểm dừng tab.",
                f"“{too_long.line.text}” is longer than its half of a row of tab stops.",
            )
    return None


def _in_rows(pen: Pen, text: ComposedText) -> Iterator[ComposedLine]:
    """Yields the lines of the letterhead that share a row, and all of the closing."""
    for row in tabbed_rows(pen, _letterhead(text), text.paper.room):
        yield from (one.placed for one in row if one and (all(row) or not stands_alone(pen, one.placed)))
    if pen.layout.closing == "as-letterhead":
        yield from text.zone(Zone.CLOSING_LEFT)
        yield from text.zone(Zone.CLOSING_RIGHT)


def _too_long(pen: Pen, text: ComposedText) -> Iterator[ComposedLine]:
    apart = Pt(0) if pen.layout.letterhead == "tabs" else _APART
    for row in tabbed_rows(pen, _letterhead(text), text.paper.room):
        if all(row):
            yield from (one.placed for one in row if one and len(one.placed.lines(Pt(one.width - apart))) > 1)


def _letterhead(text: ComposedText) -> ComposedColumns:
    return ComposedColumns(text.zone(Zone.LEFT), text.zone(Zone.RIGHT))
