"""Describes what came of repairing one file: flat, in both languages, with the repaired file itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.edits import Applicability, Edit, changes_words
from decree30_lint.model.parts import Part
from decree30_lint.model.plain import Json, edit_to_dict
from decree30_lint.model.report import Finding, Location, Report
from decree30_lint.model.results import Failure, Status
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words


class FixStatus(StrEnum):
    """Names how the repair of a file ended."""

    REPAIRED = "repaired"
    UNCHANGED = "unchanged"  # nothing in it could be mended
    OUTSIDE = "outside"  # no ruleset governs the document
    NOT_REPAIRED = "not_repaired"


class RemainingReason(StrEnum):
    """Names why a finding is left."""

    DECISION = "decision"  # somebody has to decide what is right
    UNSAFE = "unsafe"  # words would change, which nobody asked for
    IN_VAIN = "in_vain"  # it could not be mended, or only so that something else would be broken
    NOT_REPAIRED = "not_repaired"  # the whole file was left as it is


class MadeChange(Struct, frozen=True):
    """A change is what one or more edits made because a rule was broken; `words` say it as "cỡ chữ 11 pt → 13 pt", one each.

    `part` is the one that stands at the place, where that is known, else the one that the rule is about.
    """

    rule: str
    level: Level
    part: Part
    part_name: Words
    words: tuple[Words, ...]
    location: Location
    edits: tuple[Edit, ...]

    def to_dict(self, lang: Lang) -> Json:
        """Returns the change as an element of `changes` of the schema decree30-lint-fix/1."""
        return {
            "rule": self.rule,
            "level": self.level.value,
            "part": self.part.value,
            "changes": [words.of(lang) for words in self.words],
            "location": self.location.to_dict(),
            "edits": [edit_to_dict(edit) for edit in self.edits],
        }


class FixReport(Struct, frozen=True):
    """Holds what came of repairing one file. `path` is as the user gave it, `sha256` is that of the file as it was.

    `data` is the repaired file, None where nothing was changed; then `failure` may say why not. `before` and `after` are the
    reports of both versions. `of_copy` states that a file of an older format was repaired as a .docx. `unsafe` states that
    words might be changed, too.
    """

    path: str
    sha256: str | None
    before: Report
    after: Report | None = None
    changes: tuple[MadeChange, ...] = ()
    data: bytes | None = None
    failure: Failure | None = None
    of_copy: bool = False
    unsafe: bool = False

    @property
    def status(self) -> FixStatus:
        if self.failure is not None:
            return FixStatus.NOT_REPAIRED
        if self.before.status is Status.OUTSIDE:
            return FixStatus.OUTSIDE
        return FixStatus.UNCHANGED if self.data is None else FixStatus.REPAIRED

    @property
    def last(self) -> Report:
        """Returns the report of the file as it is now: the repaired one, if there is one."""
        return self.after or self.before

    @property
    def words_changed(self) -> bool:
        """Tells whether a word was changed, and not only looks."""
        return any(changes_words(edit) for change in self.changes for edit in change.edits)

    def remaining(self) -> Iterator[tuple[Finding, RemainingReason]]:
        """Yields what is still found, and why it was not mended."""
        for finding in self.last.findings:
            yield finding, self._why_left(finding.applicability)

    def _why_left(self, applicability: Applicability) -> RemainingReason:
        if self.failure is not None:
            return RemainingReason.NOT_REPAIRED
        if applicability is Applicability.SHOW:
            return RemainingReason.DECISION
        if applicability is Applicability.REVIEW and not self.unsafe:
            return RemainingReason.UNSAFE
        return RemainingReason.IN_VAIN


class FixedFile(Struct, frozen=True):
    """Holds what came of one file, and where its repaired copy is.

    `output` is None where nothing was written; with `there` it had been there before, with the same content. `backup` holds
    the file as it was before it was replaced, `owner` is the file that Word keeps beside one that it holds open.
    """

    report: FixReport
    output: str | None = None
    there: bool = False
    backup: str | None = None
    owner: str | None = None

    def to_dict(self, lang: Lang) -> Json:
        """Returns the file as an element of `files` of the schema decree30-lint-fix/1, its sentences in `lang`."""
        report = self.report
        failure = report.failure
        return {
            "path": report.path,
            "sha256": report.sha256,
            "format": report.before.format,
            "status": report.status.value,
            "output": self.output,
            "backup": self.backup,
            "of_copy": report.of_copy,
            "words_changed": report.words_changed,
            "before": counts(report.before.findings),
            "after": counts(report.last.findings),
            "changes": [change.to_dict(lang) for change in report.changes],
            "remaining": [_remaining(finding, why, lang) for finding, why in report.remaining()],
            "error": {"code": failure.code, "message": failure.words.of(lang)} if failure else None,
        }


def counts(findings: Iterable[Finding]) -> Json:
    """Returns how many findings there are of each level."""
    levels = [finding.level for finding in findings]
    names = {"errors": Level.ERROR, "warnings": Level.WARNING, "infos": Level.INFO}
    return {name: levels.count(level) for name, level in names.items()}


def _remaining(finding: Finding, why: RemainingReason, lang: Lang) -> Json:
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "part": finding.part.value,
        "message": finding.message.of(lang),
        "why": why.value,
        "location": finding.location.to_dict(),
    }


class FixRun(Struct, eq=False):
    """Iterates once over the files of one run while they are repaired; there are `count` unless it is interrupted.

    With `dry` nothing is written. After that, `interrupted` tells whether it was.
    """

    files: Iterable[FixedFile]
    count: int
    dry: bool = False
    unsafe: bool = False
    interrupted: bool = False

    def __iter__(self) -> Iterator[FixedFile]:
        return iter(self.files)
