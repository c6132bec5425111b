"""Every rule from its own file: each bad example breaks it and no other, each good one does not."""

from __future__ import annotations

import pytest

from decree30_lint.model.rules import Level, RuleSet
from decree30_lint.pipeline import ruleset_named
from decree30_lint.testing import Example, Specimens, examples_of, run_example

_EXAMPLES = list(examples_of(ruleset_named("nd30-2020")))


@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda e: e.name.replace(" ", "-"))
def test_example_shows_what_it_claims(example: Example, specimens: Specimens) -> None:
    assert run_example(example, specimens) == []


# Specimens are Word files of text alone; what these rules judge is shown in tests/check/test_pictures.py.
_OF_PICTURES = {"nguoi-ky/anh-chu-ky"}
# Nor do they hold remarks, tracked changes and properties: see tests/check/test_leftovers.py.
_OF_LEFTOVERS = {"toan-van/con-ghi-chu", "toan-van/con-theo-doi", "toan-van/thong-tin-tac-gia"}


def test_every_rule_has_a_bad_example(ruleset: RuleSet) -> None:
    without = {rule.id for rule in ruleset.rules.values() if not rule.bad and not rule.applies.formats & {"pdf", "scan"}}
    assert without == _OF_PICTURES | _OF_LEFTOVERS


def test_specimens_comply_with_every_rule(specimens: Specimens) -> None:
    said = {}
    for name in specimens.names:
        judgement = specimens.judged(name).judgement
        assert judgement is not None, name
        faults = [(f.rule.id, f.level) for f in judgement.diagnostics if f.level.rank <= Level.WARNING.rank]
        if faults:
            said[name] = faults
    assert said == {}
