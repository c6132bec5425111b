"""Tells what is known of the middle of a line, and how a paragraph is centred."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decree30_lint.check.standing import centring_slack, is_measured, is_placed, section_of, standing_lines
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.edits import SetLayout
from decree30_lint.model.formatting import Align, ParagraphLayout
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor, Extent
from decree30_lint.model.units import Measure, Pt, Unit
from decree30_lint.syntax.placeholders import has_room, is_stand_in

CENTRED = ParagraphLayout(align=Align.CENTRE, left=Pt(0), right=Pt(0), first_line=Pt(0))
MOVED = re.compile(r"\t|^[ \u00a0]{2}")
"""Matches where tabs or blanks move the text of a paragraph across the page."""


def moves(paragraph: Paragraph) -> bool:
    """Tells whether the middle of the paragraph will move when a program puts words for its fields."""
    return is_stand_in(paragraph) and paragraph.layout.align is not Align.CENTRE


def slack_of(component: Component, document: Document, slack: Pt, share: float, above: Sequence[Component] = ()) -> Pt:
    """Returns how far off the middle still counts as centred: `share` of the width of the page's text, at least `slack`.

    Where the file itself says that a line is not centred, by an indent or by justifying, it is only `slack`; not so where
    room is left in it, or in one of the parts `above`, for a number or a day.
    """
    filled = not any(has_room(*each.paragraphs) for each in (component, *above))
    if filled and any(map(_is_set_off, component.paragraphs)):
        return slack
    return centring_slack(document, component.anchor, slack, share)


def _is_set_off(paragraph: Paragraph) -> bool:
    layout = paragraph.layout
    indents = (layout.first_line or 0, (layout.left or 0) - (layout.right or 0))
    return is_justified_block(paragraph) or (not is_measured(paragraph) and layout.align is Align.CENTRE and any(indents))


def is_justified_block(paragraph: Paragraph) -> bool:
    return paragraph.layout.align is Align.BOTH and len(standing_lines(paragraph)) > 1


def centring(paragraph: Paragraph) -> tuple[SetLayout, ...]:
    """Returns the edit that centres the paragraph; none where something stands beside the part in it.

    Nor is there one where tabs, or blanks before it, move the text: centring would leave it as far off, or farther.
    """
    anchor = paragraph.anchor
    if anchor.start or (anchor.end is not None and anchor.end != len(paragraph.text)) or MOVED.search(paragraph.text):
        return ()
    return (SetLayout(anchor, CENTRED),)


def centring_below(paragraph: Paragraph, upper: Extent, slack: Pt) -> tuple[SetLayout, ...]:
    """Returns the edit that centres the paragraph; none where its middle would still not be that of the line `upper`."""
    room = paragraph.extent
    return centring(paragraph) if room is None or abs(room.centre - upper.centre) <= slack else ()


def centring_together(paragraph: Paragraph, above: Sequence[Paragraph]) -> tuple[SetLayout, ...]:
    """Returns the edits that centre the paragraph of a table and those above it; none outside tables, or for only some."""
    edits = [centring(each) for each in (paragraph, *above)]
    return tuple(edit for each in edits for edit in each) if all(edits) and column_of(paragraph.anchor) else ()


def stands_surely(paragraph: Paragraph) -> bool:
    return is_measured(paragraph) or (is_placed(paragraph) and paragraph.layout.align is not None)


def widest_in_each_cell(block: Component) -> Iterator[Extent]:
    """Yields the widest line of the posts in each cell: one above may span the columns of several who sign."""
    rooms: dict[Extent | None, list[Extent]] = {}
    for paragraph in block.paragraphs:
        rooms.setdefault(paragraph.extent, []).extend(standing_lines(paragraph))
    yield from (max(lines, key=lambda line: line.width) for lines in rooms.values() if lines)


def column_of(anchor: Anchor) -> tuple[Path, int] | None:
    """Returns the table and the column in which something stands; None outside tables."""
    place = anchor.path.cell_place
    return (place.table, place.cell) if place else None


def off_middle(component: Component, slack: Pt, document: Document, key: MessageKey) -> Iterator[Outcome]:
    """Yields what is wrong with lines whose middle is neither that of the paragraph's room nor that of the paper."""
    for paragraph in component.paragraphs:
        room = paragraph.extent
        if room is None or paragraph.layout.align is None or not is_placed(paragraph):
            yield Unsure(paragraph.anchor, UndecidedReason.NOT_IN_FILE)
            continue
        middles = [room.centre, *(page.width / 2 for page in document.sections if room.width > page.width / 2)]
        lines = standing_lines(paragraph)
        off = [max((abs(line.centre - middle) for line in lines), default=0.0) for middle in middles]
        if min(off) > slack:
            yield Breach(paragraph.anchor, Measure(off[0], Unit.MM), None, centring(paragraph), key)


def is_at_right(part: Component, document: Document) -> bool:
    section = section_of(document, part.anchor)
    lines = standing_lines(part.paragraphs[0])
    return section is not None and bool(lines) and lines[0].centre > section.width / 2
