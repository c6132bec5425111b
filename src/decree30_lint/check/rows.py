"""Decides whether two places stand side by side: by their paths, where the file is not laid out."""

from __future__ import annotations

from decree30_lint.model.place import Anchor


def side_by_side(one: Anchor, other: Anchor) -> bool:
    """Tells whether both stand in one row of a table, in different cells, or in one paragraph."""
    if one.path == other.path:
        return True
    steps = zip(one.path.split("/"), other.path.split("/"), strict=False)
    first, second = next(((a, b) for a, b in steps if a != b), ("", ""))
    return first.startswith("tc[") and second.startswith("tc[")
