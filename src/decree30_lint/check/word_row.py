"""Puts the words of a whole document in one row, read once for all the rules that look for names and their capitals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from sys import intern
from typing import Generic, TypeVar

from msgspec import Struct

from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.place import Anchor
from decree30_lint.syntax.folding import folded_letters, folded_tones
from decree30_lint.syntax.passage import Change, Passage, joined

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+|\n")
END = "\n"  # stands between two lines as a word of its own
_NO_START = " ,"  # what may stand between two words of one sentence; a tab leads to another column
_COLUMN_GAP = " " * 3  # blanks lead there, too
_OPENING, _CLOSING = "“«", "”»"


class WordRow(Struct, frozen=True, dict=True):
    """Holds the words as `shown` and, in small letters, as `words`; tone marks are over the first vowel of oa, oe, uy.

    Words count from 0; END stands between paragraphs and at line breaks. `where` tells the numbers of each word, in order.
    """

    passage: Passage
    shown: tuple[str, ...]
    words: tuple[str, ...]
    where: Mapping[str, list[int]]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Returns where in the passage each word stands."""
        return [found.span() for found in _WORD.finditer(self.passage.text)]

    def gap(self, number: int) -> str:
        """Returns what stands before the word."""
        before = self.spans[number - 1][1] if number else 0
        return self.passage.text[before : self.spans[number][0]]

    def begins(self, number: int) -> bool:
        """Tells whether the word may be the first of a sentence, an item, a cell, a column, a title or a remark."""
        if number == 0 or self.words[number - 1] == END:
            return True
        gap = self.gap(number)
        return _COLUMN_GAP in gap or bool(gap.strip(_NO_START))

    def joined(self, first: int, last: int) -> bool:
        """Tells whether nothing but blanks stands between the words from `first` to `last`, both included."""
        if last >= len(self.words) or END in self.words[first : last + 1]:
            return False
        return not any(self.gap(n).strip() for n in range(first + 1, last + 1))

    def text(self, first: int, last: int) -> str:
        return self.passage.text[self.spans[first][0] : self.spans[last][1]]

    def at(self, first: int, last: int) -> Anchor:
        return self.passage.at(self.spans[first][0], self.spans[last][1])

    def before(self, number: int, count: int = 1) -> str:
        """Returns the `count` words that precede the word in its sentence; "" where there are fewer."""
        if count > number or any(map(self.begins, range(number - count + 1, number + 1))):
            return ""
        return " ".join(self.words[number - count : number])

    def after(self, number: int, count: int = 1) -> str:
        return " ".join(self.words[number + 1 : number + 1 + count])

    def ahead_of(self, number: int, most: int) -> str:
        """Returns up to `most` characters that stand before the word in its line."""
        start = self.spans[number][0]
        return self.passage.text[max(0, start - most) : start].rpartition(END)[2]

    def behind(self, number: int, most: int) -> str:
        """Returns up to `most` characters that stand behind the word in its line."""
        end = self.spans[number][1]
        return self.passage.text[end : end + most].partition(END)[0]

    def quoted(self, number: int) -> bool:
        """Tells whether the word stands in quotation marks that open in its line."""
        start = self.spans[number][0]
        line = self.passage.text[self.passage.text.rfind(END, 0, start) + 1 : start]
        opened = sum(map(line.count, _OPENING)) - sum(map(line.count, _CLOSING))
        return opened > 0 or line.count('"') % 2 == 1

    def sequences(self, phrase: str) -> Iterator[tuple[int, int]]:
        """Yields first and last word wherever the words of the phrase follow each other, in any capitals.

        The phrase is in small letters.
        """
        first, *rest = phrase.split()
        for number in self.where.get(first, ()):
            if self.words[number + 1 : number + 1 + len(rest)] == tuple(rest):
                yield number, number + len(rest)

    def changes(self, first: int, lawful: tuple[str, ...]) -> list[Change]:
        """Returns what gives the words from `first` on the capitals of `lawful`, in the writer's own spelling."""
        return [
            change
            for number, word in enumerate(lawful, start=first)
            if self.shown[number] != word
            for change in self._recased(number, word)
        ]

    def _recased(self, number: int, lawful: str) -> Iterator[Change]:
        start, end = self.spans[number]
        for at, old, like in zip(range(start, end), self.passage.text[start:end], lawful, strict=True):
            new = old.upper() if like.isupper() else old.lower()
            if new != old:
                yield Change(at, at + 1, new)


@lru_cache(maxsize=2048)
def words_of(phrase: str) -> tuple[str, ...]:
    """Returns a phrase of a list, taken apart as a document is."""
    return tuple(_WORD.findall(folded_tones(phrase)))


def all_words_of(phrases: Iterable[str]) -> list[tuple[str, ...]]:
    """Returns the words of each phrase, as `words_of` gives them, read in one go."""
    words = " ".join(_WORD.findall(folded_tones(END.join(phrases))))
    return [tuple(phrase.split()) for phrase in words.split(END)] if words else []


class Same(Generic[T]):
    """Is a key that equals only a key of the very same object: documents and vocabularies hold what cannot be hashed."""

    __slots__ = ("it",)

    def __init__(self, it: T) -> None:
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.it is self.it

    def __hash__(self) -> int:
        return id(self.it)


def shows_capitals(paragraph: Paragraph) -> bool:
    """Tells whether its letters are those the page shows: fonts of an old encoding may draw capitals for small ones."""
    return all(span.encoding is None for span in paragraph.spans)


def word_row(document: Document) -> WordRow:
    """Returns the words of the document; they are kept for the document judged last."""
    return _read(Same(document))


@lru_cache(maxsize=1)
def _read(key: Same[Document]) -> WordRow:
    passage = joined(tuple(filter(shows_capitals, key.it.paragraphs)))
    text = folded_tones(folded_letters(passage.text))
    shown = tuple(map(intern, _WORD.findall(text)))  # a text has few different words
    words = tuple(map(intern, map(str.lower, shown)))
    where: defaultdict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        where[word].append(number)
    return WordRow(passage, shown, words, where)
