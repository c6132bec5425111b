"""Judges files one after the other, and writes the report while they are judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from decree30_lint.cli.interrupt import Interrupt
from decree30_lint.cli.language import in_lang
from decree30_lint.cli.output import say, screen, text_style_for
from decree30_lint.cli.progress import with_progress
from decree30_lint.model.report import Report
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang
from decree30_lint.report.findings.formats import FORMATS
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.service.checker import Checker
from decree30_lint.service.configuration import find_configuration
from decree30_lint.service.input_files import InputFile, files_of, input_files
from decree30_lint.service.output import check_destination, replaced_file
from decree30_lint.service.settings import BaselineUse, Settings
from decree30_lint.service.sources import FileSources

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.service.suppressions.ledger import BaselineChange


def check_files(
    paths: Sequence[str], settings: Settings, form: str, output: Path | None, asked: Lang | None, jobs: int | None
) -> int:
    """Returns the exit code. A file that cannot be judged is named in the report and does not stop the others."""
    files = input_files(paths)
    if output is not None:
        check_destination(output, not_to_be_overwritten(files, settings))
    checker = Checker(settings, asked or Lang.VI)
    planned = checker.plan(files)
    lang = asked or planned[0].language or Lang.VI
    run = Run(planned[0].circumstances.ruleset, (), len(planned))
    interrupt = Interrupt()
    reports = _judged(checker.reports(planned, jobs), checker, run, interrupt)
    label = in_lang(lang, "Đang kiểm tra", "Checking")
    run.reports = with_progress(reports, len(planned), label, beside_report=output is None)
    with interrupt.heeded(), replaced_file(output) if output else screen() as out:
        FORMATS[form].write(run, out, ReportOptions(lang), FileSources(files, settings.memory))
    _say_what_came_of_it(run, form, output, lang)
    if run.interrupted:
        raise click.Abort
    if (change := checker.close()) is not None:
        say(_change_words(change, lang))
    return checker.exit_code


def not_to_be_overwritten(files: Sequence[InputFile], settings: Settings) -> Iterator[Path]:
    """Yields the files that a run reads: documents, configurations, certificates."""
    yield from (file.path for file in files if not file.is_stdin)
    yield from (path for path in (settings.baseline, settings.configuration) if path is not None)
    yield from filter(None, map(find_configuration, {file.folder for file in files}))
    yield from files_of(settings.trust)


def _judged(reports: Iterator[Report], checker: Checker, run: Run, interrupt: Interrupt) -> Iterator[Report]:
    """Yields the reports one after the other; `run` tells how it ended."""
    yield from interrupt.each(reports, run)
    if not run.interrupted:
        run.unused_suppressions = checker.unused_suppressions()


def _say_what_came_of_it(run: Run, form: str, output: Path | None, lang: Lang) -> None:
    """Says beside the report what belongs to no file, where the format has no place for it, and where the report is."""
    if run.unused_suppressions and not FORMATS[form].whole:
        from decree30_lint.report.findings.suppressed import unused_lines

        lines = unused_lines([("", run.unused_suppressions)], text_style_for(lang, None))
        click.echo("\n".join(lines), err=True, nl=False)
    if output is not None:
        say(in_lang(lang, f"Đã ghi kết quả vào {output}.", f"The result is in {output}."))


def _change_words(change: BaselineChange, lang: Lang) -> str:
    if change.use is BaselineUse.WRITE:
        return in_lang(
            lang,
            f"Đã ghi {change.entries} phát hiện được chấp nhận vào {change.path}.",
            f"{change.entries} accepted finding(s) are written to {change.path}.",
        )
    return in_lang(
        lang,
        f"Đã bỏ {change.dropped} mục không còn xuất hiện khỏi {change.path}; còn {change.entries} mục.",
        f"{change.dropped} entries that no longer occur are gone from {change.path}; {change.entries} are left.",
    )
