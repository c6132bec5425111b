"""Judges files one after the other, and writes the report while they are judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.cli.interrupt import Interrupt
from decree30_lint.cli.language import in_lang
from decree30_lint.cli.output import is_terminal, say, screen, text_style_for
from decree30_lint.cli.picture_progress import SourcesWithProgress
from decree30_lint.cli.progress import with_progress
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.report import Report
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.findings.formats import FORMATS, Format
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.service.checker import Checker
from decree30_lint.service.configuration import find_configuration
from decree30_lint.service.input_files import InputFile, files_of, input_files
from decree30_lint.service.output import check_destination, replaced_file
from decree30_lint.service.settings import BaselineUse, Settings
from decree30_lint.service.sources import FileSources

if TYPE_CHECKING:  # not needed where nothing is accepted, and no form is written
    from decree30_lint.service.form_files import FormFiles
    from decree30_lint.service.suppressions.ledger import BaselineChange


class Destination(Struct, frozen=True):
    """Says what is written where: the report, in the format `form`, to `output`, else to the screen, and forms to be filed.

    `form_place` is the file of one form, or the folder of several; None for none.
    """

    form: str
    output: Path | None = None
    form_place: Path | None = None


def check_files(
    paths: Sequence[str],
    settings: Settings,
    destination: Destination,
    options: ReportOptions,
    asked: Lang | None,
    jobs: int | None,
) -> int:
    """Returns the exit code. A file that cannot be judged is named in the report and does not stop the others.

    `options` are those of the report; its language is `asked`, else that of a configuration.
    """
    output, form = destination.output, FORMATS[destination.form]
    if output is None and form.binary and is_terminal():
        raise _needs_a_file(destination.form)
    found = input_files(paths)
    files = _without_forms(found, paths)
    if output is not None:
        check_destination(output, not_to_be_overwritten(found, settings))
    forms = _forms(destination, paths, files, settings)
    checker = Checker(settings, asked or Lang.VI)
    planned = checker.plan(files)
    lang = asked or planned[0].language or Lang.VI
    run = Run(planned[0].circumstances.ruleset, (), len(planned))
    interrupt = Interrupt()
    reports = _judged(checker.reports(planned, jobs), checker, run, interrupt)
    if not options.answers:
        from decree30_lint.report.findings.without_answers import without_answers

        reports = map(without_answers, reports)
    reports = forms.beside(reports, planned) if forms is not None else reports
    label = in_lang(lang, "Đang kiểm tra", "Checking")
    run.reports = with_progress(reports, len(planned), label, beside_report=output is None)
    kept = FileSources(files, {job.file.shown: job.ruleset for job in planned}, settings.memory)
    sources = SourcesWithProgress(kept, lang, beside_report=output is None)
    with interrupt.heeded(), replaced_file(output) if output else screen() as out:
        form.write(run, out, replace(options, lang=lang, compared=settings.baseline is not None), sources)
    _say_what_came_of_it(run, form, output, lang)
    _say_of_forms(forms, len(found) - len(files), lang)
    if run.interrupted:
        raise click.Abort
    if (change := checker.close()) is not None:
        say(_change_words(change, lang))
    if gone := checker.gone_from_baseline():
        say(_gone_words(gone, lang))
    if forms is not None and forms.failure is not None:
        raise forms.failure
    return checker.exit_code


def _without_forms(found: Sequence[InputFile], paths: Sequence[str]) -> Sequence[InputFile]:
    """Returns the files without those found in folders that are forms of ours, unless there are no others."""
    if all(file.shown in paths for file in found):
        return found
    from decree30_lint.service.form_files import earlier_forms

    earlier = earlier_forms(found, paths)
    return [file for file in found if file not in earlier] or found


def _forms(
    destination: Destination, paths: Sequence[str], files: Sequence[InputFile], settings: Settings
) -> FormFiles | None:
    """Returns what writes the forms that are asked for. Raises WrongConfigurationError where they could not be written."""
    if destination.form_place is None:
        return None
    from decree30_lint.service.form_files import FormFiles

    forms = FormFiles(destination.form_place, paths, files)
    forms.check([*not_to_be_overwritten(files, settings), *filter(None, [destination.output])])
    return forms


def _needs_a_file(form: str) -> WrongConfigurationError:
    return WrongConfigurationError(
        "needs-output",
        Words(
            f"Dạng {form} không hiện được trên màn hình. Hãy ghi vào một tệp: thêm --output ket-qua.{form}.",
            f"The form {form} cannot be shown on a screen. Write it to a file: add --output result.{form}.",
        ),
    )


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


def _say_what_came_of_it(run: Run, form: Format, output: Path | None, lang: Lang) -> None:
    """Says beside the report what belongs to no file, where the format has no place for it, and where the report is."""
    if run.unused_suppressions and not form.whole:
        from decree30_lint.report.findings.suppressed import unused_lines

        lines = unused_lines([("", run.unused_suppressions)], text_style_for(lang, None))
        click.echo("\n".join(lines), err=True, nl=False)
    if output is not None:
        say(in_lang(lang, f"Đã ghi kết quả vào {output}.", f"The result is in {output}."))


def _say_of_forms(forms: FormFiles | None, left_out: int, lang: Lang) -> None:
    """Says where the forms are, and how many files were not checked since they are forms."""
    if left_out:
        said = f"Bỏ qua {left_out} phiếu kiểm tra thể thức lập trước đây.", f"{left_out} earlier form(s) left out."
        say(in_lang(lang, *said))
    if forms is None or not (forms.written or forms.failed):
        return
    count, place = len(forms.written), forms.target
    if forms.in_one_file and count:
        say(in_lang(lang, f"Đã ghi phiếu kiểm tra thể thức vào {place}.", f"The form is in {place}."))
    elif count:
        say(in_lang(lang, f"Đã ghi {count} phiếu kiểm tra thể thức vào {place}.", f"{count} form(s) are in {place}."))
    if forms.renamed:
        some, first = len(forms.renamed), forms.renamed[0]
        vi = f"{some} phiếu có thêm số ở tên, như {first}: tên kia là của tệp khác, hoặc phiếu ấy đã có người điền."
        en = f"{some} of them have a number in their name, as {first}: the name was taken, or that form filled in."
        say(in_lang(lang, vi, en))
    if forms.failed:
        say(in_lang(lang, f"{forms.failed} phiếu chưa ghi được.", f"{forms.failed} form(s) could not be written."))


def _gone_words(gone: Sequence[str], lang: Lang) -> str:
    return in_lang(
        lang,
        f"{len(gone)} tệp ghi trong baseline không còn ở chỗ cũ, như {gone[0]}: nếu đã đổi tên hay chuyển chỗ thì các phát "
        "hiện cũ hiện lại như mới. Hãy lập lại baseline (--write-baseline), hoặc bỏ các mục ấy (--prune-baseline).",
        f"{len(gone)} file(s) of the baseline are no longer where they were, as {gone[0]}: if they were renamed or moved, "
        "their findings count as new. Write the baseline anew (--write-baseline), or drop their entries (--prune-baseline).",
    )


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
