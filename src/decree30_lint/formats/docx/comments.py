"""Finds the comments of a DOCX and the characters they stand on. It is imported only where a file has any."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from lxml.etree import _Element
from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.formats.docx.cascade import Cascade
from decree30_lint.formats.docx.inline import InlineRun, read_line, sources
from decree30_lint.formats.docx.leftovers import comments_of_others
from decree30_lint.formats.docx.marks import ParagraphMark
from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.open_fields import Fields
from decree30_lint.formats.text import clean
from decree30_lint.model.document import Comment, Paragraph
from decree30_lint.model.place import Anchor

_ID = W + "id"
_PARAGRAPH = W + "p"
_START = W + "commentRangeStart"
_END = W + "commentRangeEnd"
_REFERENCE = W + "commentReference"
_MOST_SPANNED = 100_000  # paragraphs that all comments hold together: those that come later stand where they begin
_AS_TEXT = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}

_CommentPoint = tuple[int, int]
"""A paragraph by its number in reading order, and a character of it."""


class _CommentRange(Struct, eq=False):
    """Holds where one comment begins, ends and is referred to, as far as the body says; None where it does not."""

    start: _CommentPoint | None = None
    end: _CommentPoint | None = None
    reference: int | None = None


def find_comments(root: _Element, body: _Element, marks: Sequence[ParagraphMark], cascade: Cascade) -> tuple[Comment, ...]:
    """Returns the comments in reading order; those that stand nowhere in the body are left out.

    `root` is the root of the comments part, `body` the w:body.
    """
    of_body = [mark for mark in marks if mark.element is not None and mark.paragraph.anchor.path.in_body]
    ranges = _ranges(body, of_body, cascade)
    found, room = [], _MOST_SPANNED
    for comment in comments_of_others(root):
        spanned = _anchors(ranges.get(comment.get(_ID, ""), _CommentRange()), of_body)
        anchors = tuple(islice(spanned, max(room, 1)))
        room -= len(anchors)
        if anchors:
            found.append(Comment(anchors[0], _text(comment), anchors[1:]))
    return tuple(sorted(found, key=lambda c: c.anchor.rank))


def _ranges(body: _Element, marks: Sequence[ParagraphMark], cascade: Cascade) -> dict[str, _CommentRange]:
    """Maps the id of each comment to its range.

    A mark between two paragraphs opens with the next one, or closes with the one before.
    """
    numbers = {mark.element: number for number, mark in enumerate(marks)}
    found: dict[str, _CommentRange] = {}
    read: dict[int, _ReadAgain] = {}
    waiting: list[_CommentRange] = []
    last: int | None = None
    for element in body.iter(_PARAGRAPH, _START, _END, _REFERENCE):
        if element.tag == _PARAGRAPH:
            last = numbers.get(element, last)
            if element in numbers:
                _open(waiting, numbers[element])
            continue
        one = found.setdefault(element.get(_ID, ""), _CommentRange())
        holder = next(element.iterancestors(_PARAGRAPH), None)
        number = numbers.get(holder) if holder is not None else None
        if holder is not None and number is not None:
            if number not in read:
                read[number] = _read_again(holder, cascade)
            _note(one, element, number, _characters_before(element, read[number], marks[number].paragraph))
        elif holder is None and element.tag == _START:
            waiting.append(one)
        elif holder is None and last is not None:
            one.end = (last, len(marks[last].paragraph.text))
    return found


def _open(waiting: list[_CommentRange], number: int) -> None:
    for one in waiting:
        one.start = (number, 0)
    waiting.clear()


def _note(one: _CommentRange, mark: _Element, number: int, characters: int) -> None:
    """Notes what the mark says of the comment; so many characters of the paragraph stand before it."""
    if mark.tag == _REFERENCE:
        one.reference = number
    elif mark.tag == _START:
        one.start = (number, characters)
    else:
        one.end = (number, characters)


class _ReadAgain(NamedTuple):
    """Holds the elements of a paragraph with their places in the file, and for each character that of its element."""

    places: Mapping[_Element, int]
    of_characters: Sequence[int]


def _read_again(holder: _Element, cascade: Cascade) -> _ReadAgain:
    """Reads the paragraph once for all marks in it."""
    places = {element: place for place, element in enumerate(holder.iter())}
    line = read_line(holder, cascade.paragraph(holder.find(W + "pPr"), None).base, cascade, Fields())
    of_runs = list(_places_of_runs(line.pieces, places))
    return _ReadAgain(places, [of_runs[number] for number, _ in sources(line.pieces)])


def _places_of_runs(pieces: Sequence[InlineRun], places: Mapping[_Element, int]) -> Iterator[int]:
    """Yields the place of each run; the value of a w:fldSimple without a result stands with the run before."""
    place = 0
    for piece in pieces:
        place = place if piece.source is None else places[piece.source]
        yield place


def _characters_before(mark: _Element, read: _ReadAgain, paragraph: Paragraph) -> int:
    """Counts the characters of `paragraph` before `mark`."""
    characters = bisect_left(read.of_characters, read.places[mark])
    return min(characters + _label_length(paragraph), len(paragraph.text))


def _label_length(paragraph: Paragraph) -> int:
    """Returns the length of the automatic number, which no run of the paragraph holds."""
    first = paragraph.spans[0] if paragraph.list_level is not None and paragraph.spans else None
    return len(first.text) if first is not None and first.generated else 0


def _anchors(one: _CommentRange, marks: Sequence[ParagraphMark]) -> Iterator[Anchor]:
    if one.start is not None and one.end is not None and one.end >= one.start:
        yield from _spanned(one.start, one.end, marks)
    elif one.reference is not None:
        yield marks[one.reference].paragraph.anchor


def _spanned(start: _CommentPoint, end: _CommentPoint, marks: Sequence[ParagraphMark]) -> Iterator[Anchor]:
    """Yields the characters from one point to the other; the whole paragraph where both are one point."""
    (first, begin), (last, stop) = start, end
    if start == end:
        yield marks[first].paragraph.anchor
        return
    for number in range(first, last + 1):
        anchor = marks[number].paragraph.anchor
        part = replace(anchor, start=begin if number == first else 0, end=stop if number == last else None)
        if part.end is None or part.end > part.start or number == first:
            yield part


def _text(comment: _Element) -> str:
    lines = ("".join(_text_of(paragraph)) for paragraph in comment.iter(_PARAGRAPH))
    return "\n".join(clean(["\n".join(lines).strip()]))


def _text_of(paragraph: _Element) -> Iterator[str]:
    for element in paragraph.iter(W + "t", *_AS_TEXT):
        yield _AS_TEXT.get(element.tag) or element.text or ""
