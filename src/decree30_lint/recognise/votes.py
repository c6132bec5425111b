"""Weighs what a line may be: each feature gives points to a part, and points become a confidence."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from decree30_lint.model.parts import Evidence, Part


class Choice(Struct, frozen=True):
    """A choice is the winner of a vote, or `part` None.

    `confidence` is its share of the odds, against the other parts and against being nothing.
    """

    part: Part | None
    confidence: float
    evidence: tuple[Evidence, ...]
    runner_up: Part | None = None


NOTHING = Choice(None, 1.0, ())


def choose(votes: Iterable[Evidence]) -> Choice:
    """Returns the part with the most points, or NOTHING where no part has more than zero."""
    points: dict[Part, float] = {}
    evidence: dict[Part, list[Evidence]] = {}
    for vote in votes:
        points[vote.part] = points.get(vote.part, 0.0) + (vote.points or 0.0)
        evidence.setdefault(vote.part, []).append(vote)
    ranked = sorted(points, key=lambda part: (-points[part], part))
    if not ranked or points[ranked[0]] <= 0:
        return NOTHING
    best = ranked[0]
    odds = sum(2.0**p for p in points.values() if p > 0) + 1
    runner_up = next((part for part in ranked[1:] if points[part] > 0), None)
    return Choice(best, round(2.0 ** points[best] / odds, 3), tuple(evidence[best]), runner_up)
