"""Tells between which edges lines are set, page by page, and which of them are centred: in their room, or on each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.model.metrics import SINGLE
from decree30_lint.model.place import Extent

SAME = 3.0  # points between edges that are meant to be one
INDENTED = 6.0  # points by which a first line stands further in, at least
DEEP = 3.0  # ems: further in no first line begins
_SHARE = 0.02  # of the room's width: a middle that is set by hand
_FIRST_LINE = 45.0  # points: no first line begins as far in
_FREE = 4.0  # points that a centred line leaves at its right
_TOGETHER = 2.5  # lines of single spacing between lines of one title


class FlowEdges(NamedTuple):
    """Holds the edges of a flow: `bounds`, and those of pages that are set otherwise.

    `stacked` holds the identities of lines that are centred on each other, wherever the edges are. Where no lines show
    the edges, `bounds` are those of what stands there, and `reach` is how far the text may go; `left_is_shown` tells whether
    the left one is that of the text.
    """

    bounds: Extent
    pages: Mapping[int, Extent] = {}
    stacked: frozenset[int] = frozenset()
    reach: Extent | None = None
    left_is_shown: bool = True

    def shows_left_of(self, line: TextLine) -> bool:
        """Tells whether the left edge of the text is known where the line stands."""
        return self.left_is_shown or line.page in self.pages

    def at(self, line: TextLine) -> Extent:
        """Returns the edges of the line's page."""
        return self.pages.get(line.page, self.bounds)

    def room_of(self, line: TextLine) -> Extent:
        """Returns the edges between which a line may have been centred."""
        return self.reach if self.reach is not None and line.page not in self.pages else self.at(line)

    def of(self, lines: Sequence[TextLine]) -> FlowEdges:
        """Returns the edges with those of the lines that are centred on each other."""
        return self._replace(stacked=frozenset(map(id, _stacked(lines, self))))

    def is_centred(self, line: TextLine) -> bool:
        """Tells whether the line stands in the middle of its room and leaves space on both sides, or on other such lines."""
        bounds = self.at(line)
        near = abs(line.centre - bounds.centre) <= _tolerance(line, bounds)
        return (near and line.left - bounds.left > INDENTED and bounds.right > line.right + _FREE) or id(
            line
        ) in self.stacked


def _is_free(line: TextLine, bounds: Extent) -> bool:
    return line.left - bounds.left > INDENTED and bounds.right > line.right + _FREE


def _tolerance(line: TextLine, bounds: Extent) -> float:
    """Returns how far off the middle the line may stand; where a first line may begin, there is no doubt only at SAME."""
    return max(SAME, _SHARE * bounds.width) if _is_narrow(line, bounds) else SAME


def _is_narrow(line: TextLine, bounds: Extent) -> bool:
    return min(line.left - bounds.left, bounds.right - line.right) > max(DEEP * line.size, _FIRST_LINE)


def _stacked(lines: Sequence[TextLine], edges: FlowEdges) -> Iterator[TextLine]:
    """Yields the lines of runs that have one middle: they begin at several places, and one begins far in."""
    for run in _runs(lines, edges):
        lefts = [line.left for line in run] or [0.0]
        if max(lefts) - min(lefts) > INDENTED and any(_is_narrow(line, edges.room_of(line)) for line in run):
            yield from run


def _runs(lines: Sequence[TextLine], edges: FlowEdges) -> Iterator[list[TextLine]]:
    """Yields lines that stand close under each other on one middle, without such as may be first lines of prose."""
    run: list[TextLine] = []
    for line in lines:
        if not _may_be_stacked(line, edges.room_of(line)):
            yield run
            run = []
        elif run and _is_under(run, line, edges.at(line).width):
            run.append(line)
        else:
            yield run
            run = [line]
    yield run


def _may_be_stacked(line: TextLine, bounds: Extent) -> bool:
    bold = all(piece.style.bold for piece in line.pieces)
    return _is_free(line, bounds) and (bold or _is_narrow(line, bounds))


def _is_under(run: Sequence[TextLine], line: TextLine, room: float) -> bool:
    above = run[-1]
    pitch = (line.baseline - above.baseline) / (SINGLE * max(line.size, above.size))
    on_middle = abs(line.centre - run[0].centre) <= max(SAME, _SHARE * room)
    return line.page == above.page and 0 < pitch < _TOGETHER and on_middle
