"""Folding of what a reader takes for the same."""

from __future__ import annotations

import pytest

from decree30_lint.check.placeholders import PLACEHOLDER, masked, unfilled
from decree30_lint.check.spelling import folded, folded_letters, folded_tones


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


@pytest.mark.parametrize(
    "text", ["{{ten}}", "${ten}", "«$!data.ten»", "[tên cơ quan]", "......", ". . . .", "…", "____", "<địa danh>"]
)
def test_placeholders_are_masked(text: str) -> None:
    assert masked(f"Số: {text}/BC") == "Số: " + PLACEHOLDER * len(text) + "/BC"
    assert unfilled(masked(text))


@pytest.mark.parametrize("text", ["Số: 05/BC-SNV", "TP. Huế", "1.250.000 đồng", "năm 2026."])
def test_words_are_not_masked(text: str) -> None:
    assert masked(text) == text
