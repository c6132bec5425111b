"""Writes paragraphs, lines and tables of the form into a Word document."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from decree30_lint.model.units import Pt
from decree30_lint.report.form import measures
from decree30_lint.report.form.blank import FormStyle, length, new_element
from decree30_lint.report.form.fit import Field

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


class FormArea:
    """Stands for the page or a cell, in which paragraphs stand below each other."""

    def __init__(self, place: WordDocument | _Cell, width: Pt) -> None:
        self._place = place
        self._width = width
        self._begun = not isinstance(place, _Cell)  # a cell has an empty paragraph from the start

    def write(self, style: FormStyle, text: str) -> Paragraph:
        paragraph = self._place.add_paragraph() if self._begun else self._place.paragraphs[0]
        self._begun = True
        paragraph.style = style.name
        if text:
            paragraph.add_run(text)
        return paragraph

    def write_leading(self, style: FormStyle, text: str) -> None:
        """Writes a line that goes on in dots to the right edge."""
        paragraph = self.write(style, f"{text}\t")
        paragraph.paragraph_format.tab_stops.add_tab_stop(
            length(self._width - 1), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
        )

    def rule(self, style: FormStyle, long: float) -> None:
        """Draws a line of so many points, in the middle."""
        paragraph = self.write(style, "")
        side = length((self._width - long) / 2)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
        borders = new_element("w:pBdr", {})
        borders.append(_border("top", measures.LINE, space=1))
        paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:spacing", "w:ind", "w:jc", "w:rPr")

    def length(self, style: FormStyle, text: str) -> float:
        """Returns the width of a text in points."""
        return Field(style.letters, self._width).length(text)


class RuledTable:
    """Stands for the table of the form: rows of a label and a value, and bands over both columns."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def row(self) -> tuple[FormArea, FormArea]:
        label, value = _new_row(self._table)
        return FormArea(label, _inside(measures.COLUMNS[0])), FormArea(value, _inside(measures.COLUMNS[1]))

    def band(self) -> FormArea:
        label, value = _new_row(self._table)
        return FormArea(label.merge(value), _inside(measures.WIDTH))


class FormPen:
    """Writes into one document."""

    def __init__(self, document: WordDocument) -> None:
        self._document = document
        self.page = FormArea(document, measures.WIDTH)

    def columns(self) -> tuple[FormArea, FormArea]:
        """Begins two columns beside each other, without rules."""
        table = self._document.add_table(0, 2)
        _set_table(table, measures.HEAD, Pt(0), Pt(0), ruled=False)
        left, right = _new_row(table)
        return FormArea(left, measures.HEAD[0]), FormArea(right, measures.HEAD[1])

    def table(self) -> RuledTable:
        table = self._document.add_table(0, 2)
        _set_table(table, measures.COLUMNS, measures.CELL, measures.GAP, ruled=True)
        return RuledTable(table)


def _new_row(table: Table) -> tuple[_Cell, _Cell]:
    row = table.add_row()  # type: ignore[no-untyped-call]
    row._tr.get_or_add_trPr().append(new_element("w:cantSplit", {}))
    left, right = row.cells
    return left, right


def _inside(width: Pt) -> Pt:
    return Pt(width - 2 * measures.CELL)


def _set_table(table: Table, widths: tuple[Pt, Pt], side: Pt, gap: Pt, *, ruled: bool) -> None:
    """Fixes the widths of the columns and the gaps around the texts, and draws the rules."""
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = length(width)
    properties: Any = table._tbl.tblPr
    properties.replace(properties.find(qn("w:tblW")), _width("w:tblW", Pt(sum(widths))))
    properties.insert_element_before(_borders(ruled), "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    properties.insert_element_before(_gaps(side, gap), "w:tblLook")


def _borders(ruled: bool) -> Any:
    borders = new_element("w:tblBorders", {})
    for edge in _EDGES if ruled else ():
        borders.append(_border(edge, measures.RULE))
    return borders


def _border(edge: str, thickness: Pt, space: int = 0) -> Any:
    eighths = str(round(thickness * 8))
    return new_element(f"w:{edge}", {"w:val": "single", "w:sz": eighths, "w:space": str(space), "w:color": "000000"})


def _gaps(side: Pt, gap: Pt) -> Any:
    margins = new_element("w:tblCellMar", {})
    for edge, width in (("top", gap), ("left", side), ("bottom", gap), ("right", side)):
        margins.append(_width(f"w:{edge}", width))
    return margins


def _width(name: str, width: Pt) -> Any:
    return new_element(name, {"w:w": str(round(width * 20)), "w:type": "dxa"})
