"""Reads names and small values of WordprocessingML: tags, switches, lengths, and keys that identify equal elements."""

from __future__ import annotations

import re

from lxml.etree import _Element

from decree30_lint.model.units import Pt

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
}
W, R, MC, WP, A, WPS, V, _, W10 = (f"{{{uri}}}" for uri in NAMESPACES.values())

VAL = W + "val"

ElementKey = tuple[object, ...]

_MEASURE = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?")
_LARGEST = 1e9  # in whatever unit: the largest sheet has not a hundredth of it
_LEAST = 1e-9
_TWIPS = 20  # in a point
EMU = 12700  # in a point
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}


def local(element: _Element) -> str:
    """Returns the tag without its namespace; "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def is_on(value: str | None) -> bool:
    """Reads a switch (ST_OnOff): one that is present without a value is on."""
    return value not in ("0", "false", "off")


def switched_on(parent: _Element | None, tag: str) -> bool:
    """Tells whether `parent` holds the switch `tag` and it is on."""
    found = None if parent is None else parent.find(tag)
    return found is not None and is_on(found.get(VAL))


def number(value: str | None) -> float | None:
    """Reads a number; None where it is missing, is none, or is one that no document means ("nan", "1e400")."""
    try:
        found = float(value) if value else None
    except ValueError:
        return None
    if found is None or not abs(found) <= _LARGEST:
        return None
    return found if abs(found) >= _LEAST else 0.0


def twips(value: str | None) -> Pt | None:
    """Converts a length in twips, or with a unit of its own ("12.5mm"), to points; None where it is missing or no length."""
    match = _MEASURE.fullmatch(value.strip()) if value else None
    if match is None:
        return None
    written, unit = match.groups()
    length = number(written)
    return None if length is None else Pt(length * _POINTS[unit] if unit else length / _TWIPS)


def emu(value: str | None) -> Pt | None:
    """Converts a length in EMU to points; None where it is missing or no length."""
    length = number(value)
    return None if length is None else Pt(length / EMU)


def to_twips(points: float) -> int:
    """Converts points to twips."""
    return round(points * _TWIPS)


def to_emu(points: float) -> int:
    """Converts points to EMU."""
    return round(points * EMU)


def parse_int(value: str | None, default: int = 0) -> int:
    """Reads a whole number, also written "12.0"; returns `default` where it is missing or no number."""
    found = number(value)
    return default if found is None else int(found)


def key_of(element: _Element) -> ElementKey:
    """Returns a key that is equal for elements of equal content."""
    return tuple((child.tag, tuple(child.items()), key_of(child) if len(child) else None) for child in element)
