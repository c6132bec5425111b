"""Checks the capitals of days in words, of persons."""

from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.check.naming import sightings
from decree30_lint.check.recasing import (
    WORDS,
    phrases,
    recased,
    taken_apart,
)
from decree30_lint.check.word_row import WordRow, word_row
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import USUAL, Outcome
from decree30_lint.model.parts import ListName
from decree30_lint.model.rules import Kind, View


class DaysInWords(Kind, frozen=True):
    """Checks that the words for weekdays (list `weekdays`) after one of `before` and for months (`months`) take a capital.

    They are judged only near a date: "lần thứ hai", "tháng mười ngày" count.
    """

    weekdays: ListName
    before: ListName
    months: ListName

    messages: ClassVar = {USUAL: WORDS}
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        row = word_row(view.subject.document)
        taken = sightings(view.subject).taken
        lists = view.subject.vocabulary.lists
        for word, names, before in (("thứ", lists[self.weekdays], lists[self.before]), ("tháng", lists[self.months], ())):
            for number in row.where.get(word, ()):
                name = number + 1
                if number in taken or name >= len(row.words) or row.shown[name] not in names:
                    continue
                placed = not before or row.before(number) in before or "," in row.gap(number)
                if placed and row.joined(number, name) and _near_date(row, number, name) and not row.quoted(number):
                    yield recased(row, number, (row.shown[number], row.shown[name].capitalize()))


_NEAR = 30  # characters


def _near_date(row: WordRow, first: int, last: int) -> bool:
    """Tells whether figures with a word or sign of a date stand close by, in the same line."""
    sides = (row.ahead_of(first, _NEAR), row.behind(last, _NEAR))
    return any(any(map(str.isdecimal, side)) and ("/" in side or "ngày" in side or "năm" in side) for side in sides)


class PersonCapitals(Kind, frozen=True):
    """Checks that after a word of `before` each syllable of a person's name takes a capital.

    A name is told by a surname of `surnames` and a middle name of `middles`, which is never a name's last syllable.
    """

    before: ListName
    surnames: ListName
    middles: ListName

    messages: ClassVar = {USUAL: WORDS}
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        row = word_row(view.subject.document)
        surnames = phrases(view.subject.vocabulary, self.surnames)
        middles = phrases(view.subject.vocabulary, self.middles)
        for words in taken_apart(view, self.before):
            for _, last in row.sequences(words):
                name = row.shown[last + 1 : last + 4]
                if len(name) < 3 or name[0].lower() not in surnames or name[1].lower() not in middles:
                    continue
                if not all(word[:1].isupper() for word in name) and row.joined(last, last + 3):
                    yield recased(row, last + 1, [word.capitalize() for word in name])
