"""A wrong size or style of a few letters of a part: how much is at fault is said, and little is a milder finding."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.check.pieces import PLAIN, component, document, paragraph, section

from decree30_lint.check import judge
from decree30_lint.model.document import Span
from decree30_lint.model.parts import Family, Part, Recognition, Subject, Text, TextKind
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Level, RuleSet
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Lang
from decree30_lint.report.sentences import message

WORDS = "ỦY BAN NHÂN DÂN PHƯỜNG SAO MAI"  # 24 letters


@pytest.mark.parametrize(
    ("wrong", "level", "letters"),
    [
        (1, Level.WARNING, (1, 24)),
        (2, Level.WARNING, (2, 24)),
        (3, Level.ERROR, (3, 24)),
        (24, Level.ERROR, None),
    ],
)
def test_how_much_is_at_fault(wrong: int, level: Level, letters: tuple[int, int] | None, ruleset: RuleSet) -> None:
    cut = next(at for at in range(len(WORDS) + 1) if len(WORDS[:at].replace(" ", "")) == wrong)
    bold = replace(PLAIN, bold=True, size=Pt(13))
    spans = [Span(WORDS[:cut], replace(bold, size=Pt(15)), 0), Span(WORDS[cut:], bold, cut)]
    line = replace(paragraph(WORDS), spans=tuple(span for span in spans if span.text))
    body = component(Part.ISSUING_BODY, line)
    text = Text(TextKind.MAIN, "bao-cao", 1.0, (body,), Anchor(line.anchor.path), 10**6)
    subject = Subject(document(section((line,))), Recognition(Family.ND30, 1.0, (text,)), ruleset.vocabulary)
    (found,) = judge(subject, ruleset, [ruleset.rules["co-quan/co-chu"]]).diagnostics
    assert (found.level, found.breach.letters) == (level, letters)
    sentence = message(found, WORDS, ruleset.vocabulary, Lang.VI)
    assert sentence.endswith(f"({wrong} trong 24 ký tự.)") is (letters is not None)
