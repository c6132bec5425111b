"""Names what could not be judged, for its reader to look at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from decree30_lint.model.document import Legibility
from decree30_lint.model.outcomes import UndecidedReason
from decree30_lint.model.report import Report, Undecided
from decree30_lint.model.words import Words
from decree30_lint.report.fact_words import WHY, capitalised
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.wrapping import block

_MOST_NAMED = 6  # rules of one reason that are told one by one; of more, only the parts
_UNDECIDED = Words("CHƯA XÁC ĐỊNH ĐƯỢC - ĐỀ NGHỊ TỰ XEM LẠI ({})", "NOT DECIDED - PLEASE LOOK YOURSELF ({})")
_REASON = Words("{}: {}. [{}]", "{}: {}. [{}]")
_RULE = Words("{}. [{}]", "{}. [{}]")
_RULES_ON = Words("{}: {} quy tắc về {}.", "{}: {} rules on {}.")
_UNREAD_RULES = Words(
    "{} quy tắc về chữ và cách trình bày chữ: không đọc được chữ của tệp.",
    "{} rules on the text and its presentation: the text of the file cannot be read.",
)
_UNMEASURED_RULES = Words(
    "{} quy tắc về cỡ chữ, kiểu chữ, lề, vị trí và phần có thể thiếu: bản quét không cho biết chắc chắn.",
    "{} rules on sizes, styles, margins, places and parts that may be missing: a scan does not tell for certain.",
)
_PICTURE_PAGE = Words("có trang chỉ là ảnh, không đọc được chữ", "some pages are pictures whose text cannot be read")
_TOGETHER: Mapping[Legibility, tuple[frozenset[UndecidedReason], Words]] = {  # doubts that have one cause
    Legibility.OCR: (
        frozenset({UndecidedReason.NOT_LEGIBLE, UndecidedReason.NOT_IN_FILE, UndecidedReason.NOT_LAID_OUT}),
        _UNMEASURED_RULES,
    ),
    Legibility.NONE: (frozenset({UndecidedReason.NOT_LEGIBLE}), _UNREAD_RULES),
}


def undecided_lines(report: Report, style: TextStyle) -> Iterator[str]:
    """Yields the rules by the reason why they could not be judged."""
    if not report.undecided:
        return
    yield from ("", *style.title(style.render(_UNDECIDED, len(report.undecided))))
    folded, together = _TOGETHER.get(report.legibility, (frozenset(), _UNREAD_RULES))
    if several := sum(each.reason in folded for each in report.undecided):
        yield from block(f"- {style.render(together, several)}", style.width, 2, 2)
    by_reason: dict[UndecidedReason, list[Undecided]] = {}
    for each in report.undecided:
        if each.reason not in folded:
            by_reason.setdefault(each.reason, []).append(each)
    for reason, rules in by_reason.items():
        yield from _of_one_reason(reason, rules, style)


def _of_one_reason(reason: UndecidedReason, rules: Sequence[Undecided], style: TextStyle) -> Iterator[str]:
    why = style.render(_PICTURE_PAGE if reason is UndecidedReason.NOT_LEGIBLE else WHY[reason])
    if len(rules) == 1:
        (rule,) = rules
        yield from block(f"- {style.render(_REASON, _asked(rule, style), why, rule.rule)}", style.width, 2, 2)
    elif len(rules) > _MOST_NAMED:
        parts = list(dict.fromkeys(style.render(rule.part_name) for rule in rules))
        yield from block(
            f"- {style.render(_RULES_ON, capitalised(why), len(rules), style.listed(parts))}", style.width, 2, 2
        )
    else:
        yield from block(f"- {capitalised(why)}:", style.width, 2, 2)
        for rule in rules:
            yield from block(f"+ {style.render(_RULE, _asked(rule, style), rule.rule)}", style.width, 4, 2)


def _asked(rule: Undecided, style: TextStyle) -> str:
    return style.render(rule.requirement).rstrip(".")
