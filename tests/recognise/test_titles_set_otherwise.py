"""Titles that are neither in capitals nor in the middle: the symbol names the same type."""

from __future__ import annotations

import pytest

from .paper import CLOSING, LETTERHEAD, PROSE, P, centred, columns, document, parts

BASES = [P(f"Căn cứ Luật {name} ngày 14 tháng 6 năm 2019;", italic=True) for name in ("Lưu trữ", "Viên chức")]
SLOGANS = LETTERHEAD[1]


def _parts(number: str, *below: P, body: str = "SỞ NỘI VỤ") -> dict[str, list[str]]:
    head = columns([centred("UBND TỈNH THANH GIANG", False), centred(body), P(number, "c")], SLOGANS)
    return parts(document(head, *below, PROSE, CLOSING))


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("Số: 05/QĐ-SNV", "Quyết định"),
        ("Số: 05/QD-SNV", "Quyết định"),
        ("Số:      /KH-SNV", "Kế hoạch"),
        ("Số: 05/TB-SNV", "Thông báo"),
        ("Số: 05/BC-SNV", "Báo Cáo"),
    ],
)
@pytest.mark.parametrize("bold", [False, True])
def test_a_title_in_small_letters_at_the_left(number: str, title: str, bold: bool) -> None:
    subject = P("Về việc phân công trực ban năm 2026", "l", True)
    found = _parts(number, P(title, "l", bold), subject)
    assert (found["ten-loai"], found["trich-yeu"]) == ([title], [subject.text])
    assert "trich-yeu-cong-van" not in found


def test_the_authority_is_no_title() -> None:
    below = [P("Quyết định", "l", True), P("Về việc nghỉ lễ", "l", True), centred("GIÁM ĐỐC SỞ NỘI VỤ"), *BASES]
    found = _parts("Số: 05/QĐ-SNV", *below, centred("QUYẾT ĐỊNH:"))
    assert found["ten-loai"] == ["Quyết định"]
    assert found["can-cu"][:2] == [basis.text for basis in BASES]


def test_a_letter_may_speak_of_a_decision() -> None:
    to = P("Kính gửi: Ủy ban nhân dân xã Tân Lộc", "c")
    found = _parts("Số: 05/SNV-VP", P("V/v thi hành", "l"), P("Quyết định", "l"), to)
    assert "ten-loai" not in found


def test_enacting_words_are_no_title() -> None:
    assert "ten-loai" not in _parts("Số: 05/QĐ-SNV", *BASES, P("Quyết định:", "l", True))
