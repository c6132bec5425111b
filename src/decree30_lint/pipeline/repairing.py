"""Repairs a file: plan, apply, read and judge again, until nothing is left that could be mended; then the proof.

What makes a file worse by any rule is left out, so a repair never does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Set

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.errors import LintError
from decree30_lint.formats import sniff
from decree30_lint.formats.clock import UNBOUNDED, Clock
from decree30_lint.formats.convert import convert
from decree30_lint.formats.docx.write.apply import apply
from decree30_lint.formats.docx.write.clearing import cleared
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.file_formats import FILE_FORMATS
from decree30_lint.model.edits import DrawLine, Edit, SetColumnWidths, SetPage
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.plan import PlannedEdit, PlannedRound, Repair
from decree30_lint.model.results import Failure, FileResult, Status
from decree30_lint.model.rules import Judgement, RuleSet
from decree30_lint.pipeline import Options, analyse, judged, lint_bytes, matches, not_judged, sha256_of, with_causes
from decree30_lint.repair.plan import planned
from decree30_lint.repair.prove import Places, unexplained
from decree30_lint.repair.refusals import of_another_format, unproven, why_not
from decree30_lint.repair.solve import solved

_ROUNDS = 7  # of planning and applying: what depends on something else is settled after four
_NOT_WORSE = (Verdict.UNSURE, Verdict.BREAKS)  # than unsure: a fault may have hidden a doubt elsewhere
_TRIALS = 40  # of leaving something out because it makes the file worse


class _JudgedVersion(Struct, frozen=True):
    """Holds a version of the file, open to be changed, and what was found of it."""

    data: bytes
    package: EditedPackage
    result: FileResult


class _Round(Struct, frozen=True):
    """Holds the version of a file after the edits of `steps`, and where the paragraphs stood in the one before."""

    version: _JudgedVersion
    steps: tuple[PlannedEdit, ...]
    places: Places


def _all_of_it(result: FileResult) -> FileResult:
    return result


class Repairer(Struct, frozen=True):
    """Repairs one file by one ruleset; with `only` just the findings of these rules, which are named as by `select`.

    `counted` leaves out of a result the findings that do not count: they are neither mended nor reported.
    """

    name: str
    ruleset: RuleSet
    options: Options
    clock: Clock = UNBOUNDED
    unsafe: bool = False
    only: tuple[str, ...] = ()
    counted: Callable[[FileResult], FileResult] = _all_of_it

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
            result = self.counted(lint_bytes(data, self.name, self.ruleset, self.options, self.clock))
            return Repair(result, failure=result.failure or of_another_format())
        return self._repair_docx(data)

    def _repair_docx(self, data: bytes) -> Repair:
        first = self._judged(cleared(data))
        refusal = why_not(first.result)
        if refusal is not None or first.result.status is Status.OUTSIDE:
            return Repair(first.result, failure=refusal)
        rounds = self._not_worse(first)
        if not rounds:
            return Repair(first.result, first.result)
        version, planned_rounds = first, []
        for each in rounds:
            edits = [step.edit for step in each.steps]
            if strange := unexplained(version.data, each.version.data, edits, each.places):
                return Repair(first.result, failure=unproven(strange))
            planned_rounds += _planned_round(version.result, each.steps)
            version = each.version
        return Repair(first.result, version.result, version.data, tuple(planned_rounds))

    def _opened(self, data: bytes) -> EditedPackage:
        self.clock.check()
        return EditedPackage.open(data, self.name)

    def _judged(self, data: bytes) -> _JudgedVersion:
        package = self._opened(data)
        subject, chosen = analyse(package.document, self.ruleset, self.options)
        result = judged(subject, chosen, self.name, sha256_of(data), self.ruleset, self.options)
        return _JudgedVersion(data, package, with_causes(self.counted(result)))

    def _not_worse(self, first: _JudgedVersion) -> list[_Round]:
        """Returns the rounds that lead to a version that is by no rule worse than the first."""
        refused: set[Edit] = set()
        rounds = self._rounds(first, first.package, refused)
        for _ in range(_TRIALS):
            worse = _worse(first, rounds)
            if not worse:
                return rounds
            refused |= self._culprits(first, rounds, refused, worse)
            rounds = self._rounds(first, self._opened(first.data), refused)
        return []

    def _culprits(self, first: _JudgedVersion, rounds: list[_Round], refused: Set[Edit], worse: Set[str]) -> set[Edit]:
        """Returns the edits for the rule, or the cause, without which the file is not worse by so many rules."""
        steps = [step for each in rounds for step in each.steps]
        for group in dict.fromkeys(step.group for step in reversed(steps)):
            without = {step.edit for step in steps if step.group == group}
            trial = self._rounds(first, self._opened(first.data), refused | without)
            if len(_worse(first, trial) & worse) < len(worse):
                return without
        return {step.edit for step in steps}

    def _rounds(self, first: _JudgedVersion, package: EditedPackage, refused: Set[Edit]) -> list[_Round]:
        """Edits until nothing changes any more; what was of no avail is not tried twice."""
        rounds: list[_Round] = []
        version, tried = first, set(refused)
        for _ in range(_ROUNDS):
            judgement = version.result.judgement
            steps = planned(self._asked(judgement, first), unsafe=self.unsafe, refused=tried) if judgement else []
            steps = _measurable(steps)
            if not steps:
                break
            steps = solved(steps, package.document, unsafe=self.unsafe)
            places = package.places()
            left = set(apply(package, [step.edit for step in steps]))
            tried |= {step.edit for step in steps} - left  # what others stood in the way of can follow
            if not package.is_changed:
                break
            version = self._judged(package.written())
            package = version.package
            rounds.append(_Round(version, tuple(step for step in steps if step.edit not in left), places))
        return rounds

    def _asked(self, judgement: Judgement, first: _JudgedVersion) -> Judgement:
        """Returns the judgement with what is to be mended: the findings asked for, and what mending them has broken.

        These are mended one by one: what they share with others nobody asked for stays.
        """
        if not self.only:
            return judgement
        broken = _faults(judgement) - _faults(first.result.judgement)
        asked = (d for d in judgement.diagnostics if matches(d.rule.id, self.only) or d.rule.id in broken)
        return replace(judgement, diagnostics=tuple(replace(d, cause=None) for d in asked))


def _planned_round(result: FileResult, steps: tuple[PlannedEdit, ...]) -> list[PlannedRound]:
    if result.subject is None or result.judgement is None:
        return []
    causes = {each.cause.id: each.cause for each in result.judgement.diagnostics if each.cause is not None}
    return [PlannedRound(result.subject, steps, tuple(causes.values()))]


def _measurable(steps: list[PlannedEdit]) -> list[PlannedEdit]:
    """Returns the steps that can be taken now: lines are drawn once the widths around them are settled."""
    if not any(_sets_width(step.edit) for step in steps):
        return steps
    return [step for step in steps if not isinstance(step.edit, DrawLine)]


def _sets_width(edit: Edit) -> bool:
    of_page = isinstance(edit, SetPage) and {edit.width, edit.left, edit.right} != {None}
    return of_page or isinstance(edit, SetColumnWidths)


def _worse(first: _JudgedVersion, rounds: list[_Round]) -> set[str]:
    """Returns the rules by which the last version has more faults than the first, or which cannot be judged any more."""
    before, after = first.result.judgement, (rounds[-1].version if rounds else first).result.judgement
    if before is None or after is None:
        return set()
    doubtful = {rule for rule, verdict in after.verdicts.items() if verdict is Verdict.UNSURE}
    return set(_faults(after) - _faults(before)) | {rule for rule in doubtful if before.verdicts[rule] not in _NOT_WORSE}


def _faults(judgement: Judgement | None) -> Counter[str]:
    """Counts the findings of each rule."""
    return Counter(diagnostic.rule.id for diagnostic in judgement.diagnostics) if judgement else Counter()
