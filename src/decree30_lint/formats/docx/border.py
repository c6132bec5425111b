"""Defines a visible edge of a paragraph or a cell."""

from __future__ import annotations

from typing import NamedTuple

from decree30_lint.model.units import Pt


class Border(NamedTuple):
    """A border is one visible edge, after styles.

    `style` is as in the file ("single", "double", "dotted"); it is never "none" or "nil".
    """

    style: str
    width: Pt  # thickness
    space: Pt  # between text and line; 0 for cells
