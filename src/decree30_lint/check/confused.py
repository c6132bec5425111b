"""Finds words that are never right together, of a list that says what is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from decree30_lint.check.written import Slip
from decree30_lint.syntax.passage import Change, Passage

_WORD_BEFORE = re.compile(r"(?<!\w)(\w++) ++\Z")
_WORD_AFTER = re.compile(r" +(\w+)")
_FAR = 20  # letters: no syllable is longer


class ConfusedWords(Struct, frozen=True, eq=False):
    """Holds the wrong words with the right ones, and the words beside which they are right after all, "|" between these."""

    right: Mapping[str, str]
    after: Mapping[str, str]
    before: Mapping[str, str]

    def slips(self, passage: Passage) -> Iterator[Slip]:
        """Yields the wrong words in the order of the text; capitals stay. A capital within them makes them a name."""
        text = passage.text.lower()
        if len(text) != len(passage.text):  # a letter that becomes two has no place of its own
            return
        hits = [(m.start(), m.end(), wrong) for wrong in self.right if wrong in text for m in _found(wrong).finditer(text)]
        for start, end, wrong in sorted(hits):
            said = passage.text[start:end]
            if not self._is_right(text, start, end, wrong) and (said[1:].islower() or said.isupper()):
                yield Slip(start, end, Change(start, end, _as(said, self.right[wrong])))

    def _is_right(self, text: str, start: int, end: int, wrong: str) -> bool:
        before = _WORD_BEFORE.search(text[max(start - _FAR, 0) : start])
        after = _WORD_AFTER.match(text, end)
        guarded = ((before, self.after), (after, self.before))
        return any(word is not None and word[1] in _words(table.get(wrong, "")) for word, table in guarded)


@lru_cache(maxsize=512)
def _found(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def _words(written: str) -> frozenset[str]:
    return frozenset(word.strip() for word in written.split("|"))


def _as(said: str, right: str) -> str:
    """Returns the right words with the capitals of those that stand there."""
    if said.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if said[:1].isupper() else right
