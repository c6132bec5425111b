"""Writes the findings of a file under three headings: what must be mended, what should be, what is worth a look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from decree30_lint.model.report import Finding, Report
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Words
from decree30_lint.report.findings.groups import FindingGroup, finding_groups
from decree30_lint.report.findings.text_finding import finding_lines
from decree30_lint.report.text_style import COLOURS, TextStyle

HEADINGS = {
    Level.ERROR: Words("PHẢI SỬA", "MUST BE MENDED"),
    Level.WARNING: Words("NÊN SỬA", "SHOULD BE MENDED"),
    Level.INFO: Words("LƯU Ý", "NOTES"),
}


def group_lines(report: Report, findings: Sequence[Finding], style: TextStyle) -> Iterator[str]:
    """Yields the groups of these findings of the report, each level under its heading."""
    shown: set[str] = set()
    for level, groups in groupby(finding_groups(findings), key=lambda group: group.level):
        yield from ("", style.ink.paint(style.render(HEADINGS[level]), COLOURS[level]))
        for group in groups:
            yield from _group(group, report, style, shown)
            shown.update(finding.rule for finding in group.findings)


def _group(group: FindingGroup, report: Report, style: TextStyle, shown: Set[str]) -> Iterator[str]:
    if group.cause is None:
        (finding,) = group.findings
        yield from finding_lines(finding, report.ruleset, style, again=finding.rule in shown)
        return
    from decree30_lint.report.findings.text_causes import cause_lines

    yield from cause_lines(group, group.cause, style)
