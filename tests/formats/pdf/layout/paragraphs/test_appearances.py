"""The signature of an electronic copy speaks in its appearance, also upon a scan."""

from __future__ import annotations

import pytest

from decree30_lint.check import judge
from decree30_lint.formats.pdf.content import FormField, Glyph, GlyphStyle, PageContent
from decree30_lint.formats.pdf.layout.paragraphs.appearances import appearances
from decree30_lint.formats.pdf.layout.sequence import lay_out_page
from decree30_lint.formats.pdf.read_pdf import KNOWS
from decree30_lint.model.document import Document, Legibility, Precision, Section
from decree30_lint.model.path import Path
from decree30_lint.model.picture import Page
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.units import Pt
from decree30_lint.pipeline import Options, analyse

_FIELD = FormField("Sig", "SaoY", 380.0, 20.0, 580.0, 60.0)


def _page(lines: list[str], size: float = 10.0) -> PageContent:
    look = GlyphStyle("TimesNewRomanPSMT", size, "Times New Roman", False, False, "000000", field=0)
    glyphs = [
        Glyph(letter, 385 + 5 * at, 390 + 5 * at, 30 + 12 * number, look)
        for number, line in enumerate(lines)
        for at, letter in enumerate(line)
    ]
    return PageContent(1, 595.0, 842.0, glyphs, [], [], [_FIELD])


def _copy(lines: list[str], size: float = 10.0) -> Document:
    """A scan that nobody can read, with this signature."""
    section = Section(Pt(595), Pt(842), None, (), Anchor(Path.parse("body/sect[1]")))
    shown = appearances([lay_out_page(_page(lines, size))])
    pages = (Page(1, Pt(595), Pt(842), picture_only=True),)
    return Document(
        "ban-sao.pdf", "pdf", (section,), (), Precision(Pt(1), Pt(0.3)), KNOWS, pages, 1, appearances=shown,
        legibility=Legibility.NONE,
    )  # fmt: skip


_WHOLE = ["SAO Y; UBND xã Tân Lộc;", "18/5/2026; 09:12:45 +07:00"]


@pytest.mark.parametrize(
    ("lines", "size", "said"),
    [
        (_WHOLE, 10.0, set()),
        (_WHOLE, 12.0, {"size"}),
        (["SAO Y; UBND xã Tân Lộc", "18/5/2026"], 10.0, {"time"}),
        (["Sao lục; 18/5/2026; 09:12:45"], 10.0, {"entries"}),
    ],
)
def test_what_it_lacks(lines: list[str], size: float, said: set[str], ruleset: RuleSet) -> None:
    subject, chosen = analyse(_copy(lines, size), ruleset, Options())
    assert isinstance(chosen, RuleSet)
    judgement = judge(subject, chosen, [chosen.rules["ban-sao/thong-tin-ky-so"]])
    assert {finding.breach.message_key for finding in judgement.diagnostics} == said


def test_the_stamp_of_a_portal_is_none(ruleset: RuleSet) -> None:
    stamp = ["Người ký: Cổng thông tin", "Thời gian ký: 27.11.2025 15:57:05 +07:00"]
    subject, chosen = analyse(_copy(stamp), ruleset, Options())
    assert isinstance(chosen, RuleSet)
    judgement = judge(subject, chosen, [rule for rule in chosen.rules.values() if rule.id.endswith("/thong-tin-ky-so")])
    assert judgement.diagnostics == ()
    assert subject.main.components == ()
