"""Reads a ruleset's folder: ruleset.yaml, one file a part, vocabulary/*.yaml, over the ruleset that it extends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from decree30_lint.model.parts import DocumentType, Family, Part, Vocabulary
from decree30_lint.model.rules import Kind, Rule, RuleSet
from decree30_lint.model.words import Words
from decree30_lint.ruleset.entries import RulesetContext, known_keys, rules_of
from decree30_lint.ruleset.find import find_base
from decree30_lint.ruleset.mistakes import WrongValueError, complaint_at, nearest, under
from decree30_lint.ruleset.source import ABOUT, RulesetFiles, as_mapping, read_folder
from decree30_lint.ruleset.values import convert

Kinds = Mapping[str, type[Kind]]

ABOUT_KEYS: Mapping[str, Any] = {
    "key": str,
    "title": Words,
    "extends": str,
    "inherits": tuple[str, ...],
    "instrument": str,
    "instrument_type": Words,
    "in_force": Mapping[str, date],
    "families": frozenset[Family],
    "page_only": frozenset[str],
    "confidence": float,
    "status_checked": str,
}
OWN = ("key", "title")  # what every ruleset says of itself; the rest it may have from the one that it extends
_FIRST = (
    "instrument",
    "instrument_type",
    "in_force",
    "page_only",
    "confidence",
)  # what one that extends none needs too
_ADDS = "+"  # "bodies+": entries added to the list "bodies" of the ruleset beneath


def load_ruleset(folder: Path, kinds: Kinds) -> RuleSet:
    """The ruleset in `folder`, its checks built from `kinds`. Raises WrongConfigurationError with file, line and remedy."""
    return _load(folder, kinds, ())


def load_vocabulary(folder: Path) -> Vocabulary:
    """Only the words of the ruleset in `folder`."""
    return _load(folder, {}, (), rules=False).vocabulary


def _load(folder: Path, kinds: Kinds, above: tuple[Path, ...], *, rules: bool = True) -> RuleSet:
    source = read_folder(folder)
    try:
        about = _about(source)
        beneath = _beneath(source, about, kinds, above, rules=rules)
        return _build(source, about, kinds, beneath, rules=rules)
    except WrongValueError as error:
        raise complaint_at(folder, error) from error


def _about(source: RulesetFiles) -> Mapping[str, Any]:
    """What ruleset.yaml says, converted."""
    with under(ABOUT):
        given = source.about
        known_keys(given, ABOUT_KEYS, f"{ABOUT}.yaml")
        for needed in OWN if "extends" in given else (*OWN, *_FIRST):
            if needed not in given:
                raise WrongValueError(Words(f"tệp này thiếu mục “{needed}”", f"this file lacks “{needed}”"))
        return {key: convert(value, ABOUT_KEYS[key], key) for key, value in given.items()}


def _beneath(
    source: RulesetFiles, about: Mapping[str, Any], kinds: Kinds, above: tuple[Path, ...], *, rules: bool
) -> RuleSet | None:
    if "extends" not in about:
        return None
    here = source.folder.resolve()
    with under(ABOUT):
        folder = find_base(about["extends"], source.folder)
        if folder is None or folder.resolve() in (here, *above):
            name = about["extends"]
            words = Words(
                f"không có bộ quy tắc “{name}” để dựa vào, hoặc bộ đó lại dựa vào bộ này",
                f"there is no ruleset “{name}” to extend, or it extends this one",
            )
            raise WrongValueError(words, "extends")
    return _load(folder, kinds, (here, *above), rules=rules)


def _build(source: RulesetFiles, about: Mapping[str, Any], kinds: Kinds, beneath: RuleSet | None, *, rules: bool) -> RuleSet:
    vocabulary = _vocabulary(source, beneath.vocabulary if beneath else None)
    base = beneath or _nothing(about, vocabulary)
    families = about.get("families", base.families)
    dates = _dates(about["in_force"]) if "in_force" in about else base.in_force
    frame = RulesetContext(
        vocabulary,
        kinds,
        about.get("instrument", base.instrument),
        about.get("instrument_type", base.instrument_type),
        families,
        frozenset(known.key for known in vocabulary.types),
    )
    taken = {rule.id: _in_families(rule, base.families, families) for rule in _inherited(about, base)}
    for file in source.part_files if rules else ():
        with under(file):
            taken |= {rule.id: rule for rule in rules_of(source.mapping(file), file, frame, taken)}
    order = {part: i for i, part in enumerate(vocabulary.parts)}
    return RuleSet(
        key=about["key"],
        title=about["title"],
        instrument=frame.instrument,
        in_force=dates,
        rules={rule.id: rule for rule in sorted(taken.values(), key=lambda rule: order[rule.part])},
        vocabulary=vocabulary,
        page_only=about.get("page_only", base.page_only),
        confidence=about.get("confidence", base.confidence),
        families=families,
        instrument_type=frame.instrument_type,
    )


def _nothing(about: Mapping[str, Any], vocabulary: Vocabulary) -> RuleSet:
    """What lies beneath a ruleset that extends none."""
    return RuleSet(
        key="",
        title=about["title"],
        instrument=about["instrument"],
        in_force=_dates(about["in_force"]),
        rules={},
        vocabulary=vocabulary,
        page_only=frozenset(),
        confidence=0.0,
    )


def _dates(given: Mapping[str, date]) -> tuple[date, date | None]:
    with under(ABOUT, "in_force"):
        known_keys(given, ("from", "until"), "in_force")
        if "from" not in given:
            raise WrongValueError(Words("thiếu ngày bắt đầu có hiệu lực “from”", "the first day, “from”, is missing"))
    return given["from"], given.get("until")


def _inherited(about: Mapping[str, Any], base: RuleSet) -> Iterable[Rule]:
    """All rules of the base, or those of the parts, and with the ids, that `inherits` names."""
    if "inherits" not in about:
        return base.rules.values()
    known = {*base.rules, *(rule.part for rule in base.rules.values())}
    for name in about["inherits"] if base.rules else ():
        if name not in known:
            near = nearest(name, known)
            words = Words(f"bộ quy tắc gốc không có “{name}”{near.vi}", f"the base has no “{name}”{near.en}")
            raise WrongValueError(words, ABOUT, "inherits")
    return [rule for rule in base.rules.values() if {rule.id, rule.part} & set(about["inherits"])]


def _in_families(rule: Rule, before: frozenset[Family], after: frozenset[Family]) -> Rule:
    """A rule taken over judges the documents of the new ruleset, unless it was meant for others from the start."""
    if before == after or rule.applies.families != before:
        return rule
    return replace(rule, applies=replace(rule.applies, families=after))


def _vocabulary(source: RulesetFiles, base: Vocabulary | None) -> Vocabulary:
    """The words of the folder over those of the base: a list or table takes the place of the one with its name."""
    base = base or Vocabulary((), {}, {})
    types = source.vocabulary("types")
    parts = source.vocabulary("parts")
    lists, tables = dict(base.lists), dict(base.tables)
    for file in source.vocabulary_files:
        if file.rpartition("/")[2] in ("types", "parts"):
            continue
        for name, entries in source.mapping(file).items():
            _take(name, entries, file, lists, tables)
    return Vocabulary(
        types=tuple(_types(types)) if types else base.types,
        parts={**base.parts, **_parts(parts or {})},
        lists=lists,
        tables=tables,
    )


def _take(
    name: str, entries: Any, file: str, lists: dict[str, tuple[str, ...]], tables: dict[str, Mapping[str, str]]
) -> None:
    plain = name.removesuffix(_ADDS)
    adds = plain != name
    if isinstance(entries, list):
        own = convert(entries, tuple[str, ...], file, name)
        lists[plain] = (*lists.get(plain, ()), *own) if adds else own
    elif isinstance(entries, Mapping):
        table = convert(entries, Mapping[str, str], file, name)
        tables[plain] = {**tables.get(plain, {}), **table} if adds else table
    else:
        words = Words(f"“{name}” phải là danh sách hoặc bảng", f"“{name}” must be a list or a table")
        raise WrongValueError(words, file, name)


def _types(entries: Any) -> Iterator[DocumentType]:
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries]):
        try:
            yield DocumentType(entry["key"], entry["name"], entry["code"])
        except (KeyError, TypeError) as error:
            words = Words("mỗi loại văn bản gồm key, name và code", "a type of document has key, name and code")
            raise WrongValueError(words, "vocabulary/types", number) from error


def _parts(entries: Any) -> dict[Part, Words]:
    with under("vocabulary/parts"):
        given = as_mapping(entries, "parts")
        return {convert(slug, Part, slug): convert(words, Words, slug) for slug, words in given.items()}
