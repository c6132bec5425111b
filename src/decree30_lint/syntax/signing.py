"""Reads the lines of authority and post above a signature, and the marks of the manner of signing: TM. KT. TL. TUQ. Q."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise, takewhile

from msgspec import Struct

from decree30_lint.model.document import Paragraph
from decree30_lint.model.place import Anchor
from decree30_lint.syntax.folding import folded, folded_tones
from decree30_lint.syntax.passage import Passage, joined
from decree30_lint.syntax.piece import Piece
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

_ROW = re.compile(r"[^\n\f]+")
_INNER = re.compile(r"(?<=\S)\s+(?=(?:TM|KT|TL|TUQ)\s?\.\s?\S)")
_SEPARATORS = r"[\s./\\–-]"
_LAWFUL_TAIL = re.compile(r"\s?\.\s*")

MARKS = "signing_marks"


class SignatoryLine(Struct, frozen=True):
    """Holds one line, from `start` to `end` of the passage.

    `mark` is how its mark should be written ("KT."), "" where there is none, `written` the mark as it stands, `post` the
    line without it. `spelt` means that the words of the mark stand there ("KÝ THAY").
    """

    start: int
    end: int
    text: str
    mark: str
    written: str
    post: str
    spelt: bool

    @property
    def open(self) -> bool:
        return PLACEHOLDER in masked(self.text)

    @property
    def lawful(self) -> bool:
        """Tells whether the mark is written as it should be, capitals apart."""
        letters = self.mark.rstrip(".")
        tail = self.written[len(letters) :]
        return not self.spelt and self.written.upper().startswith(letters) and _LAWFUL_TAIL.fullmatch(tail) is not None

    @property
    def corrected(self) -> str:
        """Returns the line with its mark as it is written: "KT. GIÁM ĐỐC"."""
        return f"{self.mark} {self.post}"

    def says(self, words: str, except_for: Sequence[str]) -> bool:
        """Tells whether `words` stand in the line and none of `except_for` goes on from them."""
        _, found, behind = f" {folded(self.text)} ".partition(f" {folded(words)} ")
        return bool(found) and not begins_with(behind, except_for)


class SigningBlock(Struct, frozen=True):
    passage: Passage
    lines: tuple[SignatoryLine, ...]

    @property
    def pieces(self) -> Mapping[str, Piece]:
        """Returns the mark of the manner of signing and the post behind it, as the first line has them."""
        first, text = self.lines[0], self.passage.text
        split = first.start + len(first.written)
        named = {"authority": Piece(text[first.start : split], first.start, split).stripped}
        named["post"] = Piece(text[split : first.end], split, first.end)
        return {name: piece for name, piece in named.items() if piece.text}

    def at(self, line: SignatoryLine) -> Anchor:
        """Returns the anchor of the whole line."""
        return self.passage.at(line.start, line.end)

    def numbers(self, mark: str | None) -> Sequence[int]:
        """Returns the number, from 0, of the first line with this mark; those of all lines for None."""
        if mark is None:
            return range(len(self.lines))
        return [number for number, line in enumerate(self.lines) if line.mark == mark][:1]


Marks = tuple[tuple[str, str], ...]
"""The marks of the manner of signing and what they stand for: "KT.", "Ký thay"."""


def signing_block(paragraphs: tuple[Paragraph, ...], marks: Marks) -> SigningBlock:
    """Returns the lines of authority and post that the paragraphs hold."""
    passage = joined(paragraphs)
    return SigningBlock(passage, tuple(_line(passage.text, low, high, marks) for low, high in _pieces(passage.text)))


def mark_at(text: str, marks: Marks) -> str:
    """Returns the abbreviated mark with which the text begins, as written with what stands behind it; "" for none."""
    found = _patterns(marks)[0].match(text)
    return found[0] if found else ""


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yields where each line begins and ends; a mark within a line begins a line of its own."""
    for row in _ROW.finditer(text):
        cuts = [row.start(), *(found.end() for found in _INNER.finditer(text, row.start(), row.end())), row.end()]
        for low, high in pairwise(cuts):
            piece = text[low:high]
            if piece.strip():
                yield low + len(piece) - len(piece.lstrip()), low + len(piece.rstrip())


def _line(text: str, start: int, end: int, marks: Marks) -> SignatoryLine:
    shown = text[start:end]
    abbreviated, spelt_out = _patterns(marks)
    if found := abbreviated.match(shown):
        return _marked(shown, start, end, found, next(m for m, _ in marks if m == _mark(found)), spelt=False)
    if found := spelt_out.match(folded_tones(shown)):
        mark = next(m for m, words in marks if folded(words) == folded(found["words"]))
        return _marked(shown, start, end, found, mark, spelt=True)
    words = " ".join(shown.split())
    return SignatoryLine(start, end, words, "", "", words, False)


def _marked(shown: str, start: int, end: int, found: re.Match[str], mark: str, *, spelt: bool) -> SignatoryLine:
    post = " ".join(shown[found.end() :].split())
    return SignatoryLine(start, end, " ".join(shown.split()), mark, shown[: found.end()], post, spelt)


def _mark(found: re.Match[str]) -> str:
    return "".join(filter(str.isalpha, found["letters"])).upper() + "."


@lru_cache(maxsize=4)
def _patterns(marks: Marks) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Returns patterns of the marks in any writing, with signs between or behind their letters, and of their words."""
    longest_first = sorted((mark.rstrip(".") for mark, _ in marks), key=len, reverse=True)
    letters = "|".join(f"{_SEPARATORS}*".join(map(re.escape, mark)) for mark in longest_first)
    words = "|".join(r"\s+".join(map(re.escape, folded(words).split())) for _, words in marks)
    return (
        re.compile(rf"(?P<letters>{letters})(?:\s?[.:;,/\\–-]+\s*|\s+)(?=\S)", re.I),
        re.compile(rf"(?P<words>{words})\s+(?!hạn\b)", re.I),
    )


def begins_with(text: str, words: Sequence[str]) -> str:
    """Returns the longest of `words` that the text begins with, "" for none; case and places of tone marks do not matter."""
    shown = f"{folded(text)} "
    return max((word for word in words if shown.startswith(f"{folded(word)} ")), key=len, default="")


def begin_alike(one: str, other: str, short: Mapping[str, str], enough: int) -> bool:
    """Tells whether they begin with `enough` same words, or one begins the other; `short` is a table of abbreviations."""
    words, others = (in_full(text, short) for text in (one, other))
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(words, others, strict=False)))
    return same >= min(enough, len(words), len(others))


def in_full(text: str, short: Mapping[str, str]) -> Sequence[str]:
    """Returns the folded words of the text, with the abbreviations of `short` written out."""
    words = {folded(abbreviation): folded(full) for abbreviation, full in short.items()}
    return " ".join(words.get(word, word) for word in folded(text).split()).split()
