"""Declares the properties of runs (w:rPr)."""

from __future__ import annotations

import re

from decree30_lint.formats.docx.schema.children import Changes, Child, Props, in_order, rivals, switches, unread, valued
from decree30_lint.formats.docx.schema.property_table import PropertyField, PropertyTable, kept
from decree30_lint.formats.docx.schema.simple_types import (
    HALF_POINTS,
    ON_OFF,
    PERCENT,
    TWIPS,
    SimpleType,
    one_of,
    shown_or_none,
)
from decree30_lint.model.formatting import RunFormat, VerticalAlign
from decree30_lint.model.units import Pt

BLACK = "000000"

# What an office program takes where the file says nothing at all (ECMA-376 part 1, 17.7.5).
APPLICATION_FONT = "Times New Roman"
APPLICATION_SIZE = Pt(10)

# Values of these in several levels of styles cancel each other out (ECMA-376 part 1, 17.7.3).
TOGGLES = ("b", "i", "caps", "smallCaps", "vanish", "bCs", "iCs")

# The fonts of the theme that replace those named, by slot.
THEME_SLOTS = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}

_OTHER_FONTS = ("rFonts/hAnsi", "rFonts/hAnsiTheme", "rFonts/cs", "rFonts/cstheme")
_COLOUR = ("val", "themeColor", "themeTint", "themeShade")
_FILL = ("val", "color", "fill", "themeFill", "themeFillTint", "themeFillShade")
_GREY = "D9D9D9"
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_NO_FILL = frozenset({"auto", "ffffff", ""})

_CHILDREN = in_order(
    *unread("ins", "del", "moveFrom", "moveTo"),
    *valued("rStyle"),
    Child(
        "rFonts",
        (*THEME_SLOTS, *THEME_SLOTS.values()),
        replaces={**{a: (b,) for a, b in THEME_SLOTS.items()}, **{b: (a,) for a, b in THEME_SLOTS.items()}},
    ),
    *switches("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint"),
    *unread("noProof", "snapToGrid"),
    *switches("vanish"),
    *unread("webHidden"),
    Child("color", _COLOUR, replaces=rivals(*_COLOUR)),
    *valued("spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u"),
    *unread("effect", "bdr"),
    Child("shd", _FILL, replaces=rivals(*_FILL)),
    *unread("fitText"),
    *valued("vertAlign"),
    *switches("rtl", "cs"),
    *unread("em"),
    Child("lang", ("val", "eastAsia", "bidi")),
    *unread("eastAsianLayout"),
    *switches("specVanish"),
    *unread("oMath", "rPrChange"),
)


_MARKER = SimpleType[bool](lambda written: written not in ("none", "white"), lambda value: "yellow" if value else "none")


def _family(props: Props) -> str | None:
    """Returns the font of Latin and Vietnamese letters; None where that is one of the theme, or where they are two."""
    names = {props.get(f"rFonts/{slot}", "") for slot in ("ascii", "hAnsi")}
    return (names.pop() or None) if len(names) == 1 else None


def family_changes(name: str) -> Changes:
    """Returns what names one font for all letters but those of East Asia."""
    return {f"rFonts/{slot}": name for slot in ("ascii", "hAnsi", "cs")}


def _size_changes(size: Pt) -> Changes:
    return dict.fromkeys(("sz", "szCs"), HALF_POINTS.to_xml(size))


def _colour(props: Props) -> str | None:
    """Returns the colour written; None where it is only one of the theme."""
    written = props.get("color", "")
    if _HEX.fullmatch(written):
        return written.upper()
    return BLACK if written and not props.get("color/themeColor") else None


def _shaded(props: Props) -> bool | None:
    shade = props.get("shd")
    if shade is None:
        return None
    return shade != "nil" and (props.get("shd/fill", "").lower() not in _NO_FILL or shade.startswith(("pct", "solid")))


def _shaded_changes(shaded: bool) -> Changes:
    return {"shd": "clear", "shd/color": "auto", "shd/fill": _GREY if shaded else "auto"}


RUN = PropertyTable(
    "rPr",
    _CHILDREN,
    {
        "family": PropertyField(
            ("rFonts/asciiTheme", "rFonts/ascii"), _family, family_changes, APPLICATION_FONT, _OTHER_FONTS
        ),
        "size": PropertyField(("sz",), kept("sz", HALF_POINTS).read, _size_changes, APPLICATION_SIZE, ("szCs",)),
        "bold": kept("b", ON_OFF, False, twins=("bCs",)),
        "italic": kept("i", ON_OFF, False, twins=("iCs",)),
        "underlined": kept("u", shown_or_none("single"), False),
        "colour": PropertyField(("color",), _colour, lambda colour: {"color": colour}, BLACK),
        "all_caps": kept("caps", ON_OFF, False),
        "small_caps": kept("smallCaps", ON_OFF, False),
        "vertical_align": kept("vertAlign", one_of({align.value: align for align in VerticalAlign}), VerticalAlign.BASELINE),
        "highlighted": kept("highlight", _MARKER, False),
        "shaded": PropertyField(("shd",), _shaded, _shaded_changes, False),
        "tracking": kept("spacing", TWIPS, Pt(0)),
        "character_scale": kept("w", PERCENT, 1.0),
    },
    RunFormat,
)
