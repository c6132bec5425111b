"""By what authority somebody signs, and the post behind it."""

from __future__ import annotations

import pytest

from decree30_lint.model.parts import Part

from .paper import LETTERHEAD, PROSE, P, centred, columns, document, parts, pieces, read


def signed(*lines: str) -> dict[str, str]:
    closing = columns(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], [*map(centred, lines), "", "", centred("Tạ Quang Nhuận")])
    return pieces(document(LETTERHEAD, PROSE, closing), Part.SIGNATORY)


@pytest.mark.parametrize(
    ("lines", "authority", "post"),
    [
        (("GIÁM ĐỐC",), "", "GIÁM ĐỐC"),
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "TM.", "ỦY BAN NHÂN DÂN"),
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "KT.", "GIÁM ĐỐC"),
        (("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "TL.", "GIÁM ĐỐC"),
        (("TUQ. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "TUQ.", "GIÁM ĐỐC"),
        (("Q. GIÁM ĐỐC",), "Q.", "GIÁM ĐỐC"),
        (("T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "T/M", "ỦY BAN NHÂN DÂN"),
        (("K/T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "K/T", "GIÁM ĐỐC"),
        (("T/L GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "T/L", "GIÁM ĐỐC"),
        (("T/UQ GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "T/UQ", "GIÁM ĐỐC"),
        (("T/U/Q GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "T/U/Q", "GIÁM ĐỐC"),
        (("T.M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "T.M", "ỦY BAN NHÂN DÂN"),
        (("K.T GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "K.T", "GIÁM ĐỐC"),
        (("T.L. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), "T.L.", "GIÁM ĐỐC"),
        (("KT: GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "KT:", "GIÁM ĐỐC"),
        (("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "KT", "GIÁM ĐỐC"),
    ],
)
def test_authority_and_post(lines: tuple[str, ...], authority: str, post: str) -> None:
    found = signed(*lines)
    assert (found.get("authority", ""), found["post"]) == (authority, post)


def closing_parts(*lines: P | str) -> tuple[list[str], list[str]]:
    closing = columns(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], lines)
    found = parts(document(LETTERHEAD, P("Kính gửi: Ủy ban nhân dân xã Tân Lộc", "c"), PROSE, PROSE, closing))
    return found.get("nguoi-ky", []), found.get("ho-ten-nguoi-ky", [])


@pytest.mark.parametrize(
    "posts",
    [
        ("CHI HỘI TRƯỞNG",),
        ("TỔNG BIÊN TẬP",),
        ("PHÂN HIỆU TRƯỞNG",),
        ("TM. LIÊN ĐỘI", "TỔNG PHỤ TRÁCH"),
        ("TM. BAN ĐẠI DIỆN", "THƯỜNG TRỰC"),
        ("KT. GIÁM ĐỐC", "P. GIÁM ĐỐC"),
        ("TM. THÔN ĐÔNG", "GIÀ LÀNG"),
    ],
)
@pytest.mark.parametrize("name", ["Tạ Quang Nhuận", "TẠ QUANG NHUẬN", "TS. Tạ Quang Nhuận", "Rơ Châm Hlơ"])
def test_capitals_above_the_room_and_the_name_are_the_post(posts: tuple[str, ...], name: str) -> None:
    assert closing_parts(*map(centred, posts), "", "", centred(name)) == (list(posts), [name])


def test_a_name_in_capitals_below_a_known_post() -> None:
    assert closing_parts(centred("GIÁM ĐỐC"), "", "", centred("TẠ QUANG NHUẬN")) == (["GIÁM ĐỐC"], ["TẠ QUANG NHUẬN"])


@pytest.mark.parametrize("name", ["Trần minh Hiếu", "Nguyễn Thị thu Hà", "Lê văn bình"])
def test_a_name_with_small_letters_is_a_name(name: str) -> None:
    closing = columns(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], [centred("GIÁM ĐỐC"), centred(name)])
    (found,) = read(document(LETTERHEAD, PROSE, closing)).texts[0].of(Part.SIGNATORY_NAME)
    assert (found.text, found.confidence > 0.8) == (name, True)
