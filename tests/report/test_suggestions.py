"""What several findings want of one line is shown as one corrected text."""

from __future__ import annotations

from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.edits import ReplaceText
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Diagnostic, Level, Rule, RuleSet
from decree30_lint.report.suggestions import Suggestions

HERE = Anchor(Path.parse("body/p[1]"))
NAME = "ThS. TẠ QUANG NHUẬN"


def _finding(rule: Rule, start: int, end: int, text: str, suggestion: str, level: Level = Level.ERROR) -> Diagnostic:
    at = HERE.slice(start, end)
    return Diagnostic(rule, level, Breach(at, None, None, (ReplaceText(at, text),), suggestion=suggestion), rule.part)


def _shown(text: str, *found: Diagnostic) -> list[str | None]:
    paragraph = Paragraph((Span(text, RunFormat(), 0),), ParagraphLayout(), HERE)
    suggestions = Suggestions(found, {HERE.path: paragraph})
    return [suggestions.of(finding) for finding in found]


def test_a_line_is_shown_with_what_other_findings_change_in_it(ruleset: RuleSet) -> None:
    titles = _finding(ruleset.rules["nguoi-ky/hoc-vi"], 0, 5, "", "TẠ QUANG NHUẬN")
    letters = _finding(ruleset.rules["nguoi-ky/ho-ten-loai-chu"], 5, 19, "Tạ Quang Nhuận", "Tạ Quang Nhuận")
    assert _shown(NAME, titles, letters) == ["Tạ Quang Nhuận", "Tạ Quang Nhuận"]


def test_of_changes_that_meet_the_wider_one_is_shown(ruleset: RuleSet) -> None:
    rule = ruleset.rules["noi-nhan/luu"]
    end = _finding(rule, 8, 9, "T.", "- Lưu; VT.")
    whole = _finding(rule, 5, 9, ": VT.", "- Lưu: VT.")
    assert _shown("- Lưu; VT", whole, end)[0] == "- Lưu: VT."


def test_a_slighter_finding_that_only_hints_changes_nothing(ruleset: RuleSet) -> None:
    sure = _finding(ruleset.rules["nguoi-ky/hoc-vi"], 0, 5, "", "TẠ QUANG NHUẬN")
    hint = _finding(ruleset.rules["vien-dan/lan-sau"], 5, 19, "X", "X", Level.INFO)
    assert _shown(NAME, sure, hint)[0] == "TẠ QUANG NHUẬN"
