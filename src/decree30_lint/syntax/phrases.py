"""Finds phrases of a list in a text, as whole words: at its beginning, at its end, or wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from decree30_lint.syntax.folding import folded_letters, folded_tones
from decree30_lint.syntax.placeholders import masked

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SIGN = re.compile(r"\s*[:.;,]")


class Phrase(Struct, frozen=True):
    """Holds a phrase as the list has it, and as it is written from `start` to `end` of the text.

    `sign` is the colon, semicolon, comma or full stop behind it, with the blanks before that; "" for none.
    """

    listed: str
    written: str
    start: int
    end: int
    sign: str

    def like_it(self, other: str) -> str:
        """Returns other words with capitals where the writer put more of them than the list has: all over, or in front."""
        if self.written.isupper() and not self.listed.isupper():
            return other.upper()
        if self.written[:1].isupper() and not self.listed[:1].isupper():
            return other[:1].upper() + other[1:]
        return other


def opening(text: str, phrases: Sequence[str]) -> Phrase | None:
    """Returns the longest of `phrases` that the text begins with; capitals and blanks do not matter."""
    return _phrase(_pattern(tuple(phrases), r"\s*(?:{})").match(_plain(text)), text, phrases)


def ending(text: str, phrases: Sequence[str]) -> Phrase | None:
    """Returns the longest of `phrases` that the text ends with; capitals and blanks do not matter."""
    return _phrase(_pattern(tuple(phrases), r"(?:{})\s*\Z").search(_plain(text)), text, phrases)


def everywhere(text: str, phrases: Sequence[str]) -> Iterator[Phrase]:
    """Yields where `phrases` stand in the text, the longest where several fit; capitals and blanks do not matter."""
    for found in _pattern(tuple(phrases), "{}").finditer(_plain(text)):
        if phrase := _phrase(found, text, phrases):
            yield phrase


def _plain(text: str) -> str:
    return folded_tones(folded_letters(masked(text)))


def _phrase(found: re.Match[str] | None, text: str, phrases: Sequence[str]) -> Phrase | None:
    if found is None or found.lastgroup is None:
        return None
    start, end = found.span(found.lastgroup)
    sign = _SIGN.match(text, end)
    return Phrase(phrases[int(found.lastgroup[1:])], text[start:end], start, end, sign[0] if sign else "")


@lru_cache(maxsize=64)
def _pattern(phrases: tuple[str, ...], around: str) -> re.Pattern[str]:
    longest_first = sorted(enumerate(phrases), key=lambda each: -len(each[1]))
    alternatives = "|".join(f"(?P<p{number}>{_loose(phrase)})" for number, phrase in longest_first)
    return re.compile(around.format(alternatives or "(?!)"), re.I)


def _loose(phrase: str) -> str:
    """Returns a pattern with blanks of any width between words, and with or without blanks beside signs."""
    tokens = _TOKEN.findall(folded_tones(phrase))
    gaps = (r"\s+" if one[-1].isalnum() and other[0].isalnum() else r"\s*" for one, other in pairwise(tokens))
    words = "".join(re.escape(token) + gap for token, gap in zip(tokens, (*gaps, ""), strict=True))
    head, tail = (boundary if token[:1].isalnum() else "" for boundary, token in _edges(tokens))
    return head + words + tail


def _edges(tokens: Sequence[str]) -> tuple[tuple[str, str], tuple[str, str]]:
    return (r"(?<!\w)", tokens[0]), (r"(?!\w)", tokens[-1])
