"""Finds where on the pages of a PDF a remark belongs: on the lines of the text it speaks of, or in a margin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from unicodedata import combining, normalize

from decree30_lint.annotate.remarks import Remark
from decree30_lint.formats.clock import UNBOUNDED, Clock
from decree30_lint.formats.pdf.content import Glyph, PageContent
from decree30_lint.formats.pdf.engines.choose import read_pages
from decree30_lint.formats.pdf.layout.rows.row import ASCENT, DESCENT
from decree30_lint.model.place import Box
from decree30_lint.model.report import Location
from decree30_lint.model.units import Pt

_SLACK = 1.0  # points by which a letter may stand outside the box of its text
_ONE_LINE = 0.4  # of the size of letters: by so much the baselines of one line may differ
_LETTERS = 0.8  # of the characters of a text are no blanks

Glyphs = Mapping[int, Sequence[Glyph]]
"""The upright letters of each page, by its number from 1, from the highest baseline down."""


class MarkedPlace(NamedTuple):
    """A place is marked once, with all that is said of it; `areas` are the lines of a text, none for the margin."""

    page: int
    areas: tuple[Box, ...]
    remarks: tuple[Remark, ...]


def marks_of(remarks: Sequence[Remark], glyphs: Glyphs, page_count: int) -> list[MarkedPlace]:
    """Returns the marks by page: first the note in the margin, then from the large to the small.

    So a mark never hides one that stands in it. What has no place on a page is said on the first page.
    """
    said: defaultdict[tuple[int, tuple[Box, ...]], dict[Remark, None]] = defaultdict(dict)
    for remark in remarks:
        for number, run in enumerate(_runs(remark.locations)):
            page = _page(run[0])
            known = page <= page_count
            told = said[(page, _areas(run, glyphs)) if known else (1, ())]
            if remark not in told:
                told[remark.further() if number else remark] = None
    return sorted((MarkedPlace(*where, tuple(told)) for where, told in said.items()), key=_order)


def _order(mark: MarkedPlace) -> tuple[int, bool, float, tuple[float, ...]]:
    first = mark.areas[0] if mark.areas else None
    place = (first.top, first.left) if first else ()
    return mark.page, bool(mark.areas), -sum(area.area for area in mark.areas), place


def glyphs_of(data: bytes, locations: Iterable[Location], clock: Clock = UNBOUNDED) -> Glyphs:
    """Returns the letters of the pages on which these places are. Raises what `read_pages` raises."""
    numbers = {_page(location) for location in locations if _box(location)}

    def upright(page: PageContent) -> tuple[int, list[Glyph]]:
        wanted = page.glyphs if page.number in numbers else ()
        return page.number, sorted((glyph for glyph in wanted if glyph.style.angle == 0), key=_baseline)

    return dict(read_pages(data, upright, clock=clock)[1]) if numbers else {}


def areas_of(locations: Sequence[Location], glyphs: Glyphs) -> Iterator[Box]:
    """Yields the lines of the texts at these places, and the box of a text where its letters cannot be told."""
    for run in _runs(locations):
        yield from _areas(run, glyphs)


def _box(location: Location) -> Box | None:
    """Returns where the text stands; None of a text that lacks something, whose place is that of its first line."""
    return None if location.nowhere else location.place.box


def _page(location: Location) -> int:
    """Returns the page of the text itself: its paragraph may begin on an earlier one."""
    box = _box(location)
    return (location.place.page or 1) if box is None else box.page


def _runs(locations: Sequence[Location]) -> list[list[Location]]:
    """Returns the places one by one, but together those that follow each other in one paragraph: the lines of a text."""
    runs: list[list[Location]] = []
    for location in locations:
        if runs and _goes_on(runs[-1][-1], location):
            runs[-1].append(location)
        else:
            runs.append([location])
    return runs


def _goes_on(before: Location, after: Location) -> bool:
    one, other = before.place, after.place
    if _box(before) is None or _box(after) is None or one.end is None:
        return False
    return one.path == other.path and _page(before) == _page(after) and 0 <= other.start - one.end <= 1


def _areas(run: Sequence[Location], glyphs: Glyphs) -> tuple[Box, ...]:
    """Returns the lines of the text, and its box where the letters in it cannot be told to be those of the text."""
    letters: list[Glyph] = []
    boxes: list[Box] = []
    for location in run:
        box = _box(location)
        if box is not None:
            found = _letters_of(location, box, glyphs.get(box.page, ()))
            letters += found
            boxes += () if found else (box,)
    return (*boxes, *_lines(letters, _page(run[0])))


class _Letters(NamedTuple):
    """Holds the letters in a box as one text without blanks and marks, and for each character its glyph."""

    text: str
    glyphs: Sequence[Glyph]


def _letters_of(location: Location, box: Box, glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Returns the letters of the text, none where they are not found.

    What signatures show lies over the text, and is looked at only where the text is not found without it.
    """
    inside = _inside(box, glyphs)
    own = [glyph for glyph in inside if glyph.style.field is None]
    return _found(location, _letters(own)) or _found(location, _letters(inside))


