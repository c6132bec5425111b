"""Finds tables with visible lines, and boxes around a few words, by the lines that cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.content import PageStroke
from decree30_lint.formats.pdf.layout.rows.row import ASCENT, TextRow, part_of
from decree30_lint.formats.pdf.layout.words.word import Word

_TOUCHING = 2.5  # points between the ends of lines that meet
_SAME = 2.0  # points between edges that are one
_BEYOND = 6.0  # points by which one line goes on where another ends
_TALL = 7.0  # points: a vertical line that may be the side of a cell
_MOST = 3_000  # different lines of a page: more are a drawing


class RuledGrid(NamedTuple):
    """Holds the edges of columns and rows; `rules` are the lines that draw it."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: tuple[PageStroke, ...]

    @property
    def one_cell(self) -> bool:
        """Tells whether the grid is a box."""
        return len(self.xs) == 2 and len(self.ys) == 2


class RuledCell(NamedTuple):
    """Holds the rows of words within a cell, and its edges.

    `column` counts from 1; `span` is the number of columns it covers.
    """

    column: int
    span: int
    left: float
    right: float
    rows: tuple[TextRow, ...]


class FilledGrid(NamedTuple):
    """Holds a grid with its cells, row by row."""

    grid: RuledGrid
    cells: tuple[tuple[RuledCell, ...], ...]

    @property
    def top(self) -> float:
        """Returns the uppermost edge."""
        return self.grid.ys[0]

    @property
    def has_text(self) -> bool:
        """Tells whether words stand in any of its cells."""
        return any(cell.rows for row in self.cells for cell in row)


def grids_of(rules: Sequence[PageStroke], width: float, height: float) -> list[RuledGrid]:
    """Returns groups of crossing lines with at least two of each direction. A frame around the whole page is none."""
    grids = []
    for group in _groups(rules):
        upright, level = [r for r in group if _is_upright(r)], [r for r in group if not _is_upright(r)]
        xs, ys = _edges((r.left + r.right) / 2 for r in upright), _edges((r.top + r.bottom) / 2 for r in level)
        if len(xs) < 2 or len(ys) < 2:
            continue
        grid = RuledGrid(xs, ys, tuple(group))
        if not (grid.one_cell and xs[-1] - xs[0] > 0.7 * width and ys[-1] - ys[0] > 0.6 * height):
            grids.append(grid)
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return grids


def _is_upright(rule: PageStroke) -> bool:
    return rule.bottom - rule.top > rule.right - rule.left


def _groups(rules: Sequence[PageStroke]) -> Iterator[list[PageStroke]]:
    """Yields lines that touch each other, directly or through others."""
    drawn: dict[tuple[float, ...], list[PageStroke]] = {}
    for rule in rules:
        drawn.setdefault((rule.left, rule.right, rule.top, rule.bottom), []).append(rule)
    once = [copies[0] for copies in drawn.values()]
    upright = [r for r in once if _is_upright(r) and r.bottom - r.top >= _TALL]
    if len(upright) < 2 or len(once) > _MOST:
        return
    level = [r for r in once if not _is_upright(r)]
    parent = {id(r): id(r) for r in (*upright, *level)}

    def root(rule: PageStroke) -> int:
        at = id(rule)
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    for one, other in _touching(upright, level):
        parent[root(one)] = root(other)
    groups: dict[int, list[PageStroke]] = {}
    for rule in (*upright, *level):
        groups.setdefault(root(rule), []).extend(drawn[rule.left, rule.right, rule.top, rule.bottom])
    yield from groups.values()


def _touching(upright: Sequence[PageStroke], level: Sequence[PageStroke]) -> Iterator[tuple[PageStroke, PageStroke]]:
    level = sorted(level, key=lambda r: r.top)
    tops = [r.top for r in level]
    thickest = max((r.bottom - r.top for r in level), default=0.0)
    for one in upright:
        low = bisect_left(tops, one.top - thickest - _TOUCHING)
        near = level[low : bisect_right(tops, one.bottom + _TOUCHING)]
        yield from ((one, other) for other in _crossed(one, near))
    for line, other in pairwise(sorted(upright, key=lambda r: (r.left, r.top))):
        if _meet(line, other):
            yield line, other
    for line, other in pairwise(level):
        if _meet(line, other) and _goes_on(line, other):
            yield line, other


