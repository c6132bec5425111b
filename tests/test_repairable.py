"""Each rule is repairable or only reported: of the first kind an example is mended in the file itself, the others stay."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

import pytest
from lxml import etree

from decree30_lint.compose import compose_docx
from decree30_lint.formats.docx.ooxml import W
from decree30_lint.model.edits import Applicability, changes_words
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.plan import Repair
from decree30_lint.model.results import FileResult
from decree30_lint.model.rules import Rule, RuleSet
from decree30_lint.pipeline import Options, ruleset_named
from decree30_lint.pipeline.repairing import Repairer
from decree30_lint.repair.plan import planned
from decree30_lint.testing import Example, Specimens, report_on
from decree30_lint.testing.examples import options_of, planted

_RULES = ruleset_named("nd30-2020").rules.values()
_REPORTED = [rule for rule in _RULES if rule.applicability is Applicability.SHOW]
_REPAIRABLE = [rule for rule in _RULES if rule.applicability is not Applicability.SHOW]


@pytest.mark.parametrize("rule", _REPORTED, ids=lambda rule: rule.id)
def test_what_is_only_reported_is_never_planned(rule: Rule, specimens: Specimens) -> None:
    for example in _faulty(rule):
        judgement = report_on(example, specimens).judgement
        assert judgement is not None
        steps = planned(judgement, unsafe=True, refused=frozenset())
        assert [step for step in steps if step.rule == rule.id and step.cause is None] == []


@pytest.mark.parametrize("rule", _REPAIRABLE, ids=lambda rule: rule.id)
def test_what_is_repairable_is_mended(rule: Rule, specimens: Specimens, ruleset: RuleSet) -> None:
    tried = [example for example in _faulty(rule) if _can_be_mended(report_on(example, specimens), rule.id)]
    for example in tried:
        data, options = compose_docx(planted(example, specimens)[1]), options_of(example)
        asked = _repaired(data, ruleset, options, unsafe=True)
        assert asked.after is not None
        assert not _faults(asked.after) - _faults(asked.before)
        if asked.after.judgement and asked.after.judgement.verdicts[rule.id] is Verdict.COMPLIES:
            break
    else:
        pytest.fail(f"not mended: {[example.name for example in tried]}")
    words = any(changes_words(step.edit) for step in asked.plan)
    unasked = _repaired(data, ruleset, options, unsafe=False) if words else asked
    assert unasked.failure is None
    assert _words(unasked.data or data) == _words(data)


def _faulty(rule: Rule) -> Iterator[Example]:
    return (Example(rule, True, number, entry) for number, entry in enumerate(rule.bad, start=1))


def _can_be_mended(report: FileResult, rule: str) -> bool:
    """Tells whether the rule is broken, and each of its breaches can be mended."""
    own = [d.applicability for d in report.judgement.diagnostics if d.rule.id == rule] if report.judgement else []
    return bool(own) and Applicability.SHOW not in own


def _repaired(data: bytes, ruleset: RuleSet, options: Options, *, unsafe: bool) -> Repair:
    return Repairer("Ví dụ.docx", ruleset, options, unsafe=unsafe).repair(data)


def _faults(report: FileResult) -> Counter[str]:
    return Counter(d.rule.id for d in report.judgement.diagnostics) if report.judgement else Counter()


def _words(data: bytes) -> list[tuple[str, bool]]:
    """The letters of the text as they are typed, and whether they show as capitals."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    runs = ((run, text.text or "") for run in root.iter(W + "r") for text in run.iterfind(W + "t"))
    shown = ((run.find(f"{W}rPr/{W}caps") is not None, text) for run, text in runs)
    return [(letter, capitals) for capitals, text in shown for letter in text if not letter.isspace()]
