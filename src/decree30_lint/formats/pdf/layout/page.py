"""Lays out one page on its own: its lines, in the order in which they are read, and what else stands on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.content import Field, Glyph, Image, PageContent, PageStroke
from decree30_lint.formats.pdf.layout.columns import Columns, regions_of
from decree30_lint.formats.pdf.layout.grids import FilledGrid, RuledGrid, filled, grids_of
from decree30_lint.formats.pdf.layout.lines import TextLine, line_of
from decree30_lint.formats.pdf.layout.rows import Row, Word, rows_of
from decree30_lint.formats.pdf.layout.stamps import without_stamps
from decree30_lint.formats.pdf.layout.unruled import Unruled
from decree30_lint.model.place import Extent

_OF_ONE_LINE = 0.45  # ems between the baselines of a blank and of what a signature fills into it
_ACROSS, _THIN = 0.6, 4.0  # of the page's width, and points: a line that parts what stands above and below
_OVERLAP = 0.5  # ems by which it may stand over what is typed beside the blank
_RECIPIENTS = "Nơi nhận"
_BROKEN = 2.0  # ems between words of one row that hardly are of one line
_FULL = 4.0  # points from the right edge at which a line is full
_FILLED_IN = 24  # characters: what is longer was not meant for a blank


class CellLines(NamedTuple):
    """Holds a cell of a table: its column from 1, the columns it covers, its edges, its lines."""

    column: int
    span: int
    left: float
    right: float
    lines: tuple[TextLine, ...]


class TableLines(NamedTuple):
    """Holds columns side by side (one row, not ruled), or a table of data (ruled, though its lines may be invisible)."""

    rows: tuple[tuple[CellLines, ...], ...]
    ruled: bool
    top: float


class BoxLines(NamedTuple):
    """Holds a few words with a line around them."""

    left: float
    right: float
    top: float
    lines: tuple[TextLine, ...]


Region = TextLine | TableLines | BoxLines


class SignatureText(NamedTuple):
    """Holds what the appearance of a field shows, apart from what fills a blank of the text."""

    field: int
    lines: tuple[TextLine, ...]


class PageLayout(NamedTuple):
    """Holds the lines of a page; `rules` are those drawn lines that make no table."""

    number: int
    width: float
    height: float
    regions: tuple[Region, ...]
    rules: tuple[PageStroke, ...]
    images: tuple[Image, ...]
    fields: tuple[Field, ...]
    signed: tuple[SignatureText, ...]


def lay_out(page: PageContent, scanned: bool = False) -> PageLayout:
    """Returns what a page shows, without its glyphs. Invisible letters count on a scan only: there they say what it shows.

    Left out is what stands turned (a stamp, a mark across the page) or off the page, and what a signature's stamp says.
    """
    upright = [g for g in page.glyphs if g.style.angle == 0 and -2 < g.baseline < page.height + 20 and g.style.size > 0]
    typed = without_stamps([g for g in upright if g.style.field is None and (g.style.visible or scanned)])
    rows, signed = _with_fields(rows_of(typed), [g for g in upright if g.style.field is not None], page.number)
    own = [rule for rule in page.rules if rule.field is None]
    grids = grids_of(own, page.width, page.height)
    drawn = {id(rule) for grid in grids for rule in grid.rules}
    return PageLayout(
        page.number,
        page.width,
        page.height,
        tuple(_regions(rows, grids, page)),
        tuple(rule for rule in own if id(rule) not in drawn and rule.right - rule.left > rule.bottom - rule.top),
        tuple(page.images),
        tuple(page.fields),
        tuple(signed),
    )


def _with_fields(rows: list[Row], glyphs: Sequence[Glyph], page: int) -> tuple[list[Row], list[SignatureText]]:
    """Joins numbers and days that a signature writes into blanks of the text to its rows; returns the rest apart."""
    by_field: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        assert glyph.style.field is not None
        by_field.setdefault(glyph.style.field, []).append(glyph)
    joined: dict[int, list[Word]] = {}
    signed = []
    for field, own in by_field.items():
        lines = rows_of(own)
        host = _host(rows, lines)
        if host is None:
            signed += [SignatureText(field, tuple(line_of(line, page) for line in lines))] if lines else []
        else:
            joined.setdefault(host, []).extend(lines[0].words)
    for at, added in joined.items():
        rows[at] = _joined(rows[at], added)
    return rows, signed


def _host(rows: Sequence[Row], lines: Sequence[Row]) -> int | None:
    """Returns the row of the page in whose blank the one line of a field stands, None if there is none."""
    if len(lines) != 1:
        return None
    (line,) = lines
    if sum(len(word.glyphs) for word in line.words) > _FILLED_IN:
        return None
    near = [at for at, row in enumerate(rows) if abs(row.baseline - line.baseline) <= _OF_ONE_LINE * row.size]
    fitting = [at for at in near if _has_room(rows[at], line)]
    return min(fitting, key=lambda at: abs(rows[at].baseline - line.baseline), default=None)


def _has_room(row: Row, line: Row) -> bool:
    """Tells whether the field's text may stand in a blank of the row.

    Hardly anything may be typed there, and the row's words must be near enough to be one line with it.
    """
    slack = _OVERLAP * line.size
    if any(w.left < line.right - slack and line.left + slack < w.right for w in row.words):
        return False
    return any(abs(w.right - line.left) < 8 * row.size or abs(line.right - w.left) < 8 * row.size for w in row.words)


def _joined(row: Row, added: Sequence[Word]) -> Row:
    """Returns the row with the field's words between its own, by their middles: they may overlap a little."""
    level = [word._replace(glyphs=[g._replace(baseline=row.baseline) for g in word.glyphs]) for word in added]
    return row._replace(words=sorted((*row.words, *level), key=lambda word: word.left + word.right))


