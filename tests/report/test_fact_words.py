"""Facts, numbers, clauses and remedies in words."""

from __future__ import annotations

import pytest

from decree30_lint.model.edits import DrawLine, Edit, NumberPages, SetLayout, SetPage, SetRunFormat
from decree30_lint.model.finding_words import citation_words
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout, RunFormat
from decree30_lint.model.outcomes import Fact
from decree30_lint.model.papers import PaperSize, SheetMargins
from decree30_lint.model.path import Path
from decree30_lint.model.picture import Page
from decree30_lint.model.place import Anchor, Box
from decree30_lint.model.rules import ClauseCitation
from decree30_lint.model.units import Interval, Measure, Pt, Unit, from_mm
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fact_words import fact_words, shortened
from decree30_lint.report.place_words import page_words, pages_words
from decree30_lint.report.remedies import instruction

HERE = Anchor(Path.parse("body/p[1]"))


@pytest.mark.parametrize(
    ("fact", "vi", "en"),
    [
        (Measure(12, Unit.PT), "12 pt", "12 pt"),
        (Measure(12.5, Unit.PT), "12,5 pt", "12.5 pt"),
        (Measure(from_mm(19.5), Unit.MM), "1,95 cm", "1.95 cm"),
        (Measure(from_mm(20), Unit.CM), "2 cm", "2 cm"),
        (Measure(1.5, Unit.LINES), "1,5 dòng", "1.5 lines"),
        (Measure(0.45, Unit.OF_TEXT), "0,45 dòng chữ", "0.45 of the text"),
        (Measure(0.456, Unit.PERCENT), "46 %", "46 %"),
        (Measure(3, Unit.COUNT), "3", "3"),
        (Interval(13, 14, Unit.PT), "13–14 pt", "13–14 pt"),
        (Interval(from_mm(20), from_mm(25), Unit.MM), "2–2,5 cm", "2–2.5 cm"),
        (Interval(13, 13, Unit.PT), "13 pt", "13 pt"),
        (Interval(6, float("inf"), Unit.PT), "từ 6 pt trở lên", "at least 6 pt"),
        (Interval(0, 6, Unit.PT), "không quá 6 pt", "at most 6 pt"),
        (Interval(1 / 3, 0.5, Unit.OF_TEXT), "1/3–1/2 dòng chữ", "1/3–1/2 of the text"),
        (Interval(1, 1, Unit.OF_TEXT), "bằng dòng chữ", "as long as the text"),
        (PaperSize(from_mm(215.9), from_mm(279.4)), "Letter (21,59 × 27,94 cm)", "Letter (21.59 × 27.94 cm)"),
        (
            SheetMargins("top", "right", *map(from_mm, (30, 15, 20, 26))),
            "2,6 cm (ở bên phải do xoay giấy; trang ngang, lề trên 3 cm, dưới 1,5 cm, trái 2 cm, phải 2,6 cm)",
            "2.6 cm (at the right, for the sheet is turned; a page that lies, margins top 3 cm, bottom 1.5 cm, left 2 cm, "
            "right 2.6 cm)",
        ),
        (Align.CENTRE, "canh giữa", "centre"),
        (Words("đậm", "bold"), "đậm", "bold"),
        ("Tự do", "“Tự do”", "“Tự do”"),
        (7, "7", "7"),
        (("HÒA", "HOÀ", "HÒa"), "“HÒA”, “HOÀ” hoặc “HÒa”", "“HÒA”, “HOÀ” or “HÒa”"),
        (("một",), "“một”", "“một”"),
    ],
)
def test_a_fact_is_said_in_both_languages(fact: Fact, vi: str, en: str) -> None:
    assert fact_words(fact, Lang.VI) == vi
    assert fact_words(fact, Lang.EN) == en


@pytest.mark.parametrize(
    ("millimetres", "said"),
    [(19.96, "1,996 cm"), (19.5, "1,95 cm"), (19.996, "1,9996 cm"), (25.04, "2,504 cm"), (22.0, "2,2 cm")],
)
def test_a_value_outside_the_bounds_is_seen_to_be_outside(millimetres: float, said: str) -> None:
    bounds = Interval(from_mm(20), from_mm(25), Unit.MM)
    assert fact_words(Measure(from_mm(millimetres), Unit.MM), Lang.VI, bounds) == said


