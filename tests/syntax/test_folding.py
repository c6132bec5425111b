"""Loose forms of text."""

from __future__ import annotations

import pytest

from decree30_lint.syntax.folding import (
    bare,
    bare_in_place,
    folded,
    folded_letters,
    folded_tones,
    joined,
    likeness,
    share_of_capitals,
    tone_folded,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("CỘNG  HOÀ", "cong hoa"),
        ("Ðộc lập – Tự do", "doc lap - tu do"),  # the letter eth
        ("СỘNG НÒA", "cong hoa"),  # Cyrillic Es and En
        ("Uỷ ban\u00a0nhân dân", "uy ban nhan dan"),
        ("quyết đi\u0323nh", "quyet dinh"),
    ],
)
def test_bare(text: str, folded: str) -> None:
    assert bare(text) == folded


def test_bare_in_place_keeps_offsets() -> None:
    text = "Số: 05\tBến Đá,  ngày 05"
    assert len(bare_in_place(text)) == len(text)
    assert bare_in_place(text).index("ngay") == text.index("ngày")


@pytest.mark.parametrize(("late", "early"), [("HOÀ", "HÒA"), ("UỶ BAN", "ỦY BAN"), ("THOẢ", "THỎA"), ("KHOẺ", "KHỎE")])
def test_tone_placement_is_folded(late: str, early: str) -> None:
    assert tone_folded(late) == tone_folded(early)


def test_tone_folding_keeps_words_apart() -> None:
    assert tone_folded("Trưởng") != tone_folded("Trương")


def test_likeness() -> None:
    motto = joined("Độc lập - Tự do - Hạnh phúc")
    assert likeness(joined("ĐỘC LẬP -TỰ DO–HẠNH PHÚC"), motto) == 1
    assert 0.9 < likeness(joined("Độc lâp - Tự do - Hạh phúc"), motto) < 1
    assert likeness(joined("Căn cứ Luật Lưu trữ"), motto) < 0.4


def test_share_of_capitals() -> None:
    assert share_of_capitals("SỞ NỘI VỤ 12") == 1
    assert share_of_capitals("12/3") == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("HÒA", "HOÀ"), ("thủy", "thuỷ"), ("Khánh Hòa", "KHÁNH  HOÀ"), ("khỏe", "khoẻ"), ("Đắk", "Ðắk"), ("ỦY BAN", "UỶ BAN")],
)
def test_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("HÒA", "HÕA"), ("lập", "lâp"), ("Xã", "Xẳ"), ("quý", "quỷ")])
def test_not_alike(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_folding_keeps_the_length() -> None:
    text = "Cộng hoà, thuỷ lợi, Ðồng Nai"
    assert len(folded_tones(folded_letters(text))) == len(text)
