"""Holds the columns of the table of rules."""

from __future__ import annotations

from decree30_lint.model.finding_words import LEVEL, citation_words
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import capitalised
from decree30_lint.report.findings.columns import CellContent, Column
from decree30_lint.report.findings.rule_counts import RuleCount


def _level(row: RuleCount, lang: Lang) -> CellContent:
    return None if row.level is Level.OFF else capitalised(LEVEL[row.level].of(lang))


def _clause(row: RuleCount, lang: Lang) -> CellContent:
    return citation_words(row.citation, lang) if row.findings else None


RULE_COLUMNS: tuple[Column[RuleCount], ...] = (
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
