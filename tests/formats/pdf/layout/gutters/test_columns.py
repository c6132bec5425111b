"""Rows of a page → what stands side by side, and what does not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.drawn_pages import (
    BOLD,
    ITALIC,
    LEFT,
    MIDDLE,
    PITCH,
    PLAIN,
    RIGHT,
    centred,
    level,
    page,
    prose,
    put,
    shown,
    sized,
    width,
)

from decree30_lint.formats.pdf.content import Glyph, PageStroke
from decree30_lint.formats.pdf.layout.sequence import lay_out_page

ONE, OTHER = 165.0, 415.0  # the middles of the two columns of a letterhead
SMALL = sized(11)
HEAD = ("SỞ NỘI VỤ", "Số: 05/SNV-VP")
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Thanh Giang, ngày 12 tháng 5 năm 2025")
BODY = (
    "Căn cứ kế hoạch công tác của tỉnh, các cơ quan gửi báo cáo đúng thời hạn đã nêu, kèm theo danh sách và số liệu của "
    "từng đơn vị, để tổng hợp trình lãnh đạo xem xét trước kỳ họp tới."
)


def regions(*glyphs: Sequence[Glyph], rules: Sequence[PageStroke] = ()) -> list[object]:
    return shown(lay_out_page(page(*glyphs, rules=rules)))


def down(texts: Sequence[str], top: float, middle: float, pitch: float = PITCH) -> list[Glyph]:
    return [glyph for at, text in enumerate(texts) for glyph in centred(text, top + at * pitch, sized(13), middle)]


def listed(texts: Sequence[str], top: float, left: float = LEFT) -> list[Glyph]:
    return [glyph for at, text in enumerate(texts) for glyph in put(text, left, top + at * 13, SMALL)]


BODY_LINES = [*shown(lay_out_page(page(prose(BODY, 200, first=28))))]


# Letterheads


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (down(HEAD, 70, ONE), down(STATE, 70, OTHER), (HEAD, STATE)),
        (down(HEAD, 73, ONE), down(STATE, 70, OTHER), (HEAD, STATE)),
        (down(HEAD, 70, ONE, pitch=18.5), down(STATE, 70, OTHER), (HEAD, STATE)),
        (down(HEAD, 90, ONE), down(STATE, 70, OTHER), (HEAD, STATE)),
        (down((*HEAD, "V/v báo cáo công tác", "quý II năm 2025"), 70, ONE), down(STATE, 70, OTHER), None),
        (down(("ỦY BAN NHÂN DÂN", "TỈNH THANH GIANG", *HEAD), 70, ONE), down(STATE, 70, OTHER), None),
    ],
    ids=[
        "same baselines",
        "a little out of step",
        "drifting out of step",
        "the left one lower",
        "the left one longer",
        "name in two lines",
    ],
)
def test_letterheads_stand_in_two_columns(
    left: list[Glyph], right: list[Glyph], expected: tuple[Sequence[str], Sequence[str]] | None
) -> None:
    one, other = expected or (_lines(left), STATE)
    assert regions(left, right, prose(BODY, 200, first=28)) == [
        ("columns", [" / ".join(one), " / ".join(other)]),
        *BODY_LINES,
    ]


def _lines(glyphs: Sequence[Glyph]) -> list[str]:
    return [str(line) for line in shown(lay_out_page(page(glyphs)))]


@pytest.mark.parametrize(("top", "in_columns"), [(70.0, True), (140.0, True), (200.0, False), (500.0, False)])
def test_a_name_above_both_columns_leads_in_at_the_head(top: float, in_columns: bool) -> None:
    """Elsewhere a row of its own above the columns is text."""
    found = regions(down(("ỦY BAN", *HEAD), top, ONE), down(STATE[:2], top + PITCH, OTHER))
    assert len(found) == (1 if in_columns else 2)


@pytest.mark.parametrize(("off", "in_columns"), [(0.0, True), (7.0, True), (15.0, False)])
def test_what_leads_in_stands_in_the_middle_of_its_column(off: float, in_columns: bool) -> None:
    found = regions(down(["ỦY BAN"], 70, ONE - off), down(HEAD, 70 + PITCH, ONE), down(STATE[:2], 70 + PITCH, OTHER))
    assert len(found) == (1 if in_columns else 2)


@pytest.mark.parametrize(("gap", "in_columns"), [(PITCH, True), (30.0, True), (50.0, False)])
def test_a_further_line_of_the_left_column_is_near(gap: float, in_columns: bool) -> None:
    """The subject of an official letter stands below the number."""
    found = regions(down(HEAD, 70, ONE), down(STATE[:2], 70, OTHER), down(["V/v báo cáo"], 70 + PITCH + gap, ONE))
    assert len(found) == (1 if in_columns else 2)


@pytest.mark.parametrize(("gap", "in_columns"), [(30.0, True), (80.0, True), (140.0, False)])
def test_a_name_far_below_the_post_is_signed(gap: float, in_columns: bool) -> None:
    left, right = listed(["Nơi nhận:", "- Như trên;"], 600), down(["GIÁM ĐỐC", "Trần Văn Bình"], 600, OTHER, pitch=gap)
    assert len(regions(prose(BODY, 500, first=28), left, right)) == len(BODY_LINES) + (1 if in_columns else 2)


@pytest.mark.parametrize(("room", "parted"), [(2.5, False), (3.5, True)])
def test_a_lone_row_needs_a_wide_gap(room: float, parted: bool) -> None:
    label = put("Số: 12/QĐ", LEFT + 150, 70)
    (region,) = regions(label, put("Hà Giang, ngày 5 tháng 6", label[-1].right + room * 14, 70), prose(BODY, 200))[:1]
    assert isinstance(region, tuple) is parted


@pytest.mark.parametrize("gutter", [5.5, 7.0, 12.0, 40.0])
def test_columns_may_almost_touch(gutter: float) -> None:
    """What the widest lines leave between them may be little more than a blank, if other rows keep it free."""
    look = sized(13)
    edge = OTHER - width(STATE[0], look) / 2 - gutter
    name = "ỦY BAN NHÂN DÂN TỈNH"
    left = centred(name, 70, look, edge - width(name, look) / 2)
    lower = centred(HEAD[1], 70 + PITCH, look, edge - width(name, look) / 2)
    found = regions(left, lower, down(STATE, 70, OTHER))
    assert found == [("columns", [f"{name} / {HEAD[1]}", " / ".join(STATE)])]


def test_a_bar_under_the_letterhead_parts_what_follows() -> None:
    """Without the bar the lower pair of columns would go on with the upper one."""
    upper = [*down(HEAD, 70, ONE), *down(STATE[:2], 70, OTHER)]
    lower = [*down(("VĂN PHÒNG", "Số: 2/SY"), 110, ONE), *down(STATE[:2], 110, OTHER)]
    assert len(regions(upper, lower)) == 1
    assert regions(upper, lower, rules=[level(LEFT, RIGHT, 95)]) == [
        ("columns", [" / ".join(HEAD), " / ".join(STATE[:2])]),
        ("columns", ["VĂN PHÒNG / Số: 2/SY", " / ".join(STATE[:2])]),
    ]


@pytest.mark.parametrize("gap", [20.0, 30.0])
def test_titles_below_are_not_swallowed(gap: float) -> None:
    """Even where no line of text shows how wide the page is set: a row of two columns does not."""
    top = 70 + 2 * PITCH + gap
    title = [*centred("BÁO CÁO", top, BOLD), *centred("Kết quả công tác quý II", top + PITCH, BOLD)]
    found = regions(down(HEAD, 70, ONE), down(STATE, 70, OTHER), title)
    assert found[1:] == ["BÁO CÁO", "Kết quả công tác quý II"]


def test_addressees_below_are_not_swallowed() -> None:
    to = [
        *put("Kính gửi:", 190, 150),
        *put("- Văn phòng Ủy ban;", 260, 150 + PITCH),
        *put("- Các sở.", 260, 150 + 2 * PITCH),
    ]
    found = regions(down(HEAD, 70, ONE), down(STATE, 70, OTHER), to)
    assert found[1:] == ["Kính gửi:", "- Văn phòng Ủy ban;", "- Các sở."]


def test_a_lone_row_with_a_wide_gap_is_a_pair_of_columns() -> None:
    assert regions(put("Số: 12/QĐ", LEFT, 70), put("Hà Giang, ngày 5 tháng 6", 330, 70)) == [
        ("columns", ["Số: 12/QĐ", "Hà Giang, ngày 5 tháng 6"])
    ]


def test_a_lone_centred_row_with_a_gap_is_a_line() -> None:
    text = "CHƯƠNG TRÌNH"
    gap = [*put(text, MIDDLE - 10 - width(text), 300), *put("CÔNG TÁC THÁNG", MIDDLE + 20, 300)]
    (line,) = regions(gap)
    assert str(line).split() == [*text.split(), "CÔNG", "TÁC", "THÁNG"]


# Text that is no column


@pytest.mark.parametrize("label", ["-", "a)", "1.", "(12)", "IV.", "•"])
def test_labels_in_front_of_a_list_are_no_column(label: str) -> None:
    items = [glyph for at in range(3) for glyph in put(label, LEFT, 300 + at * 40)]
    texts = [glyph for at in range(3) for glyph in prose(BODY, 300 + at * 40, left=LEFT + 36, right=RIGHT)]
    assert all(isinstance(region, str) for region in regions(items, texts))


@pytest.mark.parametrize("blank", [3.5, 6.0, 12.0])
def test_justified_text_is_no_column(blank: float) -> None:
    """However wide the blanks of a line, and though those of two lines stand above each other."""
    lines = [put("một hai ba bốn năm sáu bảy tám chín", LEFT, 300 + at * PITCH, blank=blank) for at in range(4)]
    assert regions(*lines) == ["một hai ba bốn năm sáu bảy tám chín"] * 4


@pytest.mark.parametrize("sign", [",", ";", "/", "."])
def test_blanks_to_be_filled_in_are_no_river(sign: str) -> None:
    rows = [glyph for at in range(3) for glyph in put(f"của phòng{' ' * 12}{sign} đợt hai", LEFT, 300 + at * PITCH)]
    assert all(isinstance(region, str) for region in regions(rows))


# Closings


def test_closings_stand_in_two_columns() -> None:
    left = listed(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], 600)
    right = down(["GIÁM ĐỐC", "Trần Văn Bình"], 600, OTHER, pitch=70)
    assert regions(prose(BODY, 500, first=28), left, right)[-1] == (
        "columns",
        ["Nơi nhận: / - Như trên; / - Lưu: VT.", "GIÁM ĐỐC / Trần Văn Bình"],
    )


def test_signatures_alone_are_lines() -> None:
    right = down(["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], 600, OTHER)
    assert regions(prose(BODY, 500, first=28), right)[-2:] == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


def test_two_closings_under_each_other_keep_apart() -> None:
    """A copy's block: its letterhead, and with nothing between them its closing."""
    upper = [*down(HEAD, 600, ONE), *down(STATE[:2], 600, OTHER)]
    lower = [*listed(["Nơi nhận:", "- Như trên;"], 650, ONE - 60), *down(["TRƯỞNG PHÒNG"], 650, OTHER)]
    found = regions(upper, lower)
    assert found == [
        ("columns", [" / ".join(HEAD), " / ".join(STATE[:2])]),
        ("columns", ["Nơi nhận: / - Như trên;", "TRƯỞNG PHÒNG"]),
    ]


