"""Measures how wide text is, where its lines break and how high they stand, without a layout program.

The advance widths are those of Liberation Serif and Liberation Sans, which are those of Times New Roman and Arial; they
stand in `metrics.json`, made by `tools/make_metrics.py`. Other families are measured as Times New Roman. Pair kerning is
left out, as Word leaves it out by default; words are never hyphenated. All lengths are in points.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count, repeat
from typing import NamedTuple

from msgspec import Struct

from decree30_lint.model.advances import UNKNOWN_SIZE, advance_of
from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.formatting import Align
from decree30_lint.model.units import Pt

DESCENT = 443 / 2048  # of the size, below the baseline
SINGLE = (1825 + 443 + 87) / 2048  # one line of single spacing: 1.15 of the size
DEFAULT_TAB = Pt(36)

_BREAKS = "\n\f"
_BLANKS = " \t" + _BREAKS
_OPEN_TO_BREAK = " -–—"  # a line may end after these
_COLUMN_GAP = re.compile(r"[ ]*\t[ \t]*|[ ]{4,}")  # blanks that part two columns standing in one line
_SHORT = 200  # characters of a paragraph whose rows are cached
_CACHE = "_rows"  # attribute of the paragraph that holds them
_KEPT = 1_000  # paragraphs with rows: those of a long document would fill the memory
_measured: deque[dict[str, Sequence[_GlyphRow]]] = deque()
_SLACK = 0.5  # points that a word may stand over the edge: rounding of twips


class MeasuredLine(Struct, frozen=True):
    """A measured line is one line of a paragraph, or a stretch of one. Outer blanks count neither in `text` nor in `width`.

    `left` counts from the page's left edge, or from the left edge of the paragraph's extent if that is not known; `top` and
    `baseline` count from the top of the paragraph's first line; `start` and `end` count characters as those of a span do.
    """

    text: str
    start: int
    end: int
    left: Pt
    width: Pt
    top: Pt
    height: Pt
    baseline: Pt
    size: Pt  # of its largest letters

    @property
    def right(self) -> Pt:
        """Returns the right edge, counted as `left` is."""
        return Pt(self.left + self.width)


class _MeasuredGlyph(NamedTuple):
    char: str
    at: int  # offset in the paragraph
    advance: float
    size: Pt  # of its line: superscripts stand in lines of full height


# As `_make`, in half the time.
_new_glyph: Callable[[tuple[str, int, float, Pt]], _MeasuredGlyph] = partial(tuple.__new__, _MeasuredGlyph)


class _GlyphRow(NamedTuple):
    """A row holds the glyphs of one line, their left edges, last the right edge of the line, and its place in the
    paragraph.
    """

    glyphs: Sequence[_MeasuredGlyph]
    edges: Sequence[float]
    top: float = 0.0
    height: float = 0.0
    baseline: float = 0.0


def text_width(spans: Sequence[Span]) -> Pt:
    """Returns the width from the first letter to the last in points.

    It is read from the spans' boxes where the file is laid out; else it is that of the text set in one line.
    """
    shown = [span for span in spans if span.text.strip()]
    boxes = [span.box for span in shown if span.box is not None]
    if boxes and len(boxes) == len(shown):
        return Pt(max(box.right for box in boxes) - min(box.left for box in boxes))
    glyphs = _trimmed([glyph for glyph in _glyphs(spans) if glyph.char not in _BREAKS])
    return Pt(sum(glyph.advance for glyph in glyphs))


def wrap(paragraph: Paragraph) -> tuple[MeasuredLine, ...]:
    """Returns the lines of a paragraph, broken within its extent and indents; without an extent only at its own line breaks.

    A blank paragraph has one empty line. Justified lines have their natural width.
    """
    return tuple(_line(row, 0, len(row.glyphs)) for row in _stacked(paragraph))


def stretches(paragraph: Paragraph) -> tuple[MeasuredLine, ...]:
    """Returns the lines, cut where a tab or a row of blanks parts two columns. Blank lines are left out."""
    found = []
    for row in _stacked(paragraph):
        text = "".join(glyph.char for glyph in row.glyphs)
        cuts = [0, *(place for gap in _COLUMN_GAP.finditer(text) for place in gap.span()), len(text)]
        pieces = (_line(row, low, high) for low, high in zip(cuts[::2], cuts[1::2], strict=True))
        found += [piece for piece in pieces if piece.text]
    return tuple(found)


def extent(paragraph: Paragraph, start: int, end: int) -> tuple[Pt, Pt] | None:
    """Returns left and right edge of the characters from `start` to `end`, None unless they stand in one line.

    Blanks count. Where the file is laid out, the edges are measured within the box of the span that holds the characters, by
    the widths of its letters.
    """
    boxed = next((span for span in paragraph.spans if span.box and span.start <= start and end <= span.end), None)
    if boxed is not None:
        return _within(boxed, start, end)
    for row in _stacked(paragraph):
        within = [at for at, glyph in enumerate(row.glyphs) if start <= glyph.at < end]
        if len(within) == end - start and within:
            return Pt(row.edges[within[0]]), Pt(row.edges[within[-1] + 1])
    return None


def _within(span: Span, start: int, end: int) -> tuple[Pt, Pt]:
    assert span.box is not None
    advances = list(map(advance_of(span.format), span.text.rstrip()))
    scale = (span.box.right - span.box.left) / (sum(advances) or 1.0)
    left = span.box.left + scale * sum(advances[: start - span.start])
    return Pt(left), Pt(left + scale * sum(advances[start - span.start : end - span.start]))


def line_height(paragraph: Paragraph) -> Pt:
    """Returns the height of one line of the paragraph's largest letters at its line spacing."""
    sizes = [span.format.size for span in paragraph.spans if span.format.size is not None]
    return _spaced(paragraph, max(sizes, default=_mark_size(paragraph)))


