"""Finds tables that show no lines: rows of three cells and more, one below the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.rows.row import TextRow, part_of

_CellBounds = tuple[float, float, float]
"""Left edge, middle, right edge."""

_UNDER = 4.0  # points
_CELL = 1.3  # ems that part two cells
_MANY, _TABLE, _BETWEEN = 3, 3, 4  # columns, rows that show them, and how many rows further the next may be


class Unruled(NamedTuple):
    """Holds the rows of a table that shows no lines, each cut into its cells."""

    rows: tuple[tuple[TextRow, ...], ...]

    @property
    def top(self) -> float:
        """Returns the baseline of its first row."""
        return self.rows[0][0].baseline


def unruled_in(rows: Sequence[TextRow]) -> Iterator[tuple[int, int]]:
    """Yields where such tables begin and end, as half-open ranges of rows."""
    many = [at for at, row in enumerate(rows) if len(_cuts(row)) + 1 >= _MANY]
    run: list[int] = []
    for at in many:
        if run and (at - run[-1] > _BETWEEN or not _continues_table([rows[row] for row in run], rows[at])):
            yield from _long(run)
            run = []
        run.append(at)
    yield from _long(run)


def _long(run: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(run) >= _TABLE:
        yield run[0], run[-1] + 1


def _continues_table(table: Sequence[TextRow], below: TextRow) -> bool:
    """Tells whether the row belongs to the table above it.

    Where a table is certain, one cell under another will do: names of different lengths stand in it.
    """
    if len(table) < _TABLE:
        return _aligned(table[-1], below)
    others = [_edges(cell) for row in table[-_BETWEEN:] for cell in cells_of(row)]
    return any(_stands_under(_edges(cell), others) for cell in cells_of(below)[1:])


def _aligned(above: TextRow, below: TextRow) -> bool:
    """Tells whether at least two cells stand under others.

    Prose with blanks to be filled in has gaps anywhere, and only begins alike.
    """
    others = [_edges(cell) for cell in cells_of(above)]
    first, *rest = (_edges(cell) for cell in cells_of(below))
    begins_only = all(abs(a - b) > _UNDER for a, b in zip(first[1:], others[0][1:], strict=True))
    return sum(_stands_under(own, others) for own in rest) + (not begins_only) > 1


def _stands_under(own: _CellBounds, others: Sequence[_CellBounds]) -> bool:
    return any(abs(a - b) <= _UNDER for other in others for a, b in zip(own, other, strict=True))


def _edges(cell: TextRow) -> _CellBounds:
    return cell.left, cell.centre, cell.right


def cells_of(row: TextRow) -> list[TextRow]:
    """Returns the cells of a row."""
    return [part_of(row, row.words[begin:end]) for begin, end in pairwise([0, *_cuts(row), len(row.words)])]


def _cuts(row: TextRow) -> list[int]:
    """Returns the words before which the row has a wide gap."""
    return [at for at, (a, b) in enumerate(pairwise(row.words), start=1) if b.left - a.right >= _CELL * row.size]
