"""Writes one line for each finding, for editors, for `grep`, and for eyes in a hurry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from decree30_lint.model.finding_words import LEVEL
from decree30_lint.model.report import Finding, Report
from decree30_lint.model.run import Run
from decree30_lint.model.words import Words
from decree30_lint.report.controls import printable
from decree30_lint.report.findings.counts import total_words
from decree30_lint.report.findings.groups import finding_groups
from decree30_lint.report.findings.pieces import Sources, write_pieces
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.stopped import incomplete_words
from decree30_lint.report.findings.summary import added, summary_of
from decree30_lint.report.findings.text import counts, joined
from decree30_lint.report.findings.text_finding import is_somewhere
from decree30_lint.report.text_style import COLOURS, TextStyle

_LINE = "{}: {}: {}"
_FINDING = Words("{} ({}) [{}]", "{} ({}) [{}]")
_NOWHERE = Words("{} [{}]", "{} [{}]")
_MORE = Words("{} và {} chỗ khác", "{} and {} more")
_FAILED = Words("không kiểm tra được", "could not be judged")
_OUTSIDE = Words("ngoài phạm vi", "out of scope")


def write_concise(run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None:
    """Writes `path: level: sentence (place) [rule]` for each finding, a line for each file not judged, and the totals."""
    write_pieces(out, concise_pieces(run, TextStyle.for_stream(options.lang, out), options))


def concise_pieces(run: Run, style: TextStyle, options: ReportOptions | None = None) -> Iterator[str]:
    options = options or ReportOptions()
    if options.statistics:
        from decree30_lint.report.findings.statistics import statistics_pieces

        yield from statistics_pieces(run, style, options)
        return
    total = summary_of(())
    for report in run:
        total = added(total, summary_of((report,)))
        yield joined(_lines(report, options, style))
    if run.interrupted:
        yield joined([incomplete_words(total.files, run.count, style.lang)])
    yield joined([total_words(style, total)])


def _lines(report: Report, options: ReportOptions, style: TextStyle) -> Iterator[str]:
    if options.quiet and not counts(report, options):
        return
    if report.failure is not None:
        said = f"{style.render(report.failure.words)} [{report.failure.code}]"
        yield _line(report.path, style.render(_FAILED), "red", said, style)
    elif report.outside is not None:
        yield _line(report.path, style.render(_OUTSIDE), "yellow", style.render(report.outside), style)
    for group in finding_groups(report.findings):
        for finding in group.findings:
            if not options.quiet or report.counts(finding):
                level = style.render(LEVEL[finding.level])
                yield _line(report.path, level, COLOURS[finding.level], _said(finding, style), style)


def _line(path: str, head: str, colour: str, said: str, style: TextStyle) -> str:
    """Returns one line, whatever the texts hold."""
    return _LINE.format(printable(path), style.ink.paint(head, colour), printable(" ".join(said.split())))


def _said(finding: Finding, style: TextStyle) -> str:
    sentence = style.render(finding.message)
    if not is_somewhere(finding):
        return style.render(_NOWHERE, sentence, finding.rule)
    where = style.render(finding.location.words)
    if more := len(finding.locations) - 1 + finding.unlisted_places:
        where = style.render(_MORE, where, more)
    return style.render(_FINDING, sentence, where, finding.rule)
