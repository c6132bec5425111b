"""Finds the numbers that pages show at their head or foot: alone, or in a running head, set apart or behind "Trang"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from decree30_lint.formats.pdf.content import FOOT_BEGINS, HEAD_ENDS
from decree30_lint.formats.pdf.layout.blocks.block import BoxLines, PageBlocks, TableLines, TextBlock
from decree30_lint.formats.pdf.layout.rows.lines import LinePiece, TextLine
from decree30_lint.model.digits import number_of

_ALONE = 1.05  # lines between a page number and the text
_DIGIT = 0.5  # ems
_LONE = re.compile(r"[-–—~\s]*(?:[Tt]rang\s*)?(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—~\s]*")
_ROMAN = re.compile(r"[-–—~\s]*(x{0,3}(?:ix|iv|v?i{1,3}|v|(?<=x)))[-–—~\s]*", re.IGNORECASE)
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}
_NAMED = re.compile(r"\b(?i:trang)\s*+(?:(?i:số)\s*+)?(?::\s*+)?(\d{1,4})\b(?!\s*+[.,]\s*+\d)")
_APART = re.compile(r"^(\d{1,4})(?=\s{2,}|\s*[|•·]\s)|(?:(?<!\s)\s{2,}+|\s[|•·]\s*+)(\d{1,4})$")
_AT_EDGE = re.compile(r"^(\d{1,4})(?=\s)|(?<=\s)(\d{1,4})$")


class _NumberShape(IntEnum):
    """Names how a number stands: the higher, the more pages must bear it out."""

    LONE = 0
    SET_APART = 1
    AT_EDGE = 2


class NumberOnPage(NamedTuple):
    """Holds the line of a page's number, the place of its digits in its text, and what stands beside it.

    `block` is the block of the page that holds all of it.
    """

    line: TextLine
    digits: tuple[int, int]
    at_head: bool
    block: TextBlock
    beside: tuple[TextLine, ...] = ()
    shape: _NumberShape = _NumberShape.LONE

    @property
    def value(self) -> int:
        """Returns the number, which may be written in Roman digits."""
        text = self.line.text[slice(*self.digits)]
        return number_of(text) or 0 if text.isdecimal() else _roman_value(text)


class Margined(NamedTuple):
    """Holds a page, the lines that it repeats in its margins, and its blocks without these."""

    page: PageBlocks
    repeated: Sequence[TextLine]
    blocks: Sequence[TextBlock]


def _roman_value(text: str) -> int:
    digits = [_ROMAN_DIGITS[letter] for letter in text.lower()]
    return sum(-one if one < other else one for one, other in zip(digits, [*digits[1:], 0], strict=True))


def page_numbers(pages: Sequence[Margined]) -> list[NumberOnPage | None]:
    """Returns the number that each page shows, None where it shows none."""
    found = [list(_candidates(page)) for page in pages]
    numbered = [(page.page.number, each) for page, each in zip(pages, found, strict=True)]
    shifts = _shifts(numbered)
    return [next((c for c in each if _fits(c, number, shifts)), None) for number, each in numbered]


def is_lone_number(line: TextLine) -> bool:
    """Tells whether the line is only a number, as page numbers are."""
    return _LONE.fullmatch(line.text) is not None


def _shifts(found: Iterable[tuple[int, Sequence[NumberOnPage]]]) -> Counter[tuple[_NumberShape, int]]:
    """Counts how far the printed number is ahead of the count of pages.

    There are several where numbering begins anew or pages lack.
    """
    return Counter(shift for number, each in found for shift in {(c.shape, c.value - number) for c in each})


def _fits(candidate: NumberOnPage, number: int, shifts: Counter[tuple[_NumberShape, int]]) -> bool:
    shift = candidate.value - number
    count = shifts[candidate.shape, shift]
    match candidate.shape:
        case _NumberShape.LONE:  # a cover may not be counted
            return shift >= -1 or count > 1
        case _NumberShape.SET_APART:
            return count > 1 or (shift == 0 and number > 1)
        case _NumberShape.AT_EDGE:
            return count > 2


def _candidates(margined: Margined) -> Iterator[NumberOnPage]:
    """Yields the numbers of the first and the last block and of repeated lines, the surest first: what tags call running."""
    page, repeated, blocks = margined
    edges = [(True, blocks[0]), (False, blocks[-1])] if blocks else []
    found = [each for at_head, block in edges for each in _numbers(block, at_head)]
    found = [each for each in found if _is_at_edge(page, blocks, each)]
    found += [each for line in repeated for each in _numbers(line, line.baseline < page.height / 2)]
    yield from sorted(found, key=lambda each: (not each.line.is_running, each.shape))


def _is_at_edge(page: PageBlocks, blocks: Sequence[TextBlock], number: NumberOnPage) -> bool:
    places = [line.baseline for line in (number.line, *number.beside)]
    others = [_top(block) for block in blocks if block is not number.block]
    if number.at_head:
        below = all(other > max(places) + _ALONE * number.line.size for other in others)
        return max(places) < HEAD_ENDS * page.height and below
    return min(places) > FOOT_BEGINS * page.height and all(other < min(places) for other in others)


def _top(block: TextBlock) -> float:
    return block.baseline if isinstance(block, TextLine) else block.top


def _numbers(block: TextBlock, at_head: bool) -> Iterator[NumberOnPage]:
    """Yields what may be the page's number in a line, or in one of the cells of a running head."""
    lines = _lines(block)
    for at, line in enumerate(lines):
        others = (*lines[:at], *lines[at + 1 :])
        if match := _LONE.fullmatch(line.text):
            shape = _NumberShape.SET_APART if others else _NumberShape.LONE
            yield NumberOnPage(line, match.span(1), at_head, block, others, shape)
        elif (match := _ROMAN.fullmatch(line.text)) or (match := _NAMED.search(line.text)):
            yield NumberOnPage(line, match.span(1), at_head, block, others, _NumberShape.SET_APART)
        elif match := _APART.search(line.text):
            number, rest = _parted(line, *match.span(match.lastindex or 0))
            yield NumberOnPage(number, (0, len(number.text)), at_head, block, (rest, *others), _NumberShape.SET_APART)
        elif match := _AT_EDGE.search(line.text):
            yield NumberOnPage(line, match.span(match.lastindex or 0), at_head, block, others, _NumberShape.AT_EDGE)


def _lines(block: TextBlock) -> tuple[TextLine, ...]:
    match block:
        case TextLine():
            return (block,)
        case TableLines():
            return tuple(line for row in block.rows for cell in row for line in cell.lines)
        case BoxLines():
            return ()


def _parted(line: TextLine, begin: int, end: int) -> tuple[TextLine, TextLine]:
    """Returns the digits at one end of the line and the rest of it as lines of their own."""
    at_end = end == len(line.text)
    piece = line.pieces[-1 if at_end else 0]
    digits = line.text[begin:end]
    width = _DIGIT * piece.style.size * len(digits)
    left = piece.right - width if at_end else piece.left
    number = LinePiece(digits, left, left + width, piece.style)
    others = piece._replace(text=piece.text.removesuffix(digits) if at_end else piece.text.removeprefix(digits))
    rest = (*line.pieces[:-1], others) if at_end else (others, *line.pieces[1:])
    return line._replace(pieces=(number,)), line._replace(pieces=rest)
