"""Converts a PDF's own coordinates (upwards, with rotation and user unit) to those of the page as it is shown."""

from __future__ import annotations

import math
from typing import NamedTuple


class Matrix(NamedTuple):
    """Maps coordinates: x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, outer: Matrix) -> Matrix:
        """Returns the map that applies this one first, then `outer`."""
        return Matrix(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            self.e * outer.a + self.f * outer.c + outer.e,
            self.e * outer.b + self.f * outer.d + outer.f,
        )

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Returns the point that (x, y) is mapped to."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """Returns the smallest upright box around the mapped box: least x and y, greatest x and y."""
        corners = [self.point(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = zip(*corners, strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def em(self) -> float:
        """Returns how high a letter one unit high becomes, measured across its baseline."""
        along = math.hypot(self.a, self.b)
        return abs(self.a * self.d - self.b * self.c) / along if along else math.hypot(self.c, self.d)

    @property
    def scale(self) -> float:
        """Returns how wide a line one unit wide becomes on average."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


class PageFrame(NamedTuple):
    """Holds the size of the page as shown, in points, and the map to it from the page's own coordinates."""

    width: float
    height: float
    matrix: Matrix


def frame(box: tuple[float, float, float, float], rotation: int, unit: float = 1.0) -> PageFrame:
    """Returns the frame of a page. `box` is left, bottom, right, top of the crop box; `rotation` is in degrees clockwise."""
    left, bottom, right, top = box
    width, height = (right - left) * unit, (top - bottom) * unit
    turned = {
        0: Matrix(unit, 0, 0, -unit, -left * unit, top * unit),
        90: Matrix(0, unit, unit, 0, -bottom * unit, -left * unit),
        180: Matrix(-unit, 0, 0, unit, right * unit, -bottom * unit),
        270: Matrix(0, -unit, -unit, 0, top * unit, right * unit),
    }[rotation % 360]
    return PageFrame(width, height, turned) if rotation % 180 == 0 else PageFrame(height, width, turned)


def clockwise(matrix: Matrix) -> int:
    """Returns the angle of a text on the shown page (whose y runs down), in whole degrees clockwise from upright, 0-359."""
    return round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360


def slants(matrix: Matrix) -> bool:
    """Tells whether the uprights of letters lean by more than five degrees."""
    along, up = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
    return bool(along and up) and abs(matrix.a * matrix.c + matrix.b * matrix.d) > 0.09 * along * up
