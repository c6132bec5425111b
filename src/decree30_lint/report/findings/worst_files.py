"""Keeps what is said of the worst of many files, and no more of it than there is room for."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence

from msgspec import Struct


class ShownGroup(Struct, frozen=True):
    """A piece of text tells `findings` findings, and is shown whole or not at all."""

    text: str
    findings: int


class RankedRow(Struct, frozen=True):
    """Holds a row of the table of files; `rank` is least for the worst file."""

    rank: tuple[int, ...]
    text: str


class FileEntry(Struct, frozen=True):
    """Holds what is said of a file: its row, and under its own heading, what stands first and the pieces after it."""

    row: RankedRow
    head: str
    pieces: tuple[ShownGroup, ...]

    @property
    def size(self) -> int:
        """Returns how many characters it has without the row."""
        return len(self.head) + sum(len(piece.text) for piece in self.pieces)

    def within(self, room: int) -> tuple[str, int]:
        """Returns as much of it as has room, in characters, and how many findings that tells; nothing of a mere heading."""
        pieces = list(_fitting(self.pieces, room - len(self.head)))
        if len(self.head) > room or (self.pieces and not pieces):
            return "", 0
        return self.head + "".join(piece.text for piece in pieces), sum(piece.findings for piece in pieces)


class WorstFiles:
    """Takes the files one after the other; `room` is how many characters of entries, and of rows, are ever needed."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._rows: list[RankedRow] = []
        self._entries: list[FileEntry] = []
        self.files = 0

    def add(self, entry: FileEntry) -> None:
        self.files += 1
        insort(self._rows, entry.row, key=lambda row: row.rank)
        insort(self._entries, _shortened(entry, self._room), key=lambda each: each.row.rank)
        del self._rows[_needed([len(row.text) for row in self._rows], self._room) :]
        del self._entries[_needed([each.size for each in self._entries], self._room) :]

    @property
    def rows(self) -> Sequence[RankedRow]:
        """Returns the rows, that of the worst file first; of many files so many as have room."""
        return self._rows

    @property
    def entries(self) -> Sequence[FileEntry]:
        """Returns the entries, that of the worst file first; of many files so many as have room."""
        return self._entries


def _shortened(entry: FileEntry, room: int) -> FileEntry:
    return FileEntry(entry.row, entry.head, tuple(_fitting(entry.pieces, room)))


def _fitting(pieces: Sequence[ShownGroup], room: int) -> Iterator[ShownGroup]:
    for piece in pieces:
        room -= len(piece.text)
        if room < 0:
            return
        yield piece


def _needed(sizes: Sequence[int], room: int) -> int:
    """Returns how many of them it takes to fill the room, with the one that goes beyond."""
    for number, size in enumerate(sizes):
        room -= size
        if room < 0:
            return number + 1
    return len(sizes)
