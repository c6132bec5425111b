"""What a font's name and descriptor in a PDF say: family, bold, italic."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

ITALIC, FORCE_BOLD = 1 << 6, 1 << 18  # flags of a font descriptor

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FAMILIES = (  # what the letters of a name begin with, and the family meant
    ("timesnewroman", "Times New Roman"),
    ("timesnewroma", "Times New Roman"),
    ("liberationserif", "Liberation Serif"),
    ("liberationsans", "Liberation Sans"),
    ("couriernew", "Courier New"),
    ("arialunicode", "Arial Unicode MS"),
    ("nimbusroman", "Nimbus Roman"),
    ("dejavuserif", "DejaVu Serif"),
    ("dejavusans", "DejaVu Sans"),
    ("notoserif", "Noto Serif"),
    ("notosans", "Noto Sans"),
    ("opensans", "Open Sans"),
    ("segoeui", "Segoe UI"),
    ("cambriamath", "Cambria Math"),
)
_FOUNDRY = re.compile(r"(?:PSMT|PS|MT)(?=[-,]|$|Bold|Italic)")
_BOLD = re.compile(r"bold|black|heavy|(?:^|[-,])(?:bd|b|bi)$", re.IGNORECASE)
_NOT_BOLD = re.compile(r"semi-?bold|demi-?bold", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|(?:^|[-,])(?:it|i|bi)$", re.IGNORECASE)
_STYLE = re.compile(
    r"[-, ]*(?:semi|demi|extra|ultra)?(?:regular|roman|normal|medium|light|black|heavy|bold|italic|oblique|obl|ital)+$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[-,](?:bd|bi|b|it|i|r)$", re.IGNORECASE)
_NAMELESS = re.compile(r"(?:(?:CIDFont\+)?[FTRCfx]{1,3}[\d_]*|[\d_]*)")
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Face(NamedTuple):
    """`family` None: the name is only a label ("CIDFont+F1"), so that `bold` and `italic` may be unknown too."""

    family: str | None
    bold: bool | None
    italic: bool | None


def plain_name(name: str) -> str:
    """Without the prefix of a subset: "BCDEEE+TimesNewRomanPSMT" is "TimesNewRomanPSMT"."""
    return _SUBSET.sub("", name)


@lru_cache(maxsize=4096)
def face(name: str, flags: int = 0, inner: str = "") -> Face:
    """`name` without subset prefix, `flags` of the descriptor, `inner` the family that the font program itself names."""
    italic, bold = bool(flags & ITALIC), bool(flags & FORCE_BOLD)
    if _NAMELESS.fullmatch(name):
        known = _family(inner) if inner and not _NAMELESS.fullmatch(inner) else None
        return Face(known, True if bold else None, italic or None)
    spelled = bool(_BOLD.search(name)) and not _NOT_BOLD.search(name)
    return Face(_family(name), bold or spelled, italic or bool(_ITALIC.search(name)))


def _family(name: str) -> str:
    folded = re.sub(r"[^a-z0-9]", "", name.lower())
    for start, family in _FAMILIES:
        if folded.startswith(start):
            return family
    bare = _SHORT.sub("", _STYLE.sub("", _FOUNDRY.sub("", name)))
    return _WORDS.sub(" ", bare.replace("_", " ").strip(" -,")) or name
