"""How candidates for a line are weighed: each feature gives points to a part, and points become a confidence."""

from __future__ import annotations

from collections.abc import Iterable

from decree30_lint.model.parts import Part
from decree30_lint.model.records import dataclass

Vote = tuple[Part, float, str]
"""The part, its points (one point doubles the odds; negative speaks against it), and the evidence in a word or two."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The winner of a vote. `confidence` is its share of the odds, against the others and against being nothing."""

    part: Part | None
    confidence: float
    evidence: tuple[str, ...]
    runner_up: Part | None = None


NOTHING = Choice(None, 1.0, ())


def choose(votes: Iterable[Vote]) -> Choice:
    """The part with the most points, if it has more than none."""
    points: dict[Part, float] = {}
    evidence: dict[Part, list[str]] = {}
    for part, weight, code in votes:
        points[part] = points.get(part, 0.0) + weight
        if weight > 0:
            evidence.setdefault(part, []).append(code)
    ranked = sorted(points, key=lambda part: (-points[part], part))
    if not ranked or points[ranked[0]] <= 0:
        return NOTHING
    best = ranked[0]
    odds = sum(2.0**p for p in points.values() if p > 0) + 1
    runner_up = next((part for part in ranked[1:] if points[part] > 0), None)
    return Choice(best, round(2.0 ** points[best] / odds, 3), tuple(evidence[best]), runner_up)
