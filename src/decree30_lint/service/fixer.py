"""Repairs files and bytes as they are judged: looks, or with `unsafe` words too. It writes no file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from decree30_lint.errors import ExitCode
from decree30_lint.formats.clock import Clock
from decree30_lint.model.fix_report import FixReport
from decree30_lint.model.plan import Repair
from decree30_lint.model.results import FileResult
from decree30_lint.model.words import Lang
from decree30_lint.pipeline import matches, sha256_of
from decree30_lint.pipeline.repairing import Repairer
from decree30_lint.report.fixes.flatten import fix_report
from decree30_lint.service.exit_codes import fix_exit_code_of
from decree30_lint.service.input_files import InputFile, input_files
from decree30_lint.service.settings import Job, Planner, Settings
from decree30_lint.service.suppressing import Suppressor
from decree30_lint.service.working import bounded, content_for, work_on


class Fixer:
    """Repairs documents by the ruleset that governs each of them.

    All rules are judged, so that mending one never breaks another; with `Settings.select` only the findings of these rules
    are mended, reported and counted. What is suppressed stays as it is. A file that cannot be repaired gives a report that
    says why, and never an exception; wrong settings raise WrongConfigurationError. Reports hold the repaired file and can be
    pickled. A fixer is for one thread.

    >>> from decree30_lint import Fixer
    >>> Fixer().fix(b"no document", name="a.docx").status.value
    'not_repaired'
    """

    def __init__(self, settings: Settings | None = None, *, unsafe: bool = False) -> None:
        """Takes `unsafe` where words are to be changed, too, if a rule says how they are written."""
        self.settings = settings or Settings()
        self.unsafe = unsafe
        self.exit_code = ExitCode.CLEAN
        self._planner = Planner(self.settings)
        self._suppressor = Suppressor(self.settings, Lang.VI)

    def fix(self, source: str | Path | bytes, *, name: str | None = None) -> FixReport:
        """Repairs one file, or the content of one that is called `name`. The file itself stays as it is.

        Raises WrongConfigurationError where the settings, or the configuration that they name, are wrong.
        """
        content = source if isinstance(source, bytes) else None
        path = Path(name or "-") if isinstance(source, bytes) else Path(source)
        (job,) = self.plan([InputFile(name or str(path), path)])
        return self._take(job, self.work(job, content))

    def fix_many(self, sources: Iterable[str | Path], *, jobs: int | None = None) -> Iterator[FixReport]:
        """Repairs files, and the documents in folders, as `Checker.check_many` judges them."""
        return self.reports(self.plan(input_files([str(source) for source in sources])), jobs)

    def plan(self, files: Iterable[InputFile]) -> list[Job]:
        """Raises WrongConfigurationError before any file is repaired."""
        planned = [self._planner.job_of_several(file) for file in files]
        self._suppressor.prepare(planned)
        if not self.settings.select:
            return planned
        return [replace(job, options=replace(job.options, select=())) for job in planned]

    def reports(self, planned: Sequence[Job], jobs: int | None = None) -> Iterator[FixReport]:
        """Repairs files in their order, in other processes; one alone in this process, where somebody watches over it."""
        return map(self._take, planned, work_on(planned, self, (_fixer, (self.settings, self.unsafe)), jobs))

    def work(self, job: Job, data: bytes | None = None) -> FixReport:
        """Repairs one file in this process."""

        def act(clock: Clock) -> FixReport:
            content = content_for(job, data)
            return self._reported(job, self._repairer(job, clock).repair(content), sha256_of(content))

        return bounded(job, act, self.failed)

    def repair(self, job: Job, content: bytes, clock: Clock) -> Repair:
        """Repairs the content of a file, and returns the documents, too."""
        return self._repairer(job, clock).repair(content)

    def failed(self, job: Job, result: FileResult) -> FixReport:
        return self._reported(job, Repair(result, failure=result.failure), result.sha256)

    def _repairer(self, job: Job, clock: Clock) -> Repairer:
        def counted(result: FileResult) -> FileResult:
            return self._suppressor.settle(job, result)[0]

        only = self.settings.select
        return Repairer(job.file.shown, job.ruleset, job.options, clock, self.unsafe, only, counted)

    def _reported(self, job: Job, repair: Repair, sha256: str | None) -> FixReport:
        asked = replace(repair, before=self._asked(repair.before), after=repair.after and self._asked(repair.after))
        return fix_report(asked, job.circumstances, sha256, unsafe=self.unsafe)

    def _asked(self, result: FileResult) -> FileResult:
        """Returns the result with the findings that were to be mended."""
        only, judgement = self.settings.select, result.judgement
        if not only or judgement is None:
            return result
        kept = [place for place, found in enumerate(judgement.diagnostics) if matches(found.rule.id, only)]
        diagnostics = tuple(judgement.diagnostics[place] for place in kept)
        prints = tuple(result.fingerprints[place] for place in kept) if result.fingerprints else ()
        return replace(result, judgement=replace(judgement, diagnostics=diagnostics), fingerprints=prints)

    def _take(self, job: Job, report: FixReport) -> FixReport:
        code = fix_exit_code_of(report, job.fail_on, require_judged=self.settings.require_judged)
        self.exit_code = max(self.exit_code, code)
        return report


def _fixer(settings: Settings, unsafe: bool) -> Fixer:
    return Fixer(settings, unsafe=unsafe)
