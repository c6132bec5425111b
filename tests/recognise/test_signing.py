"""By what authority somebody signs, and the post behind it."""

from __future__ import annotations

import pytest

from decree30_lint.model.parts import Part

from .paper import LETTERHEAD, PROSE, centred, columns, document, pieces


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
