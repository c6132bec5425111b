"""Parent and issuing body in one paragraph of one look, wrapped and not broken."""

from __future__ import annotations

import pytest

from .paper import CLOSING, LETTERHEAD, PROSE, P, centred, columns, document, parts, read

SLOGANS = LETTERHEAD[1]


@pytest.mark.parametrize("bold", [True, False])
@pytest.mark.parametrize(
    ("parent", "body", "symbol"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH THANH GIANG", "SỞ NỘI VỤ", "05/BC-SNV"),
        ("UBND THÀNH PHỐ HẢI PHÒNG", "SỞ NỘI VỤ", "/SNV-VP"),  # "PHÒNG" ends a place
        ("UBND TP HỒ CHÍ MINH", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "05/TTr-SGDĐT"),
        ("SỞ Y TẾ", "TRUNG TÂM KIỂM SOÁT BỆNH TẬT", "05/BC-KSBT"),
        ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG ĐẠI HỌC BẾN ĐÁ", "05/QĐ-ĐHBĐ"),
        ("UBND TỈNH THANH GIANG", "BAN QUẢN LÝ DỰ ÁN", "05/BC-BQLDA"),
        ("CỤC THUẾ TỈNH THANH GIANG", "CHI CỤC THUẾ KHU VỰC BẾN ĐÁ", "05/QĐ-CCT(KK)"),
        (None, "ỦY BAN NHÂN DÂN XÃ MỸ HỘI ĐÔNG", "05/BC-UBND"),
        (None, "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH THANH GIANG", "05/BC-VPUBND"),
        (None, "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI TỈNH THANH GIANG", "05/BC-SLĐTBXH"),
        (None, "BẢO HIỂM XÃ HỘI TỈNH THANH GIANG", "05/BC-"),
        (None, "SỞ NỘI VỤ TỈNH THANH GIANG", "05/BC-…"),
    ],
)
def test_the_symbol_parts_two_names(parent: str | None, body: str, symbol: str, bold: bool) -> None:
    name = " ".join(filter(None, (parent, body)))
    found = parts(
        document(columns([centred(name, bold), P(f"Số: {symbol}", "c")], SLOGANS), centred("BÁO CÁO"), PROSE, CLOSING)
    )
    assert (found.get("co-quan-chu-quan"), found["co-quan"]) == (parent and [parent], [body])


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("SỞ Y TẾ TỈNH THANH GIANG TRUNG TÂM KIỂM SOÁT BỆNH TẬT", "05/BC-QLT"),
        ("UBND TỈNH THANH GIANG SỞ NỘI VỤ", "05/BC-"),
        ("UBND TỈNH THANH GIANG UBND XÃ BẾN ĐÁ", "05/BC-UBND"),  # the code of both
        ("BỘ CHỈ HUY BỘ ĐỘI BIÊN PHÒNG", "05/BC-BĐBP"),  # perhaps one name
    ],
)
def test_where_nothing_decides_nobody_is_sure(name: str, symbol: str) -> None:
    paper = document(columns([centred(name), P(f"Số: {symbol}", "c")], SLOGANS), centred("BÁO CÁO"), PROSE, CLOSING)
    (body,) = (each for each in read(paper).texts[0].components if each.part.value.startswith("co-quan"))
    assert (body.part.value, body.confidence < 0.5) == ("co-quan", True)
