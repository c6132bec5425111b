"""Puts the words of one baseline together as a row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.words.word import Word

ASCENT, DESCENT = 0.891, 0.216  # of Times New Roman, in ems


class TextRow(NamedTuple):
    """Holds words from left to right; `size` is that of most of its letters."""

    baseline: float
    size: float
    words: Sequence[Word]

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return self.words[-1].right

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


def rows_of(words: Iterable[Sequence[Word]]) -> list[TextRow]:
    """Returns the rows from top to bottom; `words` are those of each baseline from left to right."""
    return sorted(map(_row, words), key=lambda row: (row.baseline, row.left))


def part_of(row: TextRow, words: Sequence[Word]) -> TextRow:
    """Returns some of the row's words as a row of their own."""
    return TextRow(row.baseline, _size(words), words)


def _row(words: Sequence[Word]) -> TextRow:
    size = _size(words)
    baseline = next(g.baseline for word in words for g in word.glyphs if g.style.size == size)
    return TextRow(baseline, size, words)


def _size(words: Sequence[Word]) -> float:
    counted: dict[float, int] = {}
    for word in words:
        size = word.glyphs[0].style.size
        counted[size] = counted.get(size, 0) + len(word.glyphs)
    return max(counted, key=lambda size: (counted[size], size))
