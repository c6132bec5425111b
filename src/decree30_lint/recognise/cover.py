"""Finds the cover of a document: the pages of title and contents before the page that begins with its letterhead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from decree30_lint.recognise.addressees import opens_addressees
from decree30_lint.recognise.closing import is_label
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line
from decree30_lint.recognise.national import name_at
from decree30_lint.recognise.signing import is_authority

_FAR_BELOW = 3  # blank lines, pressed instead of a page break
_ANCHORS_BETWEEN = 8  # of a table, its first row and cell, and blank lines above it
_SHORTEST, _LONGEST = 3, 150  # lines of a cover, with the table of contents
_REACH = 8  # lines from the top of the page to the national name
_LONGEST_HEAD = 16  # lines of a letterhead
_PAGE_OF_ENTRY = re.compile(r"[\s.…]\d{1,3}$")  # in a table of contents


def cover_end(lines: Sequence[Line], lexicon: Lexicon) -> int:
    """Returns where the page with the letterhead begins, behind a cover; 0 where the file has none.

    A cover may bear the national name as well: the letterhead is what has a number, or place and date, beside it. One that
    lacks the national name has both.
    """
    near = lines[:_LONGEST]
    tops = [at for at in range(len(near)) if begins_page(near, at) or _far_below(near, at)]
    for top, below in pairwise([*tops, len(near)]):
        page = near[top:below]
        at = next((i for i in range(min(len(page), _REACH)) if name_at(page, i, lexicon)), None)
        nameless = at is None and top and _is_numbered(page) and _is_dated(page)
        if nameless or (at is not None and (_is_numbered(page) or (top and _is_dated(page[at:])))):
            return top if _is_cover(near[:top], lexicon) else 0
    return 0


def begins_page(lines: Sequence[Line], at: int) -> bool:
    """Tells whether a break, or so many blank lines that they stand for one, part the line from the one above."""
    line, above = lines[at], lines[at - 1] if at else None
    if above is None or line.after_break or line.paragraph.layout.page_break_before or line.section != above.section:
        return True
    if line.paragraph.anchor.page != above.paragraph.anchor.page:
        return True
    return "\f" in line.whole.text or "\f" in above.whole.text or (line.cell is None and line.gap > _FAR_BELOW)


def _far_below(lines: Sequence[Line], at: int) -> bool:
    """Tells whether a table begins so far below that blank lines stand for a page break.

    Nothing tells the gap above a table but how many anchors lie between.
    """
    cell, above = lines[at].cell, lines[at - 1]
    begins = cell is not None and (above.cell is None or above.cell.table != cell.table)
    return begins and lines[at].paragraph.anchor.order - above.paragraph.anchor.order > _ANCHORS_BETWEEN


def _is_numbered(page: Sequence[Line]) -> bool:
    return any(map(_has_symbol, page[:_LONGEST_HEAD]))


def _has_symbol(line: Line) -> bool:
    return line.bare.startswith("so") and line.number is not None and line.number.shows_symbol


def _is_dated(page: Sequence[Line]) -> bool:
    return any(line.is_date for line in page[:_LONGEST_HEAD])


def _is_cover(lines: Sequence[Line], lexicon: Lexicon) -> bool:
    """Tells whether the lines may be no more than a cover: none of them is prose, or belongs to a document.

    They begin in the middle of the page, and name neither addressees, nor recipients, nor who signs. Few lines may be a mark
    above the letterhead.
    """
    if len(lines) < _SHORTEST or not lines[0].centred or any(_is_of_document(line, lexicon) for line in lines):
        return False
    return not any(lexicon.begins("appendix_labels", line.bare) for line in lines[:_SHORTEST])


def _is_of_document(line: Line, lexicon: Lexicon) -> bool:
    if (line.cell is not None and line.cell.ruled) or (not line.short and not _PAGE_OF_ENTRY.search(line.text)):
        return True
    if _has_symbol(line) or lexicon.begins("references", line.bare) or opens_addressees(line, lexicon):
        return True
    return is_label(line, lexicon) or is_authority(line, lexicon)
