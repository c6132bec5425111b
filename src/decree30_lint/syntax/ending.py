"""Reads how the last paragraph of a text ends: with the closing mark “./.”, something like it, or none."""

from __future__ import annotations

import re

from msgspec import Struct

from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

_TAIL = re.compile(r"(?<![\s./\\])[\s./\\]*+$")
_STROKES = frozenset("/\\")
_OPEN_ENDS = frozenset(":;," + PLACEHOLDER)  # something follows that is no prose


class Ending(Struct, frozen=True):
    """Holds a text without blanks behind it, and where its closing mark begins or should: "thực hiện./." and 9."""

    text: str
    start: int

    @property
    def mark(self) -> str:
        """Returns the row of full stops and strokes as written; "" where there is none."""
        return self.text[self.start :]

    @property
    def word_start(self) -> int:
        """Returns where the last word begins."""
        return self.text.rfind(" ", 0, self.start) + 1

    @property
    def stands_alone(self) -> bool:
        """Tells whether the text is nothing but a mark, in one piece."""
        return self.start == 0 and not self.mark.strip("./\\")

    @property
    def has_stroke(self) -> bool:
        """Tells whether the mark is meant to close the text: a full stop alone closes a sentence."""
        return not _STROKES.isdisjoint(self.mark)

    @property
    def is_filled_in(self) -> bool:
        """Tells whether a word stands before the mark, not room for one."""
        return masked(self.text)[self.start - 1] != PLACEHOLDER

    @property
    def is_open(self) -> bool:
        """Tells whether something has to follow, a list or words still to be filled in."""
        return masked(self.text)[-1] in _OPEN_ENDS

    def closed(self, mark: str) -> str:
        """Returns the last word with `mark` behind it: "hiện./."."""
        return self.text[self.word_start : self.start] + mark


def ending_of(text: str) -> Ending:
    text = text.rstrip()
    tail = _TAIL.search(masked(text))
    return Ending(text, len(text) - len(tail[0].strip() if tail else ""))
