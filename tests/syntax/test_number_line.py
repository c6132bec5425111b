"""The grammar of the line of number and symbol."""

from __future__ import annotations

import pytest

from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.place import Anchor
from decree30_lint.syntax.number_line import number_line


def component(text: str, part: Part = Part.NUMBER) -> Component:
    return Component(part, (Paragraph((Span(text, RunFormat(), 0),), ParagraphLayout(), Anchor("body/p[1]")),))


@pytest.mark.parametrize(
    ("text", "number", "groups"),
    [
        ("Số: 05/QĐ-SNV", "05", ["QĐ", "SNV"]),
        ("Số:15/BC-KH&CĐS", "15", ["BC", "KH&CĐS"]),
        ("Số:       /SCT-CN", "", ["SCT", "CN"]),
        ("Số: 7432 /UBND-XD", "7432", ["UBND", "XD"]),
        ("Số: 15/BC - SNV", "15", ["BC", "SNV"]),
        ("Số: 15/ BC–SNV", "15", ["BC", "SNV"]),
        ("Số: 15/2026/QĐ-UBND", "15", ["2026", "QĐ", "UBND"]),
        ("Số: 15-QĐ/UB", "15", ["QĐ", "UB"]),
        ("Số: 15 QĐ-UBND", "15", ["QĐ", "UBND"]),
        ("Số: 15", "15", []),
        ("Số:", "", []),
        ("Số 15/QÐ-SNV", "15", ["QĐ", "SNV"]),  # the letter eth for Đ
    ],
)
def test_takes_the_line_apart(text: str, number: str, groups: list[str]) -> None:
    line = number_line(component(text))
    assert line.number.text.strip() == number
    assert [group.text for group in line.groups] == groups


@pytest.mark.parametrize(
    ("text", "blank", "open_"),
    [
        ("Số:      /BC-SNV", True, False),
        ("Số: …/BC-SNV", True, True),
        ("Số: ......./BC-SNV", True, True),
        ("Số: xx/BC-SNV", True, False),
        ("Số: {{so}}/BC-SNV", True, True),
        ("Số: 15/BC-SNV", False, False),
    ],
)
def test_a_number_to_be_filled_in_is_blank_or_open(text: str, blank: bool, open_: bool) -> None:
    line = number_line(component(text))
    assert (line.blank, line.number.open) == (blank, open_)


def test_a_placeholder_in_the_symbol_is_open() -> None:
    line = number_line(component("Số:   /BC-[CẦN BỔ SUNG: VIẾT TẮT CƠ QUAN]"))
    assert [group.open for group in line.groups] == [False, True]


def test_the_symbol_leaves_the_year_out() -> None:
    line = number_line(component("Số: 15/2026/QĐ-UBND"))
    assert [group.text for group in line.symbol] == ["QĐ", "UBND"]


def test_without_a_slash_there_is_none() -> None:
    assert number_line(component("Số: 15-BC-SNV")).slash is None


def test_label_and_colon() -> None:
    line = number_line(component("SỐ : 15/BC-SNV"))
    assert (line.word and line.word.text, line.gap.text, line.sign.text) == ("SỐ", " ", ":")
    assert number_line(component("15/BC-SNV")).word is None
