"""Finds where lines stand on the page: measured where the file is laid out, else reckoned from rooms, widths and heights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from decree30_lint.check.rows import side_by_side
from decree30_lint.check.word_row import Same
from decree30_lint.model.document import Document, Paragraph, Section, flatten
from decree30_lint.model.edits import SetLayout
from decree30_lint.model.formatting import ParagraphLayout
from decree30_lint.model.metrics import extent, gap, wrap
from decree30_lint.model.parts import Component
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor, Box, Extent
from decree30_lint.model.stacking import tops
from decree30_lint.model.units import Pt
from decree30_lint.syntax.passage import Passage

_TEXT_OF_PAPER = 0.75
_ONE_LINE = 4.0  # points between the feet of letters of two sizes in one line


def is_placed(paragraph: Paragraph) -> bool:
    """Tells whether the file says where across the page its lines stand."""
    return paragraph.extent is not None or bool(_boxes(paragraph))


def is_measured(paragraph: Paragraph) -> bool:
    """Tells whether the file says where each of its letters stands, so that its alignment need not be known."""
    return bool(_boxes(paragraph))


def standing_lines(paragraph: Paragraph) -> list[Extent]:
    """Returns its lines without the blank ones.

    Unless `is_placed`, only their widths and their count mean something.
    """
    if boxes := _boxes(paragraph):
        return [Extent(Pt(min(b.left for b in row)), Pt(max(b.right for b in row))) for row in _rows(boxes)]
    return [Extent(line.left, line.right) for line in wrap(paragraph) if line.text.strip()]


def lines_of(component: Component) -> list[Extent]:
    """Returns the lines of all its paragraphs, as `standing_lines` does those of one."""
    return [line for paragraph in component.paragraphs for line in standing_lines(paragraph)]


def widest_line(component: Component) -> Extent | None:
    """Returns its widest line; None where it has none."""
    return max(lines_of(component), key=lambda line: line.width, default=None)


def _boxes(paragraph: Paragraph) -> list[Box]:
    """Returns the boxes of its letters; none where only some are known."""
    boxes = [span.box for span in paragraph.spans if span.text.strip()]
    known = [box for box in boxes if box is not None]
    return known if len(known) == len(boxes) else []


def _rows(boxes: Sequence[Box]) -> list[list[Box]]:
    rows: list[list[Box]] = []
    for box in boxes:
        last = rows[-1][-1] if rows else None
        if last and last.page == box.page and abs(last.bottom - box.bottom) < _ONE_LINE:
            rows[-1].append(box)
        else:
            rows.append([box])
    return rows


def page_of(paragraph: Paragraph) -> int | None:
    """Returns the page on which the paragraph begins; None where the file is not laid out."""
    return next((span.box.page for span in paragraph.spans if span.box is not None), paragraph.anchor.page)


def section_of(document: Document, anchor: Anchor) -> Section | None:
    """Returns the section on whose pages the anchor's paragraph stands; headers stand on those of the first."""
    return document.section_of.get(anchor.path) if anchor.path.in_body else document.sections[0]


def text_across(document: Document, anchor: Anchor) -> Extent | None:
    """Returns where text stands across the pages of the anchor's section; None where the file states no margins."""
    section = section_of(document, anchor)
    if section is None or section.margins is None:
        return None
    return Extent(section.margins.left, Pt(section.width - section.margins.right))


def centring_slack(document: Document, anchor: Anchor, slack: Pt, share: float) -> Pt:
    """Returns how far off the middle still counts as centred: `share` of the width of the page's text, at least `slack`.

    Where the file states no margins the text is taken to fill three quarters of the paper.
    """
    text, section = text_across(document, anchor), section_of(document, anchor)
    width = text.width if text else section.width * _TEXT_OF_PAPER if section else 0.0
    return Pt(max(slack, share * width))


def left_of(passage: Passage, at: int) -> Pt | None:
    """Returns the left edge of the character at `at`, in points; None where the file does not say."""
    paragraph, offset = passage.paragraph_at(at), passage.at(at, at + 1).start
    edges = extent(paragraph, offset, offset + 1) if paragraph.extent is not None else None
    return edges[0] if edges else None


