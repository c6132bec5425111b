"""Lines, thin rectangles and pictures among a page's objects, also those within its forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import addressof, byref, c_float, c_int, c_uint
from functools import partial
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as pdfium

from decree30_lint.formats.pdf.content import Image, Rule
from decree30_lint.formats.pdf.engines import pdfium_calls as calls
from decree30_lint.formats.pdf.engines.frame import Frame, Matrix
from decree30_lint.model.document import PictureColours

THIN = 2.5  # points: a filled rectangle no thicker than this is a line
_DEEPEST = 12  # forms within forms

_GREYS = (pdfium.FPDF_COLORSPACE_DEVICEGRAY, pdfium.FPDF_COLORSPACE_CALGRAY)


class Drawn(NamedTuple):
    rules: list[Rule]
    images: list[Image]
    texts: list[int]


class _Placed(NamedTuple):
    """An object with the way from its coordinates to the shown page."""

    pointer: int
    kind: int
    matrix: Matrix


def drawn(page: pdfium.FPDF_PAGE, shown: Frame) -> Drawn:
    rules: list[Rule] = []
    images: list[Image] = []
    texts: list[int] = []
    handle = addressof(page.contents)
    for placed in _objects(handle, shown):
        if placed.kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts.append(placed.pointer)
        elif placed.kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules.extend(_rules(placed))
        elif placed.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images.append(_image(handle, placed))
    return Drawn(rules, images, texts)


def _objects(page: int, shown: Frame) -> Iterator[_Placed]:
    for index in range(calls.page_object_count(page)):
        pointer = calls.page_object(page, index)
        yield from _within(pointer, shown.matrix, 0)


def _within(pointer: int, outer: Matrix, depth: int) -> Iterator[_Placed]:
    kind = calls.object_type(pointer)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield _Placed(pointer, kind, outer)
    elif depth < _DEEPEST:
        inner = _matrix(pointer).then(outer)
        for index in range(calls.form_object_count(pointer)):
            yield from _within(calls.form_object(pointer, index), inner, depth + 1)


def _matrix(pointer: int) -> Matrix:
    given = pdfium.FS_MATRIX()
    calls.object_matrix(pointer, byref(given))
    return Matrix(given.a, given.b, given.c, given.d, given.e, given.f)


def _rules(placed: _Placed) -> Iterator[Rule]:
    mode, stroked = c_int(), c_int()
    calls.path_draw_mode(placed.pointer, byref(mode), byref(stroked))
    if not (mode.value or stroked.value):
        return
    matrix = _matrix(placed.pointer).then(placed.matrix)
    lines = _Path(placed.pointer, matrix)
    if stroked.value:
        yield from lines.stroked()
    elif mode.value:
        yield from lines.filled()


class _Path:
    """The pieces of one path object, in coordinates of the shown page."""

    def __init__(self, pointer: int, matrix: Matrix) -> None:
        self._pointer = pointer
        self._matrix = matrix

    def stroked(self) -> Iterator[Rule]:
        colour = _colour(partial(calls.object_stroke, self._pointer))
        if colour is None:
            return
        width = c_float()
        calls.object_stroke_width(self._pointer, byref(width))
        half = width.value * self._matrix.stretch / 2
        solid = calls.object_dashes(self._pointer) <= 0
        for points in self._polygons():
            for (x0, y0), (x1, y1) in pairwise(points):
                left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
                if bottom - top <= 0.5 < right - left:
                    yield Rule(left, top - half, right, bottom + half, colour, solid)
                elif right - left <= 0.5 < bottom - top:
                    yield Rule(left - half, top, right + half, bottom, colour, solid)

    def filled(self) -> Iterator[Rule]:
        colour = _colour(partial(calls.object_fill, self._pointer))
        if colour is None:
            return
        for points in self._polygons():
            xs, ys = [x for x, _ in points], [y for _, y in points]
            left, top, right, bottom = min(xs), min(ys), max(xs), max(ys)
            if len(points) in (4, 5) and min(right - left, bottom - top) <= THIN < max(right - left, bottom - top):
                yield Rule(left, top, right, bottom, colour, True)

    def _polygons(self) -> Iterator[list[tuple[float, float]]]:
        """The runs of straight lines of the path; curves break a run."""
        run: list[tuple[float, float]] = []
        x, y = c_float(), c_float()
        for index in range(calls.path_segment_count(self._pointer)):
            segment = calls.path_segment(self._pointer, index)
            calls.segment_point(segment, byref(x), byref(y))
            point = self._matrix.point(x.value, y.value)
            if calls.segment_type(segment) == pdfium.FPDF_SEGMENT_LINETO:
                run.append(point)
            else:
                if len(run) > 1:
                    yield run
                run = [point]
            if calls.segment_close(segment):
                run.append(run[0])
        if len(run) > 1:
            yield run


def _colour(call: Callable[..., int]) -> str | None:
    """ "RRGGBB"; None for what is not seen on paper: white or without opacity."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    call(byref(red), byref(green), byref(blue), byref(alpha))
    colour = f"{red.value:02X}{green.value:02X}{blue.value:02X}"
    return None if colour == "FFFFFF" or not alpha.value else colour


def _image(page: int, placed: _Placed) -> Image:
    left, top, right, bottom = _matrix(placed.pointer).then(placed.matrix).box(0, 0, 1, 1)
    meta = pdfium.FPDF_IMAGEOBJ_METADATA()
    calls.image_metadata(placed.pointer, page, byref(meta))
    names = [
        calls.text_of(calls.image_filter, placed.pointer, index) for index in range(calls.image_filter_count(placed.pointer))
    ]
    pixels = (meta.width, meta.height) if meta.width and meta.height else None
    return Image(left, top, right, bottom, pixels, _colours(meta), names[-1] if names else "")


def _colours(meta: pdfium.FPDF_IMAGEOBJ_METADATA) -> PictureColours | None:
    if meta.bits_per_pixel == 1:
        return PictureColours.BILEVEL
    if meta.colorspace in _GREYS or (meta.bits_per_pixel == 8 and meta.colorspace != pdfium.FPDF_COLORSPACE_INDEXED):
        return PictureColours.GREY
    return PictureColours.COLOUR if meta.bits_per_pixel else None
