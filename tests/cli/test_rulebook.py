"""`explain` and `rules`."""

from __future__ import annotations

import json
from collections.abc import Callable

from click.testing import Result

from decree30_lint.model.rules import RuleSet

Invoke = Callable[..., Result]


def test_a_rule_is_explained(invoke: Invoke, ruleset: RuleSet) -> None:
    rule = ruleset.rules["tieu-ngu/co-chu"]
    text = invoke("explain", rule.id).stdout
    assert text.startswith("tieu-ngu/co-chu\n")
    flat = " ".join(text.split())
    explanation = rule.explanation
    for words in (rule.requirement, explanation.why, explanation.wrong, explanation.right):
        assert words.vi in flat
    assert rule.citation is not None
    assert rule.citation.text in flat
    assert explanation.why.en in " ".join(invoke("explain", rule.id, "--lang", "en").stdout.split())


def test_a_part_explains_all_its_rules(invoke: Invoke, ruleset: RuleSet) -> None:
    text = invoke("explain", "tieu-ngu").stdout
    assert [line for line in text.splitlines() if line in ruleset.rules] == [
        rule for rule in ruleset.rules if rule.startswith("tieu-ngu/")
    ]


def test_an_allowance_is_told(invoke: Invoke, ruleset: RuleSet) -> None:
    rule = next(rule for rule in ruleset.rules.values() if rule.tolerance is not None and rule.note is not None)
    flat = " ".join(invoke("explain", rule.id).stdout.split())
    assert "dung sai" in flat
    assert rule.note is not None
    assert rule.note.vi in flat


def test_all_rules_are_listed(invoke: Invoke, ruleset: RuleSet) -> None:
    listed = json.loads(invoke("rules", "--format", "json").stdout)
    assert [entry["id"] for entry in listed] == list(ruleset.rules)
    assert list(listed[0]) == ["id", "part", "level", "force", "instrument", "clause", "requirement"]
    text = invoke("rules").stdout
    assert all(f"{rule}  (" in text for rule in ruleset.rules)


def test_only_selected_rules_are_listed(invoke: Invoke) -> None:
    listed = json.loads(invoke("rules", "--format", "json", "--select", "tieu-ngu").stdout)
    assert {entry["part"] for entry in listed} == {"tieu-ngu"}
    (one,) = json.loads(invoke("rules", "--format", "json", "--select", "tieu-ngu/co-chu").stdout)
    assert one["level"] == "error"
