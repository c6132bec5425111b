"""Repairs a file: plan, apply, read and judge again, until nothing is left that could be mended; then the proof.

What makes a file worse by any rule is left out, so a repair never does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.errors import LintError
from decree30_lint.formats import sniff
from decree30_lint.formats.clock import UNBOUNDED, Clock
from decree30_lint.formats.convert import convert
from decree30_lint.formats.docx.write.apply import apply
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.file_formats import FILE_FORMATS
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.plan import PlannedEdit, Repair
from decree30_lint.model.results import Failure, FileResult, Status
from decree30_lint.model.rules import RuleSet
from decree30_lint.pipeline import Options, analyse, judged, lint_bytes, not_judged, sha256_of
from decree30_lint.repair.plan import PlanKey, planned
from decree30_lint.repair.prove import Places, unexplained
from decree30_lint.repair.refusals import of_another_format, unproven, why_not
from decree30_lint.repair.solve import solved

_ROUNDS = 6  # of planning and applying: the words and lines that depend on each other are settled after three
_NOT_WORSE = (Verdict.UNSURE, Verdict.BREAKS)  # than unsure: a fault may have hidden a doubt elsewhere
_TRIALS = 40  # of leaving something out because it makes the file worse


class _Judged(Struct, frozen=True):
    """Holds a version of the file, open to be changed, and what was found of it."""

    data: bytes
    package: EditedPackage
    result: FileResult


class _Round(Struct, frozen=True):
    """Holds the version of a file after the edits of `steps`, and where the paragraphs stood in the one before."""

    version: _Judged
    steps: tuple[PlannedEdit, ...]
    places: Places


class Repairer(Struct, frozen=True):
    """Repairs one file by one ruleset; with `only` just the findings of these rules, which are named as by `select`."""

    name: str
    ruleset: RuleSet
    options: Options
    clock: Clock = UNBOUNDED
    unsafe: bool = False
    only: tuple[str, ...] = ()

    def repair(self, data: bytes) -> Repair:
        """Returns the repaired file, or why it is not repaired. A file that cannot be read gives a report that says so."""
        try:
            return self._repair(data)
        except LintError as error:
            return Repair(not_judged(self.name, error, sha256_of(data)), failure=Failure(error.code, error.words))

    def _repair(self, data: bytes) -> Repair:
        content = sniff(data)
        if content in FILE_FORMATS["converted"].contents:
            repair = self._repair_docx(convert(data, f".{content}", self.clock))
            return replace(repair, of_copy=True)
        if content not in FILE_FORMATS["docx"].contents:
            result = lint_bytes(data, self.name, self.ruleset, self.options, self.clock)
            return Repair(result, failure=result.failure or of_another_format())
        return self._repair_docx(data)

    def _repair_docx(self, data: bytes) -> Repair:
        first = self._judged(data)
        refusal = why_not(first.result)
        if refusal is not None or first.result.status is Status.OUTSIDE:
            return Repair(first.result, failure=refusal)
        rounds = self._not_worse(first)
        if not rounds:
            return Repair(first.result, first.result)
        version = first
        for each in rounds:
            edits = [step.edit for step in each.steps]
            if strange := unexplained(version.data, each.version.data, edits, each.places):
                return Repair(first.result, failure=unproven(strange))
            version = each.version
        return Repair(first.result, version.result, version.data, tuple(step for each in rounds for step in each.steps))

    def _opened(self, data: bytes) -> EditedPackage:
        self.clock.check()
        return EditedPackage.open(data, self.name)

    def _judged(self, data: bytes) -> _Judged:
        package = self._opened(data)
        subject, chosen = analyse(package.document, self.ruleset, self.options)
        return _Judged(data, package, judged(subject, chosen, self.name, sha256_of(data), self.ruleset, self.options))

    def _not_worse(self, first: _Judged) -> list[_Round]:
        """Returns the rounds that lead to a version that is by no rule worse than the first."""
        refused: set[PlanKey] = set()
        rounds = self._rounds(first, first.package, refused)
        for _ in range(_TRIALS):
            worse = _worse(first, rounds)
            if not worse:
                return rounds
            refused |= self._culprits(first, rounds, refused, worse)
            rounds = self._rounds(first, self._opened(first.data), refused)
        return []

    def _culprits(self, first: _Judged, rounds: list[_Round], refused: Set[PlanKey], worse: Set[str]) -> set[PlanKey]:
        """Returns the edits for the rule without which the file is not worse by so many rules."""
        steps = [step for each in rounds for step in each.steps]
        for rule in dict.fromkeys(step.rule for step in reversed(steps)):
            without = {step.key for step in steps if step.rule == rule}
            trial = self._rounds(first, self._opened(first.data), refused | without)
            if len(_worse(first, trial) & worse) < len(worse):
                return without
        return {step.key for step in steps}

    def _rounds(self, first: _Judged, package: EditedPackage, refused: Set[PlanKey]) -> list[_Round]:
        """Edits until nothing changes any more; what was of no avail is not tried twice."""
        rounds: list[_Round] = []
        version, tried = first, set(refused)
        for _ in range(_ROUNDS):
            judgement = version.result.judgement
            steps = planned(judgement, unsafe=self.unsafe, refused=tried) if judgement else []
            if not steps:
                break
            steps = solved(steps, package.document)
            places = package.places()
            left = apply(package, [step.edit for step in steps])
            tried |= {step.key for step in steps}
            if not package.is_changed:
                break
            version = self._judged(package.written())
            package = version.package
            rounds.append(_Round(version, tuple(step for step in steps if step.edit not in left), places))
        return rounds


def _worse(first: _Judged, rounds: list[_Round]) -> set[str]:
    """Returns the rules by which the last version has more faults than the first, or which cannot be judged any more."""
    before, after = first.result.judgement, (rounds[-1].version if rounds else first).result.judgement
    if before is None or after is None:
        return set()
    faults = [Counter(diagnostic.rule.id for diagnostic in each.diagnostics) for each in (before, after)]
    doubtful = {rule for rule, verdict in after.verdicts.items() if verdict is Verdict.UNSURE}
    return set(faults[1] - faults[0]) | {rule for rule in doubtful if before.verdicts[rule] not in _NOT_WORSE}
