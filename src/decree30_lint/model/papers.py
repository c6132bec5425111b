"""Describes sheets of paper, and names the sizes that offices use."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.model.units import Pt, to_mm

_NAMES = {
    (210.0, 297.0): "A4",
    (297.0, 420.0): "A3",
    (148.0, 210.0): "A5",
    (215.9, 279.4): "Letter",
    (215.9, 355.6): "Legal",
    (215.9, 330.2): "F4",
}
_ROUNDING = 1.0  # mm


def paper_name(width: float, height: float) -> str | None:
    """Returns "A4" for its sides in points, upright or lying; None where the size has no name."""
    short, long = sorted((to_mm(width), to_mm(height)))
    fitting = (name for (w, h), name in _NAMES.items() if abs(short - w) <= _ROUNDING and abs(long - h) <= _ROUNDING)
    return next(fitting, None)


class PaperSize(Struct, frozen=True):
    """Holds the sides of a sheet of paper, in points."""

    width: Pt
    height: Pt


class SheetMargins(Struct, frozen=True):
    """Holds the four margins of a page that lies, in points, and which edge of the sheet is judged.

    `read_at` is the edge of the page where that one is: another one where the sheet is read as it was before it was turned.
    """

    edge: str  # "top", "bottom", "left", "right"
    read_at: str
    top: Pt
    bottom: Pt
    left: Pt
    right: Pt
