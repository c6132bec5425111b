"""Turns files and bytes into flat reports. The command line, the page and every other face stand on the checker."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from decree30_lint.errors import ExitCode, LintError, UnreadableFileError, crash_words
from decree30_lint.formats.clock import Clock
from decree30_lint.formats.files import read_file, read_stream
from decree30_lint.model.report import Report, SuppressionNote
from decree30_lint.model.results import Failure, FileResult, Status
from decree30_lint.model.words import Lang, Words
from decree30_lint.pipeline import lint_bytes, not_judged, with_causes
from decree30_lint.processes import processors, resident_megabytes
from decree30_lint.report.flatten import flatten
from decree30_lint.service.exit_codes import exit_code_of
from decree30_lint.service.input_files import InputFile, input_files, why_nothing
from decree30_lint.service.isolation.guard import guarded, is_watched, set_watcher
from decree30_lint.service.settings import Job, Planner, Settings

if TYPE_CHECKING:  # not needed where nothing is accepted, or one file is judged
    from multiprocessing.connection import Connection

    from decree30_lint.service.suppressions.ledger import BaselineChange, Ledger, Settlement

_ADDRESS = "decree30"  # how a comment begins that speaks to us
_WORTH_A_WORKER = 4  # files: starting a process takes about as long as judging so many
_GROWN = 0.5  # of the allowed memory: a process that keeps more is replaced by a new one


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
        self._opened: Ledger | None = None

    def check(self, source: str | Path | bytes, *, name: str | None = None) -> Report:
        """Judges one file, or the content of one that is called `name`.

        Raises WrongConfigurationError where the settings, or the configuration that they name, are wrong.
        """
        if isinstance(source, bytes):
            job = self._planner.job_of_several(InputFile(name or "-", Path(name or "-")))
            return self._take(job, *self._judge(job, source))
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
        if self.settings.baseline is not None or any(job.suppressions for job in planned):
            self._ledger()
        return planned

    def judge(self, job: Job) -> Report:
        """Judges one file in this process."""
        return self._take(job, *self._judge(job))

    def reports(self, planned: Sequence[Job], jobs: int | None = None) -> Iterator[Report]:
        """Judges files in their order, in other processes; one alone in this process, where somebody watches over it."""
        if len(planned) == 1 and is_watched():
            return map(self.judge, planned)
        return self._judged_elsewhere(planned, jobs)

    def unused_suppressions(self) -> list[SuppressionNote]:
        """Returns suppressions of configurations that no file checked so far needed."""
        if self._opened is None:
            return []
        from decree30_lint.report.flatten import suppression_note

        return [suppression_note(each) for each in self._opened.unused()]

    def close(self) -> BaselineChange | None:
        """Writes the baseline, where the settings ask for that, and tells what changed."""
        return self._opened.close() if self._opened is not None else None

    def _judged_elsewhere(self, planned: Sequence[Job], jobs: int | None) -> Iterator[Report]:
        from decree30_lint.service.isolation.pool import Pool

        size = jobs or max(1, min(processors(), len(planned) // _WORTH_A_WORKER))
        pool: Pool[Task, Judged] = Pool(serve, (self.settings, self.lang), size)
        for job, outcome in zip(planned, pool.map([_task(job) for job in planned]), strict=True):
            if isinstance(outcome, LintError):
                outcome = flatten(not_judged(job.file.shown, outcome), job.circumstances), None
            yield self._take(job, *outcome)

    def _judge(self, job: Job, data: bytes | None = None) -> Judged:
        """Returns the report, and what suppressions brought; only reading the clock, and the file, has an effect."""
        settlement = None
        try:
            with guarded(job.limits) as clock:
                result = _result(job, data, clock)
                if self._opened is not None or _speaks_to_us(result):
                    result, settlement = self._ledger().settle(job, result)
                return flatten(with_causes(result), job.circumstances), settlement
        except LintError as error:  # of the guard
            return flatten(not_judged(job.file.shown, error), job.circumstances), None
        except Exception as error:  # a bug of ours: named, and the other files still get their turn
            return flatten(_crashed(job.file, error), job.circumstances), None

    def _take(self, job: Job, report: Report, settlement: Settlement | None) -> Report:
        if settlement is not None:
            self._ledger().note(settlement)
        code = exit_code_of(report, job.fail_on, require_judged=self.settings.require_judged)
        self.exit_code = max(self.exit_code, code)
        return report

    def _ledger(self) -> Ledger:
        if self._opened is None:
            from decree30_lint.service.suppressions.ledger import open_ledger

            self._opened = open_ledger(self.settings, self.lang)
        return self._opened


def _result(job: Job, data: bytes | None, clock: Clock) -> FileResult:
    file = job.file
    if job.failure is not None:
        return FileResult(file.shown, None, None, Status.REFUSED, failure=job.failure)
    try:
        if data is None:
            data = content_of(file)
    except LintError as error:
        return not_judged(file.shown, error)
    return lint_bytes(data, file.shown, job.ruleset, job.options, clock)


def content_of(file: InputFile) -> bytes:
    """Returns the bytes of a file, or of standard input. Raises UnreadableFileError or RefusedFileError."""
    if file.is_folder:
        raise why_nothing(file.path)
    if not file.is_stdin:
        return read_file(file.path)
    if sys.stdin is None:
        raise UnreadableFileError("no-access", _STDIN_CLOSED)
    return read_stream(sys.stdin.buffer)


def _speaks_to_us(result: FileResult) -> bool:
    return result.subject is not None and any(_ADDRESS in c.text.lower() for c in result.subject.document.comments)


def _crashed(file: InputFile, error: Exception) -> FileResult:
    return FileResult(file.shown, None, None, Status.CRASHED, failure=Failure("crash", crash_words(error)))


_STDIN_CLOSED = Words("Đầu vào chuẩn đã đóng nên không đọc được.", "Standard input is closed and cannot be read.")


Judged = tuple[Report, "Settlement | None"]
Task = tuple[InputFile, bytes | None]
"""A file, and the content of standard input, which no other process has."""


def _task(job: Job) -> Task:
    if not job.file.is_stdin:
        return job.file, None
    try:
        return job.file, content_of(job.file)
    except LintError:  # which whoever judges it will meet, too
        return job.file, None


def serve(connection: Connection, settings: Settings, lang: Lang) -> None:
    """Judges the files that come, until nobody sends any more, or this process has grown."""
    from decree30_lint.service.isolation.pool import Done, PoolWatcher

    checker = Checker(settings, lang)
    set_watcher(PoolWatcher(connection))
    while True:
        try:
            tasks: list[Task] = connection.recv()
        except EOFError:
            return
        for file, data in tasks:
            (job,) = checker.plan([file])
            connection.send(Done(checker._judge(job, data)))
            if resident_megabytes(os.getpid()) > _GROWN * job.limits.memory:
                return
