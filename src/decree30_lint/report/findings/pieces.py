"""Holds what all formats share.

It writes pieces of text to a stream of bytes, and opens a file again for its pictures.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, Protocol

from decree30_lint.model.report import Report


class Sources(Protocol):
    """The files that reports are about."""

    def read(self, report: Report) -> bytes:
        """Returns the content that was judged. Raises LintError where the file is gone or has changed since."""


def write_pieces(out: BinaryIO, pieces: Iterable[str]) -> None:
    """Writes each piece as soon as it is there, so that nothing judged is lost when a later file kills the process."""
    for piece in pieces:
        out.write(piece.encode("utf-8", "backslashreplace"))
        out.flush()
