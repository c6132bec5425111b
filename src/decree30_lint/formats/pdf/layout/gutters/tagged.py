"""Takes tables out of the rows of a page where its tags say so, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.gutters.grids import RuledCell
from decree30_lint.formats.pdf.layout.rows.row import TextRow, part_of
from decree30_lint.formats.pdf.layout.words.word import Word
from decree30_lint.formats.pdf.tags.tree import TaggedCell

_BESIDE = 8.0  # ems from a word without tags to those of its line
_LEVEL = 0.5  # ems by which such a word may stand higher than the cell's first line

_RowAndColumn = tuple[int, int]
"""Row and column, from 1."""


class TaggedTable(NamedTuple):
    """Holds the cells of a table, row by row; those that show nothing are among them where their column shows something."""

    cells: tuple[tuple[RuledCell, ...], ...]

    @property
    def top(self) -> float:
        """Returns the uppermost baseline."""
        return min(row.baseline for cells in self.cells for cell in cells for row in cell.rows)

    @property
    def bottom(self) -> float:
        """Returns the lowest baseline."""
        return max(row.baseline for cells in self.cells for cell in cells for row in cell.rows)


class _CellRows(NamedTuple):
    """Holds the rows of words of each cell of a table."""

    rows: dict[_RowAndColumn, list[TextRow]]

    def add(self, place: _RowAndColumn, row: TextRow, words: Sequence[Word]) -> None:
        self.rows.setdefault(place, []).append(part_of(row, words))


def tagged_tables(rows: Sequence[TextRow]) -> tuple[list[TaggedTable], list[TextRow]]:
    """Returns the tables that tags make, and the rows of words that stand in none of them.

    Cells of which no two stand side by side are no table. Of one that goes on overleaf, a page may show a single column.
    """
    shown = _with_columns(rows)
    tables: dict[int, _CellRows] = {}
    left_over: list[TextRow] = []
    for row in rows:
        rest: list[Word] = []
        for cell, words in _by_cell(row):
            if cell is None or cell.table not in shown:
                rest += words
            else:
                tables.setdefault(cell.table, _CellRows({})).add((cell.row, cell.column), row, words)
        left_over += [part_of(row, rest)] if rest else []
    found = [_TableCells(words.rows) for words in tables.values()]
    apart = [row for row in left_over if not any(table.takes(row) for table in found)]
    return [table.table() for table in found], apart


def _with_columns(rows: Sequence[TextRow]) -> set[int]:
    """Returns the numbers of tables that show cells side by side."""
    found: dict[tuple[int, int], dict[int, list[TextRow]]] = {}
    for row in rows:
        for cell in {word.tag.cell for word in row.words if word.tag is not None}:
            if cell is not None:
                found.setdefault((cell.table, cell.row), {}).setdefault(cell.column, []).append(row)
    return {table for (table, _), cells in found.items() if _are_beside(cells.values())}


def _are_beside(cells: Iterable[Sequence[TextRow]]) -> bool:
    """Tells whether a cell of one row begins before another one ends: else they are lines below each other."""
    ordered = sorted(cells, key=lambda rows: rows[0].baseline)
    return any(low[0].baseline - _LEVEL * low[0].size < up[-1].baseline for up, low in pairwise(ordered))


def _by_cell(row: TextRow) -> Iterator[tuple[TaggedCell | None, list[Word]]]:
    """Yields the cells of a row with their words; a word without tags is in the cell of the nearest word."""
    found: dict[TaggedCell | None, list[Word]] = {}
    tagged = [word for word in row.words if word.tag is not None]
    for word in row.words:
        near = word if word.tag is not None else _nearest(word, tagged, row.size)
        found.setdefault(near and near.tag and near.tag.cell, []).append(word)
    yield from found.items()


def _nearest(word: Word, tagged: Iterable[Word], size: float) -> Word | None:
    near = min(tagged, key=lambda other: _gap(word, other), default=None)
    return near if near is not None and _gap(word, near) < _BESIDE * size else None


def _gap(one: Word, other: Word) -> float:
    return max(one.left - other.right, other.left - one.right)


class _TableCells:
    """Holds the rows of the cells of one table, and finds its columns."""

    def __init__(self, rows: dict[_RowAndColumn, list[TextRow]]) -> None:
        self._rows = rows
        self._columns = sorted({column for _, column in rows})
        self._edges = _edges(rows, self._columns)

    def takes(self, row: TextRow) -> bool:
        """Adds a row of words without tags, and tells whether it stands in the table: a stamped number, a day filled in."""
        if any(word.tag is not None for word in row.words) or not self._reaches(row):
            return False
        above = [at for at, _ in self._rows if self._first(at) <= row.baseline + _LEVEL * row.size]
        at = max(above, default=min(at for at, _ in self._rows))
        column = max((c for c in self._columns if self._edges[c][0] <= row.centre), default=self._columns[0])
        own = self._rows.setdefault((at, column), [])
        own.append(row)
        own.sort(key=lambda each: each.baseline)
        return True

    def _reaches(self, row: TextRow) -> bool:
        baselines = [own.baseline for rows in self._rows.values() for own in rows]
        return min(baselines) - _LEVEL * row.size <= row.baseline <= max(baselines) + 1

    def _first(self, at: int) -> float:
        return min(rows[0].baseline for (own, _), rows in self._rows.items() if own == at)

    def table(self) -> TaggedTable:
        return TaggedTable(tuple(tuple(self._cells(at)) for at in sorted({at for at, _ in self._rows})))

    def _cells(self, at: int) -> Iterator[RuledCell]:
        """Yields the cells of a row; one that reaches over columns in which the row shows nothing covers them."""
        covered = 0
        for place, column in enumerate(self._columns):
            if place < covered:
                continue
            rows = tuple(self._rows.get((at, column), ()))
            left, right = self._edges[column]
            covered = place + 1
            reach = max((row.right for row in rows), default=right)
            while (
                covered < len(self._columns)
                and not self._rows.get((at, self._columns[covered]))
                and (reach > self._edges[self._columns[covered]][0] + self._slack(covered))
            ):
                right = self._edges[self._columns[covered]][1]
                covered += 1
            yield RuledCell(place + 1, covered - place, left, right, rows)

    def _slack(self, place: int) -> float:
        """Returns how far into a column a text may hang over that is in the one before."""
        left, right = self._edges[self._columns[place]]
        return 0.2 * (right - left)


def _edges(rows: Mapping[_RowAndColumn, Sequence[TextRow]], columns: Sequence[int]) -> dict[int, tuple[float, float]]:
    """Returns where each column stands: neighbours meet in the middle between their texts."""
    shown = {column: [row for (_, own), found in rows.items() if own == column for row in found] for column in columns}
    lefts = {column: min(row.left for row in found) for column, found in shown.items()}
    rights = {column: max(row.right for row in found) for column, found in shown.items()}
    middles = [(rights[one] + lefts[other]) / 2 for one, other in pairwise(columns)]
    bounds = [lefts[columns[0]], *middles, max(rights.values())]
    return {column: (bounds[at], max(bounds[at], bounds[at + 1])) for at, column in enumerate(columns)}
