"""One entry of a rule file → a rule: a new one, or a change of a rule of the ruleset that this one extends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model.edits import Applicability
from decree30_lint.model.parts import Family, ListName, Part, TableName, TextKind, Vocabulary
from decree30_lint.model.rules import Applies, Citation, Explanation, Force, Kind, Level, Rule
from decree30_lint.model.words import Words
from decree30_lint.ruleset.citations import spell_out
from decree30_lint.ruleset.mistakes import WrongValueError, nearest, under
from decree30_lint.ruleset.source import as_mapping
from decree30_lint.ruleset.values import build_check, convert, parameters_of

FILE_KEYS = ("part", "clause", "applies", "rules")
ENTRY_KEYS: Mapping[str, Any] = {
    "requirement": Words,
    "clause": str | None,
    "force": Force,
    "level": Level,
    "levels": Mapping[str, Level],
    "check": Kind,
    "tolerance": Kind,
    "fix": Applicability,
    "role": str,
    "on": Part,
    "applies": Applies,
    "messages": Mapping[str, Words],
    "why": Words,
    "wrong": Words,
    "right": Words,
    "note": Words,
    "good": tuple[Mapping[str, Any], ...],
    "bad": tuple[Mapping[str, Any], ...],
}
APPLIES_KEYS: Mapping[str, Any] = {
    "types": frozenset[str],
    "except_types": frozenset[str],
    "every_type": bool,
    "texts": frozenset[TextKind],
    "families": frozenset[Family],
    "since": date,
    "formats": frozenset[str],
}
NEEDED = ("requirement", "check", "why", "wrong", "right")
_NEW_JUDGEMENT = ("check", "tolerance", "applies", "role", "on")  # an entry with one of them needs examples of its own
_LEVEL_OF_FORCE = {
    Force.MUST: Level.ERROR,
    Force.STATED: Level.ERROR,
    Force.SAMPLE: Level.INFO,
    Force.PRACTICE: Level.INFO,
}
_PLACES_OF_LEVELS = ("stage:draft", "stage:issued")
_HOLES = {"part", "actual", "expected", "text"}
_HOLE = re.compile(r"\{([^{}]*)\}")


class RulesetContext(Struct, frozen=True):
    """What the entries of a ruleset have in common. `types` are the keys of the vocabulary's types."""

    vocabulary: Vocabulary
    kinds: Mapping[str, type[Kind]]
    instrument: str
    instrument_type: Words
    families: frozenset[Family]
    types: frozenset[str]


def rules_of(content: Mapping[str, Any], file: str, frame: RulesetContext, beneath: Mapping[str, Rule]) -> Iterable[Rule]:
    """The rules of a part's file; those that `beneath` has already are changed. Raises WrongValueError."""
    known_keys(content, FILE_KEYS, file)
    part = convert(content.get("part"), Part, "part")
    if part != file:
        words = Words(
            f"tệp của phần “{part}” phải mang tên {part}.yaml", f"the file of part “{part}” must be named {part}.yaml"
        )
        raise WrongValueError(words, "part")
    if "rules" not in content:
        raise WrongValueError(Words("tệp này thiếu mục “rules”", "this file lacks “rules”"))
    entries = as_mapping(content["rules"], "rules")
    return [_rule(part, str(key), entries[key], content, frame, beneath.get(f"{part}/{key}")) for key in entries]


def known_keys(content: Mapping[str, Any], known: Iterable[str], name: str) -> None:
    for key in content:
        if key not in known:
            near = nearest(key, known)
            raise WrongValueError(
                Words(f"“{name}” không có mục “{key}”{near.vi}", f"“{name}” has no key “{key}”{near.en}"), key
            )


def _rule(part: Part, key: str, entry: Any, file: Mapping[str, Any], frame: RulesetContext, beneath: Rule | None) -> Rule:
    with under("rules", key):
        known_keys(as_mapping(entry), ENTRY_KEYS, key)
        rule = _changed(beneath, entry, frame) if beneath else _new(part, key, entry, file, frame)
        _know_types(rule.applies, frame)
        _know_what_is_said(rule, frame)
        return rule


def _new(part: Part, key: str, entry: Mapping[str, Any], file: Mapping[str, Any], frame: RulesetContext) -> Rule:
    for needed in NEEDED:
        if needed not in entry:
            raise WrongValueError(Words(f"quy tắc “{key}” thiếu mục “{needed}”", f"rule “{key}” lacks “{needed}”"))
    fields = _fields(entry, frame)
    force = fields.get("force", Force.STATED)
    check: Kind = fields["check"]
    usual_clause = None if force is Force.PRACTICE else file.get("clause")
    own = {
        "id": f"{part}/{key}",
        "part": part,
        "force": force,
        "level": _LEVEL_OF_FORCE[force],
        "applicability": check.applicability,
        "citation": _citation(force, entry.get("clause", usual_clause), frame),
        "explanation": Explanation(
            fields["requirement"], *(convert(entry[name], Words, name) for name in ("why", "wrong", "right"))
        ),
        "applies": applies_of(file.get("applies", {}), entry.get("applies", {}), Applies(families=frame.families)),
    }
    return Rule(**{**own, **fields})


