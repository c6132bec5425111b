"""Reads quantities as rule files write them: "13pt", "13pt..14pt", "20mm..25mm", "1..1.5 lines", "0.80..1.15 of text"."""

from __future__ import annotations

import re

from decree30_lint.model.units import POINTS_PER_MM, Interval, Pt, Unit

_NUMBER = r"(\d+(?:\.\d+)?)"
_LENGTHS = re.compile(rf"{_NUMBER}(pt|mm|cm)(?:\.\.{_NUMBER}\2)?")
_SHARES = re.compile(rf"{_NUMBER}(?:\.\.{_NUMBER})? (lines|of text|%)")
_OPEN_LENGTH = re.compile(rf">= {_NUMBER}(pt|mm|cm)")
_OPEN_SHARE = re.compile(rf">= {_NUMBER} (lines|of text)")

_POINTS = {"pt": 1.0, "mm": POINTS_PER_MM, "cm": 10 * POINTS_PER_MM}


def parse_length(text: str) -> Pt:
    """Returns a single length. Raises ValueError, also on a bare number: a length without its unit is a mistake."""
    interval = parse_interval(text)
    if interval.low != interval.high or interval.unit not in (Unit.PT, Unit.MM, Unit.CM):
        raise ValueError(text)
    return Pt(interval.low)


def parse_interval(text: str) -> Interval:
    """Returns an interval, both bounds included; lengths in points. Raises ValueError on a form it does not know."""
    if match := _LENGTHS.fullmatch(text):
        low, unit, high = match[1], match[2], match[3] or match[1]
        return Interval(float(low) * _POINTS[unit], float(high) * _POINTS[unit], Unit(unit))
    if match := _OPEN_LENGTH.fullmatch(text):
        return Interval(float(match[1]) * _POINTS[match[2]], float("inf"), Unit(match[2]))
    if match := _OPEN_SHARE.fullmatch(text):
        return Interval(float(match[1]), float("inf"), Unit(match[2]))
    if match := _SHARES.fullmatch(text):
        factor = 0.01 if match[3] == "%" else 1.0
        low, high = float(match[1]) * factor, float(match[2] or match[1]) * factor
        return Interval(low, high, Unit(match[3]))
    raise ValueError(text)
