"""Says what came of a file, in one line, and what the program would mend of it."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.report import Report
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Words
from decree30_lint.report.findings.counts import accepted_words, duties_words, found_words
from decree30_lint.report.findings.file_verdict import HEADLINES, FileVerdict, file_verdict
from decree30_lint.report.findings.summary import fixable_count, summary_of
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.wrapping import block, display_width

_COLOURS = {
    FileVerdict.FAILED: "red",
    FileVerdict.MUST: "red",
    FileVerdict.SHOULD: "yellow",
    FileVerdict.OUTSIDE: "yellow",
    FileVerdict.NOTHING_DECIDED: "yellow",
}
_OTHERWISE = "green"
_INSIST = Words(
    "Nếu vẫn muốn kiểm tra, hãy chỉ rõ bộ quy tắc (--ruleset) và loại văn bản (--type).",
    "To have it checked all the same, name the ruleset (--ruleset) and the type (--type).",
)
_OF_FILE = Words("Về bản thân tệp: {}.", "Of the file itself: {}.")
_ALL_MET = Words("Mọi quy tắc áp dụng cho văn bản này đều đạt.", "It meets every rule that applies to it.")
_UNSEEN = Words("Chưa xét được: {}.", "Not judged: {}.")
_GENERAL = Words("Các quy tắc chung đều đạt.", "It meets the general rules.")
_NO_RULE = Words("Không có quy tắc nào kết luận được cho văn bản này.", "No rule could be decided for this document.")
_ONLY = Words("Chỉ có {}.", "Only {}.")
_FIX = Words("Máy sửa được {} trong {}:", "The program can mend {} of {}:")
_MEND_SOURCE = Words(
    "Tệp PDF không sửa được tại chỗ: hãy sửa trong tệp Word gốc rồi xuất lại PDF.",
    "A PDF is not mended in place: mend the Word file it was made from, and make the PDF again.",
)
_MEND_SCAN = Words(
    "Bản quét không sửa được tại chỗ: hãy sửa văn bản gốc, hoặc quét lại.",
    "A scan is not mended in place: mend the document it shows, or scan it again.",
)


def verdict_lines(report: Report, style: TextStyle) -> Iterator[str]:
    verdict = file_verdict(report)
    yield from style.headed(
        style.render(HEADLINES[verdict]), _COLOURS.get(verdict, _OTHERWISE), told(verdict, report, style)
    )


def how_to_mend_lines(report: Report, style: TextStyle) -> Iterator[str]:
    """Yields the command that mends the file, or where else it is mended."""
    if elsewhere := elsewhere_words(report, style):
        yield from block(elsewhere, style.width, 2)
    if fixable := fixable_count(report):
        from decree30_lint.report.findings.fix_command import fix_command

        said, command = style.render(_FIX, fixable, len(report.findings)), fix_command(report.path)
        if display_width(f"  {said} {command}") <= style.width:
            yield f"  {said} {command}"
        else:  # never broken into lines: it is copied
            yield from (f"  {said}", f"    {command}")


def elsewhere_words(report: Report, style: TextStyle) -> str:
    """Tells where a file is mended that is not mended in place; "" of others, and where there is nothing to mend."""
    graver = any(finding.level is not Level.INFO for finding in report.findings)
    if report.pdf is None or report.outside is not None or not graver:
        return ""
    return style.render(_MEND_SOURCE if report.scan is None else _MEND_SCAN)


def told(verdict: FileVerdict, report: Report, style: TextStyle) -> str:
    """Returns what follows the headline."""
    return " ".join(filter(None, (_told(verdict, report, style), _accepted(report, style))))


def _told(verdict: FileVerdict, report: Report, style: TextStyle) -> str:
    total = summary_of((report,))
    also = style.render(_OF_FILE, found_words(style, total.levels)) if report.findings else ""
    if report.failure is not None:
        return " ".join(filter(None, (style.render(report.failure.words), also, f"[{report.failure.code}]")))
    if report.outside is not None:
        return " ".join(filter(None, (style.render(report.outside), also, style.render(_INSIST))))
    if verdict is FileVerdict.MUST:
        return f"{duties_words(style, total)}."
    if verdict is FileVerdict.SHOULD:
        return f"{found_words(style, total.levels)}."
    if report.findings:
        return style.render(_ONLY, found_words(style, total.levels))
    return "" if report.accepted else _covered(report, style)


def _covered(report: Report, style: TextStyle) -> str:
    """Returns what a pass covers: a word on what it does not."""
    if not report.coverage.get(Verdict.COMPLIES):
        return style.render(_NO_RULE)
    if not report.governed:
        return style.render(_GENERAL)
    if not report.undecided:
        return style.render(_ALL_MET)
    return style.render(_UNSEEN, ", ".join(dict.fromkeys(style.render(each.part_name) for each in report.undecided)))


def _accepted(report: Report, style: TextStyle) -> str:
    return f"{accepted_words(style, len(report.accepted))}." if report.accepted else ""
