"""Finds what the horizontal lines of a page are: underlines of words, or lines that stand under a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from decree30_lint.formats.pdf.content import PageStroke
from decree30_lint.formats.pdf.layout.paragraphs.anchors import AnchoredLine
from decree30_lint.formats.pdf.layout.paragraphs.underlines import Rules, underlines
from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.model.document import Stroke, StrokeKind
from decree30_lint.model.units import Pt

_TYPED = re.compile(r"[_¯‾─━–—―-]{3,}|_(?: ?_){2,}")
_UNBROKEN = frozenset("_¯‾─━—―")
_REACH = 40.0  # points below the text under which a line stands
_ACROSS = 300.0  # points: no line under a name is as long
_SHARED = 0.3  # of the shorter of line and text stand one above the other


def strokes_of(rules: Rules, placed: Sequence[AnchoredLine]) -> tuple[Stroke, ...]:
    """Returns lines that are drawn or typed, each with the paragraph it stands under, in the order of the text."""
    by_page: dict[int, list[AnchoredLine]] = {}
    for place in placed:
        by_page.setdefault(place.line.page, []).append(place)
    found = [_drawn(rule, by_page.get(page, ())) for page, drawn in rules.items() for rule in drawn]
    for places in by_page.values():
        found += [_typed(place, places) for place in places if _TYPED.fullmatch(place.line.text.strip())]
    strokes = [stroke for stroke in found if stroke is not None]
    strokes.sort(key=lambda stroke: (stroke.anchor.order, stroke.anchor.start, stroke.left or 0))
    return tuple(strokes)


def _drawn(rule: PageStroke, places: Sequence[AnchoredLine]) -> Stroke | None:
    holder = _above(rule.left, rule.right, rule.top, places)
    if holder is None and rule.right - rule.left > _ACROSS:
        above = [place for place in places if place.line.baseline <= rule.top]
        holder = max(above, key=lambda place: place.line.baseline, default=None)
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


def _typed(place: AnchoredLine, places: Sequence[AnchoredLine]) -> Stroke | None:
    line = place.line
    others = [p for p in places if not _TYPED.fullmatch(p.line.text.strip())]
    holder = _above(line.left, line.right, line.baseline - 0.4 * line.size, others)
    if holder is None:
        return None
    solid = set(line.text.strip()) <= _UNBROKEN
    gap = Pt(line.baseline - holder.line.bottom)
    return Stroke(StrokeKind.TYPED, holder.anchor, Pt(line.width), Pt(line.left), None, solid, gap, place.anchor)


def _above(left: float, right: float, top: float, places: Sequence[AnchoredLine]) -> AnchoredLine | None:
    near = [p for p in places if -2.0 <= top - p.line.baseline <= _REACH and _shared(p.line, left, right) >= _SHARED]
    return max(near, key=lambda p: (round(p.line.baseline), _shared(p.line, left, right)), default=None)


def _shared(line: TextLine, left: float, right: float) -> float:
    shorter = min(right - left, line.width)
    return (min(right, line.right) - max(left, line.left)) / shorter if shorter > 0 else 0.0


def _below(rule: PageStroke, places: Sequence[AnchoredLine]) -> AnchoredLine | None:
    """Returns what follows a line across the page, which divides two texts and belongs to the lower one."""
    lower = [place for place in places if place.line.baseline > rule.bottom]
    return min(lower, key=lambda place: (place.line.baseline, place.line.left), default=None)
