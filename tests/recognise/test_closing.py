"""Closings set in unusual ways: names under the table, posts that cannot be read, lists with hanging lines."""

from __future__ import annotations

import pytest

from decree30_lint.syntax.recipients import RecipientList

from .paper import LETTERHEAD, PROSE, P, Row, Source, centred, columns, document, parts, read

TO = P("Kính gửi: Ủy ban nhân dân xã Tân Lộc", "c")
LIST = ["Nơi nhận:", "- Như trên;", "- Lưu: VT, VTLT."]
POSTS = [centred("KT. GIÁM ĐỐC"), centred("PHÓ GIÁM ĐỐC")]
NAME = "Tạ Quang Nhuận"
TABLE = columns(LIST, POSTS)


def closed(*closing: Source) -> dict[str, list[str]]:
    return parts(document(LETTERHEAD, TO, PROSE, PROSE, *closing))


@pytest.mark.parametrize(
    "name",
    [
        P("\t\t\t\t\t\t\tTạ Quang Nhuận", "l", bold=True),
        P(" " * 80 + NAME, "b", bold=True),
        P(NAME, "l", bold=True, left=300),
        P(NAME, "c", bold=True, left=240),
        P("\t\t\t\t\t\t\tThS. Tạ Quang Nhuận", "l", bold=True),
        centred(NAME),
    ],
    ids=["tabs", "blanks", "indent", "centred at the right", "with a degree", "centred"],
)
@pytest.mark.parametrize("above", [(), (P(""), P(""))], ids=["at once", "with room"])
def test_a_name_under_the_table_belongs_to_its_post(name: P, above: tuple[P, ...]) -> None:
    found = closed(TABLE, *above, name)
    assert found["ho-ten-nguoi-ky"] == [" ".join(name.text.split())]
    assert (found["nguoi-ky"], found["noi-nhan list"]) == (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], LIST[1:])


def test_two_names_under_the_table_of_two_posts() -> None:
    table = columns([centred("THƯ KÝ")], [centred("CHỦ TỌA")])
    found = closed(table, P(""), P("      Bùi Thị Mận\t\t\t\t\tLê Văn Cấp", "l", bold=True))
    assert found["nguoi-ky"] == ["THƯ KÝ", "CHỦ TỌA"]
    assert found["ho-ten-nguoi-ky"] == ["Bùi Thị Mận", "Lê Văn Cấp"]


@pytest.mark.parametrize(
    "below",
    [
        P("Ghi chú: gửi kèm hai bản.", "l"),
        P("Bùi Thị Mận", "l"),
        P("In hai bản", "l"),
        P("Trang cuối cùng", "l", left=300),
    ],
)
def test_what_is_no_name_under_the_table(below: P) -> None:
    signed = columns(LIST, [*POSTS, "", "", centred(NAME)])
    assert closed(signed, below)["ho-ten-nguoi-ky"] == [NAME]
    assert "ho-ten-nguoi-ky" not in closed(TABLE, P("Ghi chú: gửi kèm hai bản.", "l", left=300))


@pytest.mark.parametrize(
    ("right", "posts"), [([centred("PHỤ … KHOA")], ["PHỤ … KHOA"]), ([], None)], ids=["a post not read", "none"]
)
def test_a_name_alone_is_a_signature_of_unknown_post(right: list[P], posts: list[str] | None) -> None:
    found = closed(columns(LIST, [*right, "", "", centred(NAME)]))
    assert (found.get("nguoi-ky"), found["ho-ten-nguoi-ky"]) == (posts, [NAME])


@pytest.mark.parametrize(
    "below", [centred("BẢNG TỔNG HỢP"), P("Gửi kèm hai bản", "c"), P("Tài liệu gửi kèm", "c", italic=True)]
)
@pytest.mark.parametrize("items", [LIST[1:], ["- Như trên;", "- Các Vụ, Cục;"], ["- Như trên", "- Văn thư"]])
@pytest.mark.parametrize("in_table", [True, False])
def test_centred_lines_under_the_closing_are_no_recipients(items: list[str], below: P, *, in_table: bool) -> None:
    listed = [LIST[0], *items]
    closing = [columns(listed, POSTS)] if in_table else listed
    assert closed(*closing, below)["noi-nhan list"] == items


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (["- VPCP: BTCN, các PCN;", P("các Vụ, Cục;", left=12), "- Lưu: VT."], 2),
        (["- VPCP: BTCN, các PCN;", P("các Vụ, Cục;", left=0), "- Lưu: VT."], 3),
        (["- Sở Tài chính,", "Sở Y tế;", "- Lưu: VT."], 2),
        ([P("Bộ Y tế;"), P("Bộ Nội vụ;", left=12), P("Lưu: VT.")], 3),
    ],
    ids=["hanging", "at the edge", "unfinished", "no dashes"],
)
def test_a_hanging_line_belongs_to_the_item_above(lines: list[P | str], items: int) -> None:
    closing: Row = columns(["Nơi nhận:", *lines], [*POSTS, "", "", centred(NAME)])
    text = read(document(LETTERHEAD, TO, PROSE, closing)).texts[0]
    listing = next(c.content for c in text.components if isinstance(c.content, RecipientList) and c.role == "label")
    assert len(listing.items) == items


@pytest.mark.parametrize("label", ["Nơi gửi:", "Sao gửi:", "Nơi nhân:", "Noi nhận:", "Nơi nhận văn bản:"])
@pytest.mark.parametrize("table", [True, False])
def test_a_label_of_other_words_above_a_list_that_is_filed(label: str, table: bool) -> None:
    lines = [label, "- Các phòng;", "- Lưu: VT, VTLT."]
    signed: list[P | str] = [*POSTS, "", centred(NAME)]
    found = closed(columns(lines, signed)) if table else closed(columns([""], signed), *lines)
    assert (found["noi-nhan label"], found["noi-nhan list"]) == ([label], lines[1:])


def test_a_list_of_the_body_has_no_label_of_recipients() -> None:
    assert "noi-nhan label" not in closed(
        "Hồ sơ gồm:", "- Lưu đồ quy trình;", "- Biểu mẫu.", columns([""], [*POSTS, "", NAME])
    )
