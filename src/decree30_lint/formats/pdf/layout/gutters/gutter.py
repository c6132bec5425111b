"""Finds the strip of a page between two columns, and what stands on both sides of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.rows.row import TextRow
from decree30_lint.formats.pdf.layout.words.word import Word
from decree30_lint.model.place import Extent

_WIDE = 1.0  # ems: a gap in a row that may part two columns
_WIDER = 2.2  # times the other gaps of its row
_NARROW = 3.5  # points: a gutter is at least as wide
_ORDINARY = 0.28  # ems: a blank
_FOLLOWS = "/,.;:"  # signs with which no line begins: the room before them is a blank to be filled in
_BESIDE = 0.8  # ems between baselines of two lines that stand side by side in columns out of step


class Gutter(NamedTuple):
    """Holds the words of a row on both sides of a gutter, and what they leave of it."""

    left: Sequence[Word]
    right: Sequence[Word]
    extent: Extent


def gaps_of(row: TextRow) -> list[Extent]:
    """Returns the gaps between the words of the row."""
    return [Extent.of(a.right, b.left) for a, b in pairwise(row.words)]


def gutter_candidates(rows: Sequence[TextRow], at: int) -> Iterator[Extent]:
    """Yields gutters that may begin at this row.

    It is a wide gap within the row, or the space beside a row that stands half a line lower.
    """
    row = rows[at]
    gaps = gaps_of(row)
    for gap in sorted((gap for gap in gaps if gap.width >= _WIDE * row.size), key=lambda gap: -gap.width):
        usual = _median([other.width for other in gaps if other is not gap], row)
        if gap.width >= _WIDER * min(usual, 0.6 * row.size):
            yield gap
    if at + 1 < len(rows) and are_beside(row, rows[at + 1]):
        between = _between(row, rows[at + 1])
        if between.width >= _NARROW:
            yield between


def are_beside(row: TextRow, below: TextRow) -> bool:
    """Tells whether the lines overlap in height."""
    return below.baseline - row.baseline < _BESIDE * min(row.size, below.size)


def _between(one: TextRow, other: TextRow) -> Extent:
    left, right = (one, other) if one.left < other.left else (other, one)
    return Extent.of(left.right, right.left)


def gutter_at(row: TextRow, gutter: Extent) -> Gutter | None:
    """Returns the gutter at this row, None if the row crosses it."""
    at, left_over = max(enumerate(_overlaps(row, gutter)), key=lambda pair: pair[1].width)
    if left_over.width < _NARROW:
        return None
    left, right = row.words[:at], row.words[at:]
    if left and right and (right[0].glyphs[0].text in _FOLLOWS or not _stands_out(row, right[0].left - left[-1].right)):
        return None
    return Gutter(left, right, left_over)


def _overlaps(row: TextRow, gutter: Extent) -> Iterator[Extent]:
    """Yields what the gutter shares with the space before each word, and with that behind the last."""
    edge: float = gutter.left
    for word in row.words:
        yield Extent.of(max(edge, gutter.left), min(word.left, gutter.right))
        edge = word.right
    yield Extent.of(max(edge, gutter.left), gutter.right)


def _stands_out(row: TextRow, width: float) -> bool:
    """Tells whether a gap is too wide to stand between words."""
    return width >= 1.5 * _median([gap.width for gap in gaps_of(row) if gap.width < width], row)


def _median(widths: Sequence[float], row: TextRow) -> float:
    """Returns the median of gaps of the row; where it has none, the width of a blank."""
    return sorted(widths)[len(widths) // 2] if widths else _ORDINARY * row.size
