"""The grammar of the line of number and symbol."""

from __future__ import annotations

import pytest

from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.syntax.number_line import number_line
from decree30_lint.syntax.placeholders import PLACEHOLDER


def paragraphs(text: str) -> tuple[Paragraph]:
    return (Paragraph((Span(text, RunFormat(), 0),), ParagraphLayout(), Anchor(Path.parse("body/p[1]"))),)


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
    line = number_line(paragraphs(text))
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
    line = number_line(paragraphs(text))
    assert (line.number.blank, PLACEHOLDER in line.number.text) == (blank, open_)


def test_a_placeholder_in_the_symbol_is_open() -> None:
    line = number_line(paragraphs("Số:   /BC-[CẦN BỔ SUNG: VIẾT TẮT CƠ QUAN]"))
    assert [group.open for group in line.groups] == [False, True]


def test_the_symbol_leaves_the_year_out() -> None:
    line = number_line(paragraphs("Số: 15/2026/QĐ-UBND"))
    assert [group.text for group in line.symbol] == ["QĐ", "UBND"]


def test_without_a_slash_there_is_none() -> None:
    assert number_line(paragraphs("Số: 15-BC-SNV")).slash is None


def test_label_and_colon() -> None:
    line = number_line(paragraphs("SỐ : 15/BC-SNV"))
    assert (line.word and line.word.text, line.gap.text, line.sign.text) == ("SỐ", " ", ":")
    assert number_line(paragraphs("15/BC-SNV")).word is None


@pytest.mark.parametrize(
    ("text", "label", "pieces"),
    [
        ("Số: 05/QĐ-UBND", "Số:", ("05", "QĐ-UBND", "QĐ", "UBND", None)),
        ("Số:        /SNV-VTLT", "Số:", (None, "SNV-VTLT", "SNV", "VTLT", None)),
        ("Số : 12 / TB – SNV", "Số:", ("12", "TB – SNV", "TB", "SNV", None)),
        ("SỐ 15/BC-STP", "SỐ", ("15", "BC-STP", "BC", "STP", None)),
        ("Số: 12/2026/QĐ-UBND", "Số:", ("12", "QĐ-UBND", "QĐ", "UBND", "2026")),
        ("Luật số: 84/2025/QH15", "Luật số:", ("84", "QH15", "QH15", None, "2025")),
        ("Số 12-BC/CB", "Số", ("12", "BC/CB", "BC", "CB", None)),
        ("(Sô: 05/SNV)", "Sô:", ("05", "SNV)", "SNV)", None, None)),
    ],
)
def test_pieces_stand_where_they_say(text: str, label: str, pieces: tuple[str | None, ...]) -> None:
    line = number_line(paragraphs(text))
    found = line.pieces
    assert (line.word.text if line.word else "") + line.sign.text == label
    assert tuple(found[n].text if n in found else None for n in ("number", "symbol", "type", "agency", "year")) == pieces
    assert all(text[piece.start : piece.end] == piece.text for piece in found.values())


@pytest.mark.parametrize("text", ["V/v rà soát hồ sơ", "Sổ tay công vụ", "Sông Hồng"])
def test_no_label(text: str) -> None:
    assert number_line(paragraphs(text)).word is None


@pytest.mark.parametrize(
    ("text", "expected"), [("Số 12-BC/CB", True), ("Số: 12/BC-CB", False), ("Số 12-BC", False), ("Số 12 - BC / CB x", False)]
)
def test_party_style(text: str, expected: bool) -> None:
    assert number_line(paragraphs(text)).in_party_style is expected
