"""Checks how điều, khoản and điểm are numbered and set."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from decree30_lint.check.division_looks import (
    LABEL_MESSAGES,
    LOOK_MESSAGES,
    gathered,
    in_lower_case,
    looks,
    rebolded,
    relabelled,
    sizes,
)
from decree30_lint.check.looks import main_size_of
from decree30_lint.check.structure_headings import short_articles, short_clauses
from decree30_lint.check.structure_labels import disordered, mislabelled
from decree30_lint.check.structure_order import ORDER_MESSAGES
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Part
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Bounds, Interval
from decree30_lint.model.words import Words
from decree30_lint.syntax.divisions import Division, DivisionNumbering, divisions_of, look_of


class NumberedDivisions(Kind, frozen=True):
    """Divisions of `role` begin with `word`, a number and `mark`, and are prose that may have a heading.

    `numerals` are "arabic", or the letters of an alphabet in order; `marked` are letters with which the alphabet can also be
    written out in full: lists that use them are not judged. Headings on lines of their own have the size of the body, or
    `size` where that of the body is unlawful, and stand in small letters. A line no longer than `longest` that is no
    sentence and has text below it is to be bold ("heading"), or may have to be ("likely"). What has a word is bold with its
    number; what has none, and is prose, is not bold, and its number is upright. With `in_order` the numbers follow each
    other. Without `size` the looks are not judged.
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
        LIKELY = "likely"
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
        Key.LIKELY: Words(
            vi="Khoản “{text}” có thể là tiêu đề, đang trình bày kiểu chữ {actual}; tiêu đề thì phải {expected}.",
            en="“{text}” may be a heading and is {actual}; a heading is {expected}.",
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
        divisions, numbering = divisions_of(view), DivisionNumbering(self.word, self.mark, self.numerals)
        own = [division for division in divisions if division.role == self.role]
        if spelt_out := [division for division in own if self.marked and division.number in self.marked]:
            yield Unsure(spelt_out[0].at, UndecidedReason.AMBIGUOUS)
            return
        wrong = list(mislabelled(divisions, self.role, numbering))
        outcomes: list[Outcome] = [relabelled(division, numbering.relabelled(division.number)) for division in wrong]
        if self.size is not None:
            outcomes += self._looks(view, own if self.word else list(filter(numbering.labels, own)), self.size)
        yield from gathered(outcomes)
        if self.in_order:
            counted = [d for d in divisions if d.role != self.role or numbering.labels(d) or d in wrong]
            yield from disordered(view, counted, self.role, numbering, self.Key.ALPHABET)

    def _looks(self, view: View, own: Sequence[Division], size: Bounds) -> Iterator[Outcome]:
        usual = main_size_of(view.beside(Part.BODY))
        lawful = size if usual is None or not size.holds(usual, 0) else Interval(usual, usual, size.unit)
        headings = short_articles(view, self.role, self.longest) if self.word else {}
        clauses = {} if self.word else short_clauses(view, self.longest)
        for division in own:
            paragraph = division.paragraph
            at = paragraph.anchor
            if self.word:
                yield from looks(paragraph, division.at, bold=True, italic=False)
            elif division.own_line:
                yield from looks(paragraph, at, italic=False)
            elif look_of(paragraph, at, "italic") is False:  # all in italics is prose, and judged with the body
                yield from looks(paragraph, division.at, italic=False)
            if division.own_line:
                yield from sizes(view, paragraph, lawful, usual)
                yield from in_lower_case(division)
            elif self._is_bold_prose(division):
                yield rebolded(at, self.Key.PROSE, bold=False)
            elif at.path in headings:
                yield rebolded(at, self.Key.HEADING, bold=True)
            elif at.path in clauses and look_of(paragraph, at, "bold") is False:
                yield rebolded(at, self.Key.HEADING if clauses[at.path] else self.Key.LIKELY, bold=True)

    def _is_bold_prose(self, division: Division) -> bool:
        if self.word or len(division.rest) <= self.longest or not division.rest.endswith((".", ";")):
            return False
        return bool(look_of(division.paragraph, division.paragraph.anchor, "bold"))
