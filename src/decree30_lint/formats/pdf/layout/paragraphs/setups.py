"""Divides pages into runs that are set up alike: on sheets of one size, and with text between the same edges."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from decree30_lint.formats.pdf.layout.blocks.block import PageBlocks
from decree30_lint.formats.pdf.layout.blocks.page_regions import PageRegions
from decree30_lint.formats.pdf.layout.paragraphs.edges import INDENTED, SAME
from decree30_lint.formats.pdf.layout.paragraphs.margins import shown_edges
from decree30_lint.model.place import Extent

_SAME_SHEET = 1.0  # points
_HEAD = 2  # lines of a title, one below the other
_MOST_TRIED = 8  # titles at which another run may begin
_ON_MIDDLE = 1.2  # points between the middles of lines that are centred alike


def by_setup(sides: Sequence[PageRegions]) -> Iterator[list[PageRegions]]:
    """Yields the pages that follow each other and are set up alike.

    Other edges begin another run where a title begins the page, and all pages after it that show edges have the same: what
    is attached to a text may have margins of its own. Facing pages, whose margins are exchanged, are one run.
    """
    for group in _by_sheet(sides):
        begin = next((at for at in _candidates(group) if _begins_other(group, at)), len(group))
        yield group[:begin]
        if group[begin:]:
            yield group[begin:]


def _by_sheet(sides: Sequence[PageRegions]) -> Iterator[list[PageRegions]]:
    """Pages of one size that follow each other."""
    group: list[PageRegions] = []
    for side in sides:
        if group and not _same_sheet(group[-1].page, side.page):
            yield group
            group = []
        group.append(side)
    if group:
        yield group


def _same_sheet(one: PageBlocks, other: PageBlocks) -> bool:
    return abs(one.width - other.width) <= _SAME_SHEET and abs(one.height - other.height) <= _SAME_SHEET


def _candidates(group: Sequence[PageRegions]) -> list[int]:
    """Returns the first of the pages on whose middle a title begins, and with it the text of all pages after it."""
    found: list[int] = []
    low, high = math.inf, -math.inf
    for at in range(len(group) - 1, 0, -1):
        if (edges := shown_edges([group[at]])) is not None:
            low, high = min(low, edges.centre), max(high, edges.centre)
        middle = _title_middle(group[at])
        if middle is not None and high - SAME <= middle <= low + SAME:
            found.append(at)
    return found[: -_MOST_TRIED - 1 : -1]


def _begins_other(group: Sequence[PageRegions], at: int) -> bool:
    """Tells whether the text of all pages from `at` on has other edges than that of the pages above."""
    usual, middle = shown_edges(group[:at]), _title_middle(group[at])
    if usual is None or middle is None or abs(middle - usual.centre) <= SAME:
        return False
    mirrored = abs(group[at].page.width - middle - usual.centre) <= SAME
    after = [edges for side in group[at:] if (edges := shown_edges([side])) is not None]
    return not mirrored and all(_differs(edges, usual) for edges in after)


def _differs(one: Extent, other: Extent) -> bool:
    return abs(one.left - other.left) > SAME or abs(one.right - other.right) > SAME


def _title_middle(side: PageRegions) -> float | None:
    """Returns the middle of the lines that begin a page, where they are centred on each other and begin at other places."""
    head = side.lines[:_HEAD]
    if len(head) < _HEAD or head[0] is not side.blocks[0]:
        return None
    on_middle = all(abs(upper.centre - line.centre) <= _ON_MIDDLE for upper, line in pairwise(head))
    apart = all(abs(upper.left - line.left) > INDENTED for upper, line in pairwise(head))
    return head[0].centre if on_middle and apart else None
