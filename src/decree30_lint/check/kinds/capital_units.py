"""Checks the capitals of the class of a unit, of numbered units, of terrain before a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

from decree30_lint.check.naming import sightings
from decree30_lint.check.recasing import (
    WORDS,
    follows,
    is_capital,
    is_others,
    name_after,
    phrases,
    raised,
    recased,
    taken_apart,
)
from decree30_lint.check.word_row import Same, WordRow, all_words_of, word_row, words_of
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import USUAL, Outcome
from decree30_lint.model.parts import ListName, Part, Vocabulary
from decree30_lint.model.rules import Kind, View
from decree30_lint.syntax.date_line import DateLine


class UnitsInSmallLetters(Kind, frozen=True):
    """Within a sentence the class of a unit (list `classes`) stands in small letters before the name of a unit.

    Names are those of the lists and tables `places`, and the place of the document's own date line, unless that begins with
    a surname: units named after persons take the capital.
    """

    classes: ListName
    places: tuple[str, ...]
    surnames: ListName

    messages: ClassVar = {USUAL: WORDS}
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        row = word_row(view.subject.document)
        taken = sightings(view.subject).taken
        names = self._names(view)
        longest = max(map(len, names), default=0)
        for words in taken_apart(view, self.classes):
            for first, last in row.sequences(words):
                if first in taken or row.begins(first) or not is_capital(row.shown[first]):
                    continue
                end = name_after(row, last, names, longest)
                if end and row.joined(first, end) and not _goes_on(row, end) and not is_others(row, first, view):
                    yield recased(row, first, (*row.words[first : last + 1], *row.shown[last + 1 : end + 1]))

    def _names(self, view: View) -> frozenset[tuple[str, ...]]:
        return _listed(Same(view.subject.vocabulary), self.places).union(map(words_of, self._own_place(view)))

    def _own_place(self, view: View) -> Iterator[str]:
        surnames = phrases(view.subject.vocabulary, self.surnames)
        classes = taken_apart(view, self.classes)
        for component in view.beside(Part.PLACE_DATE):
            place = " ".join(words_of(component.content.place.text)) if isinstance(component.content, DateLine) else ""
            lower = place.lower()
            name = next((place[len(c) + 1 :] for c in classes if lower.startswith(f"{c} ")), place)
            if name and name.partition(" ")[0].lower() not in surnames and not name.isdecimal():
                yield name


@lru_cache(maxsize=4)
def _listed(vocabulary: Same[Vocabulary], places: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    words = vocabulary.it
    return frozenset(all_words_of(name for source in places for name in words.lists.get(source) or words.tables[source]))


def _goes_on(row: WordRow, last: int) -> bool:
    """Tells whether another capital follows: then the name is a longer one."""
    return row.joined(last, last + 1) and is_capital(row.shown[last + 1])


class NumberedUnits(Kind, frozen=True):
    """Checks that the class of a unit (list `classes`) takes a capital.

    It takes one before a number or the name of a person or event (`persons`). "các phường 5 và 6" and "3 xã 2 phường"
    count units: nothing is judged after a word of `plural`, after a number, or where another class follows the number.
    """

    classes: ListName
    persons: ListName
    plural: ListName

    messages: ClassVar = {USUAL: WORDS}
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        row = word_row(view.subject.document)
        persons = frozenset(all_words_of(view.subject.vocabulary.lists[self.persons]))
        plural = phrases(view.subject.vocabulary, self.plural)
        classes = taken_apart(view, self.classes)
        for words in classes:
            for first, last in row.sequences(words):
                if row.shown[first][:1].isupper() or last + 1 >= len(row.words):
                    continue
                end = last + 1 if _is_number_of_unit(row, last + 1, classes) else name_after(row, last, persons, 5)
                if end is None or not row.joined(first, end) or is_others(row, first, view):
                    continue
                if not row.before(first).isdecimal() and not follows(row, first, plural):
                    yield raised(row, first, end)


def _is_number_of_unit(row: WordRow, number: int, classes: Sequence[str]) -> bool:
    after = row.words[number + 1] if number + 1 < len(row.words) else ""
    counted = any(words.split()[0] == after for words in classes)
    return row.words[number].isdecimal() and len(row.words[number]) < 3 and not counted


class TerrainInSmallLetters(Kind, frozen=True):
    """Within a sentence a word of `terrain` stands in small letters before a name of two syllables that is not in `but`."""

    terrain: ListName
    but: ListName

    messages: ClassVar = {USUAL: WORDS}
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        row = word_row(view.subject.document)
        taken, but = sightings(view.subject).taken, phrases(view.subject.vocabulary, self.but)
        for words in taken_apart(view, self.terrain):
            for first, last in row.sequences(words):
                named = row.shown[last + 1 : last + 3]
                if first in taken or not is_capital(row.shown[first]) or len(named) < 2 or not all(map(is_capital, named)):
                    continue
                outside = row.begins(first) or is_capital(row.shown[first - 1])
                if not outside and named[0].lower() not in but and row.joined(first, last + 2):
                    yield recased(row, first, (row.words[first], *named))
