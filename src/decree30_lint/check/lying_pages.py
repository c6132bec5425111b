"""Looks at the margins of pages that lie: a program may have turned them with the sheet, to either side."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from decree30_lint.model.document import Margins
from decree30_lint.model.units import Interval, Pt, to_mm
from decree30_lint.model.words import Words

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


def all_four(edge: str, margins: Margins, turn: Turn) -> Words:
    """Returns the margin at an edge of the sheet in words, and all four of the page that lies.

    Where the sheet is read turned, it says at which edge of the page that margin is.
    """
    at = turn[edge]
    sides = [f"{to_mm(_margin(margins, each)):.1f}".removesuffix(".0") for each in (at, *_EDGES)]
    where = _WHERE[at] if at != edge else Words("", "")
    return Words(
        "{} mm ({}trang ngang, lề trên {}, dưới {}, trái {}, phải {} mm)".format(
            sides[0].replace(".", ","), where.vi, *(side.replace(".", ",") for side in sides[1:])
        ),
        "{} mm ({}a page that lies, margins top {}, bottom {}, left {}, right {} mm)".format(sides[0], where.en, *sides[1:]),
    )


_WHERE = {
    "top": Words("ở phía trên do xoay giấy; ", "at the top, for the sheet is turned; "),
    "bottom": Words("ở phía dưới do xoay giấy; ", "at the bottom, for the sheet is turned; "),
    "left": Words("ở bên trái do xoay giấy; ", "at the left, for the sheet is turned; "),
    "right": Words("ở bên phải do xoay giấy; ", "at the right, for the sheet is turned; "),
}
