"""Looks at the margins of pages that lie: a program may have turned them with the sheet, to either side."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from decree30_lint.model.document import Margins
from decree30_lint.model.papers import SheetMargins
from decree30_lint.model.units import Interval, Pt

Turn = Mapping[str, str]
"""Maps the edges of the upright sheet to where they are on the page."""

_EDGES = ("top", "bottom", "left", "right")
AS_READ: Turn = {edge: edge for edge in _EDGES}
_TURNS: tuple[Turn, ...] = (
    AS_READ,
    {"left": "top", "top": "right", "right": "bottom", "bottom": "left"},  # turned to the right
    {"left": "bottom", "bottom": "right", "right": "top", "top": "left"},
)


def best_turn(margins: Margins, lawful: Collection[tuple[str, Interval]], error: float) -> Turn:
    """Returns how the page is best read: as it is, or turned to one side, whichever breaks fewest bounds.

    Without bounds, and where readings break as many, it is read as it is.
    """

    def broken(turn: Turn) -> int:
        return sum(not bounds.holds(_margin(margins, turn[edge]), error) for edge, bounds in lawful)

    return min(_TURNS, key=broken)


def _margin(margins: Margins, edge: str) -> Pt:
    found: Pt = getattr(margins, edge)
    return found


def all_four(edge: str, margins: Margins, turn: Turn) -> SheetMargins:
    """Returns the four margins of the page that lies, of which the one at an edge of the sheet is judged."""
    return SheetMargins(edge, turn[edge], margins.top, margins.bottom, margins.left, margins.right)