def single_lines(paragraph: Paragraph) -> float | None:
    """Returns the distance of its lines in single lines of its largest letters; None where the file does not say."""
    sizes = [span.format.size for span in paragraph.spans if span.format.size and not span.format.off_baseline]
    if not sizes or paragraph.layout.spacing is None:
        return None
    return line_height(paragraph) / (SINGLE * max(sizes))


def height(paragraph: Paragraph) -> Pt:
    """Returns the height of all lines of the paragraph, without the gaps before and after."""
    *_, last = _stacked(paragraph)
    return Pt(last.top + last.height)


def gap(above: Paragraph, below: Paragraph) -> Pt:
    """Returns the gap between two paragraphs that follow each other: the larger of `above.after` and `below.before`.

    Word does so too, unless a file of its oldest versions asks for the sum. `contextual` drops one's gap between paragraphs
    of one style.
    """
    alike = above.style == below.style
    after = 0 if alike and above.layout.contextual else above.layout.after or 0
    before = 0 if alike and below.layout.contextual else below.layout.before or 0
    return Pt(max(after, before))


def _mark_size(paragraph: Paragraph) -> Pt:
    last = paragraph.spans[-1].format.size if paragraph.spans else None
    return paragraph.mark.size or last or UNKNOWN_SIZE


def _spaced(paragraph: Paragraph, size: float) -> Pt:
    single, spacing = SINGLE * size, paragraph.layout.spacing
    if spacing is None:
        return Pt(single)
    if spacing.exact is not None:
        return spacing.exact
    return Pt(max(single * (spacing.lines or 1), spacing.at_least or 0))


def _stacked(paragraph: Paragraph) -> Sequence[_GlyphRow]:
    """Returns the rows in their places. They are cached with a short paragraph, for many rules measure a letterhead."""
    if len(paragraph.text) > _SHORT:
        return tuple(_placed(paragraph))
    attributes: dict[str, Sequence[_GlyphRow]] = vars(paragraph)
    rows = attributes.get(_CACHE)
    if rows is None:
        attributes[_CACHE] = rows = tuple(_placed(paragraph))
        _measured.append(attributes)
        if len(_measured) > _KEPT:
            _measured.popleft().pop(_CACHE, None)
    return rows


def _placed(paragraph: Paragraph) -> Iterator[_GlyphRow]:
    """Yields the rows in their places.

    A lone page break takes no height; the paragraph mark counts as a letter of the last row.
    """
    top, rows = 0.0, list(_rows(paragraph))
    for row in rows:
        sizes = [glyph.size for glyph in row.glyphs]
        size = max([*sizes, _mark_size(paragraph)] if row is rows[-1] else sizes)
        tall = 0.0 if [glyph.char for glyph in row.glyphs] == ["\f"] else _spaced(paragraph, size)
        yield row._replace(top=top, height=tall, baseline=top + _ascent(paragraph, size, tall))
        top += tall


def _ascent(paragraph: Paragraph, size: float, tall: float) -> float:
    """Returns the distance from the top of a line to its baseline.

    A multiple adds its space below the text, an exact height is parted 4 to 1, and a least height adds its space above.
    """
    spacing = paragraph.layout.spacing
    if spacing is not None and spacing.exact is not None:
        return 0.8 * tall
    if spacing is not None and (spacing.lines or 1) > 1:
        return (SINGLE - DESCENT) * size
    return tall - DESCENT * size


def _glyphs(spans: Sequence[Span]) -> list[_MeasuredGlyph]:
    found: list[_MeasuredGlyph] = []
    for span in spans:
        advance, size = advance_of(span.format), span.format.size or UNKNOWN_SIZE
        found += map(_new_glyph, zip(span.text, count(span.start), map(advance, span.text), repeat(size)))
    return found


