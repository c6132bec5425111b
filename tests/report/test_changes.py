"""Edits in words: the value now and the value then, in the units of Word's dialogs."""

from __future__ import annotations

import pytest
from tests.small_docx import small_docx

from decree30_lint.formats.docx import read_docx
from decree30_lint.model.edits import (
    DrawLine,
    Edit,
    NumberPages,
    PlaceInTable,
    ReplaceText,
    SetColumnWidths,
    SetLayout,
    SetPage,
    SetRunFormat,
    SetStyle,
)
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout, RunFormat
from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Pt, from_mm
from decree30_lint.model.words import Lang
from decree30_lint.report.changes import DocumentNow, change_words
from decree30_lint.report.text_changes import Replacement, replaced_words

RUNS = (
    '<w:r><w:rPr><w:b/><w:sz w:val="22"/></w:rPr><w:t>Sở Nội vụ</w:t></w:r>'
    '<w:r><w:rPr><w:color w:val="FF0000"/><w:sz w:val="26"/></w:rPr><w:t xml:space="preserve"> báo cáo</w:t></w:r>'
)
LAYOUT = '<w:spacing w:after="60" w:line="240" w:lineRule="exact"/><w:ind w:firstLine="0"/><w:jc w:val="left"/>'
BODY = f"<w:p><w:pPr>{LAYOUT}</w:pPr>{RUNS}</w:p>"
NOW = DocumentNow.of(read_docx(small_docx(BODY), "a.docx"))
AT = next(iter(NOW.paragraphs.values())).anchor
SECTION = NOW.document.sections[0].anchor


def said(edit: Edit, lang: Lang = Lang.VI) -> str:
    return "; ".join(words.of(lang) for words in change_words(edit, NOW))


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        (RunFormat(size=Pt(14)), "cỡ chữ 11 pt, 13 pt → 14 pt"),
        (RunFormat(size=Pt(13)), "cỡ chữ 11 pt → 13 pt"),
        (RunFormat(bold=False), "chữ đậm → chữ không đậm"),
        (RunFormat(italic=True), "chữ đứng → chữ nghiêng"),
        (RunFormat(colour="000000"), "màu chữ #FF0000 → đen"),
        (RunFormat(size=Pt(14), italic=False), "cỡ chữ 11 pt, 13 pt → 14 pt"),
    ],
)
def test_letters(letters: RunFormat, expected: str) -> None:
    assert said(SetRunFormat(AT, letters)) == expected


def test_only_the_letters_at_the_place_count() -> None:
    assert said(SetRunFormat(AT.slice(0, 5), RunFormat(size=Pt(13), colour="000000"))) == "cỡ chữ 11 pt → 13 pt"


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        (ParagraphLayout(align=Align.BOTH), "canh trái → canh đều hai bên"),
        (ParagraphLayout(first_line=from_mm(12.7)), "thụt dòng đầu 0 cm → 1,27 cm"),
        (ParagraphLayout(after=Pt(6), before=Pt(0)), "cách đoạn sau 3 pt → 6 pt"),
        (ParagraphLayout(spacing=LineSpacing(lines=1.5)), "giãn dòng cố định 12 pt (Exactly) → 1,5 dòng (1.5 lines)"),
    ],
)
def test_layout(layout: ParagraphLayout, expected: str) -> None:
    assert said(SetLayout(AT, layout)) == expected


def test_pages() -> None:
    assert said(SetPage(SECTION, left=from_mm(31))) == "lề trái 2 cm → 3,1 cm"
    assert said(SetPage(SECTION, from_mm(210), from_mm(297), left=from_mm(20))) == ""
    assert said(SetPage(SECTION, from_mm(148), from_mm(210))) == "khổ giấy A4 (21 × 29,7 cm) → A5 (14,8 × 21 cm)"
    assert (
        said(NumberPages(SECTION, Pt(14), "Times New Roman")) == "số đặt giữa lề trên, cỡ chữ 14 pt, không hiện ở trang đầu"
    )


def test_lines_styles_and_tables() -> None:
    assert said(DrawLine(AT, from_mm(52))) == "đường kẻ dưới dòng chữ: không có → nét liền, dài 5,2 cm"
    style = SetStyle("Normal", RunFormat(size=Pt(14)), ParagraphLayout(align=Align.BOTH))
    assert said(style) == "kiểu (Style) “Normal”: cỡ chữ đặt thành 14 pt; kiểu (Style) “Normal”: canh đều hai bên"
    (size,) = change_words(SetStyle("Normal", RunFormat(size=Pt(14))), NOW, RunFormat(size=Pt(11)))
    assert size.vi == "kiểu (Style) “Normal”: cỡ chữ 11 pt → 14 pt"
    assert said(SetStyle(None, RunFormat(family="Times New Roman")), Lang.EN) == (
        "defaults of the document: font set to Times New Roman"
    )
    assert "bảng hai cột không viền" in said(PlaceInTable(AT, AT, (), (Pt(100), Pt(200))))
    assert said(SetColumnWidths(AT, (from_mm(60), from_mm(105)))) == "độ rộng các cột của bảng → 6 cm; 10,5 cm"


def test_what_is_so_already_is_not_said() -> None:
    assert said(SetLayout(AT, ParagraphLayout(align=Align.LEFT))) == ""


def test_text() -> None:
    assert said(ReplaceText(AT.slice(3, 6), "NỘI")) == "“Nội” → “NỘI”"


@pytest.mark.parametrize(
    ("text", "start", "end", "new", "expected"),
    [
        ("V/v báo cáo", 0, 3, "Về việc", "“V/v” → “Về việc”"),
        ("Kính gửi Sở", 8, 8, ":", "“gửi” → “gửi:”"),
        ("ThS. Nguyễn Văn An", 0, 5, "", "“ThS. Nguyễn” → “Nguyễn”"),
        ("ngày 4 tháng 5", 5, 6, "04", "“4” → “04”"),
        ("báo  cáo", 3, 5, " ", "“báo cáo”: sửa dấu cách"),
        ("Ðoàn kết", 0, 1, "Đ", "“Ðoàn” → “Đoàn” (mã Ð U+00D0 thành Đ U+0110)"),
        ("văn bản", 0, 7, "văn bản", "“văn bản”: ghi lại bằng mã Unicode dựng sẵn"),
        ("Nơi nhận ./.", 8, 12, "", "“nhận ./.” → “nhận”"),
    ],
)
def test_words_that_differ(text: str, start: int, end: int, new: str, expected: str) -> None:
    assert replaced_words(text, [Replacement(start, end, new)], Lang.VI) == expected


def test_neighbouring_words_are_said_together() -> None:
    changes = [Replacement(0, 3, "CHỦ"), Replacement(4, 8, "TỊCH")]
    assert replaced_words("Chủ tịch xã", changes, Lang.VI) == "“Chủ tịch” → “CHỦ TỊCH”"


def test_a_place_that_is_not_there_is_no_fault() -> None:
    nowhere = Anchor(SECTION.path)
    assert said(SetRunFormat(nowhere, RunFormat(size=Pt(13)))) == "cỡ chữ đặt thành 13 pt"
