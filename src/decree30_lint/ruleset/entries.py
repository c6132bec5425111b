"""Turns one entry of a rule file into a rule: a new one, or a changed rule of the ruleset that this one extends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType, field
from msgspec.structs import replace

from decree30_lint.model.edits import Applicability
from decree30_lint.model.parts import Part
from decree30_lint.model.rules import Applies, ClauseCitation, Explanation, Force, Level, Rule, RuleSet
from decree30_lint.model.wire import ValueReader, WrongValueError, filled, form, missing, under
from decree30_lint.model.words import Words
from decree30_lint.ruleset.citations import spell_out
from decree30_lint.ruleset.values import AppliesSaid, Check, Sentence, convert, known

Examples = Annotated[tuple[Mapping[str, Any], ...], form("các dòng “- {…}”, mỗi ví dụ một dòng", "lines “- {…}”, one each")]


def said(words: str) -> Meta:
    return Meta(description=words)


class Entry(Struct, frozen=True, forbid_unknown_fields=True, rename={"applicability": "fix"}):
    """Holds what may be said of a rule; what is not said is UNSET."""

    requirement: Annotated[Sentence | UnsetType, said("Yêu cầu của quy định, một câu, viết bằng lời của mình.")] = UNSET
    clause: Annotated[
        str | UnsetType | None,
        said("Điều khoản: “PL I.I.II.1.b”, “Điều 8.2.a”, “Mục II.3”; nhiều điều khoản cách nhau bằng “; ”."),
    ] = UNSET
    force: Annotated[
        Force | UnsetType,
        said("must: “phải”; stated: quy định nêu thẳng; sample: chỉ thấy ở mẫu; practice: thói quen, không có điều khoản."),
    ] = UNSET
    level: Annotated[Level | UnsetType, said("Mức báo: error lỗi, warning cảnh báo, info lưu ý, off tắt.")] = UNSET
    levels: Annotated[
        Mapping[str, Level] | UnsetType,
        said("Mức khác cho từng câu báo của phép kiểm tra, cho stage:draft|signing|issued hoặc type:<loại văn bản>."),
    ] = UNSET
    check: Annotated[Check | UnsetType, said("Phép kiểm tra và tham số của nó.")] = UNSET
    tolerance: Annotated[
        Check | UnsetType, said("Cùng phép kiểm tra với dung sai; lệch trong dung sai thì báo nhẹ hơn một mức.")
    ] = UNSET
    applicability: Annotated[
        Applicability | UnsetType,
        said("Cách sửa: safe chỉ đổi hình thức; review đổi chữ, cần người xem; show chỉ gợi ý."),
    ] = UNSET
    role: Annotated[str | UnsetType, said("Chỉ xét dòng có vai này trong phần, ví dụ label, list của nơi nhận.")] = UNSET
    on: Annotated[Part | UnsetType, said("Xét ở phần khác với phần của quy tắc.")] = UNSET
    applies: Annotated[AppliesSaid | UnsetType, said("Áp dụng cho văn bản nào.")] = UNSET
    messages: Annotated[
        Mapping[str, Sentence] | UnsetType, said("Câu báo riêng; chỗ điền: {part} {actual} {expected} {text}.")
    ] = UNSET
    advice: Annotated[
        Mapping[str, Sentence] | UnsetType, said("Việc cần làm cho từng câu báo; chỗ điền như ở messages.")
    ] = UNSET
    why: Annotated[Sentence | UnsetType, said("Vì sao có quy định này.")] = UNSET
    wrong: Annotated[Sentence | UnsetType, said("Một ví dụ sai.")] = UNSET
    right: Annotated[Sentence | UnsetType, said("Một ví dụ đúng.")] = UNSET
    note: Annotated[Sentence | UnsetType, said("Ghi chú về cách hiểu quy định hoặc về mức báo.")] = UNSET
    good: Annotated[Examples | UnsetType, said("Các thay đổi của văn bản mẫu mà quy tắc không được báo.")] = UNSET
    bad: Annotated[Examples | UnsetType, said("Các thay đổi của văn bản mẫu mà quy tắc phải báo.")] = UNSET


class PartFile(Struct, frozen=True, forbid_unknown_fields=True):
    """Holds the rules of a part; `clause` and `applies` are those of the entries that say nothing of it."""

    part: Part
    rules: Mapping[str, Entry]
    clause: str | None = None
    applies: AppliesSaid = field(default_factory=dict)


_EXPLAINED = ("why", "wrong", "right")
NEEDED = ("requirement", "check", *_EXPLAINED)
_NEW_JUDGEMENT = ("check", "tolerance", "applies", "role", "on")  # an entry with one of them needs examples of its own
_LEVEL_OF_FORCE = {
    Force.MUST: Level.ERROR,
    Force.STATED: Level.ERROR,
    Force.SAMPLE: Level.INFO,
    Force.PRACTICE: Level.INFO,
}
_PLACES_OF_LEVELS = ("stage:draft", "stage:signing", "stage:issued")
_HOLES = ("part", "actual", "expected", "text")
_HOLE = re.compile(r"\{([^{}]*)\}")

_OTHER_NAME = Words("tệp của phần “{part}” phải mang tên {part}.yaml", "the file of part “{part}” must be named {part}.yaml")
_NO_TYPE = Words("không có loại văn bản “{name}”{near}", "there is no type “{name}”{near}")
_NEVER_SAID = Words("phép kiểm tra này không nói “{name}”{near}", "this check never says “{name}”{near}")
_NO_HOLE = Words("trong câu không có chỗ điền {{{name}}}{near}", "nothing fills {{{name}}}{near}")
_PRACTICE = Words(
    "quy tắc không nêu điều khoản (clause) thì phải ghi force: practice", "a rule without a clause must have force: practice"
)
_NO_CLAUSE = Words(
    "“{clause}” không phải là điều khoản viết như “PL I.I.II.1.b”, “Điều 8.2.a” hoặc “Mục II.3”",
    "“{clause}” is not a clause like “PL I.I.II.1.b”, “Điều 8.2.a” or “Mục II.3”",
)


class RulesetContext(Struct, frozen=True):
    """Holds what the entries of a ruleset have in common: the ruleset without rules, how to read, the keys of types."""

    ruleset: RuleSet
    read: ValueReader
    types: frozenset[str]


def given(said: Struct) -> dict[str, Any]:
    """Returns the fields that are not UNSET."""
    values = ((name, getattr(said, name)) for name in said.__struct_fields__)
    return {name: value for name, value in values if value is not UNSET}


def rules_of(content: Any, file: str, frame: RulesetContext, beneath: Mapping[str, Rule]) -> Iterator[Rule]:
    """Yields the rules of a part's file; those that `beneath` has already are changed. Raises WrongValueError."""
    part_file = convert(content, PartFile, frame.read)
    if part_file.part != file:
        raise WrongValueError(filled(_OTHER_NAME, part=part_file.part.value), "part")
    for key, entry in part_file.rules.items():
        rule_id, own = f"{file}/{key}", given(entry)
        with under("rules", key):
            old = beneath.get(rule_id)
            rule = _changed(old, own, frame) if old else _new(rule_id, own, part_file, frame)
            _know_types(rule.applies, frame)
            _know_what_is_said(rule, frame)
        yield rule


