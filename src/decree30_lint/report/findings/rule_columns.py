"""Counts over the files of a run by rule, and holds the columns of their table."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.model.finding_words import LEVEL, citation_words
from decree30_lint.model.report import Finding, Report
from decree30_lint.model.rules import ClauseCitation, Level
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import capitalised
from decree30_lint.report.findings.columns import CellContent, Column
from decree30_lint.report.findings.finding_columns import place_count


class RuleTally(Struct):
    """Counts what a rule found: `level` is that of its gravest finding, None where it was only undecided.

    `files` have findings of it, in `undecided` files it could not be judged. The clause is known of rules with findings.
    """

    rule: str
    part_name: Words
    requirement: Words
    citation: ClauseCitation | None = None
    level: Level | None = None
    findings: int = 0
    places: int = 0
    files: int = 0
    fixable: int = 0
    undecided: int = 0

    def count(self, finding: Finding, *, editable: bool) -> None:
        self.citation = finding.citation
        self.level = min(filter(None, (self.level, finding.level)), key=lambda level: level.rank)
        self.findings += 1
        self.places += place_count(finding)
        self.fixable += finding.fixable and editable


def tally(report: Report, tallies: dict[str, RuleTally]) -> None:
    """Adds what a file says of rules to the tallies, by the ids of the rules."""
    for rule in dict.fromkeys(finding.rule for finding in report.findings):
        found = [finding for finding in report.findings if finding.rule == rule]
        of_rule = tallies.setdefault(rule, RuleTally(rule, found[0].part_name, found[0].requirement))
        of_rule.files += 1
        for finding in found:
            of_rule.count(finding, editable=report.editable)
    for each in report.undecided:
        tallies.setdefault(each.rule, RuleTally(each.rule, each.part_name, each.requirement)).undecided += 1


def _level(row: RuleTally, lang: Lang) -> CellContent:
    return None if row.level is None else capitalised(LEVEL[row.level].of(lang))


def _clause(row: RuleTally, lang: Lang) -> CellContent:
    return citation_words(row.citation, lang) if row.findings else None


RULE_COLUMNS: tuple[Column[RuleTally], ...] = (
    Column(Words("Mã quy tắc", "Rule"), 26, lambda row, _: row.rule),
    Column(Words("Thành phần", "Part"), 18, lambda row, lang: capitalised(row.part_name.of(lang))),
    Column(Words("Mức", "Level"), 10, _level, coloured=True),
    Column(Words("Số phát hiện", "Findings"), 9, lambda row, _: row.findings),
    Column(Words("Số chỗ", "Places"), 8, lambda row, _: row.places),
    Column(Words("Số tệp", "Files"), 8, lambda row, _: row.files),
    Column(Words("Máy sửa được", "Mended by fix"), 9, lambda row, _: row.fixable),
    Column(Words("Số tệp chưa xác định được", "Files undecided"), 11, lambda row, _: row.undecided),
    Column(Words("Yêu cầu", "Requirement"), 46, lambda row, lang: row.requirement.of(lang)),
    Column(Words("Căn cứ", "By"), 36, _clause),
)
