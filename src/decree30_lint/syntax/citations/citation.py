"""Holds one citation of another document, as it was read."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.syntax.citations.dates import CitedDate
from decree30_lint.syntax.citations.marks import Mark


class Citation(Struct, frozen=True):
    """Describes one citation; characters count in the paragraph's text, and `start` is where type, "số" or number begins.

    `type` is its name in small letters, "" if none stands before it; it begins at `type_start`, stands right before "số" or
    the number if `near`, and is not written as its name if `misspelt`. `number_word` is where "số" begins, -1 if it is
    missing; `twice` means that it stands there twice. `end` is where mark, date or body end, whatever comes last. `subject`
    means that words on what it is about follow.
    """

    start: int
    end: int
    type: str
    near: bool
    misspelt: bool
    number_word: int
    twice: bool
    mark: Mark
    date: CitedDate | None = None
    body: str = ""
    subject: bool = False
    type_start: int = -1

    @property
    def key(self) -> tuple[str, str, str]:
        """Returns what is equal for citations of one number and symbol."""
        return self.mark.key

    @property
    def open(self) -> bool:
        """Tells whether something of it is still to be written."""
        return self.mark.open
