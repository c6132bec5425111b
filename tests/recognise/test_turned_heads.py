"""Letterheads that stand the other way round, and names whose last syllable stands alone."""

from __future__ import annotations

import pytest

from .paper import CLOSING, DATE, LETTERHEAD, PROSE, P, centred, columns, document, parts

NUMBER = P("Số: 05/KH-SNV", "c")
PLACE = P(DATE, "c", italic=True)
SLOGANS = LETTERHEAD[1][:2]
TITLE = [centred("KẾ HOẠCH"), centred("Về lưu trữ")]


@pytest.mark.parametrize("number_at_left", [False, True])
@pytest.mark.parametrize(
    ("parent", "body"),
    [
        ([], ["ỦY BAN NHÂN DÂN", "TỈNH THANH GIANG"]),
        (["UBND TỈNH THANH GIANG"], ["SỞ NỘI VỤ"]),
        (["UBND TỈNH THANH GIANG"], ["BAN QUẢN LÝ", "VƯỜN CHIM TÂN LỘC"]),
    ],
)
def test_the_bodies_stand_at_the_right(parent: list[str], body: list[str], number_at_left: bool) -> None:
    names = [*(centred(name, False) for name in parent), *map(centred, body)]
    left, right = ([*SLOGANS, NUMBER], [*names, PLACE]) if number_at_left else ([*SLOGANS, PLACE], [*names, NUMBER])
    found = parts(document(columns(left, right), *TITLE, PROSE, CLOSING))
    assert found.get("co-quan-chu-quan", []) == parent
    assert found["co-quan"] == body
    assert (found["so-ky-hieu"], found["dia-danh-ngay"]) == ([NUMBER.text], [DATE])


def test_the_subject_of_a_letter_stands_under_the_number_at_the_right() -> None:
    right = [
        centred("UBND TỈNH THANH GIANG", False),
        centred("SỞ NỘI VỤ"),
        P("Số: 05/SNV-VTLT", "c"),
        P("rà soát hồ sơ cũ", "c"),
    ]
    to = P("Kính gửi: Ủy ban nhân dân xã Tân Lộc", "c")
    found = parts(document(columns([*SLOGANS, PLACE], right), to, PROSE, CLOSING))
    assert found["trich-yeu-cong-van"] == ["rà soát hồ sơ cũ"]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("body", [["SỞ NỘI VỤ"], ["SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"]])
def test_a_syllable_alone_ends_the_name_above(body: list[str], bold: bool) -> None:
    parent = ["UBND THÀNH PHỐ HẢI", "PHÒNG"]
    names = [*(centred(name, bold) for name in parent), *map(centred, body)]
    found = parts(document(columns([*names, NUMBER], LETTERHEAD[1]), *TITLE, PROSE, CLOSING))
    assert (found["co-quan-chu-quan"], found["co-quan"]) == (parent, body)