@pytest.mark.parametrize(
    ("edges", "vi", "en"),
    [
        ((250, 60, 550, 75), "trang 1, phía trên, bên phải", "page 1, upper right"),
        ((85, 60, 260, 75), "trang 1, phía trên, bên trái", "page 1, upper left"),
        ((85, 400, 550, 460), "trang 1, khoảng giữa", "page 1, middle"),
        ((200, 830, 395, 840), "trang 1, phía dưới", "page 1, lower part"),
        ((85, 700, 300, 715), "trang 1, phía dưới, bên trái", "page 1, lower left"),
    ],
)
def test_on_a_page_that_is_known_the_place_is_where_one_looks(edges: tuple[int, ...], vi: str, en: str) -> None:
    pages = (Page(1, Pt(595), Pt(842)),)
    anchor = Anchor(Path.parse("body/tbl[1]/tr[1]/tc[2]/p[1]"), page=1, box=Box(1, *map(Pt, edges)))
    assert page_words(anchor, Lang.VI, pages) == vi
    assert page_words(anchor, Lang.EN, pages) == en


def test_pages_are_named_once_and_not_without_end() -> None:
    assert pages_words([3, 1, 3], Lang.EN) == "pages 1, 3"
    assert pages_words([2, 2], Lang.EN) == "page 2"
    assert pages_words(range(1, 100), Lang.VI) == "trang 1, 2, 3, 4, 5, 6…"


def test_pages_of_one_size_are_named_by_the_first_of_them() -> None:
    pages = (Page(1, Pt(595), Pt(842)), Page(2, Pt(842), Pt(595)))
    assert page_words(Anchor(Path.parse("body/sect[2]"), page=2), Lang.VI, pages) == "từ trang 2 trở đi"


@pytest.mark.parametrize(
    ("edit", "vi"),
    [
        (SetRunFormat(HERE, RunFormat(size=Pt(13))), "Đặt cỡ chữ 13 pt"),
        (SetRunFormat(HERE, RunFormat(bold=True, italic=False)), "Đặt chữ đậm; bỏ chữ nghiêng"),
        (SetRunFormat(HERE, RunFormat(family="Times New Roman")), "Đặt phông chữ Times New Roman"),
        (SetRunFormat(HERE, RunFormat(colour="000000")), "Đặt chữ màu đen"),
        (SetLayout(HERE, ParagraphLayout(align=Align.BOTH)), "Canh đều hai bên (bấm Ctrl+J)"),
        (
            SetLayout(HERE, ParagraphLayout(first_line=from_mm(12.7), after=Pt(6))),
            ("Thụt dòng đầu (First line) 1,27 cm; đặt khoảng cách sau đoạn (After) 6 pt"),
        ),
        (
            SetLayout(HERE, ParagraphLayout(spacing=LineSpacing(lines=1.5))),
            "Đặt giãn dòng (Line spacing) 1,5 dòng (1.5 lines)",
        ),
        (SetPage(HERE, width=from_mm(210), height=from_mm(297)), "Đặt khổ giấy A4 (21 × 29,7 cm)"),
        (SetPage(HERE, top=from_mm(20), left=from_mm(30)), "Đặt lề trên 2 cm; đặt lề trái 3 cm"),
        (
            DrawLine(HERE, from_mm(52)),
            "Xóa đường cũ nếu có; vẽ một đường ngang nét liền (Insert > Shapes > Line) dài khoảng 5,2 cm, "
            "cân đối dưới dòng chữ",
        ),
        (
            NumberPages(HERE, Pt(13), "Times New Roman"),
            "Đánh số trang ở giữa, trong lề trên, cỡ chữ 13 pt; không hiển thị số ở trang đầu",
        ),
    ],
)
def test_an_edit_becomes_an_instruction(edit: Edit, vi: str) -> None:
    assert instruction((edit, edit), Lang.VI) == vi
    assert instruction((edit,), Lang.EN) not in (None, vi)


def test_no_edit_gives_no_instruction() -> None:
    assert instruction((), Lang.VI) is None


def test_a_clause_is_spelt_out_in_both_languages() -> None:
    citation = ClauseCitation("30/2020/NĐ-CP", "PL I.I.II.1.b", "Phụ lục I, Phần I, Mục II, khoản 1, điểm b")
    assert citation_words(citation, Lang.VI) == "Phụ lục I, Phần I, Mục II, khoản 1, điểm b Nghị định 30/2020/NĐ-CP"
    assert citation_words(citation, Lang.EN) == "Appendix I, Part I, Section II, clause 1, point b of Decree 30/2020/NĐ-CP"
    assert "không có điều khoản" in citation_words(None, Lang.VI)


def test_a_long_text_is_cut_between_words() -> None:
    assert shortened("một hai ba bốn", 10) == "một hai…"
    assert shortened("một  hai", 10) == "một hai"
    assert len(shortened("x" * 99, 10)) == 10
