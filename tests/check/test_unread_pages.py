"""What seems to be missing from a file of which some pages are only pictures of paper."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.check.pieces import A4, NO_WORDS, document, paragraph, section

from decree30_lint.check.engine import judge
from decree30_lint.model.outcomes import UndecidedReason, Verdict
from decree30_lint.model.parts import Family, Recognition, Subject, Text, TextKind
from decree30_lint.model.path import Path
from decree30_lint.model.picture import Page
from decree30_lint.model.place import Anchor
from decree30_lint.pipeline import ruleset_named


@pytest.mark.parametrize(
    ("pictures", "pages", "verdict"),
    [
        ([], 3, Verdict.BREAKS),
        ([1], 3, Verdict.UNSURE),
        ([2], 3, Verdict.UNSURE),
        ([4], 4, Verdict.UNSURE),
        ([5], 5, Verdict.BREAKS),
    ],
)
def test_a_part_may_stand_on_a_page_nobody_read(pictures: list[int], pages: int, verdict: Verdict) -> None:
    """On one before or among the pages of the text, or right behind them; what comes later is another text."""
    at = Anchor(Path.parse("body/p[1]"), 1, page=3)
    body = replace(paragraph("Sở Nội vụ báo cáo."), anchor=at)
    sheets = tuple(Page(number, *A4, picture_only=number in pictures) for number in range(1, pages + 1))
    text = Text(TextKind.MAIN, "bao-cao", 1.0, (), at, 1)
    subject = Subject(document(section((body,)), pages=sheets), Recognition(Family.ND30, 1.0, (text,)), NO_WORDS)
    ruleset = ruleset_named("nd30-2020")
    rule = ruleset.rules["noi-nhan/thieu"]
    judgement = judge(subject, ruleset, [rule])
    assert judgement.verdicts[rule.id] is verdict
    assert [doubt.why for _, doubt in judgement.unsure] == [UndecidedReason.NOT_LEGIBLE] * (verdict is Verdict.UNSURE)