def _crossed(upright: PageStroke, level: Sequence[PageStroke]) -> list[PageStroke]:
    """Returns those of the level lines that meet the upright one.

    Without those of a box on which the box with the upright line only stands.
    """
    met = [other for other in level if _meet(upright, other)]
    own = [other for other in met if min(abs(other.left - upright.left), abs(other.right - upright.right)) <= _SAME]
    tops = [other.top for other in own]
    found = []
    for line in met:
        beside = own[bisect_left(tops, line.top - _TOUCHING) : bisect_right(tops, line.top + _TOUCHING)]
        if not any(_stands_on(other, line) for other in beside):
            found.append(line)
    return found


def _stands_on(edge: PageStroke, line: PageStroke) -> bool:
    """Tells whether the edge of a box lies against a line that goes on at both sides of it."""
    near = abs(edge.top - line.top) <= _TOUCHING
    return near and line.left < edge.left - _BEYOND and line.right > edge.right + _BEYOND


def _goes_on(one: PageStroke, other: PageStroke) -> bool:
    """Tells whether two level lines are pieces of one, or one drawn twice: not two lines close to each other."""
    if abs((one.top + one.bottom) - (other.top + other.bottom)) > 2 * _SAME:
        return False
    shared = min(one.right, other.right) - max(one.left, other.left)
    same = abs(one.left - other.left) <= _BEYOND and abs(one.right - other.right) <= _BEYOND
    return same or shared <= _BEYOND


def _meet(one: PageStroke, other: PageStroke) -> bool:
    return (
        one.left <= other.right + _TOUCHING
        and other.left <= one.right + _TOUCHING
        and one.top <= other.bottom + _TOUCHING
        and other.top <= one.bottom + _TOUCHING
    )


def _edges(places: Iterable[float]) -> tuple[float, ...]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SAME:
            found.append(place)
    return tuple(found)


def filled(grid: RuledGrid, rows: Sequence[TextRow]) -> tuple[FilledGrid, list[TextRow]]:
    """Returns the grid with the rows of words that stand in it, cell by cell, and the rows that do not."""
    inside: dict[tuple[int, int], list[TextRow]] = {}
    left_over = []
    bounds = _bounds(grid)
    for row in rows:
        middle = row.baseline - ASCENT * row.size / 2
        if not grid.ys[0] - 1 <= middle <= grid.ys[-1] + 1:
            left_over.append(row)
            continue
        down = _index(grid.ys, middle)
        own = [word for word in row.words if grid.xs[0] - 1 <= (word.left + word.right) / 2 <= grid.xs[-1] + 1]
        if len(own) < len(row.words):
            inner = set(map(id, own))
            left_over.append(part_of(row, [word for word in row.words if id(word) not in inner]))
        for column, words in _by_column(grid, bounds[down], own):
            inside.setdefault((down, column), []).append(part_of(row, words))
    cells = tuple(tuple(_cells(grid, down, own_bounds, inside)) for down, own_bounds in enumerate(bounds))
    return FilledGrid(grid, cells), left_over


def _index(edges: Sequence[float], place: float) -> int:
    return max(0, min(bisect_right(edges, place) - 1, len(edges) - 2))


def _by_column(grid: RuledGrid, bounds: Sequence[float], words: Sequence[Word]) -> Iterator[tuple[int, list[Word]]]:
    found: dict[int, list[Word]] = {}
    for word in words:
        column = _index(bounds, (word.left + word.right) / 2)
        found.setdefault(grid.xs.index(bounds[column]), []).append(word)
    yield from sorted(found.items())


def _bounds(grid: RuledGrid) -> list[list[float]]:
    """Returns, row by row, the edges that really divide its cells: where no line stands, cells are merged."""
    upright = [((rule.left + rule.right) / 2, rule.top, rule.bottom) for rule in grid.rules if _is_upright(rule)]
    lines = {x: [(top, bottom) for at, top, bottom in upright if abs(at - x) <= _SAME] for x in grid.xs}
    found = []
    for above, below in pairwise(grid.ys):
        middle = (above + below) / 2
        drawn = [x for x in grid.xs if any(top - _SAME <= middle <= bottom + _SAME for top, bottom in lines[x])]
        found.append(sorted({grid.xs[0], *drawn, grid.xs[-1]}))
    return found


def _cells(
    grid: RuledGrid, down: int, bounds: Sequence[float], inside: dict[tuple[int, int], list[TextRow]]
) -> Iterator[RuledCell]:
    for left, right in pairwise(bounds):
        column = grid.xs.index(left)
        span = grid.xs.index(right) - column
        yield RuledCell(column + 1, span, left, right, tuple(inside.get((down, column), ())))
