"""Lines under a name that stand aside of its middle: seen where the file is laid out, whatever size it is printed in."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from decree30_lint.check import judge
from decree30_lint.formats.read_document import read_document
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.units import Pt
from decree30_lint.pipeline import Options, analyse, chosen_rules

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "bao-cao-nam"
AGENCY, SUBJECT = 0, 2  # the place of its line among those of the first page


def _said(name: str, which: int, by: float, ruleset: RuleSet, *, scaled: bool = False) -> set[tuple[str, str]]:
    """The rules about lines that are broken, with their keys, where one of the lines is moved by so many points."""
    document = read_document((FOLDER / name).read_bytes(), name)
    strokes = list(document.strokes)
    left = strokes[which].left
    strokes[which] = replace(strokes[which], left=None if left is None else Pt(left + by))
    subject, chosen = analyse(replace(document, strokes=tuple(strokes), scaled=scaled), ruleset, Options())
    assert isinstance(chosen, RuleSet)
    found = judge(subject, chosen, chosen_rules(chosen, Options())).diagnostics
    return {(each.rule.id, each.breach.message_key) for each in found if each.breach.message_key == "aside"}


@pytest.mark.parametrize("scaled", [False, True])
@pytest.mark.parametrize("by", [-25, 25, 60])
@pytest.mark.parametrize(("which", "rule"), [(AGENCY, "co-quan/duong-ke"), (SUBJECT, "trich-yeu/duong-ke")])
def test_a_line_aside(which: int, rule: str, by: float, scaled: bool, ruleset: RuleSet) -> None:
    assert _said("bao-cao-nam.pdf", which, by, ruleset, scaled=scaled) == {(rule, "aside")}


@pytest.mark.parametrize("by", [0, -15, 15])
def test_a_line_nearly_in_the_middle(by: float, ruleset: RuleSet) -> None:
    assert _said("bao-cao-nam.pdf", AGENCY, by, ruleset) == set()


def test_word_files_are_not_laid_out(ruleset: RuleSet) -> None:
    assert _said("bao-cao-nam.docx", AGENCY, 60, ruleset) == set()
