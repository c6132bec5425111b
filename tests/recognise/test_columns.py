"""Where one line of text holds two columns."""

from __future__ import annotations

import pytest

from decree30_lint.recognise.columns import cuts


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Nơi nhận:", "Giám đốc"),
        ("Nơi nhận:", "Thanh Giang, ngày 06 tháng 7 năm 2026"),
        ("- Lưu: VT, QLTM.", "Bạch Đức Lưu"),
        ("- Như trên;", "TRƯỞNG PHÒNG"),
    ],
)
def test_columns_of_a_closing(left: str, right: str) -> None:
    assert cuts(f"{left}\t{right}") == [(len(left) + 1, True)]


@pytest.mark.parametrize(
    "text", ["Nơi nhận:\tNhư trên;", "Nơi nhận:\tcác phòng", "- Như trên;\t(để báo cáo)", "- Sở Y tế;\t- Lưu: VT."]
)
def test_no_columns(text: str) -> None:
    assert cuts(text) == []
