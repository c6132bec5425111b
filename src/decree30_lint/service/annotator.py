"""Writes what is found in a document into a copy of it, or takes it out again. It writes no file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.errors import RefusedFileError
from decree30_lint.formats import sniff
from decree30_lint.formats.clock import Clock
from decree30_lint.formats.convert import convert
from decree30_lint.formats.file_formats import FILE_FORMATS
from decree30_lint.model.annotated import AnnotatedFile
from decree30_lint.model.plan import PlannedEdit, PlannedRound
from decree30_lint.model.results import Failure, FileResult
from decree30_lint.model.wire import filled
from decree30_lint.model.words import Lang, Words
from decree30_lint.pipeline import lint_bytes
from decree30_lint.repair.plan import planned
from decree30_lint.report.fixes.flatten import changes_of
from decree30_lint.report.flatten import flatten
from decree30_lint.service.input_files import InputFile
from decree30_lint.service.settings import Job, Planner, Settings
from decree30_lint.service.suppressing import Suppressor
from decree30_lint.service.working import bounded, content_for, work_on


class MarkOptions(Struct, frozen=True):
    """Says what is written into the copy: remarks in `lang`, and with `track` corrections as tracked changes.

    With `unsafe` these change words, too. With `clear` our marks are only taken out.
    """

    lang: Lang = Lang.VI
    track: bool = False
    unsafe: bool = False
    clear: bool = False


class Annotator:
    """Annotates documents: comments and tracked changes in a DOCX, highlights and notes in a PDF.

    Marks of an earlier run are replaced. What is suppressed gets no mark. A file that cannot be annotated gives a result
    that says why, and never an exception; wrong settings raise WrongConfigurationError. An annotator is for one thread.

    >>> from decree30_lint import Annotator
    >>> Annotator().annotate(b"no document", name="a.docx").failure.code
    'not-a-zip'
    """

    def __init__(self, settings: Settings | None = None, marks: MarkOptions | None = None) -> None:
        self.settings = settings or Settings()
        self.marks = marks or MarkOptions()
        self._planner = Planner(self.settings)
        self._suppressor = Suppressor(self.settings, self.marks.lang)

    def annotate(self, source: str | Path | bytes, *, name: str | None = None) -> AnnotatedFile:
        """Annotates a copy of one file, or of the content of one that is called `name`.

        Raises WrongConfigurationError where the settings, or the configuration that they name, are wrong.
        """
        content = source if isinstance(source, bytes) else None
        path = Path(name or "-") if isinstance(source, bytes) else Path(source)
        (job,) = self.plan([InputFile(name or str(path), path)])
        return self.work(job, content)

    def annotate_watched(self, file: InputFile) -> AnnotatedFile:
        """Annotates a copy of one file in a process that is watched over: this one, or another."""
        return next(work_on(self.plan([file]), self, (Annotator, (self.settings, self.marks)), 1))

    def plan(self, files: Iterable[InputFile]) -> list[Job]:
        """Raises WrongConfigurationError before any file is annotated."""
        jobs = [self._planner.job_of_several(file) for file in files]
        self._suppressor.prepare(jobs)
        return jobs

    def work(self, job: Job, data: bytes | None = None) -> AnnotatedFile:
        def act(clock: Clock) -> AnnotatedFile:
            content = content_for(job, data)
            kind = sniff(content)
            if kind in FILE_FORMATS["converted"].contents:
                copy = convert(content, f".{kind}", clock)
                return replace(self._docx(job, copy, clock), of_copy=True)
            return self._pdf(job, content, clock) if kind == "pdf" else self._docx(job, content, clock)

        return bounded(job, act, self.failed)

    def failed(self, job: Job, result: FileResult) -> AnnotatedFile:
        return AnnotatedFile(job.file.shown, failure=result.failure)

    def _pdf(self, job: Job, content: bytes, clock: Clock) -> AnnotatedFile:
        from decree30_lint.annotate.pdf_notes import annotated_pdf, cleared_pdf

        if self.marks.track:
            raise RefusedFileError("not-trackable", _NO_TRACKING)
        bare = cleared_pdf(content)
        copy = AnnotatedFile(job.file.shown, bare, ".pdf", unchanged=bare == content)
        if self.marks.clear:
            return copy
        result = self._judged(job, bare, clock)
        if failure := _why_not(result):
            return AnnotatedFile(job.file.shown, failure=failure)
        report = flatten(result, job.circumstances)
        data = annotated_pdf(bare, report, self.marks.lang, clock)
        return replace(copy, data=data, report=report, unchanged=data == content)

    def _docx(self, job: Job, content: bytes, clock: Clock) -> AnnotatedFile:
        from decree30_lint.annotate.docx_copy import annotated_docx, cleared_docx

        bare = cleared_docx(content)
        copy = AnnotatedFile(job.file.shown, bare, ".docx", unchanged=bare == content)
        if self.marks.clear:
            return copy
        result = self._judged(job, bare, clock)
        if failure := _why_not(result):
            return AnnotatedFile(job.file.shown, failure=failure)
        steps = self._steps(result)
        report = flatten(result, job.circumstances)
        edits = [step.edit for step in steps]
        made = annotated_docx(bare, job.file.shown, report, self.marks.lang, edits)
        untracked = [step for step in steps if step.edit in made.untracked]
        rounds = [PlannedRound(result.subject, tuple(untracked))] if result.subject else []
        return replace(
            copy,
            data=made.data,
            report=report,
            tracked=len(steps) - len(untracked),
            untracked=tuple(changes_of(rounds)),
            unchanged=made.data == content,
        )

    def _judged(self, job: Job, content: bytes, clock: Clock) -> FileResult:
        result = lint_bytes(content, job.file.shown, job.ruleset, job.options, clock)
        return self._suppressor.settle(job, result)[0]

    def _steps(self, result: FileResult) -> list[PlannedEdit]:
        """Returns the corrections that may be tracked, as they stand directly at each place."""
        if not self.marks.track or result.judgement is None:
            return []
        return planned(result.judgement, unsafe=self.marks.unsafe, refused=frozenset())


def _why_not(result: FileResult) -> Failure | None:
    """Returns why there is nothing to annotate; None where the document was judged."""
    if result.outside is not None:
        return Failure("outside", filled(_OUTSIDE, why=result.outside))
    return result.failure


_OUTSIDE = Words("Ngoài phạm vi kiểm tra nên không ghi chú. {why}", "Out of scope, so it gets no remarks. {why}")
_NO_TRACKING = Words(
    "Tệp PDF chỉ ghi chú được, không ghi sửa đổi chờ duyệt. Hãy bỏ --track, hoặc dùng tệp Word (.docx) gốc.",
    "A PDF takes remarks, and no tracked changes. Leave --track out, or annotate the Word file (.docx) it came from.",
)
