"""Handles Ctrl-C during a run over files: the work stops, and what has been judged is still written."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


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

    def _press(self, _signal: int, _frame: FrameType | None) -> None:
        again, self.pressed = self.pressed, True
        if again or self._judging:
            raise KeyboardInterrupt
