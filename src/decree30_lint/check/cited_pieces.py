"""Finds instruments and their pieces where they are cited: "Nghị định số 30/…", "khoản 2 Điều 5"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from decree30_lint.check.word_row import WordRow, words_of
from decree30_lint.syntax.folding import folded_tones

_ROMAN = frozenset("IVXLC")
_CLAUSE = folded_tones("khoản")
_NUMBER = 40  # characters in which the slash of a number stands
_LEADING_ON = ("và", "hoặc", "đến")


def is_numbered(row: WordRow, last: int) -> bool:
    """Tells whether the word "số" follows the word `last`, and a number with a slash behind it, or room for one."""
    if not row.joined(last, last + 1) or row.words[last + 1] != "số":
        return False
    return row.behind(last + 1, _NUMBER).lstrip(" .…_:0123456789").startswith("/")


def pieces_of(entries: Iterable[str]) -> list[str]:
    """Returns the names of pieces as their words stand in a row."""
    return [" ".join(words_of(entry)) for entry in entries]


def cited_pieces(row: WordRow, piece: str) -> Iterator[tuple[int, int]]:
    """Yields the first and the last word of the piece's name wherever the number that it takes stands right behind it."""
    return ((first, last) for first, last in row.sequences(piece) if _is_cited(row, first, last))


def _is_cited(row: WordRow, first: int, last: int) -> bool:
    """Tells whether the number is one of a law, not "10.1" of a contract."""
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


class PieceChain(Struct, frozen=True):
    """Holds pieces that are cited one after the other: the words of their names, each with its number behind it."""

    names: tuple[int, ...]

    @property
    def first(self) -> int:
        return self.names[0]

    @property
    def last(self) -> int:
        return self.names[-1] + 1

    def lawful(self, row: WordRow) -> str:
        """Returns the pieces from the last to the first."""
        return " ".join(row.text(name, name + 1) for name in reversed(self.names))


def descending(row: WordRow, order: Sequence[str]) -> Iterator[PieceChain]:
    """Yields the chains that go down: "Điều 5 khoản 2". What a larger piece follows belongs to that one.

    `order` names the pieces from the smallest to the largest.
    """
    rank = {piece: place for place, piece in enumerate(order) if " " not in piece}
    cited = {first for piece in rank for first, _ in cited_pieces(row, piece)}
    for number in sorted(cited):
        chain = [number]
        while (following := chain[-1] + 2) in cited and rank[row.words[following]] < rank[row.words[chain[-1]]]:
            if not row.joined(chain[-1], following):
                break
            chain.append(following)
        if len(chain) > 1 and not _goes_up(row, chain[-1], rank) and number - 2 not in cited:
            yield PieceChain(tuple(chain))


def _goes_up(row: WordRow, last: int, rank: Mapping[str, int]) -> bool:
    """Tells whether a larger piece follows the last one and its like: "Điều 5 khoản 2 và khoản 3 Điều 6"."""
    least, number = rank[row.words[last]], last + 2
    while number < len(row.words):
        word = row.words[number]
        if word in rank and rank[word] != least:
            return rank[word] > least
        if not (word in rank or word in _LEADING_ON or word.isdecimal() or len(word) == 1):
            return False
        number += 1
    return False
