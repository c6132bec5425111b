"""Estimates how many pages a specimen fills."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from decree30_lint.compose.docx.placed import ComposedLine, ComposedText
from decree30_lint.compose.specimen import Specimen, Zone
from decree30_lint.model.parts import Part, TextKind
from decree30_lint.model.units import Pt

_SIGNATURE = 64.0  # points between post and name
_COLUMN = 0.6  # of the page's text: the wider one
_SIDE_BY_SIDE = ((Zone.LEFT, Zone.RIGHT), (Zone.CLOSING_LEFT, Zone.CLOSING_RIGHT))
_ACROSS = (Zone.MARKS, Zone.TITLE, Zone.BODY, Zone.BELOW, Zone.FOOT)


def count_pages(specimen: Specimen, texts: tuple[ComposedText, ...]) -> int:
    """Returns the count that the specimen claims, else an estimate from the height of its lines."""
    if specimen.pages is not None:
        return specimen.pages
    heights: list[tuple[float, float]] = []  # needed, available on a page
    for text in texts:
        needed = _height(text)
        if text.text.kind is TextKind.COPY:
            needed += heights.pop()[0]
        heights.append((needed, text.paper.height - text.paper.top - text.paper.bottom))
    return sum(max(1, ceil(needed / available)) for needed, available in heights)


def _height(text: ComposedText) -> float:
    room = text.paper.room
    columns = (max(_stacked(text.zone(zone), Pt(room * _COLUMN)) for zone in pair) for pair in _SIDE_BY_SIDE)
    return sum(columns) + sum(_stacked(text.zone(zone), room) for zone in _ACROSS)


def _stacked(lines: Iterable[ComposedLine], room: Pt) -> float:
    total, gap = 0.0, 0.0  # gap: after the line above
    for placed in lines:
        layout = placed.look.layout
        total += max(gap, layout.before or 0) + _one(placed, room)
        gap = layout.after or 0.0
    return total + gap


def _one(placed: ComposedLine, room: Pt) -> float:
    """Returns the height of a line without its gaps; the rows of a table count with theirs."""
    layout = placed.look.layout
    if placed.line.rows:
        return len(placed.line.rows) * (placed.height(room) + (layout.before or 0) + (layout.after or 0))
    return placed.height(room) + (_SIGNATURE if placed.line.part is Part.SIGNATORY_NAME else 0)
