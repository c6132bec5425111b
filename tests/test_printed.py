"""A document that an office program has printed to PDF is judged as the document itself, or is said to be undecided."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

import pytest
from bench.printed import FIGURES, FILES, NAMES, figures, printed

from decree30_lint.check.pages import all_on_one_page_each
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.parts import Stage, Subject
from decree30_lint.model.results import FileResult
from decree30_lint.model.rules import RuleSet
from decree30_lint.pipeline import Options, lint_bytes, ruleset_named

_DIFFERING = {  # what LibreOffice prints is not what Word shows
    "fixtures/docx/cong-van-mot-noi.docx": "prints tracked changes in colour and underlined",
    "fixtures/docx/giay-moi.docx": "prints the frames of the letterhead one below the other",
}
_SUBSTITUTE = "phong-chu/times-new-roman"  # Liberation Serif stands for Times New Roman in what is printed
_WITHOUT_SECOND_PAGE = "so-trang/"  # a single page shows no number

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[bytes, bytes]]:
    return printed(tmp_path_factory.mktemp("printed"))


def _marked(name: str) -> object:
    marks = [pytest.mark.xfail(strict=True, reason=_DIFFERING[name])] if name in _DIFFERING else []
    return pytest.param(name, marks=marks)


@pytest.mark.parametrize("name", [_marked(name) for name in (*NAMES, *FILES)])
def test_verdicts_differ_only_towards_undecided(
    name: str, files: Mapping[str, tuple[bytes, bytes]], ruleset: RuleSet
) -> None:
    docx, pdf = (_judged(data, ruleset) for data in files[name])
    assert docx.judgement is not None
    assert pdf.judgement is not None
    assert list(_differing(docx, pdf, ruleset)) == []


def _judged(data: bytes, ruleset: RuleSet) -> FileResult:
    return lint_bytes(data, "van-ban", ruleset, Options(choose=True, stage=Stage.DRAFT))


def _differing(docx: FileResult, pdf: FileResult, ruleset: RuleSet) -> Iterator[str]:
    assert docx.judgement is not None
    assert pdf.judgement is not None
    rules = ruleset_named(docx.ruleset or ruleset.key).rules
    assert docx.ruleset == pdf.ruleset
    for rule, before in docx.judgement.verdicts.items():
        after = pdf.judgement.verdicts[rule]
        if (
            after in (before, Verdict.UNSURE)
            or before is Verdict.UNSURE  # the page shows more than the file says
            or rule == _SUBSTITUTE
            or not {"docx", "pdf"} <= (rules[rule].applies.formats or {"docx", "pdf"})
        ):
            continue
        if rule.startswith(_WITHOUT_SECOND_PAGE) and pdf.subject is not None and _has_first_pages_alone(pdf.subject):
            continue
        yield f"{rule}: {before} printed {after}"


def _has_first_pages_alone(subject: Subject) -> bool:
    return subject.document.page_count == 1 or all_on_one_page_each(subject.document, subject.recognition) is True


def test_the_rule_pages_say_what_prints_leave_undecided(files: Mapping[str, tuple[bytes, bytes]]) -> None:
    written = json.loads(FIGURES.read_text(encoding="utf-8"))
    assert _never_decided(figures(files)) == _never_decided(written), "run `make printed docs`"


def _never_decided(found: Mapping[str, Mapping[str, int]]) -> set[str]:
    return {rule for rule, count in found.items() if count["undecided"] == count["judged"]}
