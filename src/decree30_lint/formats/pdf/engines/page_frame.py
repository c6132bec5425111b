"""Answers how large a page is as it is shown, in points, and where on it the PDF's own coordinates are (`PageFrame`).

Those run upwards, and rotation and user unit are not applied to them. Each engine tells the crop box, the rotation in
degrees clockwise and how many points a unit is long; `frame` makes the answer of them.
"""

from __future__ import annotations

import math
from ctypes import byref
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2_raw as pdfium

if TYPE_CHECKING:
    from decree30_lint.formats.pdf.engines.plumber_objects import PdfDict

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""Least x and y, greatest x and y: left, top, right, bottom on the shown page."""


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

    @property
    def inverse(self) -> Matrix:
        """Returns the map back. Raises ZeroDivisionError where all points fall onto one line."""
        whole = self.a * self.d - self.b * self.c
        a, b, c, d = self.d / whole, -self.b / whole, -self.c / whole, self.a / whole
        return Matrix(a, b, c, d, -(self.e * a + self.f * c), -(self.e * b + self.f * d))

    def point(self, x: float, y: float) -> Point:
        """Returns the point that (x, y) is mapped to."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
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


def frame(box: Rectangle, rotation: int, unit: float = 1.0) -> PageFrame:
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


def pdfium_frame(page: pdfium.FPDF_PAGE, unit: float) -> PageFrame:
    """Returns the frame of a page of pdfium, which does not tell its user unit: see `user_units`."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, byref(box))
    return frame((box.left, box.bottom, box.right, box.top), 90 * pdfium.FPDFPage_GetRotation(page), unit)


def plumber_frame(mediabox: Rectangle, cropbox: Rectangle, rotation: int, unit: float) -> PageFrame:
    """Returns the frame of a page of pdfminer, whose boxes are as in the file; the crop box ends where the sheet ends."""
    sheet, crop = _upright(mediabox), _upright(cropbox)
    box = (max(sheet[0], crop[0]), max(sheet[1], crop[1]), min(sheet[2], crop[2]), min(sheet[3], crop[3]))
    return frame(box, rotation, unit)


def _upright(box: Rectangle) -> Rectangle:
    """Returns left, bottom, right, top of a box, which may be written from any of its corners."""
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


def user_units(data: bytes) -> list[float]:
    """Returns for each page how many points a unit is long; none where the file is damaged."""
    from decree30_lint.formats.pdf.engines.plumber_objects import page_entries

    return list(map(unit_of, page_entries(data)))


def unit_of(page: PdfDict) -> float:
    """Returns how many points a unit of the page is long."""
    unit = page.get("UserUnit")
    return float(unit) if isinstance(unit, int | float) and unit > 0 else 1.0
