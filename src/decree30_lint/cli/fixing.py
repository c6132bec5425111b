"""Repairs files one after the other, writes them, and writes the report while they are repaired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.cli.checking import not_to_be_overwritten
from decree30_lint.cli.interrupt import Interrupt
from decree30_lint.cli.language import in_lang
from decree30_lint.cli.output import say, screen
from decree30_lint.cli.progress import with_progress
from decree30_lint.errors import ExitCode, LintError
from decree30_lint.model.fix_report import FixedFile, FixReport, FixRun
from decree30_lint.model.results import Failure
from decree30_lint.model.words import Lang
from decree30_lint.report.fixes import json, text
from decree30_lint.service.exit_codes import fix_exit_code_of
from decree30_lint.service.fixer import Fixer
from decree30_lint.service.input_files import input_files
from decree30_lint.service.output import check_destination, replaced_file
from decree30_lint.service.repaired_files import RepairedFiles, earlier_copies
from decree30_lint.service.settings import Job, Settings

_WRITERS = {"text": text.write_text, "json": json.write_json}


class FixRequest(Struct, frozen=True):
    """Holds what the command line asks for. With `dry` no document is written."""

    paths: tuple[str, ...]
    settings: Settings
    form: str
    output: Path | None
    unsafe: bool
    dry: bool
    output_dir: Path | None
    in_place: bool
    jobs: int | None


def fix_files(request: FixRequest, asked: Lang | None) -> int:
    """Returns the exit code. A file that cannot be repaired is named in the report and does not stop the others."""
    found = input_files(request.paths)
    copies = earlier_copies(found, request.paths)
    files = [file for file in found if file not in copies]
    places = RepairedFiles(tuple(map(Path, request.paths)), request.output_dir, request.in_place)
    if not request.dry:
        places.check(files)
    if request.output is not None:
        check_destination(request.output, not_to_be_overwritten(found, request.settings))
    fixer = Fixer(request.settings, unsafe=request.unsafe)
    planned = fixer.plan(files)
    lang = asked or planned[0].language or Lang.VI
    run = FixRun((), len(planned), request.dry, request.unsafe)
    interrupt = Interrupt()
    work = _Work(fixer, places, request.dry)
    repaired = interrupt.each(work.fixed(planned, request.jobs), run)
    label = in_lang(lang, "Đang sửa", "Repairing")
    run.files = with_progress(repaired, len(planned), label, beside_report=request.output is None)
    with interrupt.heeded(), replaced_file(request.output) if request.output else screen() as out:
        _WRITERS[request.form](run, out, lang)
    if copies:
        said = f"Bỏ qua {len(copies)} bản đã sửa trước đây (.da-sua).", f"{len(copies)} earlier copies (.da-sua) left out."
        say(in_lang(lang, *said))
    if request.output is not None:
        say(in_lang(lang, f"Đã ghi kết quả vào {request.output}.", f"The result is in {request.output}."))
    if run.interrupted:
        raise click.Abort
    return work.exit_code


class _Work:
    """Repairs and writes the files of one run, and knows how that ends."""

    def __init__(self, fixer: Fixer, places: RepairedFiles, dry: bool) -> None:
        self._fixer = fixer
        self._places = places
        self._dry = dry
        self.exit_code = ExitCode.CLEAN

    def fixed(self, planned: Sequence[Job], jobs: int | None) -> Iterator[FixedFile]:
        for job, report in zip(planned, self._fixer.reports(planned, jobs), strict=True):
            file = FixedFile(report) if self._dry else self._written(job, report)
            self.exit_code = max(self.exit_code, self._code(job, file.report))
            yield file

    def _written(self, job: Job, report: FixReport) -> FixedFile:
        try:
            return self._places.write(job.file, report)
        except LintError as error:
            failure = Failure(error.code, error.words)
            return FixedFile(replace(report, after=None, changes=(), data=None, failure=failure))

    def _code(self, job: Job, report: FixReport) -> ExitCode:
        code = fix_exit_code_of(report, job.fail_on, require_judged=self._fixer.settings.require_judged)
        if not self._dry or code is ExitCode.NOT_JUDGED:
            return code
        return ExitCode.FINDINGS if report.data is not None else ExitCode.CLEAN
