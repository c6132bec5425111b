"""Finds the horizontal lines that are underlines of words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from decree30_lint.formats.pdf.content import PageStroke
from decree30_lint.formats.pdf.layout.rows.lines import LinePiece, TextLine

_UNDER = (-0.02, 0.155)  # ems below the baseline where an underline runs
_COVERED = 0.6  # of a piece's width
_OVER = 2.0  # points by which an underline may be longer than its words
_CENTRED = 3.0  # points
_SURELY = 0.01  # points: more than sums of such numbers are off

Rules = Mapping[int, Sequence[PageStroke]]
"""The horizontal lines by the number of their page, from the top down."""


def underlined(line: TextLine, piece: LinePiece, rules: Sequence[PageStroke]) -> bool:
    """Tells whether some of the lines, given from the top down, run along under most of the piece."""
    low = bisect_left(rules, line.baseline + _UNDER[0] * line.size - _SURELY, key=_top)
    high = bisect_right(rules, line.baseline + _UNDER[1] * line.size + _SURELY, key=_top)
    near = [rule for rule in rules[low:high] if _is_near(rule, line) and (_is_of(rule, piece) or not _is_inside(rule, line))]
    covered = sum(max(0.0, min(rule.right, piece.right) - max(rule.left, piece.left)) for rule in near)
    return covered >= _COVERED * max(piece.right - piece.left, 1.0)


def _top(rule: PageStroke) -> float:
    return rule.top


def underlines(rule: PageStroke, line: TextLine) -> bool:
    """Tells whether the line is an underline of words of `line`.

    It is as near as one, and under its words; one below the line's middle that begins and ends within it is a stroke that
    stands too high.
    """
    if not _is_near(rule, line) or rule.right > line.right + _OVER or rule.left < line.left - _OVER:
        return False
    return not _is_inside(rule, line) or any(_is_of(rule, piece) for piece in line.pieces)


def _is_inside(rule: PageStroke, line: TextLine) -> bool:
    """Tells whether the line is shorter than the text at both ends, and centred under it."""
    shorter = min(rule.left - line.left, line.right - rule.right) > _OVER
    return shorter and abs((rule.left + rule.right) / 2 - line.centre) <= _CENTRED


def _is_of(rule: PageStroke, piece: LinePiece) -> bool:
    """Tells whether the line is as long as the piece."""
    return abs(rule.left - piece.left) <= _OVER and abs(rule.right - piece.right) <= _OVER


def _is_near(rule: PageStroke, line: TextLine) -> bool:
    return _UNDER[0] * line.size <= rule.top - line.baseline <= _UNDER[1] * line.size
