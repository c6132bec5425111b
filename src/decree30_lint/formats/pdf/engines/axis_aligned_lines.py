"""Finds the parts of a drawn path that are straight lines, upright or level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]
Box = tuple[float, float, float, float]

_THIN = 2.5  # points: a rectangle no thicker than this is a line
_LEVEL = 0.5  # points by which a line may rise or lean from end to end


def axis_aligned_lines(polygons: Iterable[Sequence[Point]], half: float, *, filled: bool) -> Iterator[Box]:
    """Yields left, top, right, bottom of each line of a path.

    `half` is half the width of the stroke, 0 where areas are filled.
    """
    for points in polygons:
        if _is_box(points) and (box := _thin_box(points, half)):
            yield box
        elif not filled:
            yield from filter(None, (_line(*side, half) for side in pairwise(points)))


def is_line(box: Box) -> bool:
    """Tells whether a rectangle is too thin to be anything but a line."""
    left, top, right, bottom = box
    return min(right - left, bottom - top) <= _THIN < max(right - left, bottom - top)


def _is_box(points: Sequence[Point]) -> bool:
    return len(points) == 4 or (len(points) == 5 and points[0] == points[-1])


def _thin_box(points: Sequence[Point], half: float) -> Box | None:
    xs, ys = zip(*points, strict=True)
    left, top, right, bottom = min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half
    return (left, top, right, bottom) if is_line((left, top, right, bottom)) else None


def _line(start: Point, end: Point, half: float) -> Box | None:
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    if bottom - top <= _LEVEL < right - left:
        return left, top - half, right, bottom + half
    if right - left <= _LEVEL < bottom - top:
        return left - half, top, right + half, bottom
    return None
