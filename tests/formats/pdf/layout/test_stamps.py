"""What a signature's stamp says where a program made it part of the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from decree30_lint.formats.pdf.content import Glyph
from decree30_lint.formats.pdf.layout.page import lay_out

from .drawn import PLAIN, page, put, shown, sized

TINY = sized(3.4, replace(PLAIN, font="Stamp"))


@pytest.mark.parametrize("opening", ["Ký bởi: SỞ NỘI VỤ", "Kýbởi:SỞNỘIVỤ", "Người ký: Sở Nội vụ", "Digitally signed by Sở"])
def test_a_stamp_is_no_text_of_the_document(opening: str) -> None:
    stamp = [*put(opening, 405, 597, TINY), *put("Ngày ký: 09-03-2024", 405, 601, TINY)]
    assert shown(lay_out(page(stamp, put("Sở Nội vụ báo cáo.", 113, 500)))) == ["Sở Nội vụ báo cáo."]


@pytest.mark.parametrize(
    "lines",
    [
        put("Người ký: Giám đốc Sở Nội vụ", 113, 300, PLAIN),
        put("Ghi chú: số liệu do các huyện gửi.", 113, 300, TINY),
        put("Văn bản này đã được ký bởi Giám đốc.", 113, 300, TINY),
    ],
)
def test_letters_of_the_usual_size_and_small_ones_of_the_text_stay(lines: list[Glyph]) -> None:
    assert len(shown(lay_out(page(lines)))) == 1