def _trimmed(glyphs: Sequence[_MeasuredGlyph]) -> Sequence[_MeasuredGlyph]:
    low, high = 0, len(glyphs)
    while low < high and glyphs[low].char in _BLANKS:
        low += 1
    while low < high and glyphs[high - 1].char in _BLANKS:
        high -= 1
    return glyphs[low:high]


def _rows(paragraph: Paragraph) -> Iterator[_GlyphRow]:
    """Yields the rows of a paragraph: at least one, even where it has no characters."""
    glyphs, layout, room = _glyphs(paragraph.spans), paragraph.layout, paragraph.extent
    origin = room.left if room else 0.0
    left, right = layout.left or 0.0, room.width - (layout.right or 0.0) if room else float("inf")
    begin, low = left + (layout.first_line or 0.0), 0
    while True:
        high, edges = _fill(glyphs, low, begin, right, _stops(layout.tab_stops, left))
        row = glyphs[low:high]
        shift = origin + _shift(layout.align, right - edges[len(row) - _tail(row)])
        yield _GlyphRow(row, [edge + shift for edge in edges])
        begin, low = left, high
        if high >= len(glyphs) and not (row and row[-1].char in _BREAKS):
            return


def _tail(row: Sequence[_MeasuredGlyph]) -> int:
    """Counts the blanks that end the row."""
    count = 0
    while count < len(row) and row[-1 - count].char in _BLANKS:
        count += 1
    return count


def _shift(align: Align | None, free: float) -> float:
    if free == float("inf"):
        return 0.0
    return {Align.CENTRE: free / 2, Align.RIGHT: free}.get(align or Align.LEFT, 0.0)


def _fill(
    glyphs: Sequence[_MeasuredGlyph], low: int, begin: float, limit: float, stops: Sequence[tuple[float, Align]]
) -> tuple[int, list[float]]:
    """Returns where the row that begins at `low` ends, and the edges of its glyphs."""
    edges, x, may_break = [begin], begin, low
    for at in range(low, len(glyphs)):
        char, advance = glyphs[at].char, glyphs[at].advance
        if char in _BREAKS:
            return at + 1, [*edges, x]
        if char == "\t":
            x = _after_tab(glyphs, at, x, stops, limit)
        elif char != " " and x + advance > limit + _SLACK and at > low:
            end = may_break if may_break > low else at
            return end, edges[: end - low + 1]
        else:
            x += advance
        edges.append(x)
        if char in _OPEN_TO_BREAK or char == "\t":
            may_break = at + 1
    return len(glyphs), edges


def _stops(stops: Sequence[tuple[Pt, Align]], left: float) -> Sequence[tuple[float, Align]]:
    """Returns the tab stops in order; the left indent is one of them for a hanging first line."""
    return sorted([*stops, (left, Align.LEFT)], key=lambda stop: stop[0])


def _after_tab(
    glyphs: Sequence[_MeasuredGlyph], at: int, x: float, stops: Sequence[tuple[float, Align]], limit: float
) -> float:
    """Returns where the text behind a tab begins; text around a stop that would pass the right edge is moved up to it."""
    stop, align = next(((stop, align) for stop, align in stops if stop > x + 0.01), (None, Align.LEFT))
    if stop is None:
        return (x // DEFAULT_TAB + 1) * DEFAULT_TAB
    share = {Align.CENTRE: 0.5, Align.RIGHT: 1.0}.get(align, 0.0)
    if not share:
        return stop
    width = _until_tab(glyphs, at + 1)
    begin = stop - share * width
    return max(x, min(begin, limit - width) if stop <= limit else begin)


def _until_tab(glyphs: Sequence[_MeasuredGlyph], low: int) -> float:
    high = next((at for at in range(low, len(glyphs)) if glyphs[at].char in "\t" + _BREAKS), len(glyphs))
    return sum(glyph.advance for glyph in _trimmed(glyphs[low:high]))


def _line(row: _GlyphRow, low: int, high: int) -> MeasuredLine:
    """Measures the glyphs from `low` to `high` of a row, without the blanks at the ends."""
    shown = _trimmed(row.glyphs[low:high])
    first = low + next((at for at, glyph in enumerate(row.glyphs[low:high]) if glyph.char not in _BLANKS), 0)
    last = first + len(shown)
    start = row.glyphs[first].at if first < len(row.glyphs) else 0
    return MeasuredLine(
        text="".join(glyph.char for glyph in shown),
        start=start,
        end=start + len(shown),
        left=Pt(row.edges[first]),
        width=Pt(row.edges[last] - row.edges[first]),
        top=Pt(row.top),
        height=Pt(row.height),
        baseline=Pt(row.baseline),
        size=max((glyph.size for glyph in shown), default=UNKNOWN_SIZE),
    )
