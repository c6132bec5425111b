"""Finds the words with which sentences, paragraphs and items begin, where these stand in small letters."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

from decree30_lint.syntax.folding import folded

_ENDS = ".?!:;"
_LONGEST = 20  # characters looked back over for the word that ends a sentence


class SmallWord(NamedTuple):
    """Holds a word in small letters, in characters `start` to `end`."""

    start: int
    end: int


@cache
def _inner() -> re.Pattern[str]:
    """Matches a mark that ends a sentence, and the first letter after it, of a word of several."""
    return re.compile(r"[.?!][ \t]+(?P<next>[^\W\d_A-ZĐ])[^\W\d_]+(?=[\s,;:.]|$)")


@cache
def _garbled() -> re.Pattern[str]:
    """Matches a question mark for a letter that a program could not write."""
    return re.compile(r"[^\W\d_]\?[^\W\d_]")


@cache
def _opening() -> re.Pattern[str]:
    """Matches a bullet or a number, and the first letter after it."""
    return re.compile(r"\s*+(?P<mark>(?:[-–—+•*·]|\w{1,3}(?:\.\d+)*[.)/])?)\s*+(?P<next>[^\W\d_])[^\W\d_]+(?=[\s,;:]|$)")


def small_at_start(text: str, before: str) -> tuple[SmallWord, bool] | None:
    """Returns the first word of a masked paragraph if it is small, and whether a bullet or number precedes it.

    `before` is the last sign of the paragraph above: without a mark at its end the sentence goes on.
    """
    first = text.lstrip(" \t-–—+•*·")[:1]
    if not (first.islower() or text[:1].isdecimal()) or before not in _ENDS:
        return None
    found = _opening().match(text)
    return (SmallWord(found.start("next"), found.end()), bool(found["mark"])) if found and found["next"].islower() else None


def small_inside(text: str, abbreviations: Container[str]) -> Iterator[SmallWord]:
    """Yields the small words after a mark that ends a sentence; that of a folded abbreviation ends none."""
    if ". " not in text and "? " not in text and "! " not in text:
        return
    if "?" in text and _garbled().search(text):
        return
    for found in _inner().finditer(text):
        word = text[max(0, found.start() - _LONGEST) : found.start()].rpartition(" ")[2].lstrip('(“"[')
        if found["next"].islower() and len(word) > 1 and word.isalpha() and folded(word) not in abbreviations:
            yield SmallWord(found.start("next"), found.end())
