"""Finds charts by their axes: even parallel lines, and at the ends of them numbers that count in one direction.

What stands in a chart is part of a picture and no text of the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.content import PageStroke
from decree30_lint.formats.pdf.layout.rows.row import TextRow, part_of
from decree30_lint.formats.pdf.layout.words.word import Word

_SAME = 1.0  # points by which the ends of the lines differ, and the steps between them
_FEWEST = 3  # lines with numbers: two may be chance
_MIDDLE = 0.35  # ems above the baseline: the middle of a digit
_LEVEL, _FAR = 3.0, 30.0  # points between a number and the line that it belongs to: across it, and along it
_SMALLER = 0.85  # of the size of the text: letters that are no text
_WIDEST = 0.95  # of the page: a wider frame is one of the page
_NUMBER = re.compile(r"[-−]?\d+(?:[.,]\d+)*%?")


class ChartArea(NamedTuple):
    """Holds a part of the page, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def around(self, other: ChartArea) -> ChartArea:
        return ChartArea(*map(min, self[:2], other[:2]), *map(max, self[2:], other[2:]))

    def holds(self, left: float, right: float, y: float) -> bool:
        return self.left <= left and right <= self.right and self.top <= y <= self.bottom


class _Axis(NamedTuple):
    """Holds lines at even steps; `upright` tells their direction."""

    lines: Sequence[PageStroke]
    upright: bool

    @property
    def area(self) -> ChartArea:
        first, last = self.lines[0], self.lines[-1]
        return ChartArea(first.left, first.top, last.right, last.bottom)


def charts_of(rules: Sequence[PageStroke], rows: Sequence[TextRow], width: float) -> list[ChartArea]:
    """Returns the areas of charts on a page, which is `width` wide; one that a frame holds reaches as far as that."""
    found = []
    for axis in _axes(rules):
        labels = _labels(axis, rows)
        if len(labels) >= _FEWEST and _counts(labels, axis.upright):
            area = _around(axis.area, labels)
            found.append(_frame(area, rules, width) or _grown(area, rows))
    return found


def without_charts(rows: Sequence[TextRow], charts: Sequence[ChartArea]) -> list[TextRow]:
    """Returns the rows without the words that stand in charts."""
    if not charts:
        return list(rows)
    kept = [(row, [word for word in row.words if not _is_inside(row, word, charts)]) for row in rows]
    return [row if len(words) == len(row.words) else part_of(row, words) for row, words in kept if words]


def drawn_in(charts: Sequence[ChartArea], rules: Iterable[PageStroke]) -> list[PageStroke]:
    """Returns the lines that draw the charts."""
    return [r for r in rules if any(area.holds(r.left, r.right, (r.top + r.bottom) / 2) for area in charts)]


def _is_inside(row: TextRow, word: Word, charts: Sequence[ChartArea]) -> bool:
    return any(area.holds(word.left, word.right, row.baseline - _MIDDLE * row.size) for area in charts)


def _axes(rules: Sequence[PageStroke]) -> Iterator[_Axis]:
    """Yields the sets of parallel lines that begin and end together, at even steps."""
    groups: dict[tuple[bool, int, int], list[PageStroke]] = {}
    for rule in sorted(rules, key=lambda r: (r.left, r.top)):
        upright = rule.bottom - rule.top > rule.right - rule.left
        ends = (rule.top, rule.bottom) if upright else (rule.left, rule.right)
        if ends[1] - ends[0] > _FAR:
            groups.setdefault((upright, round(ends[0]), round(ends[1])), []).append(rule)
    for (upright, *_), lines in groups.items():
        once = list({round(_place(line, upright)): line for line in lines}.values())
        once.sort(key=lambda line: _place(line, upright))
        steps = [_place(b, upright) - _place(a, upright) for a, b in pairwise(once)]
        if len(once) >= _FEWEST and max(steps) - min(steps) < 2 * _SAME:
            yield _Axis(once, upright)


def _place(rule: PageStroke, upright: bool) -> float:
    return (rule.left + rule.right) / 2 if upright else (rule.top + rule.bottom) / 2


def _labels(axis: _Axis, rows: Sequence[TextRow]) -> list[tuple[TextRow, Word]]:
    """Returns the numbers at the ends of the lines, in the order of these."""
    numbers = [(row, word) for row in rows for word in row.words if _NUMBER.fullmatch(_text(word))]
    found = (next((n for n in numbers if _belongs(n, line, axis.upright)), None) for line in axis.lines)
    return [number for number in found if number is not None]


def _belongs(number: tuple[TextRow, Word], line: PageStroke, upright: bool) -> bool:
    row, word = number
    middle = row.baseline - _MIDDLE * row.size
    if upright:
        beside = abs((word.left + word.right) / 2 - _place(line, upright)) < _LEVEL
        return beside and (0 < middle - line.bottom < _FAR or 0 < line.top - middle < _FAR)
    outside = -_SAME < line.left - word.right < _FAR or -_SAME < word.left - line.right < _FAR
    return outside and abs(middle - _place(line, upright)) < _LEVEL


def _counts(labels: Sequence[tuple[TextRow, Word]], upright: bool) -> bool:
    """Tells whether the numbers grow to the right, or upwards."""
    values = [float(re.sub(r"[^\d-]", "", _text(word).replace("−", "-"))) for _, word in labels]
    return all(a < b if upright else a > b for a, b in pairwise(values))


def _text(word: Word) -> str:
    return "".join([glyph.text for glyph in word.glyphs])


def _around(area: ChartArea, labels: Iterable[tuple[TextRow, Word]]) -> ChartArea:
    for row, word in labels:
        area = area.around(ChartArea(word.left, row.baseline - row.size, word.right, row.baseline))
    return area


def _frame(area: ChartArea, rules: Sequence[PageStroke], width: float) -> ChartArea | None:
    """Returns the smallest frame around the area, None if there is none."""
    sides = [r for r in rules if r.top <= area.top and area.bottom <= r.bottom and r.bottom - r.top > r.right - r.left]
    lefts, rights = [r for r in sides if r.right <= area.left], [r for r in sides if area.right <= r.left]
    pairs = [(a, b) for a in lefts for b in rights if abs(a.top - b.top) + abs(a.bottom - b.bottom) < 2 * _SAME]
    frames = [ChartArea(a.left, a.top, b.right, b.bottom) for a, b in pairs if b.right - a.left < _WIDEST * width]
    return min(frames, key=lambda frame: frame.right - frame.left, default=None)


def _grown(area: ChartArea, rows: Sequence[TextRow]) -> ChartArea:
    """Returns the area with the rows beside, right above and right below it whose letters are not those of the text."""
    usual = Counter(_look(row) for row in rows for _ in row.words).most_common(1)[0][0]
    others = [row for row in rows if _look(row)[0] != usual[0] or row.size < _SMALLER * usual[1]]
    for row in (*others, *reversed(others)):
        beside = area.top < row.baseline < area.bottom
        near = area.top - _FAR < row.baseline < area.bottom + _FAR
        if beside or (near and area.left - _FAR < row.left and row.right < area.right + _FAR):
            area = area.around(ChartArea(row.left, row.baseline - row.size, row.right, row.baseline))
    return area


def _look(row: TextRow) -> tuple[str | None, float]:
    return row.words[0].glyphs[0].style.family, round(row.size)
