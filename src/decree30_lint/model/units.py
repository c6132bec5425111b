"""Defines lengths and intervals. Inside the program every length is in points (1/72 inch), as float."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from msgspec import Struct

from decree30_lint.model.wire import spelt
from decree30_lint.model.words import Words

Pt = NewType("Pt", float)

POINTS_PER_MM = 72 / 25.4


def from_mm(value: float) -> Pt:
    """Converts millimetres to points."""
    return Pt(value * POINTS_PER_MM)


def to_mm(value: float) -> float:
    """Converts points to millimetres."""
    return value / POINTS_PER_MM


class Unit(StrEnum):
    """Names how a quantity is written for people. Quantities in `PT`, `MM` and `CM` are points inside the program."""

    PT = "pt"
    MM = "mm"
    CM = "cm"
    LINES = "lines"  # multiples of single line spacing
    OF_TEXT = "of text"  # share of a text's width
    PERCENT = "%"  # share, 0-1 inside
    COUNT = ""  # a plain number


class Measure(Struct, frozen=True):
    """A measure is a measured or required quantity; `value` is in points for lengths, else the plain number."""

    value: float
    unit: Unit


class Interval(Struct, frozen=True):
    """An interval holds bounds set by law, both included, in the unit of the thing measured (points for lengths)."""

    low: float
    high: float
    unit: Unit

    def holds(self, value: float, error: float = 0.0) -> bool:
        """Tells whether `value` lies within the bounds, give or take `error`, the error of measurement."""
        return self.low - error <= value <= self.high + error

    def distance(self, value: float) -> float:
        """Returns how far outside the bounds `value` lies; 0 within them."""
        return abs(value - self.nearest(value))

    def nearest(self, value: float) -> float:
        """Returns the value within the bounds that is nearest to `value`."""
        return max(self.low, min(value, self.high))


if TYPE_CHECKING:
    Bounds = Interval
    Length = Pt
else:  # parameters of checks
    Bounds = spelt(
        Interval,
        Words("một khoảng như 13pt..14pt, 20mm..25mm hoặc >= 6pt", "bounds such as 13pt..14pt, 20mm..25mm or >= 6pt"),
    )
    Length = spelt(
        float, Words("một độ dài có đơn vị như 13pt, 20mm hoặc 1cm", "a length with its unit, such as 13pt, 20mm or 1cm")
    )
