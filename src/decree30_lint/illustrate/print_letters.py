"""Reads the letters of a print: a PDF that an office program made of a Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import combining, normalize

from decree30_lint.formats.clock import UNBOUNDED, Clock
from decree30_lint.formats.pdf.content import Glyph, PageContent
from decree30_lint.formats.pdf.engines.choose import read_pages
from decree30_lint.formats.pdf.layout.rows.row import ASCENT, DESCENT
from decree30_lint.illustrate.shown_places import joined_lines
from decree30_lint.model.place import Box
from decree30_lint.model.units import Pt

_ONE_LINE = 0.4  # of the size of letters: by so much the baselines of one line may differ


class PrintLetter(NamedTuple):
    """Holds a printed letter as texts are compared (see `letters_of`), and the box of its glyph."""

    text: str
    size: float
    baseline: float
    box: Box


class PrintPage(NamedTuple):
    """Holds the size of a page in points, and its letters in the order in which they were drawn."""

    number: int
    width: float
    height: float
    letters: list[PrintLetter]


def letters_of(text: str) -> str:
    """Returns the letters as texts are compared: small, without blanks and marks, which programs write in many ways."""
    return "".join(
        each for each in normalize("NFKD", text).casefold() if not (each.isspace() or combining(each) or each in _SOFT)
    )


_SOFT = "\u00ad\u200b\ufeff"  # soft hyphens and what has no width


def print_pages(data: bytes, clock: Clock = UNBOUNDED) -> list[PrintPage]:
    """Returns the pages of a print. Raises what `read_pages` raises."""
    return read_pages(data, _page, "pdfium", clock)[1]


def _page(page: PageContent) -> PrintPage:
    return PrintPage(
        page.number, page.width, page.height, [each for glyph in page.glyphs for each in _letters(glyph, page.number)]
    )


def _letters(glyph: Glyph, page: int) -> Iterator[PrintLetter]:
    if glyph.style.angle:
        return
    size = glyph.style.size
    top, bottom = glyph.baseline - ASCENT * size, glyph.baseline + DESCENT * size
    box = Box(page, Pt(glyph.left), Pt(top), Pt(glyph.right), Pt(bottom))
    for letter in letters_of(glyph.text):
        yield PrintLetter(letter, size, glyph.baseline, box)


def boxes_around(letters: Sequence[PrintLetter]) -> Iterator[Box]:
    """Yields the boxes of the lines of these letters, in order; those below each other share one."""
    yield from joined_lines(_lines(letters))


def _lines(letters: Sequence[PrintLetter]) -> Iterator[Box]:
    line: list[PrintLetter] = []
    for letter in letters:
        if line and not _is_of_line(line[0], letter):
            yield _around(line)
            line = []
        line.append(letter)
    if line:
        yield _around(line)


def _is_of_line(one: PrintLetter, other: PrintLetter) -> bool:
    return one.box.page == other.box.page and abs(one.baseline - other.baseline) < _ONE_LINE * max(one.size, other.size)


def _around(letters: Sequence[PrintLetter]) -> Box:
    boxes = [letter.box for letter in letters]
    return Box(
        boxes[0].page,
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
