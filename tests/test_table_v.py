"""Double entry: what the rules say of letters agrees with the decree's own table of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from msgspec.structs import fields

from decree30_lint.check.kinds.pictures import SignatureNote
from decree30_lint.check.kinds.whole import SizesTogether
from decree30_lint.model.parts import Part
from decree30_lint.model.rules import Kind, RuleSet
from decree30_lint.model.units import Interval, Unit
from decree30_lint.pipeline import ruleset_named
from decree30_lint.ruleset.find import find_ruleset
from decree30_lint.ruleset.quantities import parse_interval

_SIZES = ("within", "size")  # parameters that state a size of letters
_DISTANCES = ("cach-doan", "cach-dong", "gian-dong")  # endings of rules whose points are no sizes
_CAPITALS = ("all", "capitals")


class Statement(NamedTuple):
    """One thing a rule says of letters: "size", "bold", "italic" or "capitals", and what it asks for."""

    rule: str
    part: Part
    role: str | None
    about: str
    value: object


def _table() -> Mapping[str, Any]:
    path: Path = find_ruleset("nd30-2020") / "table-v.yaml"
    table: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return table


def _said_by(check: Kind) -> Iterator[tuple[str, object]]:
    for name in (field.name for field in fields(check)):
        value = getattr(check, name)
        if name in _SIZES and isinstance(value, Interval) and value.unit is Unit.PT:
            yield "size", value
        elif name in ("bold", "italic") and isinstance(value, bool):
            yield name, value
        elif name in _CAPITALS and isinstance(value, bool):
            yield "capitals", value


def _statements(ruleset: RuleSet) -> Iterator[Statement]:
    for rule in ruleset.rules.values():
        if not rule.id.endswith(_DISTANCES) and not isinstance(rule.check, SignatureNote):  # which prose alone speaks of
            for about, value in _said_by(rule.check):
                yield Statement(rule.id, rule.on or rule.part, rule.role, about, value)


def _agrees(statement: Statement, row: Mapping[str, Any]) -> bool:
    match statement.about:
        case "size":
            return statement.value == parse_interval(row["size"])
        case "capitals":
            return statement.value is (row.get("case") == "capitals")
        case about:
            return statement.value is (about in row["style"])


_STATEMENTS = list(_statements(ruleset_named("nd30-2020")))


@pytest.mark.parametrize("statement", _STATEMENTS, ids=lambda s: f"{s.rule}-{s.about}")
def test_rule_agrees_with_the_table(statement: Statement) -> None:
    rows = [row for row in _table()["rows"] if row["part"] == statement.part]
    rows = [row for row in rows if statement.role in (None, row.get("role"))]
    assert any(_agrees(statement, row) for row in rows), rows


def test_table_is_whole() -> None:
    rows = _table()["rows"]
    assert len(rows) == 38
    assert {Part(row["part"]) for row in rows} >= {Part(statement.part) for statement in _STATEMENTS}
    assert all(set(row["style"]) <= {"upright", "italic", "bold"} for row in rows)


@pytest.mark.parametrize("about", ["size", "bold", "italic", "capitals"])
def test_rules_of_the_letterhead_state_it(about: str) -> None:
    parts = {statement.part for statement in _STATEMENTS if statement.about == about}
    assert parts >= {Part.NATIONAL_NAME, Part.MOTTO, Part.PARENT_BODY, Part.ISSUING_BODY, Part.TYPE_NAME, Part.SUBJECT}


def test_sizes_that_go_together(ruleset: RuleSet) -> None:
    check = ruleset.rules["toan-van/co-chu-dong-bo"].check
    assert isinstance(check, SizesTogether)
    for ours, theirs in zip(check.sets, _table()["pairs"], strict=True):
        assert {part: ours[Part(part)] for part in theirs} == {
            part: parse_interval(size).low for part, size in theirs.items()
        }
