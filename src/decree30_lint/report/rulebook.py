"""Explains one rule, or lists all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct

from decree30_lint.model.edits import Applicability
from decree30_lint.model.finding_words import LEVEL, citation_words
from decree30_lint.model.parts import Part
from decree30_lint.model.rules import Level, Rule
from decree30_lint.model.words import Words
from decree30_lint.report.controls import json_text
from decree30_lint.report.fact_words import FORCE, capitalised
from decree30_lint.report.text_style import COLOURS, TextStyle
from decree30_lint.report.wrapping import block

PartNames = Mapping[Part, Words]
"""The names of the parts, as a ruleset has them."""

_COLUMN = 12

_PART = Words("{} ({} quy tắc)", "{} ({} rules)")

_BY = Words("Căn cứ:", "By:")
_FORCE = Words("Hiệu lực:", "Force:")
_LEVEL = Words("Mức:", "Level:")
_WHY = Words("Vì sao:", "Why:")
_WRONG = Words("Sai:", "Wrong:")
_RIGHT = Words("Đúng:", "Right:")
_NOTE = Words("Ghi chú:", "Note:")
_REPAIR = Words("Sửa lỗi:", "Repair:")
_LEVEL_HERE = Words("{} theo cấu hình; bộ quy tắc ghi: {}", "{} by the configuration; in the ruleset: {}")
_CONFIGURATION = Words("Theo cấu hình {}.", "Under the configuration {}.")
_FOUND = Words("Có {} quy tắc nói đến những từ này:", "{} rules speak of these words:")
_NAME_ONE = Words(
    "Để xem giải thích, hãy nêu một quy tắc: decree30-lint explain {}", "Name one to read more: decree30-lint explain {}"
)
ALLOWANCE = Words(
    "Quy tắc này có dung sai: lệch ít thì báo ở mức thấp hơn một bậc.",
    "This rule has an allowance: within it a fault is reported one level lower.",
)
TRUST = {
    Applicability.SAFE: Words("chỉ đổi hình thức, không đổi chữ", "looks change, words do not"),
    Applicability.REVIEW: Words("có thể đổi chữ hoặc nét kẻ, cần người xem lại", "words or lines change: to be reviewed"),
    Applicability.SHOW: Words("người soạn thảo tự sửa", "by the drafter"),
}


class ConfiguredLevels(Struct, frozen=True):
    """Holds what a configuration makes of a ruleset: its path as shown, and by rule id the levels that it changes."""

    path: str
    levels: Mapping[str, Level]


def explanation_text(rules: Iterable[Rule], style: TextStyle, configured: ConfiguredLevels | None = None) -> str:
    told = (line for rule in rules for line in (*_explained(rule, style, configured), ""))
    return "\n".join((*_heading(style, configured), *told))


def found_text(rules: Sequence[Rule], style: TextStyle, configured: ConfiguredLevels | None = None) -> str:
    """Rules by id and requirement alone, where there are too many to explain them all."""
    lines = [*_heading(style, configured), *style.title(style.render(_FOUND, len(rules)))]
    for rule in rules:
        lines += [style.ink.bold(rule.id), *block(style.render(rule.requirement), style.width, 2)]
    return "\n".join([*lines, "", *block(style.render(_NAME_ONE, rules[0].id), style.width), ""])


def _heading(style: TextStyle, configured: ConfiguredLevels | None) -> list[str]:
    return [style.file_name(style.render(_CONFIGURATION, configured.path)), ""] if configured else []


def _explained(rule: Rule, style: TextStyle, configured: ConfiguredLevels | None) -> Iterator[str]:
    yield style.ink.bold(rule.id)
    yield from block(style.render(rule.requirement), style.width, 2)
    for label, value in _facts(rule, style, configured):
        yield from style.labelled(style.render(label), capitalised(value), 2, _COLUMN)


def _facts(rule: Rule, style: TextStyle, configured: ConfiguredLevels | None) -> Iterator[tuple[Words, str]]:
    yield _BY, citation_words(rule.citation, style.lang)
    yield _FORCE, style.render(FORCE[rule.force])
    yield _LEVEL, _level_words(rule, style, configured)
    yield _WHY, style.render(rule.explanation.why)
    yield _WRONG, style.render(rule.explanation.wrong)
    yield _RIGHT, style.render(rule.explanation.right)
    yield _REPAIR, style.render(TRUST[rule.applicability])
    notes = [style.render(ALLOWANCE)] if rule.tolerance is not None else []
    notes += [style.render(rule.note)] if rule.note is not None else []
    if notes:
        yield _NOTE, " ".join(notes)


def _level_words(rule: Rule, style: TextStyle, configured: ConfiguredLevels | None) -> str:
    own = style.render(LEVEL[rule.level])
    if configured is None or rule.id not in configured.levels:
        return own
    return style.render(_LEVEL_HERE, style.render(LEVEL[configured.levels[rule.id]]), own)


def _level(rule: Rule, configured: ConfiguredLevels | None) -> Level:
    return configured.levels.get(rule.id, rule.level) if configured else rule.level


def rules_text(rules: Iterable[Rule], style: TextStyle, parts: PartNames, configured: ConfiguredLevels | None = None) -> str:
    """Returns the rules, those of each part under its name."""
    lines = _heading(style, configured)
    for part, of_part in groupby(rules, key=lambda rule: rule.part):
        listed = list(of_part)
        lines += style.title(style.render(_PART, style.render(parts[part]).upper(), len(listed)))
        for rule in listed:
            lines += _listed(rule, style, configured)
        lines.append("")
    return "\n".join(lines)


def _listed(rule: Rule, style: TextStyle, configured: ConfiguredLevels | None) -> Iterator[str]:
    level = style.ink.paint(_level_words(rule, style, configured), COLOURS.get(_level(rule, configured), "dim"))
    yield f"{style.ink.bold(rule.id)}  ({level})"
    yield from block(style.render(rule.requirement), style.width, 2)
    yield from (style.ink.dim(line) for line in block(citation_words(rule.citation, style.lang), style.width, 2))


def rules_json(rules: Iterable[Rule], style: TextStyle, parts: PartNames, configured: ConfiguredLevels | None = None) -> str:
    """A list; `configuration` names the file where it decides the level, else it is null."""
    return json_text([_entry(rule, style, configured) for rule in rules], indent=2) + "\n"


def _entry(rule: Rule, style: TextStyle, configured: ConfiguredLevels | None) -> dict[str, Any]:
    return {
        "id": rule.id,
        "part": rule.part.value,
        "level": _level(rule, configured).value,
        "configuration": configured.path if configured and rule.id in configured.levels else None,
        "force": rule.force.value,
        "instrument": rule.citation.instrument if rule.citation else None,
        "clause": rule.citation.clause if rule.citation else None,
        "requirement": style.render(rule.requirement),
    }
