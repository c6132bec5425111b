"""Tells what was accepted, by whom and why, and what was accepted in vain.

It is imported only where there is anything to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from decree30_lint.model.finding_words import LEVEL
from decree30_lint.model.report import AcceptedFinding, Finding, SuppressionNote
from decree30_lint.model.rules import Level
from decree30_lint.model.suppressions import Suppression, SuppressionFault, SuppressionOrigin, UnusedSuppression
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import capitalised, quoted
from decree30_lint.report.findings.text_finding import where_words
from decree30_lint.report.text_style import COLOURS, TextStyle
from decree30_lint.report.wrapping import block

_ACCEPTED = Words("ĐÃ ĐƯỢC CHẤP NHẬN ({})", "ACCEPTED ({})")
_ITEM = Words("{} {}. {}. [{}]", "{} {}. {}. [{}]")
_ITEMS = Words("{} phát hiện. {}: {}.", "{} findings. {}: {}.")
_REASON = Words("Lý do: {} ({})", "Reason: {} ({})")
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


def accepted_lines(accepted: Sequence[AcceptedFinding], style: TextStyle) -> Iterator[str]:
    """Yields a line for each finding; those that were accepted together, with one reason, are named by their rules."""
    yield from ("", *style.title(style.render(_ACCEPTED, len(accepted))))
    together: dict[str, list[AcceptedFinding]] = {}
    for each in accepted:
        together.setdefault(_why(each.suppression, style), []).append(each)
    for why, findings in together.items():
        said = _single(findings[0].finding, why, style) if len(findings) == 1 else _several(findings, why, style)
        yield from block(f"- {said}", style.width, 2, 2)


def _why(suppression: Suppression, style: TextStyle) -> str:
    return style.render(_REASON, suppression.reason.rstrip("."), _by(suppression, style))


def _single(finding: Finding, why: str, style: TextStyle) -> str:
    return style.render(_ITEM, style.render(finding.message), where_words(finding, style), why, finding.rule)


def _several(accepted: Sequence[AcceptedFinding], why: str, style: TextStyle) -> str:
    rules = Counter(each.finding.rule for each in accepted)
    named = (rule if count == 1 else f"{rule} ({count})" for rule, count in rules.items())
    return style.render(_ITEMS, len(accepted), why, ", ".join(named))


def _by(suppression: Suppression, style: TextStyle) -> str:
    """Tells where the suppression is written, by whom, for how long."""
    facts = [source_words(suppression, style)]
    if suppression.owner:
        facts.append(style.render(_OWNER, suppression.owner))
    if suppression.expires:
        facts.append(style.render(_UNTIL, suppression.expires.strftime(_DAY[style.lang])))
    return "; ".join(facts)


def source_words(suppression: Suppression, style: TextStyle) -> str:
    if suppression.origin is SuppressionOrigin.COMMENT:
        return style.render(_BY_COMMENT)
    return style.render(_BY_LINE, suppression.source, suppression.line) if suppression.line else suppression.source


def malformed_lines(unused: Sequence[SuppressionNote], style: TextStyle) -> Iterator[str]:
    """Comments that were meant for us, each at its place."""
    malformed = [each for each in unused if each.fault.malformed]
    if malformed:
        yield from ("", *style.title(style.render(_COMMENTS)))
    for each in malformed:
        mark = f"{style.render(LEVEL[Level.INFO]).upper()}:"
        yield from style.headed(mark, COLOURS[Level.INFO], style.render(each.message))
        if each.location is not None:
            where, text = capitalised(style.render(each.location.words)), each.location.text
            yield from block(f"{where}: {quoted(text)}" if text.strip() else where, style.width, 4)


def unused_lines(by_file: Sequence[tuple[str, Sequence[SuppressionNote]]], style: TextStyle) -> Iterator[str]:
    """The list at the end of a report; the files by their names, "" for what belongs to none."""
    lines = [line for path, unused in by_file for line in unused_words(path, unused, style)]
    if lines:
        yield from style.title(style.render(_IN_VAIN, len(lines)))
        for line in lines:
            yield from block(f"- {line}", style.width, 2, 2)
        yield ""


def unused_words(path: str, unused: Sequence[SuppressionNote], style: TextStyle) -> Iterator[str]:
    """Yields a sentence for each suppression without effect, those of a baseline together; comments to us are no such."""
    gone = Counter(each.suppression.source for each in unused if _is_gone(each))
    for each in unused:
        if not each.fault.malformed and not _is_gone(each):
            named = ": ".join(filter(None, (path, source_words(each.suppression, style))))
            yield style.render(_IDLE, named, ", ".join(each.suppression.rules), style.render(each.message))
    for source, count in gone.items():
        yield style.render(_GONE, f"{path}: {source}", count)


def _is_gone(note: SuppressionNote) -> bool:
    return note.fault is SuppressionFault.UNUSED and note.suppression.origin is SuppressionOrigin.BASELINE


def fault_words(unused: UnusedSuppression, lang: Lang) -> str:
    """Why it has no effect, in a sentence."""
    suppression = unused.suppression
    if unused.fault is SuppressionFault.UNUSED:
        return _UNUSED.of(lang)
    if unused.fault is SuppressionFault.EXPIRED and suppression.expires:
        return _EXPIRED.of(lang).format(suppression.expires.strftime(_DAY[lang]))
    return f"{_MALFORMED[unused.fault].of(lang).format(', '.join(suppression.rules))} {_FORM.of(lang)}"
