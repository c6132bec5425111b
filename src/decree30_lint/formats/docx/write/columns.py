"""Sets the widths of the columns of tables."""

from __future__ import annotations

from decree30_lint.formats.docx.ooxml import W, to_twips
from decree30_lint.formats.docx.schema.table import CELL, TABLE, CellFormat, TableFormat, TableWidth
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.edits import SetColumnWidths
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
