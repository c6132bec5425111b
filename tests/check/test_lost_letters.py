"""What is judged where letters are lost from the text of a file: how it is set, and nothing that words tell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.applied import applied

from decree30_lint.check import judge
from decree30_lint.model.document import Document
from decree30_lint.model.edits import Edit, ReplaceText, SetPage
from decree30_lint.model.outcomes import UndecidedReason, Verdict
from decree30_lint.model.rules import Judgement, RuleSet
from decree30_lint.model.units import Pt
from decree30_lint.pipeline import Options, analyse, chosen_rules
from decree30_lint.testing import Specimens


def _document(specimens: Specimens, name: str) -> Document:
    subject = specimens.judged(name).subject
    assert subject is not None
    return subject.document


def _judged(document: Document, ruleset: RuleSet) -> Judgement:
    subject, chosen = analyse(document, ruleset, Options())
    assert isinstance(chosen, RuleSet)
    return judge(subject, chosen, chosen_rules(chosen, Options()))


def _reading(document: Document, text: str, other: str) -> Iterator[Edit]:
    """Edits that put other characters, as many, in the place of some, wherever they stand."""
    for paragraph in document.paragraphs:
        at = paragraph.text.find(text)
        while at >= 0:
            yield ReplaceText(paragraph.anchor.slice(at, at + len(text)), other)
            at = paragraph.text.find(text, at + 1)


@pytest.mark.parametrize("name", ["bao-cao", "cong-van", "quyet-dinh", "to-trinh", "nghi-quyet"])
@pytest.mark.parametrize("letter", ["N", "T", "Đ", "ộ", "h"])
def test_nothing_is_said_of_words_that_cannot_be_read(
    name: str, letter: str, specimens: Specimens, ruleset: RuleSet
) -> None:
    document = _document(specimens, name)
    judgement = _judged(applied(document, _reading(document, letter, "\ufffd")), ruleset)
    assert [finding.rule.id for finding in judgement.diagnostics] == []
    assert UndecidedReason.LETTERS_LOST in {doubt.why for _, doubt in judgement.unsure}
    assert judgement.verdicts["go-may/am-tiet"] is Verdict.UNSURE


def test_what_is_set_wrongly_is_found_all_the_same(specimens: Specimens, ruleset: RuleSet) -> None:
    document = _document(specimens, "bao-cao")
    narrow = SetPage(document.sections[0].anchor, left=Pt(40))
    judgement = _judged(applied(document, [narrow, *_reading(document, "N", "\ufffd")]), ruleset)
    assert "trang/le-trai" in {finding.rule.id for finding in judgement.diagnostics}
    assert judgement.verdicts["noi-dung/co-chu"] is Verdict.COMPLIES


@pytest.mark.parametrize(
    ("there", "here", "line", "spelling"),
    [
        ("- Như", "- hư ", Verdict.BREAKS, Verdict.COMPLIES),  # typed so, for all that is known
        ("- Như", "- \ufffdhư", Verdict.UNSURE, Verdict.UNSURE),
        ("- Như", "\ufffd Như", Verdict.UNSURE, Verdict.COMPLIES),  # no letter: a sign of another font
    ],
)
def test_one_line(there: str, here: str, line: Verdict, spelling: Verdict, specimens: Specimens, ruleset: RuleSet) -> None:
    document = _document(specimens, "cong-van-mot-noi")
    judgement = _judged(applied(document, _reading(document, there, here)), ruleset)
    assert judgement.verdicts["noi-nhan/nhu-tren"] is line
    assert judgement.verdicts["go-may/am-tiet"] is spelling
    assert judgement.verdicts["tieu-ngu/noi-dung"] is Verdict.COMPLIES
