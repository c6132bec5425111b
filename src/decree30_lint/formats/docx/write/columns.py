"""Sets and scales the widths of tables and their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import W, parse_int, to_twips
from decree30_lint.formats.docx.schema.table import CELL, ROW, TABLE, CellFormat, TableFormat, TableWidth
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.edits import ScaleTable, SetColumnWidths
from decree30_lint.model.units import Pt


def write_columns(package: EditedPackage, edit: SetColumnWidths) -> bool:
    """Sets the widths of the columns; nothing is done where a row has not one cell for each column."""
    part, table = package.resolve(edit.at.path)
    rows = [row.findall(W + "tc") for row in table.iterfind(W + "tr")]
    grid = table.find(W + "tblGrid")
    if grid is None or any(len(cells) != len(edit.widths) for cells in rows):
        return False
    for column in list(grid.iterfind(W + "gridCol")):
        grid.remove(column)
    for at, width in enumerate(edit.widths):
        column = grid.makeelement(W + "gridCol")
        column.set(W + "w", str(to_twips(width)))
        grid.insert(at, column)
    whole = TableWidth(Pt(sum(edit.widths)))
    package.set_properties(TABLE, part, table, TableFormat(width=whole, fixed=True))
    for cells in rows:
        for cell, width in zip(cells, edit.widths, strict=True):
            package.set_properties(CELL, part, cell, CellFormat(width=TableWidth(width)))
    package.touch(part)
    return True


def scale_table(package: EditedPackage, edit: ScaleTable) -> bool:
    """Multiplies the widths of the grid, of cells and of the table; shares of what holds the table follow by themselves.

    Nothing is done where the grid has other columns.
    """
    part, table = package.resolve(edit.at.path)
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    if len(columns) != len(edit.factors):
        return False
    old = [float(parse_int(column.get(W + "w"))) for column in columns]
    new = [width * factor for width, factor in zip(old, edit.factors, strict=True)]
    for column, width in zip(columns, new, strict=True):
        column.set(W + "w", str(round(width)))
    if scaled := _scaled(TABLE.get(table.find(W + "tblPr"), "width"), old, new):
        package.set_properties(TABLE, part, table, TableFormat(width=scaled))
    for cell, first, stop in _cells(table):
        if scaled := _scaled(CELL.get(cell.find(W + "tcPr"), "width"), old[first:stop], new[first:stop]):
            package.set_properties(CELL, part, cell, CellFormat(width=scaled))
    package.touch(part)
    return True


def _cells(table: _Element) -> Iterator[tuple[_Element, int, int]]:
    """Yields each cell, the column where it begins, from 0, and the one where it ends."""
    for row in table.iterfind(W + "tr"):
        at = ROW.get(row.find(W + "trPr"), "columns_before") or 0
        for cell in row.iterfind(W + "tc"):
            span = CELL.get(cell.find(W + "tcPr"), "span") or 1
            yield cell, at, at + span
            at += span


def _scaled(width: TableWidth | None, old: Sequence[float], new: Sequence[float]) -> TableWidth | None:
    if width is None or width.length is None or not sum(old):
        return None
    return TableWidth(Pt(width.length * sum(new) / sum(old)))
