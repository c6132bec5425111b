"""Tells how the columns of a letterhead stand: on which side the bodies, and on which the national name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.national import Match


class HeadColumns(NamedTuple):
    """Holds whether the letterhead has two columns, and on which sides stand the bodies, and place and date."""

    two: bool
    bodies: Side = Side.LEFT
    date: Side = Side.RIGHT


def head_columns(lines: Sequence[Line], name: Match | None) -> HeadColumns:
    """Returns how the letterhead stands: the bodies beside the national name, even where that is at the left."""
    both = {Side.LEFT, Side.RIGHT} <= {line.side for line in lines}
    if name is not None and both and lines[name[0][0]].side is Side.LEFT:
        return HeadColumns(True, Side.RIGHT, Side.LEFT)
    return HeadColumns(name is not None or both)
