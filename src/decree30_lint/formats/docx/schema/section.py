"""Declares the properties of sections (w:sectPr)."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from decree30_lint.formats.docx.ooxml import twips
from decree30_lint.formats.docx.schema.children import ORDER, Changes, Child, Props, in_order, switches, unread, valued
from decree30_lint.formats.docx.schema.property_table import PropertyField, PropertyTable, kept
from decree30_lint.formats.docx.schema.simple_types import INTEGER, ON_OFF, TEXT, TWIPS, either, shown_or_none
from decree30_lint.model.units import Pt

_MARGINS = ("top", "right", "bottom", "left", "header", "footer", "gutter")


class PageColumn(NamedTuple):
    """Holds the width of a column and the gap behind it, in points; None where the file does not say."""

    width: Pt | None
    gap: Pt | None


class PageSetup(Struct, frozen=True):
    """Describes the pages of a section as its properties give them; lengths are in points.

    A negative upper or lower margin is exact, whatever space the header needs. The gutter comes to the inner margin, the
    right one with `gutter_right`. `columns` count where `equal_columns` is False. Lines on a `line_grid` stand
    `line_pitch` apart.
    """

    width: Pt | None = None
    height: Pt | None = None
    landscape: bool | None = None
    top: Pt | None = None
    right: Pt | None = None
    bottom: Pt | None = None
    left: Pt | None = None
    header: Pt | None = None
    footer: Pt | None = None
    gutter: Pt | None = None
    first_number: int | None = None
    number_format: str | None = None
    title_page: bool | None = None
    continuous: bool | None = None
    gutter_right: bool | None = None
    column_count: int | None = None
    column_gap: Pt | None = None
    equal_columns: bool | None = None
    columns: tuple[PageColumn, ...] = ()
    line_grid: bool | None = None
    line_pitch: Pt | None = None


def _columns(props: Props) -> tuple[PageColumn, ...] | None:
    keys = [key for key in props if key.startswith("cols/col@") and key.count("/") == 1]
    return tuple(PageColumn(twips(props.get(f"{key}/w")), twips(props.get(f"{key}/space"))) for key in keys) or None


def _column_changes(columns: tuple[PageColumn, ...]) -> Changes:
    found: dict[str, str] = {}
    for number, column in enumerate(columns, 1):
        key = f"cols/col@{number}"
        sizes = {f"{key}/w": column.width, f"{key}/space": column.gap}
        found |= {key: ""} | {name: TWIPS.to_xml(size) for name, size in sizes.items() if size is not None}
    return found


SECTION = PropertyTable(
    "sectPr",
    in_order(
        *unread("headerReference", "footerReference", "footnotePr", "endnotePr"),
        *valued("type"),
        Child("pgSz", ("w", "h", "orient")),
        Child("pgMar", _MARGINS),
        *unread("paperSrc", "pgBorders", "lnNumType"),
        Child("pgNumType", ("fmt", "start")),
        Child("cols", ("num", "space", "equalWidth"), inner=in_order(Child("col", ("w", "space"), by=ORDER))),
        *unread("formProt", "vAlign", "noEndnote"),
        *switches("titlePg"),
        *unread("textDirection", "bidi"),
        *switches("rtlGutter"),
        Child("docGrid", ("type", "linePitch")),
        *unread("printerSettings", "sectPrChange"),
    ),
    {
        "width": kept("pgSz/w", TWIPS),
        "height": kept("pgSz/h", TWIPS),
        "landscape": kept("pgSz/orient", either("landscape", "portrait")),
        **{name: kept(f"pgMar/{name}", TWIPS) for name in _MARGINS},
        "first_number": kept("pgNumType/start", INTEGER),
        "number_format": kept("pgNumType/fmt", TEXT),
        "title_page": kept("titlePg", ON_OFF, False),
        "continuous": kept("type", either("continuous", "nextPage"), False),
        "gutter_right": kept("rtlGutter", ON_OFF, False),
        "column_count": kept("cols/num", INTEGER),
        "column_gap": kept("cols/space", TWIPS),
        "equal_columns": kept("cols/equalWidth", ON_OFF),
        "columns": PropertyField(("cols/col",), _columns, _column_changes, ()),
        "line_grid": kept("docGrid/type", shown_or_none("lines", none="default"), False),
        "line_pitch": kept("docGrid/linePitch", TWIPS),
    },
    PageSetup,
)
