"""Chooses the edits that may be made, the milder findings first: of two that contradict each other the graver counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from decree30_lint.model.causes import Cause, CauseKind
from decree30_lint.model.edits import Applicability, Edit, PlaceInTable, changes_words
from decree30_lint.model.plan import PlannedEdit
from decree30_lint.model.rules import Diagnostic, Judgement

_UNASKED = frozenset({Applicability.SAFE})
_ASKED = _UNASKED | {Applicability.REVIEW}
_LOOKS = frozenset({CauseKind.STYLE, CauseKind.DEFAULTS, CauseKind.SECTION, CauseKind.LIST})


def planned(judgement: Judgement, *, unsafe: bool, refused: Set[Edit]) -> list[PlannedEdit]:
    """Returns what mends the findings: looks only, or with `unsafe` words too; never what was `refused` before.

    What several findings come from is mended where it sits, if all that depends on it wants that.
    """
    found: dict[Edit, PlannedEdit] = {}
    for diagnostic in _by_gravity(judgement.diagnostics):
        for step in _steps(diagnostic, unsafe=unsafe, refused=refused):
            found.pop(step.edit, None)  # the graver finding comes later, and is applied later
            found[step.edit] = step
    return list(found.values())


def _by_gravity(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(diagnostics, key=lambda diagnostic: -diagnostic.level.rank)


def _steps(diagnostic: Diagnostic, *, unsafe: bool, refused: Set[Edit]) -> Iterator[PlannedEdit]:
    """Yields the edits that mend the finding, or all that come from its cause: all of them, or none."""
    cause, edits, name = diagnostic.cause, diagnostic.breach.edits, None
    if cause is not None and _may_cure(cause, unsafe=unsafe) and refused.isdisjoint(cause.cure):
        edits, name = cause.cure, cause.id
    elif diagnostic.applicability not in (_ASKED if unsafe else _UNASKED):
        return
    rule, at = diagnostic.rule.id, diagnostic.breach.at
    steps = (PlannedEdit(rule, diagnostic.level, at, edit, diagnostic.part, name) for edit in edits)
    yield from (step for step in steps if step.edit not in refused)


def _may_cure(cause: Cause, *, unsafe: bool) -> bool:
    """Tells whether the cure of a cause may be applied: a table in place of tabs is no mere change of looks."""
    if not cause.cure or (cause.kind in _LOOKS and not cause.at_source):
        return False
    return unsafe or not any(isinstance(edit, PlaceInTable) or changes_words(edit) for edit in cause.cure)
