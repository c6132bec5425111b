"""Estimates the empty border of pages, as far as their lines show it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from decree30_lint.formats.pdf.layout.blocks.page_regions import PageRegions
from decree30_lint.formats.pdf.layout.paragraphs.edges import SAME, FlowEdges
from decree30_lint.formats.pdf.layout.paragraphs.free_space import free_space
from decree30_lint.formats.pdf.layout.paragraphs.ragged import is_ragged, outermost, ragged_right, shows_left
from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.model.document import Margins
from decree30_lint.model.place import Extent
from decree30_lint.model.units import Pt, from_mm

_LONG = 0.5  # of the page's width: lines that show the margins
_ENOUGH = 3  # lines that begin or end at one place make it a margin
_FULL = 2.5  # points from the right margin at which a line is full
_NEXT = 2.2  # ems from baseline to baseline
_LEFT_MARGIN, _RIGHT_MARGIN = from_mm(30), from_mm(15)  # the least that the decree allows, where no line shows others
_SHARE = 0.2  # of the lines that run on: fewer may hang out of the text
_UNSEEN = (0.07, 0.93, 0.14, 0.93)  # top, foot, left and right of pages without lines, of their height and width


def margins_of(sides: Sequence[PageRegions]) -> Margins:
    """Returns the margins of the pages.

    Left and right are known where lines that run on show them. Top and bottom are seldom shown, for pages end where the text
    does: they are stated as at most so wide where anything stands in the flow; so is the right one of ragged lines, which
    is at least so wide that the words that begin the next lines had no room.
    """
    width, height = sides[0].page.width, sides[0].page.height
    lines = [line for side in sides for line in side.lines]
    left, right = _shown(sides, lines)
    ragged = None if right is not None else ragged_right(lines, width)
    if ragged is not None:
        left = ragged.left
    unknown = {"top", "bottom", *(name for name, edge in (("left", left), ("right", right)) if edge is None)}
    top, foot, leftmost, rightmost = _outline(lines, width, height)
    rightmost = ragged.reached if ragged is not None else rightmost
    bounds = Extent.of(leftmost if left is None else left, rightmost if right is None else right)
    highest, lowest, least = free_space(sides, bounds)
    limits = {"top": highest, "bottom": lowest, "right": ragged and ragged.reached}
    narrowest = {"top": least, "right": ragged and max(width - ragged.ends_before, 0.0)}
    return Margins(
        top=Pt(top if highest is None else highest),
        bottom=Pt(height - foot if lowest is None else lowest),
        left=Pt(bounds.left),
        right=Pt(width - bounds.right),
        estimated=frozenset(unknown),
        at_most=frozenset(name for name, limit in limits.items() if limit is not None),
        at_least={name: Pt(limit) for name, limit in narrowest.items() if limit is not None},
    )


def edges_of(sides: Sequence[PageRegions], margins: Margins) -> FlowEdges:
    """Returns the edges of the text, and those of pages that surely show others: facing pages, another printer."""
    usual = Extent.of(margins.left, sides[0].page.width - margins.right)
    pages = {}
    for side in sides:
        own = shown_edges([side])
        if own is None:
            continue
        if abs(own.left - usual.left) > SAME or abs(own.right - usual.right) > SAME:
            pages[side.page.number] = own
    width, lines = sides[0].page.width, [line for side in sides for line in side.lines]
    reach = _reach(usual, width) if margins.estimated & {"left", "right"} else None
    shown = "left" not in margins.estimated or shows_left(lines, usual.left, width)
    return FlowEdges(usual, pages, reach=reach, left_is_shown=shown)


def extent_of(margins: Margins, width: float) -> Extent | None:
    """Returns the edges of the text on a page `width` wide; None where they are not known, even roughly."""
    if "left" in margins.estimated:
        return None
    if "right" not in margins.estimated:
        return Extent.of(margins.left, width - margins.right)
    least = margins.at_least.get("right")
    if least is None or margins.right - least > 4 * SAME:
        return None
    return Extent.of(margins.left, width - (margins.right + least) / 2)  # its middle is off by SAME at most


def _reach(shown: Extent, width: float) -> Extent:
    """Returns how far the text may go at both sides, beyond what is shown, on a page `width` wide."""
    return Extent.of(min(shown.left, _LEFT_MARGIN), max(shown.right, width - _RIGHT_MARGIN))


def shown_edges(sides: Sequence[PageRegions]) -> Extent | None:
    """Returns the edges of the text where its lines show both."""
    left, right = _shown(sides, [line for side in sides for line in side.lines])
    return None if left is None or right is None else Extent.of(left, right)


def _shown(sides: Sequence[PageRegions], lines: Sequence[TextLine]) -> tuple[float | None, float | None]:
    """Returns the places of the left and the right margin where enough lines keep to them, else None."""
    long = [-line.right for line in lines if line.width > _LONG * sides[0].page.width]
    right = outermost(long, _ENOUGH)
    if right is None or is_ragged(lines, sides[0].page.width, -right):
        return None, None
    continued = _continued(sides, -right)
    return _left_of([line.left for line in continued]), -right


def _left_of(places: Sequence[float]) -> float | None:
    """Returns where lines that run on begin; a few of them may hang out."""
    enough = max(1, round(len(places) * _SHARE))
    return outermost(places, enough)


def _outline(lines: Sequence[TextLine], width: float, height: float) -> tuple[float, float, float, float]:
    """Returns top, foot, left and right of what stands on the pages."""
    if not lines:
        top, foot, left, right = _UNSEEN
        return top * height, foot * height, left * width, right * width
    return (
        min(line.top for line in lines),
        max(line.bottom for line in lines),
        min(line.left for line in lines),
        max(line.right for line in lines),
    )


def _continued(sides: Sequence[PageRegions], right: float) -> list[TextLine]:
    """Returns lines that continue the line above them, which is full."""
    found = []
    for side in sides:
        for above, line in pairwise(side.lines):
            near = 0 < line.baseline - above.baseline < _NEXT * line.size
            if near and above.right > right - _FULL and abs(above.size - line.size) < 1:
                found.append(line)
    return found
