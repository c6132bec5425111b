"""Reads family, bold and italic from a font's name, descriptor and program in a PDF."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from decree30_lint.formats.pdf.engines.sfnt import Program

ITALIC, FORCE_BOLD = 1 << 6, 1 << 18  # flags of a font descriptor

_SUBSET = re.compile(r"^(?:[A-Z]{6}[+\x80-\uffff])+")  # some programs mangle the plus, or add a second prefix
_ENCODING = re.compile(r"-Identity-[HV]$")
_NAMELESS = re.compile(r"(?:CIDFont\+)?[A-Za-z]{0,3}\d[\d_]*|")
_FAMILIES = (  # what the letters of a name begin with, and the family meant
    ("timesnewroma", "Times New Roman"),
    ("liberationserif", "Liberation Serif"),
    ("liberationsans", "Liberation Sans"),
    ("dejavusans", "DejaVu Sans"),
    ("dejavuserif", "DejaVu Serif"),
    ("couriernew", "Courier New"),
    ("arialunicode", "Arial Unicode MS"),
    ("nimbusrom", "Nimbus Roman"),
    ("segoeui", "Segoe UI"),
)
_OLD_VIETNAMESE = re.compile(r"\.Vn|VNI-")  # families that are written so
_FOUNDRY = re.compile(r"(?:PSMT|PS|MT)(?=[-,]|$|Bold|Italic)")
_BOLD = re.compile(r"bold|black|heavy|medi(?:ital)?$|[-,]b[di]?$", re.IGNORECASE)
_NOT_BOLD = re.compile(r"(?:semi|demi)-?bold", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|ital$|[-,](?:it|i|bi)$", re.IGNORECASE)
_STYLE = re.compile(
    r"(?<![-, ])[-, ]*+(?:(?:semi|demi|extra|ultra)?bold|regular|roman|normal|italic|oblique|regu|medi|ital|obl)+$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[-,](?:bd|bi|b|it|i|r)$", re.IGNORECASE)
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Face(NamedTuple):
    """Describes a font.

    `family` is None where the name is only a label ("CIDFont+F1"); `bold` and `italic` then may be unknown too.
    """

    family: str | None
    bold: bool | None
    italic: bool | None


def plain_name(name: str) -> str:
    """Returns the name without the prefix of a subset and the name of an encoding: "BCDEEE+Arial" is "Arial"."""
    return _ENCODING.sub("", _SUBSET.sub("", name))


def is_label(name: str) -> bool:
    """Tells whether a name only identifies the font within its file: then the font's program may know more."""
    return _NAMELESS.fullmatch(name) is not None


@lru_cache(maxsize=4096)
def face(name: str, flags: int = 0, program: Program | None = None) -> Face:
    """Returns the face of a font.

    `name` is without subset prefix, `flags` are those of the descriptor, `program` is what the font program says.
    """
    bold, italic = bool(flags & FORCE_BOLD), bool(flags & ITALIC)
    if not is_label(name):
        spelled = bool(_BOLD.search(name)) and not _NOT_BOLD.search(name)
        return Face(_family(name), bold or spelled, italic or bool(_ITALIC.search(name)))
    if program is None:
        return Face(None, bold or None, italic or None)
    known = _family(program.family) if program.family and not is_label(program.family) else None
    return Face(known, bold or program.bold, italic or program.italic)


def _family(name: str) -> str:
    folded = re.sub(r"[^a-z0-9]", "", name.lower())
    for start, family in _FAMILIES:
        if folded.startswith(start):
            return family
    bare = _SHORT.sub("", _STYLE.sub("", _FOUNDRY.sub("", name))).strip(" -,") or name
    return bare if _OLD_VIETNAMESE.match(bare) else _WORDS.sub(" ", re.sub("[-_]", " ", bare))
