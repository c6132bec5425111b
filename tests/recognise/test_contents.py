"""A typed table of contents behind the title is no body; the divisions below it are."""

from __future__ import annotations

import pytest

from .paper import CLOSING, LETTERHEAD, P, centred, document, parts

TITLE = (LETTERHEAD, centred("KẾ HOẠCH"), centred("Công tác văn thư năm 2026"))
BODY = (
    *(P("I. MỤC ĐÍCH", bold=True), P("Nâng cao chất lượng công tác văn thư của các cơ quan.")),
    *(P("II. NỘI DUNG", bold=True), P("1. Tập huấn", bold=True), P("Mở hai lớp tập huấn trong quý II.")),
    *(P("III. TỔ CHỨC THỰC HIỆN", bold=True), P("Các cơ quan căn cứ Kế hoạch này để thực hiện.")),
)
ENTRIES = ["I. Mục đích", "II. Nội dung", "1. Tập huấn", "III. Tổ chức thực hiện"]
FORMS = ["{} ........ {}", "{}\t{}", "{}……… {}", "{}"]
CHAPTERS = (
    *(
        centred("Chương I"),
        centred("QUY ĐỊNH CHUNG"),
        P("Điều 1. Phạm vi", bold=True),
        P("Quy chế này quy định về văn thư."),
    ),
    *(centred("Chương II"), centred("TỔ CHỨC"), P("Điều 2. Hiệu lực", bold=True), P("Quy chế này có hiệu lực từ ngày ký.")),
)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("above", [(), (centred("MỤC LỤC"),), (P("Mục lục"),), (P("Sở Nội vụ lập kế hoạch như sau:"),)])
def test_contents_are_no_body(form: str, above: tuple[P, ...]) -> None:
    bare = parts(document(*TITLE, *BODY, CLOSING))
    listed = (P(form.format(entry, page)) for page, entry in enumerate(ENTRIES, start=1))
    found = parts(document(*TITLE, *above, *listed, *BODY, CLOSING))
    prose = [each.text for each in above if each.text.endswith(":")]
    assert {k: v for k, v in found.items() if k.startswith("bo-cuc")} == {
        k: v for k, v in bare.items() if k.startswith("bo-cuc")
    }
    assert found["noi-dung"] == [*prose, *bare["noi-dung"]]


@pytest.mark.parametrize("form", FORMS)
def test_contents_of_chapters(form: str) -> None:
    entries = ["Chương I. Quy định chung", "Điều 1. Phạm vi", "Chương II. Tổ chức", "Điều 2. Hiệu lực"]
    found = parts(document(*TITLE, *(P(form.format(entry, 1)) for entry in entries), *CHAPTERS, CLOSING))
    assert (found["bo-cuc chuong"], found["bo-cuc dieu"]) == (
        ["Chương I", "Chương II"],
        ["Điều 1. Phạm vi", "Điều 2. Hiệu lực"],
    )


def test_lists_that_begin_anew_are_no_contents() -> None:
    lists = [P(f"{n}. {name}") for name in ("Phòng Nội vụ", "Phòng Tư pháp") for n in (1, 2, 3)]
    assert len(parts(document(*TITLE, *lists, CLOSING))["bo-cuc khoan"]) == 6
