"""Writes changes plainly; whoever tracks them derives from this."""

from __future__ import annotations

from lxml.etree import _Element
from msgspec import Struct


class Untracked(Struct, eq=False):
    """Leaves no trace of a change."""

    def properties_changed(self, properties: _Element, before: _Element) -> None:
        """Takes note that a list of properties has changed; `before` is a copy of what it was."""

    def replaced(self, old: list[_Element], new: list[_Element]) -> None:
        """Takes the runs `old`, behind which the runs `new` stand, out of their paragraph."""
        for run in old:
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)
