"""Chooses the edits that may be made, the milder findings first: of two that contradict each other the graver counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from decree30_lint.model.edits import Applicability, Edit
from decree30_lint.model.plan import PlannedEdit
from decree30_lint.model.rules import Diagnostic, Judgement

PlanKey = tuple[str, Edit]

_UNASKED = frozenset({Applicability.SAFE})
_ASKED = _UNASKED | {Applicability.REVIEW}


def planned(judgement: Judgement, *, unsafe: bool, refused: Collection[PlanKey]) -> list[PlannedEdit]:
    """Returns what mends the findings: looks only, or with `unsafe` words too; never what was `refused` before."""
    found = (step for diagnostic in _by_gravity(judgement.diagnostics) for step in _steps(diagnostic, unsafe=unsafe))
    return list({step.key: step for step in found if step.key not in refused}.values())


def _by_gravity(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(diagnostics, key=lambda diagnostic: -diagnostic.level.rank)


def _steps(diagnostic: Diagnostic, *, unsafe: bool) -> Iterator[PlannedEdit]:
    """Yields the edits that mend the finding: all of them, or none."""
    allowed = _ASKED if unsafe else _UNASKED
    if diagnostic.applicability in allowed:
        rule, breach = diagnostic.rule, diagnostic.breach
        yield from (PlannedEdit(rule.id, diagnostic.level, breach.at, edit, diagnostic.part) for edit in breach.edits)
