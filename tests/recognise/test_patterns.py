"""Numbers and dates taken apart."""

from __future__ import annotations

from datetime import date

import pytest

from decree30_lint.recognise.patterns import complete_date, date_fields, looks_like_date, number_fields


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Số: 05/QĐ-UBND", ("Số", ":", "05", "/", "", "QĐ-UBND", "QĐ", "-", "UBND")),
        ("Số:        /SNV-VTLT", ("Số", ":", "", "/", "", "SNV-VTLT", "SNV", "-", "VTLT")),
        ("Số : 12 / TB – SNV", ("Số", ":", "12", "/", "", "TB – SNV", "TB", "–", "SNV")),
        ("SỐ 15/BC-STP", ("SỐ", "", "15", "/", "", "BC-STP", "BC", "-", "STP")),
        ("Số: 12/2026/QĐ-UBND", ("Số", ":", "12", "/", "2026", "QĐ-UBND", "QĐ", "-", "UBND")),
        ("Luật số: 84/2025/QH15", ("Luật số", ":", "84", "/", "2025", "QH15", "QH15", "", "")),
        ("Số 12-BC/CB", ("Số", "", "12", "-", "", "BC/CB", "BC", "", "/CB")),
        ("Số: …/[KÝ HIỆU]", ("Số", ":", "…", "/", "", "[KÝ HIỆU]", "[KÝ", "", "HIỆU]")),
    ],
)
def test_number(text: str, wanted: tuple[str, ...]) -> None:
    found = number_fields(text)
    assert found is not None
    names = ("label", "colon", "number", "slash", "year", "symbol", "type", "dash", "agency")
    assert tuple(found.get(name, "") for name in names) == wanted
    for name in names:
        if f"{name}@" in found:
            start = int(found[f"{name}@"])
            assert text[start : start + len(found[name])] == found[name]


def test_no_number() -> None:
    assert number_fields("V/v rà soát hồ sơ") is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bến Đá, ngày 05 tháng 3 năm 2026", ("Bến Đá", ",", "05", "3", "2026")),
        ("Bến Đá ngày 5 tháng 3 năm 2026.", ("Bến Đá", "", "5", "3", "2026")),
        ("Bến Đá, ngày      tháng  7năm 2026", ("Bến Đá", ",", "", "7", "2026")),
        ("…..., ngày …… tháng …… năm ……", ("…...", ",", "", "", "")),
        ("Bến Đá, 05/3/2026", ("Bến Đá", ",", "05", "3", "2026")),
    ],
)
def test_date(text: str, wanted: tuple[str, ...]) -> None:
    assert looks_like_date(text)
    found = date_fields(text)
    assert found is not None
    assert tuple(found[name] for name in ("place", "comma", "day", "month", "year")) == wanted
    for name in ("place", "day", "month", "year"):
        start = int(found[f"{name}@"])
        assert text[start : start + len(found[name])] == found[name]


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("Bến Đá, {{ngay_thang}}", "Bến Đá", "{{ngay_thang}}"),
        ("{tenDiaDanh}, {ngayThangNam}", "{tenDiaDanh}", "{ngayThangNam}"),
    ],
)
def test_placeholder_for_a_date(text: str, place: str, day: str) -> None:
    assert looks_like_date(text)
    found = date_fields(text)
    assert found is not None
    assert (found["place"], found["day"]) == (place, day)
    assert complete_date(found) is None


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Công văn số 12/UBND ngày 05 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh về việc rà soát",
        "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026)",
        "1. Sinh ngày 05 tháng 3 năm 2026",
        "Nơi nhận:",
    ],
)
def test_no_date_line(text: str) -> None:
    assert not looks_like_date(text)


def test_complete_date() -> None:
    assert complete_date({"day": "05", "month": "3", "year": "2026"}) == date(2026, 3, 5)
    assert complete_date({"day": "31", "month": "2", "year": "2026"}) is None
    assert complete_date({"day": "", "month": "2", "year": "2026"}) is None
