"""Counts in words, for the headline of a file and the last lines of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Words
from decree30_lint.report.findings.summary import Summary
from decree30_lint.report.quantities import grouped
from decree30_lint.report.text_style import TextStyle

_COUNTS = {
    Level.ERROR: (Words("{} lỗi", "{} error"), Words("{} lỗi", "{} errors")),
    Level.WARNING: (Words("{} cảnh báo", "{} warning"), Words("{} cảnh báo", "{} warnings")),
    Level.INFO: (Words("{} lưu ý", "{} note"), Words("{} lưu ý", "{} notes")),
}
_DUTIES = {
    Level.ERROR: Words(" phải sửa", " to be mended"),
    Level.WARNING: Words(" nên sửa", " that should be"),
    Level.INFO: Words("", ""),
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
_NOT_JUDGED = Words("{} tệp không kiểm tra được", "{} could not be judged")
_BY_GRAVEST = {
    Level.ERROR: Words("{} tệp có lỗi phải sửa", "{} with errors"),
    Level.WARNING: Words("{} tệp nên sửa", "{} with warnings"),
    Level.INFO: Words("{} tệp chỉ có lưu ý", "{} with notes only"),
}
_CLEAN = Words("{} tệp không có phát hiện nào", "{} with nothing found")
_NOTHING_NEW = Words("{} tệp không có phát hiện mới", "{} with nothing new")
_OUTSIDE = Words("{} tệp ngoài phạm vi", "{} out of scope")
_FIXABLE = Words("máy sửa được {} trong {} phát hiện", "{} of {} findings can be mended by the program")


def count_words(style: TextStyle, level: Level, count: int) -> str:
    one, many = _COUNTS[level]
    return style.render(one if count == 1 else many, grouped(count, style.lang))


def found_words(style: TextStyle, levels: Mapping[Level, int]) -> str:
    """Returns "4 lỗi và 1 cảnh báo": only what there is; "" where there is nothing."""
    counted = [count_words(style, level, levels[level]) for level in _COUNTS if levels.get(level)]
    return style.listed(counted) if counted else ""


def duties_words(style: TextStyle, total: Summary) -> str:
    """Returns "4 lỗi phải sửa, 1 cảnh báo nên sửa": only what there is."""
    there = [level for level in _COUNTS if total.levels[level]]
    return ", ".join(count_words(style, level, total.levels[level]) + style.render(_DUTIES[level]) for level in there)


def accepted_words(style: TextStyle, count: int) -> str:
    one, many = _ACCEPTED
    return style.render(one if count == 1 else many, grouped(count, style.lang))


def coverage_words(style: TextStyle, total: Summary) -> str:
    return style.render(_COVERAGE, *(grouped(total.coverage[verdict], style.lang) for verdict in Verdict))


def total_words(style: TextStyle, total: Summary) -> str:
    """Returns the last line of a report: the files by how they ended, and what was found in all of them."""
    counted = style.render(_TOTAL, grouped(total.files, style.lang))
    files = ": ".join(filter(None, (counted, ", ".join(_outcomes(style, total)))))
    return "; ".join([files, *_found_in_all(style, total)]) + "."


def _outcomes(style: TextStyle, total: Summary) -> Iterator[str]:
    counted = [(_NOT_JUDGED, total.not_judged)]
    counted += [(words, total.gravest[level]) for level, words in _BY_GRAVEST.items()]
    counted += [(_OUTSIDE, total.outside), (_NOTHING_NEW if total.accepted else _CLEAN, total.clean)]
    yield from (style.render(words, grouped(count, style.lang)) for words, count in counted if count)


def _found_in_all(style: TextStyle, total: Summary) -> Iterator[str]:
    if total.levels:
        yield ", ".join(count_words(style, level, total.levels[level]) for level in _COUNTS)
    if total.accepted:
        yield accepted_words(style, total.accepted)
    if total.fixable:
        yield style.render(_FIXABLE, *(grouped(count, style.lang) for count in (total.fixable, total.levels.total())))
