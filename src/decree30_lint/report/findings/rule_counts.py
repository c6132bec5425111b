"""Counts over the files of a run what each rule found."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.model.report import Finding, Report
from decree30_lint.model.rules import ClauseCitation, Level
from decree30_lint.model.words import Words


class RuleCount(Struct):
    """Counts what a rule found: `level` is that of its gravest finding, OFF where it was only undecided.

    `files` have findings of it, in `undecided` files it could not be judged; `fixable` are those that `fix` would mend. The
    clause is known of rules with findings.
    """

    rule: str
    part_name: Words
    requirement: Words
    citation: ClauseCitation | None = None
    level: Level = Level.OFF
    findings: int = 0
    places: int = 0
    files: int = 0
    fixable: int = 0
    undecided: int = 0

    def count(self, finding: Finding, *, editable: bool) -> None:
        self.citation = finding.citation
        self.level = min(self.level, finding.level, key=lambda level: level.rank)
        self.findings += 1
        self.places += place_count(finding)
        self.fixable += finding.fixable and editable


def count_rules(report: Report, counts: dict[str, RuleCount]) -> None:
    """Adds what a file says of rules to the counts, by the ids of the rules."""
    for finding in report.findings:
        of_rule = counts.setdefault(finding.rule, RuleCount(finding.rule, finding.part_name, finding.requirement))
        of_rule.count(finding, editable=report.editable)
    for rule in {finding.rule for finding in report.findings}:
        counts[rule].files += 1
    for each in report.undecided:
        counts.setdefault(each.rule, RuleCount(each.rule, each.part_name, each.requirement)).undecided += 1


def place_count(finding: Finding) -> int:
    """Counts the places of a finding, those that are not listed, too."""
    return len(finding.locations) + finding.unlisted_places
