"""Judges files one after the other, and writes the report."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from decree30_lint.cli.complaints import NOT_JUDGED
from decree30_lint.cli.interrupt import Interrupt
from decree30_lint.cli.language import in_lang
from decree30_lint.cli.output import check_destination, stream, text_style_for, write_whole
from decree30_lint.cli.paths import Source, sources
from decree30_lint.cli.progress import with_progress
from decree30_lint.cli.settings import CliOptions, Job, jobs
from decree30_lint.errors import LintError
from decree30_lint.formats.files import read_stream
from decree30_lint.model.results import Failure, FileResult, Run, Status
from decree30_lint.model.words import Lang, Words
from decree30_lint.pipeline import lint, lint_bytes, not_judged
from decree30_lint.service.configuration.configuration import FailOn

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.cli.ledger import Ledger
    from decree30_lint.model.suppressions import UnusedSuppression

_FOUND = 1
_ADDRESS = "decree30"  # how a comment begins that speaks to us


def check_files(paths: Sequence[str], given: CliOptions, form: str, output: Path | None, asked: Lang | None) -> int:
    """The exit code. A file that cannot be judged is named in the report and does not stop the others."""
    found = sources(paths)
    if output is not None:
        inputs = [source.path for source in found if not source.is_stdin]
        check_destination(output, inputs if given.baseline is None else [*inputs, given.baseline])
    work = jobs(found, given)
    lang = asked or work[0].language or Lang.VI
    codes = {0}
    ledger = _ledger(given, lang) if given.baseline or any(job.suppressions for job in work) else None
    run = Run(
        ruleset=work[0].ruleset,
        stage=work[0].options.stage.value,
        as_of=given.as_of.isoformat() if given.as_of else None,
        files=(),
        count=len(work),
    )
    interrupt = Interrupt()
    watched = with_progress(work, in_lang(lang, "Đang kiểm tra", "Checking"), beside_report=output is None)
    run.files = _judged(watched, given, lang, ledger, codes, run, interrupt)
    with interrupt.heeded():
        pieces = _pieces(run, form, lang, on_screen=output is None)
        stream(pieces) if output is None else write_whole(output, pieces)
    if form == "jsonl" and run.unused_suppressions:
        _name_idle(run.unused_suppressions, lang)
    if output is not None:
        click.echo(in_lang(lang, f"Đã ghi kết quả vào {output}.", f"The result is in {output}."), err=True)
    if run.interrupted:
        raise click.Abort
    if ledger is not None:
        ledger.close()
    return max(codes)


def _judged(
    work: Iterable[Job],
    given: CliOptions,
    lang: Lang,
    ledger: Ledger | None,
    codes: set[int],
    run: Run,
    interrupt: Interrupt,
) -> Iterator[FileResult]:
    """The reports, one after the other. Their exit codes go into `codes`; how it ended, into `run`."""
    for job in work:
        try:
            with interrupt.judging():
                report = _report(job)
                if ledger is not None or _speaks_to_us(report):
                    ledger = ledger or _ledger(given, lang)
                    report = ledger.settled(job, report)
        except KeyboardInterrupt:
            run.interrupted = True
            return
        codes.add(code_of(report, job.fail_on))
        yield report
        if interrupt.pressed:
            run.interrupted = True
            return
    if ledger is not None:
        run.unused_suppressions = ledger.idle()


def _ledger(given: CliOptions, lang: Lang) -> Ledger:
    from decree30_lint.cli.ledger import open_ledger

    return open_ledger(given, lang)


def _name_idle(idle: Sequence[UnusedSuppression], lang: Lang) -> None:
    """Lines of JSON are about one file each: what belongs to none is said beside them."""
    from decree30_lint.report.suppressed import idle_lines

    click.echo("\n".join(idle_lines([("", idle)], text_style_for(lang, None))), err=True, nl=False)


def _speaks_to_us(report: FileResult) -> bool:
    return report.subject is not None and any(_ADDRESS in c.text.lower() for c in report.subject.document.comments)


def code_of(report: FileResult, fail_on: FailOn) -> int:
    if report.judgement is None:
        return NOT_JUDGED
    return _FOUND if any(fail_on.meets(finding.level) for finding in report.judgement.diagnostics) else 0


def _report(job: Job) -> FileResult:
    source = job.source
    if source.is_folder:
        return FileResult(source.shown, None, None, Status.UNREADABLE, failure=_NO_DOCUMENT)
    try:
        if source.is_stdin:
            return lint_bytes(read_stream(sys.stdin.buffer), source.shown, job.ruleset, job.options)
        return lint(source.path, job.ruleset, job.options, source.shown)
    except LintError as error:
        return not_judged(source.shown, error)
    except Exception as error:  # a bug of ours: named, and the other files still get their turn
        return _crashed(source, error)


def _crashed(source: Source, error: Exception) -> FileResult:
    from traceback import extract_tb

    frame = extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"
    words = Words(
        f"Chương trình gặp lỗi nội bộ khi đọc tệp này; đề nghị báo cho người phát triển: {what}",
        f"The program failed on this file; please report it to the developers: {what}",
    )
    return FileResult(source.shown, None, None, Status.CRASHED, failure=Failure("crash", words))


_NO_DOCUMENT = Failure(
    "no-documents",
    Words(
        "Thư mục này không có văn bản nào (.docx, .docm, .dotx, .pdf, .doc, .odt, .rtf).",
        "There is no document in this folder (.docx, .docm, .dotx, .pdf, .doc, .odt, .rtf).",
    ),
)


def _pieces(run: Run, form: str, lang: Lang, *, on_screen: bool) -> Iterator[str]:
    if form == "text":
        from decree30_lint.report.as_text import text_pieces

        return text_pieces(run, text_style_for(lang, sys.stdout if on_screen else None))
    from decree30_lint.report.as_json import json_pieces, jsonl_pieces

    return {"json": json_pieces, "jsonl": jsonl_pieces}[form](run, lang)
