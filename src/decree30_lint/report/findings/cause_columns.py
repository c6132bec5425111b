"""Holds the rows and columns of the table of causes: one row for what several findings of a file come from."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from decree30_lint.model.finding_words import LEVEL
from decree30_lint.model.report import Finding, Report
from decree30_lint.model.report_notes import CauseNote
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Words
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import capitalised
from decree30_lint.report.findings.columns import YES_NO, Column
from decree30_lint.report.findings.groups import finding_groups


class CauseRow(Struct, frozen=True):
    """Holds a cause in a file, the findings that come from it, and the level of the gravest."""

    report: Report
    cause: CauseNote
    findings: tuple[Finding, ...]
    level: Level


def cause_rows(report: Report) -> Iterator[CauseRow]:
    """Yields the causes of a file in the order in which they are mended."""
    for group in finding_groups(report.findings):
        if group.cause is not None:
            yield CauseRow(report, group.cause, group.findings, group.level)


CAUSE_COLUMNS: tuple[Column[CauseRow], ...] = (
    Column(Words("Tệp", "File"), 34, lambda row, _: printable(row.report.path)),
    Column(
        Words("Mức nặng nhất", "Gravest level"), 10, lambda row, lang: capitalised(LEVEL[row.level].of(lang)), coloured=True
    ),
    Column(Words("Nguyên nhân", "Cause"), 38, lambda row, lang: row.cause.name.of(lang)),
    Column(Words("Cách sửa", "Mend"), 52, lambda row, lang: row.cause.advice.of(lang)),
    Column(Words("Số phát hiện", "Findings"), 9, lambda row, _: len(row.findings)),
    Column(Words("Sửa một chỗ là hết", "Mended in one place"), 10, lambda row, lang: YES_NO[row.cause.at_source].of(lang)),
    Column(
        Words("Mã quy tắc", "Rules"),
        30,
        lambda row, _: "\n".join(dict.fromkeys(finding.rule for finding in row.findings)),
    ),
)
