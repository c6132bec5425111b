"""Reads a ruleset's folder: ruleset.yaml, one file a part, vocabulary/*.yaml, over the ruleset that it extends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from decree30_lint.model.parts import DocumentType, Family, Part, Vocabulary
from decree30_lint.model.rules import Kind, Rule, RuleSet
from decree30_lint.model.wire import WrongValueError, filled, missing, under
from decree30_lint.model.words import Words
from decree30_lint.ruleset.entries import RulesetContext, given, rules_of
from decree30_lint.ruleset.find import find_base
from decree30_lint.ruleset.mistakes import complaint_at
from decree30_lint.ruleset.source import ABOUT, RulesetFiles, read_folder
from decree30_lint.ruleset.values import Sentence, convert, known, reader

Kinds = Mapping[str, type[Kind]]

_NO_BASE = Words(
    "không có bộ quy tắc “{name}” để dựa vào, hoặc bộ đó lại dựa vào bộ này",
    "there is no ruleset “{name}” to extend, or it extends this one",
)
_NOT_IN_BASE = Words("bộ quy tắc gốc không có “{name}”{near}", "the base has no “{name}”{near}")


class InForce(Struct, frozen=True, forbid_unknown_fields=True, rename={"since": "from"}):
    since: date
    until: date | None = None


class About(Struct, frozen=True, forbid_unknown_fields=True):
    """Holds ruleset.yaml: what every ruleset says of itself, and what it may have from the one that it extends."""

    key: str
    title: Sentence
    extends: str | UnsetType = UNSET
    inherits: tuple[str, ...] | UnsetType = UNSET
    instrument: str | UnsetType = UNSET
    instrument_type: Sentence | UnsetType = UNSET
    in_force: InForce | UnsetType = UNSET
    families: frozenset[Family] | UnsetType = UNSET
    page_only: frozenset[str] | UnsetType = UNSET
    confidence: float | UnsetType = UNSET
    slight: float | UnsetType = UNSET
    status_checked: str | UnsetType = UNSET


_FIRST = ("instrument", "instrument_type", "in_force", "page_only", "confidence", "slight")  # needed where it extends none
_TYPES, _PARTS = "vocabulary/types", "vocabulary/parts"
_ADDS = "+"  # "bodies+": entries added to the list "bodies" of the ruleset beneath


def load_ruleset(folder: Path, kinds: Kinds) -> RuleSet:
    """Returns the ruleset in `folder`, its checks built from `kinds`.

    Raises WrongConfigurationError with file, line and remedy.
    """
    return _load(folder, kinds, ())


def load_vocabulary(folder: Path) -> Vocabulary:
    """Returns only the words of the ruleset in `folder`."""
    return _load(folder, {}, (), rules=False).vocabulary


def _load(folder: Path, kinds: Kinds, above: tuple[Path, ...], *, rules: bool = True) -> RuleSet:
    source = read_folder(folder)
    try:
        about = _about(source)
        beneath = _beneath(source, about, kinds, above, rules=rules)
        return _build(source, about, kinds, beneath, rules=rules)
    except WrongValueError as error:
        raise complaint_at(folder, error) from error


def _about(source: RulesetFiles) -> dict[str, Any]:
    """Returns what ruleset.yaml says."""
    with under(ABOUT):
        about = given(convert(source.about, About, reader()))
        for needed in () if "extends" in about else _FIRST:
            if needed not in about:
                raise missing(needed)
    return about


def _beneath(
    source: RulesetFiles, about: Mapping[str, Any], kinds: Kinds, above: tuple[Path, ...], *, rules: bool
) -> RuleSet | None:
    if "extends" not in about:
        return None
    here = source.folder.resolve()
    folder = find_base(about["extends"], source.folder)
    if folder is None or folder.resolve() in (here, *above):
        raise WrongValueError(filled(_NO_BASE, name=about["extends"]), ABOUT, "extends")
    return _load(folder, kinds, (here, *above), rules=rules)


def _build(source: RulesetFiles, about: Mapping[str, Any], kinds: Kinds, base: RuleSet | None, *, rules: bool) -> RuleSet:
    vocabulary = _vocabulary(source, base.vocabulary if base else Vocabulary((), {}, {}))
    own = {name: value for name, value in about.items() if name in RuleSet.__struct_fields__}
    if "in_force" in own:
        own["in_force"] = (own["in_force"].since, own["in_force"].until)
    own |= {"vocabulary": vocabulary, "rules": {}}
    ruleset = replace(base, **own) if base else RuleSet(**own)
    inherited = _inherited(about, base) if base else ()
    taken = {rule.id: _in_families(rule, base.families, ruleset.families) for rule in inherited if base}
    frame = RulesetContext(ruleset, reader(kinds, vocabulary), frozenset(each.key for each in vocabulary.types))
    for file in source.part_files if rules else ():
        with under(file):
            taken |= {rule.id: rule for rule in rules_of(source.mapping(file), file, frame, taken)}
    order = {part: i for i, part in enumerate(vocabulary.parts)}
    return replace(ruleset, rules={rule.id: rule for rule in sorted(taken.values(), key=lambda rule: order[rule.part])})


def _inherited(about: Mapping[str, Any], base: RuleSet) -> Iterable[Rule]:
    """Returns all rules of the base, or those of the parts, and with the ids, that `inherits` names."""
    if "inherits" not in about:
        return base.rules.values()
    names = {*base.rules, *(rule.part for rule in base.rules.values())}
    with under(ABOUT, "inherits"):
        for name in about["inherits"] if base.rules else ():
            known(name, names, _NOT_IN_BASE)
    return [rule for rule in base.rules.values() if {rule.id, rule.part} & set(about["inherits"])]


def _in_families(rule: Rule, before: frozenset[Family], after: frozenset[Family]) -> Rule:
    """Makes a rule taken over judge the documents of the new ruleset, unless it was meant for others from the start."""
    if before == after or rule.applies.families != before:
        return rule
    return replace(rule, applies=replace(rule.applies, families=after))


def _vocabulary(source: RulesetFiles, base: Vocabulary) -> Vocabulary:
    """Returns the words of the folder over those of the base: a list or table takes the place of the one with its name."""
    lists, tables = dict(base.lists), dict(base.tables)
    for file in source.vocabulary_files:
        if file not in (_TYPES, _PARTS):
            with under(file):
                for name, entries in source.mapping(file).items():
                    _take(name, entries, lists, tables)
    types, parts = source.files.get(_TYPES), source.files.get(_PARTS)
    with under(_TYPES):
        own_types = convert(types, tuple[DocumentType, ...]) if types else base.types
    with under(_PARTS):
        own_parts = convert(parts or {}, dict[Part, Sentence], reader())
    return Vocabulary(types=own_types, parts={**base.parts, **own_parts}, lists=lists, tables=tables)


def _take(name: str, entries: Any, lists: dict[str, tuple[str, ...]], tables: dict[str, Mapping[str, str]]) -> None:
    plain = name.removesuffix(_ADDS)
    if isinstance(entries, Mapping):
        table = convert({name: entries}, dict[str, dict[str, str]])[name]
        tables[plain] = {**tables.get(plain, {}), **table} if plain != name else table
    else:
        words = convert({name: entries}, dict[str, tuple[str, ...]])[name]
        lists[plain] = (*lists.get(plain, ()), *words) if plain != name else words
