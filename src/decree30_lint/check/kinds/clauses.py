"""Checks how điều, khoản and điểm are numbered and set."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.division_looks import (
    LABEL_MESSAGES,
    LOOK_MESSAGES,
    gathered,
    in_lower_case,
    is_heading,
    looks,
    rebolded,
    relabelled,
    sizes,
)
from decree30_lint.check.looks import main_size_of
from decree30_lint.check.structure_order import ORDER_MESSAGES, out_of_order
from decree30_lint.model.edits import Applicability, Edit, ReplaceText
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds
from decree30_lint.model.words import Words
from decree30_lint.syntax.divisions import ABOVE, Division, Numbering, divisions_of, look_of
from decree30_lint.syntax.folding import folded_letters


def _lists(divisions: Sequence[Division], role: str) -> Iterator[list[Division]]:
    """Yields the divisions under one heading, as far as they belong to `role` or stand below it."""
    found: list[Division] = []
    for division in divisions:
        if division.role in ABOVE[role]:
            yield found
            found = []
        else:
            found.append(division)
    yield found


class NumberedDivisions(Kind, frozen=True):
    """Divisions of `role` begin with `word`, a number and `mark`, and are prose that may have a heading.

    `numerals` are "arabic", or the letters of an alphabet in order; `marked` are letters with which the alphabet can also be
    written out in full: lists that use them are not judged. Headings on lines of their own have the size `size`, or that of
    the body, and stand in small letters; so does a line no longer than `longest` that is no sentence and has clauses or
    prose below it, which is to be bold. What has a word is bold with its number; what has none, and is prose, is not. With
    `in_order` the numbers follow each other. Without `size` the looks are not judged.
    """

    role: str
    mark: str
    numerals: str
    word: str = ""
    marked: str = ""
    size: Bounds | None = None
    longest: int = 0
    in_order: bool = True

    class Key(MessageKey):
        HEADING = "heading"
        PROSE = "prose"
        ALPHABET = "alphabet"

    messages: ClassVar = {
        **LABEL_MESSAGES,
        **LOOK_MESSAGES,
        **ORDER_MESSAGES,
        Key.HEADING: Words(
            vi="Tiêu đề “{text}” đang trình bày kiểu chữ {actual}; quy định là kiểu chữ {expected}.",
            en="The heading “{text}” is {actual}; the decree asks for {expected}.",
        ),
        Key.PROSE: Words(
            vi="Khoản “{text}” không phải là tiêu đề mà trình bày kiểu chữ {actual}.",
            en="“{text}” is no heading, and yet it is {actual}.",
        ),
        Key.ALPHABET: Words(
            vi="{actual} không theo bảng chữ cái tiếng Việt; ở vị trí này phải là {expected}.",
            en="{actual} does not follow the Vietnamese alphabet; here stands {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        divisions = divisions_of(view)
        own = [division for division in divisions if division.role == self.role]
        if spelt_out := [division for division in own if self.marked and division.number in self.marked]:
            yield Unsure(spelt_out[0].at, UndecidedReason.AMBIGUOUS)
            return
        wrong = [(division, self._written(division)) for division in self._mislabelled(divisions)]
        outcomes: list[Outcome] = [relabelled(division, lawful) for division, lawful in wrong]
        if self.size is not None:
            outcomes += self._looks(view, own if self.word else [d for d in own if self._is_lawful(d)], self.size)
        yield from gathered(outcomes)
        if self.in_order:
            yield from self._order(view, [d for d in divisions if d.role != self.role or self._is_lawful(d)])

    def _written(self, division: Division) -> str:
        number = division.number if self.numerals == "arabic" else division.number.casefold()
        return f"{self.word} {number}{self.mark}".lstrip()

    def _is_lawful(self, division: Division) -> bool:
        return division.mark == self.mark and not division.number.isupper()

    def _mislabelled(self, divisions: Sequence[Division]) -> Iterator[Division]:
        """Yields what is labelled otherwise than the law says; without a word only where whole lists are.

        "1)" below "1." or "a)" is a list of its own, which nobody regulates; one line alone is no list.
        """
        if self.word:
            own = (division for division in divisions if division.role == self.role)
            yield from (d for d in own if folded_letters(" ".join(d.label.split())) != self._written(d))
            return
        first = "1" if self.numerals == "arabic" else self.numerals[0]
        for found in _lists(divisions, self.role):
            items = [division for division in found if division.role == self.role]
            begins = len(items) > 1 and found[0] is items[0] and items[0].number.casefold() == first
            if begins and not any(map(self._is_lawful, items)):
                yield from items

    def _looks(self, view: View, own: Sequence[Division], size: Bounds) -> Iterator[Outcome]:
        usual = main_size_of(view.beside(Part.BODY))
        headings = self._articles(view) if self.word else self._clauses(view)
        for division in own:
            paragraph = division.paragraph
            at = paragraph.anchor
            if self.word:
                yield from looks(paragraph, division.at, bold=True, italic=False)
            elif division.own_line:
                yield from looks(paragraph, at, italic=False)
            if division.own_line:
                yield from sizes(view, paragraph, size, usual)
                yield from in_lower_case(division)
            elif self._is_bold_prose(division):
                yield rebolded(at, self.Key.PROSE, bold=False)
            elif at.path in headings and (self.word or look_of(paragraph, at, "bold") is False):
                yield rebolded(at, self.Key.HEADING, bold=True)

    def _is_bold_prose(self, division: Division) -> bool:
        if self.word or len(division.rest) <= self.longest or not division.rest.endswith((".", ";")):
            return False
        return bool(look_of(division.paragraph, division.paragraph.anchor, "bold"))

    def _articles(self, view: View) -> Collection[Path]:
        """Returns the paths of articles that are short, no sentence, and followed by clauses."""
        followed = pairwise(divisions_of(view))
        headed = (one for one, below in followed if one.role == self.role and below.role == "khoan")
        return {d.paragraph.anchor.path for d in headed if 0 < len(d.rest) <= self.longest and is_heading(d.rest)}

    def _clauses(self, view: View) -> Collection[Path]:
        """Returns the paths of clauses that are short, no sentence, and followed by prose without a number."""
        body = view.beside(Part.BODY)
        numbered = {c.anchor.path for c in view.beside(Part.STRUCTURE)}
        return {
            clause.anchor.path
            for clause, below in pairwise(body)
            if clause.anchor.path in numbered
            and below.anchor.path not in numbered
            and len(clause.text) <= self.longest
            and is_heading(clause.paragraphs[0].text.strip())
        }

    def _order(self, view: View, divisions: Sequence[Division]) -> Iterator[Outcome]:
        """Yields what is out of order; a letter of another alphabet and what follows from it in its list are one breach."""
        places = {(d.at.path, d.at.start): i for i, d in enumerate(divisions) if d.role == self.role}
        mended = -1
        for outcome in out_of_order(view, divisions, self.role, Numbering(self.word, self.mark, self.numerals)):
            place = places[outcome.at.path, outcome.at.start]
            if place <= mended:
                continue
            due = str(outcome.expected)[0] if isinstance(outcome, Breach) else ""
            if isinstance(outcome, Breach) and self._is_foreign(divisions[place].number, due):
                run = list(_run(divisions, place))
                mended = place + len(run) - 1
                edits = tuple(self._edits(run, self.numerals.index(due)))
                yield replace(outcome, message_key=self.Key.ALPHABET, edits=edits)
            else:
                yield outcome

    def _is_foreign(self, letter: str, due: str) -> bool:
        """Tells whether the letter is none of ours, or the one that follows the last in the Latin alphabet."""
        if self.numerals == "arabic":
            return False
        before = self.numerals[self.numerals.index(due) - 1]
        return letter not in self.numerals or (before.isascii() and ord(letter) == ord(before) + 1)

    def _edits(self, run: Sequence[Division], first: int) -> Iterator[Edit]:
        for division, letter in zip(run, self.numerals[first:], strict=False):
            if not division.automatic and division.number != letter:
                yield ReplaceText(division.number_at, letter)


def _run(divisions: Sequence[Division], place: int) -> Iterator[Division]:
    """Yields the points from `place` on that belong to its list."""
    for division in divisions[place:]:
        if division.role != "diem" or (division is not divisions[place] and division.number == "a"):
            return
        yield division
