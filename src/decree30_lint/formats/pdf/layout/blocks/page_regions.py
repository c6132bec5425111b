"""Separates what stands in the margins of pages: page numbers, lines that every page repeats, notes at the foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.content import FOOT_BEGINS, HEAD_ENDS
from decree30_lint.formats.pdf.layout.blocks.block import PageBlocks, TextBlock
from decree30_lint.formats.pdf.layout.blocks.page_numbers import (
    Margined,
    NumberOnPage,
    is_lone_number,
    page_numbers,
)
from decree30_lint.formats.pdf.layout.rows.lines import TextLine

_OFTEN = 3  # pages that show the same line in the same place
_SAME = 2.0  # points
_ACROSS, _FOOT = 0.6, 0.85  # of the page's width and height
_NOTE_RULE = (90.0, 200.0)  # length of the line above footnotes, in points
_SMALLER = 1.0  # points by which a footnote is smaller than the text


class PageRegions(NamedTuple):
    """Holds the blocks of a page's text, and what was taken out of them."""

    page: PageBlocks
    blocks: tuple[TextBlock, ...]
    number: NumberOnPage | None
    header: tuple[TextLine, ...]
    footer: tuple[TextLine, ...]
    notes: tuple[TextLine, ...]

    @property
    def lines(self) -> list[TextLine]:
        """Returns those of its blocks that are lines in no columns."""
        return [block for block in self.blocks if isinstance(block, TextLine)]


def split_running_heads(pages: Sequence[PageBlocks]) -> list[PageRegions]:
    """Separates text and margins of each page."""
    repeated = _repeated(pages)
    numbers = page_numbers([_margined(page, repeated) for page in pages])
    return [_sides(page, number, repeated) for page, number in zip(pages, numbers, strict=True)]


def _margined(page: PageBlocks, repeated: Counter[tuple[str, int]]) -> Margined:
    running = [one for one in _running(page, page.blocks, repeated) if one.is_running or not is_lone_number(one)]
    return Margined(page, running, [block for block in page.blocks if not any(block is line for line in running)])


def _repeated(pages: Sequence[PageBlocks]) -> Counter[tuple[str, int]]:
    """Counts lines of the margins by text and place."""
    return Counter(
        key for page in pages for key in {_key(r) for r in page.blocks if isinstance(r, TextLine) and _in_margin(r, page)}
    )


def _in_margin(line: TextLine, page: PageBlocks) -> bool:
    return not HEAD_ENDS / 1.8 * page.height < line.baseline < (1 - (1 - FOOT_BEGINS) / 1.6) * page.height


def _key(line: TextLine) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text.strip()), round(line.baseline / _SAME)


def _running(page: PageBlocks, blocks: Sequence[TextBlock], repeated: Counter[tuple[str, int]]) -> list[TextLine]:
    """Returns lines that other pages show too. The first page begins with what the others only repeat."""
    if page.number == 1:
        return []
    lines = [r for r in blocks if isinstance(r, TextLine)]
    return [r for r in lines if r.is_running or (_in_margin(r, page) and repeated[_key(r)] >= _OFTEN)]


def _sides(page: PageBlocks, number: NumberOnPage | None, repeated: Counter[tuple[str, int]]) -> PageRegions:
    rest = [block for block in page.blocks if number is None or block is not number.block]
    running = _running(page, rest, repeated)
    running += _under_bar(page, rest)
    rest = [block for block in rest if not any(block is line for line in running)]
    rest, notes = _without_notes(page, rest)
    running += number.beside if number else ()
    return PageRegions(
        page,
        tuple(rest),
        number,
        tuple(line for line in running if line.baseline < page.height / 2),
        tuple(line for line in running if line.baseline >= page.height / 2),
        notes,
    )


def _under_bar(page: PageBlocks, blocks: Sequence[TextBlock]) -> list[TextLine]:
    """Returns lines below a line across the foot of the page: the address of the office."""
    bars = [r.top for r in page.rules if r.right - r.left > _ACROSS * page.width and r.top > _FOOT * page.height]
    return [r for r in blocks if isinstance(r, TextLine) and any(r.baseline > bar for bar in bars)]


def _without_notes(page: PageBlocks, blocks: list[TextBlock]) -> tuple[list[TextBlock], tuple[TextLine, ...]]:
    """Separates footnotes: small lines below a short line at the left, down to the foot of the page."""
    lines = [block for block in blocks if isinstance(block, TextLine)]
    if not lines:
        return blocks, ()
    left = min(line.left for line in lines)
    for rule in page.rules:
        if not _NOTE_RULE[0] <= rule.right - rule.left <= _NOTE_RULE[1] or abs(rule.left - left) > 4:
            continue
        below = [r for r in blocks if (r.baseline if isinstance(r, TextLine) else r.top) > rule.top]
        notes = [r for r in below if isinstance(r, TextLine)]
        above = [line.size for line in lines if line.baseline < rule.top]
        usual = Counter(above).most_common(1)[0][0] if above else 0
        if notes and len(notes) == len(below) and all(n.size <= usual - _SMALLER for n in notes):
            return [r for r in blocks if not any(r is n for n in notes)], tuple(notes)
    return blocks, ()
