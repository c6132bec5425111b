"""Lists lines, thin rectangles and pictures among a page's objects, also those within its forms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from ctypes import byref, c_float, c_int, c_uint
from functools import partial
from typing import NamedTuple

import pypdfium2_raw as pdfium

from decree30_lint.formats.pdf.content import Image, PageStroke
from decree30_lint.formats.pdf.engines import pdfium_calls as calls
from decree30_lint.formats.pdf.engines.axis_aligned_lines import Box, Point, axis_aligned_lines
from decree30_lint.formats.pdf.engines.page_frame import Matrix
from decree30_lint.formats.pdf.engines.pdfium_images import PageContext, image
from decree30_lint.formats.pdf.engines.pdfium_layers import is_hidden

_DEEPEST = 12  # forms within forms
_INK_BLACK = (0x23, 0x1F, 0x20)


class TextObject(NamedTuple):
    """Holds the map from a text object's coordinates to the shown page, and the field in whose appearance it stands."""

    outer: Matrix
    field: int | None


class Drawn(NamedTuple):
    """Holds what objects show; `texts` go by their pointers."""

    rules: list[PageStroke]
    images: list[Image]
    texts: dict[int, TextObject]


class _Placed(NamedTuple):
    """Holds an object and the map from its coordinates to the shown page."""

    pointer: int
    kind: int
    matrix: Matrix


def page_objects(page: int) -> list[int]:
    """Returns pointers to the objects of a page."""
    return [calls.page_object(page, index) for index in range(calls.page_object_count(page))]


def drawn(sheet: PageContext, objects: Iterable[int], outer: Matrix, field: int | None = None) -> Drawn:
    """Returns what objects of a page, and of forms among them, show.

    `outer` maps their coordinates to the shown page.
    """
    found = Drawn([], [], {})
    for pointer in objects:
        for placed in _within(pointer, outer, sheet.hidden):
            if placed.kind == pdfium.FPDF_PAGEOBJ_TEXT:
                found.texts[placed.pointer] = TextObject(placed.matrix, field)
            elif placed.kind == pdfium.FPDF_PAGEOBJ_PATH:
                found.rules.extend(_rules(placed, field))
            elif placed.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                _add(found, image(sheet, placed.pointer, _unit_box(placed), field))
    return found


def _add(found: Drawn, thing: Image | PageStroke | None) -> None:
    if isinstance(thing, Image):
        found.images.append(thing)
    elif thing is not None:
        found.rules.append(thing)


def _unit_box(placed: _Placed) -> Box:
    """Returns where a picture stands: it fills the square from 0 to 1 of its own coordinates."""
    return object_matrix(placed.pointer).then(placed.matrix).box(0, 0, 1, 1)


def _within(pointer: int, outer: Matrix, hidden: frozenset[str], depth: int = 0) -> Iterator[_Placed]:
    if hidden and is_hidden(pointer, hidden):
        return
    kind = calls.object_type(pointer)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield _Placed(pointer, kind, outer)
    elif depth < _DEEPEST:
        inner = object_matrix(pointer).then(outer)
        for child in form_objects(pointer):
            yield from _within(child, inner, hidden, depth + 1)


def form_objects(pointer: int) -> list[int]:
    """Returns pointers to the objects of a form."""
    return [calls.form_object(pointer, index) for index in range(calls.form_object_count(pointer))]


def object_box(pointer: int, outer: Matrix) -> Box:
    """Returns left, top, right, bottom on the shown page; `outer` maps the coordinates of what holds the object to it."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    calls.object_bounds(pointer, byref(left), byref(bottom), byref(right), byref(top))
    return outer.box(left.value, bottom.value, right.value, top.value)


def object_matrix(pointer: int) -> Matrix:
    """Returns the map from the object's coordinates to those of what holds it."""
    given = pdfium.FS_MATRIX()
    calls.object_matrix(pointer, byref(given))
    return Matrix(given.a, given.b, given.c, given.d, given.e, given.f)


def _rules(placed: _Placed, field: int | None) -> Iterator[PageStroke]:
    mode, stroked = c_int(), c_int()
    calls.path_draw_mode(placed.pointer, byref(mode), byref(stroked))
    if not (mode.value or stroked.value):
        return
    colour, seen = _colour(partial(calls.object_stroke if stroked.value else calls.object_fill, placed.pointer))
    if not seen:
        return
    matrix = object_matrix(placed.pointer).then(placed.matrix)
    solid = not stroked.value or calls.object_dashes(placed.pointer) <= 0
    half = _stroke_width(placed.pointer) * matrix.scale / 2 if stroked.value else 0.0
    for box in axis_aligned_lines(_polygons(placed.pointer, matrix), half, filled=not stroked.value):
        yield PageStroke(*box, colour, solid, field)


def _stroke_width(pointer: int) -> float:
    width = c_float()
    calls.object_stroke_width(pointer, byref(width))
    return width.value


def _polygons(pointer: int, matrix: Matrix) -> Iterator[list[Point]]:
    """Yields the runs of straight lines of a path; curves break a run."""
    run: list[Point] = []
    x, y = c_float(), c_float()
    for index in range(calls.path_segment_count(pointer)):
        segment = calls.path_segment(pointer, index)
        calls.segment_point(segment, byref(x), byref(y))
        if calls.segment_type(segment) != pdfium.FPDF_SEGMENT_LINETO:
            yield run
            run = []
        run.append(matrix.point(x.value, y.value))
        if calls.segment_close(segment) and run[-1] != run[0]:
            run.append(run[0])
    yield run


def hexadecimal(red: int, green: int, blue: int) -> str:
    """Returns "RRGGBB"; black printing ink (CMYK 0 0 0 1), which pdfium shows as dark grey, is black here."""
    return "000000" if (red, green, blue) == _INK_BLACK else f"{red:02X}{green:02X}{blue:02X}"


def _colour(call: Callable[..., int]) -> tuple[str | None, bool]:
    """Returns the colour "RRGGBB" (None for a pattern), and whether it is seen on paper: neither white nor transparent."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not call(byref(red), byref(green), byref(blue), byref(alpha)):
        return None, True
    colour = hexadecimal(red.value, green.value, blue.value)
    return colour, colour != "FFFFFF" and alpha.value > 0
