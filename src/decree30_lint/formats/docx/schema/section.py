"""Declares the properties of sections (w:sectPr)."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.formats.docx.schema.children import Child, in_order, switches, unread, valued
from decree30_lint.formats.docx.schema.property_table import PropertyTable, kept
from decree30_lint.formats.docx.schema.simple_types import INTEGER, ON_OFF, TWIPS, SimpleType
from decree30_lint.model.units import Pt

_MARGINS = ("top", "right", "bottom", "left", "header", "footer", "gutter")


class PageSetup(Struct, frozen=True):
    """Describes the pages of a section as its properties give them; lengths are in points.

    A negative upper or lower margin is exact, whatever space the header needs. The gutter comes to the inner margin, the
    right one with `gutter_right`.
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
    title_page: bool | None = None
    continuous: bool | None = None
    gutter_right: bool | None = None


def _named(yes: str, no: str) -> SimpleType[bool]:
    return SimpleType(lambda written: written == yes, lambda value: yes if value else no)


SECTION = PropertyTable(
    "sectPr",
    in_order(
        *unread("headerReference", "footerReference", "footnotePr", "endnotePr"),
        *valued("type"),
        Child("pgSz", ("w", "h", "orient")),
        Child("pgMar", _MARGINS),
        *unread("paperSrc", "pgBorders", "lnNumType"),
        Child("pgNumType", ("fmt", "start")),
        *unread("cols", "formProt", "vAlign", "noEndnote"),
        *switches("titlePg"),
        *unread("textDirection", "bidi"),
        *switches("rtlGutter"),
        *unread("docGrid", "printerSettings", "sectPrChange"),
    ),
    {
        "width": kept("pgSz/w", TWIPS),
        "height": kept("pgSz/h", TWIPS),
        "landscape": kept("pgSz/orient", _named("landscape", "portrait")),
        **{name: kept(f"pgMar/{name}", TWIPS) for name in _MARGINS},
        "first_number": kept("pgNumType/start", INTEGER),
        "title_page": kept("titlePg", ON_OFF, False),
        "continuous": kept("type", _named("continuous", "nextPage"), False),
        "gutter_right": kept("rtlGutter", ON_OFF, False),
    },
    PageSetup,
)
