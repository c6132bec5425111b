"""Says after how many pages an engine opens its file anew, to let go of what it has unpacked for them."""

from __future__ import annotations

_FEWEST = 100
_OPENINGS = 32  # of one file: each walks through all of its pages


def pages_kept(page_count: int) -> int:
    """Returns a number of pages; it grows with the file, for else the work of opening it would grow as its square."""
    return max(_FEWEST, -(-page_count // _OPENINGS))
