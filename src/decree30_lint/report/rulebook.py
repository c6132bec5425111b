"""The rules themselves: one explained, or all of them listed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from decree30_lint.model.edits import Trust
from decree30_lint.model.rules import Rule
from decree30_lint.model.words import Words
from decree30_lint.report.sheet import COLOURS, Sheet
from decree30_lint.report.words import FORCE, LEVEL, capitalised, citation_words
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
    Trust.SAFE: Words("chỉ đổi hình thức, không đổi chữ", "looks change, words do not"),
    Trust.REVIEW: Words("có thể đổi chữ hoặc nét kẻ, cần người xem lại", "words or lines change: to be reviewed"),
    Trust.SHOW: Words("người soạn thảo tự sửa", "by the drafter"),
}


def explanation_text(rules: Iterable[Rule], sheet: Sheet) -> str:
    return "\n".join(line for rule in rules for line in (*_explained(rule, sheet), ""))


def _explained(rule: Rule, sheet: Sheet) -> Iterator[str]:
    yield sheet.ink.bold(rule.id)
    yield from block(sheet.say(rule.requirement), sheet.width, 2)
    for label, value in _facts(rule, sheet):
        yield from sheet.labelled(sheet.say(label), capitalised(value), 2, _COLUMN)


def _facts(rule: Rule, sheet: Sheet) -> Iterator[tuple[Words, str]]:
    yield _BY, citation_words(rule.citation, sheet.lang)
    yield _FORCE, sheet.say(FORCE[rule.force])
    yield _LEVEL, sheet.say(LEVEL[rule.level])
    yield _WHY, sheet.say(rule.explanation.why)
    yield _WRONG, sheet.say(rule.explanation.wrong)
    yield _RIGHT, sheet.say(rule.explanation.right)
    yield _REPAIR, sheet.say(TRUST[rule.trust])
    notes = [sheet.say(ALLOWANCE)] if rule.accept is not None else []
    notes += [sheet.say(rule.note)] if rule.note is not None else []
    if notes:
        yield _NOTE, " ".join(notes)


def rules_text(rules: Iterable[Rule], sheet: Sheet) -> str:
    lines: list[str] = []
    for rule in rules:
        level = sheet.ink.paint(sheet.say(LEVEL[rule.level]), COLOURS.get(rule.level, "dim"))
        lines.append(f"{sheet.ink.bold(rule.id)}  ({level})")
        lines += block(sheet.say(rule.requirement), sheet.width, 2)
        lines += [sheet.ink.dim(line) for line in block(citation_words(rule.citation, sheet.lang), sheet.width, 2)]
    return "\n".join([*lines, ""])


def rules_json(rules: Iterable[Rule], sheet: Sheet) -> str:
    return json.dumps([_entry(rule, sheet) for rule in rules], ensure_ascii=False, indent=2) + "\n"


def _entry(rule: Rule, sheet: Sheet) -> dict[str, Any]:
    return {
        "id": rule.id,
        "part": rule.part.value,
        "level": rule.level.value,
        "force": rule.force.value,
        "instrument": rule.citation.instrument if rule.citation else None,
        "clause": rule.citation.clause if rule.citation else None,
        "requirement": sheet.say(rule.requirement),
    }
