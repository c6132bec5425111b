"""Finds horizontal lines, however they are made, and the words that each stands under.

A line is often stored in another paragraph than the one above it: drawn from the blank paragraph or the date below, from the
neighbour column, or typed in a paragraph of its own. So every line gets a place on the page, and belongs to the nearest
words above that place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, pairwise
from typing import NamedTuple

from decree30_lint.formats.docx.border import Border
from decree30_lint.formats.docx.drawn import drawn_lines
from decree30_lint.formats.docx.flow import PlacedParagraph, PlacedText, lay_out, stories, words
from decree30_lint.formats.docx.marks import ParagraphMark
from decree30_lint.formats.docx.ooxml import VAL, W
from decree30_lint.formats.docx.shape_places import place_of
from decree30_lint.formats.docx.shapes import Shape
from decree30_lint.model import metrics
from decree30_lint.model.document import Paragraph, Stroke, StrokeKind
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Pt

_TYPED = re.compile(r"[_¯‾─━–—―-]{3,}|_(?: ?_){2,}")
_UNBROKEN_SIGNS = frozenset("_¯‾─━—―")  # they touch each other
_UNBROKEN_BORDERS = frozenset({"single", "thick"})
_ABOVE, _BELOW = 12, 4  # paragraphs and tables laid out around a line
_REACH = 90.0  # points: words farther above have nothing to do with the line
_ASIDE = 30.0  # points: nor have words farther to the side
_TOUCH = 0.3  # share of the shorter of line and text that must stand one above the other
_CELL_MARGIN = 5.4  # points between a cell's edge and its text


class _DrawnLine(NamedTuple):
    """Describes a line before it is known what it stands under.

    `left` and `y` are its place on the page as laid out, None if unknown.
    """

    kind: StrokeKind
    owner: Anchor
    length: Pt | None
    left: float | None
    y: float | None
    width: Pt | None
    solid: bool | None
    below: float = 0.0  # the words it stands under end so much higher than `y`


class _BorderEdge(NamedTuple):
    side: str  # "top", "bottom"
    border: Border
    of_cell: bool


def find_strokes(marks: Sequence[ParagraphMark]) -> tuple[Stroke, ...]:
    """Returns the horizontal lines among `marks`, which come in reading order, sorted by the words they stand under."""
    found = dict.fromkeys(chain((stroke for mark in marks for stroke in _underlines(mark)), _placed_strokes(marks)))
    return tuple(sorted(found, key=_order))


def _order(stroke: Stroke) -> tuple[int, int, float, float, str]:
    return stroke.anchor.order, stroke.anchor.start, stroke.gap or 0.0, stroke.left or 0.0, stroke.kind


def _placed_strokes(marks: Sequence[ParagraphMark]) -> Iterator[Stroke]:
    """Yields all strokes but underlines. What stands close together is laid out once."""
    edges, trees = _edges(marks), stories(marks)
    owners = [mark for mark in marks if edges.get(mark.paragraph.anchor.path) or _may_own(mark)]
    for _, group in groupby(owners, key=lambda mark: trees.homes[mark.paragraph.anchor.path]):
        neighbours = list(group)
        placed = lay_out(trees.around(neighbours[0], _ABOVE, _BELOW))
        places = {place.mark.paragraph.anchor.path: place for place in placed}
        first_page = trees.homes[neighbours[0].paragraph.anchor.path][1] <= _ABOVE
        lines = [
            (line, mark)
            for mark in neighbours
            for line in _lines(places[mark.paragraph.anchor.path], edges.get(mark.paragraph.anchor.path, ()), first_page)
        ]
        lowest = max((line.y for line, _ in lines if line.y is not None), default=0.0)
        texts = [text for text in words(placed, lowest) if not _TYPED.fullmatch(text.line.text)]
        yield from (_under(line, texts, mark) for line, mark in lines)


def _may_own(mark: ParagraphMark) -> bool:
    holders = mark.element is not None and next(mark.element.iter(W + "drawing", W + "pict"), None) is not None
    return holders or _TYPED.search(mark.paragraph.text) is not None


def _lines(placed: PlacedParagraph, edges: Sequence[_BorderEdge], first_page: bool) -> Iterator[_DrawnLine]:
    mark, head, top = placed
    yield from (_typed(mark.paragraph, line, top) for line in _typed_lines(mark.paragraph))
    yield from (_border(mark.paragraph, edge, top) for edge in edges)
    if mark.element is not None:
        yield from (_drawn(mark, shape, head if shape.down else top, first_page) for shape in drawn_lines(mark.element))


# What each line is


def _typed_lines(paragraph: Paragraph) -> Iterator[metrics.MeasuredLine]:
    if _TYPED.search(paragraph.text):
        yield from (line for line in metrics.stretches(paragraph) if _TYPED.fullmatch(line.text))


def _typed(paragraph: Paragraph, line: metrics.MeasuredLine, top: float) -> _DrawnLine:
    row = line.top + 0.3 * line.height
    return _DrawnLine(
        StrokeKind.TYPED,
        paragraph.anchor.slice(line.start, line.end),
        line.width,
        line.left if paragraph.extent else None,
        top + line.baseline,
        None,
        set(line.text) <= _UNBROKEN_SIGNS,
        below=line.baseline - row,
    )


def _underlines(mark: ParagraphMark) -> Iterator[Stroke]:
    """Yields underlined words other than links, one stroke for each stretch of each line."""
    paragraph = mark.paragraph
    drawn = [span for span in paragraph.spans if span.format.underlined and not span.link and span.text.strip()]
    if not drawn:
        return
    runs = _joined([(span.start, span.end) for span in drawn])
    for line in metrics.stretches(paragraph):
        for start, end in ((max(line.start, low), min(line.end, high)) for low, high in runs):
            edges = metrics.extent(paragraph, start, end) if start < end else None
            if edges is not None:
                left = edges[0] if paragraph.extent else None
                length = Pt(edges[1] - edges[0])
                yield Stroke(
                    StrokeKind.UNDERLINE, paragraph.anchor.slice(start, end), length, left, None, _unbroken(mark), Pt(0)
                )


def _joined(runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined = list(runs[:1])
    for start, end in runs[1:]:
        if start <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _unbroken(mark: ParagraphMark) -> bool | None:
    """Tells whether the underlines of the runs are unbroken, None where the XML is not known.

    The underline of a style is taken for a plain one.
    """
    if mark.element is None:
        return None
    kinds = {element.get(VAL, "single") for element in mark.element.iter(W + "u")} - {"none"}
    return not any("dot" in kind.lower() or "dash" in kind.lower() for kind in kinds)


def _edges(marks: Sequence[ParagraphMark]) -> Mapping[Path, Sequence[_BorderEdge]]:
    """Maps the path of a paragraph to its edges that are lines.

    Edges of boxes are left out, and so are those that a neighbour of the same format swallows.
    """
    found: dict[Path, list[_BorderEdge]] = {}
    joined = [False, *(_one_frame(above, below) for above, below in pairwise(marks)), False]
    for mark, with_above, with_below in zip(marks, joined, joined[1:], strict=False):
        edges = [] if _is_box(mark.borders) else list(_own_edges(mark.borders, with_above, with_below))
        if not {"left", "right"} & mark.cell_borders.keys():  # a table with vertical lines is ruled for its content
            edges += (
                _BorderEdge(side, mark.cell_borders[side], True) for side in ("top", "bottom") if side in mark.cell_borders
            )
        if edges:
            found[mark.paragraph.anchor.path] = edges
    return found


def _is_box(borders: Mapping[str, Border]) -> bool:
    return "left" in borders and "right" in borders


def _own_edges(borders: Mapping[str, Border], with_above: bool, with_below: bool) -> Iterator[_BorderEdge]:
    if "top" in borders and not with_above:
        yield _BorderEdge("top", borders["top"], False)
    under = borders.get("between" if with_below else "bottom")
    if under is not None:
        yield _BorderEdge("bottom", under, False)


def _one_frame(above: ParagraphMark, below: ParagraphMark) -> bool:
    """Tells whether Word draws the borders of two like neighbours as those of one paragraph."""
    follows = above.container == below.container and above.index + 1 == below.index
    sides = [(mark.paragraph.layout.left, mark.paragraph.layout.right) for mark in (above, below)]
    return follows and above.borders == below.borders and sides[0] == sides[1]


def _border(paragraph: Paragraph, edge: _BorderEdge, top: float) -> _DrawnLine:
    room, layout, border = paragraph.extent, paragraph.layout, edge.border
    left, right = None if room is None else room.left, None if room is None else room.right
    if left is not None and right is not None:
        reach = _CELL_MARGIN if edge.of_cell else 0.0
        indents = (0.0, 0.0) if edge.of_cell else ((layout.left or 0) + min(layout.first_line or 0, 0), layout.right or 0)
        left, right = Pt(left + indents[0] - reach), Pt(right - indents[1] + reach)
    before, after = ((layout.before or 0), (layout.after or 0)) if edge.of_cell else (0.0, 0.0)
    y = top - before - border.space if edge.side == "top" else top + metrics.height(paragraph) + after + border.space
    length = None if left is None or right is None else Pt(right - left)
    return _DrawnLine(StrokeKind.BORDER, paragraph.anchor, length, left, y, border.width, border.style in _UNBROKEN_BORDERS)


def _drawn(mark: ParagraphMark, shape: Shape, top: float, first_page: bool) -> _DrawnLine:
    left, y = place_of(mark, shape, top, first_page=first_page)
    return _DrawnLine(StrokeKind.DRAWN, mark.paragraph.anchor, shape.width, left, y, shape.thickness, shape.solid)


# What it stands under


def _under(line: _DrawnLine, texts: Sequence[PlacedText], mark: ParagraphMark) -> Stroke:
    text = _above(line, texts)
    anchor = mark.paragraph.anchor if text is None else _anchor(text)
    left = None if line.left is None else Pt(line.left)
    gap = None if text is None or line.y is None else Pt(line.y - text.baseline - metrics.DESCENT * text.line.size)
    elsewhere = line.owner.path != anchor.path or line.kind is StrokeKind.TYPED
    return Stroke(line.kind, anchor, line.length, left, line.width, line.solid, gap, line.owner if elsewhere else None)


def _anchor(text: PlacedText) -> Anchor:
    """Returns the anchor of the whole paragraph, or of these words where it has hard line breaks or several columns."""
    paragraph, line = text.mark.paragraph, text.line
    whole = "\n" not in paragraph.text and sum(1 for other in metrics.stretches(paragraph) if other.top == line.top) == 1
    return paragraph.anchor if whole else paragraph.anchor.slice(line.start, line.end)


def _above(line: _DrawnLine, texts: Sequence[PlacedText]) -> PlacedText | None:
    if line.y is None:
        return None
    limit = line.y - line.below
    low = bisect_left(texts, limit - _REACH, key=lambda text: text.baseline)
    near = [
        text
        for text in texts[low : bisect_left(texts, limit + _REACH, key=lambda text: text.baseline)]
        if text.middle <= limit
    ]
    if line.left is None or line.length is None:
        near = [text for text in near if text.mark.paragraph.anchor.path == line.owner.path] or near
        return near[-1] if near else None
    left, right = line.left, line.left + line.length
    over = [text for text in near if _shared(text, left, right) >= _TOUCH]
    if over:
        return max(over, key=lambda text: (round(text.baseline), _shared(text, left, right)))
    aside = [text for text in near if text.line.left - _ASIDE < right and left < text.line.right + _ASIDE]
    return aside[-1] if aside else None


def _shared(text: PlacedText, left: float, right: float) -> float:
    """Returns how much of the shorter of line and text stands one above the other, 0-1; 1 for text without an extent."""
    if text.mark.paragraph.extent is None:
        return 1.0
    shorter = min(right - left, text.line.width)
    return (min(right, text.line.right) - max(left, text.line.left)) / shorter if shorter > 0 else 0.0
