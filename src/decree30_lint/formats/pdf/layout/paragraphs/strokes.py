"""Finds what the horizontal lines of a page are: underlines of words, or lines that stand under a text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.content import PageStroke
from decree30_lint.formats.pdf.layout.paragraphs.anchors import AnchoredLine
from decree30_lint.formats.pdf.layout.paragraphs.underlines import Rules, underlines
from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.model.document import Stroke, StrokeKind
from decree30_lint.model.units import Pt

_TYPED = re.compile(r"[_¯‾─━–—―-]{3,}|_(?: ?_){2,}")
_UNBROKEN = frozenset("_¯‾─━—―")
_BELOW = 2.0  # points by which a line may stand too high for the text above it
_REACH = 40.0  # points below the text under which a line stands
_ACROSS = 300.0  # points: no line under a name is as long
_SHARED = 0.3  # of the shorter of line and text stand one above the other


def strokes_of(rules: Rules, placed: Sequence[AnchoredLine]) -> tuple[Stroke, ...]:
    """Returns lines that are drawn or typed, each with the paragraph it stands under, in the order of the text."""
    by_page: dict[int, list[AnchoredLine]] = {}
    for place in placed:
        by_page.setdefault(place.line.page, []).append(place)
    downwards = {page: _downwards(places) for page, places in by_page.items()}
    found = [_drawn(rule, downwards[page]) for page, drawn in rules.items() if page in downwards for rule in drawn]
    for places in by_page.values():
        typed = {at for at, place in enumerate(places) if _TYPED.fullmatch(place.line.text.strip())}
        others = _downwards(place for at, place in enumerate(places) if at not in typed)
        found += [_typed(places[at], others) for at in sorted(typed)]
    strokes = [stroke for stroke in found if stroke is not None]
    strokes.sort(key=lambda stroke: (stroke.anchor.order, stroke.anchor.start, stroke.left or 0))
    return tuple(strokes)


class _Downwards(NamedTuple):
    """Holds lines of a page from the top down; of those at one height, as they are read from the left."""

    places: Sequence[AnchoredLine]
    baselines: Sequence[float]

    def before(self, height: float) -> int:
        """Returns how many stand at this height or above."""
        return bisect_right(self.baselines, height)


def _downwards(places: Iterable[AnchoredLine]) -> _Downwards:
    ordered = sorted(places, key=lambda place: (place.line.baseline, place.line.left))
    return _Downwards(ordered, [place.line.baseline for place in ordered])


def _drawn(rule: PageStroke, places: _Downwards) -> Stroke | None:
    holder = _above(rule.left, rule.right, rule.top, places)
    if holder is None and rule.right - rule.left > _ACROSS:
        at = places.before(rule.top)
        holder = places.places[bisect_left(places.baselines, places.baselines[at - 1])] if at else None
    if holder is None:
        return None
    below = _below(rule, places) if rule.right - rule.left > _ACROSS else None
    return Stroke(
        StrokeKind.UNDERLINE if underlines(rule, holder.line) else StrokeKind.DRAWN,
        holder.anchor,
        Pt(rule.right - rule.left),
        Pt(rule.left),
        Pt(rule.bottom - rule.top),
        rule.solid,
        Pt(rule.top - holder.line.bottom),
        None if below is None else below.anchor,
    )


def _typed(place: AnchoredLine, others: _Downwards) -> Stroke | None:
    line = place.line
    holder = _above(line.left, line.right, line.baseline - 0.4 * line.size, others)
    if holder is None:
        return None
    solid = set(line.text.strip()) <= _UNBROKEN
    gap = Pt(line.baseline - holder.line.bottom)
    return Stroke(StrokeKind.TYPED, holder.anchor, Pt(line.width), Pt(line.left), None, solid, gap, place.anchor)


def _above(left: float, right: float, top: float, places: _Downwards) -> AnchoredLine | None:
    """Returns the lowest line above that shares most with the stretch: lines are of one height to the point."""
    near: list[AnchoredLine] = []
    for at in range(places.before(top + _BELOW) - 1, -1, -1):
        place = places.places[at]
        if top - place.line.baseline > _REACH or (near and round(place.line.baseline) < round(near[0].line.baseline)):
            break
        if _shared(place.line, left, right) >= _SHARED:
            near.append(place)
    near.sort(key=lambda place: (place.anchor.order, place.anchor.start))
    return max(near, key=lambda place: _shared(place.line, left, right), default=None)


def _shared(line: TextLine, left: float, right: float) -> float:
    shorter = min(right - left, line.width)
    return (min(right, line.right) - max(left, line.left)) / shorter if shorter > 0 else 0.0


def _below(rule: PageStroke, places: _Downwards) -> AnchoredLine | None:
    """Returns what follows a line across the page, which divides two texts and belongs to the lower one."""
    at = places.before(rule.bottom)
    return places.places[at] if at < len(places.places) else None
