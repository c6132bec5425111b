"""Handles Ctrl-C during a run over files: the work stops, and what has been judged is still written."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Interruptible(Protocol):
    """Represents a run, which is told that it was interrupted."""

    interrupted: bool


class Interrupt:
    """Ctrl-C raises KeyboardInterrupt within `judging`; elsewhere it only sets `pressed`, since a report is being written.

    Pressed once more there, it raises all the same: who takes the report may have stopped reading.
    """

    def __init__(self) -> None:
        self.pressed = False
        self._judging = False

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Lets this object answer Ctrl-C within the block. It is only for the main thread."""
        before = signal.signal(signal.SIGINT, self._press)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @contextmanager
    def judging(self) -> Iterator[None]:
        self._judging = True
        try:
            yield
        finally:
            self._judging = False

    def each(self, items: Iterator[Item], run: Interruptible) -> Iterator[Item]:
        """Yields the items, which are judged one after the other, until Ctrl-C is pressed; `run` is told that it was."""
        while True:
            try:
                with self.judging():
                    item = next(items, None)
            except KeyboardInterrupt:
                run.interrupted = True
                return
            if item is None:
                return
            yield item
            if self.pressed:
                run.interrupted = True
                return

    def _press(self, _signal: int, _frame: FrameType | None) -> None:
        again, self.pressed = self.pressed, True
        if again or self._judging:
            raise KeyboardInterrupt
