"""Writes the report that people read, file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct, field

from decree30_lint.model.report import Report, SuppressionNote
from decree30_lint.model.run import Run
from decree30_lint.report.findings.counts import total_words
from decree30_lint.report.findings.pieces import Sources, write_pieces
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.stopped import INCOMPLETE, stopped_words
from decree30_lint.report.findings.summary import Summary, added, summary_of
from decree30_lint.report.findings.text_about import about_lines
from decree30_lint.report.findings.text_groups import group_lines
from decree30_lint.report.findings.text_undecided import undecided_lines
from decree30_lint.report.findings.text_verdict import how_to_mend_lines, verdict_lines
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.wrapping import block

if TYPE_CHECKING:  # of several files only
    from decree30_lint.report.findings.file_table import FileRow


def write_text(run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None:
    """Writes the report for people, set for the screen where `out` is one."""
    write_pieces(out, text_pieces(run, TextStyle.for_stream(options.lang, out), options))


def text_pieces(run: Run, style: TextStyle, options: ReportOptions | None = None) -> Iterator[str]:
    """Yields the report of each file as it comes; of several files their table, and the totals, follow."""
    options = options or ReportOptions()
    if options.statistics:
        from decree30_lint.report.findings.statistics import statistics_pieces

        yield from statistics_pieces(run, style, options)
        return
    several, kept = run.count > 1, _Kept()
    for report in run:
        kept.keep(report, several=several)
        lines = list(_file(report, style, options))
        yield joined([*lines, *([""] if several and lines else [])])
    if not options.quiet:
        yield joined(_unused(kept, run, style))
        yield joined(_table(kept.rows, style, options) if several else ())
    if run.interrupted:
        yield joined(incomplete_lines(kept.total.files, run.count, style))
    if several:
        yield joined(block(total_words(style, kept.total), style.width))


class _Kept(Struct, eq=False):
    """Keeps of the files of a run what is told at the end."""

    total: Summary = field(default_factory=lambda: summary_of(()))
    rows: list[FileRow] = field(default_factory=list)
    unused: list[tuple[str, Sequence[SuppressionNote]]] = field(default_factory=list)

    def keep(self, report: Report, *, several: bool) -> None:
        self.total = added(self.total, summary_of((report,)))
        if several:
            from decree30_lint.report.findings.file_table import row_of

            self.rows.append(row_of(report))
        if report.unused_suppressions:
            self.unused.append((report.path, report.unused_suppressions))


def _table(rows: Sequence[FileRow], style: TextStyle, options: ReportOptions) -> Iterator[str]:
    from decree30_lint.report.findings.file_table import table_lines

    return table_lines(rows, style, answers=options.answers)


def _unused(kept: _Kept, run: Run, style: TextStyle) -> Iterator[str]:
    if not kept.unused and not run.unused_suppressions:
        return
    from decree30_lint.report.findings.suppressed import unused_lines

    lines = list(unused_lines([*kept.unused, ("", run.unused_suppressions)], style))
    yield from lines if kept.rows or not lines else ["", *lines[:-1]]  # with nothing behind it


def incomplete_lines(judged: int, files: int, style: TextStyle) -> Iterator[str]:
    yield from style.headed(style.render(INCOMPLETE), "red", stopped_words(judged, files, style.lang), 0)


def joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def counts(report: Report, options: ReportOptions) -> bool:
    """Tells whether the file makes the exit code another one than 0."""
    outside = report.outside is not None and not options.require_judged
    return not (report.judged or outside) or any(map(report.counts, report.findings))


def _file(report: Report, style: TextStyle, options: ReportOptions) -> Iterator[str]:
    if not options.quiet:
        yield from _whole(report, style)
    elif counts(report, options):
        yield from _what_counts(report, style)


def _whole(report: Report, style: TextStyle) -> Iterator[str]:
    yield style.file_name(report.path)
    yield from verdict_lines(report, style)
    if report.failure is not None and report.stage is None:  # nothing is known of it
        return
    yield from how_to_mend_lines(report, style)
    yield from about_lines(report, style)
    yield from group_lines(report, report.findings, style)
    if report.outside is not None:
        return
    yield from undecided_lines(report, style)
    if report.accepted or report.unused_suppressions:
        from decree30_lint.report.findings.suppressed import accepted_lines, malformed_lines

        yield from malformed_lines(report.unused_suppressions, style)
        yield from accepted_lines(report.accepted, style) if report.accepted else ()


def _what_counts(report: Report, style: TextStyle) -> Iterator[str]:
    yield style.file_name(report.path)
    yield from verdict_lines(report, style)
    yield from group_lines(report, [finding for finding in report.findings if report.counts(finding)], style)
