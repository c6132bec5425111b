"""Answers in which colour a thing is painted, and whether a layer that is switched off hides it.

A colour is "RRGGBB", None where a pattern fills or where its numbers are no light and no ink. Layers that are switched off
go by their names in pdfium, by the numbers of their objects in pdfminer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import Array, byref, c_uint, c_ulong, c_ushort, create_string_buffer
from typing import TYPE_CHECKING

from decree30_lint.formats.limits import MARKS
from decree30_lint.formats.pdf.engines import pdfium_objects as calls

if TYPE_CHECKING:
    from decree30_lint.formats.pdf.engines.plumber_objects import PdfDict

WHITE = "FFFFFF"  # not seen on paper

_INK_BLACK = (0x23, 0x1F, 0x20)
_NO_COLOURS = frozenset({"Separation", "DeviceN", "Indexed", "Lab", "Pattern"})  # their numbers are no light and no ink
_LONGEST = 256  # letters of a layer's name


def pdfium_colour(red: int, green: int, blue: int) -> str:
    """Returns the colour of three numbers up to 255.

    Black printing ink (CMYK 0 0 0 1), which pdfium shows as dark grey, is black here.
    """
    return "000000" if (red, green, blue) == _INK_BLACK else f"{red:02X}{green:02X}{blue:02X}"


def pdfium_paint(call: Callable[..., int]) -> tuple[str | None, bool]:
    """Returns the colour that `call` tells, and whether it is seen on paper: neither white nor transparent."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not call(byref(red), byref(green), byref(blue), byref(alpha)):
        return None, True
    colour = pdfium_colour(red.value, green.value, blue.value)
    return colour, colour != WHITE and alpha.value > 0


def plumber_colour(colour: object, space: str) -> str | None:
    """Returns the colour of one (grey), three (red, green, blue) or four (cyan, magenta, yellow, black) numbers up to 1.

    `space` is the name of their colour space.
    """
    numbers = colour if isinstance(colour, tuple) else (colour,)
    if space in _NO_COLOURS or not all(isinstance(number, int | float) for number in numbers):
        return None
    parts = [min(max(float(number), 0.0), 1.0) for number in numbers]
    if len(parts) == 1:
        parts *= 3
    elif len(parts) == 4:
        parts = [1 - min(1.0, ink + parts[3]) for ink in parts[:3]]
    return "".join(f"{round(255 * part):02X}" for part in parts) if len(parts) == 3 else None


def layers_off(catalog: PdfDict) -> list[object]:
    """Returns references to the layers that are switched off."""
    layers = catalog.inner("OCProperties")
    usual = layers.inner("D") if layers else None
    return usual.references("OFF") if usual else []


def hidden_layers(data: bytes) -> frozenset[str]:
    """Returns the names of the layers that are switched off, which pdfium does not tell; none where the file is damaged."""
    from decree30_lint.formats.pdf.engines.plumber_objects import PdfDict, catalog_entries, plain

    try:
        layers = list(map(plain, layers_off(catalog_entries(data))))
        return frozenset((layer.text("Name") if isinstance(layer, PdfDict) else None) or "" for layer in layers)
    except Exception:  # pdfminer raises errors of many kinds
        return frozenset()


def pdfium_hides(pointer: int, layers: frozenset[str]) -> bool:
    """Tells whether marked content puts the object in one of `layers`; pdfium does not say a form's own layer."""
    return any(name in layers for name in _layers(pointer))


def _layers(pointer: int) -> Iterator[str]:
    for index in range(min(max(calls.mark_count(pointer), 0), MARKS)):
        mark = calls.mark(pointer, index)
        if mark and _text(calls.mark_name, mark) == "OC":
            yield _text(calls.mark_text, mark, b"Name")


def _text(call: calls.Call, mark: int, *key: bytes) -> str:
    buffer: Array[c_ushort] = (c_ushort * _LONGEST)()
    length = c_ulong()
    if not call(mark, *map(create_string_buffer, key), buffer, 2 * _LONGEST, byref(length)):
        return ""
    return bytes(buffer)[: max(length.value - 2, 0)].decode("utf-16-le", "replace")


def plumber_hides(layer: object, off: frozenset[int]) -> bool:
    """Tells whether `layer`, a reference, is one of those switched off, which go by the numbers of their objects."""
    return getattr(layer, "objid", None) in off


def numbers_of(layers: list[object]) -> frozenset[int]:
    """Returns the numbers of the objects of layers."""
    return frozenset(number for layer in layers if (number := getattr(layer, "objid", None)) is not None)
