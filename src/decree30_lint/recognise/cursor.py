"""Walks over the lines of one text, from which several readers take their parts one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from decree30_lint.recognise.lines import Line


class Cursor:
    """Holds the place that the readers of a text have reached: each takes the lines of its parts, the next the rest.

    `lines` are those of the whole file; `at` is the index of the next line to read, `stop` that behind the last.
    """

    __slots__ = ("at", "lines", "stop")

    def __init__(self, lines: Sequence[Line], at: int = 0, stop: int | None = None) -> None:
        self.lines = lines
        self.at = at
        self.stop = len(lines) if stop is None else stop

    @property
    def done(self) -> bool:
        """Tells whether all lines have been read."""
        return self.at >= self.stop

    @property
    def rest(self) -> Sequence[Line]:
        """Returns the lines still to be read."""
        return self.lines[self.at : self.stop]

    def near(self, count: int) -> Sequence[Line]:
        """Returns the next lines, at most `count`."""
        return self.lines[self.at : min(self.stop, self.at + count)]

    def take(self, count: int = 1) -> Sequence[Line]:
        """Returns the next lines and moves behind them."""
        taken = self.near(count)
        self.at += len(taken)
        return taken
