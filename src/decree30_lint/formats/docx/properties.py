"""Reads properties of runs and paragraphs as flat mappings, so that laying one level over another is `lower | upper`.

Keys are the names of elements and attributes: "b", "sz", "ind.left", "spacing.after", "tab@720"; values stay as written.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element

from decree30_lint.formats.docx.fonts import SLOTS
from decree30_lint.formats.docx.ooxml import VAL, W, is_on, local, parse_int

Props = Mapping[str, str]

# Values of these in several levels of styles cancel each other out (ECMA-376 part 1, 17.7.3).
TOGGLES = ("b", "i", "caps", "smallCaps", "vanish", "bCs", "iCs")

_RUN_VALUES = frozenset({"sz", "szCs", "u", "vertAlign", "highlight", "rStyle", "spacing", "w"})
_RUN_SWITCHES = frozenset({*TOGGLES, "specVanish", "rtl", "cs"})
_THEME_SLOT = {"ascii": "asciiTheme", "hAnsi": "hAnsiTheme", "eastAsia": "eastAsiaTheme", "cs": "cstheme"}
_PARAGRAPH_SWITCHES = frozenset({"contextualSpacing", "pageBreakBefore", "bidi"})
_PARAGRAPH_VALUES = frozenset({"pStyle", "jc", "outlineLvl"})
_SPACING = (
    "before", "after", "line", "lineRule", "beforeLines", "afterLines", "beforeAutospacing", "afterAutospacing",
)  # fmt: skip
_SIDES = {
    "top": "top",
    "left": "left",
    "start": "left",
    "bottom": "bottom",
    "right": "right",
    "end": "right",
    "between": "between",
}


def run_props(element: _Element | None) -> Props:
    """Returns the properties of a w:rPr."""
    found: dict[str, str] = {}
    for child in element if element is not None else ():
        name = local(child)
        if name in _RUN_SWITCHES:
            found[name] = "1" if is_on(child.get(VAL)) else "0"
        elif name in _RUN_VALUES:
            found[name] = child.get(VAL, "")
        elif name == "rFonts":
            found |= _fonts(child)
        elif name == "color":
            found["color"] = child.get(VAL, "auto")
            found["themeColor"] = " ".join(child.get(W + a, "") for a in ("themeColor", "themeTint", "themeShade")).rstrip()
        elif name == "shd":
            found["shd"] = f"{child.get(VAL, 'clear')} {child.get(W + 'fill', 'auto')}"
    return found


def _fonts(element: _Element) -> Props:
    """Returns the fonts by slot.

    A font of the theme beats a named one beside it; a named one of an upper level beats the theme below.
    """
    found = {}
    for slot in SLOTS:
        theme, named = element.get(W + _THEME_SLOT[slot]), element.get(W + slot)
        if theme or named:
            found[slot] = named or ""
            found[slot + "Theme"] = theme or ""
    return found


def paragraph_props(element: _Element | None) -> Props:
    """Returns the properties of a w:pPr, without those of its paragraph mark."""
    found: dict[str, str] = {}
    for child in element if element is not None else ():
        name = local(child)
        if name in _PARAGRAPH_VALUES:
            found[name] = child.get(VAL, "")
        elif name in _PARAGRAPH_SWITCHES:
            found[name] = "1" if is_on(child.get(VAL)) else "0"
        elif name in _NESTED:
            found |= _NESTED[name](child)
    return found


def _spacing(element: _Element) -> Props:
    found = {f"spacing.{name}": value for name in _SPACING if (value := element.get(W + name)) is not None}
    if "spacing.line" in found:
        found.setdefault("spacing.lineRule", "auto")
    return found


def _indents(element: _Element) -> Props:
    """Returns the indents; `ind.first` is signed, negative for a hanging indent."""
    found = {}
    for side, other in (("left", "start"), ("right", "end")):
        for unit in ("", "Chars"):
            value = element.get(W + side + unit, element.get(W + other + unit))
            if value is not None:
                found[f"ind.{side}{unit}"] = value
    for unit in ("", "Chars"):
        hanging, first = element.get(f"{W}hanging{unit}"), element.get(f"{W}firstLine{unit}")
        if hanging is not None:
            found["ind.first" + unit] = "-" + hanging.lstrip("-")
        elif first is not None:
            found["ind.first" + unit] = first
    return found


def _tabs(element: _Element) -> Props:
    return {f"tab@{tab.get(W + 'pos', '0')}": tab.get(VAL, "left") for tab in element}


def _borders(element: _Element) -> Props:
    """Returns the borders by side; "single 4 1" is style, eighths of a point, points from the text."""
    found = {}
    for edge in element:
        side = _SIDES.get(local(edge))
        if side:
            found[f"pBdr.{side}"] = (
                f"{edge.get(VAL, 'none')} {parse_int(edge.get(W + 'sz'), 4)} {parse_int(edge.get(W + 'space'))}"
            )
    return found


def _numbering(element: _Element) -> Props:
    found = {}
    for child in element:
        if local(child) in ("numId", "ilvl"):
            found[local(child)] = child.get(VAL, "0")
    return found


_NESTED = {"spacing": _spacing, "ind": _indents, "tabs": _tabs, "pBdr": _borders, "numPr": _numbering}
