"""Counts the findings of a run by rule, the most frequent first, and writes them as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from decree30_lint.model.finding_words import LEVEL
from decree30_lint.model.report import Report
from decree30_lint.model.results import Failure
from decree30_lint.model.run import Run
from decree30_lint.model.words import Words
from decree30_lint.report.controls import printable
from decree30_lint.report.findings.counts import coverage_words, total_words
from decree30_lint.report.findings.file_verdict import HEADLINES, FileVerdict
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.rule_counts import RuleCount, count_rules
from decree30_lint.report.findings.summary import Summary, added, summary_of
from decree30_lint.report.text_style import COLOURS, TextStyle
from decree30_lint.report.wrapping import block

_TITLE = Words("THỐNG KÊ THEO QUY TẮC, GẶP NHIỀU TRƯỚC", "FINDINGS BY RULE, THE MOST FREQUENT FIRST")
_HEADS = (
    Words("Phát hiện", "Findings"),
    Words("Tệp", "Files"),
    Words("Máy sửa được", "Fixable"),
    Words("Mức", "Level"),
    Words("Quy tắc", "Rule"),
)
_LEVEL_WIDTH = 8
_BETWEEN = "  "


class Statistics(Struct, eq=False):
    """Gathers the counts of a run file by file, and which files could not be judged."""

    total: Summary = field(default_factory=lambda: summary_of(()))
    rules: dict[str, RuleCount] = field(default_factory=dict)
    failures: list[tuple[str, Failure]] = field(default_factory=list)

    def add(self, report: Report) -> None:
        self.total = added(self.total, summary_of((report,)))
        if report.failure is not None:
            self.failures.append((report.path, report.failure))
        count_rules(report, self.rules)

    def most_frequent_first(self) -> Sequence[RuleCount]:
        """Returns the rules that found anything; of as many findings, the graver first, then by id."""
        found = [row for row in self.rules.values() if row.findings]
        return sorted(found, key=lambda row: (-row.findings, row.level.rank, row.rule))


def statistics_of(run: Run) -> Statistics:
    found = Statistics()
    for report in run:
        found.add(report)
    return found


def statistics_pieces(run: Run, style: TextStyle, options: ReportOptions) -> Iterator[str]:
    from decree30_lint.report.findings.text import incomplete_lines, joined

    found = statistics_of(run)
    if rows := found.most_frequent_first():
        yield joined([*_table(rows, style, answers=options.answers), ""])
    if found.failures:
        yield joined([*_failures(found.failures, style), ""])
    if run.interrupted:
        yield joined(incomplete_lines(found.total.files, run.count, style))
    yield joined(block(total_words(style, found.total), style.width))
    yield joined(block(f"{coverage_words(style, found.total)}.", style.width))


def _table(rows: Sequence[RuleCount], style: TextStyle, *, answers: bool) -> Iterator[str]:
    heads = [style.render(words) for words in _HEADS]
    level, rule = heads[3:]
    numbers = heads[: 3 if answers else 2]
    yield from style.title(style.render(_TITLE))
    yield style.ink.dim("  " + _BETWEEN.join([*numbers, level.ljust(_LEVEL_WIDTH), rule]))
    for row in rows:
        counts = (row.findings, row.files, row.fixable)[: len(numbers)]
        told = [str(count).rjust(len(head)) for count, head in zip(counts, numbers, strict=True)]
        name = style.ink.paint(style.render(LEVEL[row.level]).ljust(_LEVEL_WIDTH), COLOURS[row.level])
        yield "  " + _BETWEEN.join([*told, name, row.rule])
        yield from block(style.render(row.requirement), style.width, 6) if answers else ()


def _failures(failures: Sequence[tuple[str, Failure]], style: TextStyle) -> Iterator[str]:
    yield from style.title(style.render(HEADLINES[FileVerdict.FAILED]).rstrip("."))
    for path, failure in failures:
        yield f"  - {printable(path)}"  # never broken into lines: it is copied
        yield from block(f"{style.render(failure.words)} [{failure.code}]", style.width, 4)
