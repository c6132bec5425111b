"""What a Word comment asks of the program."""

from __future__ import annotations

import pytest

from decree30_lint.model.document import Comment
from decree30_lint.model.suppressions import SuppressionFault, SuppressionOrigin
from decree30_lint.service.suppressions.inline import parse_inline_suppressions

from .small_report import at

KNOWN = ("tieu-ngu/duong-ke", "tieu-ngu/co-chu", "noi-nhan/dau-cau")


def asked(text: str) -> list[tuple[tuple[str, ...], str, SuppressionFault | None]]:
    found = parse_inline_suppressions([Comment(at(1), text)], KNOWN)
    return [(wish.suppression.rules, wish.suppression.reason, wish.fault) for wish in found]


@pytest.mark.parametrize(
    ("text", "rules", "reason"),
    [
        ("decree30: bỏ qua tieu-ngu/duong-ke – mẫu của tỉnh", ["tieu-ngu/duong-ke"], "mẫu của tỉnh"),
        ("Decree30: Bỏ qua tieu-ngu/duong-ke - mẫu của tỉnh.", ["tieu-ngu/duong-ke"], "mẫu của tỉnh."),
        ("decree30: ignore tieu-ngu/duong-ke — printed paper", ["tieu-ngu/duong-ke"], "printed paper"),
        ("DECREE30 : bo qua TIEU-NGU/DUONG-KE: giấy in sẵn", ["tieu-ngu/duong-ke"], "giấy in sẵn"),
        ("decree30 bỏ qua: tieu-ngu (giấy in sẵn)", ["tieu-ngu"], "giấy in sẵn"),
        ("decree30: bỏ qua tieu-ngu/ mẫu của tỉnh", ["tieu-ngu"], "mẫu của tỉnh"),
        ("decree30: bỏ qua tieu-ngu/duong-ke–mẫu của tỉnh", ["tieu-ngu/duong-ke"], "mẫu của tỉnh"),
        ("decree30: bỏ qua tieu-ngu/duong-ke-đã in", ["tieu-ngu/duong-ke"], "đã in"),
        ("decree30: bỏ qua tieu-ngu\nmẫu của tỉnh,\nđã thống nhất", ["tieu-ngu"], "mẫu của tỉnh, đã thống nhất"),
        (
            "decree30: bỏ qua tieu-ngu/duong-ke, noi-nhan/dau-cau ; tieu-ngu/co-chu – giấy in sẵn",
            ["tieu-ngu/duong-ke", "noi-nhan/dau-cau", "tieu-ngu/co-chu"],
            "giấy in sẵn",
        ),
    ],
)
def test_forms_that_are_understood(text: str, rules: list[str], reason: str) -> None:
    assert asked(text) == [(tuple(rules), reason, None)]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("decree30: bỏ qua tieu-ngu/duong-ke", SuppressionFault.NO_REASON),
        ("decree30: bỏ qua tieu-ngu/duong-ke – …", SuppressionFault.NO_REASON),
        ("decree30: bỏ qua tieu-ngu/duong-ka – mẫu của tỉnh", SuppressionFault.UNKNOWN_RULE),
        ("decree30: ignore tieu-ngu, chu-ky – mẫu của tỉnh", SuppressionFault.UNKNOWN_RULE),
        ("decree30: bỏ qua", SuppressionFault.NOT_UNDERSTOOD),
        ("decree30: bỏ qua lỗi này đi", SuppressionFault.NOT_UNDERSTOOD),
        ("decree30: tieu-ngu/duong-ke – mẫu của tỉnh", SuppressionFault.NOT_UNDERSTOOD),
        ("decree30", SuppressionFault.NOT_UNDERSTOOD),
    ],
)
def test_faults(text: str, fault: SuppressionFault) -> None:
    assert [each for _, _, each in asked(text)] == [fault]


@pytest.mark.parametrize("text", ["", "Xem lại chỗ này", "Đã chạy decree30: không có lỗi", "decree301: bỏ qua tieu-ngu – x"])
def test_comments_to_others_are_left_alone(text: str) -> None:
    assert asked(text) == []


def test_one_comment_may_ask_several_things() -> None:
    text = "Đồng ý.\ndecree30: bỏ qua tieu-ngu – một\ndecree30: ignore noi-nhan – hai"
    assert asked(text) == [(("tieu-ngu",), "một", None), (("noi-nhan",), "hai", None)]


def test_it_knows_where_it_stands() -> None:
    comment = Comment(at(2, 3, 5), "decree30: bỏ qua tieu-ngu – vì thế", (at(3),))
    (wish,) = parse_inline_suppressions([comment], KNOWN)
    assert wish.suppression.anchors == (at(2, 3, 5), at(3))
    assert wish.suppression.origin is SuppressionOrigin.COMMENT
