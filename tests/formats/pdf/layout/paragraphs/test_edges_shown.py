"""What lines show of the edges of the text: ragged ones, single ones, and those of pages that are set up otherwise."""

from __future__ import annotations

import pytest
from tests.drawn_pages import ITALIC, LEFT, MIDDLE, PITCH, RIGHT, WIDTH, centred, laid, page, pages, prose, put, width

from decree30_lint.formats.pdf.content import Glyph
from decree30_lint.model.document import Margins, Paragraph, Section
from decree30_lint.model.formatting import Align

_WORDS = (
    "phòng rà soát danh sách hộ nuôi tôm theo từng ấp và gửi về thường trực tổ công tác trong tuần đầu của tháng sau",
    "trạm kiểm tra lại hệ thống bơm nước cùng các cống ngăn mặn dọc tuyến đê rồi ghi kết quả vào sổ theo dõi chung",
    "đội phối hợp với chủ tàu lắp đặt thiết bị giám sát hành trình và hướng dẫn cách dùng trước khi ra khơi vụ mới",
    "tổ thống kê diện tích rừng ngập mặn được trồng bổ sung kèm bản vẽ hiện trạng do đơn vị tư vấn lập hồi cuối năm",
)


def _body(left: float = LEFT, right: float = RIGHT, *, justified: bool) -> list[Glyph]:
    return [
        glyph
        for number, words in enumerate(_WORDS)
        for glyph in prose(
            f"Các {words}.", 200 + 60 * number, left=left, right=right, first=28, pitch=PITCH, justified=justified
        )
    ]


def _section(*contents: list[Glyph]) -> Section:
    return laid(*pages(*contents)).sections[0]


def _margins(section: Section) -> Margins:
    assert section.margins is not None
    return section.margins


@pytest.mark.parametrize("right", [RIGHT, RIGHT - 14, RIGHT - 30])
def test_ragged_lines_show_the_right_margin_between_bounds(right: float) -> None:
    found = _margins(_section(_body(right=right, justified=False)))
    assert "right" in found.estimated
    assert "left" not in found.estimated
    assert found.at_least["right"] <= WIDTH - right <= found.right


def test_lines_that_end_at_one_place_by_chance_are_no_margin() -> None:
    """Three of six lines end there, and the next words had no room at all."""
    ends = (520.3, 536.0, 521.0, 510.0, 519.8, 536.4)
    lines = [("Thứ nhất " + "vẽ " * 30, "phần còn lại của bản đồ được ghi tiếp tục ở đây")] * len(ends)
    glyphs = []
    for number, ((above, below), end) in enumerate(zip(lines, ends, strict=True)):
        words = above.split()
        wide = (end - LEFT - width("".join(words))) / (len(words) - 1)
        glyphs += put(" ".join(words), LEFT, 200 + 40 * number, blank=wide)
        glyphs += put(below, LEFT, 200 + 40 * number + PITCH)
    found = _margins(_section(glyphs))
    assert "right" in found.estimated
    assert found.right == pytest.approx(WIDTH - 536.4, abs=0.5)


def test_justified_lines_show_their_margin() -> None:
    assert _margins(_section(_body(justified=True))).estimated == {"top", "bottom"}


def _first_lines(section: Section) -> set[float | None]:
    return {block.layout.first_line for block in section.blocks if isinstance(block, Paragraph)}


def test_single_lines_alone_do_not_show_how_far_they_are_indented() -> None:
    words = ("Tổ công tác thông báo lịch họp với các chủ đầm nuôi tôm như sau:", "Thời gian: 8 giờ sáng.")
    lines = [glyph for number, text in enumerate(words) for glyph in put(text, LEFT + 36, 300 + 22 * number)]
    assert _first_lines(_section(lines)) == {None}
    wide = [*prose(f"Các {_WORDS[0]}.", 240, first=36), *put("Thời gian: 8 giờ sáng.", LEFT + 36, 300)]
    assert _first_lines(_section(wide)) == {36.0}
    assert _first_lines(_section([*_body(justified=True), *put("Thời gian: 8 giờ sáng.", LEFT + 36, 500)])) == {28.0, 36.0}


@pytest.mark.parametrize("off", [2.5, 4.5, 20.0])
def test_a_line_in_the_middle_is_centred_however_wide(off: float) -> None:
    words = "(Kèm theo Kế hoạch về nuôi trồng thủy sản của Ban Quản lý vùng tôm)"
    blank = width(" ", ITALIC) + (RIGHT - LEFT - 2 * off - width(words, ITALIC)) / words.count(" ")
    line = put(words, LEFT + off, 100, ITALIC, blank=blank)
    first = _section([*line, *_body(justified=True)]).blocks[0]
    assert isinstance(first, Paragraph)
    assert first.layout.align is Align.CENTRE


_TITLE = ("PHỤ LỤC", "DANH MỤC VẬT TƯ")


@pytest.mark.parametrize(
    ("middle", "sections"),
    [
        (MIDDLE, 1),
        (MIDDLE - 9, 2),
        (MIDDLE + 9, 2),
        (WIDTH - MIDDLE, 1),  # facing pages
    ],
)
def test_an_attached_page_with_another_middle_has_its_own_margins(middle: float, sections: int) -> None:
    title = [glyph for n, text in enumerate(_TITLE) for glyph in centred(text, 80 + n * PITCH, middle=middle)]
    found = laid(page(_body(justified=True)), page(title, number=2)).sections
    assert len(found) == sections
    assert "left" not in _margins(found[0]).estimated
    assert sections == 1 or "left" in _margins(found[1]).estimated


def test_the_text_below_an_attached_title_shows_its_margins() -> None:
    title = [glyph for n, text in enumerate(_TITLE) for glyph in centred(text, 80 + n * PITCH, middle=MIDDLE - 7)]
    found = laid(page(_body(justified=True)), page(title, _body(left=LEFT - 14, justified=True), number=2)).sections
    assert [round(_margins(section).left) for section in found] == [85, 71]
