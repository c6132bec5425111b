"""Writes what a repair has changed as people read it, file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from decree30_lint.model.edits import PlaceInTable, SetLayout, SetPage, SetRunFormat, SetStyle
from decree30_lint.model.finding_words import LEVEL
from decree30_lint.model.fix_report import FixedFile, FixReport, FixRun, FixStatus, RemainingReason
from decree30_lint.model.parts import Part
from decree30_lint.model.report import Finding, Location, Report
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import capitalised, shortened
from decree30_lint.report.findings.counts import accepted_words, found_words
from decree30_lint.report.findings.pieces import write_pieces
from decree30_lint.report.findings.summary import summary_of
from decree30_lint.report.fixes.totals import FixTotals
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.wrapping import block

_REPAIRED = Words("ĐÃ SỬA.", "REPAIRED.")
_WOULD = Words("SẼ SỬA (chưa ghi gì).", "WOULD BE REPAIRED (nothing is written).")
_COPY = Words("Bản sửa: {}", "Repaired copy: {}")
_THERE = Words("Đã có sẵn bản sửa giống hệt: {}", "The same copy is there already: {}")
_IN_PLACE = Words("Đã ghi vào chính tệp này; bản trước khi sửa: {}", "Written into the file itself; as it was before: {}")
_BEFORE_AFTER = Words("Trước khi sửa: {}. Sau khi sửa: {}.", "Before: {}. After: {}.")
_NONE = Words("không còn phát hiện nào", "nothing found")
_UNCHANGED = Words("KHÔNG CÓ GÌ PHẢI SỬA.", "NOTHING TO MEND.")
_NOT_BY_US = Words("KHÔNG SỬA ĐƯỢC BẰNG MÁY.", "NOTHING THAT COULD BE MENDED HERE.")
_LEFT = Words("Còn {}.", "{} left.")
_NOT_REPAIRED = Words("CHƯA SỬA.", "NOT REPAIRED.")
_FINE = Words("Văn bản không có phát hiện nào.", "Nothing was found in it.")
_SEE = Words("Tệp còn nguyên {}; xem bằng lệnh check.", "The file still has {}; see them with `check`.")
_OUTSIDE = Words("NGOÀI PHẠM VI, KHÔNG SỬA.", "OUT OF SCOPE, NOT REPAIRED.")
_CHANGED = Words("ĐÃ THAY ĐỔI", "CHANGED")
_TO_CHANGE = Words("SẼ THAY ĐỔI", "TO BE CHANGED")
_MOVING = (SetPage, SetLayout, SetStyle, SetRunFormat, PlaceInTable)  # what may change where lines and pages end
_PLACES = Words("{} ({} chỗ)", "{} ({} places)")
_AT = Words("{} (đoạn {})", "{} (paragraph {})")
_FIRST_AT = Words("{} ({} chỗ; chỗ đầu ở đoạn {})", "{} ({} places; the first in paragraph {})")
_ANYWHERE = frozenset({Part.TYPEFACE, Part.CITATION, Part.CAPITALS, Part.TYPING})
_LONG = frozenset({Part.BODY, Part.STRUCTURE, Part.LEGAL_BASIS, Part.APPENDIX, Part.WHOLE})  # many paragraphs each
_SHORTLY = 40  # characters of a paragraph by which its reader finds it
_PROOF = Words(
    "Không chữ nào bị đổi; mọi thay đổi đều nằm trong danh sách trên.",
    "Not a word was changed; every change is in the list above.",
)
_PROOF_OF_WORDS = Words(
    "Chỉ những chữ nêu trong danh sách trên bị đổi; mọi thay đổi khác cũng nằm trong đó.",
    "Only the words in the list above were changed; every other change is in it, too.",
)
_LOOK_THROUGH = Words(
    "Chữ có thể sang dòng, sang trang khác: hãy xem lại chỗ ngắt trang và khối chữ ký trước khi trình.",
    "Text may come to stand on other lines and pages: look at the page breaks and the signature before it is submitted.",
)
_CONVERTED = Words(
    "Tệp gốc không phải .docx: bản sửa là tệp .docx do LibreOffice chuyển sang; hãy xem lại cách dàn trang.",
    "The file is no .docx: its copy is one, converted by LibreOffice; look at how it is laid out.",
)
_OPEN = Words(
    "Tệp đang mở trong Word: bản sửa làm theo lần lưu gần nhất. Hãy lưu, đóng tệp trong Word rồi chạy lại nếu vừa gõ thêm.",
    "The file is open in Word: the copy is of what was saved last. Save it, close it and run this again if you typed since.",
)
_REASONS: Mapping[RemainingReason, Words] = {
    RemainingReason.DECISION: Words("CÒN LẠI - CẦN NGƯỜI SOẠN QUYẾT ĐỊNH ({})", "LEFT - SOMEBODY HAS TO DECIDE ({})"),
    RemainingReason.UNSAFE: Words(
        "CÒN LẠI - PHẢI ĐỔI CHỮ, CHỈ SỬA KHI THÊM --unsafe ({})", "LEFT - WORDS WOULD CHANGE, ONLY WITH --unsafe ({})"
    ),
    RemainingReason.IN_VAIN: Words(
        "CÒN LẠI - MÁY CHƯA SỬA ĐƯỢC, HÃY SỬA TRONG WORD ({})", "LEFT - COULD NOT BE MENDED HERE, MEND IN WORD ({})"
    ),
}
_FINDING = Words("{}: {} [{}]", "{}: {} [{}]")
_STOPPED = Words("CHƯA XONG.", "INCOMPLETE.")
_NOT_ALL = Words("Đã dừng theo yêu cầu: mới xong {} trong {} tệp.", "Stopped on request: {} of {} file(s) are done.")


def write_text(run: FixRun, out: BinaryIO, lang: Lang) -> None:
    """Writes the report for people, set for the screen where `out` is one."""
    write_pieces(out, text_pieces(run, TextStyle.for_stream(lang, out)))


def text_pieces(run: FixRun, style: TextStyle) -> Iterator[str]:
    totals = FixTotals()
    for file in run:
        totals.add(file.report)
        yield _joined([*_file(file, run, style), ""])
    if run.interrupted:
        said = style.render(_NOT_ALL, totals.files, run.count)
        yield _joined([*style.headed(style.render(_STOPPED), "red", said), ""])
    if run.count > 1:
        yield _joined(block(totals.words(style, dry=run.dry), style.width))


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _file(file: FixedFile, run: FixRun, style: TextStyle) -> Iterator[str]:
    report = file.report
    yield style.file_name(report.path)
    match report.status:
        case FixStatus.REPAIRED:
            yield from _repaired(file, run, style)
        case FixStatus.UNCHANGED:
            yield from _unchanged(report, style)
        case FixStatus.NOT_REPAIRED:
            yield from _refused(report, style)
        case FixStatus.OUTSIDE:
            reason = style.render(report.before.outside) if report.before.outside else ""
            yield from style.headed(style.render(_OUTSIDE), "yellow", reason)


def _repaired(file: FixedFile, run: FixRun, style: TextStyle) -> Iterator[str]:
    report = file.report
    said = style.render(_BEFORE_AFTER, _found(report.before, style), _found(report.last, style))
    yield from style.headed(style.render(_WOULD if run.dry else _REPAIRED), "green", f"{said}{_accepted(report, style)}")
    for where in _where(file, style):  # names are never broken into lines: they are copied into other commands
        yield f"  {printable(where)}"
    if report.of_copy:
        yield from block(style.render(_CONVERTED), style.width, 2)
    if file.owner is not None:
        yield from block(style.render(_OPEN), style.width, 2)
    yield from ("", *style.title(style.render(_TO_CHANGE if run.dry else _CHANGED)))
    yield from _changes(report, style)
    yield from block(style.render(_PROOF_OF_WORDS if report.words_changed else _PROOF), style.width, 2)
    edits = [edit for change in report.changes for edit in change.edits]
    if any(isinstance(edit, _MOVING) for edit in edits):
        yield from block(style.render(_LOOK_THROUGH), style.width, 2)
    yield from _remaining(report, style)


def _where(file: FixedFile, style: TextStyle) -> Iterator[str]:
    if file.backup is not None:
        yield style.render(_IN_PLACE, file.backup)
    elif file.output is not None:
        yield style.render(_THERE if file.there else _COPY, file.output)


def _unchanged(report: FixReport, style: TextStyle) -> Iterator[str]:
    found = report.last.findings
    said = style.render(_LEFT, capitalised(_found(report.last, style))) if style.lang is Lang.EN else ""
    said = said or style.render(_LEFT, _found(report.last, style))
    head, colour = (_NOT_BY_US, "yellow") if found else (_UNCHANGED, "green")
    yield from style.headed(style.render(head), colour, (said if found else style.render(_FINE)) + _accepted(report, style))
    yield from _remaining(report, style)


def _refused(report: FixReport, style: TextStyle) -> Iterator[str]:
    assert report.failure is not None
    said = f"{style.render(report.failure.words)} [{report.failure.code}]"
    yield from style.headed(style.render(_NOT_REPAIRED), "red" if report.last.findings else "yellow", said)
    if report.last.judged:
        found = style.render(_SEE, _found(report.last, style)) if report.last.findings else style.render(_FINE)
        yield from block(found, style.width, 2)


def _found(report: Report, style: TextStyle) -> str:
    """Returns "2 lỗi và 1 cảnh báo", or that there is nothing."""
    return found_words(style, summary_of((report,)).levels) if report.findings else style.render(_NONE)


def _accepted(report: FixReport, style: TextStyle) -> str:
    count = len(report.last.accepted)
    return f" {capitalised(accepted_words(style, count))}." if count else ""


def _changes(report: FixReport, style: TextStyle) -> Iterator[str]:
    """Yields a line for each thing that was changed in a part, with the number of its places, or the only one."""
    for part in Part:
        of_part = [change for change in report.changes if change.part is part]
        places: dict[str, list[Location]] = {}
        for change in of_part:
            for words in change.words:
                places.setdefault(style.render(words), []).append(change.location)
        for said, where in places.items():
            line = f"- {capitalised(style.render(of_part[0].part_name))}: {_placed(said, where, part, style)}"
            yield from block(line, style.width, 2, 2)


def _placed(said: str, where: Sequence[Location], part: Part, style: TextStyle) -> str:
    if len(where) > 1:
        return style.render(_PLACES, said, len(where))
    text = shortened(where[0].context or where[0].text, _SHORTLY)
    if part in _LONG and text and text.rstrip("…") not in said:
        return style.render(_AT, said, f"“{text}”")
    return said


def _remaining(report: FixReport, style: TextStyle) -> Iterator[str]:
    """Yields what is left by the reason, the graver first."""
    left = list(report.remaining())
    for reason, heading in _REASONS.items():
        findings = [finding for finding, why in left if why is reason]
        if findings:
            yield from ("", *style.title(style.render(heading, len(findings))))
        for finding in sorted(findings, key=lambda each: each.level.rank):
            yield from block(f"- {_finding(finding, style)}", style.width, 2, 2)


def _finding(finding: Finding, style: TextStyle) -> str:
    level: Level = finding.level
    return style.render(_FINDING, capitalised(style.render(LEVEL[level])), _found_at(finding, style), finding.rule)


def _found_at(finding: Finding, style: TextStyle) -> str:
    """Returns the message, with the beginning of the paragraph where it quotes nothing by which that would be found."""
    said = style.render(finding.message)
    text = shortened(finding.location.context or finding.location.text, _SHORTLY)
    if finding.part not in _LONG | _ANYWHERE or finding.location.nowhere or not text or "“" in said:
        return said
    count = len(finding.locations) + finding.unlisted_places
    said, quoted = said.removesuffix("."), f"“{text}”"
    return f"{style.render(_FIRST_AT, said, count, quoted) if count > 1 else style.render(_AT, said, quoted)}."
