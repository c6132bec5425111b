"""Reads a ruleset's folder: ruleset.yaml, one file a part, vocabulary/*.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from decree30_lint.model.edits import Trust
from decree30_lint.model.parts import DocumentType, Family, Part, TextKind, Vocabulary
from decree30_lint.model.rules import Applies, Check, Citation, Explanation, Force, Level, Rule, RuleSet
from decree30_lint.model.words import Words
from decree30_lint.ruleset.citations import spell_out
from decree30_lint.ruleset.source import Source, read_folder
from decree30_lint.ruleset.values import WrongValueError, build_check, convert, nearest

_LEVEL_OF_FORCE = {
    Force.MUST: Level.ERROR,
    Force.STATED: Level.ERROR,
    Force.SAMPLE: Level.INFO,
    Force.PRACTICE: Level.INFO,
}
_FILE_KEYS = {"part", "clause", "applies", "rules"}
_ENTRY_KEYS = {
    "requirement", "clause", "force", "level", "levels", "check", "accept", "fix", "role", "on", "applies",
    "words", "why", "wrong", "right", "note", "good", "bad",
}  # fmt: skip


def load_ruleset(folder: Path, kinds: Mapping[str, type[Check]]) -> RuleSet:
    """The ruleset in `folder`, its checks built from `kinds`. Raises WrongConfigurationError with file, line and remedy."""
    source = read_folder(folder)
    try:
        return _build(source, kinds)
    except WrongValueError as error:
        raise source.complaint(error.key, str(error)) from error


def load_vocabulary(folder: Path) -> Vocabulary:
    """Only the words of the ruleset in `folder`."""
    return _vocabulary(read_folder(folder))


def _build(source: Source, kinds: Mapping[str, type[Check]]) -> RuleSet:
    about = source.about
    in_force = convert(about["in_force"], Mapping[str, date], "in_force")
    vocabulary = _vocabulary(source)
    order = {part: i for i, part in enumerate(vocabulary.parts)}
    rules = [rule for file in source.part_files() for rule in _rules_of(source, file, about, kinds)]
    rules.sort(key=lambda rule: order[rule.part])
    return RuleSet(
        key=about["key"],
        title=convert(about["title"], Words, "title"),
        instrument=about["instrument"],
        in_force=(in_force["from"], in_force.get("until")),
        rules={rule.id: rule for rule in rules},
        vocabulary=vocabulary,
        page_only=frozenset(about["page_only"]),
        confidence=about["confidence"],
    )


def _vocabulary(source: Source) -> Vocabulary:
    lists: dict[str, tuple[str, ...]] = {}
    tables: dict[str, Mapping[str, str]] = {}
    for file in source.vocabulary_files():
        if file in ("types", "parts"):
            continue
        for name, entries in source.vocabulary(file).items():
            if isinstance(entries, list):
                lists[name] = tuple(entries)
            else:
                tables[name] = entries
    return Vocabulary(
        types=tuple(DocumentType(t["key"], t["name"], t["code"]) for t in source.vocabulary("types")),
        parts={Part(slug): convert(words, Words, slug) for slug, words in source.vocabulary("parts").items()},
        lists=lists,
        tables=tables,
    )


def _rules_of(source: Source, file: str, about: Mapping[str, Any], kinds: Mapping[str, type[Check]]) -> Iterator[Rule]:
    content = source.part(file)
    _known(content, _FILE_KEYS, file)
    part = convert(content["part"], Part, "part")
    if part != file:
        raise WrongValueError("part", f"the file of part “{part}” must be named {part}.yaml")
    for key, entry in content["rules"].items():
        source.entry = (file, key)
        _known(entry, _ENTRY_KEYS, key)
        yield _rule(part, key, entry, content, about, kinds)
    source.entry = None


def _rule(
    part: Part,
    key: str,
    entry: Mapping[str, Any],
    file: Mapping[str, Any],
    about: Mapping[str, Any],
    kinds: Mapping[str, type[Check]],
) -> Rule:
    for needed in ("requirement", "check", "why", "wrong", "right"):
        if needed not in entry:
            raise WrongValueError(key, f"rule “{key}” lacks “{needed}”")
    force = convert(entry.get("force", "stated"), Force, "force")
    requirement = convert(entry["requirement"], Words, "requirement")
    check = build_check(kinds, entry["check"])
    return Rule(
        id=f"{part}/{key}",
        part=part,
        requirement=requirement,
        citation=_citation(force, entry.get("clause", file.get("clause")), about["instrument"]),
        force=force,
        level=convert(entry.get("level", _LEVEL_OF_FORCE[force]), Level, "level"),
        check=check,
        accept=build_check(kinds, entry["accept"]) if "accept" in entry else None,
        trust=convert(entry.get("fix", check.trust), Trust, "fix"),
        role=entry.get("role"),
        on=convert(entry.get("on"), Part | None, "on"),
        applies=_applies({**file.get("applies", {}), **entry.get("applies", {})}),
        levels={said: convert(level, Level, "levels") for said, level in entry.get("levels", {}).items()},
        words={said: convert(words, Words, "words") for said, words in entry.get("words", {}).items()},
        explanation=Explanation(
            what=requirement,
            why=convert(entry["why"], Words, "why"),
            wrong=_example(entry["wrong"], "wrong"),
            right=_example(entry["right"], "right"),
        ),
        note=convert(entry["note"], Words, "note") if "note" in entry else None,
        good=tuple(entry.get("good", ())),
        bad=tuple(entry.get("bad", ())),
    )


def _example(value: Any, key: str) -> Words:
    """An example that is a piece of a document is Vietnamese in both languages."""
    return Words(value, value) if isinstance(value, str) else convert(value, Words, key)


def _citation(force: Force, clause: str | None, instrument: str) -> Citation | None:
    if clause is None:
        if force is not Force.PRACTICE:
            raise WrongValueError("clause", "a rule without a clause must have `force: practice`")
        return None
    try:
        return Citation(instrument, clause, spell_out(clause))
    except ValueError as error:
        raise WrongValueError("clause", f"“{clause}” is not a clause like “PL I.I.II.1.b” or “Điều 8.2.a”") from error


def _applies(entry: Mapping[str, Any]) -> Applies:
    wanted: dict[str, Any] = {
        "types": frozenset[str],
        "except_types": frozenset[str],
        "every_type": bool,
        "texts": frozenset[TextKind],
        "families": frozenset[Family],
        "since": date,
        "formats": frozenset[str],
    }
    _known(entry, wanted, "applies")
    return Applies(**{key: convert(value, wanted[key], key) for key, value in entry.items()})


def _known(entry: Mapping[str, Any], known: Any, where: str) -> None:
    for key in entry:
        if key not in known:
            raise WrongValueError(key, f"“{where}” has no key “{key}”{nearest(key, known)}")
