"""Reads the line of a name: the titles and degrees before it, and how the name itself is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from decree30_lint.model.parts import Component
from decree30_lint.syntax.passage import Change, Passage, difference, joined
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.signing import begins_with

_WORD = re.compile(r"\S+")
_PEOPLES = re.compile(r"['’ʼ\-]|\b[YH]\b")  # signs of names of other peoples than the Kinh: H'Hen, Y Bhiu, K-Brơi
_UNFILLED = ("họ và tên", "họ tên")


class PersonName(Struct, frozen=True):
    """Holds a name, `text`, that begins at `start` of the passage; `titles` is what stands before it, "" if nothing."""

    passage: Passage
    titles: str
    text: str
    start: int

    @property
    def in_small_letters(self) -> str:
        """Returns the name with no word in capitals: "TẠ Văn NAM" → "Tạ Văn Nam"."""
        return _WORD.sub(lambda word: _lowered(word[0]), self.text)

    @property
    def with_initials(self) -> str:
        """Returns the name with a capital at the beginning of each syllable."""
        return _WORD.sub(lambda word: word[0][:1].upper() + word[0][1:], self.text)

    def rewritten(self, lawful: str) -> Change:
        """Returns the change that makes the name `lawful`, without the letters at both ends that stay."""
        change = difference(self.text, lawful)
        return Change(change.start + self.start, change.end + self.start, change.text)

    @property
    def may_have_particles(self) -> bool:
        """Tells whether it looks like a name of a people whose names may hold syllables in small letters."""
        return _PEOPLES.search(self.text) is not None


def person_names(components: Sequence[Component], titles: tuple[str, ...]) -> Iterator[PersonName]:
    """Yields the names that are filled in."""
    for component in components:
        passage = joined(component.paragraphs)
        if PLACEHOLDER not in masked(passage.text) and not begins_with(component.text, _UNFILLED):
            yield _person_name(passage, titles)


def _person_name(passage: Passage, titles: tuple[str, ...]) -> PersonName:
    found = _titles(titles).match(passage.text)
    start = found.end() if found else len(passage.text) - len(passage.text.lstrip())
    return PersonName(passage, found["titles"].strip(" .,") if found else "", passage.text[start:].rstrip(), start)


def _lowered(word: str) -> str:
    """Returns a word all in capitals with only its first letters large: "NAM" → "Nam", "H'HEN" → "H'Hen"."""
    if sum(map(str.isalpha, word)) < 2 or not word.isupper():
        return word
    return "".join(c if n == 0 or not word[n - 1].isalpha() else c.lower() for n, c in enumerate(word))


@lru_cache(maxsize=4)
def _titles(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches one or several titles, each with a full stop or a blank behind it."""
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(r"\s*".join(map(re.escape, re.split(r"\s+", word))) for word in (*longest_first, "Th.S", "Th.s"))
    return re.compile(rf"\s*(?P<titles>(?:(?:{alternatives})(?:\s*[.,]\s*|\s+))+)(?=\S)", re.I)
