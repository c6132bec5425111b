"""What stands in the margins of pages: page numbers, lines that every page repeats, notes at the foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.page import PageLayout, Region
from decree30_lint.formats.pdf.layout.rows import Line

_NUMBER = re.compile(r"[-–—~\s]*(?:[Tt]rang\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—~\s]*")
_UPPER, _LOWER = 0.13, 0.88  # of the page's height
_OFTEN = 3  # pages that show the same line in the same place
_SAME = 2.0  # points
_ACROSS, _FOOT = 0.6, 0.85  # of the page's width and height
_ALONE = 1.05  # lines between a page number and the text
_NOTE_RULE = (90.0, 200.0)  # length of the line above footnotes, in points
_SMALLER = 1.0  # points by which a footnote is smaller than the text


class Sides(NamedTuple):
    """The regions of a page's text, and what was taken out of them."""

    page: PageLayout
    regions: tuple[Region, ...]
    number: Line | None
    in_header: bool
    header: tuple[Line, ...]
    footer: tuple[Line, ...]
    notes: tuple[Line, ...]

    @property
    def lines(self) -> list[Line]:
        """Those of its regions that stand in no columns."""
        return [region for region in self.regions if isinstance(region, Line)]


def parted(pages: Sequence[PageLayout]) -> list[Sides]:
    """Text and margins of each page."""
    shifts = _shifts(pages)
    repeated = _repeated(pages)
    return [_sides(page, shifts, repeated) for page in pages]


def _candidates(page: PageLayout) -> list[tuple[Line, int, bool]]:
    """Lines at the head or the foot of the page that are only a number: the line, the number, whether at the head."""
    lines = [region for region in page.regions if isinstance(region, Line)]
    found = []
    for at_head, line in ((True, lines[0]), (False, lines[-1])) if lines else ():
        match = _NUMBER.fullmatch(line.text)
        at_edge = line.baseline < _UPPER * page.height if at_head else line.baseline > _LOWER * page.height
        if match and at_edge and _is_alone(page, line, at_head):
            found.append((line, int(match[1]), at_head))
    return found


def _is_alone(page: PageLayout, line: Line, at_head: bool) -> bool:
    others = [r.baseline if isinstance(r, Line) else r.top for r in page.regions if r is not line]
    if at_head:
        return all(other > line.baseline + _ALONE * line.size for other in others)
    return all(other < line.baseline for other in others)


def _shifts(pages: Sequence[PageLayout]) -> set[int]:
    """How far the printed number is ahead of the count of pages; several, where numbering begins anew or pages lack."""
    counted = Counter(number - page.number for page in pages for _, number, _ in _candidates(page))
    return {shift for shift, count in counted.items() if shift >= 0 or count > 1 or len(pages) == 1}


def _repeated(pages: Sequence[PageLayout]) -> Counter[tuple[str, int]]:
    """Lines of the margins by text and place."""
    return Counter(
        key for page in pages for key in {_key(r) for r in page.regions if isinstance(r, Line) and _in_margin(r, page)}
    )


def _in_margin(line: Line, page: PageLayout) -> bool:
    return not _UPPER / 1.8 * page.height < line.baseline < (1 - (1 - _LOWER) / 1.6) * page.height


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text.strip()), round(line.baseline / _SAME)


def _sides(page: PageLayout, shifts: set[int], repeated: Counter[tuple[str, int]]) -> Sides:
    number, at_head = next(
        ((line, at_head) for line, value, at_head in _candidates(page) if value - page.number in shifts), (None, False)
    )
    rest = [region for region in page.regions if region is not number]
    running = [
        r for r in rest if isinstance(r, Line) and _in_margin(r, page) and repeated[_key(r)] >= _OFTEN and page.number > 1
    ]
    running += _under_bar(page, rest)
    rest = [region for region in rest if not any(region is line for line in running)]
    rest, notes = _without_notes(page, rest)
    return Sides(
        page,
        tuple(rest),
        number,
        at_head,
        tuple(line for line in running if line.baseline < page.height / 2),
        tuple(line for line in running if line.baseline >= page.height / 2),
        notes,
    )


def _under_bar(page: PageLayout, regions: Sequence[Region]) -> list[Line]:
    """Lines below a line across the foot of the page: the address of the office."""
    bars = [r.top for r in page.rules if r.right - r.left > _ACROSS * page.width and r.top > _FOOT * page.height]
    return [r for r in regions if isinstance(r, Line) and any(r.baseline > bar for bar in bars)]


def _without_notes(page: PageLayout, regions: list[Region]) -> tuple[list[Region], tuple[Line, ...]]:
    """Small lines below a short line at the left, down to the foot of the page, are footnotes."""
    lines = [region for region in regions if isinstance(region, Line)]
    if not lines:
        return regions, ()
    left = min(line.left for line in lines)
    for rule in page.rules:
        if not _NOTE_RULE[0] <= rule.right - rule.left <= _NOTE_RULE[1] or abs(rule.left - left) > 4:
            continue
        below = [r for r in regions if (r.baseline if isinstance(r, Line) else r.top) > rule.top]
        notes = [r for r in below if isinstance(r, Line)]
        above = [line.size for line in lines if line.baseline < rule.top]
        usual = Counter(above).most_common(1)[0][0] if above else 0
        if notes and len(notes) == len(below) and all(n.size <= usual - _SMALLER for n in notes):
            return [r for r in regions if not any(r is n for n in notes)], tuple(notes)
    return regions, ()
