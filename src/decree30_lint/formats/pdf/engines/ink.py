"""Computes the colour of a picture's opaque pixels."""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

WHITISH = "F0F0F0"  # and what follows: not seen on paper

SAMPLES = 96  # pixels looked at across and down, at most

_OPAQUE = 250  # of 255
_EDGE = 16  # parts of the width and of the height; the outer ones are the edge
_CLEAR = 0.02  # of all pixels: fewer that are not opaque make no transparent picture
_SMALLEST = 8.0  # points: smaller pictures carry no seal, no signature


class Ink(NamedTuple):
    """Holds whether a picture is transparent, and the mean colour "RRGGBB" of its opaque pixels, None where there
    are none.
    """

    transparent: bool
    colour: str | None


def is_small(size: tuple[float, float], area: float) -> bool:
    """Tells whether a picture could be a seal or a signature on the page; only of such pictures the ink matters.

    `size` is width and height in points, `area` is that of the page in square points.
    """
    return 4 * size[0] * size[1] < area and min(size) >= _SMALLEST


def ink(planes: Sequence[bytes], alpha: bytes, width: int) -> Ink:
    """Returns the ink of the pixels. `planes` are red, green, blue, row by row; `alpha` is their opacity.

    Rounding may leave pixels near the edge covered partly or not at all, so transparency is judged within.
    """
    edge, height = width // _EDGE + 1, len(alpha) // max(width, 1)
    inner = range(height // _EDGE + 1, height - height // _EDGE - 1)
    clear = sum(value < _OPAQUE for y in inner for value in alpha[y * width + edge : (y + 1) * width - edge])
    transparent = clear > _CLEAR * len(alpha)
    opaque = sum(alpha)
    if opaque < 255:
        return Ink(transparent, None)
    return Ink(transparent, "".join(f"{sum(map(mul, plane, alpha)) // opaque:02X}" for plane in planes))
