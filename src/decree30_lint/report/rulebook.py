"""The rules themselves: one explained, or all of them listed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from decree30_lint.model.edits import Applicability
from decree30_lint.model.rules import Rule
from decree30_lint.model.words import Words
from decree30_lint.report.fact_words import FORCE, LEVEL, capitalised, citation_words
from decree30_lint.report.text_style import COLOURS, TextStyle
from decree30_lint.report.wrapping import block

_COLUMN = 12

_BY = Words("Căn cứ:", "By:")
_FORCE = Words("Hiệu lực:", "Force:")
_LEVEL = Words("Mức:", "Level:")
_WHY = Words("Vì sao:", "Why:")
_WRONG = Words("Sai:", "Wrong:")
_RIGHT = Words("Đúng:", "Right:")
_NOTE = Words("Ghi chú:", "Note:")
_REPAIR = Words("Sửa lỗi:", "Repair:")
ALLOWANCE = Words(
    "Quy tắc này có dung sai: lệch ít thì báo ở mức thấp hơn một bậc.",
    "This rule has an allowance: within it a fault is reported one level lower.",
)
TRUST = {
    Applicability.SAFE: Words("chỉ đổi hình thức, không đổi chữ", "looks change, words do not"),
    Applicability.REVIEW: Words("có thể đổi chữ hoặc nét kẻ, cần người xem lại", "words or lines change: to be reviewed"),
    Applicability.SHOW: Words("người soạn thảo tự sửa", "by the drafter"),
}


def explanation_text(rules: Iterable[Rule], style: TextStyle) -> str:
    return "\n".join(line for rule in rules for line in (*_explained(rule, style), ""))


def _explained(rule: Rule, style: TextStyle) -> Iterator[str]:
    yield style.ink.bold(rule.id)
    yield from block(style.render(rule.requirement), style.width, 2)
    for label, value in _facts(rule, style):
        yield from style.labelled(style.render(label), capitalised(value), 2, _COLUMN)


def _facts(rule: Rule, style: TextStyle) -> Iterator[tuple[Words, str]]:
    yield _BY, citation_words(rule.citation, style.lang)
    yield _FORCE, style.render(FORCE[rule.force])
    yield _LEVEL, style.render(LEVEL[rule.level])
    yield _WHY, style.render(rule.explanation.why)
    yield _WRONG, style.render(rule.explanation.wrong)
    yield _RIGHT, style.render(rule.explanation.right)
    yield _REPAIR, style.render(TRUST[rule.applicability])
    notes = [style.render(ALLOWANCE)] if rule.tolerance is not None else []
    notes += [style.render(rule.note)] if rule.note is not None else []
    if notes:
        yield _NOTE, " ".join(notes)


def rules_text(rules: Iterable[Rule], style: TextStyle) -> str:
    lines: list[str] = []
    for rule in rules:
        level = style.ink.paint(style.render(LEVEL[rule.level]), COLOURS.get(rule.level, "dim"))
        lines.append(f"{style.ink.bold(rule.id)}  ({level})")
        lines += block(style.render(rule.requirement), style.width, 2)
        lines += [style.ink.dim(line) for line in block(citation_words(rule.citation, style.lang), style.width, 2)]
    return "\n".join([*lines, ""])


def rules_json(rules: Iterable[Rule], style: TextStyle) -> str:
    return json.dumps([_entry(rule, style) for rule in rules], ensure_ascii=False, indent=2) + "\n"


def _entry(rule: Rule, style: TextStyle) -> dict[str, Any]:
    return {
        "id": rule.id,
        "part": rule.part.value,
        "level": rule.level.value,
        "force": rule.force.value,
        "instrument": rule.citation.instrument if rule.citation else None,
        "clause": rule.citation.clause if rule.citation else None,
        "requirement": style.render(rule.requirement),
    }
