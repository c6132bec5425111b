"""Sets and scales the widths of tables and their columns."""

from __future__ import annotations

from decree30_lint.formats.docx.ooxml import W, parse_int, to_twips
from decree30_lint.formats.docx.schema.table import CELL, TABLE, CellFormat, TableFormat, TableWidth
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
    """Multiplies the widths that table, columns and cells ask for; shares of what holds the table follow by themselves."""
    part, table = package.resolve(edit.at.path)
    for column in table.iterfind(f"{W}tblGrid/{W}gridCol"):
        column.set(W + "w", str(round(parse_int(column.get(W + "w")) * edit.factor)))
    own = TABLE.get(table.find(W + "tblPr"), "width")
    if scaled := _scaled(own, edit.factor):
        package.set_properties(TABLE, part, table, TableFormat(width=scaled))
    for cell in table.iterfind(f"{W}tr/{W}tc"):
        if scaled := _scaled(CELL.get(cell.find(W + "tcPr"), "width"), edit.factor):
            package.set_properties(CELL, part, cell, CellFormat(width=scaled))
    package.touch(part)
    return True


def _scaled(width: TableWidth | None, factor: float) -> TableWidth | None:
    return None if width is None or width.length is None else TableWidth(Pt(width.length * factor))
