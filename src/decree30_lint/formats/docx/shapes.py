"""Describes a drawn shape for the search for strokes, whichever markup language draws it."""

from __future__ import annotations

from lxml.etree import _Element
from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model.units import Pt

HAIRLINE = Pt(0.75)  # of a shape that names no thickness

_FLAT = 4.0  # points: what is higher is a box, not a line
_SHORTEST = 8.0  # points: what is shorter is a dot or a mark
_SLOPE = 0.06  # height to length of a line that still counts as horizontal


class ShapePlace(Struct, frozen=True):
    """Describes where a shape stands along one direction.

    It stands `offset` points from, or at the side `align` of, the thing named `of` as in DrawingML.
    """

    of: str  # "column", "margin", "page", "character", "paragraph", "line", "leftMargin" …
    offset: Pt
    align: str | None = None  # "left", "center", "right", "top", "bottom"

    def moved(self, by: float) -> ShapePlace:
        """Returns the place `by` points further."""
        return replace(self, offset=Pt(self.offset + by))


class Shape(Struct, frozen=True):
    """Describes a visible shape, in points.

    `across` and `down` are None where it stands in the line of text like a letter.
    """

    element: _Element
    width: Pt
    height: Pt
    across: ShapePlace | None = None
    down: ShapePlace | None = None
    thickness: Pt | None = None
    solid: bool | None = None
    holds_text: bool = False

    @property
    def is_line(self) -> bool:
        """Tells whether the shape is a horizontal line: flat, long enough, and without text."""
        flat = self.height <= _FLAT or self.height <= _SLOPE * self.width
        return flat and self.width >= _SHORTEST and not self.holds_text

    @property
    def rotated_90(self) -> Shape:
        """Returns the shape rotated by a right angle, with width and height exchanged."""
        return replace(self, width=self.height, height=self.width)

    def inner(self, element: _Element, left: float, top: float, width: float, height: float) -> Shape:
        """Returns a member of this group, its place and size given in points from the group's corner."""
        return replace(
            self,
            element=element,
            width=Pt(width),
            height=Pt(height),
            across=self.across and self.across.moved(left),
            down=self.down and self.down.moved(top),
        )
