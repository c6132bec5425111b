"""Writes the report that people read, file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from decree30_lint.model.document import Legibility
from decree30_lint.model.outcomes import UndecidedReason, Verdict
from decree30_lint.model.parts import UNKNOWN_TYPE, TextKind
from decree30_lint.model.report import Report, SuppressionNote
from decree30_lint.model.results import Failure
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.words import Words
from decree30_lint.report.controls import printable
from decree30_lint.report.fact_words import WHY, stage_words
from decree30_lint.report.findings.counts import accepted_words, coverage_words, found_words, total_words
from decree30_lint.report.findings.pieces import Sources, write_pieces
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.summary import Summary, added, summary_of
from decree30_lint.report.findings.text_finding import findings_lines
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.wrapping import block

_SURE = 0.8  # a type recognised with less is said to be uncertain

_TYPE = Words("Loại văn bản: {}", "Type of document: {}")
_NOT_SURE = Words("{} (chưa chắc chắn)", "{} (not certain)")
_TYPE_UNKNOWN = Words(
    "chưa nhận ra, nên chỉ kiểm tra các quy tắc chung cho mọi loại văn bản",
    "not recognised, so only the rules for every type were applied",
)
_PAGES = Words("{} trang", "{} page(s)")
_RULESET = Words("Bộ quy tắc: {}", "Ruleset: {}")
_CONFIGURATION = Words("Cấu hình: {}, tắt {} quy tắc.", "Configuration: {}, switches {} rules off.")
_OUTSIDE = Words("NGOÀI PHẠM VI, KHÔNG KIỂM TRA.", "OUT OF SCOPE, NOT CHECKED.")
_INSIST = Words(
    "Nếu vẫn muốn kiểm tra, hãy chỉ rõ bộ quy tắc (--ruleset) và loại văn bản (--type).",
    "To have it checked all the same, name the ruleset (--ruleset) and the type (--type).",
)
_KINDS = {
    TextKind.MAIN: Words("{} văn bản khác", "{} other document(s)"),
    TextKind.ATTACHED: Words("{} văn bản kèm theo", "{} attached text(s)"),
    TextKind.APPENDIX: Words("{} phụ lục", "{} appendix(es)"),
    TextKind.COPY: Words("{} phần sao văn bản", "{} block(s) of a copy"),
}
_ALSO_HOLDS = Words("Trong tệp còn có {}.", "The file also holds {}.")
_NOT_JUDGED = Words("Không kiểm tra văn bản thứ {} trong tệp. {}", "Document {} of the file was not judged. {}")
_FAILED = Words("KHÔNG KIỂM TRA ĐƯỢC.", "COULD NOT BE JUDGED.")
_STOPPED = Words("BÁO CÁO CHƯA ĐẦY ĐỦ.", "THE REPORT IS INCOMPLETE.")
_NOT_ALL = Words(
    "Đã dừng theo yêu cầu: mới kiểm tra {} trong {} tệp.", "Stopped on request: {} of {} file(s) have been judged."
)
_CORRECT = Words("ĐÚNG THỂ THỨC.", "CORRECT.")
_ALL_MET = Words("Cả {} quy tắc kết luận được đều đạt.", "All {} rules that could be decided are met.")
_MET_BUT = Words("Đạt {} quy tắc; chưa xét được {}: {}.", "{} rules are met; {} could not be judged: {}.")
_ONLY_GENERAL = Words(
    "Mới kiểm tra được {} quy tắc chung, và đều đạt.", "Only {} general rules could be applied; all are met."
)
_NOTHING_DECIDED = Words("CHƯA KẾT LUẬN ĐƯỢC.", "NOTHING DECIDED.")
_NO_RULE = Words("Không có quy tắc nào kết luận được cho văn bản này.", "No rule could be decided for this document.")
_NO_ERROR = Words("KHÔNG CÓ LỖI.", "NO ERROR.")
_NONE_SEEN = Words("CHƯA THẤY LỖI.", "NO ERROR SEEN.")
_NOTHING_NEW = Words("KHÔNG CÓ LỖI MỚI.", "NOTHING NEW.")
_ONLY = Words("Chỉ có {}.", "Only {}.")
_FOUND = Words("TÌM THẤY {}.", "FOUND {}.")
_MOST_UNDECIDED = 0.25  # of the rules that are met
_UNDECIDED = Words("CHƯA XÁC ĐỊNH ĐƯỢC - ĐỀ NGHỊ TỰ XEM LẠI ({})", "NOT DECIDED - PLEASE LOOK YOURSELF ({})")
_REASON = Words("{}: {}. [{}]", "{}: {}. [{}]")
_UNREAD_RULES = Words(
    "{} quy tắc về chữ và cách trình bày chữ: không đọc được chữ của tệp.",
    "{} rules on the text and its presentation: the text of the file cannot be read.",
)
_UNMEASURED_RULES = Words(
    "{} quy tắc về cỡ chữ, kiểu chữ, lề, vị trí và phần có thể thiếu: bản quét không cho biết chắc chắn.",
    "{} rules on sizes, styles, margins, places and parts that may be missing: a scan does not tell for certain.",
)
_PICTURE_PAGE = Words("có trang chỉ là ảnh, không đọc được chữ", "some pages are pictures whose text cannot be read")
_READ_BY_OCR = Words(
    "Đây là bản quét: chữ do phần mềm nhận dạng đọc ra, có thể sai. Phát hiện về chữ được hạ một mức; cỡ chữ, kiểu chữ, "
    "lề và vị trí không xét được.",
    "This is a scan: a program read its text off the picture and may be wrong. Findings on it count one level less; "
    "size, style, margins and places cannot be judged.",
)
_TOGETHER: Mapping[Legibility, tuple[frozenset[UndecidedReason], Words]] = {  # doubts that have one cause
    Legibility.OCR: (
        frozenset({UndecidedReason.NOT_LEGIBLE, UndecidedReason.NOT_IN_FILE, UndecidedReason.NOT_LAID_OUT}),
        _UNMEASURED_RULES,
    ),
    Legibility.NONE: (frozenset({UndecidedReason.NOT_LEGIBLE}), _UNREAD_RULES),
}


def write_text(run: Run, out: BinaryIO, options: ReportOptions, sources: Sources) -> None:
    """Writes the report for people, set for the screen where `out` is one."""
    write_pieces(out, text_pieces(run, TextStyle.for_stream(options.lang, out)))


def text_pieces(run: Run, style: TextStyle) -> Iterator[str]:
    total = summary_of(())
    unused: list[tuple[str, Sequence[SuppressionNote]]] = []
    for report in run:
        summary = summary_of((report,))
        total = added(total, summary)
        several = run.count > 1 and report.failure is None
        yield _joined([*_file(report, style), *(["", *_coverage(summary, style)] if several else []), ""])
        unused += [(report.path, report.unused_suppressions)] if report.unused_suppressions else []
    if unused or run.unused_suppressions:
        from decree30_lint.report.findings.suppressed import unused_lines

        yield _joined(unused_lines([*unused, ("", run.unused_suppressions)], style))
    if run.interrupted:
        yield _joined([*style.headed(style.render(_STOPPED), "red", style.render(_NOT_ALL, total.files, run.count)), ""])
    yield _joined(block(total_words(style, total), style.width))


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _file(report: Report, style: TextStyle) -> Iterator[str]:
    yield style.file_name(report.path)
    if report.failure is not None and report.stage is None:  # nothing is known of it
        yield from _failure(report.failure, style)
        return
    yield from _about(report, style)
    if report.outside is not None:
        yield from _outside(report.outside, style)
        yield from findings_lines(report, style)
        return
    yield from _failure(report.failure, style) if report.failure is not None else _verdict(report, style)
    yield from findings_lines(report, style)
    yield from _undecided(report, style)
    if report.accepted or report.unused_suppressions:
        from decree30_lint.report.findings.suppressed import accepted_lines, malformed_lines

        yield from malformed_lines(report.unused_suppressions, style)
        yield from accepted_lines(report.accepted, style) if report.accepted else ()


def _failure(failure: Failure, style: TextStyle) -> Iterator[str]:
    yield from style.headed(style.render(_FAILED), "red", f"{failure.words.of(style.lang)} [{failure.code}]")


def _outside(reason: Words, style: TextStyle) -> Iterator[str]:
    yield from style.headed(style.render(_OUTSIDE), "yellow", f"{style.render(reason)} {style.render(_INSIST)}")


def _about(report: Report, style: TextStyle) -> Iterator[str]:
    for line in (_type_and_stage(report, style), *_notes(report, style)):
        yield from block(line, style.width, 2)
    if report.signatures:
        from decree30_lint.report.findings.signatures import signature_lines

        yield from signature_lines(report.signatures, style)
    if report.configuration is not None:  # the path is never broken into lines: it is copied into other commands
        note = report.configuration
        yield f"  {printable(style.render(_CONFIGURATION, note.path, note.rules_off))}"
    for line in _how_judged(report, style):
        yield from block(line, style.width, 2)


def _type_and_stage(report: Report, style: TextStyle) -> str:
    facts = [style.render(_TYPE, _type(report, style))]
    facts += [stage_words(report.stage.id, report.stage.why, style.lang)] if report.stage else []
    facts += [style.render(_PAGES, report.pages)] if report.pages else []
    return "; ".join(facts) + "."


def _notes(report: Report, style: TextStyle) -> Iterator[str]:
    """Yields what else the file holds, and what a PDF says of itself."""
    if report.texts:
        kinds = [style.render(_KINDS[kind], report.texts[kind]) for kind in TextKind if report.texts.get(kind)]
        yield style.render(_ALSO_HOLDS, style.listed(kinds))
    for each in report.not_judged:
        yield style.render(_NOT_JUDGED, each.number, style.render(each.reason))
    if report.pdf is not None:
        from decree30_lint.report.findings.pdf_facts import pdf_words, unread_words

        yield pdf_words(report.pdf, report.scan, style)
        if unread := unread_words(report.pdf, report.legibility, style):
            yield unread


def _how_judged(report: Report, style: TextStyle) -> Iterator[str]:
    """Yields by which rules the file was judged, and how well its text could be read."""
    if report.ruleset is not None and report.outside is None:
        yield f"{style.render(_RULESET, style.render(report.ruleset.title))} [{report.ruleset.id}]."
    if report.legibility is Legibility.OCR:
        yield style.render(_READ_BY_OCR)


def _type(report: Report, style: TextStyle) -> str:
    note = report.document_type
    if note is None or (note.id == UNKNOWN_TYPE and report.outside is None):
        return style.render(_TYPE_UNKNOWN)
    name = style.render(note.name)
    return name if note.confidence >= _SURE else style.render(_NOT_SURE, name)


def _verdict(report: Report, style: TextStyle) -> Iterator[str]:
    """Yields the headline of this file."""
    total = summary_of((report,))
    accepted = f"{accepted_words(style, total.accepted)}." if total.accepted else ""
    fine = style.render(_NOTHING_NEW if accepted else _NO_ERROR if _is_judged_enough(report) else _NONE_SEEN)
    if total.levels[Level.ERROR] or total.levels[Level.WARNING]:
        colour = "red" if total.levels[Level.ERROR] else "yellow"
        yield from style.headed(style.render(_FOUND, found_words(style, total)), colour, accepted)
    elif total.levels:
        yield from style.headed(fine, "green", f"{style.render(_ONLY, found_words(style, total))} {accepted}")
    elif accepted:
        yield from style.headed(fine, "green", accepted)
    else:
        yield from _without_findings(report, total.coverage[Verdict.COMPLIES], fine, style)


def _without_findings(report: Report, met: int, fine: str, style: TextStyle) -> Iterator[str]:
    """A pass says what it covers."""
    if not met:
        yield from style.headed(style.render(_NOTHING_DECIDED), "yellow", style.render(_NO_RULE))
    elif not report.governed:
        yield from style.headed(fine, "green", style.render(_ONLY_GENERAL, met))
    else:
        headline = style.render(_CORRECT) if _is_judged_enough(report) else fine
        yield from style.headed(headline, "green", _covered(report, met, style))


def _is_judged_enough(report: Report) -> bool:
    """Tells whether so many rules could be decided that a pass speaks of the document as a whole."""
    met = summary_of((report,)).coverage[Verdict.COMPLIES]
    return report.legibility is Legibility.FULL and len(report.undecided) <= _MOST_UNDECIDED * met


def _covered(report: Report, met: int, style: TextStyle) -> str:
    """Returns "Đạt 154 quy tắc; chưa xét được 5: số trang, trang giấy."."""
    if not report.undecided:
        return style.render(_ALL_MET, met)
    parts = dict.fromkeys(style.render(each.part_name) for each in report.undecided)
    return style.render(_MET_BUT, met, len(report.undecided), ", ".join(parts))


def _coverage(summary: Summary, style: TextStyle) -> list[str]:
    return block(coverage_words(style, summary) + ".", style.width, 2)


def _undecided(report: Report, style: TextStyle) -> Iterator[str]:
    if not report.undecided:
        return
    yield from ("", *style.title(style.render(_UNDECIDED, len(report.undecided))))
    folded, together = _TOGETHER.get(report.legibility, (frozenset(), _UNREAD_RULES))
    if several := sum(each.reason in folded for each in report.undecided):
        yield from block(f"- {style.render(together, several)}", style.width, 2, 2)
    for each in report.undecided:
        if each.reason not in folded:
            why = _PICTURE_PAGE if each.reason is UndecidedReason.NOT_LEGIBLE else WHY[each.reason]
            requirement = style.render(each.requirement).rstrip(".")
            yield from block(f"- {style.render(_REASON, requirement, style.render(why), each.rule)}", style.width, 2, 2)
