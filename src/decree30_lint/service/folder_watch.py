"""Judges the documents of a folder whenever they are saved, and compares each verdict with the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.errors import ExitCode
from decree30_lint.model.report import Report
from decree30_lint.model.results import Status
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang
from decree30_lint.service.checker import Checker
from decree30_lint.service.exit_codes import exit_code_of
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.settings import Job, Settings
from decree30_lint.service.watching import FolderContent, WatchedFiles, first_look, next_look, saved

_TRIES = 3  # looks at which a file that cannot be read is taken for one that is still being written
_AT_ONCE = 20  # files judged before the next look


class SavedVerdict(Struct, frozen=True):
    """Holds what was found at one save: how much of each level, at which places, and the exit code that it asks for."""

    judged: bool
    levels: Counter[Level]
    fingerprints: Counter[str]
    exit_code: ExitCode

    def no_longer(self, before: SavedVerdict) -> int:
        """Counts the places of the verdict before that are no longer found."""
        return (before.fingerprints - self.fingerprints).total()


class Saved(Struct, frozen=True):
    """Holds what became of a document that was saved, and of its verdict before; None where there was none."""

    report: Report
    verdict: SavedVerdict
    before: SavedVerdict | None


class FolderWatch:
    """Follows a folder from look to look. With `existing` the documents that are there at the first look are judged, too.

    `reports` holds the last report of each document by its path, as long as it is there, where they are to be kept.
    """

    def __init__(self, settings: Settings, lang: Lang, *, existing: bool, keep_reports: bool) -> None:
        self.reports: dict[Path, Report] = {}
        self.checker = Checker(settings, lang)
        self._existing = existing
        self._keep_reports = keep_reports
        self._files: WatchedFiles | None = None
        self._verdicts: dict[Path, SavedVerdict] = {}

    @property
    def exit_code(self) -> int:
        """Returns the exit code that the last verdicts ask for."""
        return max((verdict.exit_code for verdict in self._verdicts.values()), default=ExitCode.CLEAN)

    def saved(self, found: FolderContent) -> list[Path]:
        """Returns the documents that were saved before this look and are to be judged now: not too many at once."""
        if self._files is None:
            self._files = {} if self._existing else first_look(found)
        if not found:
            return []
        before, self._files = self._files, next_look(self._files, found)
        for gone in before.keys() - self._files.keys():
            self._verdicts.pop(gone, None)
            self.reports.pop(gone, None)
        return saved(before, self._files)[:_AT_ONCE]

    def judged(self, paths: Sequence[Path]) -> Iterator[Saved | None]:
        """Yields what became of each document; None for one that is still being written, as it seems.

        Raises WrongConfigurationError where the settings, or what they name, have become wrong.
        """
        self.checker = Checker(self.checker.settings, self.checker.lang)  # configurations may have been saved, too
        planned = self.checker.plan([InputFile(str(path), path) for path in paths])
        reports = self.checker.reports(planned, apart=True)
        yield from (self._taken(job, report) for job, report in zip(planned, reports, strict=True))

    def _taken(self, job: Job, report: Report) -> Saved | None:
        assert self._files is not None
        path = job.file.path
        file = self._files[path]
        if report.status is Status.UNREADABLE and file.tries + 1 < _TRIES:  # locked, or not whole yet
            self._files[path] = replace(file, tries=file.tries + 1)
            return None
        self._files[path] = replace(file, judged=file.stamp, tries=0)
        return self._settled(job, report)

    def _settled(self, job: Job, report: Report) -> Saved:
        path = job.file.path
        code = exit_code_of(report, job.fail_on, require_judged=self.checker.settings.require_judged)
        verdict = _verdict(report, code)
        before, self._verdicts[path] = self._verdicts.get(path), verdict
        if self._keep_reports:
            self.reports[path] = report
        return Saved(report, verdict, before)


def _verdict(report: Report, code: ExitCode) -> SavedVerdict:
    levels = Counter(finding.level for finding in report.findings)
    fingerprints = Counter(mark for finding in report.findings for mark in finding.fingerprints)
    return SavedVerdict(report.judged, levels, fingerprints, code)