# Tables without lines


@pytest.mark.parametrize(("rows", "is_table"), [(2, False), (3, True), (6, True)])
def test_three_columns_in_three_rows_are_a_table(rows: int, is_table: bool) -> None:
    cells = [
        glyph
        for at in range(rows)
        for left, text in ((LEFT, f"{at + 1}"), (LEFT + 90, "Nguyễn Văn A"), (LEFT + 300, "Chuyên viên"))
        for glyph in put(text, left, 300 + at * PITCH)
    ]
    found = regions(prose(BODY, 200), cells)
    tables = [region for region in found if isinstance(region, tuple) and region[0] == "table"]
    expected = ("table", *([f"{at + 1}", "Nguyễn Văn A", "Chuyên viên"] for at in range(rows)))
    assert tables == ([expected] if is_table else [])


def test_italic_notes_beside_a_heading_are_one_line() -> None:
    bold = put("Điều 2. ", LEFT, 300, BOLD)
    assert regions(bold, put("Tổ chức thực hiện", bold[-1].right, 300, ITALIC)) == ["Điều 2. Tổ chức thực hiện"]


def test_plain_text_is_lines() -> None:
    assert "".join(f"{line} " for line in regions(prose(BODY, 200, PLAIN, first=28))).strip() == BODY


# Addressees


