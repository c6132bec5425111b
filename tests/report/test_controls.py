"""Characters that command a screen, or turn its letters round, are shown and not obeyed."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Callable

import msgspec
import pytest

from decree30_lint.model.comparison import Comparison
from decree30_lint.model.parts import Subject
from decree30_lint.model.results import FileResult
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang
from decree30_lint.report.comparison_html import comparison_html
from decree30_lint.report.comparison_json import comparison_json
from decree30_lint.report.comparison_text import comparison_text
from decree30_lint.report.controls import json_text, printable
from decree30_lint.report.findings.json import json_pieces, jsonl_pieces
from decree30_lint.report.findings.text import text_pieces
from decree30_lint.report.inspection import inspection_json, inspection_text
from decree30_lint.report.text_style import TextStyle

NAME = "a\u202excod\n\x1b[2J\x9b\u061c\u2066\u200f\u2028\udcff.docx"
OBEYED = re.compile("[\x1b\x9b\u061c\u200f\u2028\u202e\u2066\udcff]")
SHEET = TextStyle(Lang.VI)


@pytest.mark.parametrize("category", ["Cc", "Cf", "Cs", "Zl", "Zp"])
def test_all_of_a_category_are_shown_but_the_quiet_ones(category: str) -> None:
    quiet = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # they join and part letters: ordinary in Vietnamese and foreign text
    commands = "".join(c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) == category)
    left = printable(commands)
    assert "".join(c for c in left if unicodedata.category(c) == category) == (
        "".join(sorted(quiet)) if category == "Cf" else ""
    )


def test_the_mark_says_which_character_stands_there() -> None:
    assert printable("a\u202eb\x1b") == "a⟨U+202E⟩b⟨U+001B⟩"
    assert printable("Tiếng Vi\u00adệt 👩\u200d🌾 “ấy” Đà Nẵng") == "Tiếng Vi\u00adệt 👩\u200d🌾 “ấy” Đà Nẵng"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", "⟨U+003A⟩:error::x"),
        ("a ::Stop-Commands::x", "a ⟨U+003A⟩:Stop-Commands::x"),
        ("::warning file=a::x", "⟨U+003A⟩:warning file=a::x"),
        ("##[group]a", "⟨U+0023⟩#[group]a"),
        ("##vso[task.complete]", "⟨U+0023⟩#vso[task.complete]"),
        ("Nơi nhận:: a::b ## 1", "Nơi nhận:: a::b ## 1"),
    ],
)
def test_no_ci_system_is_commanded(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert "##[" not in json_text(text.replace("##vso", "##"))
    assert json.loads(json_text(text)) == text


def test_json_keeps_them_escaped_and_stays_valid_everywhere() -> None:
    text = json_text({"path": "a\u202e\x9b\U000e0041\udcff"})
    assert not OBEYED.search(text)
    assert json.loads(text) == msgspec.json.decode(text) == {"path": "a\u202e\x9b\U000e0041⟨U+DCFF⟩"}


def test_no_format_of_findings_obeys(
    make_subject: Callable[..., Subject], make_report: Callable[..., FileResult], make_run: Callable[..., Run]
) -> None:
    def run() -> Run:
        return make_run(make_report(make_subject(), (), path=NAME))

    for written in (text_pieces(run(), SHEET), json_pieces(run(), Lang.VI), jsonl_pieces(run(), Lang.VI)):
        assert not OBEYED.search("".join(written))


def test_no_format_of_a_comparison_obeys(make_subject: Callable[..., Subject]) -> None:
    document = make_subject().document
    same = Comparison(document, document, (), (), (0, 0, 0))
    written = (
        comparison_text(same, NAME, NAME, SHEET),
        comparison_html(same, NAME, NAME, Lang.VI),
        comparison_json(same, NAME, NAME, Lang.VI),
    )
    assert not OBEYED.search("".join(written))


def test_no_format_of_an_inspection_obeys(make_subject: Callable[..., Subject]) -> None:
    subject = make_subject()
    assert not OBEYED.search(inspection_text(subject, NAME, SHEET) + inspection_json(subject, NAME, Lang.VI))
