"""Reads figures of documents as numbers. Python itself refuses those of thousands of digits, and takes long over others."""

from __future__ import annotations

_LONGEST = 9  # digits: no number of a document has more, and what counts days or years holds no more either


def number_of(figures: str) -> int | None:
    """Returns the whole number that the figures write; None for anything else, and for one of more than nine digits."""
    return int(figures) if len(figures) <= _LONGEST and figures.isdecimal() else None
