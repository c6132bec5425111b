"""Declares what is read of the properties of tables, rows and cells (w:tblPr, w:trPr, w:tcPr)."""

from __future__ import annotations

from decree30_lint.formats.docx.schema.borders import edges
from decree30_lint.formats.docx.schema.children import Child, in_order, rivals, unread, valued

_SIDES = ("top", "left", "bottom", "right")
_INNER = ("insideH", "insideV")


def _width(name: str) -> Child:
    return Child(name, ("w", "type"), replaces=rivals("w", "type"))


TABLE = in_order(
    *valued("tblStyle"),
    Child("tblpPr", ("horzAnchor", "tblpXSpec", "tblpX")),
    *unread("tblOverlap", "bidiVisual"),
    *valued("tblStyleRowBandSize", "tblStyleColBandSize"),
    _width("tblW"),
    *valued("jc"),
    *unread("tblCellSpacing"),
    _width("tblInd"),
    Child("tblBorders", inner=edges(*_SIDES, *_INNER)),
    *unread("shd"),
    Child("tblLayout", ("type",)),
    Child("tblCellMar", inner=in_order(*map(_width, _SIDES))),
    *unread("tblLook", "tblCaption", "tblDescription", "tblPrChange"),
)

ROW = in_order(*valued("gridBefore"))

CELL = in_order(
    *unread("cnfStyle"),
    _width("tcW"),
    *valued("gridSpan", "hMerge", "vMerge"),
    Child("tcBorders", inner=edges(*_SIDES, *_INNER)),
    *unread("shd", "noWrap"),
    Child("tcMar", inner=in_order(*map(_width, _SIDES))),
    *unread("textDirection", "tcFitText", "vAlign", "hideMark", "tcPrChange"),
)
