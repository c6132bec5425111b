"""Finds letters of other alphabets that stand for Vietnamese ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+")


def look_alikes(text: str, table: Mapping[str, str], always: Container[str]) -> Iterator[int]:
    """Yields where a letter of `table` (false to true) stands in a word that has Latin letters too, or one of `always`.

    Words wholly of another alphabet are left alone.
    """
    if text.isascii() or not _one_of("".join(table)).search(text):
        return
    for word in _WORD.finditer(text):
        mixed = any(_is_latin(letter) and letter not in table for letter in word[0])
        for at, letter in enumerate(word[0], word.start()):
            if letter in table and (mixed or letter in always):
                yield at


@lru_cache(maxsize=4)
def _one_of(letters: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(letters)}]")


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")
