"""Keeps the time that the work on one file may take."""

from __future__ import annotations

import math
from collections.abc import Callable
from time import monotonic

from decree30_lint.errors import DeadlinePassedError
from decree30_lint.model.words import Words

DEADLINE = 60.0  # seconds, where the user names none; work that is announced adds to it
LONGEST = 86_400  # seconds that a user may allow
A_PAGE = 0.1  # seconds that a page of a PDF adds
A_SCAN = 10.0  # seconds that a page to be read by OCR adds
A_CONVERSION = 30.0  # seconds that LibreOffice adds


class Clock:
    """Bounds the work on one file; it looks at the time only when it is asked, so a watcher outside must bound the rest."""

    def __init__(self, deadline: float | None = None, announce: Callable[[float], None] | None = None) -> None:
        """`deadline` is what the user allows, in seconds, whatever the work; None allows DEADLINE and what is announced.

        `announce` tells a watcher of the seconds that are added.
        """
        self._seconds = DEADLINE if deadline is None else deadline
        self._extends = deadline is None
        self._announce = announce
        self._start = monotonic()

    def expect(self, seconds: float) -> None:
        """Adds the seconds that a piece of work is known to need, where the user has not set a deadline himself."""
        if self._extends and seconds > 0:
            self._seconds += seconds
            if self._announce is not None:
                self._announce(seconds)

    @property
    def left(self) -> float:
        """Returns the seconds that are left, at least 0."""
        return max(self._start + self._seconds - monotonic(), 0.0)

    @property
    def timeout(self) -> float | None:
        """Returns the seconds that are left for a program; None where there is no bound."""
        return None if math.isinf(self._seconds) else self.left

    def check(self) -> None:
        """Raises DeadlinePassedError when the time is over."""
        if not self.left:
            raise deadline_passed(self._seconds)


UNBOUNDED = Clock(math.inf)
"""It never runs out."""


def deadline_passed(seconds: float) -> DeadlinePassedError:
    """Returns the error for a file that took longer than `seconds`."""
    return DeadlinePassedError(
        "deadline",
        Words(
            f"Kiểm tra tệp này quá {seconds:.0f} giây nên đã dừng. Hãy chia nhỏ văn bản hoặc xuất lại tệp từ văn bản gốc, "
            "hoặc tăng --deadline.",
            f"Checking this file took more than {seconds:.0f} seconds and was stopped. Split it, or save it anew from its "
            "source, or raise --deadline.",
        ),
    )
