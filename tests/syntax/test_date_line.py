"""The grammar of the line of place and date."""

from __future__ import annotations

from datetime import date

import pytest

from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.syntax.date_line import DateLine, date_line, is_date_line
from decree30_lint.syntax.placeholders import PLACEHOLDER


def parsed(text: str) -> DateLine:
    paragraph = Paragraph((Span(text, RunFormat(), 0),), ParagraphLayout(), Anchor(Path.parse("body/p[1]")))
    return date_line((paragraph,))


def entries(text: str) -> tuple[str, ...]:
    line = parsed(text)
    return (line.place.text, *(entry.text for entry in (line.day, line.month, line.year) if entry))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hà Nội, ngày 05 tháng 01 năm 2026", ("Hà Nội", "05", "01", "2026")),
        ("Hà Nội ngày 05 tháng 01 năm 2026.", ("Hà Nội", "05", "01", "2026")),
        ("Lào Cai, ngày    tháng 4năm 2026", ("Lào Cai", "", "4", "2026")),
        ("Bà Rịa - Vũng Tàu, ngày 5 tháng 6 năm 2024", ("Bà Rịa - Vũng Tàu", "5", "6", "2024")),
        ("Lào Cai, Ngày 05 Tháng 6 Năm 2026", ("Lào Cai", "05", "6", "2026")),
    ],
)
def test_takes_the_line_apart(text: str, expected: tuple[str, ...]) -> None:
    assert entries(text) == expected


@pytest.mark.parametrize("text", ["Hà Nội, 05/01/2026", "Hà Nội, ngày 5-1-2026", "Hà Nội 05.01.2026"])
def test_finds_dates_in_figures(text: str) -> None:
    line = parsed(text)
    assert line.figures is not None
    assert line.place.text == "Hà Nội"
    assert not line.in_words


@pytest.mark.parametrize("year", ["", "…", "......", "20…", "202", "20", "{{nam}}"])
def test_an_unfinished_year_is_open(year: str) -> None:
    assert parsed(f"Hà Nội, ngày 05 tháng 6 năm {year}").year_is_open


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Hà Nội, ngày 05 tháng 6 năm 2026", date(2026, 6, 5)),
        ("Hà Nội, ngày    tháng 6 năm 2026", date(2026, 6, 1)),
        ("Hà Nội, ngày    tháng    năm 2026", date(2026, 1, 1)),
        ("Hà Nội, ngày 31 tháng 6 năm 2026", None),
        ("Hà Nội, ngày 05 tháng 6 năm 20…", None),
    ],
)
def test_earliest_day_it_may_mean(text: str, first: date | None) -> None:
    assert parsed(text).earliest() == first


def test_the_last_day_of_all() -> None:
    assert parsed("Hà Nội, tháng 12 năm 9999").latest() == date(9999, 12, 31)
    assert parsed("Hà Nội, tháng 6 năm 2026").latest() == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("Bến Đá, ngày 05 tháng 3 năm 2026", "Bến Đá", date(2026, 3, 5)),
        ("Bến Đá ngày 5 tháng 3 năm 2026.", "Bến Đá", date(2026, 3, 5)),
        ("Bến Đá, ngày      tháng  7năm 2026", "Bến Đá", None),
        ("…..., ngày …… tháng …… năm ……", "", None),
        ("Bến Đá, 05/3/2026", "Bến Đá", date(2026, 3, 5)),
        ("Bến Đá, ngày 31 tháng 2 năm 2026", "Bến Đá", None),
        ("Bến Đá, {{ngay_thang}}", "Bến Đá", None),
        ("{tenDiaDanh}, {ngayThangNam}", "", None),
    ],
)
def test_is_a_date_line(text: str, place: str, day: date | None) -> None:
    assert is_date_line(text)
    line = parsed(text)
    assert line.place.text.partition(",")[0].strip(PLACEHOLDER + " ") == place
    assert line.complete == day


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Công văn số 12/UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh về việc rà soát",
        "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026)",
        "1. Sinh ngày 05 tháng 3 năm 2026",
        "Nơi nhận:",
    ],
)
def test_is_no_date_line(text: str) -> None:
    assert not is_date_line(text)


@pytest.mark.parametrize(
    ("text", "real"),
    [
        ("Hà Nội, ngày 28 tháng 02 năm 2026", True),
        ("Hà Nội, ngày 29 tháng 02 năm 2026", False),
        ("Hà Nội, ngày 29 tháng 02 năm 20…", True),
        ("Hà Nội, ngày 31 tháng 6 năm 2026", False),
        ("Hà Nội, ngày 31 tháng … năm 2026", True),
        ("Hà Nội, ngày … tháng 13 năm 2026", False),
        ("Hà Nội, ngày 0 tháng 5 năm 2026", False),
    ],
)
def test_tells_whether_the_calendar_has_the_day(text: str, real: bool) -> None:
    assert parsed(text).is_real is real


@pytest.mark.parametrize(
    ("year", "slip", "still_open", "complete"),
    [
        ("2026", "", False, True),
        ("202", "", True, False),
        ("206", "", False, False),
        ("1026", "", False, False),
        ("2o26", "year", False, False),
    ],
)
def test_a_year_that_cannot_be(year: str, slip: str, still_open: bool, complete: bool) -> None:
    line = parsed(f"Bến Đá, ngày 15 tháng 6 năm {year}")
    assert (line.slip, line.year_is_open, line.complete is not None) == (slip, still_open, complete)


@pytest.mark.parametrize(("year", "meant"), [("1026", None), ("26", None), ("1945", date(1945, 10, 5))])
def test_a_misprinted_year_names_no_day(year: str, meant: date | None) -> None:
    line = parsed(f"Hà Nội, ngày 05 tháng 10 năm {year}")
    assert (line.complete, line.earliest(), line.latest()) == (meant, meant, meant)
