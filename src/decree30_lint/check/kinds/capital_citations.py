"""Checks the capitals of instruments and of their pieces."""

from collections.abc import Iterator
from typing import ClassVar

from decree30_lint.check.cited_pieces import cited_pieces, descending, is_numbered, pieces_of
from decree30_lint.check.kinds.capitals import CapitalNames
from decree30_lint.check.naming import sightings
from decree30_lint.check.recasing import (
    WORDS,
    follows,
    is_capital,
    lowered,
    phrases,
    raised,
    reworded,
    taken_apart,
)
from decree30_lint.check.word_row import WordRow, word_row
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome
from decree30_lint.model.parts import ListName
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words


class InstrumentCapitals(Kind, frozen=True):
    """Checks that the kind of an instrument takes a capital.

    It takes one before its number (list `numbered`) and in "Nghị định này" (`own`). In "Công văn hướng dẫn số 297" the
    second word is no kind, nor is one in "văn bản quy phạm pháp luật số 5". Those of `also_acts` are judged only in a
    document of that type: elsewhere "quyết định này" may be any decision. `names` are names of laws (see CapitalNames),
    which in small letters may be branches of law unless a phrase of `named_after` precedes.
    """

    numbered: ListName
    own: ListName
    also_acts: ListName
    names: str
    not_after: ListName
    named_after: ListName

    class Key(MessageKey):
        USUAL = ""
        THIS = "this"

    messages: ClassVar = {
        Key.USUAL: WORDS,
        Key.THIS: Words(
            vi="{actual}: nhắc lại chính văn bản này thì viết hoa, {expected}.",
            en="{actual}: a document that speaks of itself is written {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        row = word_row(view.subject.document)
        yield from self._before_numbers(row, view)
        yield from self._themselves(row, view)
        laws = CapitalNames((), common=(self.names,), not_after=(self.not_after,), named_after=(self.named_after,))
        yield from laws.run(view)

    def _before_numbers(self, row: WordRow, view: View) -> Iterator[Breach]:
        kinds = phrases(view.subject.vocabulary, self.numbered)
        other = kinds | phrases(view.subject.vocabulary, self.not_after)
        taken = sightings(view.subject).taken
        for words in sorted(kinds):
            for first, last in row.sequences(words):
                small = row.shown[first][:1].islower() and first not in taken and not follows(row, first, other)
                if small and is_numbered(row, last) and not row.quoted(first):
                    yield raised(row, first, last)

    def _themselves(self, row: WordRow, view: View) -> Iterator[Breach]:
        acts = phrases(view.subject.vocabulary, self.also_acts)
        own_type = next((t.name for t in view.subject.vocabulary.types if t.key == view.text.type), "")
        for words in taken_apart(view, self.own):
            if words in acts and words != own_type:
                continue
            for first, last in row.sequences(f"{words} này"):
                if row.shown[first][:1].islower() and row.joined(first, last) and not row.quoted(first):
                    yield raised(row, first, last, self.Key.THIS)


class PieceCapitals(Kind, frozen=True):
    """Checks that Phần, Chương, Mục, Tiểu mục, Điều (list `capital`) take a capital before a number.

    Khoản and điểm (list `small`) do not. Mục and Tiểu mục count only beside a Chương or an article: "mục 2 Thông báo" is
    an item of a list. Pieces are named from the smallest to the largest ("order"). `compounds` are words that make other
    words of them (học phần, tài khoản), `plural` words after which several are counted in small letters (các điều 5 và 6).
    """

    capital: ListName
    small: ListName
    compounds: ListName
    plural: ListName

    class Key(MessageKey):
        USUAL = ""
        ORDER = "order"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Khi viện dẫn thì viết {expected} (đang viết {actual}).",
            en="In a citation it is written {expected}, not {actual}.",
        ),
        Key.ORDER: Words(
            vi="Viện dẫn từ phần nhỏ đến phần lớn: {actual} viết là {expected}.",
            en="Pieces are cited from the smallest to the largest: {actual} is written {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        row = word_row(view.subject.document)
        lists = view.subject.vocabulary.lists
        yield from self._without_capital(row, view)
        yield from self._with_capital(row, view)
        for chain in descending(row, pieces_of((*lists[self.small], *lists[self.capital]))):
            yield reworded(row, chain.first, chain.last, chain.lawful(row), self.Key.ORDER)

    def _without_capital(self, row: WordRow, view: View) -> Iterator[Breach]:
        other = phrases(view.subject.vocabulary, self.compounds, self.plural)
        for piece in taken_apart(view, self.capital):
            for first, last in cited_pieces(row, piece):
                if row.shown[first][:1].islower() and row.before(first) not in other and not row.quoted(first):
                    yield raised(row, first, last)

    def _with_capital(self, row: WordRow, view: View) -> Iterator[Breach]:
        other = phrases(view.subject.vocabulary, self.compounds)
        for piece in pieces_of(view.subject.vocabulary.lists[self.small]):
            for first, last in cited_pieces(row, piece):
                large = is_capital(row.shown[first]) and not row.begins(first) and row.before(first) not in other
                if large and not row.quoted(first):
                    yield lowered(row, first, last)
