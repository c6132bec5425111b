"""Text that nobody sees is no part of the document."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.recognise.paper import columns, document, parts

from decree30_lint.model.document import Leftover, LeftoverKind
from decree30_lint.recognise.lines import lines_of
from decree30_lint.recognise.seen import as_seen

HEAD = columns(
    ["SỞ Y TẾ TỈNH BẾN LÁ", "Số: 12/BC-SYT"],
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Bến Lá, ngày 12 tháng 3 năm 2026"],
)
PAPER = document(
    HEAD,
    "BÁO CÁO",
    "Kết quả khám sức khỏe định kỳ",
    "Sở Y tế báo cáo kết quả khám sức khỏe định kỳ cho học sinh.",
    columns(["Nơi nhận:", "- Lưu: VT."], ["PHÓ GIÁM ĐỐC", "GIÁM ĐỐC", "Lê Văn Bình"]),
)


@pytest.mark.parametrize("kind", [LeftoverKind.WHITE, LeftoverKind.TINY])
def test_a_post_that_nobody_sees_is_none(kind: LeftoverKind) -> None:
    hidden = next(p for p in PAPER.paragraphs if p.text == "PHÓ GIÁM ĐỐC")
    paper = replace(PAPER, leftovers=(Leftover(kind, hidden.anchor.slice(0, len(hidden.text))),))
    assert parts(PAPER)["nguoi-ky"] == ["PHÓ GIÁM ĐỐC", "GIÁM ĐỐC"]
    assert parts(paper)["nguoi-ky"] == ["GIÁM ĐỐC"]


def test_what_is_seen_stands_where_it_stood() -> None:
    shown = next(p for p in PAPER.paragraphs if p.text.startswith("Sở Y tế báo"))
    hidden = Leftover(LeftoverKind.HIDDEN, shown.anchor)
    assert as_seen(replace(PAPER, leftovers=(hidden,))).sections == PAPER.sections
    lines = lines_of(as_seen(replace(PAPER, leftovers=(Leftover(LeftoverKind.WHITE, shown.anchor.slice(0, None)),)))).items
    assert [line.text for line in lines] == [line.text for line in lines_of(PAPER).items if line.text != shown.text]
