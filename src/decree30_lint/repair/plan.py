"""Chooses the edits that may be made, the milder findings first: of two that contradict each other the graver counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from decree30_lint.model.edits import Applicability, Edit, ReplaceText
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.plan import PlannedEdit
from decree30_lint.model.rules import Diagnostic, Judgement, Rule

PlanKey = tuple[str, Edit]


def planned(judgement: Judgement, *, unsafe: bool, refused: Collection[PlanKey]) -> list[PlannedEdit]:
    """Returns what mends the findings: looks only, or with `unsafe` words too; never what was `refused` before."""
    found = (step for diagnostic in _by_gravity(judgement.diagnostics) for step in _steps(diagnostic, unsafe=unsafe))
    return list({step.key: step for step in found if step.key not in refused}.values())


def is_repairable(rule: Rule, breach: Breach, *, unsafe: bool) -> bool:
    """Tells whether the edits of this breach may be made: whole, or not at all."""
    return bool(breach.edits) and all(may_apply(rule, breach, edit, unsafe=unsafe) for edit in breach.edits)


def may_apply(rule: Rule, breach: Breach, edit: Edit, *, unsafe: bool) -> bool:
    """Tells whether an edit is safe, or where `unsafe` ones are asked for, at least one that may be made."""
    if rule.applicability is Applicability.SHOW:
        return False
    is_safe = rule.applicability is Applicability.SAFE and not breach.doubtful_edits and not isinstance(edit, ReplaceText)
    return is_safe or unsafe


def _by_gravity(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(diagnostics, key=lambda diagnostic: -diagnostic.level.rank)


def _steps(diagnostic: Diagnostic, *, unsafe: bool) -> Iterator[PlannedEdit]:
    rule, breach = diagnostic.rule, diagnostic.breach
    if is_repairable(rule, breach, unsafe=unsafe):
        yield from (PlannedEdit(rule.id, diagnostic.level, breach.at, edit) for edit in breach.edits)
