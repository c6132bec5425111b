"""The colour of a picture's opaque pixels."""

from __future__ import annotations

from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

_OPAQUE = 250  # of 255


class Ink(NamedTuple):
    """`colour` "RRGGBB", None where nothing is opaque."""

    transparent: bool
    colour: str | None


def ink(planes: Sequence[bytes], alpha: bytes, width: int) -> Ink:
    """`planes`: red, green, blue of the pixels, row by row; `alpha`: their opacity.

    Pixels at the edge may be partly covered only; whether a picture is transparent is seen within.
    """
    inner = (alpha[at + 1 : at + width - 1] for at in range(width, len(alpha) - width, width))
    transparent = any(min(row, default=255) < _OPAQUE for row in inner)
    opaque = sum(alpha)
    if opaque < 255:
        return Ink(transparent, None)
    return Ink(transparent, "".join(f"{sum(map(mul, plane, alpha)) // opaque:02X}" for plane in planes))
