"""Separates what stands in the margins of pages: page numbers, lines that every page repeats, notes at the foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.lines import TextLine
from decree30_lint.formats.pdf.layout.page import PageLayout, Region

_NUMBER = re.compile(r"[-–—~\s]*(?:[Tt]rang\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—~\s]*")
_UPPER, _LOWER = 0.13, 0.88  # of the page's height
_OFTEN = 3  # pages that show the same line in the same place
_SAME = 2.0  # points
_ACROSS, _FOOT = 0.6, 0.85  # of the page's width and height
_ALONE = 1.05  # lines between a page number and the text
_NOTE_RULE = (90.0, 200.0)  # length of the line above footnotes, in points
_SMALLER = 1.0  # points by which a footnote is smaller than the text


class PageRegions(NamedTuple):
    """Holds the regions of a page's text, and what was taken out of them."""

    page: PageLayout
    regions: tuple[Region, ...]
    number: TextLine | None
    in_header: bool
    header: tuple[TextLine, ...]
    footer: tuple[TextLine, ...]
    notes: tuple[TextLine, ...]

    @property
    def lines(self) -> list[TextLine]:
        """Returns those of its regions that are lines in no columns."""
        return [region for region in self.regions if isinstance(region, TextLine)]


def split_running_heads(pages: Sequence[PageLayout]) -> list[PageRegions]:
    """Separates text and margins of each page."""
    repeated = _repeated(pages)
    candidates = {page.number: _candidates(page, repeated) for page in pages}
    shifts = _shifts(len(pages), candidates)
    return [_sides(page, _number(page, candidates[page.number], shifts), repeated) for page in pages]


class _Candidate(NamedTuple):
    """Holds a line at the head or the foot of a page that is only a number."""

    line: TextLine
    value: int
    at_head: bool


def _candidates(page: PageLayout, repeated: Counter[tuple[str, int]]) -> list[_Candidate]:
    """Returns the first and the last line that are only a number, apart from those that pages repeat."""
    running = [line for line in _running(page, page.regions, repeated) if not _NUMBER.fullmatch(line.text)]
    regions = [region for region in page.regions if not any(region is line for line in running)]
    lines = [region for region in regions if isinstance(region, TextLine)]
    found = []
    for at_head, line in ((True, lines[0]), (False, lines[-1])) if lines else ():
        match = _NUMBER.fullmatch(line.text)
        at_edge = line.baseline < _UPPER * page.height if at_head else line.baseline > _LOWER * page.height
        if match and at_edge and _is_alone(regions, line, at_head):
            found.append(_Candidate(line, int(match[1]), at_head))
    return found


def _is_alone(regions: Sequence[Region], line: TextLine, at_head: bool) -> bool:
    others = [r.baseline if isinstance(r, TextLine) else r.top for r in regions if r is not line]
    if at_head:
        return all(other > line.baseline + _ALONE * line.size for other in others)
    return all(other < line.baseline for other in others)


def _shifts(pages: int, candidates: Mapping[int, Sequence[_Candidate]]) -> set[int]:
    """Returns how far the printed number is ahead of the count of pages.

    There are several where numbering begins anew or pages lack.
    """
    counted = Counter(one.value - number for number, found in candidates.items() for one in found)
    return {shift for shift, count in counted.items() if shift >= 0 or count > 1 or pages == 1}


def _number(page: PageLayout, candidates: Sequence[_Candidate], shifts: set[int]) -> _Candidate | None:
    return next((one for one in candidates if one.value - page.number in shifts), None)


def _repeated(pages: Sequence[PageLayout]) -> Counter[tuple[str, int]]:
    """Counts lines of the margins by text and place."""
    return Counter(
        key for page in pages for key in {_key(r) for r in page.regions if isinstance(r, TextLine) and _in_margin(r, page)}
    )


def _in_margin(line: TextLine, page: PageLayout) -> bool:
    return not _UPPER / 1.8 * page.height < line.baseline < (1 - (1 - _LOWER) / 1.6) * page.height


def _key(line: TextLine) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text.strip()), round(line.baseline / _SAME)


def _running(page: PageLayout, regions: Sequence[Region], repeated: Counter[tuple[str, int]]) -> list[TextLine]:
    """Returns lines that other pages show too. The first page begins with what the others only repeat."""
    if page.number == 1:
        return []
    return [r for r in regions if isinstance(r, TextLine) and _in_margin(r, page) and repeated[_key(r)] >= _OFTEN]


def _sides(page: PageLayout, number: _Candidate | None, repeated: Counter[tuple[str, int]]) -> PageRegions:
    rest = [region for region in page.regions if number is None or region is not number.line]
    running = _running(page, rest, repeated)
    running += _under_bar(page, rest)
    rest = [region for region in rest if not any(region is line for line in running)]
    rest, notes = _without_notes(page, rest)
    return PageRegions(
        page,
        tuple(rest),
        number and number.line,
        number is not None and number.at_head,
        tuple(line for line in running if line.baseline < page.height / 2),
        tuple(line for line in running if line.baseline >= page.height / 2),
        notes,
    )


def _under_bar(page: PageLayout, regions: Sequence[Region]) -> list[TextLine]:
    """Returns lines below a line across the foot of the page: the address of the office."""
    bars = [r.top for r in page.rules if r.right - r.left > _ACROSS * page.width and r.top > _FOOT * page.height]
    return [r for r in regions if isinstance(r, TextLine) and any(r.baseline > bar for bar in bars)]


def _without_notes(page: PageLayout, regions: list[Region]) -> tuple[list[Region], tuple[TextLine, ...]]:
    """Separates footnotes: small lines below a short line at the left, down to the foot of the page."""
    lines = [region for region in regions if isinstance(region, TextLine)]
    if not lines:
        return regions, ()
    left = min(line.left for line in lines)
    for rule in page.rules:
        if not _NOTE_RULE[0] <= rule.right - rule.left <= _NOTE_RULE[1] or abs(rule.left - left) > 4:
            continue
        below = [r for r in regions if (r.baseline if isinstance(r, TextLine) else r.top) > rule.top]
        notes = [r for r in below if isinstance(r, TextLine)]
        above = [line.size for line in lines if line.baseline < rule.top]
        usual = Counter(above).most_common(1)[0][0] if above else 0
        if notes and len(notes) == len(below) and all(n.size <= usual - _SMALLER for n in notes):
            return [r for r in regions if not any(r is n for n in notes)], tuple(notes)
    return regions, ()