def _found(location: Location, here: _Letters) -> Sequence[Glyph]:
    wanted = _plain(location.text)
    if not wanted or not here.text:
        return ()
    if wanted.startswith(here.text):  # the paragraph goes on on the next page
        return here.glyphs
    at = _nearest(here.text, wanted, _expected(location))
    return () if at is None else here.glyphs[at : at + len(wanted)]


def _inside(box: Box, glyphs: Sequence[Glyph]) -> list[Glyph]:
    first = bisect_left(glyphs, box.top - _SLACK, key=_baseline)
    last = bisect_right(glyphs, box.bottom + _SLACK, key=_baseline)
    return [glyph for glyph in glyphs[first:last] if _is_within(glyph, box)]


def _letters(glyphs: Sequence[Glyph]) -> _Letters:
    ordered = [glyph for line in _by_line(glyphs) for glyph in sorted(line, key=lambda each: each.left)]
    told = [(letter, glyph) for glyph in ordered for letter in _plain(glyph.text)]
    return _Letters("".join(letter for letter, _ in told), [glyph for _, glyph in told])


def _is_within(glyph: Glyph, box: Box) -> bool:
    return box.left - _SLACK <= (glyph.left + glyph.right) / 2 <= box.right + _SLACK


def _baseline(glyph: Glyph) -> float:
    return glyph.baseline


def _by_line(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Yields the letters line by line, from the top."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=_baseline):
        if line and glyph.baseline - line[0].baseline > _ONE_LINE * line[0].style.size:
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _plain(text: str) -> str:
    """Returns the letters without blanks and diacritics, which programs write in many ways."""
    return "".join(letter for letter in normalize("NFKD", text) if not (letter.isspace() or combining(letter)))


def _expected(location: Location) -> float:
    """Returns before how many letters of its paragraph the text begins: counted where that is known, else guessed."""
    start = location.place.start
    return len(_plain(location.context[:start])) if location.context else _LETTERS * start


def _nearest(text: str, wanted: str, expected: float) -> int | None:
    """Returns where the text stands; of several places the one nearest to where it is expected, None if there is none."""
    found = []
    at = text.find(wanted)
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + 1)
    return min(found, key=lambda each: abs(each - expected), default=None)


def _lines(glyphs: Sequence[Glyph], page: int) -> Iterator[Box]:
    """Yields a box for each line of the letters."""
    for line in _by_line(list(dict.fromkeys(glyphs))):
        yield Box(
            page,
            Pt(min(glyph.left for glyph in line)),
            Pt(min(glyph.baseline - ASCENT * glyph.style.size for glyph in line)),
            Pt(max(glyph.right for glyph in line)),
            Pt(max(glyph.baseline + DESCENT * glyph.style.size for glyph in line)),
        )
