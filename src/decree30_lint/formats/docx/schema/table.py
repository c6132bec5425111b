"""Declares the properties of tables, rows and cells (w:tblPr, w:trPr, w:tcPr)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from decree30_lint.formats.docx.ooxml import is_on, number, twips
from decree30_lint.formats.docx.schema.borders import BorderList, edges, edges_field
from decree30_lint.formats.docx.schema.children import Changes, Child, Props, in_order, rivals, switches, unread, valued
from decree30_lint.formats.docx.schema.property_table import PropertyField, PropertyTable, kept
from decree30_lint.formats.docx.schema.simple_types import INTEGER, ON_OFF, TEXT, TWIPS, either, one_of
from decree30_lint.model.formatting import Align
from decree30_lint.model.units import Pt

_SIDES = ("top", "left", "bottom", "right")
_EDGES = (*_SIDES, "insideH", "insideV")
_FULL_SHARE = 5000  # fiftieths of a per cent
_LOOK_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


class TableWidth(Struct, frozen=True):
    """Describes the width that a table or a cell asks for: a `length` in points, or a `share` (0-1) of what holds it."""

    length: Pt | None = None
    share: float | None = None


class TableFormat(Struct, frozen=True):
    """Describes a table as its properties give it; lengths are in points.

    A table that names an `anchor` floats: at `anchor_offset` from its left edge, or at the side of it that `anchor_side`
    names. `look` names the parts of the table style that apply, and the bands that do not ("noHBand").
    """

    style: str | None = None
    anchor: str | None = None
    anchor_side: str | None = None
    anchor_offset: Pt | None = None
    row_band: int | None = None
    column_band: int | None = None
    width: TableWidth | None = None
    align: Align | None = None
    indent: Pt | None = None
    borders: BorderList = ()
    fixed: bool | None = None
    top_margin: Pt | None = None
    left_margin: Pt | None = None
    bottom_margin: Pt | None = None
    right_margin: Pt | None = None
    look: tuple[str, ...] = ()

    @property
    def floats(self) -> bool:
        return (self.anchor, self.anchor_side, self.anchor_offset) != (None, None, None)


class RowFormat(Struct, frozen=True):
    """Describes a row: how many columns of the grid it leaves out, its least or exact height in points."""

    columns_before: int | None = None
    unbroken: bool | None = None
    height: Pt | None = None
    exact_height: bool | None = None


class CellFormat(Struct, frozen=True):
    """Describes a cell as its properties give it; lengths are in points.

    `merged_left` and `merged_up` state whether it goes on the cell beside or above it. `sinking` is the share of its free
    height that stands above its text, 0-1.
    """

    width: TableWidth | None = None
    span: int | None = None
    merged_left: bool | None = None
    merged_up: bool | None = None
    borders: BorderList = ()
    top_margin: Pt | None = None
    left_margin: Pt | None = None
    bottom_margin: Pt | None = None
    right_margin: Pt | None = None
    sinking: float | None = None


def _sized(name: str) -> Child:
    return Child(name, ("w", "type"), replaces=rivals("w", "type"))


def _width(name: str) -> PropertyField:
    """Declares a width, which counts only where it is more than nothing."""
    size, kind = keys = _keys(name)

    def read(props: Props) -> TableWidth | None:
        written, of = props.get(size), props.get(kind) or "dxa"
        if of == "pct":
            share = _share(written or "")
            return TableWidth(share=share) if share > 0 else None
        length = twips(written) if of == "dxa" else None
        return TableWidth(length) if length and length > 0 else None

    def write(width: TableWidth) -> Changes:
        if width.share is None:
            return _length_changes(name, width.length or Pt(0))
        return {size: str(round(width.share * _FULL_SHARE)), kind: "pct"}

    return PropertyField(keys, read, write)


def _share(written: str) -> float:
    """Reads a share, in fiftieths of a per cent or as "50%"; 0 where there is none."""
    whole = 100 if written.endswith("%") else _FULL_SHARE
    return (number(written.removesuffix("%")) or 0.0) / whole


def _indent(name: str) -> PropertyField:
    size, kind = keys = _keys(name)

    def read(props: Props) -> Pt | None:
        return twips(props.get(size)) if props.get(kind, "") in ("", "dxa", "auto") else None

    return PropertyField(keys, read, lambda length: _length_changes(name, length))


def _margins(name: str) -> Iterator[tuple[str, PropertyField]]:
    """Yields the fields of the margins of a cell by name."""
    return ((f"{side}_margin", _margin(f"{name}/{side}")) for side in _SIDES)


def _margin(name: str) -> PropertyField:
    size, kind = keys = _keys(name)

    def read(props: Props) -> Pt | None:
        return Pt(0) if props.get(kind) == "nil" else twips(props.get(size))

    return PropertyField(keys, read, lambda length: _length_changes(name, length))


def _keys(name: str) -> tuple[str, str]:
    return f"{name}/w", f"{name}/type"


def _length_changes(name: str, length: Pt) -> Changes:
    return dict(zip(_keys(name), (TWIPS.to_xml(length), "dxa"), strict=True))


def _merged(name: str) -> PropertyField:
    """Declares a merge, which goes on where it is not said to begin."""

    def read(props: Props) -> bool | None:
        return props[name] != "restart" if name in props else None

    return PropertyField((name,), read, lambda merged: {name: "continue" if merged else "restart"})


def _look(props: Props) -> tuple[str, ...]:
    """Returns the flags that are set: by name, as newer files have them, or else by bit."""
    try:
        bits = int(props.get("tblLook") or "0", 16)
    except ValueError:
        bits = 0
    named = {name: props.get(f"tblLook/{name}") for name in _LOOK_BITS}
    return tuple(name for name, bit in _LOOK_BITS.items() if (is_on(named[name]) if named[name] is not None else bits & bit))


def _look_changes(look: tuple[str, ...]) -> Changes:
    bits = sum(_LOOK_BITS[name] for name in look)
    return {"tblLook": f"{bits:04X}"} | {f"tblLook/{name}": "1" if name in look else "0" for name in _LOOK_BITS}


_JC = one_of(
    {"left": Align.LEFT, "start": Align.LEFT, "center": Align.CENTRE, "right": Align.RIGHT, "end": Align.RIGHT},
)

TABLE = PropertyTable(
    "tblPr",
    in_order(
        *valued("tblStyle"),
        Child("tblpPr", ("horzAnchor", "tblpXSpec", "tblpX")),
        *unread("tblOverlap", "bidiVisual"),
        *valued("tblStyleRowBandSize", "tblStyleColBandSize"),
        _sized("tblW"),
        *valued("jc"),
        *unread("tblCellSpacing"),
        _sized("tblInd"),
        Child("tblBorders", inner=edges(*_EDGES)),
        *unread("shd"),
        Child("tblLayout", ("type",)),
        Child("tblCellMar", inner=in_order(*map(_sized, _SIDES))),
        Child("tblLook", ("val", *_LOOK_BITS)),
        *unread("tblCaption", "tblDescription", "tblPrChange"),
    ),
    {
        "style": kept("tblStyle", TEXT),
        "anchor": kept("tblpPr/horzAnchor", TEXT),
        "anchor_side": kept("tblpPr/tblpXSpec", TEXT),
        "anchor_offset": kept("tblpPr/tblpX", TWIPS),
        "row_band": kept("tblStyleRowBandSize", INTEGER),
        "column_band": kept("tblStyleColBandSize", INTEGER),
        "width": _width("tblW"),
        "align": kept("jc", _JC),
        "indent": _indent("tblInd"),
        "borders": edges_field("tblBorders", *_EDGES),
        "fixed": kept("tblLayout/type", either("fixed", "autofit")),
        **dict(_margins("tblCellMar")),
        "look": PropertyField(("tblLook",), _look, _look_changes, ()),
    },
    TableFormat,
)

ROW = PropertyTable(
    "trPr",
    in_order(
        *unread("cnfStyle", "divId"),
        *valued("gridBefore"),
        *unread("gridAfter", "wBefore", "wAfter"),
        *switches("cantSplit"),
        Child("trHeight", ("val", "hRule")),
        *unread("tblHeader", "tblCellSpacing", "jc", "hidden", "ins", "del", "trPrChange"),
    ),
    {
        "columns_before": kept("gridBefore", INTEGER),
        "unbroken": kept("cantSplit", ON_OFF),
        "height": kept("trHeight", TWIPS),
        "exact_height": kept("trHeight/hRule", either("exact", "atLeast")),
    },
    RowFormat,
    follows="tblPrEx",
)

CELL = PropertyTable(
    "tcPr",
    in_order(
        *unread("cnfStyle"),
        _sized("tcW"),
        *valued("gridSpan", "hMerge", "vMerge"),
        Child("tcBorders", inner=edges(*_EDGES)),
        *unread("shd", "noWrap"),
        Child("tcMar", inner=in_order(*map(_sized, _SIDES))),
        *unread("textDirection", "tcFitText"),
        *valued("vAlign"),
        *unread("hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange"),
    ),
    {
        "width": _width("tcW"),
        "span": kept("gridSpan", INTEGER),
        "merged_left": _merged("hMerge"),
        "merged_up": _merged("vMerge"),
        "borders": edges_field("tcBorders", *_EDGES),
        **dict(_margins("tcMar")),
        "sinking": kept("vAlign", one_of({"top": 0.0, "center": 0.5, "bottom": 1.0})),
    },
    CellFormat,
)
