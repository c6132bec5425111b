"""Finds references of a text to its own articles, clauses and points that do not exist."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from msgspec import Struct

from decree30_lint.check.structure_order import is_written
from decree30_lint.model.digits import number_of
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import View
from decree30_lint.syntax.divisions import Division, value_of


class Stray(Struct, frozen=True):
    """Holds a reference to nothing: `words` as written at `at`, `last` the label of the last division there is."""

    at: Anchor
    words: str
    last: str


class _NumberedUnit(Struct, frozen=True):
    """Holds an article, or a clause of one, and the divisions within it."""

    division: Division
    parts: Sequence[Division]
    end: int  # the `order` of the paragraph behind it


@cache
def _quotation() -> re.Pattern[str]:
    return re.compile('[“"„][^“”"]*[”"]?')


def _listed(word: str, one: str, behind: str) -> re.Pattern[str]:
    """Returns the pattern of a list such as "khoản 1, khoản 2 và 3"; its group `behind` is there where that follows.

    So a list is read once, not again from each of its entries on.
    """
    entries = rf"{word}\s+{one}(?:\s*+(?:,|và|hoặc|đến)\s*+(?:{word}\s+)?{one})*+"
    return re.compile(rf"\b{entries}(?P<behind>\s+{behind})?")


@lru_cache(maxsize=16)
def _articles_of(noun: str) -> re.Pattern[str]:
    word = f"[{re.escape(noun[0].upper() + noun[0])}]{re.escape(noun[1:])}"
    return _listed("[Đđ]iều", "[0-9]+", rf"(?:của\s+)?{word} này\b")


@cache
def _clauses() -> re.Pattern[str]:
    return _listed("khoản", "[0-9]+", r"Điều này\b")


@cache
def _points() -> re.Pattern[str]:
    return _listed("điểm", "[a-zđ]", r"khoản(?:\s+(?P<clause>[0-9]+)\s+Điều)? này\b")


def _lists(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yields the lists behind which stands what the pattern asks for."""
    return (match for match in pattern.finditer(text) if match["behind"])


def strays(view: View, divisions: Sequence[Division], alphabet: str) -> Iterator[Stray]:
    """Yields the stray references where the text calls itself by its type ("Điều 7 Quyết định này") or says "Điều này"."""
    articles = _stretches(divisions, "dieu", view.text.end + 1)
    if not articles:
        return
    document = view.subject.document
    names = {kind.key: kind.name for kind in view.subject.vocabulary.types}
    noun = names.get(view.text.type, "")
    last = articles[-1].division
    clauses: dict[int, _Clauses] = {}
    for paragraph, text in _speaking(view):
        if noun:
            for match in _lists(_articles_of(noun), text):
                if _highest(match[0]) > (value_of(last.number, {}) or 10**6):
                    yield _stray(paragraph, match, last)
        article = _holding(articles, paragraph)
        if article is not None and "này" in text:
            begin = article.division.paragraph.anchor.order
            if begin not in clauses:
                clauses[begin] = _Clauses(article, document)
            yield from _in_article(paragraph, text, clauses[begin], alphabet)


def _holding(units: Sequence[_NumberedUnit], paragraph: Paragraph) -> _NumberedUnit | None:
    """Returns the unit that holds the paragraph; None if none does."""
    order = paragraph.anchor.order
    at = bisect_right(units, order, key=lambda unit: unit.division.paragraph.anchor.order) - 1
    return units[at] if at >= 0 and order < units[at].end else None


class _Clauses:
    """Holds the clauses of an article, and what was asked of them: many references may stand in one article."""

    def __init__(self, article: _NumberedUnit, document: Document) -> None:
        self.units = _stretches(article.parts, "khoan", article.end)
        numbers = [unit.division.number for unit in self.units]
        self.follow = numbers == [str(at + 1) for at in range(len(numbers))]
        self.article = article
        self._document = document
        self._by_number = {unit.division.number: unit for unit in reversed(self.units)}
        self._written: dict[tuple[str, int], bool] = {}

    def called(self, number: str | None, paragraph: Paragraph) -> _NumberedUnit | None:
        """Returns the clause called by its number, or the one that holds the paragraph; None if there is none."""
        return self._by_number.get(number) if number is not None else _holding(self.units, paragraph)

    def written(self, number: str, unit: _NumberedUnit) -> bool:
        """Tells whether a number that was not recognised as a division stands in the unit all the same."""
        begin = unit.division.paragraph.anchor.order
        if (number, begin) not in self._written:
            self._written[number, begin] = is_written((number,), "", self._document, begin, unit.end)
        return self._written[number, begin]


def _speaking(view: View) -> Iterator[tuple[Paragraph, str]]:
    """Yields the paragraphs that name an article or clause, each once; what they quote is blotted out."""
    seen: set[Path] = set()
    for part in (Part.BODY, Part.STRUCTURE):
        for component in view.beside(part):
            for paragraph in component.paragraphs if not component.quoted else ():
                path, text = paragraph.anchor.path, paragraph.text
                if path not in seen and "này" in text and ("iều" in text or "khoản" in text):
                    seen.add(path)
                    yield paragraph, _quotation().sub(lambda found: " " * len(found[0]), text)


def _in_article(paragraph: Paragraph, text: str, clauses: _Clauses, alphabet: str) -> Iterator[Stray]:
    units = clauses.units
    for match in _lists(_clauses(), text) if units else ():
        highest = _highest(match[0])
        if highest > len(units) and clauses.follow and not clauses.written(str(highest), clauses.article):
            yield _stray(paragraph, match, units[-1].division)
    for match in _lists(_points(), text):
        clause = clauses.called(match["clause"], paragraph)
        last = next((d for d in reversed(clause.parts) if d.role == "diem"), None) if clause else None
        words = match[0].partition("khoản")[0].replace(",", " ").split()
        highest_point = max((word for word in words if len(word) == 1), key=alphabet.find)
        if not clause or not last or clauses.written(highest_point, clause):
            continue
        if alphabet.find(highest_point) > alphabet.find(last.number) >= 0:
            yield _stray(paragraph, match, last)


def _highest(words: str) -> int:
    return max(number_of(word) or 0 for word in words.replace(",", " ").split())


def _stretches(divisions: Sequence[Division], role: str, end: int) -> list[_NumberedUnit]:
    starts = [i for i, division in enumerate(divisions) if division.role == role]
    bounds = [*starts, len(divisions)]
    orders = [*(divisions[i].paragraph.anchor.order for i in starts), end]
    return [
        _NumberedUnit(divisions[low], divisions[low + 1 : high], stop)
        for (low, high), stop in zip(pairwise(bounds), orders[1:], strict=True)
    ]


def _stray(paragraph: Paragraph, match: re.Match[str], last: Division) -> Stray:
    start = paragraph.anchor.start
    return Stray(paragraph.anchor.slice(start + match.start(), start + match.end()), match[0], last.label)
