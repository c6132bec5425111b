"""Measures tables before their text is read: rows and cells with their columns, widths, margins and borders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from lxml.etree import _Element
from msgspec import Struct, field

from decree30_lint.formats.docx.border import Border
from decree30_lint.formats.docx.cascade import Cascade, TableLook
from decree30_lint.formats.docx.compatibility import shown_branches
from decree30_lint.formats.docx.extents import TextArea
from decree30_lint.formats.docx.layers import fold
from decree30_lint.formats.docx.ooxml import MC, ElementKey, W, key_of, twips
from decree30_lint.formats.docx.schema.table import CELL, ROW, TABLE, CellFormat, TableFormat, TableWidth
from decree30_lint.model.formatting import Align
from decree30_lint.model.place import Extent
from decree30_lint.model.units import Pt

DEFAULT_CELL_MARGIN = Pt(5.4)

_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_LEAST_RATIO = 0.75  # of the widths of grid and cells, where both are to be believed
_MOST_STRAY = 0.15  # of the table's width, in columns that grid and cells see differently


class GridCell(Struct, eq=False):
    """Describes a cell of the grid with its own format. `column` counts from 0."""

    element: _Element
    format: CellFormat
    row: int
    column: int
    span: int
    merged_up: bool
    width: Pt | None
    room: Extent | None = None
    conditions: tuple[str, ...] = ()
    visible: dict[str, Border] = field(default_factory=dict)


class TableGrid(NamedTuple):
    """Holds the rows of a table; `ruled` tells whether its lines are there to be seen."""

    rows: tuple[tuple[GridCell, ...], ...]
    style: str | None
    ruled: bool


class _CellMargins(NamedTuple):
    left: Pt
    right: Pt


def read_grid(
    table: _Element, cascade: Cascade, sheet: TextArea | None, room: Extent | None, *, nested: bool, modern: bool
) -> TableGrid:
    """Returns the grid of a w:tbl.

    `modern` states that the file is in the mode of Word 2013 or later, where the table's edge, not its text, stands at the
    margin.
    """
    props = TABLE.props(table.find(W + "tblPr"))
    own = TABLE.values(props)
    chain = cascade.chain(own.style, "table")
    merged = TABLE.values(fold((*(TABLE.props(style.element.find(W + "tblPr")) for style in chain), props)))
    known: dict[ElementKey, CellFormat] = {}
    rows = tuple(tuple(_cells(row, at, known)) for at, row in enumerate(_within(table, W + "tr")) if not _deleted(row))
    _place(rows, table, own, merged, sheet, room, shifted=not nested and not modern)
    _draw(rows, dict(merged.borders))
    if any(style.element.find(W + "tblStylePr") is not None for style in chain):
        _condition(rows, frozenset(own.look), _bands(merged))
    return TableGrid(rows, own.style, _is_ruled(rows))


def look(grid: TableGrid, cell: GridCell) -> TableLook:
    """Returns the part of the table style that applies in the cell."""
    return TableLook(grid.style, cell.conditions)


def _within(parent: _Element, tag: str) -> Iterator[_Element]:
    """Yields rows of a table or cells of a row, also inside content controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)
        elif child.tag == MC + "AlternateContent":
            for branch in shown_branches(child):
                yield from _within(branch, tag)


