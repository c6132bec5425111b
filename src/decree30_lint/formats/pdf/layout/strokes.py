"""What the horizontal lines of a page are: underlines of words, or lines that stand under a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from decree30_lint.formats.pdf.content import Rule
from decree30_lint.formats.pdf.layout.lines import Line, Piece
from decree30_lint.model.document import Stroke, StrokeKind
from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Pt

_TYPED = re.compile(r"[_¯‾─━–—―-]{3,}|_(?: ?_){2,}")
_UNBROKEN = frozenset("_¯‾─━—―")
_UNDER = (-0.02, 0.155)  # ems below the baseline where an underline runs
_COVERED = 0.6  # of a piece's width
_CENTRED = 3.0  # points
_REACH = 40.0  # points below the text under which a line stands
_ACROSS = 300.0  # points: no line under a name is as long
_SHARED = 0.3  # of the shorter of line and text stand one above the other


class Drawn(NamedTuple):
    rule: Rule
    page: int


class _Placed(Protocol):
    @property
    def line(self) -> Line: ...

    @property
    def anchor(self) -> Anchor: ...

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def underlined(line: Line, piece: Piece, rules: Iterable[tuple[float, float, float]]) -> bool:
    """Lines (left, right, top) run along under most of the piece."""
    covered = sum(
        max(0.0, min(right, piece.right) - max(left, piece.left)) for left, right, top in rules if _runs_under(line, top)
    )
    return covered >= _COVERED * max(piece.right - piece.left, 1.0)


def _runs_under(line: Line, top: float) -> bool:
    return _UNDER[0] * line.size <= top - line.baseline <= _UNDER[1] * line.size


def strokes_of(rules: Iterable[Drawn], placed: Sequence[_Placed]) -> tuple[Stroke, ...]:
    """Lines that are drawn or typed, each with the paragraph it stands under, in the order of the text."""
    by_page: dict[int, list[_Placed]] = {}
    for place in placed:
        by_page.setdefault(place.line.page, []).append(place)
    found = [_drawn(drawn.rule, by_page.get(drawn.page, ())) for drawn in rules]
    for places in by_page.values():
        found += [_typed(place, places) for place in places if _TYPED.fullmatch(place.line.text.strip())]
    strokes = [stroke for stroke in found if stroke is not None]
    strokes.sort(key=lambda stroke: (stroke.anchor.order, stroke.anchor.start, stroke.left or 0))
    return tuple(strokes)


def _drawn(rule: Rule, places: Sequence[_Placed]) -> Stroke | None:
    kind = StrokeKind.DRAWN
    holder = _above(rule.left, rule.right, rule.top, places)
    if holder is None and rule.right - rule.left > _ACROSS:
        above = [place for place in places if place.line.baseline <= rule.top]
        holder = max(above, key=lambda place: place.line.baseline, default=None)
    if holder is None:
        return None
    if _underlines(rule, holder.line):
        kind = StrokeKind.UNDERLINE
    below = _below(rule, places) if rule.right - rule.left > _ACROSS else None
    return Stroke(
        kind,
        _anchor(holder),
        Pt(rule.right - rule.left),
        Pt(rule.left),
        Pt(rule.bottom - rule.top),
        rule.solid,
        Pt(rule.top - holder.line.bottom),
        None if below is None else below.anchor,
    )


def _underlines(rule: Rule, line: Line) -> bool:
    """As near as an underline, under words of the line; a short one below its middle is a line that stands too high."""
    if not _runs_under(line, rule.top) or rule.right > line.right + 2 or rule.left < line.left - 2:
        return False
    off_centre = abs((rule.left + rule.right) / 2 - line.centre)
    return rule.right - rule.left >= _COVERED * line.width or off_centre > _CENTRED


def _typed(place: _Placed, places: Sequence[_Placed]) -> Stroke | None:
    line = place.line
    others = [p for p in places if not _TYPED.fullmatch(p.line.text.strip())]
    holder = _above(line.left, line.right, line.baseline - 0.4 * line.size, others)
    if holder is None:
        return None
    solid = set(line.text.strip()) <= _UNBROKEN
    gap = Pt(line.baseline - holder.line.bottom)
    return Stroke(StrokeKind.TYPED, _anchor(holder), Pt(line.width), Pt(line.left), None, solid, gap, place.anchor)


def _above(left: float, right: float, top: float, places: Sequence[_Placed]) -> _Placed | None:
    near = [p for p in places if -2.0 <= top - p.line.baseline <= _REACH and _shared(p.line, left, right) >= _SHARED]
    return max(near, key=lambda p: (round(p.line.baseline), _shared(p.line, left, right)), default=None)


def _shared(line: Line, left: float, right: float) -> float:
    shorter = min(right - left, line.width)
    return (min(right, line.right) - max(left, line.left)) / shorter if shorter > 0 else 0.0


def _below(rule: Rule, places: Sequence[_Placed]) -> _Placed | None:
    """What follows a line across the page: it parts two texts, and belongs to the lower one."""
    lower = [place for place in places if place.line.baseline > rule.bottom]
    return min(lower, key=lambda place: (place.line.baseline, place.line.left), default=None)


def _anchor(place: _Placed) -> Anchor:
    return place.anchor
