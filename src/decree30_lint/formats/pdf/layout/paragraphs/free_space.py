"""Finds how much of a page its flow leaves free above and below: what stands in the flow stands within the margins.

The flow is what follows itself from page to page: paragraphs, letterhead, closing, tables, notes. Page numbers, running
heads, boxes, stamps, addresses at the foot and marks beside the letterhead stand where they like.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.blocks.block import BoxLines, TableLines, TextBlock
from decree30_lint.formats.pdf.layout.blocks.page_numbers import is_lone_number
from decree30_lint.formats.pdf.layout.blocks.page_regions import PageRegions
from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.model.metrics import SINGLE
from decree30_lint.model.place import Extent

_LONG = 0.5  # of the page's width: a line of prose
_OVERHANG = (0.5, 3.0)  # points by which letters may stand out of their lines: as the font has it, set close
_PAGES = 2  # that show the same line: it belongs to none of them
_SMALLER, _SMALL = 0.6, 2.6  # points less than body text: no body text, no letterhead
_SMALLEST = 4.5  # points less than body text: no recipient
_NEAR = 1.8  # lines of single spacing between lines that follow each other
_EDGE = 3.0  # points between edges that are meant to be one
_CENTRED = 10.0  # points off the middle
_APART = 1.2  # lines between a header and text that it does not push down
_POINT = 1.5  # points between lines that begin pages alike
_BEFORE = 12.0  # points of space that may stand before a paragraph
_ENDS = ".;:"
_DARK = 0x40  # of 0xFF: no channel of black is lighter


_Key = tuple[str, int]
"""The text of a line, without its numbers, and its place down the page."""


class FreeSpace(NamedTuple):
    """Holds how wide the margins above and below are at the most, in points; None where no page shows it.

    `least_above` is how wide the one above is at the least.
    """

    above: float | None
    below: float | None
    least_above: float | None


class _Item(NamedTuple):
    """Holds a line of a page; `places` tells whether it stands in a column or a cell, whose place is that of the flow."""

    line: TextLine
    places: bool


def free_space(sides: Sequence[PageRegions], bounds: Extent) -> FreeSpace:
    """Returns the least that any of the pages leaves free; `bounds` are the edges of the text at the sides."""
    repeated = _repeated(sides)
    size = _body_size(sides)
    found = [_FlowOfPage(side, repeated, bounds, size) for side in sides]
    above = _least(page.above for page in found)
    least = _least(_pushed_down(upper, lower, bounds) for upper, lower in pairwise(sides))
    least = _begun_alike(sides, found) if least is None else least
    one_margin = above is None or least is None or least <= above  # else pages differ
    return FreeSpace(above, _least(page.below for page in found), least if one_margin else None)


def _pushed_down(upper: PageRegions, lower: PageRegions, bounds: Extent) -> float | None:
    """Returns how far down the text of a page surely must begin: a line that goes on from the page above says so.

    None where it does not go on, or where anything above may have pushed it down.
    """
    if not upper.lines or len(lower.lines) < 2:
        return None
    above, line, below = upper.lines[-1], lower.blocks[0], lower.lines[1]
    if not isinstance(line, TextLine) or abs(line.left - bounds.left) > _EDGE or not _goes_on(above, line, lower.lines):
        return None
    if not _is_free_above(lower, line) or above.right < bounds.right - _EDGE:
        return None
    return line.top - max(0.0, below.baseline - line.baseline - SINGLE * line.size) - _OVERHANG[0]


def _is_free_above(side: PageRegions, line: TextLine) -> bool:
    """Tells whether nothing in the margin above a line, no header and no picture, may have pushed it down."""
    heads = [*side.header, *([side.number.line] if side.number and side.number.at_head else [])]
    heads += [each for each in side.lines if each.baseline < line.baseline and is_lone_number(each)]
    apart = all(_lines_between(head, line) > _APART for head in heads)
    return apart and not any(each.top < line.top for each in side.page.images)


def _is_highest(side: PageRegions, line: TextLine) -> bool:
    """Tells whether nothing that the page shows, in the flow or not, stands above the line, but heads and boxes."""
    return all(item.line.top > line.top - _POINT for block in side.blocks for item in _items(block))


def _begun_alike(sides: Sequence[PageRegions], pages: Sequence[_FlowOfPage]) -> float | None:
    """Returns how far down the text surely begins where prose begins a page as high as the first begins, and none higher.

    Nothing but the margin makes letterhead and prose begin alike, give or take the space before a paragraph. Another
    letterhead says nothing: one office sets both as low.
    """
    begins = [(side, line) for side, page in zip(sides, pages, strict=True) if (line := page.first) is not None]
    if len(begins) < 2 or begins[0][0] is not sides[0]:
        return None
    top = begins[0][1].top
    alike = [(side, line) for side, line in begins[1:] if abs(line.top - top) <= _POINT and line in side.lines]
    free = all(_is_free_above(side, line) and _is_highest(side, line) for side, line in (begins[0], *alike))
    if not alike or not free or any(line.top < top - _POINT for _, line in begins):
        return None
    return top - _BEFORE


def _goes_on(above: TextLine, line: TextLine, lines: Sequence[TextLine]) -> bool:
    """Tells whether a line that begins a page at the left edge surely goes on from the page above.

    It does in the middle of a sentence, and where paragraphs are indented.
    """
    indented = sum(_EDGE < each.left - line.left < 3 * line.size for each in lines) > 1
    return line.text[:1].islower() or (indented and above.text.rstrip()[-1:] not in _ENDS)


def _least(free: Iterable[float | None]) -> float | None:
    return min((each for each in free if each is not None), default=None)


class _FlowOfPage:
    """Judges the lines of one page; it lives as long as one call of this module."""

    def __init__(self, side: PageRegions, repeated: frozenset[_Key], bounds: Extent, size: float) -> None:
        self._height, self._width = side.page.height, side.page.width
        self._bounds, self._size = bounds, size
        self._goes_on = side.page.number > 1  # above the letterhead marks stand at the left
        shown = [item for block in side.blocks for item in _items(block)]
        items = [item for item in shown if _key(item.line) not in repeated and _is_text(item.line)]
        self._items = sorted(items, key=_baseline)
        self._largest = max((item.line.size for item in items), default=0.0)
        self._notes = side.notes

    @property
    def first(self) -> TextLine | None:
        return next((line for line in self._flow(self._items, _SMALL, self._follows)), None)

    @property
    def above(self) -> float | None:
        first = self.first
        return None if first is None else first.top + self._overhang(first)

    @property
    def below(self) -> float | None:
        last = next(chain(reversed(self._notes), self._flow(self._items[::-1], _SMALLEST, self._is_followed)), None)
        return None if last is None else self._height - last.bottom + self._overhang(last)

    def _overhang(self, line: TextLine) -> float:
        """Returns how far the letters of the line may stand out of it: it may be set as closely as the nearest one."""
        others = [item.line for item in self._items if item.line.left < line.right and line.left < item.line.right]
        apart = [abs(other.baseline - line.baseline) for other in (*others, *self._notes) if other is not line]
        nearest = min((pitch for pitch in apart if pitch > _EDGE), default=0.0)
        return min(max(SINGLE * line.size - nearest, 0.0) + _OVERHANG[0], _OVERHANG[1])

    def _flow(self, items: Sequence[_Item], smaller: float, near: Callable[[TextLine], bool]) -> Iterator[TextLine]:
        for item in items:
            if self._is_placed(item, smaller) or (self._is_body(item.line) and near(item.line)):
                yield item.line

    def _is_placed(self, item: _Item, smaller: float) -> bool:
        return item.places and item.line.size > self._size - smaller

    def _is_body(self, line: TextLine) -> bool:
        """Tells whether the line is set as text is: in its size, long, or from its left edge, or in its middle."""
        if line.size <= self._size - _SMALLER:
            return False
        begins = self._goes_on and abs(line.left - self._bounds.left) < 3 * line.size
        return line.width > _LONG * self._width or begins or abs(line.centre - self._bounds.centre) < _CENTRED

    def _follows(self, line: TextLine) -> bool:
        """Tells whether a line below follows this one closely."""
        low, high = line.baseline, line.baseline + self._reach(line)
        return any(0 < _lines_between(line, other.line) < _NEAR for other in self._within(low, high))

    def _is_followed(self, line: TextLine) -> bool:
        low, high = line.baseline - self._reach(line), line.baseline
        return any(0 < _lines_between(other.line, line) < _NEAR for other in self._within(low, high))

    def _reach(self, line: TextLine) -> float:
        """Returns how far from the line one may stand at the most that follows it closely."""
        return _NEAR * SINGLE * max(line.size, self._largest)

    def _within(self, low: float, high: float) -> Sequence[_Item]:
        """Returns the lines whose baselines are between these two, both included."""
        return self._items[bisect_left(self._items, low, key=_baseline) : bisect_right(self._items, high, key=_baseline)]


def _baseline(item: _Item) -> float:
    return item.line.baseline


def _lines_between(upper: TextLine, lower: TextLine) -> float:
    return (lower.baseline - upper.baseline) / (SINGLE * max(upper.size, lower.size))


def _items(block: TextBlock) -> Iterator[_Item]:
    match block:
        case TextLine():
            yield _Item(block, places=False)
        case TableLines():
            yield from (_Item(line, places=True) for row in block.rows for cell in row for line in cell.lines)
        case BoxLines():
            pass


def _is_text(line: TextLine) -> bool:
    """Tells whether it is no number alone, and no letter has a colour, as those of stamps have."""
    return not is_lone_number(line) and all(max(bytes.fromhex(piece.style.colour or "00")) <= _DARK for piece in line.pieces)


def _repeated(sides: Sequence[PageRegions]) -> frozenset[_Key]:
    """Returns what several pages show in one place."""
    counted = Counter(key for side in sides for key in {_key(item.line) for block in side.blocks for item in _items(block)})
    return frozenset(key for key, count in counted.items() if count >= _PAGES)


def _body_size(sides: Sequence[PageRegions]) -> float:
    """Returns the size of most letters."""
    counted: Counter[float] = Counter()
    for side in sides:
        for item in (item for block in side.blocks for item in _items(block)):
            counted[round(item.line.size, 1)] += len(item.line.text)
    return max(counted, key=lambda size: (counted[size], size), default=0.0)


def _key(line: TextLine) -> _Key:
    return re.sub(r"\d+", "0", line.text.strip()), round(line.baseline / _EDGE)
