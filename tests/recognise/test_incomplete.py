"""Papers that lack a part, or set it elsewhere: the others are recognised all the same."""

from __future__ import annotations

import pytest

from .paper import CLOSING, DATE, LETTERHEAD, MOTTO, NAME, P, centred, columns, document, parts, read

SHORT = [
    P("Đội cầu đường nghỉ sửa cầu từ ngày 03 đến hết ngày 05 tháng 3 năm 2026."),
    P("Mong các thôn bản thông cảm./."),
]
UNTITLED = columns(
    [centred("UBND TỈNH THANH GIANG", False), centred("SỞ NỘI VỤ"), centred("Số: 05/TB-SNV", False)],
    [centred(NAME), centred(MOTTO), P(DATE, "c", italic=True)],
)
BARE = columns(
    [centred("UBND TỈNH THANH GIANG", False), centred("SỞ NỘI VỤ"), centred("Số: 05/SNV-VTLT", False)],
    [centred(NAME), centred(MOTTO), P(DATE, "c", italic=True)],
)


@pytest.mark.parametrize(
    ("head", "kind"),
    [(LETTERHEAD, "cong-van"), (UNTITLED, "thong-bao"), (BARE, "cong-van")],
    ids=["letter", "named", "bare"],
)
def test_a_short_body_right_below_the_letterhead(head: object, kind: str) -> None:
    source = document(head, *SHORT, CLOSING)  # type: ignore[arg-type]
    found = parts(source)
    assert found["noi-dung"] == [paragraph.text for paragraph in SHORT]
    assert found["noi-nhan list"] == ["- Như trên;", "- Lưu: VT, VTLT."]
    assert read(source).main.type == kind


@pytest.mark.parametrize("label", ["Gửi:", "Kính thưa:", "Đồng kính gửi:", "Kinh gửi:", "Kính gửi;"])
def test_other_words_for_the_addressees(label: str) -> None:
    found = parts(document(LETTERHEAD, P(f"{label} Ủy ban nhân dân xã Tân Lộc", "c"), *SHORT, CLOSING))
    assert found["kinh-gui"] == [f"{label} Ủy ban nhân dân xã Tân Lộc"]
    assert found["noi-dung"] == [paragraph.text for paragraph in SHORT]
