"""Tells what a colour looks like, and how it is called."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from decree30_lint.model.words import Words

_WHITE_FROM, _COLOURED_FROM = 245, 24  # least channel of white; least difference of channels of a hue
_GREY = Words("xám", "grey")
_HUES = (
    (20, Words("đỏ", "red")),
    (45, Words("cam", "orange")),
    (70, Words("vàng", "yellow")),
    (165, Words("xanh lá", "green")),
    (200, Words("xanh lơ", "cyan")),
    (260, Words("xanh dương", "blue")),
    (330, Words("tím", "purple")),
    (360, Words("đỏ", "red")),
)


def is_nearly(colour: str, grey: str) -> bool:
    """Tells whether no channel is lighter than that of `grey`; both are "RRGGBB"."""
    return all(channel <= limit for channel, limit in zip(_channels(colour), _channels(grey), strict=True))


def has_hue(colour: str, hues: Sequence[int], saturation: float) -> bool:
    """Tells whether "RRGGBB" has a hue between the two of `hues`: red 0 degrees, green 120, blue 240.

    They run in a circle: from 330 to 390 holds 10. A colour of less than `saturation` (0-1) has no hue.
    """
    channels = _channels(colour)
    spread = max(channels) - min(channels)
    if not spread or spread < saturation * max(channels):
        return False
    low, high = hues
    hue = _degrees(*channels)
    return low <= hue <= high or low <= hue + 360 <= high


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


@lru_cache(maxsize=512)
def colour_words(colour: str) -> Words:
    """Returns the colour in words, such as "đỏ (FF0000)". Grey has nearly equal parts of red, green and blue."""
    channels = _channels(colour)
    name = Words("trắng", "white") if min(channels) > _WHITE_FROM else _GREY
    if max(channels) - min(channels) > _COLOURED_FROM:
        name = next(hue for limit, hue in _HUES if _degrees(*channels) <= limit)
    return Words(f"{name.vi} ({colour})", f"{name.en} ({colour})")


def _degrees(red: int, green: int, blue: int) -> float:
    """Returns the hue on the colour circle, 0-360."""
    high, low = max(red, green, blue), min(red, green, blue)
    if high == red:
        return 60 * ((green - blue) / (high - low)) % 360
    if high == green:
        return 60 * ((blue - red) / (high - low)) + 120
    return 60 * ((red - green) / (high - low)) + 240
