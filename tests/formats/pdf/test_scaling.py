"""Whether a printing program made the pages smaller: sizes of letters that no office program sets."""

from __future__ import annotations

import pytest
from tests.drawn_pages import page, prose, put, sized

from decree30_lint.formats.pdf.layout.sequence import lay_out_page
from decree30_lint.formats.pdf.scaling import is_scaled

BODY = "Các cơ quan gửi báo cáo đúng thời hạn đã nêu, kèm theo danh sách và số liệu của từng đơn vị trong tỉnh, đúng mẫu."


@pytest.mark.parametrize(
    ("size", "scaled"),
    [
        (14.0, False),
        (14.04, False),  # as Word prints it
        (13.5, False),
        (11.96, False),
        (13.2, True),  # 14 points on paper that is 5.7 % too small
        (12.26, True),
        (14.28, True),
    ],
)
def test_sizes_that_no_program_sets(size: float, scaled: bool) -> None:
    assert is_scaled([lay_out_page(page(prose(BODY, 100, sized(size))))]) is scaled


def test_a_few_odd_letters_prove_nothing() -> None:
    shown = lay_out_page(page(prose(BODY, 100), put("Ký số: 12/3/2026", 85, 300, sized(8.3))))
    assert not is_scaled([shown])
    assert not is_scaled([lay_out_page(page(put("Danh sách", 85, 100, sized(13.2))))])
