"""Decides whether two places stand side by side: by their paths, where the file is not laid out."""

from __future__ import annotations

from decree30_lint.model.place import Anchor


def side_by_side(one: Anchor, other: Anchor) -> bool:
    """Tells whether both stand in one row of a table, in different cells, or in one paragraph."""
    return one.path == other.path or one.path.is_beside(other.path)
