"""Turns files and bytes into flat reports. The command line, the page and every other face stand on the checker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from decree30_lint.errors import ExitCode, LintError
from decree30_lint.formats.clock import Clock
from decree30_lint.model.report import Report, SuppressionNote
from decree30_lint.model.results import FileResult
from decree30_lint.model.words import Lang
from decree30_lint.pipeline import lint_bytes, not_judged, with_causes
from decree30_lint.report.flatten import flatten
from decree30_lint.service.exit_codes import exit_code_of
from decree30_lint.service.input_files import InputFile, input_files
from decree30_lint.service.settings import Job, Planner, Settings
from decree30_lint.service.suppressing import Suppressor
from decree30_lint.service.working import bounded, content_for, work_on

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.service.suppressions.ledger import BaselineChange, Settlement

JudgedFile = tuple[Report, "Settlement | None"]


class Checker:
    """Checks documents against the ruleset that governs each of them.

    A file that cannot be judged gives a report that says why, and never an exception; wrong settings raise
    WrongConfigurationError. Reports hold no document and can be pickled. A checker is for one thread.

    >>> from decree30_lint import Checker
    >>> Checker().check(b"no document", name="a.docx").status.value
    'unreadable'
    """

    def __init__(self, settings: Settings | None = None, lang: Lang = Lang.VI) -> None:
        """`lang` is the language of what is written into a new baseline."""
        self.settings = settings or Settings()
        self.lang = lang
        self.exit_code = ExitCode.CLEAN
        self._planner = Planner(self.settings)
        self._suppressor = Suppressor(self.settings, lang)

    def check(self, source: str | Path | bytes, *, name: str | None = None) -> Report:
        """Judges one file, or the content of one that is called `name`.

        Raises WrongConfigurationError where the settings, or the configuration that they name, are wrong.
        """
        if isinstance(source, bytes):
            job = self._planner.job_of_several(InputFile(name or "-", Path(name or "-")))
            return self._take(job, self.work(job, source))
        return self.judge(self._planner.job_of_several(InputFile(name or str(source), Path(source))))

    def check_many(self, sources: Iterable[str | Path], *, jobs: int | None = None) -> Iterator[Report]:
        """Judges files, and the documents in folders, in their order, in `jobs` processes beside this one; None: as fits.

        A process that takes more than the settings allow is ended, and its file has the status `deadline` or `memory`.

        Raises WrongConfigurationError at once, before any file is judged. One file never stops the others.
        """
        return self.reports(self.plan(input_files([str(source) for source in sources])), jobs)

    def plan(self, files: Iterable[InputFile]) -> list[Job]:
        """Raises WrongConfigurationError before any file is judged."""
        planned = [self._planner.job_of_several(file) for file in files]
        self._suppressor.prepare(planned)
        return planned

    def judge(self, job: Job) -> Report:
        """Judges one file in this process."""
        return self._take(job, self.work(job))

    def reports(self, planned: Sequence[Job], jobs: int | None = None, *, apart: bool = False) -> Iterator[Report]:
        """Judges files in their order, in other processes.

        One alone is judged in this process, where somebody watches over it: with `apart` it is not, and this process goes on
        whatever the file does.
        """
        return map(self._take, planned, work_on(planned, self, (Checker, (self.settings, self.lang)), jobs, apart=apart))

    def unused_suppressions(self) -> list[SuppressionNote]:
        """Returns suppressions of configurations that no file checked so far needed."""
        return self._suppressor.unused()

    def gone_from_baseline(self) -> list[str]:
        """Returns the files that the baseline names and that are no longer there: they may have another name now."""
        return self._suppressor.gone()

    def close(self) -> BaselineChange | None:
        """Writes the baseline, where the settings ask for that, and tells what changed."""
        return self._suppressor.close()

    def work(self, job: Job, data: bytes | None = None) -> JudgedFile:
        """Returns the report, and what suppressions brought; only reading the clock, and the file, has an effect."""

        def act(clock: Clock) -> JudgedFile:
            result, settlement = self._suppressor.settle(job, _result(job, data, clock))
            return flatten(with_causes(result), job.circumstances), settlement

        return bounded(job, act, self.failed)

    def failed(self, job: Job, result: FileResult) -> JudgedFile:
        return flatten(result, job.circumstances), None

    def _take(self, job: Job, judged: JudgedFile) -> Report:
        report, settlement = judged
        self._suppressor.note(settlement)
        code = exit_code_of(report, job.fail_on, require_judged=self.settings.require_judged)
        self.exit_code = max(self.exit_code, code)
        return report


def _result(job: Job, data: bytes | None, clock: Clock) -> FileResult:
    try:
        content = content_for(job, data)
    except LintError as error:
        return not_judged(job.file.shown, error)
    return lint_bytes(content, job.file.shown, job.ruleset, job.options, clock)
