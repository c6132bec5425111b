"""Makes the blocks of one page of its cut rows: lines of text, tables, boxes, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.content import FormField, Image, PageContent, PageStroke
from decree30_lint.formats.pdf.layout.gutters.columns import Columns
from decree30_lint.formats.pdf.layout.gutters.grids import FilledGrid, RuledCell
from decree30_lint.formats.pdf.layout.gutters.row_regions import RowRegion, RowRegions
from decree30_lint.formats.pdf.layout.gutters.tagged import TaggedTable
from decree30_lint.formats.pdf.layout.gutters.unruled import Unruled
from decree30_lint.formats.pdf.layout.rows.lines import TextLine, line_of
from decree30_lint.formats.pdf.layout.rows.page_rows import SignedRows
from decree30_lint.formats.pdf.layout.rows.row import TextRow


class CellLines(NamedTuple):
    """Holds a cell of a table: its column from 1, the columns it covers, its edges, its lines."""

    column: int
    span: int
    left: float
    right: float
    lines: tuple[TextLine, ...]


class TableLines(NamedTuple):
    """Holds columns side by side (not ruled, one row unless tags made it), or a table of data (ruled, perhaps invisibly)."""

    rows: tuple[tuple[CellLines, ...], ...]
    ruled: bool
    top: float


class BoxLines(NamedTuple):
    """Holds a few words with a line around them."""

    left: float
    right: float
    top: float
    lines: tuple[TextLine, ...]


TextBlock = TextLine | TableLines | BoxLines


class SignatureFieldText(NamedTuple):
    """Holds what the appearance of a field shows, apart from what fills a blank of the text."""

    field: int
    lines: tuple[TextLine, ...]


class PageBlocks(NamedTuple):
    """Holds the lines of a page; `rules` are those drawn lines that make no table."""

    number: int
    width: float
    height: float
    blocks: tuple[TextBlock, ...]
    rules: tuple[PageStroke, ...]
    images: tuple[Image, ...]
    fields: tuple[FormField, ...]
    signed: tuple[SignatureFieldText, ...]


def blocks_of_page(found: RowRegions, signed: Sequence[SignedRows], page: PageContent) -> PageBlocks:
    """Returns the blocks of a page, beside its drawn lines, pictures and fields, without its glyphs."""
    return PageBlocks(
        page.number,
        page.width,
        page.height,
        tuple(_block(region, page.number) for region in found.regions),
        tuple(found.strokes),
        tuple(page.images),
        tuple(page.fields),
        tuple(SignatureFieldText(each.field, _lines(each.rows, page.number)) for each in signed),
    )


def _lines(rows: Sequence[TextRow], page: int) -> tuple[TextLine, ...]:
    return tuple(line_of(row, page) for row in rows)


def _block(region: RowRegion, page: int) -> TextBlock:
    match region:
        case Columns():
            return _side_by_side(region, page)
        case Unruled():
            return _unruled(region, page)
        case FilledGrid():
            return _of_grid(region, page)
        case TaggedTable():
            return TableLines(_of_cells(region.cells, page), False, region.top)
        case TextRow():
            return line_of(region, page)


def _side_by_side(columns: Columns, page: int) -> TableLines:
    middle = (columns.gutter.left + columns.gutter.right) / 2
    left, right = _lines(columns.left, page), _lines(columns.right, page)
    edges = min(line.left for line in left), max(line.right for line in right)
    cells = (CellLines(1, 1, edges[0], middle, left), CellLines(2, 1, middle, edges[1], right))
    return TableLines((cells,), False, columns.top)


def _unruled(table: Unruled, page: int) -> TableLines:
    def cell(at: int, row: TextRow) -> CellLines:
        return CellLines(at, 1, row.left, row.right, (line_of(row, page),))

    rows = tuple(tuple(cell(at, part) for at, part in enumerate(row, start=1)) for row in table.rows)
    return TableLines(rows, True, table.top)


def _of_grid(grid: FilledGrid, page: int) -> TableLines | BoxLines:
    rows = _of_cells(grid.cells, page)
    if grid.grid.one_cell:
        cell = rows[0][0]
        return BoxLines(cell.left, cell.right, grid.top, cell.lines)
    return TableLines(rows, True, grid.top)


def _of_cells(rows: Sequence[Sequence[RuledCell]], page: int) -> tuple[tuple[CellLines, ...], ...]:
    return tuple(tuple(CellLines(c.column, c.span, c.left, c.right, _lines(c.rows, page)) for c in row) for row in rows)
