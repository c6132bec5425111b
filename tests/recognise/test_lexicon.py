"""A phrase that may be glued to what follows is none within a longer syllable; look-alikes of letters change nothing."""

from __future__ import annotations

import pytest

from decree30_lint.recognise.lexicon import lexicon
from decree30_lint.syntax.folding import bare

from .paper import CLOSING, VOCABULARY, P, centred, columns, document, parts


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        *(("no_bodies", "Địa chỉ: số 4", "dia chi"), ("no_bodies", "Địa chỉ4", "dia chi"), ("no_bodies", "Địa chính", "")),
        *(("no_bodies", "Địa chiến lược", ""), ("no_bodies", "Mã sơn", ""), ("no_bodies", "Mã số", "ma so")),
        *(("no_names", "Hồ Sơn Hải", ""), ("no_names", "Hồ sơ gốc", "ho so"), ("no_names", "Hồ sơ.", "ho so")),
        *(("appendix_labels", "Phụ lụcII", "phu luc"), ("letter_subjects", "V/vtổ chức thi", "v/v")),
        *(("letter_subjects", "V/vấn định mức", "v/v"), ("appendix_labels", "Phụ lục", "phu luc")),
    ],
)
def test_glued(name: str, text: str, found: str) -> None:
    assert lexicon(VOCABULARY).begins(name, bare(text)) == found


@pytest.mark.parametrize("line", ["ĐỊA CHÍNH", "ÐỊA CHÍNH", "ƉỊA CHÍNH", "ĐỊA CHIẾN", "MÃ SƠN"])
@pytest.mark.parametrize("above", ["TRUNG TÂM KỸ THUẬT", "TRUNG TÂM ĐO VẼ VÀ"])
def test_last_line_of_a_name(line: str, above: str) -> None:
    left = (P("SỞ NÔNG NGHIỆP", "c"), centred(above), centred(line), "Số: 45/QĐ-TTKT")
    right = (centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), centred("Độc lập - Tự do - Hạnh phúc"))
    head = columns(left, (*right, "Thanh Hóa, ngày 19 tháng 8 năm 2026"))
    found = parts(document(head, centred("QUYẾT ĐỊNH"), centred("Về việc thanh lý máy đo"), CLOSING))
    assert found["co-quan"] == [above, line]
