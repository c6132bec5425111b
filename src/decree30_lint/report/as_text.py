"""The report that people read, file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from decree30_lint.model.document import Legibility
from decree30_lint.model.outcomes import Verdict, Why
from decree30_lint.model.parts import UNKNOWN_TYPE, Family, Recognition, Stage, Subject, TextKind
from decree30_lint.model.results import Failure, FileReport, Run
from decree30_lint.model.rules import Judgement, Level
from decree30_lint.model.words import Words
from decree30_lint.report.counts import accepted_words, coverage_words, found_words, total_words
from decree30_lint.report.sheet import Sheet
from decree30_lint.report.summary import Summary, added, summary_of
from decree30_lint.report.text_findings import findings_lines
from decree30_lint.report.types import type_name
from decree30_lint.report.words import WHY
from decree30_lint.report.wrapping import block

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.model.acceptances import Idle

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
    Legibility.RECOGNISED: Words(
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
_TOGETHER: Mapping[Legibility, tuple[frozenset[Why], Words]] = {  # doubts that have one cause
    Legibility.RECOGNISED: (frozenset({Why.NOT_LEGIBLE, Why.NOT_IN_FILE, Why.NOT_LAID_OUT}), _UNMEASURED_RULES),
    Legibility.NONE: (frozenset({Why.NOT_LEGIBLE}), _UNREAD_RULES),
}
_TO_BE_READ = Words("Có thể đọc chữ trong ảnh bằng tùy chọn --ocr.", "The option --ocr reads the text off the pictures.")


def text_pieces(run: Run, sheet: Sheet) -> Iterator[str]:
    """The report, file by file as they are judged."""
    total = summary_of(())
    idle: list[tuple[str, Sequence[Idle]]] = []
    for report in run.files:
        summary = summary_of((report,))
        total = added(total, summary)
        several = run.count > 1 and not summary.not_judged
        yield _joined([*_file(report, sheet), *(["", *_coverage(summary, sheet)] if several else []), ""])
        idle += [(report.path, report.idle)] if report.idle else []
    if idle or run.idle:
        from decree30_lint.report.accepting import idle_lines

        yield _joined(idle_lines([*idle, ("", run.idle)], sheet))
    if run.interrupted:
        yield _joined([*sheet.headed(sheet.say(_STOPPED), "red", sheet.say(_NOT_ALL, total.files, run.count)), ""])
    yield _joined(block(total_words(sheet, total), sheet.width))


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _file(report: FileReport, sheet: Sheet) -> Iterator[str]:
    yield sheet.file_name(report.path)
    if report.failure is not None:
        yield from _failure(report.failure, sheet)
    elif report.subject is not None and report.judgement is not None:
        yield from _about(report, report.subject, sheet)
        if report.outside is not None:
            yield from _outside(report.outside, sheet)
            return
        yield from _verdict(report, sheet)
        yield from findings_lines(report.judgement.findings, report.subject, sheet)
        yield from _undecided(report.judgement, report.subject.document.legibility, sheet)
        if report.accepted or report.idle:
            yield from _accepted(report, report.subject, sheet)


def _accepted(report: FileReport, subject: Subject, sheet: Sheet) -> Iterator[str]:
    from decree30_lint.report.accepting import accepted_lines, malformed_lines

    yield from malformed_lines(report.idle, subject, sheet)
    if report.accepted:
        yield from accepted_lines(report.accepted, subject, sheet)


def _failure(failure: Failure, sheet: Sheet) -> Iterator[str]:
    yield from sheet.headed(sheet.say(_FAILED), "red", f"{failure.words.of(sheet.lang)} [{failure.code}]")


def _outside(reason: Words, sheet: Sheet) -> Iterator[str]:
    yield from sheet.headed(sheet.say(_OUTSIDE), "yellow", f"{sheet.say(reason)} {sheet.say(_INSIST)}")


def _about(report: FileReport, subject: Subject, sheet: Sheet) -> Iterator[str]:
    facts = [sheet.say(_TYPE, _type(subject, sheet)), sheet.say(_STAGES[subject.stage])]
    if subject.document.page_count:
        facts.append(sheet.say(_PAGES, subject.document.page_count))
    yield from block("; ".join(facts) + ".", sheet.width, 2)
    yield from _other_texts(subject.recognition, sheet)
    if subject.document.format == "pdf":
        from decree30_lint.report.pdf_facts import pdf_words, unread_words

        yield from block(pdf_words(subject.document, sheet), sheet.width, 2)
        if unread := unread_words(subject.document, sheet):
            yield from block(unread, sheet.width, 2)
    if subject.document.signatures:
        from decree30_lint.report.signatures import signature_lines

        yield from signature_lines(subject.document.signatures, sheet)
    if report.ruleset_title is not None:
        yield from block(f"{sheet.say(_RULESET, sheet.say(report.ruleset_title))} [{report.ruleset}].", sheet.width, 2)
    document = subject.document
    if document.legibility is not Legibility.FULL:
        said = sheet.say(_LEGIBILITY[document.legibility])
        if document.scan is not None and document.legibility is Legibility.NONE:
            said += f" {sheet.say(_TO_BE_READ)}"
        yield from block(said, sheet.width, 2)


def _governed(subject: Subject) -> bool:
    """The rules for a type apply: only then may a document be called correct."""
    return subject.main.type != UNKNOWN_TYPE


def _type(subject: Subject, sheet: Sheet) -> str:
    if subject.recognition.family is Family.ND30 and subject.main.type == UNKNOWN_TYPE:
        return sheet.say(_TYPE_UNKNOWN)
    name = sheet.say(type_name(subject))
    return name if subject.main.type_confidence >= _SURE else sheet.say(_NOT_SURE, name)


def _other_texts(recognition: Recognition, sheet: Sheet) -> Iterator[str]:
    others = Counter(text.kind for text in recognition.texts[1:])
    if others:
        listed = sheet.listed([sheet.say(_KINDS[kind], others[kind]) for kind in TextKind if others[kind]])
        yield from block(sheet.say(_ALSO_HOLDS, listed), sheet.width, 2)


def _verdict(report: FileReport, sheet: Sheet) -> Iterator[str]:
    """The headline of this file."""
    total = summary_of((report,))
    met = total.coverage[Verdict.COMPLIES]
    accepted = f"{accepted_words(sheet, total.accepted)}." if total.accepted else ""
    fine = sheet.say(_NOTHING_NEW if accepted else _NO_ERROR)
    if total.levels[Level.ERROR] or total.levels[Level.WARNING]:
        colour = "red" if total.levels[Level.ERROR] else "yellow"
        yield from sheet.headed(sheet.say(_FOUND, found_words(sheet, total)), colour, accepted)
    elif total.levels:
        yield from sheet.headed(fine, "green", f"{sheet.say(_ONLY, found_words(sheet, total))} {accepted}")
    elif accepted:
        yield from sheet.headed(fine, "green", accepted)
    elif report.subject is not None and report.subject.document.legibility is Legibility.NONE:
        yield from sheet.headed(sheet.say(_NOTHING_DECIDED), "yellow", accepted)
    elif met and report.subject is not None and not _governed(report.subject):
        yield from sheet.headed(fine, "green", sheet.say(_ONLY_GENERAL, met))
    elif met:
        yield from sheet.headed(sheet.say(_CORRECT), "green", sheet.say(_ALL_MET, met))
    else:
        yield from sheet.headed(sheet.say(_NOTHING_DECIDED), "yellow", sheet.say(_NO_RULE))


def _coverage(summary: Summary, sheet: Sheet) -> list[str]:
    return block(coverage_words(sheet, summary) + ".", sheet.width, 2)


def _undecided(judgement: Judgement, legibility: Legibility, sheet: Sheet) -> Iterator[str]:
    if not judgement.unsure:
        return
    yield from ("", *sheet.title(sheet.say(_UNDECIDED, len(judgement.unsure))))
    folded, together = _TOGETHER.get(legibility, (frozenset(), _UNREAD_RULES))
    if several := sum(doubt.why in folded for _, doubt in judgement.unsure):
        yield from block(f"- {sheet.say(together, several)}", sheet.width, 2, 2)
    for rule, doubt in judgement.unsure:
        if doubt.why not in folded:
            why = _PICTURE_PAGE if doubt.why is Why.NOT_LEGIBLE else WHY[doubt.why]
            words = sheet.say(_REASON, sheet.say(rule.requirement).rstrip("."), sheet.say(why), rule.id)
            yield from block(f"- {words}", sheet.width, 2, 2)
