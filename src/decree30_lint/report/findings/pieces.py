"""Holds what all formats share.

It writes pieces of text to a stream of bytes, and opens a file again for its pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO, Protocol

from decree30_lint.model.report import Report

if TYPE_CHECKING:  # few formats have pictures
    from decree30_lint.model.illustration import Illustration


class Sources(Protocol):
    """The files that reports are about."""

    def read(self, report: Report) -> bytes:
        """Returns the content that was judged. Raises LintError where the file is gone or has changed since."""
        ...

    def illustrations(self, reports: Sequence[Report]) -> Iterator[Illustration]:
        """Yields the pictures of the places of each report's findings, in their order; never raises for a file."""
        ...


def write_pieces(out: BinaryIO, pieces: Iterable[str]) -> None:
    """Writes each piece as soon as it is there, so that nothing judged is lost when a later file kills the process."""
    for piece in pieces:
        out.write(piece.encode("utf-8", "backslashreplace"))
        out.flush()
