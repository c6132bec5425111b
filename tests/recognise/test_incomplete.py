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
TO = P("Kính gửi: Ủy ban nhân dân xã Tân Lộc", "c")


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


@pytest.mark.parametrize("head", [UNTITLED, LETTERHEAD], ids=["named", "letter"])
@pytest.mark.parametrize("to", [[TO], [P("Kính gửi:", "c"), P("- Sở Tài chính;", left=120), P("- Sở Xây dựng.", left=120)]])
def test_a_title_below_the_addressees(head: object, to: list[P]) -> None:
    source = document(head, *to, centred("TỜ TRÌNH"), centred("Về việc sửa cầu treo"), *SHORT, CLOSING)  # type: ignore[arg-type]
    found = parts(source)
    assert (found["ten-loai"], found["trich-yeu"]) == (["TỜ TRÌNH"], ["Về việc sửa cầu treo"])
    assert read(source).main.type == "to-trinh"


def test_a_heading_below_the_addressees_of_a_letter() -> None:
    found = parts(document(LETTERHEAD, TO, centred("BÁO CÁO TIẾN ĐỘ SỬA CẦU"), *SHORT, CLOSING))
    assert "ten-loai" not in found


@pytest.mark.parametrize("mark", ["DỰ THẢO", "MẪU", "Dự thảo"])
def test_a_mark_before_the_type(mark: str) -> None:
    source = document(UNTITLED, centred(f"{mark} BÁO CÁO"), centred("Về việc sửa cầu treo"), *SHORT, CLOSING)
    assert parts(source)["ten-loai"] == [f"{mark} BÁO CÁO"]
    assert read(source).main.type == "bao-cao"


@pytest.mark.parametrize("mark", ["DỰ THẢO LẦN 2", "MẪU SỐ 5", "MẪU BÁO CÁO"])
def test_a_mark_above_the_title_is_none(mark: str) -> None:
    source = document(UNTITLED, centred(mark), centred("KẾ HOẠCH"), centred("Về việc sửa cầu treo"), *SHORT, CLOSING)
    assert (parts(source)["ten-loai"], read(source).main.type) == (["KẾ HOẠCH"], "ke-hoach")


BODIES = [["TRƯỜNG TIỂU HỌC BẾN ĐÁ"], ["ỦY BAN NHÂN DÂN", "XÃ BẾN ĐÁ"], ["ĐỘI THIẾU NIÊN BẾN ĐÁ"]]


@pytest.mark.parametrize("align", ["c", "l"])
@pytest.mark.parametrize("names", BODIES, ids=lambda names: names[0])
def test_a_body_between_the_motto_and_the_title(names: list[str], align: str) -> None:
    bodies = [P(name, align, bold=True) for name in names]
    source = document(
        centred(NAME), centred(MOTTO), *bodies, centred("BÁO CÁO"), centred("Về việc sửa cầu"), *SHORT, CLOSING
    )
    found = parts(source)
    assert ([*found.get("co-quan-chu-quan", []), *found["co-quan"]], found["ten-loai"]) == (names, ["BÁO CÁO"])
    assert read(source).main.type == "bao-cao"


@pytest.mark.parametrize("subject", ["V/v sửa cầu treo", "Về việc sửa cầu treo"])
def test_a_letter_under_a_title_has_its_subject(subject: str) -> None:
    found = parts(document(BARE, centred("CÔNG VĂN"), centred(subject), TO, *SHORT, CLOSING))
    assert (found["ten-loai"], found["trich-yeu-cong-van"], found["kinh-gui"]) == (["CÔNG VĂN"], [subject], [TO.text])