@pytest.mark.parametrize(
    "addressed",
    [
        centred("Kính gửi: Sở Tài chính", 150, middle=ONE),  # under the left column
        put("Kính gửi: Sở Tài chính", MIDDLE + 10, 150),  # under the right one
        centred("KÍNH GỬI: SỞ TÀI CHÍNH", 132, BOLD, MIDDLE),
        put("Kính gửi:", LEFT, 150),
    ],
)
def test_addressees_end_the_letterhead(addressed: list[Glyph]) -> None:
    head, line, *_ = regions(down(HEAD, 70, ONE), down(STATE, 70, OTHER), addressed, prose(BODY, 190, first=28))
    assert head == ("columns", [" / ".join(HEAD), " / ".join(STATE)])
    assert line == "".join(glyph.text for glyph in addressed)


def test_addressees_beside_their_label_are_no_column() -> None:
    """Whether blanks, a tab or a cell set them apart, the row reads as one."""
    rows = [*put("Kính gửi:", LEFT + 40, 150), *put("- Sở Tài chính;", 240, 150), *put("- Sở Nội vụ.", 240, 166)]
    found = regions(down(HEAD, 70, ONE), down(STATE, 70, OTHER), rows, prose(BODY, 200, first=28))
    assert [" ".join(str(each).split()) for each in found[1:3]] == ["Kính gửi: - Sở Tài chính;", "- Sở Nội vụ."]


@pytest.mark.parametrize("text", ["PHỤ LỤC I", "MẪU SỐ 02", "(Chi tiết)"])
def test_a_line_in_the_middle_of_the_page_ends_the_closing(text: str) -> None:
    """Also where what stands below begins far right."""
    left = [*put("Nơi nhận:", LEFT, 600, SMALL), *listed(["- Như trên;", "- Lưu: VT."], 613)]
    right = down(["GIÁM ĐỐC"], 600, 460)
    below = [*centred(text, 660, BOLD), *put("Biểu số 12", 470, 690)]
    found = regions(left, right, below)
    assert found[1] == text
