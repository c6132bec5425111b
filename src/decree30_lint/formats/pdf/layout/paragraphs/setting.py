"""Finds how the lines of a paragraph are set: alignment, indents, line spacing, by where they begin and end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.paragraphs.edges import DEEP, INDENTED, SAME, FlowEdges
from decree30_lint.formats.pdf.layout.paragraphs.line_ends import would_fit
from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout
from decree30_lint.model.metrics import SINGLE
from decree30_lint.model.units import Pt

_SURELY = 1.2  # points between the middles of a line and of its room: no chance
_HELD_OFF = 2.0  # points between a line and an edge at which it does not begin: no first line is indented by so little
_EXACT = 3.0  # points between the right edges of justified lines: signs may hang over
_TELLING = 2  # full lines that may be so by chance
_FAR_IN = 0.22  # of the room: what begins further in is not set as body text
_TITLE = 8.0  # points off the middle: the last line of a bold title that fills its room
_SENTENCE_ENDS = ".;:"
_NEARLY = 0.8  # of the room: the last line of a paragraph that may be justified or centred


class Setting(NamedTuple):
    """Holds what is usual in a flow: the distance of lines in lines of single spacing, their alignment, and `first`.

    That is how many points further in than the left edge of the text the first lines of paragraphs begin.
    """

    pitch: float | None
    align: Align | None
    first: float | None = None


def layout_of(lines: Sequence[TextLine], edges: FlowEdges, usual: Setting) -> ParagraphLayout:
    """Returns alignment, indents and line spacing.

    A single line gets what is usual in its flow where it does not show them itself. Blanks at the beginning are no indent.
    How far a single line is indented is not known where no others show the edge of the text.
    """
    align = _align(lines, edges) or usual.align
    if align is Align.CENTRE and len(lines) == 1 and _begins_as_usual(lines[0], edges, usual):
        align = usual.align
    lefts = [line.left - edges.at(line).left for line in lines]
    first: float | None
    if align is Align.CENTRE:
        left = first = 0.0
    elif len(lines) > 1:
        left = min(lefts[1:])
        first = lefts[0] - lines[0].indent - left
    else:
        left, first = 0.0, lefts[0] - lines[0].indent
        if not edges.shows_left_of(lines[0]):
            left, first = first, None
    pitch = _pitch(lines) or usual.pitch
    return ParagraphLayout(
        align=align,
        left=Pt(left),
        right=Pt(0),
        first_line=None if first is None else Pt(first),
        spacing=LineSpacing(lines=pitch) if pitch else None,
    )


def usual_setting(groups: Sequence[Sequence[TextLine]], edges: FlowEdges) -> Setting:
    """Returns what is usual among the paragraphs of several lines; None where none shows it, or as many show another.

    Those far in are no prose: addressees, captions. A first line of two that is full counts: few are so by chance.
    """
    several = [group for group in groups if len(group) > 1 and not _is_far_in(group, edges)]
    known = Counter(_kept_to(group, edges) for group in several)
    pitches = [pitch for group in several if (pitch := _pitch(group)) is not None]
    both, left = known[Align.BOTH], known[Align.LEFT]
    align = None if both == left else Align.BOTH if both > left else Align.LEFT
    firsts = [first for group in several if (first := group[0].left - edges.at(group[0]).left) > INDENTED]
    return Setting(_middle(pitches), align, _middle(firsts) if align is Align.BOTH else None)


def _is_far_in(lines: Sequence[TextLine], edges: FlowEdges) -> bool:
    """Tells whether all lines begin further in than any of prose."""
    bounds = edges.at(lines[0])
    return min(line.left for line in lines) - bounds.left > _FAR_IN * bounds.width


def _kept_to(lines: Sequence[TextLine], edges: FlowEdges) -> Align | None:
    """Returns how several lines are set; both edges where one full line above the last keeps to the right one."""
    align = _align(lines, edges)
    full = align is None and all(abs(line.right - edges.at(line).right) <= _EXACT for line in lines[:-1])
    return Align.BOTH if full else align


def _middle(values: Sequence[float]) -> float | None:
    return sorted(values)[len(values) // 2] if values else None


def _begins_as_usual(line: TextLine, edges: FlowEdges, usual: Setting) -> bool:
    """Tells whether a sentence of one line begins where first lines do: that it also stands in the middle is chance."""
    if usual.first is None or line.text[-1:] not in _SENTENCE_ENDS or id(line) in edges.stacked:
        return False
    plain = not any(piece.style.bold for piece in line.pieces)
    return plain and abs(line.left - edges.at(line).left - usual.first) <= _SURELY


def _pitch(lines: Sequence[TextLine]) -> float | None:
    """Returns the distance of the lines, in lines of single spacing; None for a single one."""
    pitches = sorted(
        (low.baseline - up.baseline) / (SINGLE * max(up.size, low.size))
        for up, low in pairwise(lines)
        if up.page == low.page
    )
    return pitches[len(pitches) // 2] if pitches else None


def _align(lines: Sequence[TextLine], edges: FlowEdges) -> Align | None:
    bounds = edges.at(lines[0])
    if len(lines) == 1:
        return _align_of_one(lines[0], edges)
    lefts, rights = [line.left for line in lines], [line.right for line in lines]
    centres = [line.centre for line in lines]
    full = [line for line in lines if line.left < bounds.left + SAME and line.right > bounds.right - _EXACT]
    if all(id(line) in edges.stacked for line in lines):
        return Align.CENTRE
    if max(centres) - min(centres) <= SAME and max(lefts) - min(lefts) > SAME and len(full) < len(lines):
        return Align.CENTRE
    if edges.is_centred(lines[-1]) and lines[-1].left - bounds.left > DEEP * lines[-1].size:
        return Align.CENTRE
    hanging = lefts[1:]
    last = lines[-1]
    if (
        abs(lefts[0] - hanging[0]) <= SAME
        and last.width > _NEARLY * bounds.width
        and abs(last.centre - bounds.centre) <= _TITLE
    ):
        return Align.CENTRE if all(piece.style.bold for line in lines for piece in line.pieces) else None
    if max(hanging) - min(hanging) <= SAME:
        by_words = [bounds.right - up.right for up, low in pairwise(lines) if not would_fit(up.right, low, bounds.right)]
        if not by_words:
            return None  # ended by hand, or beside a picture
        if max(by_words) > _EXACT:
            return Align.LEFT
        return Align.BOTH if len(lines) > _TELLING else None
    return Align.RIGHT if max(rights) - min(rights) <= _EXACT else None


def _align_of_one(line: TextLine, edges: FlowEdges) -> Align | None:
    """Returns the alignment of a single line, None where a first line of body text would look the same."""
    bounds = edges.at(line)
    if id(line) in edges.stacked:
        return Align.CENTRE
    if abs(line.centre - bounds.centre) <= _SURELY and min(line.left - bounds.left, bounds.right - line.right) > _HELD_OFF:
        return Align.CENTRE
    if line.left - bounds.left <= DEEP * line.size:
        return None
    if edges.is_centred(line) or line.left - bounds.left < _FAR_IN * bounds.width:
        return Align.CENTRE if edges.is_centred(line) else None
    return Align.RIGHT if line.centre > bounds.centre + SAME else Align.CENTRE


def column_align(lines: Sequence[TextLine]) -> Align | None:
    """Returns how the lines of a narrow column are set, None where they do not show it."""
    if len(lines) < 2:
        return None
    lefts, centres, rights = ([getattr(line, name) for line in lines] for name in ("left", "centre", "right"))
    spread = {
        Align.CENTRE: _spread(centres),
        Align.LEFT: _spread(lefts),
        Align.RIGHT: _spread(rights),
    }
    best = min(spread, key=lambda align: spread[align])
    return best if spread[best] <= 2 * SAME else None


def _spread(places: Sequence[float]) -> float:
    """Returns the distance between the outermost places, without the odd one where there are many."""
    ordered = sorted(places)
    odd = len(ordered) // 5
    return ordered[-1 - odd] - ordered[0] if odd == 0 else ordered[-1 - odd // 2] - ordered[(odd + 1) // 2]
