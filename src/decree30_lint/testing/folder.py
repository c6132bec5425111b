"""All examples that stand in the files of a ruleset's folder, run; what they do not bear out, with file and line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from decree30_lint.errors import WrongConfigurationError
from decree30_lint.model.rules import Rule, RuleSet
from decree30_lint.model.words import Words
from decree30_lint.ruleset import entries_in, line_of
from decree30_lint.testing.examples import Example, complaints_about
from decree30_lint.testing.specimens import Specimens, specimens_for


class Tried(Struct, frozen=True):
    """An example, or a rule that has no bad one: where it stands, and what it does not bear out.

    `line` is 0 where there is no complaint.
    """

    rule: str
    path: Path
    complaints: tuple[Words, ...]
    line: int = 0


def try_examples(folder: Path, ruleset: RuleSet, wanted: Collection[str] = ()) -> Iterator[Tried]:
    """Tries the examples written in `folder`, those of inherited rules left out.

    `wanted` holds ids of rules; if it is empty, all are tried.
    """
    specimens = specimens_for(folder, ruleset)
    for file, key, entry in entries_in(folder):
        rule = ruleset.rules[f"{file}/{key}"]
        if not wanted or rule.id in wanted:
            path = folder / f"{file}.yaml"
            if not rule.bad:
                yield _tried(rule, path, ("rules", key), [_NO_EXAMPLE])
            for example, keys in _examples(rule, entry):
                yield _tried(rule, path, ("rules", key, *keys), _complaints(example, specimens))


def _tried(rule: Rule, path: Path, keys: tuple[str | int, ...], complaints: list[Words]) -> Tried:
    return Tried(rule.id, path, tuple(complaints), line_of(path, keys) if complaints else 0)


def _examples(rule: Rule, entry: Mapping[str, Any]) -> Iterator[tuple[Example, tuple[str, int]]]:
    for name, faulty in (("bad", True), ("good", False)):
        for number, change in enumerate(entry.get(name, ())):
            yield Example(rule, faulty, number + 1, change), (name, number)


def _complaints(example: Example, specimens: Specimens) -> list[Words]:
    try:
        return complaints_about(example, specimens)
    except WrongConfigurationError as error:
        return [error.words]


_NO_EXAMPLE = Words("quy tắc chưa có ví dụ sai (bad) nào để thử", "the rule has no bad example that shows it at work")