def _changed(beneath: Rule, entry: Mapping[str, Any], frame: RulesetContext) -> Rule:
    """The rule with the fields given. With another judgement the examples of the old one go."""
    fields = _fields(entry, frame)
    if "check" in fields:
        fields = {"tolerance": None, "applicability": fields["check"].applicability, **fields}
        if type(fields["check"]) is not type(beneath.check):
            fields = {"levels": {}, "messages": {}, **fields}
    if any(name in entry for name in _NEW_JUDGEMENT):
        fields = {"good": (), "bad": (), **fields}
    if "clause" in entry or "force" in entry:
        clause = entry.get("clause", beneath.citation.clause if beneath.citation else None)
        citation = _citation(fields.get("force", beneath.force), clause, frame)
        fields["citation"] = citation if "clause" in entry or citation is None else beneath.citation
    if "applies" in entry:
        fields["applies"] = applies_of({}, entry["applies"], beneath.applies)
    explained = {name: convert(entry[name], Words, name) for name in ("why", "wrong", "right") if name in entry}
    what = fields.get("requirement", beneath.requirement)
    fields["explanation"] = replace(beneath.explanation, what=what, **explained)
    return replace(beneath, **fields)


def _fields(entry: Mapping[str, Any], frame: RulesetContext) -> dict[str, Any]:
    """The fields of a rule that the entry gives, but for citation, explanation and `applies`."""
    fields: dict[str, Any] = {
        name: convert(entry[key], ENTRY_KEYS[key], key)
        for key, name in (
            ("requirement", "requirement"),
            ("force", "force"),
            ("level", "level"),
            ("fix", "applicability"),
            ("role", "role"),
            ("on", "on"),
            ("note", "note"),
        )
        if key in entry
    }
    fields |= {name: _examples(entry[name], name) for name in ("good", "bad") if name in entry}
    fields |= {name: _check(entry[name], name, frame) for name in ("check", "tolerance") if name in entry}
    for name, wanted in (("levels", Level), ("messages", Words)):
        if name in entry:
            given = as_mapping(entry[name], name)
            fields[name] = {str(said): convert(value, wanted, name, str(said)) for said, value in given.items()}
    return fields


def _check(given: Any, key: str, frame: RulesetContext) -> Kind:
    check = build_check(frame.kinds, given, key)
    for name, (wanted, _) in parameters_of(type(check)).items():
        if wanted in (ListName, TableName):
            known = frame.vocabulary.lists if wanted is ListName else frame.vocabulary.tables
            if (value := getattr(check, name)) not in known:
                near = nearest(value, known)
                words = Words(f"vocabulary không có “{value}”{near.vi}", f"the vocabulary has no “{value}”{near.en}")
                raise WrongValueError(words, key, *given, name)
    return check


def _examples(given: Any, name: str) -> tuple[Mapping[str, Any], ...]:
    if not isinstance(given, list) or not all(isinstance(each, Mapping) for each in given):
        words = Words("mỗi ví dụ là một dòng “- {…}”", "each example is a line “- {…}”")
        raise WrongValueError(words, name)
    return tuple(given)


def _citation(force: Force, clause: Any, frame: RulesetContext) -> Citation | None:
    if clause is None:
        if force is not Force.PRACTICE:
            words = Words(
                "quy tắc không nêu điều khoản (clause) thì phải ghi force: practice",
                "a rule without a clause must have force: practice",
            )
            raise WrongValueError(words)
        return None
    try:
        return Citation(frame.instrument, clause, spell_out(clause), frame.instrument_type)
    except (ValueError, AttributeError, TypeError) as error:
        words = Words(
            f"“{clause}” không phải là điều khoản viết như “PL I.I.II.1.b”, “Điều 8.2.a” hoặc “Mục II.3”",
            f"“{clause}” is not a clause like “PL I.I.II.1.b”, “Điều 8.2.a” or “Mục II.3”",
        )
        raise WrongValueError(words, "clause") from error


def applies_of(file: Any, entry: Any, beneath: Applies) -> Applies:
    """What an entry says, over what its file says, over what was there."""
    given = {**as_mapping(file, "applies"), **as_mapping(entry, "applies")}
    if not given:
        return beneath
    with under("applies"):
        known_keys(given, APPLIES_KEYS, "applies")
        return replace(beneath, **{key: convert(value, APPLIES_KEYS[key], key) for key, value in given.items()})


def _know_types(applies: Applies, frame: RulesetContext) -> None:
    for key in ("types", "except_types"):
        for name in sorted(getattr(applies, key)):
            if name not in frame.types:
                near = nearest(name, frame.types)
                words = Words(f"không có loại văn bản “{name}”{near.vi}", f"there is no type “{name}”{near.en}")
                raise WrongValueError(words, "applies", key)


def _know_what_is_said(rule: Rule, frame: RulesetContext) -> None:
    """Levels and sentences go with what the check says; a sentence has no hole that nobody fills."""
    if not rule.levels and not rule.messages:
        return
    said = set(rule.check.messages)
    types = {f"type:{key}" for key in frame.types}
    for name, given, known in (
        ("levels", rule.levels, said | types | {*_PLACES_OF_LEVELS}),
        ("messages", rule.messages, said),
    ):
        for key in given:
            if key not in known:
                near = nearest(key, known)
                words = Words(f"phép kiểm tra này không nói “{key}”{near.vi}", f"this check never says “{key}”{near.en}")
                raise WrongValueError(words, name, key)
    for key, sentence in rule.messages.items():
        for hole in _HOLE.findall(sentence.vi + sentence.en):
            if hole not in _HOLES:
                near = nearest(hole, _HOLES)
                words = Words(f"trong câu không có chỗ điền {{{hole}}}{near.vi}", f"nothing fills {{{hole}}}{near.en}")
                raise WrongValueError(words, "messages", key)
