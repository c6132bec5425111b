"""Reads colours as pdfminer gives them."""

from __future__ import annotations

from pdfminer.pdfcolor import PDFColorSpace

_UNKNOWN = frozenset({"Separation", "DeviceN", "Indexed", "Lab", "Pattern"})  # their numbers are no light and no ink


def hexadecimal(colour: object, space: PDFColorSpace) -> str | None:
    """Returns "RRGGBB" of one (grey), three (red, green, blue) or four (cyan, magenta, yellow, black) numbers, else None."""
    numbers = colour if isinstance(colour, tuple) else (colour,)
    if space.name in _UNKNOWN or not all(isinstance(number, int | float) for number in numbers):
        return None
    parts = [min(max(float(number), 0.0), 1.0) for number in numbers]
    if len(parts) == 1:
        parts *= 3
    elif len(parts) == 4:
        parts = [1 - min(1.0, ink + parts[3]) for ink in parts[:3]]
    return "".join(f"{round(255 * part):02X}" for part in parts) if len(parts) == 3 else None
