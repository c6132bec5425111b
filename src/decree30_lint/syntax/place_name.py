"""Reads the name of a place: the class of its unit cut short, and the capitals of its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from decree30_lint.syntax.passage import Change
from decree30_lint.syntax.piece import Piece

_UNIT = re.compile(r"([^\W\d_]+)(?:\.\s*|\s+|(?=\d))(?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def first_word(place: Piece) -> Piece:
    """Returns the first word with the full stop and the blanks behind it, "TP. "; an empty piece if no more follows it."""
    found = _UNIT.match(place.text)
    text = found[0] if found else ""
    return Piece(text, place.start, place.start + len(text))


def with_initials(place: Piece, small: Collection[str], but: Collection[str]) -> Iterator[Change]:
    """Yields the changes that begin each word with a capital, and only begin it so.

    Those of `small` may stand in lower case inside, those of `but` are left alone; H'leo and M'gar are names.
    """
    for found in _WORD.finditer(place.text):
        word, inside = found[0], found.start() > 0
        lawful = word[0].upper() + (word[1:].lower() if word.isupper() and "'" not in word else word[1:])
        if lawful != word and word.casefold() not in but and not (inside and word in small):
            yield Change(place.start + found.start(), place.start + found.end(), lawful)
