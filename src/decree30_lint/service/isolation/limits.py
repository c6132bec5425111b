"""States what one file may take."""

from __future__ import annotations

from msgspec import Struct

MEMORY = 2048  # megabytes, where the user names none: a report of 1,000 pages takes 300


class Limits(Struct, frozen=True):
    """Holds the limits for one file: seconds, where None is the usual time for the work it needs, and megabytes."""

    deadline: float | None = None
    memory: int = MEMORY
