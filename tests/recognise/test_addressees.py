"""Whom a telegram or an invitation is for may be listed in the body, far in as under "Kính gửi:"."""

from __future__ import annotations

import pytest

from decree30_lint.model.parts import ADDRESSED

from .paper import CLOSING, LETTERHEAD, PROSE, P, Row, centred, document, parts

TITLE, FAR = centred("GIẤY MỜI"), 142
ITEMS = ["- Sở Xây dựng;", "- Công an tỉnh."]


@pytest.mark.parametrize(
    ("lead", "items", "addressed"),
    [
        (P("Ủy ban nhân dân tỉnh điện:", "c"), ITEMS, ITEMS),
        (P("Sở Du lịch trân trọng kính mời:", left=85), ITEMS, ["Sở Du lịch trân trọng kính mời:", *ITEMS]),
        (P("Sở Du lịch trân trọng kính mời:", "c"), ["Sở Xây dựng;", "Công an tỉnh."], ["Sở Xây dựng;", "Công an tỉnh."]),
        (P("Danh sách người đại diện:", "c"), ITEMS, []),
        (P("Nhiệm vụ cụ thể như sau:", "b"), ITEMS, []),
    ],
    ids=["telegram", "lead far in", "no dashes", "another word", "a list of the body"],
)
def test_addressees_listed_far_in(lead: P, items: list[str], addressed: list[str]) -> None:
    lines = [P(item, "l", left=FAR) for item in items]
    found = parts(document(LETTERHEAD, TITLE, lead, *lines, PROSE, CLOSING))
    assert found.get(f"noi-dung {ADDRESSED}", []) == addressed


def test_a_list_in_line_with_the_prose_is_prose() -> None:
    lines = [P(item, left=36) for item in ITEMS]
    found = parts(document(LETTERHEAD, TITLE, P("Ủy ban nhân dân tỉnh điện:", "c"), *lines, PROSE, CLOSING))
    assert set(ITEMS) <= set(found["noi-dung"])


@pytest.mark.parametrize(
    "rows",
    [
        [(["- Sở Xây dựng;"], ["- Sở Y tế;"]), (["- Sở Nội vụ;"], ["- Các xã."])],
        [(["- Sở Xây dựng;", "- Sở Nội vụ,", "tỉnh;"], ["- Sở Y tế;", "- Các xã."])],
        [(["- Sở Xây dựng;", "- Các xã."],)],
    ],
)
@pytest.mark.parametrize("first", [[], [P("- Công an tỉnh;", "l", left=FAR)]])
def test_addressees_in_columns_below_the_label(first: list[P], rows: list[Row]) -> None:
    found = parts(document(LETTERHEAD, P("Kính gửi:", "l", left=100), *first, rows, PROSE, CLOSING))
    cells = [text for row in rows for cell in row for text in cell]
    assert found["kinh-gui"] == ["Kính gửi:", *(p.text for p in first), *cells]
