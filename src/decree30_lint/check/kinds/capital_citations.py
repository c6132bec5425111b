"""Checks the capitals of instruments and of their pieces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.kinds.capitals import CapitalNames
from decree30_lint.check.naming import sightings
from decree30_lint.check.recasing import (
    WORDS,
    follows,
    is_capital,
    lowered,
    phrases,
    raised,
    taken_apart,
)
from decree30_lint.check.word_row import END, WordRow, word_row, words_of
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome
from decree30_lint.model.parts import ListName
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded_tones
from decree30_lint.syntax.passage import Change


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
                if small and _is_numbered(row, last) and not row.quoted(first):
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


def _is_numbered(row: WordRow, last: int) -> bool:
    """Tells whether the word "số" follows, and a number with a slash behind it, or room for one."""
    if not row.joined(last, last + 1) or row.words[last + 1] != "số":
        return False
    text, end = row.passage.text, row.spans[last + 1][1]
    rest = text[end : end + 40].partition(END)[0].lstrip(" .…_:0123456789")
    return rest.startswith("/")


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
        yield from self._without_capital(row, view)
        yield from self._with_capital(row, view)
        yield from _order(row, (*_folded_in_order(view, self.small), *_folded_in_order(view, self.capital)))

    def _without_capital(self, row: WordRow, view: View) -> Iterator[Breach]:
        other = phrases(view.subject.vocabulary, self.compounds, self.plural)
        for words in taken_apart(view, self.capital):
            for first, last in row.sequences(words):
                small = row.shown[first][:1].islower() and row.before(first) not in other
                if small and _cited(row, first, last) and not row.quoted(first):
                    yield raised(row, first, last)

    def _with_capital(self, row: WordRow, view: View) -> Iterator[Breach]:
        other = phrases(view.subject.vocabulary, self.compounds)
        for words in _folded_in_order(view, self.small):
            for first, last in row.sequences(words):
                large = is_capital(row.shown[first]) and not row.begins(first) and row.before(first) not in other
                if large and _cited(row, first, last) and not row.quoted(first):
                    yield lowered(row, first, last)


def _folded_in_order(view: View, source: str) -> list[str]:
    return [" ".join(words_of(entry)) for entry in view.subject.vocabulary.lists[source]]


_ROMAN = frozenset("IVXLC")
_CLAUSE = folded_tones("khoản")


def _cited(row: WordRow, first: int, last: int) -> bool:
    """Tells whether the number that such a piece takes stands right behind it: one of a law, not "10.1" of a contract."""
    number = last + 1
    if not row.joined(last, number) or _is_dotted(row, number):
        return False
    piece, value = " ".join(row.words[first:number]), row.shown[number]
    if piece == "điểm":
        return len(value) == 1 and value.islower()
    figures = value[:-1] if value[-1:].isalpha() and value[-1:].islower() else value
    if piece in ("điều", _CLAUSE):
        return figures.isdecimal() and len(figures) <= 3
    if piece in ("chương", "phần"):
        return _ROMAN.issuperset(value)
    in_chain = row.words[number + 1 : number + 2] == ("chương",) or (
        row.words[first - 2] == "điều" and row.joined(first - 2, first)
    )
    return in_chain and (figures.isdecimal() or _ROMAN.issuperset(value))


def _is_dotted(row: WordRow, number: int) -> bool:
    return "".join(row.words[number + 1 : number + 2]).isdecimal() and row.gap(number + 1) == "."


def _order(row: WordRow, pieces: Sequence[str]) -> Iterator[Breach]:
    """Yields the chains that go down: "Điều 5 khoản 2". What a larger piece follows belongs to that one."""
    rank = {piece: place for place, piece in enumerate(pieces) if " " not in piece}
    numbers = sorted(n for piece in rank for n in row.where.get(piece, ()) if _cited(row, n, n))
    for number in numbers:
        chain = [number]
        while (following := chain[-1] + 2) in numbers and rank[row.words[following]] < rank[row.words[chain[-1]]]:
            if not row.joined(chain[-1], following):
                break
            chain.append(following)
        if len(chain) > 1 and not _goes_up(row, chain, rank) and number - 2 not in numbers:
            yield _turned(row, chain)


def _goes_up(row: WordRow, chain: Sequence[int], rank: Mapping[str, int]) -> bool:
    """Tells whether a larger piece follows the last one and its like: "Điều 5 khoản 2 và khoản 3 Điều 6"."""
    number = chain[-1] + 2
    while number < len(row.words):
        word = row.words[number]
        if word in rank and rank[word] != rank[row.words[chain[-1]]]:
            return rank[word] > rank[row.words[chain[-1]]]
        if not (word in rank or word in ("và", "hoặc", "đến") or word.isdecimal() or len(word) == 1):
            return False
        number += 1
    return False


def _turned(row: WordRow, chain: Sequence[int]) -> Breach:
    first, last = chain[0], chain[-1] + 1
    lawful = " ".join(row.text(n, n + 1) for n in reversed(chain))
    change = Change(row.spans[first][0], row.spans[last][1], lawful)
    breach = row.passage.breach([change], row.text(first, last), lawful, PieceCapitals.Key.ORDER, suggest=False)
    return replace(breach, suggestion=lawful)
