"""Finds which font shows a character, and what a declared font name means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import A

_FACE = re.compile(r"(?<![ ,-])[ ,-]++(bold italic|bold oblique|bold|italic|oblique|regular)$", re.IGNORECASE)
_NOTE = re.compile(r"(?<!\s)\s*+\((?:body|headings|w\d|body cs|headings cs)[^()]*\)$", re.IGNORECASE)
_POSTSCRIPT = re.compile(r"TimesNewRoman(?:PS)?(?:-?(Bold)?(Italic)?)?(?:MT)?", re.IGNORECASE)
_EAST_ASIAN = "\u1100-\u11ff\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe6f\uff00-\uffef"
_COMPLEX = "\u0590-\u07bf\ufb1d-\ufdff\ufe70-\ufefe"
# Compiled when first needed: classes of many ranges take milliseconds.
_BY_SLOT = (
    "(?P<ascii>[\u0000-\u007f]+)"
    f"|(?P<eastAsia>[{_EAST_ASIAN}]+)"
    f"|(?P<cs>[{_COMPLEX}]+)"
    f"|(?P<hAnsi>[^\u0000-\u007f{_EAST_ASIAN}{_COMPLEX}]+)"
)

# What may stand in another font than Latin letters do (U+0590-1DFF and from U+2E80); `by_slot` tells exactly.
# As a negated class it compiles twenty times faster.
rare_scripts = re.compile("[^\u0000-\u058f\u1e00-\u2e7f]").search


class DeclaredFont(NamedTuple):
    """Holds a declared name taken apart: "Times New Roman Bold" is the family "Times New Roman" in bold."""

    family: str
    bold: bool = False
    italic: bool = False


@lru_cache(maxsize=512)
def declared_font(declared: str) -> DeclaredFont:
    """Takes a declared font name apart."""
    name = _NOTE.sub("", declared.split(";")[0].strip().strip("'\"").strip())
    name = re.sub(r"\s+", " ", name)
    match = _POSTSCRIPT.fullmatch(name)
    if match:
        return DeclaredFont("Times New Roman", bool(match[1]), bool(match[2]))
    match = _FACE.search(name)
    if match is None:
        return DeclaredFont(name)
    look = match[1].lower()
    return DeclaredFont(name[: match.start()], "bold" in look, "italic" in look or "oblique" in look)


def by_slot(text: str) -> list[tuple[str, str]]:
    """Cuts `text` where the font slot changes: [("ascii", "H"), ("hAnsi", "à"), …].

    Vietnamese letters above U+007F belong to hAnsi.
    """
    return [(match.lastgroup or "hAnsi", match.group()) for match in re.finditer(_BY_SLOT, text)]


def theme_fonts(theme: _Element, language: str) -> dict[str, str]:
    """Maps the names that styles use for fonts of the theme ("minorHAnsi") to font names.

    With `language` vi-VN Word prefers the theme's font for the script "Viet" to its Latin one.
    """
    found: dict[str, str] = {}
    for rank in ("major", "minor"):
        fonts = theme.find(f".//{A}fontScheme/{A}{rank}Font")
        if fonts is not None:
            found |= _ranked(fonts, rank, language)
    return found


def _ranked(fonts: _Element, rank: str, language: str) -> dict[str, str]:
    faces: Mapping[str, str] = {name: _typeface(fonts, name) for name in ("latin", "ea", "cs")}
    vietnamese = next((f.get("typeface", "") for f in fonts.iterfind(A + "font") if f.get("script") == "Viet"), "")
    latin = vietnamese if language.lower().startswith("vi") and vietnamese else faces["latin"]
    names = {"Ascii": latin, "HAnsi": latin, "EastAsia": faces["ea"], "Bidi": faces["cs"]}
    return {rank + slot: name for slot, name in names.items() if name}


def _typeface(fonts: _Element, name: str) -> str:
    element = fonts.find(A + name)
    return "" if element is None else element.get("typeface", "")
