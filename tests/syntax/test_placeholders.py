"""Masking of what is still to be filled in."""

from __future__ import annotations

import pytest

from decree30_lint.syntax.placeholders import PLACEHOLDER, is_field, masked, unfilled, with_room_shown


@pytest.mark.parametrize(
    "text", ["{{ten}}", "${ten}", "«$!data.ten»", "[tên cơ quan]", "......", ". . . .", "…", "____", "<địa danh>"]
)
def test_placeholders_are_masked(text: str) -> None:
    assert masked(f"Số: {text}/BC") == "Số: " + PLACEHOLDER * len(text) + "/BC"
    assert unfilled(masked(text))


@pytest.mark.parametrize("text", ["Số: 05/BC-SNV", "TP. Huế", "1.250.000 đồng", "năm 2026."])
def test_words_are_not_masked(text: str) -> None:
    assert masked(text) == text


@pytest.mark.parametrize("text", ["<<tinh>>", "{{GIAM_DOC}}", "${DV1}", "«ten»", "<x>", "- <<noinhan>>;", "{{a}} {{b}}"])
def test_lines_that_are_only_a_field(text: str) -> None:
    assert is_field(text)


@pytest.mark.parametrize(
    "text", ["Sở {{ten}}", "«#end»", "{{#each x}}", "{% if x %}", "[tên]", "a < b", "…", "Số: {{so}}/BC"]
)
def test_lines_that_are_more_or_less_than_a_field(text: str) -> None:
    assert not is_field(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Lào Cai, ngày     tháng 8 năm 2026", "Lào Cai, ngày … tháng 8 năm 2026"),
        ("Số:      /BC-SNV", "Số: …/BC-SNV"),
        ("Tờ trình số     /TTr-SCT ngày    /8/2026", "Tờ trình số …/TTr-SCT ngày …/8/2026"),
        ("-     Lưu:  VT.", "- Lưu: VT."),
        ("ngày 05 tháng 8", "ngày 05 tháng 8"),
    ],
)
def test_blanks_that_wait_for_a_number_stay_to_be_seen(text: str, shown: str) -> None:
    assert with_room_shown(text) == shown
