"""What a signature's stamp says where a program made it part of the page."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.drawn_pages import PLAIN, page, put, shown, sized

from decree30_lint.formats.pdf.content import GlyphStyle
from decree30_lint.formats.pdf.layout.sequence import lay_out_page

TINY = sized(3.4, replace(PLAIN, font="Stamp"))


@pytest.mark.parametrize("opening", ["Ký bởi: SỞ NỘI VỤ", "Kýbởi:SỞNỘIVỤ", "Người ký: Sở Nội vụ", "Digitally signed by Sở"])
def test_a_stamp_is_no_text_of_the_document(opening: str) -> None:
    stamp = [*put(opening, 405, 597, TINY), *put("Ngày ký: 09-03-2024", 405, 601, TINY)]
    assert shown(lay_out_page(page(stamp, put("Sở Nội vụ báo cáo.", 113, 500)))) == ["Sở Nội vụ báo cáo."]


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("Người ký: Giám đốc Sở Nội vụ", PLAIN),
        ("Ghi chú: số liệu do các huyện gửi.", TINY),
        ("Văn bản này đã được ký bởi Giám đốc.", TINY),
    ],
)
def test_letters_of_the_usual_size_and_small_ones_of_the_text_stay(text: str, face: GlyphStyle) -> None:
    assert shown(lay_out_page(page(put(text, 113, 300, face)))) == [text]
