"""The same content in another layout gives the same findings: none for a specimen, the planted ones for a faulty report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from decree30_lint.compose import Layout, Specimen, apply_change, compose_docx, load_specimen
from decree30_lint.model.rules import Judgement, Level, RuleSet
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named

from .own import NAMES, ROOT, layouts, some, specimen

_REPORT = ROOT / "fixtures" / "bao-cao-nam"
_FAULTS: list[Mapping[str, Any]] = yaml.safe_load((_REPORT / "loi.yaml").read_text(encoding="utf-8"))["faults"]
_RULESET: RuleSet = ruleset_named("nd30-2020")
_DECOMPOSED = "phong-chu/to-hop"  # the one rule about how the file holds its letters


def _judgement(written: Specimen, layout: Layout) -> Judgement:
    report = lint_bytes(compose_docx(written, layout), f"{written.name}.docx", _RULESET, Options())
    assert report.judgement is not None, report.failure
    return report.judgement


def _findings(written: Specimen, layout: Layout) -> set[str]:
    """Ids of what is found as error or warning."""
    found = {f.rule.id for f in _judgement(written, layout).diagnostics if f.level.rank <= Level.WARNING.rank}
    return found - {_DECOMPOSED} if layout.form == "nfd" else found


def _faulty(faults: list[Mapping[str, Any]]) -> Specimen:
    report = load_specimen(_REPORT / "bao-cao-nam.yaml")
    for fault in faults:
        report = apply_change(report, fault["part"], fault["change"], fault.get("role"))
    return report


@given(st.sampled_from(NAMES), layouts())
@some(40)
def test_specimens_comply_in_any_layout(name: str, layout: Layout) -> None:
    assert _findings(specimen(name), layout) == set()


@given(st.sets(st.integers(0, len(_FAULTS) - 1), min_size=1, max_size=6), layouts())
@some(20)
def test_faults_are_found_in_any_layout(chosen: set[int], layout: Layout) -> None:
    report = _faulty([_FAULTS[i] for i in sorted(chosen)])
    plain = Layout(tier=layout.tier)
    expected = _findings(report, plain)
    if layout.form == "nfd":
        expected -= {_DECOMPOSED}
    assert _findings(report, layout) == expected


@pytest.mark.parametrize("fault", _FAULTS, ids=lambda fault: fault["rule"])
def test_each_planted_fault_is_found_and_nothing_else(fault: Mapping[str, Any]) -> None:
    judgement = _judgement(_faulty([fault]), Layout())
    assert {finding.rule.id for finding in judgement.diagnostics} == {fault["rule"]}


def test_the_faulty_report_shows_exactly_its_answer_key() -> None:
    judgement = _judgement(_faulty(_FAULTS), Layout())
    assert {finding.rule.id for finding in judgement.diagnostics} == {fault["rule"] for fault in _FAULTS}
