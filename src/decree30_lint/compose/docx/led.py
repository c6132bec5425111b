"""Leads the pieces of a row to their places by blanks and tabs, as people do who know no tab stop."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from decree30_lint.compose.docx.runs import run
from decree30_lint.formats.docx.write.markup import run_properties
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.units import Pt

_SIZE = Pt(13)
_BLANK = 0.25 * _SIZE  # its width


class LedPiece(Struct, frozen=True):
    """Holds the runs of one column of a row, `width` points wide, which should begin `left` points in."""

    left: Pt
    width: Pt
    content: str


def led_to(pieces: Sequence[LedPiece], step: Pt | None) -> str:
    """Returns the pieces with what leads to them: blanks, after as many tabs of `step` points as fit where it is given."""
    written, reached = [], 0.0
    for piece in pieces:
        if piece.content:
            lead, reached = _lead(reached, piece.left, step)
            written += [run(lead, run_properties(RunFormat(family="Times New Roman", size=_SIZE))), piece.content]
            reached += piece.width
    return "".join(written)


def _lead(reached: float, left: Pt, step: Pt | None) -> tuple[str, float]:
    """Returns tabs and blanks from `reached` to about `left`, and where they end."""
    tabs = max(int(left / step) - int(reached / step), 0) if step else 0
    if step and tabs:
        reached = (int(reached / step) + tabs) * step
    blanks = max(round((left - reached) / _BLANK), 0)
    return "\t" * tabs + " " * blanks, reached + blanks * _BLANK
