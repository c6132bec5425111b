"""Turns what was found by lengths into doubts where a printing program made the pages smaller or larger.

How things stand to each other remains: what is off the middle of a line is so in any size.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import asdict, replace

from decree30_lint.model.outcomes import Fact, UndecidedReason, Unsure
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Diagnostic, Kind
from decree30_lint.model.units import Interval, Measure, Unit

_LENGTHS = frozenset({Unit.PT, Unit.MM})


def without_lengths(check: Kind, outcomes: Sequence[Diagnostic | Unsure], at: Anchor) -> Iterator[Diagnostic | Unsure]:
    """Yields the outcomes; those of lengths alone as doubts, and a doubt at `at` where all lengths seemed to be lawful."""
    measures = any(isinstance(bound, Interval) and bound.unit in _LENGTHS for bound in asdict(check).values())
    for outcome in outcomes:
        if isinstance(outcome, Diagnostic):
            breach = outcome.breach
            absolute = _is_length(breach.actual) and breach.message_key not in check.of_relations
            yield Unsure(breach.at, UndecidedReason.SCALED) if absolute else outcome
        elif measures and outcome.why is UndecidedReason.NOT_IN_FILE:
            yield replace(outcome, why=UndecidedReason.SCALED)
        else:
            yield outcome
    if measures and not outcomes:
        yield Unsure(at, UndecidedReason.SCALED)


def _is_length(fact: Fact | None) -> bool:
    match fact:
        case Measure() | Interval():
            return fact.unit in _LENGTHS
        case tuple():
            return any(map(_is_length, fact))
        case _:
            return False
