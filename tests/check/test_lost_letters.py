"""What is judged where letters are lost from the text of a file: how it is set, and nothing that words tell."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from tests.applied import applied
from tests.check.pieces import NO_WORDS, component, document, paragraph, section

from decree30_lint.check import judge
from decree30_lint.check.kinds.wording import FixedWording
from decree30_lint.model.document import Document
from decree30_lint.model.edits import Edit, ReplaceText, SetPage
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.outcomes import UndecidedReason, Verdict
from decree30_lint.model.parts import Family, Part, Recognition, Subject, Text, TextKind
from decree30_lint.model.rules import Judgement, RuleSet
from decree30_lint.model.units import Pt
from decree30_lint.pipeline import Options, analyse, chosen_rules, ruleset_named
from decree30_lint.testing import Specimens

RULESET = ruleset_named("nd30-2020")
RULE = RULESET.rules["tieu-ngu/noi-dung"]


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
    for line in document.paragraphs:
        at = line.text.find(text)
        while at >= 0:
            yield ReplaceText(line.anchor.slice(at, at + len(text)), other)
            at = line.text.find(text, at + 1)


@pytest.mark.parametrize("name", ["bao-cao", "cong-van", "quyet-dinh", "to-trinh", "nghi-quyet"])
@pytest.mark.parametrize("letter", ["N", "T", "Đ", "ộ", "h"])
def test_nothing_is_said_of_words_that_cannot_be_read(
    name: str, letter: str, specimens: Specimens, ruleset: RuleSet
) -> None:
    paper = _document(specimens, name)
    judgement = _judged(applied(paper, _reading(paper, letter, "\ufffd")), ruleset)
    assert [finding.rule.id for finding in judgement.diagnostics] == []
    assert UndecidedReason.LETTERS_LOST in {doubt.why for _, doubt in judgement.unsure}
    assert judgement.verdicts["go-may/am-tiet"] is Verdict.UNSURE


def test_what_is_set_wrongly_is_found_all_the_same(specimens: Specimens, ruleset: RuleSet) -> None:
    paper = _document(specimens, "bao-cao")
    narrow = SetPage(paper.sections[0].anchor, left=Pt(40))
    judgement = _judged(applied(paper, [narrow, *_reading(paper, "N", "\ufffd")]), ruleset)
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
    paper = _document(specimens, "cong-van-mot-noi")
    judgement = _judged(applied(paper, _reading(paper, there, here)), ruleset)
    assert judgement.verdicts["noi-nhan/nhu-tren"] is line
    assert judgement.verdicts["go-may/am-tiet"] is spelling
    assert judgement.verdicts["tieu-ngu/noi-dung"] is Verdict.COMPLIES


@pytest.mark.parametrize(
    ("shown", "knows", "said"),
    [
        ("ộc lập - Tự do", frozenset(), ["?"]),  # the first letter of a line leaves no room
        ("ộc lập - Tự do", frozenset({Knowledge.TYPED_CHARACTERS}), ["words"]),
        ("Đọc lập - Tự do", frozenset(), ["words"]),
    ],
)
def test_the_first_letter_of_a_line(shown: str, knows: frozenset[Knowledge], said: list[str]) -> None:
    line = component(Part.MOTTO, paragraph(shown))
    text = Text(TextKind.MAIN, "bao-cao", 1.0, (line,), line.anchor, 9)
    paper = replace(document(section(line.paragraphs)), knows=knows)
    rule = replace(RULE, check=FixedWording("Độc lập - Tự do", misread=None))
    judgement = judge(Subject(paper, Recognition(Family.ND30, 1.0, (text,)), NO_WORDS), RULESET, [rule])
    found = [finding.breach.message_key for finding in judgement.diagnostics]
    assert found + ["?" for _ in judgement.unsure] == said