def _deleted(row: _Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _cells(row: _Element, at: int, known: dict[ElementKey, CellFormat]) -> Iterator[GridCell]:
    column = ROW.read(row.find(W + "trPr")).columns_before or 0
    last: GridCell | None = None
    for element in _within(row, W + "tc"):
        own = _format(element.find(W + "tcPr"), known)
        span = max(1, own.span or 1)
        width = None if own.width is None else own.width.length
        if own.merged_left and last is not None:
            last.span += span
            last.width = None if last.width is None or width is None else Pt(last.width + width)
        else:
            last = GridCell(element, own, at, column, span, bool(own.merged_up) and at > 0, width)
            yield last
        column += span


def _format(properties: _Element | None, known: dict[ElementKey, CellFormat]) -> CellFormat:
    """Returns the format of a cell; most cells of a table have one of a few, each of which is read once."""
    key = () if properties is None else key_of(properties)
    if key not in known:
        known[key] = CELL.read(properties)
    return known[key]


def _place(
    rows: Sequence[Sequence[GridCell]],
    table: _Element,
    own: TableFormat,
    merged: TableFormat,
    sheet: TextArea | None,
    room: Extent | None,
    *,
    shifted: bool,
) -> None:
    """Gives every cell its extent."""
    if room is None:
        return
    margins = _cell_margins(merged, _CellMargins(DEFAULT_CELL_MARGIN, DEFAULT_CELL_MARGIN))
    widths = _row_widths(rows, table, own, room.width + (margins.left + margins.right if shifted else 0.0))
    total = max((sum(row) for row in widths), default=0.0)
    left = _left_edge(own, merged, Pt(total), margins if shifted else _CellMargins(Pt(0), Pt(0)), sheet, room)
    columns = _GridColumns(table)
    for cells, sizes in zip(rows, widths, strict=True):
        edge = left + (columns.width(0, cells[0].column) if cells else 0.0)
        for cell, size in zip(cells, sizes, strict=True):
            inner = _cell_margins(cell.format, margins)
            begin, end = edge + inner.left, edge + size - inner.right
            cell.room = Extent(Pt(begin), Pt(max(begin, end)))
            edge += size


class _GridColumns:
    """Measures the columns of the grid (w:tblGrid), in points."""

    def __init__(self, table: _Element) -> None:
        columns = table.iterfind(f"{W}tblGrid/{W}gridCol")
        self._widths = [float(twips(column.get(W + "w")) or 0) for column in columns]
        self._edges = [0.0, *accumulate(self._widths)]

    def width(self, column: int, span: int) -> float:
        """Returns the width of `span` columns from `column` on, which counts from 0; the grid may have fewer."""
        last = len(self._widths)
        if span == 1:  # exactly, as most cells have it
            return self._widths[column] if column < last else 0.0
        return self._edges[min(column + span, last)] - self._edges[min(column, last)]


def _row_widths(rows: Sequence[Sequence[GridCell]], table: _Element, own: TableFormat, base: float) -> list[list[float]]:
    """Returns the widths of all cells; `base` is what shares and the width of a table without any of its own refer to.

    The grid is what the program that wrote the file last laid out; it counts unless it contradicts the widths asked for.
    """
    grid = _GridColumns(table)
    total = _points(own.width, base)
    asked = [_asked_widths(row, grid, total or base) for row in rows]
    from_grid = [[grid.width(cell.column, cell.span) for cell in row] for row in rows]
    if all(width > 0 for row in from_grid for width in row) and _alike(from_grid, asked):
        return from_grid
    widest = max((sum(row) for row in asked), default=0.0)
    fitted = total or min(widest, base)
    if widest and not own.fixed:  # the columns of a fixed table keep their widths
        return [[width * fitted / widest for width in row] for row in asked]
    return asked


def _alike(grid: Sequence[Sequence[float]], asked: Sequence[Sequence[float]]) -> bool:
    """Tells whether both give the table about one width, and the columns about the same shares of it."""
    whole_grid, whole_asked = sum(map(sum, grid)), sum(map(sum, asked))
    if not whole_asked or not _LEAST_RATIO <= whole_grid / whole_asked <= 1 / _LEAST_RATIO:
        return False
    pairs = zip((w for row in grid for w in row), (w for row in asked for w in row), strict=True)
    return sum(abs(g - a * whole_grid / whole_asked) for g, a in pairs) <= _MOST_STRAY * whole_grid


def _asked_widths(row: Sequence[GridCell], grid: _GridColumns, total: float) -> list[float]:
    """Returns the widths that the cells of a row ask for.

    A cell that asks for nothing takes its grid columns, else an equal share.
    """
    columns = sum(cell.span for cell in row) or 1
    widths = []
    for cell in row:
        of_grid = grid.width(cell.column, cell.span)
        share = (cell.format.width and cell.format.width.share) or 0.0
        widths.append(cell.width or share * total or of_grid or total * cell.span / columns)
    return widths


def _points(width: TableWidth | None, whole: float) -> float | None:
    """Returns a width in points, None where there is none; `whole` is what a share refers to."""
    if width is None:
        return None
    return width.share * whole if width.share else width.length


def _left_edge(
    own: TableFormat, merged: TableFormat, width: Pt, margins: _CellMargins, sheet: TextArea | None, room: Extent
) -> float:
    if own.floats:
        return _floating_left(own, width, sheet, room)
    if merged.align is Align.CENTRE:
        return room.centre - width / 2
    if merged.align is Align.RIGHT:
        return room.right + margins.right - width
    return room.left + (merged.indent or 0.0) - margins.left


def _floating_left(own: TableFormat, width: Pt, sheet: TextArea | None, room: Extent) -> float:
    areas = {"page": Extent(Pt(0), sheet.width), "margin": Extent(sheet.left, sheet.right)} if sheet else {}
    area = areas.get(own.anchor or "", room)
    if own.anchor_side == "center":
        return area.centre - width / 2
    if own.anchor_side in ("right", "outside"):
        return area.right - width
    if own.anchor_side in ("left", "inside"):
        return float(area.left)
    return area.left + (own.anchor_offset or 0)


def _cell_margins(own: TableFormat | CellFormat, inherited: _CellMargins) -> _CellMargins:
    return _CellMargins(
        inherited.left if own.left_margin is None else own.left_margin,
        inherited.right if own.right_margin is None else own.right_margin,
    )


def _draw(rows: Sequence[Sequence[GridCell]], table: Mapping[str, Border | None]) -> None:
    """Finds the visible edges of each cell: its own, else the table's; a line between two cells belongs to both."""
    last_row = len(rows) - 1
    for at, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            inherited = {
                "top": table.get("top" if at == 0 else "insideH"),
                "bottom": table.get("bottom" if at == last_row else "insideH"),
                "left": table.get("left" if place == 0 else "insideV"),
                "right": table.get("right" if place == len(cells) - 1 else "insideV"),
            }
            edges = {**inherited, **dict(cell.format.borders)}
            cell.visible = {side: edge for side in inherited if (edge := edges[side]) is not None}


def _is_ruled(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Tells whether lines stand around most cells, or between most rows; a single line under a cell is no ruling."""
    cells = [cell for row in rows for cell in row]
    boxed = sum(1 for c in cells if c.visible.keys() & {"left", "right"} and c.visible.keys() & {"top", "bottom"})
    between = sum(1 for c in cells if c.row > 0 and "top" in c.visible)
    below_first = sum(1 for c in cells if c.row > 0)
    return bool(cells) and (2 * boxed >= len(cells) or (len(rows) > 2 and 2 * between > below_first))


def _bands(table: TableFormat) -> tuple[int, int]:
    """Returns how many rows and how many columns make a band."""
    return max(1, table.row_band or 1), max(1, table.column_band or 1)


def _condition(rows: Sequence[Sequence[GridCell]], flags: frozenset[str], bands: tuple[int, int]) -> None:
    for at, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            top = "firstRow" in flags and at == 0
            bottom = "lastRow" in flags and at == len(rows) - 1 and at > 0
            first = "firstColumn" in flags and place == 0
            last = "lastColumn" in flags and place == len(cells) - 1 and place > 0
            found = []
            if "noVBand" not in flags and not first and not last:
                found.append(f"band{1 + (cell.column - ('firstColumn' in flags)) // bands[1] % 2}Vert")
            if "noHBand" not in flags and not top and not bottom:
                found.append(f"band{1 + (at - ('firstRow' in flags)) // bands[0] % 2}Horz")
            found += [
                n for n, holds in (("firstCol", first), ("lastCol", last), ("firstRow", top), ("lastRow", bottom)) if holds
            ]
            corners = (
                ("nwCell", top and first),
                ("neCell", top and last),
                ("swCell", bottom and first),
                ("seCell", bottom and last),
            )
            cell.conditions = tuple(found + [name for name, holds in corners if holds])
