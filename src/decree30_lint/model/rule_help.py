"""Describes what helps people to understand a rule: its explanation, and drawings of its wrong and its right example."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.model.rules import Explanation


class Drawings(Struct, frozen=True):
    """Holds two SVG files: a part of a document with a fault, and the same part without."""

    wrong: str
    right: str


class RuleHelp(Struct, frozen=True):
    """Explains the rule `id`. `drawings` is None where its examples would not look different, or nobody has drawn them."""

    id: str
    explanation: Explanation
    drawings: Drawings | None = None
