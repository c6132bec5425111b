"""The empty border of pages, as far as their lines show it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from decree30_lint.formats.pdf.layout.edges import Sides
from decree30_lint.formats.pdf.layout.rows import Line
from decree30_lint.model.document import Margins
from decree30_lint.model.units import Pt

_LONG = 0.5  # of the page's width: lines that show the margins
_ENOUGH = 3  # lines that begin or end at one place make it a margin
_FULL = 2.5  # points from the right margin at which a line is full
_NEXT = 2.2  # ems from baseline to baseline
_POINT = 1.6
_UNSEEN = (0.07, 0.93, 0.14, 0.93)  # top, foot, left and right of pages without lines, of their height and width


def margins_of(sides: Sequence[Sides]) -> Margins:
    """Left and right where lines that run on show them; top and bottom are seldom shown: pages end where the text does."""
    width, height = sides[0].page.width, sides[0].page.height
    lines = [line for side in sides for line in side.lines]
    left, right = _shown(sides, lines)
    unknown = {"top", "bottom", *(name for name, edge in (("left", left), ("right", right)) if edge is None)}
    top, foot, leftmost, rightmost = _outline(lines, width, height)
    return Margins(
        top=Pt(top),
        bottom=Pt(height - foot),
        left=Pt(leftmost if left is None else left),
        right=Pt(width - (rightmost if right is None else right)),
        estimated=frozenset(unknown),
    )


def _shown(sides: Sequence[Sides], lines: Sequence[Line]) -> tuple[float | None, float | None]:
    """The places of the left and the right margin where enough lines keep to them."""
    long = [-line.right for line in lines if line.width > _LONG * sides[0].page.width]
    right = _outermost(long, _ENOUGH)
    if right is None:
        return None, None
    continued = _continued(sides, -right)
    return _outermost([line.left for line in continued], max(1, len(continued) // 8)), -right


def _outline(lines: Sequence[Line], width: float, height: float) -> tuple[float, float, float, float]:
    """Top, foot, left and right of what stands on the pages."""
    if not lines:
        top, foot, left, right = _UNSEEN
        return top * height, foot * height, left * width, right * width
    return (
        min(line.top for line in lines),
        max(line.bottom for line in lines),
        min(line.left for line in lines),
        max(line.right for line in lines),
    )


def _continued(sides: Sequence[Sides], right: float) -> list[Line]:
    """Lines that go on with the line above them, which is full."""
    found = []
    for side in sides:
        for above, line in pairwise(side.lines):
            near = 0 < line.baseline - above.baseline < _NEXT * line.size
            if near and above.right > right - _FULL and abs(above.size - line.size) < 1:
                found.append(line)
    return found


def _outermost(places: Sequence[float], enough: int) -> float | None:
    """The lowest place where so many lines stand, give or take a point."""
    ordered = sorted(places)
    for at, place in enumerate(ordered):
        near = [other for other in ordered[at:] if other - place <= _POINT]
        if len(near) >= enough:
            return near[len(near) // 2]
    return None