def _new(rule_id: str, own: Mapping[str, Any], file: PartFile, frame: RulesetContext) -> Rule:
    for needed in NEEDED:
        if needed not in own:
            raise missing(needed)
    force = own.get("force", Force.STATED)
    usual = {
        "force": force,
        "level": _LEVEL_OF_FORCE[force],
        "applicability": own["check"].applicability,
        "clause": None if force is Force.PRACTICE else file.clause,
    }
    fields = {**usual, **own, "id": rule_id, "part": file.part}
    fields["citation"] = _citation(force, fields.pop("clause"), frame.ruleset)
    fields["explanation"] = Explanation(own["requirement"], *(fields.pop(name) for name in _EXPLAINED))
    usually = Applies(families=frame.ruleset.families)
    fields["applies"] = replace(usually, **{**file.applies, **own.get("applies", {})})
    return Rule(**fields)


def _changed(beneath: Rule, own: Mapping[str, Any], frame: RulesetContext) -> Rule:
    """Returns the rule with the fields given. With another judgement the examples of the old one go."""
    fields = dict(own)
    if "check" in own:
        fields = {"tolerance": None, "applicability": own["check"].applicability, **fields}
        if type(own["check"]) is not type(beneath.check):
            fields = {"levels": {}, "messages": {}, "advice": {}, **fields}
    if any(name in own for name in _NEW_JUDGEMENT):
        fields = {"good": (), "bad": (), **fields}
    if "clause" in own or "force" in own:
        clause = fields.pop("clause", beneath.citation.clause if beneath.citation else None)
        citation = _citation(own.get("force", beneath.force), clause, frame.ruleset)
        fields["citation"] = citation if "clause" in own or citation is None else beneath.citation
    if "applies" in own:
        fields["applies"] = replace(beneath.applies, **own["applies"])
    explained = {name: fields.pop(name) for name in _EXPLAINED if name in own}
    what = own.get("requirement", beneath.requirement)
    return replace(beneath, **fields, explanation=replace(beneath.explanation, what=what, **explained))


def _citation(force: Force, clause: str | None, ruleset: RuleSet) -> ClauseCitation | None:
    if clause is None:
        if force is not Force.PRACTICE:
            raise WrongValueError(_PRACTICE)
        return None
    try:
        return ClauseCitation(ruleset.instrument, clause, spell_out(clause), ruleset.instrument_type)
    except ValueError as error:
        raise WrongValueError(filled(_NO_CLAUSE, clause=clause), "clause") from error


def _know_types(applies: Applies, frame: RulesetContext) -> None:
    for key in ("types", "except_types"):
        with under("applies", key):
            for name in sorted(getattr(applies, key)):
                known(name, frame.types, _NO_TYPE)


def _know_what_is_said(rule: Rule, frame: RulesetContext) -> None:
    """Levels and sentences go with what the check says; a sentence has no hole that nobody fills."""
    said = rule.check.messages
    for key in rule.levels:
        with under("levels", key):
            known(key, (*said, *(f"type:{key}" for key in frame.types), *_PLACES_OF_LEVELS), _NEVER_SAID)
    for place, sentences in (("messages", rule.messages), ("advice", rule.advice)):
        for key, sentence in sentences.items():
            with under(place, key):
                known(key, said, _NEVER_SAID)
                for hole in _HOLE.findall(sentence.vi + sentence.en):
                    known(hole, _HOLES, _NO_HOLE)
