"""What is judged of a file that a printing program made smaller: everything but lengths."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from decree30_lint.check import judge
from decree30_lint.formats.docx import read_docx
from decree30_lint.model.formatting import Align
from decree30_lint.model.outcomes import UndecidedReason, Verdict
from decree30_lint.model.rules import Judgement, RuleSet
from decree30_lint.model.units import Pt
from decree30_lint.pipeline import Options, analyse, chosen_rules

FAULTY = Path(__file__).resolve().parents[2] / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
_OF_LENGTHS = ("trang/le-duoi", "trang/le-trai", "noi-dung/co-chu", "quoc-hieu/co-chu", "noi-dung/lui-dau-dong")


def _judged(scaled: bool, ruleset: RuleSet) -> Judgement:
    document = replace(read_docx(FAULTY.read_bytes(), FAULTY.name), scaled=scaled)
    subject, chosen = analyse(document, ruleset, Options())
    assert isinstance(chosen, RuleSet)
    return judge(subject, chosen, chosen_rules(chosen, Options()))


def test_lengths_are_undecided_and_the_reason_is_said(ruleset: RuleSet) -> None:
    judgement = _judged(True, ruleset)
    reasons = {rule.id: doubt.why for rule, doubt in judgement.unsure}
    assert {judgement.verdicts[rule] for rule in _OF_LENGTHS} == {Verdict.UNSURE}
    assert {reasons[rule] for rule in _OF_LENGTHS} == {UndecidedReason.SCALED}


def test_all_else_is_judged_as_ever(ruleset: RuleSet) -> None:
    plain, scaled = _judged(False, ruleset), _judged(True, ruleset)
    changed = {rule for rule, verdict in plain.verdicts.items() if scaled.verdicts[rule] is not verdict}
    assert changed >= set(_OF_LENGTHS)
    assert {scaled.verdicts[rule] for rule in changed} == {Verdict.UNSURE}
    assert {"tieu-ngu/noi-dung", "trang/kho-giay"}.isdisjoint(changed)


def test_how_things_stand_to_each_other_is_judged(ruleset: RuleSet) -> None:
    """What is off the middle is so in any size."""
    document = read_docx(FAULTY.read_bytes(), FAULTY.name)
    title = next(p for p in document.paragraphs if p.text == "BÁO CÁO")
    moved = replace(title, layout=replace(title.layout, align=Align.LEFT, left=Pt(0), first_line=Pt(0)))
    blocks = tuple(moved if block is title else block for block in document.sections[0].blocks)
    sections = (replace(document.sections[0], blocks=blocks), *document.sections[1:])
    for scaled in (False, True):
        subject, chosen = analyse(replace(document, sections=sections, scaled=scaled), ruleset, Options())
        assert isinstance(chosen, RuleSet)
        verdicts = judge(subject, chosen, chosen_rules(chosen, Options())).verdicts
        assert verdicts["ten-loai/canh-giua"] is Verdict.BREAKS
