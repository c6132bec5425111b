"""Lines without dashes and signs under "Kính gửi:" are several addressees where their words show it, else nobody knows."""

from __future__ import annotations

import pytest

from decree30_lint.model.document import Document
from decree30_lint.model.parts import Part
from decree30_lint.syntax.recipients import RecipientList

from .paper import CLOSING, LETTERHEAD, PROSE, P, document, read

SEVERAL = [
    ["Trường Tiểu học Mường Lay", "Trung tâm Học tập cộng đồng", "Trưởng các bản"],
    ["Sở Tài chính", "Sở Xây dựng"],
    ["Sở Tài chính", "Sở Xây dựng", "Các phòng chuyên môn", "Công ty Điện lực (để phối hợp)"],
    ["Các phòng thuộc Sở", "Các trường trung học phổ thông"],
    ["Trưởng thôn Đông", "Trưởng thôn Đoài."],
]
UNKNOWN = [
    ["Ủy ban nhân dân", "Thành phố Hải Phòng"],
    ["Phòng Tổ chức cán bộ", "Sở Nội vụ"],
    ["Phòng Tổ chức cán bộ", "Sở Nội vụ", "Ủy ban nhân dân tỉnh"],
    ["Văn phòng", "Ủy ban nhân dân tỉnh", "Sở Nội vụ"],
    ["Ủy ban Mặt trận Tổ quốc và", "Hội Nông dân xã"],
    ["Giám đốc", "Sở Tài chính"],
    ["Khoa Nội tổng hợp", "Bệnh viện Đa khoa tỉnh"],
    ["Sở Tài chính,", "Sở Xây dựng"],
]


def addressees(source: Document) -> RecipientList:
    (found,) = (c.content for t in read(source).texts for c in t.components if c.part is Part.ADDRESSEES)
    assert isinstance(found, RecipientList)
    return found


def letter(names: list[str], align: str, left: float) -> Document:
    return document(LETTERHEAD, P("Kính gửi:", "l", left=100), *(P(n, align, left=left) for n in names), PROSE, CLOSING)


@pytest.mark.parametrize(("align", "left"), [("l", 142), ("c", 0), ("r", 170)])
@pytest.mark.parametrize("names", SEVERAL)
def test_several(names: list[str], align: str, left: float) -> None:
    assert [item.text for item in addressees(letter(names, align, left)).items] == names


@pytest.mark.parametrize("names", UNKNOWN)
def test_perhaps_one(names: list[str]) -> None:
    found = addressees(letter(names, "l", 142))
    assert found.unclear
    assert [item.text for item in found.items] == [" ".join(names)]


@pytest.mark.parametrize("first", ["Kính gửi: Sở Tài chính", "Kính gửi:"])
def test_the_first_may_stand_behind_the_label(first: str) -> None:
    source = document(LETTERHEAD, P(first, "c"), P("Sở Xây dựng", "c"), P("Sở Y tế", "c"), PROSE, CLOSING)
    assert [item.text for item in addressees(source).items][-2:] == ["Sở Xây dựng", "Sở Y tế"]
