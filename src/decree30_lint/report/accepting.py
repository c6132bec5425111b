"""What was accepted, by whom and why, and what was accepted in vain. Imported only where there is anything to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from decree30_lint.model.acceptances import Acceptance, Accepted, Fault, Idle, Origin
from decree30_lint.model.parts import Subject
from decree30_lint.model.places import Places
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.places import words_at
from decree30_lint.report.sentences import message
from decree30_lint.report.sheet import COLOURS, Sheet
from decree30_lint.report.text_findings import where_words
from decree30_lint.report.words import LEVEL, capitalised, quoted
from decree30_lint.report.wrapping import block

_ACCEPTED = Words("ĐÃ ĐƯỢC CHẤP NHẬN ({})", "ACCEPTED ({})")
_ITEM = Words("{} {}. Lý do: {} ({}). [{}]", "{} {}. Reason: {} ({}). [{}]")
_BY_COMMENT = Words("ghi chú trong văn bản", "comment in the document")
_BY_LINE = Words("{}, dòng {}", "{}, line {}")
_OWNER = Words("người chịu trách nhiệm: {}", "owner: {}")
_UNTIL = Words("đến hết ngày {}", "until {}")
_DAY = {Lang.VI: "%d/%m/%Y", Lang.EN: "%Y-%m-%d"}

_COMMENTS = Words("GHI CHÚ GỬI CHƯƠNG TRÌNH", "COMMENTS TO THIS PROGRAM")
_IN_VAIN = Words("CHẤP NHẬN KHÔNG CÓ TÁC DỤNG ({})", "ACCEPTED IN VAIN ({})")
_IDLE = Words("{}: {}: {}", "{}: {}: {}")
_UNUSED = Words("lần này không có phát hiện nào để chấp nhận.", "there was nothing to accept this time.")
_EXPIRED = Words("đã hết hạn ngày {} nên không còn tác dụng.", "expired on {} and has no effect any more.")
_GONE = Words(
    "{}: {} mục không còn xuất hiện; dùng --prune-baseline để bỏ.",
    "{}: {} entries no longer occur; --prune-baseline drops them.",
)
_FORM = Words(
    "Hãy viết: “decree30: bỏ qua tieu-ngu/duong-ke – lý do”.",
    "Write: “decree30: ignore tieu-ngu/duong-ke – reason”.",
)
_MALFORMED = {
    Fault.NOT_UNDERSTOOD: Words(
        "Không hiểu ghi chú này nên chưa bỏ qua gì.", "This comment is not understood: nothing is accepted."
    ),
    Fault.UNKNOWN_RULE: Words(
        "Ghi chú này nêu quy tắc không có ({}) nên chưa bỏ qua gì.",
        "This comment names a rule that does not exist ({}): nothing is accepted.",
    ),
    Fault.NO_REASON: Words(
        "Ghi chú này chưa nêu lý do nên chưa bỏ qua gì.", "This comment gives no reason: nothing is accepted."
    ),
}


def accepted_lines(accepted: Sequence[Accepted], subject: Subject, sheet: Sheet) -> Iterator[str]:
    places = Places.of(subject)
    yield from ("", *sheet.title(sheet.say(_ACCEPTED, len(accepted))))
    for each in accepted:
        finding = each.finding
        sentence = message(finding, places.text_of(finding), subject.vocabulary, sheet.lang)
        where = where_words(finding, places, sheet)
        said = sheet.say(_ITEM, sentence, where, each.by.reason.rstrip("."), _by(each.by, sheet), finding.rule.id)
        yield from block(f"- {said}", sheet.width, 2, 2)


def _by(acceptance: Acceptance, sheet: Sheet) -> str:
    """Where it is written, by whom, for how long."""
    facts = [source_words(acceptance, sheet)]
    if acceptance.owner:
        facts.append(sheet.say(_OWNER, acceptance.owner))
    if acceptance.expires:
        facts.append(sheet.say(_UNTIL, acceptance.expires.strftime(_DAY[sheet.lang])))
    return "; ".join(facts)


def source_words(acceptance: Acceptance, sheet: Sheet) -> str:
    if acceptance.origin is Origin.COMMENT:
        return sheet.say(_BY_COMMENT)
    return sheet.say(_BY_LINE, acceptance.source, acceptance.line) if acceptance.line else acceptance.source


def malformed_lines(idle: Sequence[Idle], subject: Subject, sheet: Sheet) -> Iterator[str]:
    """Comments that were meant for us, each at its place."""
    malformed = [each for each in idle if each.fault.malformed]
    if malformed:
        yield from ("", *sheet.title(sheet.say(_COMMENTS)))
    places = Places.of(subject)
    for each in malformed:
        yield from sheet.headed(
            f"{sheet.say(LEVEL[Level.INFO]).upper()}:", COLOURS[Level.INFO], fault_words(each, sheet.lang)
        )
        anchor = each.acceptance.anchors[0]
        where = capitalised(words_at(anchor, places, sheet.lang))
        text = places.text_at(anchor)
        yield from block(f"{where}: {quoted(text)}" if text.strip() else where, sheet.width, 4)


def idle_lines(by_file: Sequence[tuple[str, Sequence[Idle]]], sheet: Sheet) -> Iterator[str]:
    """The list at the end of a report; the files by their names, "" for what belongs to none."""
    lines = [line for path, idle in by_file for line in _idle_of_file(path, idle, sheet)]
    if lines:
        yield from sheet.title(sheet.say(_IN_VAIN, len(lines)))
        for line in lines:
            yield from block(f"- {line}", sheet.width, 2, 2)
        yield ""


def _idle_of_file(path: str, idle: Sequence[Idle], sheet: Sheet) -> Iterator[str]:
    gone = Counter(each.acceptance.source for each in idle if _is_gone(each))
    for each in idle:
        if not each.fault.malformed and not _is_gone(each):
            named = ": ".join(filter(None, (path, source_words(each.acceptance, sheet))))
            yield sheet.say(_IDLE, named, ", ".join(each.acceptance.rules), fault_words(each, sheet.lang))
    for source, count in gone.items():
        yield sheet.say(_GONE, f"{path}: {source}", count)


def _is_gone(idle: Idle) -> bool:
    return idle.fault is Fault.UNUSED and idle.acceptance.origin is Origin.BASELINE


def fault_words(idle: Idle, lang: Lang) -> str:
    """Why it has no effect, in a sentence."""
    acceptance = idle.acceptance
    if idle.fault is Fault.UNUSED:
        return _UNUSED.of(lang)
    if idle.fault is Fault.EXPIRED and acceptance.expires:
        return _EXPIRED.of(lang).format(acceptance.expires.strftime(_DAY[lang]))
    return f"{_MALFORMED[idle.fault].of(lang).format(', '.join(acceptance.rules))} {_FORM.of(lang)}"
