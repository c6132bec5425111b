"""Answers which straight lines a drawn path shows: those that run level or upright, and rectangles as thin as a line.

Each engine tells of a path how it is painted and its runs of straight lines (`DrawnPath`); `strokes_of` makes the lines of
them. All lengths are in points on the shown page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_float, c_int
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2_raw as pdfium

from decree30_lint.formats.limits import PATH_PIECES
from decree30_lint.formats.pdf.content import PageStroke
from decree30_lint.formats.pdf.engines import pdfium_objects as calls
from decree30_lint.formats.pdf.engines.page_frame import Matrix, Point, Rectangle
from decree30_lint.formats.pdf.engines.pdfium_objects import matrix_of
from decree30_lint.formats.pdf.engines.visibility import WHITE, pdfium_paint, plumber_colour

if TYPE_CHECKING:
    from pdfminer.pdfinterp import PDFGraphicState
    from pdfminer.utils import PathSegment

_THIN = 2.5  # points: a rectangle no thicker than this is a line
_LEVEL = 0.5, 0.025  # points, and share of its length, by which a line may rise or lean that is drawn by hand


class DrawnPath(NamedTuple):
    """Holds a path that is seen on paper.

    `half` is half the width of its stroke, 0 where it is only filled. `polygons` are its runs of straight lines; curves
    break a run.
    """

    colour: str | None
    stroked: bool
    solid: bool
    half: float
    polygons: Iterable[Sequence[Point]]


def strokes_of(path: DrawnPath, field: int | None) -> Iterator[PageStroke]:
    """Yields the lines of a path, which stands in the appearance of `field`."""
    for box in _axis_aligned_lines(path.polygons, path.half, filled=not path.stroked):
        yield PageStroke(*box, path.colour, path.solid, field)


def _axis_aligned_lines(polygons: Iterable[Sequence[Point]], half: float, *, filled: bool) -> Iterator[Rectangle]:
    """Yields left, top, right, bottom of each line of a path.

    `half` is half the width of the stroke, 0 where areas are filled.
    """
    for points in polygons:
        if _is_box(points) and (box := _thin_box(points, half)):
            yield box
        elif not filled:
            yield from filter(None, (_line(*side, half) for side in pairwise(points)))


def is_line(box: Rectangle) -> bool:
    """Tells whether a rectangle is too thin to be anything but a line."""
    left, top, right, bottom = box
    return min(right - left, bottom - top) <= _THIN < max(right - left, bottom - top)


def _is_box(points: Sequence[Point]) -> bool:
    return len(points) == 4 or (len(points) == 5 and points[0] == points[-1])


def _thin_box(points: Sequence[Point], half: float) -> Rectangle | None:
    xs, ys = zip(*points, strict=True)
    left, top, right, bottom = min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half
    return (left, top, right, bottom) if is_line((left, top, right, bottom)) else None


def _line(start: Point, end: Point, half: float) -> Rectangle | None:
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    if _is_along(right - left, bottom - top):
        middle = (top + bottom) / 2
        return left, middle - half, right, middle + half
    if _is_along(bottom - top, right - left):
        middle = (left + right) / 2
        return middle - half, top, middle + half, bottom
    return None


def _is_along(length: float, across: float) -> bool:
    points, share = _LEVEL
    return across <= max(points, share * length) and length > points


def pdfium_path(pointer: int, outer: Matrix) -> DrawnPath | None:
    """Returns a path object of pdfium; `outer` maps the coordinates of what holds it to the shown page."""
    mode, stroked = c_int(), c_int()
    calls.path_draw_mode(pointer, byref(mode), byref(stroked))
    if not (mode.value or stroked.value):
        return None
    colour, seen = pdfium_paint(partial(calls.object_stroke if stroked.value else calls.object_fill, pointer))
    if not seen:
        return None
    matrix = matrix_of(pointer).then(outer)
    solid = not stroked.value or calls.object_dashes(pointer) <= 0
    half = _pdfium_width(pointer) * matrix.scale / 2 if stroked.value else 0.0
    return DrawnPath(colour, bool(stroked.value), solid, half, _pdfium_polygons(pointer, matrix))


def _pdfium_width(pointer: int) -> float:
    width = c_float()
    calls.object_stroke_width(pointer, byref(width))
    return width.value


def _pdfium_polygons(pointer: int, matrix: Matrix) -> Iterator[list[Point]]:
    run: list[Point] = []
    x, y = c_float(), c_float()
    count = calls.path_segment_count(pointer)
    for index in range(count if count <= PATH_PIECES else 0):
        segment = calls.path_segment(pointer, index)
        calls.segment_point(segment, byref(x), byref(y))
        if calls.segment_type(segment) != pdfium.FPDF_SEGMENT_LINETO:
            yield run
            run = []
        run.append(matrix.point(x.value, y.value))
        if calls.segment_close(segment) and run[-1] != run[0]:
            run.append(run[0])
    yield run


def plumber_path(
    state: PDFGraphicState, path: Sequence[PathSegment], matrix: Matrix, *, stroked: bool, filled: bool
) -> DrawnPath | None:
    """Returns a path that pdfminer draws; `matrix` maps its coordinates to the shown page."""
    colour, space = (state.scolor, state.scs) if stroked else (state.ncolor, state.ncs)
    painted = plumber_colour(colour, space.name)
    if not (stroked or filled) or painted == WHITE:
        return None
    half = state.linewidth * matrix.scale / 2 if stroked else 0.0
    return DrawnPath(painted, stroked, not (stroked and _dashed(state)), half, _plumber_polygons(path, matrix))


def _dashed(state: PDFGraphicState) -> bool:
    dashes = state.dash[0] if state.dash else None
    return isinstance(dashes, list) and any(dashes)


def _plumber_polygons(path: Sequence[PathSegment], matrix: Matrix) -> list[list[Point]]:
    runs: list[list[Point]] = [[]]
    for operator, *numbers in path if len(path) <= PATH_PIECES else ():
        if operator == "h":
            if runs[-1] and runs[-1][-1] != runs[-1][0]:
                runs[-1].append(runs[-1][0])
            continue
        x, y = numbers[-2:]
        if operator != "l":
            runs.append([])
        runs[-1].append(matrix.point(float(x), float(y)))
    return runs
