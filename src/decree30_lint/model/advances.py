"""Tells how wide letters are, by a table of two families that stands for all: `metrics.json`."""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import TypedDict

from msgspec import json

from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.units import Pt

RAISED = 0.58  # superscript and subscript, of the size
SMALL_CAPITALS = 0.8  # of the size
UNKNOWN_SIZE = Pt(10)  # taken where the file names no size
_SANS = ("Arial", "Helvetica", "Liberation Sans", "Tahoma", "Verdana", "Segoe UI", ".VnArial", "VNI-Helve")


class _FontFamily(TypedDict):
    em: int
    letters: str
    advances: dict[str, list[int]]


@cache
def _table() -> dict[str, _FontFamily]:
    table: dict[str, _FontFamily] = json.decode(pathlib.Path(__file__).with_name("metrics.json").read_bytes())
    return table


@lru_cache(maxsize=8)
def _advances(family: str, style: str) -> Mapping[str, float]:
    """Maps letters to their widths, in shares of the font size."""
    font = _table()[family]
    return {letter: width / font["em"] for letter, width in zip(font["letters"], font["advances"][style], strict=True)}


@lru_cache(maxsize=512)
def advance_of(letters: RunFormat) -> Callable[[str], float]:
    """Returns a function from a character in this format to its width in points."""
    family = "sans" if (letters.family or "").startswith(_SANS) else "serif"
    style = "_".join(name for name, on in (("bold", letters.bold), ("italic", letters.italic)) if on) or "regular"
    widths = _advances(family, style)
    unknown = widths["o"]
    size = (letters.size or UNKNOWN_SIZE) * (RAISED if letters.off_baseline else 1) * (letters.character_scale or 1)
    tracking = letters.tracking or 0

    def advance(char: str) -> float:
        if letters.small_caps and char.islower():
            return widths.get(char.upper(), unknown) * size * SMALL_CAPITALS + tracking
        return widths.get(char, unknown) * size + tracking

    return cache(advance)
