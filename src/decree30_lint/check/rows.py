"""Decides whether two places stand side by side: by their paths, where the file is not laid out."""

from __future__ import annotations

from decree30_lint.model.place import Anchor


def side_by_side(one: Anchor, other: Anchor) -> bool:
    """Tells whether both stand in one row of a table, in different cells, or in one paragraph."""
    return one.path == other.path or one.path.is_beside(other.path)


def stands_above(above: Anchor, below: Anchor) -> bool:
    """Tells whether it comes first: of two cells side by side the order says less than the place on the page."""
    if above.rank <= below.rank:
        return True
    one, other = above.box, below.box
    return one is not None and other is not None and side_by_side(above, below) and one.top <= other.top
