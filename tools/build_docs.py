"""Builds docs/rules/, a page for every rule with its pictures: `python tools/build_docs.py`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import yaml
from msgspec.structs import replace

from decree30_lint.compose import Layout, Specimen, apply_change, compose_docx
from decree30_lint.errors import WrongConfigurationError
from decree30_lint.formats.read_document import read_document
from decree30_lint.model.outcomes import UndecidedReason
from decree30_lint.model.parts import Part, Stage, Subject
from decree30_lint.model.picture import Picture, PictureFormat
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, Rule, RuleSet
from decree30_lint.model.words import Words
from decree30_lint.pipeline import Options, analyse, ruleset_named
from decree30_lint.report.drawn import Pair
from decree30_lint.report.rule_pages import Facts, index_page, rule_page
from decree30_lint.report.rule_pictures import pictures
from decree30_lint.ruleset import find_ruleset
from decree30_lint.ruleset.quantities import parse_length
from decree30_lint.testing import Example, Specimens, specimens_for

DOCS = Path(__file__).resolve().parents[1] / "docs"
RULESET = "nd30-2020"
_ACCURACY = DOCS / "accuracy.json"
_PRINTED = DOCS / "printed.json"
_PICTURES = Path(__file__).with_name("pictures.yaml")


def pages() -> Iterator[tuple[Path, str]]:
    """Every file of docs/rules/ with the text it should have."""
    ruleset, measured, printed = ruleset_named(RULESET), _measured(_ACCURACY), _measured(_PRINTED)
    specimens = specimens_for(find_ruleset(RULESET), ruleset)
    yield DOCS / "rules" / "README.md", index_page(ruleset)
    described: dict[str, Any] = yaml.safe_load(_PICTURES.read_text(encoding="utf-8"))
    for rule in ruleset.rules.values():
        entry = described.get(rule.id, {})
        path, pair = DOCS / "rules" / f"{rule.id}.md", _pair(rule, entry, specimens)
        if pair:
            yield path.with_name(f"{path.stem}-sai.svg"), pair.wrong
            yield path.with_name(f"{path.stem}-dung.svg"), pair.right
        facts = Facts(
            pair is not None, doubts=doubts_of(rule.check), figures=measured.get(rule.id), printed=printed.get(rule.id)
        )
        yield path, rule_page(rule, ruleset, replace(facts, unpictured=Words(**entry["none"])) if "none" in entry else facts)


def _measured(path: Path) -> Mapping[str, Mapping[str, int]]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    figures: dict[str, Mapping[str, int]] = content.get("rules", content)
    return figures


def _pair(rule: Rule, entry: Mapping[str, Any], specimens: Specimens) -> Pair | None:
    """What `entry` describes, else the rule's first bad example, beside the specimen it starts from."""
    if "wrong" in entry:
        signed = specimens.judged(entry["from"]).subject
        return pictures(_signed(signed, entry["right"]), _signed(signed, entry["wrong"])) if signed else None
    example = entry if "from" in entry else next(iter(rule.bad), None)
    both = _subjects(Example(rule, True, 1, example), specimens) if example else None
    return pictures(*both) if both else None


def _signed(subject: Subject, described: Sequence[Mapping[str, Any]]) -> Subject:
    """The document with pictures in its signature block."""
    post = subject.main.of(Part.SIGNATORY)[0].anchor
    shown = tuple(_picture(each, Anchor(post.path, post.order)) for each in described)
    return replace(subject, document=replace(subject.document, pictures=shown))


def _picture(described: Mapping[str, Any], anchor: Anchor) -> Picture:
    right, down, width, tall = map(parse_length, described["box"])
    looks = {key: described[key] for key in ("ink", "transparent")}
    return Picture(anchor, width, tall, PictureFormat.OTHER, right=right, down=down, **looks)


def _subjects(example: Example, specimens: Specimens) -> tuple[Subject, Subject] | None:
    """The specimen as it is and with the example's change, read back from Word files."""
    rule, entry = example.rule, example.entry
    names = [entry["from"]] if "from" in entry else list(specimens.applicable(rule)) or specimens.names
    for name in names:
        try:
            changed = apply_change(specimens.get(name), (rule.on or rule.part).value, example.change, rule.role)
        except WrongConfigurationError:
            continue
        right = specimens.judged(name).subject
        return (right, _subject(changed, name, specimens.ruleset, entry.get("stage", "draft"))) if right else None
    return None


def _subject(specimen: Specimen, name: str, ruleset: RuleSet, stage: str) -> Subject:
    document = read_document(compose_docx(specimen, Layout()), f"{name}.docx")
    return analyse(document, ruleset, Options(stage=Stage(stage)))[0]


def doubts_of(check: Kind) -> tuple[UndecidedReason, ...]:
    """The reasons for being undecided that the code of a kind names, in the order of `UndecidedReason`."""
    named = _named(type(check), set())
    return tuple(
        why for why in UndecidedReason if why.name in named or (why is UndecidedReason.NOT_RECOGNISED and check.needs_part)
    )


def _named(thing: object, seen: set[object]) -> set[str]:
    """Members of `UndecidedReason` named by the methods of a kind or a function of the checks, and by what these call."""
    found: set[str] = set()
    for function in _functions(thing):
        if function in seen:
            continue
        seen.add(function)
        names = set(_names(function.__code__))
        if "Why" in names:
            found |= names & set(UndecidedReason.__members__)
        for name in names:
            found |= _named(function.__globals__.get(name), seen)
    return found


def _functions(thing: object) -> Iterator[FunctionType]:
    if not getattr(thing, "__module__", "").startswith("decree30_lint.check"):
        return
    if isinstance(thing, FunctionType):
        yield thing
    elif isinstance(thing, type):
        yield from (value for each in thing.__mro__ for value in vars(each).values() if isinstance(value, FunctionType))


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


def main() -> int:
    wanted = dict(pages())
    for stale in {path for path in (DOCS / "rules").rglob("*") if path.is_file()} - wanted.keys():
        stale.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
