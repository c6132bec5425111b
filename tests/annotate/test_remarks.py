"""The words of a remark: found, required, clause."""

from __future__ import annotations

import pytest
from tests.annotate.reports import finding, report

from decree30_lint.annotate.remarks import Remark, remarks_of
from decree30_lint.model.report import FactNote, Finding
from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang, Words


def _remark(found: Finding) -> Remark:
    (remark,) = remarks_of(report(found))
    return remark


def test_what_was_found_what_is_required_and_where_the_law_says_so() -> None:
    found = FactNote(Words("cỡ 12", "size 12"))
    required = FactNote(Words("từ 13 đến 14", "from 13 to 14"))
    remark = _remark(finding(actual=found, expected=required, instruction=Words("đặt cỡ 13", "set size 13")))
    assert remark.text(Lang.VI).splitlines() == [
        "Lỗi: Tiêu ngữ có cỡ chữ 12.",
        "Hiện tại: Cỡ 12",
        "Quy định: Từ 13 đến 14",
        "Cách sửa: đặt cỡ 13",
        "Căn cứ: Phụ lục I, Phần I, Mục II, khoản 1, điểm b Nghị định 30/2020/NĐ-CP",
        "Quy tắc: tieu-ngu/co-chu",
    ]
    assert remark.text(Lang.EN).splitlines()[:3] == [
        "Error: The motto has size 12.",
        "Found: Size 12",
        "Required: From 13 to 14",
    ]


def test_what_cannot_be_compared_has_the_requirement_of_the_rule() -> None:
    lines = _remark(finding(level=Level.INFO, citation=None)).text(Lang.VI).splitlines()
    assert lines[0].startswith("Lưu ý: ")
    assert lines[1] == "Quy định: Tiêu ngữ có cỡ chữ từ 13 đến 14."
    assert lines[2] == "Căn cứ: thông lệ soạn thảo, không có điều khoản"


def test_a_corrected_text_keeps_its_lines() -> None:
    remark = _remark(finding(suggestion="ỦY BAN  NHÂN DÂN\nXÃ TÂN LỘC\n"))
    assert "Sửa thành: “ỦY BAN NHÂN DÂN\nXÃ TÂN LỘC”" in remark.text(Lang.VI)


def test_further_places_are_not_taken_for_the_one_that_is_quoted() -> None:
    quoting = _remark(finding(message=Words("“Thông tư 1” thiếu từ “số”.", "“Thông tư 1” lacks “số”.")))
    assert quoting.further().title == quoting.title
    assert quoting.further().details[0].vi == "Chỗ này có cùng lỗi; chữ trong ngoặc kép là của chỗ đầu tiên."
    plain = _remark(finding())
    assert plain.further() == plain


def test_places_that_are_not_listed_are_counted() -> None:
    assert remarks_of(report(finding(unlisted=7)))[0].details[-1].vi == "Còn 7 chỗ nữa, không ghi chú."


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\u202e", "\ufffe", "\ud800"])
def test_characters_that_command_are_shown_by_their_number(bad: str) -> None:
    text = _remark(finding(message=Words(f"Số{bad} 12", f"No.{bad} 12"))).text(Lang.VI)
    assert bad not in text
    assert f"Số⟨U+{ord(bad):04X}⟩ 12" in text
