"""Counts the findings of a run by rule, the most frequent first, and writes them as a table for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from decree30_lint.model.finding_words import LEVEL
from decree30_lint.model.report import Report
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.words import Words
from decree30_lint.report.findings.counts import coverage_words, total_words
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.summary import added, summary_of
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


class RuleCount(Struct):
    """Counts the findings of one rule. `level` is the gravest that they have; `fixable` are those that `fix` would mend."""

    rule: str
    requirement: Words
    level: Level
    findings: int = 0
    files: int = 0
    fixable: int = 0


class Statistics(Struct, eq=False):
    """Gathers the counts of a run file by file."""

    rules: dict[str, RuleCount]

    def add(self, report: Report) -> None:
        for finding in report.findings:
            row = self.rules.setdefault(finding.rule, RuleCount(finding.rule, finding.requirement, finding.level))
            row.level = min(row.level, finding.level, key=lambda level: level.rank)
            row.findings += 1
            row.fixable += finding.fixable and report.editable
        for rule in Counter(finding.rule for finding in report.findings):
            self.rules[rule].files += 1

    def most_frequent_first(self) -> Sequence[RuleCount]:
        """Returns the rules; of as many findings, the graver first, then by id."""
        return sorted(self.rules.values(), key=lambda row: (-row.findings, row.level.rank, row.rule))


def statistics_pieces(run: Run, style: TextStyle, options: ReportOptions) -> Iterator[str]:
    from decree30_lint.report.findings.text import incomplete_lines, joined

    found, total = Statistics({}), summary_of(())
    for report in run:
        found.add(report)
        total = added(total, summary_of((report,)))
    rows = found.most_frequent_first()
    if rows:
        yield joined([*_table(rows, style, answers=options.answers), ""])
    if run.interrupted:
        yield joined(incomplete_lines(total.files, run.count, style))
    yield joined(block(total_words(style, total), style.width))
    yield joined(block(f"{coverage_words(style, total)}.", style.width))


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
