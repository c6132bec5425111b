"""Holds the columns of the table of findings, and its rows: no file, and nothing that was found, is missing in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from decree30_lint.model.finding_words import LEVEL, citation_words
from decree30_lint.model.report import FactNote, Finding, Report
from decree30_lint.model.run import Run
from decree30_lint.model.suppressions import Suppression
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import capitalised
from decree30_lint.report.findings.columns import YES_NO, CellContent, Column
from decree30_lint.report.findings.file_columns import remarks, status_words
from decree30_lint.report.findings.groups import finding_groups
from decree30_lint.report.findings.rule_counts import place_count
from decree30_lint.report.findings.stopped import incomplete_words
from decree30_lint.report.text_style import TextStyle

_ACCEPTED = Words("đã chấp nhận", "accepted")
_WHY = Words("{}. Lý do: {} ({})", "{}. Reason: {} ({})")


class FindingRow(Struct, frozen=True):
    """A row holds a finding of a file, which counts if no `suppression` covers it, or without one what else is to be said.

    Without `report` it speaks of the whole run.
    """

    report: Report | None
    finding: Finding | None = None
    suppression: Suppression | None = None
    remark: str = ""


def finding_rows(report: Report, lang: Lang) -> Iterator[FindingRow]:
    """Yields the findings, the gravest first, those that are accepted, and the remarks on the file; at least one row.

    Why a file was not judged stands before what was found nevertheless.
    """
    said = [FindingRow(report, remark=remark) for remark in remarks(report, lang)]
    yield from () if report.judged else said
    for group in finding_groups(report.findings):
        yield from (FindingRow(report, finding) for finding in group.findings)
    for each in report.accepted:
        yield FindingRow(report, each.finding, each.suppression)
    if not (said or report.findings or report.accepted):
        yield FindingRow(report)
    yield from said if report.judged else ()


def closing_rows(run: Run, judged: int, lang: Lang) -> Iterator[FindingRow]:
    """Yields what belongs to no file, when all that were `judged` have been written."""
    if run.interrupted:
        yield FindingRow(None, remark=incomplete_words(judged, run.count, lang))
    if run.unused_suppressions:
        from decree30_lint.report.findings.suppressed import unused_words

        for said in unused_words("", run.unused_suppressions, TextStyle(lang)):
            yield FindingRow(None, remark=said)


def remedy_words(finding: Finding, lang: Lang) -> str:
    """Returns the corrected text in quotation marks, else what to do; "" where nothing is surely right."""
    if finding.suggestion is not None:
        return f"“{finding.suggestion.strip()}”"
    return finding.instruction.of(lang) if finding.instruction is not None else ""


def required_words(finding: Finding, lang: Lang) -> str:
    """Returns what is required of what was found, where the two can be compared, else the requirement of the rule."""
    if finding.expected is not None and finding.comparable:
        return _fact(finding.expected, lang)
    return finding.requirement.of(lang)


def _fact(fact: FactNote, lang: Lang) -> str:
    words = fact.words.of(lang)
    return f"“{words}”" if fact.quoted else capitalised(words)


def _of_finding(
    title: Words, width: int, cell: Callable[[Finding, Lang], CellContent], *, printed: bool = False
) -> Column[FindingRow]:
    """Returns a column that is empty in the rows without a finding."""
    return Column(title, width, lambda row, lang: None if row.finding is None else cell(row.finding, lang), printed=printed)


def _level(row: FindingRow, lang: Lang) -> CellContent:
    if row.finding is None:
        return None
    return capitalised((LEVEL[row.finding.level] if row.suppression is None else _ACCEPTED).of(lang))


def _found(finding: Finding, lang: Lang) -> CellContent:
    return None if finding.actual is None else _fact(finding.actual, lang)


def _fixable(row: FindingRow, lang: Lang) -> CellContent:
    if row.finding is None or row.report is None or row.suppression is not None:
        return None
    return YES_NO[row.finding.fixable and row.report.editable].of(lang)


def _accepted_by(row: FindingRow, lang: Lang) -> CellContent:
    if row.finding is None or row.suppression is None:
        return None
    from decree30_lint.report.findings.suppressed import source_words

    accepted = row.suppression
    until = accepted.expires.isoformat() if accepted.expires else ""
    by = "; ".join(filter(None, (source_words(accepted, TextStyle(lang)), accepted.owner, until)))
    return _WHY.of(lang).format(capitalised(LEVEL[row.finding.level].of(lang)), accepted.reason.rstrip("."), by)


FINDING_COLUMNS: tuple[Column[FindingRow], ...] = (
    Column(Words("Tệp", "File"), 28, lambda row, _: None if row.report is None else printable(row.report.path)),
    Column(
        Words("Kết quả của tệp", "Result of the file"),
        16,
        lambda row, lang: None if row.report is None else status_words(row.report, lang),
    ),
    Column(Words("Mức", "Level"), 10, _level, coloured=True),
    Column(
        Words("Nội dung", "What"),
        46,
        lambda row, lang: row.remark if row.finding is None else row.finding.message.of(lang),
    ),
    _of_finding(
        Words("Vị trí", "Where"), 22, lambda finding, lang: capitalised(finding.location.words.of(lang)), printed=True
    ),
    _of_finding(Words("Trang", "Page"), 7, lambda finding, _: finding.location.place.page, printed=True),
    _of_finding(Words("Cách sửa", "Mend"), 34, remedy_words, printed=True),
    _of_finding(Words("Chữ ở đó", "Text there"), 34, lambda finding, _: finding.location.text),
    _of_finding(Words("Hiện tại", "Found"), 24, _found),
    _of_finding(Words("Quy định", "Required"), 34, required_words),
    _of_finding(Words("Số chỗ", "Places"), 7, lambda finding, _: place_count(finding)),
    Column(Words("Máy sửa được", "Mended by fix"), 10, _fixable, printed=False),
    _of_finding(
        Words("Nguyên nhân chung", "Common cause"),
        28,
        lambda finding, lang: None if finding.cause is None else finding.cause.name.of(lang),
    ),
    _of_finding(Words("Căn cứ", "By"), 34, lambda finding, lang: citation_words(finding.citation, lang)),
    _of_finding(Words("Thành phần", "Part"), 18, lambda finding, lang: capitalised(finding.part_name.of(lang))),
    _of_finding(Words("Mã quy tắc", "Rule"), 24, lambda finding, _: finding.rule),
    Column(Words("Chấp nhận", "Acceptance"), 34, _accepted_by, printed=False),
)
