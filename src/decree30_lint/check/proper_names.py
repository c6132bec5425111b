"""Tells whether a proper name follows a common noun: a name of the lists, a number, or words with capitals."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from decree30_lint.check.recasing import is_capital
from decree30_lint.check.word_row import Same, WordRow, all_words_of
from decree30_lint.model.parts import Vocabulary

_Names = frozenset[tuple[str, ...]]
_LONGEST_NUMBER = 2  # figures of a ward's number


class ProperNames(Struct, frozen=True):
    """Holds how proper names are told: by the words of whole `names`, the two words of `openings`, and two `in_capitals`.

    Before one of the nouns `counted` a number says how many there are; else it is a name, unless there are no such nouns.
    """

    names: _Names
    openings: _Names
    in_capitals: bool
    counted: tuple[str, ...]
    longest: int

    def after(self, row: WordRow, last: int) -> int | None:
        """Returns the last word of the name, or the number, that stands right after the word `last`; None if none does."""
        if self._is_number(row, last + 1):
            return last + 1
        for count in range(self.longest, 0, -1):
            if row.shown[last + 1 : last + 1 + count] in self.names:
                return last + count
        return None

    def _is_number(self, row: WordRow, number: int) -> bool:
        figures, following = (*row.words[number : number + 2], "", "")[:2]
        if not self.counted or not figures.isdecimal() or len(figures) > _LONGEST_NUMBER:
            return False
        return not any(noun.split()[0] == following for noun in self.counted)

    def begins_after(self, row: WordRow, last: int) -> bool:
        """Tells whether a name begins with the two words right after the word `last`; where it ends is not known."""
        two = row.shown[last + 1 : last + 3]
        return len(two) == 2 and (two in self.openings or (self.in_capitals and all(map(is_capital, two))))


def goes_on(row: WordRow, last: int) -> bool:
    """Tells whether another capital follows: then the name is a longer one."""
    return row.joined(last, last + 1) and is_capital(row.shown[last + 1])


def names_in(vocabulary: Vocabulary, *sources: str) -> _Names:
    """Returns the words of the names in the lists and tables."""
    return _names_in(Same(vocabulary), sources)


def openings_in(vocabulary: Vocabulary, *sources: str) -> _Names:
    """Returns the first two words of the names in the lists and tables."""
    return _openings_in(Same(vocabulary), sources)


@lru_cache(maxsize=16)
def _names_in(vocabulary: Same[Vocabulary], sources: tuple[str, ...]) -> _Names:
    return frozenset(all_words_of(vocabulary.it.entries(*sources)))


@lru_cache(maxsize=16)
def _openings_in(vocabulary: Same[Vocabulary], sources: tuple[str, ...]) -> _Names:
    return frozenset(name[:2] for name in _names_in(vocabulary, sources))
