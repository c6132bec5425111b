"""Looks at the margins of pages that lie: a program may have turned them with the sheet, to either side."""

from __future__ import annotations

from collections.abc import Collection

from decree30_lint.model.document import Margins
from decree30_lint.model.units import Interval, Pt, to_mm
from decree30_lint.model.words import Words

_EDGES = ("top", "bottom", "left", "right")
_TURNS = (  # where the edges of the upright sheet are when it is turned to the right, and to the left
    {"left": "top", "top": "right", "right": "bottom", "bottom": "left"},
    {"left": "bottom", "bottom": "right", "right": "top", "top": "left"},
)


def fits_turned(margins: Margins, lawful: Collection[tuple[str, Interval]], error: float) -> bool:
    """Tells whether all margins are within the bounds of the upright sheet, turned to one side or the other."""
    turned = (((_margin(margins, turn[edge]), bounds) for edge, bounds in lawful) for turn in _TURNS)
    return bool(lawful) and any(all(bounds.holds(found, error) for found, bounds in pairs) for pairs in turned)


def _margin(margins: Margins, edge: str) -> Pt:
    found: Pt = getattr(margins, edge)
    return found


def all_four(found: Pt, margins: Margins) -> Words:
    """Returns a margin in words, and all four of the page that lies."""
    sides = [f"{to_mm(side):.1f}".removesuffix(".0") for side in (found, *(_margin(margins, edge) for edge in _EDGES))]
    return Words(
        "{} mm (trang ngang, lề trên {}, dưới {}, trái {}, phải {} mm)".format(*(side.replace(".", ",") for side in sides)),
        "{} mm (a page that lies, margins top {}, bottom {}, left {}, right {} mm)".format(*sides),
    )
