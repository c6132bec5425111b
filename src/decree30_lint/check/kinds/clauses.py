"""Checks how khoản and điểm are numbered and set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.kinds.structure import (
    LABEL_MESSAGES,
    LOOK_MESSAGES,
    LookKey,
    gathered,
    in_capitals,
    is_heading,
    looks,
    relabelled,
    size_of_body,
    sizes,
)
from decree30_lint.check.looks import BOLD, IN_CAPITALS, IN_SMALL_LETTERS, NOT_BOLD
from decree30_lint.check.structure_order import ORDER_MESSAGES, out_of_order
from decree30_lint.model.edits import Applicability, Edit, ReplaceText, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds
from decree30_lint.model.words import Words
from decree30_lint.syntax.divisions import ABOVE, Division, divisions_of, look_of, value_of


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


def _in_another_form(divisions: Sequence[Division], role: str, mark: str, first: str) -> Iterator[Division]:
    """Yields divisions with another mark than the law's, in lists that are nothing but divisions of `role`.

    "1)" below "1." or "a)" is a list of its own, which nobody regulates; one line alone is no list.
    """
    for found in _lists(divisions, role):
        own = [division for division in found if division.role == role]
        begins = len(own) > 1 and found[0] is own[0] and own[0].number.casefold() == first
        if begins and all(division.mark != mark or division.number.isupper() for division in own):
            yield from own


class ClauseForm(Kind, frozen=True):
    """A clause begins with a number and a full stop; one with a heading has it on a line of its own, in bold.

    A line no longer than `longest` characters that is no sentence and has prose below it is a heading.
    """

    size: Bounds
    longest: int

    class Key(MessageKey):
        HEADING = "heading"
        PROSE = "prose"

    messages: ClassVar = {
        **LABEL_MESSAGES,
        **LOOK_MESSAGES,
        **ORDER_MESSAGES,
        Key.HEADING: Words(
            vi="Tiêu đề khoản “{text}” đang trình bày kiểu chữ {actual}; quy định là kiểu chữ {expected}.",
            en="The heading “{text}” is {actual}; the decree asks for {expected}.",
        ),
        Key.PROSE: Words(
            vi="Khoản “{text}” không phải là tiêu đề mà trình bày kiểu chữ {actual}.",
            en="“{text}” is no heading, and yet it is {actual}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        divisions = divisions_of(view)
        wrong = list(_in_another_form(divisions, "khoan", ".", "1"))
        yield from gathered(relabelled(division, f"{division.number}.") for division in wrong)
        yield from gathered(self._looks(view, [d for d in divisions if d.role == "khoan" and d.mark == "."]))
        lawful = [d for d in divisions if d.role != "khoan" or d.mark == "."]
        yield from out_of_order(view, lawful, "khoan", lambda d: value_of(d.number, {}), lambda n: (str(n),), "{}.")

    def _looks(self, view: View, clauses: Sequence[Division]) -> Iterator[Outcome]:
        headings, usual = self._headings(view), size_of_body(view)
        for clause in clauses:
            paragraph = clause.paragraph
            at = paragraph.anchor
            if clause.own_line:
                yield from looks(paragraph, at, italic=False)
                yield from sizes(view, paragraph, self.size, usual)
                if len(clause.rest.split()) > 1 and in_capitals(clause.rest):
                    yield Breach(at, IN_CAPITALS, IN_SMALL_LETTERS, message_key=LookKey.CAPITALS)
            elif look_of(paragraph, at, "bold") and clause.rest.endswith((".", ";")) and len(clause.rest) > self.longest:
                yield Breach(at, BOLD, NOT_BOLD, (SetRunFormat(at, RunFormat(bold=False)),), message_key=self.Key.PROSE)
            elif at.path in headings and look_of(paragraph, at, "bold") is False:
                yield Breach(at, NOT_BOLD, BOLD, (SetRunFormat(at, RunFormat(bold=True)),), message_key=self.Key.HEADING)

    def _headings(self, view: View) -> set[Path]:
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


class PointForm(Kind, frozen=True):
    """Checks that a point begins with a small letter of `alphabet`, in its order, and a closing bracket.

    `marked` are letters with which the alphabet can also be written out in full; lists that use them are not judged.
    """

    alphabet: str
    marked: str

    class Key(MessageKey):
        ALPHABET = "alphabet"

    messages: ClassVar = {
        **LABEL_MESSAGES,
        **ORDER_MESSAGES,
        Key.ALPHABET: Words(
            vi="{actual} không theo bảng chữ cái tiếng Việt; ở vị trí này phải là {expected}.",
            en="{actual} does not follow the Vietnamese alphabet; here stands {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        divisions = divisions_of(view)
        if any(d.role == "diem" and d.number in self.marked for d in divisions):
            yield Unsure(next(d.at for d in divisions if d.number in self.marked), UndecidedReason.AMBIGUOUS)
            return
        wrong = list(_in_another_form(divisions, "diem", ")", "a"))
        yield from gathered(relabelled(division, f"{division.number.casefold()})") for division in wrong)
        lawful = [d for d in divisions if d.role != "diem" or (d.mark == ")" and d.number.islower())]
        yield from self._order(view, lawful)

    def _order(self, view: View, divisions: Sequence[Division]) -> Iterator[Outcome]:
        """Yields points out of order; a letter of another alphabet and what follows from it in its list are one breach."""
        places = {division.number_at: i for i, division in enumerate(divisions) if division.role == "diem"}
        mended = -1
        for outcome in out_of_order(view, divisions, "diem", self._value, self._letter, "{})"):
            place = next(i for at, i in places.items() if (at.path, at.start) == (outcome.at.path, outcome.at.start))
            if place <= mended:
                continue
            if isinstance(outcome, Breach) and self._is_foreign(divisions[place].number, str(outcome.expected)[0]):
                run = list(_run(divisions, place))
                mended = places[run[-1].number_at]
                edits = tuple(self._edits(run, self.alphabet.index(str(outcome.expected)[0])))
                yield replace(outcome, message_key=self.Key.ALPHABET, edits=edits)
            else:
                yield outcome

    def _value(self, division: Division) -> float | None:
        """Returns the letter's place; one of another alphabet lies half behind the one before it there."""
        if (place := self.alphabet.find(division.number)) >= 0:
            return place + 1
        before = [letter for letter in self.alphabet if letter.isascii() and letter < division.number]
        return self.alphabet.index(max(before)) + 1.5 if before else None

    def _letter(self, place: int) -> tuple[str, ...]:
        return tuple(self.alphabet[place - 1 : place])

    def _is_foreign(self, letter: str, due: str) -> bool:
        """Tells whether the letter is none of ours, or the one that follows the last in the Latin alphabet."""
        before = self.alphabet[self.alphabet.index(due) - 1]
        return letter not in self.alphabet or (before.isascii() and ord(letter) == ord(before) + 1)

    def _edits(self, run: Sequence[Division], first: int) -> Iterator[Edit]:
        for division, letter in zip(run, self.alphabet[first:], strict=False):
            if not division.automatic and division.number != letter:
                yield ReplaceText(division.number_at, letter)


def _run(divisions: Sequence[Division], place: int) -> Iterator[Division]:
    """Yields the points from `place` on that belong to its list."""
    for division in divisions[place:]:
        if division.role != "diem" or (division is not divisions[place] and division.number == "a"):
            return
        yield division
