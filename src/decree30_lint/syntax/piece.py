"""Defines a piece of a parsed line: its characters and where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from msgspec import Struct

from decree30_lint.model.digits import number_of
from decree30_lint.syntax.passage import Change
from decree30_lint.syntax.placeholders import PLACEHOLDER, unfilled

_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_LETTERS = re.compile(r"[^\W\d_ ]+(?: [^\W\d_]+)*")


class Piece(Struct, frozen=True):
    """Holds characters of a masked line: look-alikes of Đ are read as Đ, placeholders as PLACEHOLDER."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        """Returns where it begins and ends."""
        return self.start, self.end

    @property
    def open(self) -> bool:
        """Tells whether something in it is still to be filled in."""
        return self.blank or PLACEHOLDER in self.text

    @property
    def blank(self) -> bool:
        """Tells whether nothing in it has been filled in yet."""
        return unfilled(self.text)

    @property
    def value(self) -> int | None:
        """Returns the plain number that it is; None for anything else."""
        return number_of(self.text)

    @property
    def is_year(self) -> bool:
        """Tells whether it is a year of four digits."""
        return bool(_YEAR.fullmatch(self.text))

    @property
    def is_number(self) -> bool:
        """Tells whether it is nothing but digits."""
        return self.text.isdecimal()

    @property
    def in_letters(self) -> bool:
        """Tells whether it is written in words: "năm"."""
        return not self.open and _IN_LETTERS.fullmatch(self.text) is not None

    @property
    def stripped(self) -> Piece:
        """Returns the piece without blanks at its ends."""
        start = self.end - len(self.text.lstrip())
        text = self.text.strip()
        return Piece(text, start, start + len(text))

    def written(self, text: str) -> Change:
        """Returns the change that puts `text` in its place."""
        return Change(self.start, self.end, text)


@runtime_checkable
class Parsed(Protocol):
    """Is what a line holds, parsed; `pieces` names those that mean something to a reader and are there."""

    @property
    def pieces(self) -> Mapping[str, Piece]: ...
