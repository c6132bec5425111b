"""Corrects capitals, and looks at the words around a name that tell what it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from decree30_lint.check.word_row import Same, WordRow, all_words_of
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey
from decree30_lint.model.parts import Vocabulary
from decree30_lint.model.rules import View
from decree30_lint.model.words import Words
from decree30_lint.syntax.passage import Change, changed

WORDS = Words(vi="Viết hoa chưa đúng: {actual} viết là {expected}.", en="Capitals: {actual} is written {expected}.")

_LONGEST_GUARD = 4  # words


def recased(row: WordRow, first: int, lawful: Sequence[str], key: MessageKey = USUAL) -> Breach:
    """Returns the breach that writes the words from `first` on as `lawful`; the writer's place of tone marks stays."""
    last = first + len(lawful) - 1
    changes = row.changes(first, tuple(lawful))
    text = changed(row.text(first, last), changes, row.spans[first][0])
    return row.passage.breach(changes, row.text(first, last), text, key, suggest=text, at=row.at(first, last))


def reworded(row: WordRow, first: int, last: int, lawful: str, key: MessageKey) -> Breach:
    """Returns the breach that writes `lawful` in the place of the words from `first` to `last`, which is but a hint."""
    change = Change(row.spans[first][0], row.spans[last][1], lawful)
    breach = row.passage.breach([change], row.text(first, last), lawful, key, suggest=lawful)
    return replace(breach, doubtful_edits=True)


def raised(row: WordRow, first: int, last: int, key: MessageKey = USUAL) -> Breach:
    """Returns the breach that gives the first letter a capital."""
    return recased(row, first, (row.shown[first].capitalize(), *row.shown[first + 1 : last + 1]), key)


def lowered(row: WordRow, first: int, last: int) -> Breach:
    return recased(row, first, [word.lower() for word in row.shown[first : last + 1]])


def is_capital(word: str) -> bool:
    """Tells whether a capital begins the word, which is no word in capitals or abbreviation."""
    return word[:1].isupper() and (len(word) == 1 or not word.isupper())


def follows(row: WordRow, number: int, phrases: frozenset[str]) -> bool:
    """Tells whether one of `phrases` stands right before the word."""
    return bool(phrases) and any(row.before(number, count) in phrases for count in range(1, _LONGEST_GUARD))


def precedes(row: WordRow, number: int, phrases: frozenset[str]) -> bool:
    return bool(phrases) and any(row.after(number, count) in phrases for count in range(1, _LONGEST_GUARD))


def phrases(vocabulary: Vocabulary, *lists: str) -> frozenset[str]:
    """Returns the entries of the lists in small letters, as their words stand in a row."""
    return _phrases(Same(vocabulary), lists)


@lru_cache(maxsize=64)
def _phrases(vocabulary: Same[Vocabulary], lists: tuple[str, ...]) -> frozenset[str]:
    entries = [entry.lower() for name in lists for entry in vocabulary.it.lists[name]]
    return frozenset(map(" ".join, all_words_of(entries)))


def taken_apart(view: View, source: str) -> tuple[str, ...]:
    """Returns the entries of one list, longer ones first."""
    return _longest_first(phrases(view.subject.vocabulary, source))


@lru_cache(maxsize=64)
def _longest_first(entries: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(entries, key=lambda entry: (-len(entry), entry)))
