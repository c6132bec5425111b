"""Counts in words, for the headline of a file and the last line of a report."""

from __future__ import annotations

from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Words
from decree30_lint.report.findings.summary import Summary
from decree30_lint.report.text_style import TextStyle

_COUNTS = {
    Level.ERROR: (Words("{} lỗi", "{} error"), Words("{} lỗi", "{} errors")),
    Level.WARNING: (Words("{} cảnh báo", "{} warning"), Words("{} cảnh báo", "{} warnings")),
    Level.INFO: (Words("{} lưu ý", "{} note"), Words("{} lưu ý", "{} notes")),
}
_COVERAGE = Words(
    "{} quy tắc đạt, {} không đạt, {} không xác định được, {} không áp dụng",
    "{} rules met, {} broken, {} undecided, {} not applicable",
)
_ACCEPTED = (
    Words("{} phát hiện đã được chấp nhận", "{} finding has been accepted"),
    Words("{} phát hiện đã được chấp nhận", "{} findings have been accepted"),
)
_TOTAL = Words("Tổng cộng {} tệp", "{} file(s) in all")
_OUTSIDE = Words("{} tệp ngoài phạm vi", "{} of them out of scope")
_NOT_JUDGED = Words("{} tệp không kiểm tra được", "{} of them could not be judged")


def count_words(style: TextStyle, level: Level, count: int) -> str:
    one, many = _COUNTS[level]
    return style.render(one if count == 1 else many, count)


def found_words(style: TextStyle, total: Summary) -> str:
    """ "4 lỗi và 1 cảnh báo": only what there is."""
    return style.listed([count_words(style, level, total.levels[level]) for level in _COUNTS if total.levels[level]])


def accepted_words(style: TextStyle, count: int) -> str:
    one, many = _ACCEPTED
    return style.render(one if count == 1 else many, count)


def coverage_words(style: TextStyle, total: Summary) -> str:
    return style.render(_COVERAGE, *(total.coverage[verdict] for verdict in Verdict))


def total_words(style: TextStyle, total: Summary) -> str:
    """The last line: files where there are several, findings, what was accepted, coverage."""
    counts = ", ".join(count_words(style, level, total.levels[level]) for level in _COUNTS)
    accepted = [accepted_words(style, total.accepted)] if total.accepted else []
    line = "; ".join([counts, *accepted, coverage_words(style, total)]) + "."
    if total.files <= 1 and not total.not_judged:
        return line
    files = [style.render(_TOTAL, total.files)]
    if total.outside:
        files.append(style.render(_OUTSIDE, total.outside))
    if total.not_judged:
        files.append(style.render(_NOT_JUDGED, total.not_judged))
    return f"{', '.join(files)}: {line}"
