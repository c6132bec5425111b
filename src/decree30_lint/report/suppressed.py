"""What was accepted, by whom and why, and what was accepted in vain. Imported only where there is anything to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from decree30_lint.model.parts import Subject
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.rules import Level
from decree30_lint.model.suppressions import Origin, SuppressedFinding, Suppression, SuppressionFault, UnusedSuppression
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import LEVEL, capitalised, quoted
from decree30_lint.report.place_words import words_at
from decree30_lint.report.sentences import message
from decree30_lint.report.text_findings import where_words
from decree30_lint.report.text_style import COLOURS, TextStyle
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
    SuppressionFault.NOT_UNDERSTOOD: Words(
        "Không hiểu ghi chú này nên chưa bỏ qua gì.", "This comment is not understood: nothing is accepted."
    ),
    SuppressionFault.UNKNOWN_RULE: Words(
        "Ghi chú này nêu quy tắc không có ({}) nên chưa bỏ qua gì.",
        "This comment names a rule that does not exist ({}): nothing is accepted.",
    ),
    SuppressionFault.NO_REASON: Words(
        "Ghi chú này chưa nêu lý do nên chưa bỏ qua gì.", "This comment gives no reason: nothing is accepted."
    ),
}


def accepted_lines(accepted: Sequence[SuppressedFinding], subject: Subject, style: TextStyle) -> Iterator[str]:
    places = PlaceIndex.of(subject)
    yield from ("", *style.title(style.render(_ACCEPTED, len(accepted))))
    for each in accepted:
        finding = each.finding
        sentence = message(finding, places.text_of(finding), subject.vocabulary, style.lang)
        where = where_words(finding, places, style)
        said = style.render(
            _ITEM, sentence, where, each.suppression.reason.rstrip("."), _by(each.suppression, style), finding.rule.id
        )
        yield from block(f"- {said}", style.width, 2, 2)


def _by(acceptance: Suppression, style: TextStyle) -> str:
    """Where it is written, by whom, for how long."""
    facts = [source_words(acceptance, style)]
    if acceptance.owner:
        facts.append(style.render(_OWNER, acceptance.owner))
    if acceptance.expires:
        facts.append(style.render(_UNTIL, acceptance.expires.strftime(_DAY[style.lang])))
    return "; ".join(facts)


def source_words(acceptance: Suppression, style: TextStyle) -> str:
    if acceptance.origin is Origin.COMMENT:
        return style.render(_BY_COMMENT)
    return style.render(_BY_LINE, acceptance.source, acceptance.line) if acceptance.line else acceptance.source


def malformed_lines(idle: Sequence[UnusedSuppression], subject: Subject, style: TextStyle) -> Iterator[str]:
    """Comments that were meant for us, each at its place."""
    malformed = [each for each in idle if each.fault.malformed]
    if malformed:
        yield from ("", *style.title(style.render(_COMMENTS)))
    places = PlaceIndex.of(subject)
    for each in malformed:
        yield from style.headed(
            f"{style.render(LEVEL[Level.INFO]).upper()}:", COLOURS[Level.INFO], fault_words(each, style.lang)
        )
        anchor = each.suppression.anchors[0]
        where = capitalised(words_at(anchor, places, style.lang))
        text = places.text_at(anchor)
        yield from block(f"{where}: {quoted(text)}" if text.strip() else where, style.width, 4)


def idle_lines(by_file: Sequence[tuple[str, Sequence[UnusedSuppression]]], style: TextStyle) -> Iterator[str]:
    """The list at the end of a report; the files by their names, "" for what belongs to none."""
    lines = [line for path, idle in by_file for line in _idle_of_file(path, idle, style)]
    if lines:
        yield from style.title(style.render(_IN_VAIN, len(lines)))
        for line in lines:
            yield from block(f"- {line}", style.width, 2, 2)
        yield ""


def _idle_of_file(path: str, idle: Sequence[UnusedSuppression], style: TextStyle) -> Iterator[str]:
    gone = Counter(each.suppression.source for each in idle if _is_gone(each))
    for each in idle:
        if not each.fault.malformed and not _is_gone(each):
            named = ": ".join(filter(None, (path, source_words(each.suppression, style))))
            yield style.render(_IDLE, named, ", ".join(each.suppression.rules), fault_words(each, style.lang))
    for source, count in gone.items():
        yield style.render(_GONE, f"{path}: {source}", count)


def _is_gone(idle: UnusedSuppression) -> bool:
    return idle.fault is SuppressionFault.UNUSED and idle.suppression.origin is Origin.BASELINE


def fault_words(idle: UnusedSuppression, lang: Lang) -> str:
    """Why it has no effect, in a sentence."""
    acceptance = idle.suppression
    if idle.fault is SuppressionFault.UNUSED:
        return _UNUSED.of(lang)
    if idle.fault is SuppressionFault.EXPIRED and acceptance.expires:
        return _EXPIRED.of(lang).format(acceptance.expires.strftime(_DAY[lang]))
    return f"{_MALFORMED[idle.fault].of(lang).format(', '.join(acceptance.rules))} {_FORM.of(lang)}"
