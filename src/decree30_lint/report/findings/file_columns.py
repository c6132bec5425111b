"""Holds the columns of the table of files, and what is said of a file in a few words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.report import Finding, Report
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import capitalised, stage_words
from decree30_lint.report.findings.columns import CellContent, Column
from decree30_lint.report.findings.file_notes import not_judged_words, type_words
from decree30_lint.report.findings.file_verdict import STATUSES, file_verdict, within_sentence
from decree30_lint.report.findings.summary import fixable_count
from decree30_lint.report.text_style import TextStyle

_LEVELS = {
    Level.ERROR: Words("Lỗi", "Errors"),
    Level.WARNING: Words("Cảnh báo", "Warnings"),
    Level.INFO: Words("Lưu ý", "Notes"),
}
_TYPE_UNKNOWN = Words("chưa nhận ra", "not recognised")
_UNNAMED = Words("không rõ người ký", "signer not known")


def gravest(findings: Sequence[Finding]) -> Level | None:
    """Returns the level of the gravest finding, None where there is none."""
    return min((finding.level for finding in findings), key=lambda level: level.rank, default=None)


def status_words(report: Report, lang: Lang) -> str:
    """Returns "Cần sửa", "Đúng thể thức", "Không kiểm tra được: quá thời hạn": the outcome of the file, for a cell."""
    said = capitalised(within_sentence(file_verdict(report)).of(lang))
    return said if report.failure is None else f"{said}: {STATUSES[report.status].of(lang)}"


def remarks(report: Report, lang: Lang) -> Iterator[str]:
    """Yields what is to be said of the file beside its findings: why it, or a part of it, was not judged, and the like."""
    if report.failure is not None:
        yield f"{report.failure.words.of(lang)} [{report.failure.code}]"
    if report.outside is not None:
        yield report.outside.of(lang)
    yield from not_judged_words(report, lang)
    if report.unused_suppressions:
        from decree30_lint.report.findings.suppressed import unused_words

        yield from (each.message.of(lang) for each in report.unused_suppressions if each.fault.malformed)
        yield from unused_words("", report.unused_suppressions, TextStyle(lang))


def _count(title: Words, count: Callable[[Report], int | None], *, printed: bool = True) -> Column[Report]:
    """Returns a column that is empty where nothing was looked for."""

    def cell(report: Report, lang: Lang) -> CellContent:
        return count(report) if report.judged or report.findings else None

    return Column(title, 9, cell, printed=printed)


def _type(report: Report, lang: Lang) -> CellContent:
    if report.document_type is None:
        return None
    return capitalised(type_words(report, lang) or _TYPE_UNKNOWN.of(lang))


def _stage(report: Report, lang: Lang) -> CellContent:
    return None if report.stage is None else capitalised(stage_words(report.stage.id, report.stage.why, lang))


def _signers(report: Report, lang: Lang) -> CellContent:
    """Returns a line for each signer, said once: "Nguyễn Văn A: nội dung được ký còn nguyên vẹn"."""
    if not report.signatures:
        return None
    from decree30_lint.report.findings.signatures import integrity_words, is_covered

    covered = is_covered(report.signatures)
    lines = (
        f"{each.signer or each.organisation or _UNNAMED.of(lang)}: {integrity_words(each, covered=covered).of(lang)}"
        for each in report.signatures
        if not each.only_time
    )
    return "\n".join(dict.fromkeys(map(printable, lines)))


FILE_COLUMNS: tuple[Column[Report], ...] = (
    Column(Words("Tệp", "File"), 34, lambda report, _: printable(report.path)),
    Column(Words("Kết quả", "Result"), 20, status_words, coloured=True),
    Column(Words("Loại văn bản", "Type"), 15, _type),
    Column(Words("Giai đoạn", "Stage"), 22, _stage),
    Column(Words("Số trang", "Pages"), 7, lambda report, _: report.pages),
    *(_count(_LEVELS[level], partial(Report.count, level=level)) for level in _LEVELS),
    _count(Words("Máy sửa được", "Mended by fix"), lambda report: fixable_count(report) if report.editable else None),
    Column(Words("Người ký số", "Signed by"), 24, _signers),
    Column(Words("Lý do, ghi chú", "Reasons, remarks"), 40, lambda report, lang: "\n".join(remarks(report, lang))),
    _count(Words("Đã chấp nhận", "Accepted"), lambda report: len(report.accepted), printed=False),
    _count(Words("Quy tắc đạt", "Rules met"), lambda report: report.coverage.get(Verdict.COMPLIES, 0), printed=False),
    _count(Words("Quy tắc chưa xác định được", "Rules undecided"), lambda report: len(report.undecided), printed=False),
)
