"""Tells whether the lines of a text are ragged, and between which bounds its right margin then is.

Lines that are set from the left end where the next word has no room: the longest of them may end at one place by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.rows.lines import TextLine

_LONG = 0.5  # of the page's width: lines that show the margins
_ENOUGH = 3  # lines that run on: fewer tell nothing
_NEXT = 2.2  # ems from baseline to baseline
_FULL = 2.5  # points from the right margin at which a line is full
_POINT = 1.6
_INDENTED = 6.0  # points by which a first line stands further in, at least
_ENDS = ".;:!?"
_BLANK = 0.25  # ems
_WIDER = 1.2  # times as wide a word may be as its share of the letters


class RaggedRight(NamedTuple):
    """Holds the left edge of ragged text, how far to the right its lines reach, and where its room surely ends."""

    left: float
    reached: float
    ends_before: float


def is_ragged(lines: Sequence[TextLine], width: float, right: float) -> bool:
    """Tells whether half of the lines that surely run on end elsewhere than at `right`, on a page `width` wide."""
    above = [upper for upper, _ in _running_on(lines, width)]
    full = sum(abs(line.right - right) < _FULL for line in above)
    return len(above) >= _ENOUGH and 2 * full <= len(above)


def ragged_right(lines: Sequence[TextLine], width: float) -> RaggedRight | None:
    """Returns between which bounds the right edge of ragged text is; None where too few lines surely run on."""
    pairs = _running_on(lines, width)
    if len(pairs) < _ENOUGH:
        return None
    reached = max(line.right for line in lines if line.width > _LONG * width)
    ends = min(upper.right + _BLANK * line.size + _WIDER * _first_word(line) for upper, line in pairs)
    return RaggedRight(pairs[0][1].left, reached, max(reached, ends))


def shows_left(lines: Sequence[TextLine], left: float, width: float) -> bool:
    """Tells whether a sentence goes on at `left` below a first line that is indented: there the text has its edge."""
    below = (line for upper, line in pairwise(lines) if _goes_on(upper, line, width) and line.left < upper.left - _INDENTED)
    return any(abs(line.left - left) <= _POINT for line in below)


def outermost(places: Sequence[float], enough: int) -> float | None:
    """Returns the lowest place where so many lines stand, give or take a point; None if there is none."""
    ordered = sorted(places)
    for at, place in enumerate(ordered):
        near = [other for other in ordered[at:] if other - place <= _POINT]
        if len(near) >= enough:
            return near[len(near) // 2]
    return None


def _running_on(lines: Sequence[TextLine], width: float) -> list[tuple[TextLine, TextLine]]:
    """Returns long lines with the one that goes on with their sentence at the left edge."""
    pairs = [(upper, line) for upper, line in pairwise(lines) if _goes_on(upper, line, width)]
    left = outermost([line.left for _, line in pairs], _ENOUGH)
    return [] if left is None else [pair for pair in pairs if abs(pair[1].left - left) <= _POINT]


def _goes_on(upper: TextLine, line: TextLine, width: float) -> bool:
    near = upper.page == line.page and 0 < line.baseline - upper.baseline < _NEXT * line.size
    ended = upper.text.rstrip()[-1:] in _ENDS
    alike = abs(upper.size - line.size) < 1 and line.left < upper.left + _POINT and upper.width > _LONG * width
    return near and alike and not ended and line.text[:1].islower()


def _first_word(line: TextLine) -> float:
    """Returns about how wide the line's first word is, in points."""
    piece = line.pieces[0]
    word = piece.text.split(" ", 1)[0]
    return (piece.right - piece.left) * len(word) / max(len(piece.text.rstrip()), 1)
