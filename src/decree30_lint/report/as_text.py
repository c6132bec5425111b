"""The report that people read, file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from decree30_lint.model.document import Legibility
from decree30_lint.model.outcomes import UndecidedReason, Verdict
from decree30_lint.model.parts import UNKNOWN_TYPE, Family, Recognition, Stage, Subject, TextKind
from decree30_lint.model.results import Failure, FileResult, Run
from decree30_lint.model.rules import Judgement, Level
from decree30_lint.model.words import Words
from decree30_lint.report.counts import accepted_words, coverage_words, found_words, total_words
from decree30_lint.report.fact_words import WHY
from decree30_lint.report.summary import Summary, added, summary_of
from decree30_lint.report.text_findings import findings_lines
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.types import type_name
from decree30_lint.report.wrapping import block

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.model.suppressions import UnusedSuppression

_SURE = 0.8  # a type recognised with less is said to be uncertain

_TYPE = Words("Loại văn bản: {}", "Type of document: {}")
_NOT_SURE = Words("{} (chưa chắc chắn)", "{} (not certain)")
_TYPE_UNKNOWN = Words(
    "chưa nhận ra, nên chỉ kiểm tra các quy tắc chung cho mọi loại văn bản",
    "not recognised, so only the rules for every type were applied",
)
_STAGES = {Stage.DRAFT: Words("bản dự thảo", "draft"), Stage.ISSUED: Words("bản đã ban hành", "issued document")}
_PAGES = Words("{} trang", "{} page(s)")
_RULESET = Words("Bộ quy tắc: {}", "Ruleset: {}")
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
_FAILED = Words("KHÔNG KIỂM TRA ĐƯỢC.", "COULD NOT BE JUDGED.")
_STOPPED = Words("BÁO CÁO CHƯA ĐẦY ĐỦ.", "THE REPORT IS INCOMPLETE.")
_NOT_ALL = Words(
    "Đã dừng theo yêu cầu: mới kiểm tra {} trong {} tệp.", "Stopped on request: {} of {} file(s) have been judged."
)
_CORRECT = Words("ĐÚNG THỂ THỨC.", "CORRECT.")
_ALL_MET = Words("Cả {} quy tắc kết luận được đều đạt.", "All {} rules that could be decided are met.")
_ONLY_GENERAL = Words(
    "Mới kiểm tra được {} quy tắc chung, và đều đạt.", "Only {} general rules could be applied; all are met."
)
_NOTHING_DECIDED = Words("CHƯA KẾT LUẬN ĐƯỢC.", "NOTHING DECIDED.")
_NO_RULE = Words("Không có quy tắc nào kết luận được cho văn bản này.", "No rule could be decided for this document.")
_NO_ERROR = Words("KHÔNG CÓ LỖI.", "NO ERROR.")
_NOTHING_NEW = Words("KHÔNG CÓ LỖI MỚI.", "NOTHING NEW.")
_ONLY = Words("Chỉ có {}.", "Only {}.")
_FOUND = Words("TÌM THẤY {}.", "FOUND {}.")
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
_LEGIBILITY = {
    Legibility.OCR: Words(
        "Đây là bản quét: chữ do phần mềm nhận dạng đọc ra, có thể sai. Phát hiện về chữ được hạ một mức; cỡ chữ, kiểu chữ, "
        "lề và vị trí không xét được.",
        "This is a scan: a program read its text off the picture and may be wrong. Findings on it count one level less; "
        "size, style, margins and places cannot be judged.",
    ),
    Legibility.NONE: Words(
        "Không đọc được chữ của tệp, nên chỉ xét chất lượng bản quét. Hãy kiểm tra tệp Word gốc.",
        "The text of the file cannot be read: only the quality of the scan is judged. Check the Word file it came from.",
    ),
}
_TOGETHER: Mapping[Legibility, tuple[frozenset[UndecidedReason], Words]] = {  # doubts that have one cause
    Legibility.OCR: (
        frozenset({UndecidedReason.NOT_LEGIBLE, UndecidedReason.NOT_IN_FILE, UndecidedReason.NOT_LAID_OUT}),
        _UNMEASURED_RULES,
    ),
    Legibility.NONE: (frozenset({UndecidedReason.NOT_LEGIBLE}), _UNREAD_RULES),
}
_TO_BE_READ = Words("Có thể đọc chữ trong ảnh bằng tùy chọn --ocr.", "The option --ocr reads the text off the pictures.")


def text_pieces(run: Run, style: TextStyle) -> Iterator[str]:
    """The report, file by file as they are judged."""
    total = summary_of(())
    idle: list[tuple[str, Sequence[UnusedSuppression]]] = []
    for report in run.files:
        summary = summary_of((report,))
        total = added(total, summary)
        several = run.count > 1 and not summary.not_judged
        yield _joined([*_file(report, style), *(["", *_coverage(summary, style)] if several else []), ""])
        idle += [(report.path, report.unused_suppressions)] if report.unused_suppressions else []
    if idle or run.unused_suppressions:
        from decree30_lint.report.suppressed import idle_lines

        yield _joined(idle_lines([*idle, ("", run.unused_suppressions)], style))
    if run.interrupted:
        yield _joined([*style.headed(style.render(_STOPPED), "red", style.render(_NOT_ALL, total.files, run.count)), ""])
    yield _joined(block(total_words(style, total), style.width))


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _file(report: FileResult, style: TextStyle) -> Iterator[str]:
    yield style.file_name(report.path)
    if report.failure is not None:
        yield from _failure(report.failure, style)
    elif report.subject is not None and report.judgement is not None:
        yield from _about(report, report.subject, style)
        if report.outside is not None:
            yield from _outside(report.outside, style)
            return
        yield from _verdict(report, style)
        yield from findings_lines(report.judgement.diagnostics, report.subject, style)
        yield from _undecided(report.judgement, report.subject.document.legibility, style)
        if report.accepted or report.unused_suppressions:
            yield from _accepted(report, report.subject, style)


def _accepted(report: FileResult, subject: Subject, style: TextStyle) -> Iterator[str]:
    from decree30_lint.report.suppressed import accepted_lines, malformed_lines

    yield from malformed_lines(report.unused_suppressions, subject, style)
    if report.accepted:
        yield from accepted_lines(report.accepted, subject, style)


def _failure(failure: Failure, style: TextStyle) -> Iterator[str]:
    yield from style.headed(style.render(_FAILED), "red", f"{failure.words.of(style.lang)} [{failure.code}]")


def _outside(reason: Words, style: TextStyle) -> Iterator[str]:
    yield from style.headed(style.render(_OUTSIDE), "yellow", f"{style.render(reason)} {style.render(_INSIST)}")


def _about(report: FileResult, subject: Subject, style: TextStyle) -> Iterator[str]:
    facts = [style.render(_TYPE, _type(subject, style)), style.render(_STAGES[subject.stage])]
    if subject.document.page_count:
        facts.append(style.render(_PAGES, subject.document.page_count))
    yield from block("; ".join(facts) + ".", style.width, 2)
    yield from _other_texts(subject.recognition, style)
    if subject.document.format == "pdf":
        from decree30_lint.report.pdf_facts import pdf_words, unread_words

        yield from block(pdf_words(subject.document, style), style.width, 2)
        if unread := unread_words(subject.document, style):
            yield from block(unread, style.width, 2)
    if subject.document.signatures:
        from decree30_lint.report.signatures import signature_lines

        yield from signature_lines(subject.document.signatures, style)
    if report.ruleset_title is not None:
        yield from block(f"{style.render(_RULESET, style.render(report.ruleset_title))} [{report.ruleset}].", style.width, 2)
    document = subject.document
    if document.legibility is not Legibility.FULL:
        said = style.render(_LEGIBILITY[document.legibility])
        if document.scan is not None and document.legibility is Legibility.NONE:
            said += f" {style.render(_TO_BE_READ)}"
        yield from block(said, style.width, 2)


def _governed(subject: Subject) -> bool:
    """The rules for a type apply: only then may a document be called correct."""
    return subject.main.type != UNKNOWN_TYPE


def _type(subject: Subject, style: TextStyle) -> str:
    if subject.recognition.family is Family.ND30 and subject.main.type == UNKNOWN_TYPE:
        return style.render(_TYPE_UNKNOWN)
    name = style.render(type_name(subject))
    return name if subject.main.type_confidence >= _SURE else style.render(_NOT_SURE, name)


def _other_texts(recognition: Recognition, style: TextStyle) -> Iterator[str]:
    others = Counter(text.kind for text in recognition.texts[1:])
    if others:
        listed = style.listed([style.render(_KINDS[kind], others[kind]) for kind in TextKind if others[kind]])
        yield from block(style.render(_ALSO_HOLDS, listed), style.width, 2)


def _verdict(report: FileResult, style: TextStyle) -> Iterator[str]:
    """The headline of this file."""
    total = summary_of((report,))
    met = total.coverage[Verdict.COMPLIES]
    accepted = f"{accepted_words(style, total.accepted)}." if total.accepted else ""
    fine = style.render(_NOTHING_NEW if accepted else _NO_ERROR)
    if total.levels[Level.ERROR] or total.levels[Level.WARNING]:
        colour = "red" if total.levels[Level.ERROR] else "yellow"
        yield from style.headed(style.render(_FOUND, found_words(style, total)), colour, accepted)
    elif total.levels:
        yield from style.headed(fine, "green", f"{style.render(_ONLY, found_words(style, total))} {accepted}")
    elif accepted:
        yield from style.headed(fine, "green", accepted)
    elif report.subject is not None and report.subject.document.legibility is Legibility.NONE:
        yield from style.headed(style.render(_NOTHING_DECIDED), "yellow", accepted)
    elif met and report.subject is not None and not _governed(report.subject):
        yield from style.headed(fine, "green", style.render(_ONLY_GENERAL, met))
    elif met:
        yield from style.headed(style.render(_CORRECT), "green", style.render(_ALL_MET, met))
    else:
        yield from style.headed(style.render(_NOTHING_DECIDED), "yellow", style.render(_NO_RULE))


def _coverage(summary: Summary, style: TextStyle) -> list[str]:
    return block(coverage_words(style, summary) + ".", style.width, 2)


def _undecided(judgement: Judgement, legibility: Legibility, style: TextStyle) -> Iterator[str]:
    if not judgement.unsure:
        return
    yield from ("", *style.title(style.render(_UNDECIDED, len(judgement.unsure))))
    folded, together = _TOGETHER.get(legibility, (frozenset(), _UNREAD_RULES))
    if several := sum(doubt.why in folded for _, doubt in judgement.unsure):
        yield from block(f"- {style.render(together, several)}", style.width, 2, 2)
    for rule, doubt in judgement.unsure:
        if doubt.why not in folded:
            why = _PICTURE_PAGE if doubt.why is UndecidedReason.NOT_LEGIBLE else WHY[doubt.why]
            words = style.render(_REASON, style.render(rule.requirement).rstrip("."), style.render(why), rule.id)
            yield from block(f"- {words}", style.width, 2, 2)
