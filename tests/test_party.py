"""Papers of the Party: chosen by their heading and date, judged by rules of their own."""

from __future__ import annotations

import pytest

from decree30_lint.compose import Layout, apply_change, compose_docx
from decree30_lint.model.parts import Family
from decree30_lint.model.results import FileResult
from decree30_lint.model.rules import Level, RuleSet
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named
from decree30_lint.ruleset import find_ruleset
from decree30_lint.testing import Specimens, examples_of, specimens_for, try_examples

NAME = "dang-05hd"
PARTY = ruleset_named(NAME)
LAYOUTS = (
    Layout(letterhead="table-rows", looks="styles"),
    Layout(letterhead="tabs", runs="split"),
    Layout(letterhead="text-boxes", capitals="automatic"),
    Layout(form="nfd", lines="typed"),
)


@pytest.fixture(scope="module")
def papers() -> Specimens:
    return specimens_for(find_ruleset(NAME), PARTY)


@pytest.mark.parametrize("part", sorted({rule.part for rule in PARTY.rules.values()}))
def test_examples_show_what_they_claim(part: str) -> None:
    wanted = [rule for rule in PARTY.rules if rule.startswith(f"{part}/")]
    tried = list(try_examples(find_ruleset(NAME), PARTY, wanted))
    assert len(tried) >= len(wanted)
    assert [(each.rule, each.line, each.complaints) for each in tried if each.complaints] == []


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
@pytest.mark.parametrize("name", ["bao-cao", "cong-van", "to-trinh"])
def test_model_papers_comply_in_any_layout(papers: Specimens, name: str, layout: Layout) -> None:
    report = papers.judge(papers.get(name), name, layout=layout)
    assert report.judgement is not None
    assert report.judgement.diagnostics == ()
    assert report.subject is not None
    assert report.subject.main.type == name


def test_only_papers_of_the_party_are_governed_and_no_value_is_called_an_error() -> None:
    assert PARTY.families == {Family.PARTY}
    assert all(rule.applies.families == {Family.PARTY} for rule in PARTY.rules.values())
    assert all(rule.level.rank >= Level.WARNING.rank for rule in PARTY.rules.values())
    assert "nguồn thứ cấp" in PARTY.title.vi
    assert sum(1 for _ in examples_of(PARTY)) > len(PARTY.rules)


def judged(papers: Specimens, ruleset: RuleSet, date: str | None = None) -> FileResult:
    """What is said of the report, with another date, by a user who names no ruleset."""
    paper = papers.get("bao-cao")
    if date:
        paper = apply_change(paper, "dia-danh-ngay", {"text": date})
    return lint_bytes(compose_docx(paper, Layout()), "bao-cao.docx", ruleset, Options(choose=True))


def test_the_ruleset_is_chosen(papers: Specimens, ruleset: RuleSet) -> None:
    report = judged(papers, ruleset)
    assert (report.ruleset, report.outside) == (NAME, None)
    assert report.judgement is not None
    assert {f.rule.id for f in report.judgement.diagnostics} == set()


def test_an_older_paper_is_out_of_scope(papers: Specimens, ruleset: RuleSet) -> None:
    report = judged(papers, ruleset, "Thanh Giang, ngày 26 tháng 5 năm 2026")
    assert report.ruleset is None
    assert report.outside is not None
    assert "05-HD/VPTW có hiệu lực từ ngày 27/05/2026" in report.outside.vi


def test_a_draft_without_its_day_is_judged_by_what_is_in_force(papers: Specimens, ruleset: RuleSet) -> None:
    assert judged(papers, ruleset, "Thanh Giang, ngày    tháng    năm 2026").ruleset == NAME


def test_a_document_of_the_state_is_not_judged_by_party_rules(specimens: Specimens) -> None:
    data = compose_docx(specimens.get("bao-cao"), Layout())
    report = lint_bytes(data, "bao-cao.docx", PARTY, Options())
    assert report.outside is not None
    assert report.judgement is not None
    assert report.judgement.diagnostics == ()
    assert lint_bytes(data, "bao-cao.docx", PARTY, Options(choose=True)).ruleset == "nd30-2020"
