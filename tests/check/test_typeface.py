"""Typefaces, colours, encodings and look-alikes in any text of a document."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from tests.check.pieces import A4, HEADER, NO_WORDS, PLAIN, document, outcomes, paragraph, prose, said, section

from decree30_lint.check.colours import colour_words
from decree30_lint.check.kinds.typeface import Black, CharacterEncoding, LookAlikes, Typeface
from decree30_lint.model.document import Encoding, Paragraph, Span
from decree30_lint.model.edits import ReplaceText
from decree30_lint.model.outcomes import Breach, Outcome
from decree30_lint.model.parts import Part, Vocabulary
from decree30_lint.model.picture import Page
from decree30_lint.model.rules import Kind, RuleSet
from decree30_lint.model.units import Interval, Unit

BODY = prose(*["Sở Nội vụ báo cáo tình hình thực hiện nhiệm vụ trong sáu tháng đầu năm."] * 20)
TYPEFACE = Typeface(
    "Times New Roman", ("Liberation Serif",), ("Wingdings", "Symbol"), (".Vn", "VNI-"), Interval(0, 0.01, Unit.PERCENT), 5
)


def one_more(text: str, **look: Any) -> tuple[Paragraph, ...]:
    return (*BODY, paragraph(text, "body/p[21]", 21, replace(PLAIN, **look)))


def judged(check: Kind, paragraphs: tuple[Paragraph, ...], words: Vocabulary = NO_WORDS, **settings: Any) -> list[Outcome]:
    return outcomes(check, document(section(paragraphs), **settings), {}, Part.TYPEFACE, words)


@pytest.mark.parametrize(
    ("family", "text", "expected"),
    [
        ("Arial", "Các phòng thuộc Sở nghiêm túc thực hiện.", [""]),
        ("Arial", "Các phòng", ["few"]),
        ("Arial", "Sở", ["alone"]),
        ("Arial", "– ……… ;", []),  # no letters
        ("Wingdings", "abc", []),
        ("Times New Roman Bold", "Các phòng thuộc Sở nghiêm túc thực hiện.", []),
        ("TimesNewRomanPS-BoldMT", "Các phòng thuộc Sở nghiêm túc thực hiện.", []),
        ("Liberation Serif", "Các phòng thuộc Sở nghiêm túc thực hiện.", [""]),
        (None, "Các phòng", ["?"]),
    ],
)
def test_families(family: str | None, text: str, expected: list[str]) -> None:
    assert said(judged(TYPEFACE, one_more(text, family=family))) == expected


def test_a_letter_or_two_within_a_line_are_a_trace() -> None:
    line = paragraph("Số: 05/SNV-VP", "body/p[21]", 21)
    word = Span("Số", replace(PLAIN, family="Arial"), 0)
    line = replace(line, spans=(word, Span(line.text[2:], PLAIN, 2)))
    assert said(judged(TYPEFACE, (*BODY, line))) == ["trace"]


def test_how_many_letters_have_another_typeface() -> None:
    (found,) = judged(TYPEFACE, one_more("Sở", family="Arial"))
    assert isinstance(found, Breach)
    assert found.letters is not None
    assert found.letters[0] == 2


def test_a_copy_of_the_typeface_in_a_file_laid_out_is_only_mentioned() -> None:
    pages = (Page(1, *A4),)
    found = judged(TYPEFACE, one_more("Các phòng thuộc Sở nghiêm túc thực hiện.", family="Liberation Serif"), pages=pages)
    assert said(found) == ["copy"]


def test_headers_are_text_where_they_are_shown() -> None:
    header = {HEADER: (paragraph("Dự thảo 2", "header[1]/p[1]", letters=replace(PLAIN, family="Arial")),)}
    for title_page, expected in ((False, ["few"]), (True, [])):
        whole = document(section(BODY, headers=header, title_page=title_page), page_count=1)
        assert said(outcomes(TYPEFACE, whole, {}, Part.TYPEFACE, NO_WORDS)) == expected


def test_text_in_an_old_encoding_is_no_matter_of_the_typeface() -> None:
    old = replace(PLAIN, family=".VnTime")
    coded = replace(BODY[0], spans=(Span("Độc lập", old, 0, raw="§éc lËp", encoding=Encoding.TCVN3),))
    ascii_only = paragraph("Khanh Hoa", "body/p[22]", 22, old)
    assert judged(TYPEFACE, (*BODY, coded, ascii_only)) == []
    (found,) = judged(CharacterEncoding("Times New Roman"), (*BODY, coded))
    assert isinstance(found, Breach)
    assert found.edits[0] == ReplaceText(coded.at(coded.spans[0]), "Độc lập")


def test_decomposed_letters_are_put_together_where_nothing_else_differs() -> None:
    spans = (Span("tuyến", PLAIN, 0, raw="tuye\u0302\u0301n"), Span(" cống", PLAIN, 5, raw="\u00a0co\u0302\u0301ng"))
    first, second = judged(CharacterEncoding(composed=True), (replace(BODY[0], spans=spans),))
    assert isinstance(first, Breach)
    assert isinstance(second, Breach)
    assert [len(first.edits), len(second.edits)] == [1, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Số: 05/QÐ-SNV", ["Đ"]),
        ("ÐỀ NGHỊ", ["Đ"]),
        ("Х\u00e2y dựng", ["X"]),  # Cyrillic
        ("Москва, Россия", []),
        ("hệ số Α và μ", []),  # Greek letters that stand alone
        ("Đề nghị", []),
    ],
)
def test_look_alikes(text: str, expected: list[str], ruleset: RuleSet) -> None:
    found = judged(LookAlikes("look_alikes", "ÐƉðɖ"), (paragraph(text),), ruleset.vocabulary)
    assert [outcome.suggestion for outcome in found if isinstance(outcome, Breach)] == expected


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        ({"colour": "FF0000"}, [""]),
        ({"colour": "1F1F1F"}, ["nearly"]),
        ({"colour": "FF0000", "highlighted": True}, []),
        ({"colour": None}, ["?"]),
    ],
)
def test_colours(look: dict[str, Any], expected: list[str]) -> None:
    assert said(judged(Black("202020", ()), one_more("cần điền", **look))) == expected


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["Người ký: Sở Thủy sản", "Thời gian ký: 05.3.2026 09:12:44 +07:00"], 0),
        (["SIGNED BY: TRẦN VĂN AN", "SIGNED AT: 2026-03-05T09:12:44"], 0),
        (["Sở Thủy sản đề nghị các xã báo cáo.", "Hạn cuối: 05/3/2026"], 2),
        (["Ca trực đổi lúc 09:12:44 hằng ngày."], 1),
    ],
)
def test_what_a_signing_program_printed_may_be_coloured(lines: list[str], count: int) -> None:
    blue = replace(PLAIN, colour="1A1A99")
    stamp = tuple(paragraph(line, f"body/p[{n}]", n, blue) for n, line in enumerate(lines, start=21))
    assert said(judged(Black("202020", ()), (*BODY, *stamp))) == [""] * count


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("FF0000", "đỏ"),
        ("0070C0", "xanh dương"),
        ("00B050", "xanh lá"),
        ("7030A0", "tím"),
        ("7F7F7F", "xám"),
        ("FFFFFF", "trắng"),
    ],
)
def test_colours_have_names(colour: str, name: str) -> None:
    assert colour_words(colour).vi == f"{name} ({colour})"