def height_between(document: Document, upper: Paragraph, lower: Paragraph) -> Pt | None:
    """Returns how far the baselines of two first letters are apart, in points downwards; None where unknown."""
    feet = [_boxes(upper)[:1], _boxes(lower)[:1]]
    if all(feet):
        one, other = feet[0][0], feet[1][0]
        return Pt(other.bottom - one.bottom) if one.page == other.page else None
    section = section_of(document, upper.anchor)
    whole, heights = _stacked(Same(section)) if section else ({}, {})
    if not {upper.anchor.path, lower.anchor.path} <= whole.keys():
        return None
    first, second = (heights[p.anchor.path] + _baseline(whole[p.anchor.path], p) for p in (upper, lower))
    return Pt(second - first)


@lru_cache(maxsize=1)  # several rules ask for pairs of one section
def _stacked(section: Same[Section]) -> tuple[Mapping[Path, Paragraph], Mapping[Path, Pt]]:
    """Returns the paragraphs of the section by path, and how far below its first block each of them begins."""
    blocks = section.it.blocks
    return {p.anchor.path: p for p in flatten(blocks)}, tops(blocks)


def gap_between(document: Document, upper: Paragraph, lower: Paragraph) -> tuple[int, Pt | None]:
    """Returns how many blank paragraphs stand between the two, and the gap in points; None: the file does not say."""
    one, other = upper.anchor.path, lower.anchor.path
    if one == other:
        return 0, Pt(0)
    between = document.between(upper.anchor.order + 1, lower.anchor.order - 1)
    blanks = sum(p.is_blank and p.anchor.path.parent in (one.parent, other.parent) for p in between)
    if any(span.box for span in upper.spans):
        return 0, None
    if one.parent == other.parent:
        return blanks, gap(upper, lower)
    if one.in_text_box or other.in_text_box:
        return 0, None
    return blanks, Pt((upper.layout.after or 0) + (lower.layout.before or 0))


def in_one_line(document: Document, one: Paragraph, other: Paragraph, height: float) -> bool | None:
    """Tells whether their baselines differ by no more than `height` points; None where unknown."""
    if side_by_side(one.anchor, other.anchor):
        return True
    apart = height_between(document, one, other)
    return None if apart is None else abs(apart) <= height


def stands_right(document: Document, paragraph: Paragraph) -> bool | None:
    """Tells whether its first line's middle stands right of the middle of the page's text; None where unknown."""
    room, lines = text_across(document, paragraph.anchor), standing_lines(paragraph)
    return lines[0].centre > room.centre if room and lines and is_placed(paragraph) else None


def stands_left_of(left: Component, right: Component) -> bool:
    """Tells whether each stands beyond the other's middle: lines reckoned too wide may seem to touch."""
    one, other = Extent.around(lines_of(left)), Extent.around(lines_of(right))
    return one is None or other is None or (one.centre < other.left and one.right < other.centre)


def _baseline(whole: Paragraph, piece: Paragraph) -> Pt:
    """Returns the baseline of the piece's first letter below the top of the whole paragraph."""
    text = piece.text
    first = piece.anchor.start + len(text) - len(text.lstrip())
    lines = wrap(whole)
    return next((line.baseline for line in lines if line.start <= first < line.end), lines[0].baseline)


def set_apart(upper: Paragraph, lower: Paragraph, wanted: Pt, measured: Pt) -> tuple[SetLayout, ...]:
    """Returns what sets two paragraphs `wanted` apart; none where more than their own gaps keeps them apart."""
    before, after = lower.layout.before or Pt(0), upper.layout.after or Pt(0)
    own = before + after + wanted - measured
    if own < 0:
        return ()
    if own >= after:
        return (SetLayout(lower.anchor, ParagraphLayout(before=Pt(own - after))),)
    return SetLayout(upper.anchor, ParagraphLayout(after=Pt(own))), SetLayout(lower.anchor, ParagraphLayout(before=Pt(0)))
