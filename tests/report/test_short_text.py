"""A report on a letter of one page is read on one screen or two, whatever style or page setup is wrong in all of it."""

from __future__ import annotations

import io

import docx
import pytest
from docx.shared import Mm, Pt
from tests.check.planted import SPECIMENS, clerks_draft

from decree30_lint import Checker, Lang
from decree30_lint.compose import Layout, compose_docx, load_specimen
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.run import Run
from decree30_lint.model.words import Words
from decree30_lint.report.findings.text import text_pieces
from decree30_lint.report.text_style import TextStyle

MOST = 60  # lines


def letter(*, letter_paper: bool) -> bytes:
    """A letter whose Normal is Calibri 11; with `letter_paper`, its margins of an inch and a head by tabs, too."""
    layout = Layout(looks="defaults", letterhead="tabs" if letter_paper else "table")
    word = docx.Document(io.BytesIO(compose_docx(load_specimen(SPECIMENS / "cong-van.yaml"), layout)))
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Calibri", Pt(11)
    if letter_paper:
        section = word.sections[0]
        section.page_width, section.page_height = Pt(612), Pt(792)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(25.4)
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def lines_on(data: bytes, lang: Lang) -> list[str]:
    report = Checker().check(data, name="to trinh.docx")
    run = Run(RulesetNote("", Words("", "")), [report], 1)
    return "".join(text_pieces(run, TextStyle(lang))).splitlines()


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("letter_paper", [False, True])
def test_one_wrong_style_is_a_short_report(letter_paper: bool, lang: Lang) -> None:
    lines = lines_on(letter(letter_paper=letter_paper), lang)
    assert len(lines) < MOST
    said = "CẦN SỬA: " if lang is Lang.VI else "NOT CORRECT: "
    assert said in lines[1]
    assert lines[2].endswith('decree30-lint fix "to trinh.docx"')


@pytest.mark.parametrize("data", [clerks_draft(), letter(letter_paper=True)], ids=["clerk", "letter"])
@pytest.mark.parametrize("lang", list(Lang))
def test_no_line_of_a_finding_repeats_another(data: bytes, lang: Lang) -> None:
    """Many findings have a clause, an advice or a place in common; none says twice what it says."""
    text = "\n".join(lines_on(data, lang))
    for finding in text.split("\n  - ")[1:]:
        lines = [line for line in finding.splitlines() if line.strip()]
        assert len(set(lines)) == len(lines)
