"""Finds the text of a Word file on a print of it, letter by letter.

What a program prints is the text of the file in much the same order, with running heads between, footnotes below and text
boxes anywhere. So the two are aligned first; a paragraph that stands elsewhere is then looked for in what is left over. Of
several equal ones none is taken unless each has its place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from decree30_lint.compare.align import aligned
from decree30_lint.formats.pdf.content import FOOT_BEGINS, HEAD_ENDS
from decree30_lint.illustrate.print_letters import PrintLetter, PrintPage, letters_of
from decree30_lint.model.document import Document, Paragraph, flatten
from decree30_lint.model.path import Path, Step

_MOST = 600_000  # letters of a print that is searched: some 300 pages
_KNOWN = 0.9  # of the letters of a text: with fewer it counts as not found
_PARAGRAPH_KNOWN = 0.6  # of the letters of the paragraph around it
_CLOSE = 0.8  # of the letters from its first to its last on a page are its own
_SHORTEST = 3  # letters of a paragraph that is looked for anywhere
_PARTING = "\0"  # stands between texts and matches nothing that is looked for


class _Traced(NamedTuple):
    """Holds the letters of a paragraph, and the number in the print for each; -1 where it was not found."""

    paragraph: Paragraph
    text: str
    places: list[int]

    @property
    def known(self) -> float:
        return sum(place >= 0 for place in self.places) / max(len(self.places), 1)


class Trace:
    """Knows where the paragraphs of a document stand on its print."""

    def __init__(self, document: Document, pages: Sequence[PrintPage], wanted: Collection[Path]) -> None:
        """`wanted` are the paths of the paragraphs that are looked for where they are not in the order of the body."""
        self._letters = [letter for page in pages for letter in page.letters]
        self._traced: dict[Path, _Traced] = {}
        if len(self._letters) <= _MOST:
            self._align(document)
            self._search([*document.paragraphs, *document.footnotes], wanted)
            self._search_edges({path: each for path, each in _edges(document) if path in wanted}, pages)

    def letters(self, path: Path, start: int, end: int | None) -> list[PrintLetter]:
        """Returns the printed letters of a piece of a paragraph; none unless it is certain which they are.

        Blanks have none: for these the letters beside them are returned.
        """
        traced = self._traced.get(path)
        if traced is None or traced.known < _PARAGRAPH_KNOWN:
            return []
        text = traced.paragraph.text
        low, high = len(letters_of(text[:start])), len(letters_of(text[: len(text) if end is None else end]))
        if low == high:
            low, high = max(low - 1, 0), min(high + 1, len(traced.places))
        found = [place for place in traced.places[low:high] if place >= 0]
        if not found or len(found) < _KNOWN * (high - low):
            return []
        letters = [self._letters[place] for place in found]
        return letters if self._are_close(found) else []

    def _are_close(self, found: Sequence[int]) -> bool:
        """Tells whether the letters stand together, on each page by themselves."""
        by_page: dict[int, list[int]] = {}
        for place in found:
            by_page.setdefault(self._letters[place].box.page, []).append(place)
        return all(len(each) >= _CLOSE * self._words_within(each) for each in by_page.values())

    def _words_within(self, places: Sequence[int]) -> int:
        """Counts the letters from the first to the last of these, but no dots that fill the way to a tab stop."""
        own = set(places)
        return sum(at in own or self._letters[at].text.isalnum() for at in range(places[0], places[-1] + 1))

    def _align(self, document: Document) -> None:
        texts = [letters_of(paragraph.text) for paragraph in document.paragraphs]
        begins = [0, *accumulate(map(len, texts))]
        partners = [-1] * begins[-1]
        for block in aligned("".join(texts), "".join(letter.text for letter in self._letters)):
            partners[block.draft : block.draft + block.size] = range(block.final, block.final + block.size)
        for paragraph, text, begin in zip(document.paragraphs, texts, begins, strict=False):
            self._traced[paragraph.anchor.path] = _Traced(paragraph, text, partners[begin : begin + len(text)])

    def _search(self, paragraphs: Sequence[Paragraph], wanted: Collection[Path]) -> None:
        """Looks for paragraphs that stand in another order, such as footnotes, in what is left over of the print."""
        lost: dict[str, list[Paragraph]] = {}
        for paragraph in paragraphs:
            traced = self._traced.get(paragraph.anchor.path)
            if (traced is None or traced.known < _KNOWN) and len(text := letters_of(paragraph.text)) >= _SHORTEST:
                lost.setdefault(text, []).append(paragraph)
        lost = {text: equal for text, equal in lost.items() if any(each.anchor.path in wanted for each in equal)}
        taken = self._taken()
        free = "".join(_PARTING if at in taken else each.text for at, each in enumerate(self._letters)) if lost else ""
        for text, equal in lost.items():
            places = list(_occurrences(text, free))
            if len(places) == len(equal):
                for paragraph, at in zip(equal, places, strict=True):
                    self._traced[paragraph.anchor.path] = _Traced(paragraph, text, list(range(at, at + len(text))))

    def _search_edges(self, lost: dict[Path, Paragraph], pages: Sequence[PrintPage]) -> None:
        """Looks for headers and footers at the upper and the lower edge, on the first page that shows them."""
        taken, begin = self._taken(), 0
        for page in pages:
            numbers = range(begin, begin + len(page.letters))
            begin += len(page.letters)
            for path, paragraph in list(lost.items()):
                inside = [at for at in numbers if _is_at_edge(self._letters[at], page, path.story.step)]
                if traced := _of_edge(paragraph, inside, taken, self._letters):
                    self._traced[path] = traced
                    del lost[path]

    def _taken(self) -> set[int]:
        return {place for each in self._traced.values() if each.known >= _KNOWN for place in each.places}


def _edges(document: Document) -> Iterator[tuple[Path, Paragraph]]:
    for section in document.sections:
        for blocks in (*section.headers.values(), *section.footers.values()):
            yield from ((paragraph.anchor.path, paragraph) for paragraph in flatten(blocks) if letters_of(paragraph.text))


def _is_at_edge(letter: PrintLetter, page: PrintPage, story: Step) -> bool:
    upper = story is Step.HEADER
    return letter.baseline < page.height * HEAD_ENDS if upper else letter.baseline > page.height * FOOT_BEGINS


def _of_edge(
    paragraph: Paragraph, inside: Sequence[int], taken: Collection[int], letters: Sequence[PrintLetter]
) -> _Traced | None:
    """Returns the paragraph where it stands once among the letters `inside` that are not yet `taken`.

    A page number is that of the page; where it is the whole paragraph, it must have a line for itself.
    """
    pieces = [(text, span.field == "PAGE") for span in paragraph.spans if (text := letters_of(span.text))]
    pattern = f"{_PARTING}?".join(f"({_pattern(text, is_number)})" for text, is_number in pieces)
    if all(is_number for _, is_number in pieces):
        there, places = _line_by_line(inside, letters)
        pattern = f"(?<![^{_PARTING}]){pattern}(?![^{_PARTING}])"
    else:
        there, places = _line_by_line([at for at in inside if at not in taken], letters)
    found = list(re.finditer(pattern, there))
    if len(found) != 1:
        return None
    return _Traced(paragraph, "".join(text for text, _ in pieces), _printed(pieces, found[0], places))


def _printed(pieces: Sequence[tuple[str, bool]], found: re.Match[str], places: Sequence[int]) -> list[int]:
    """Returns the number in the print for each letter of the pieces, which are the groups of what was found."""
    traced: list[int] = []
    for group, (text, _) in enumerate(pieces, 1):
        low, high = found.span(group)
        printed = [place for place in places[low:high] if place >= 0]
        traced += [printed[min(at, len(printed) - 1)] for at in range(len(text))]
    return traced


def _pattern(text: str, is_number: bool) -> str:
    if is_number:
        return r"\d+" if text.isdigit() else "[ivxlcdm]+"
    return f"{_PARTING}?".join(map(re.escape, text))


def _line_by_line(inside: Sequence[int], letters: Sequence[PrintLetter]) -> tuple[str, list[int]]:
    """Returns the text of these letters with a mark between lines, and the number of each letter; -1 for the marks."""
    text: list[str] = []
    places: list[int] = []
    before: PrintLetter | None = None
    for at in inside:
        if before is not None and abs(before.baseline - letters[at].baseline) > 1:
            text.append(_PARTING)
            places.append(-1)
        before = letters[at]
        text.append(before.text)
        places.append(at)
    return "".join(text), places


def _occurrences(text: str, within: str) -> Iterator[int]:
    at = within.find(text)
    while at >= 0:
        yield at
        at = within.find(text, at + len(text))