def _regions(rows: list[Row], grids: Sequence[RuledGrid], page: PageContent) -> list[Region]:
    found: list[tuple[float, Region]] = []
    for grid in grids:
        cells, rows = filled(grid, rows)
        found += [(region.top, region) for region in _of_grid(cells, page.number)]
    bars = [r.top for r in page.rules if r.right - r.left > _ACROSS * page.width and r.bottom - r.top < _THIN]
    for region in regions_of(rows, _sheet(rows, page.width), bars):
        if isinstance(region, Columns):
            found += [(part.top, _side_by_side(part, page)) for part in _head_and_closing(region)]
        elif isinstance(region, Unruled):
            found.append((region.rows[0][0].baseline, _unruled(region, page.number)))
        else:
            found.append((region.baseline, line_of(region, page.number)))
    found.sort(key=lambda pair: pair[0])
    return [region for _, region in found]


def _sheet(rows: Sequence[Row], width: float) -> Extent:
    """Returns the extent of the text: from where lines that run on begin, as far as they reach."""
    long = [row for row in rows if row.right - row.left > width / 2 and not _is_broken(row)]
    if not long:
        return Extent.of(0.13 * width, 0.92 * width)
    rights = sorted(row.right for row in long)
    right = max((b for a, b in pairwise(rights) if b - a < _FULL), default=rights[-1])
    continued = [low.left for up, low in pairwise(rows) if up.right > right - _FULL and _runs_on(up, low, width)]
    lefts = Counter(round(left) for left in continued or [row.left for row in long])
    return Extent.of(min((left for left in lefts if lefts[left] > 1), default=min(lefts)), right)


def _is_broken(row: Row) -> bool:
    """Tells whether the row may be two lines of two columns."""
    return any(other.left - word.right > _BROKEN * row.size for word, other in pairwise(row.words))


def _runs_on(above: Row, below: Row, width: float) -> bool:
    return above.right - above.left > width / 2 and below.baseline - above.baseline < 2 * below.size


def _head_and_closing(columns: Columns) -> list[Columns]:
    """Returns a letterhead and its closing as two pairs of columns.

    A copy's block has nothing between them.
    """
    label = next((row for row in columns.left[1:] if line_of(row, 0).text.startswith(_RECIPIENTS)), None)
    if label is None:
        return [columns]
    cut = label.baseline - label.size
    upper = Columns(*_rows_above(columns, cut), columns.gutter)
    lower = Columns(
        tuple(row for row in columns.left if row not in upper.left),
        tuple(row for row in columns.right if row not in upper.right),
        columns.gutter,
    )
    return [upper, lower] if upper.right and lower.right else [columns]


def _rows_above(columns: Columns, cut: float) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    left, right = (tuple(row for row in side if row.baseline < cut) for side in (columns.left, columns.right))
    return left, right


def _side_by_side(columns: Columns, page: PageContent) -> TableLines:
    middle = (columns.gutter.left + columns.gutter.right) / 2
    left, right = ([line_of(row, page.number) for row in side] for side in (columns.left, columns.right))
    edges = min(line.left for line in left), max(line.right for line in right)
    cells = (CellLines(1, 1, edges[0], middle, tuple(left)), CellLines(2, 1, middle, edges[1], tuple(right)))
    return TableLines((cells,), False, columns.top)


def _unruled(table: Unruled, page: int) -> TableLines:
    def cell(at: int, row: Row) -> CellLines:
        return CellLines(at, 1, row.left, row.right, (line_of(row, page),))

    rows = tuple(tuple(cell(at, part) for at, part in enumerate(row, start=1)) for row in table.rows)
    return TableLines(rows, True, table.rows[0][0].baseline)


def _of_grid(grid: FilledGrid, page: int) -> list[Region]:
    rows = tuple(
        tuple(CellLines(c.column, c.span, c.left, c.right, tuple(line_of(r, page) for r in c.rows)) for c in row)
        for row in grid.cells
    )
    if not any(cell.lines for row in rows for cell in row):
        return []
    if grid.grid.one_cell:
        cell = rows[0][0]
        return [BoxLines(cell.left, cell.right, grid.top, cell.lines)]
    return [TableLines(rows, True, grid.top)]
