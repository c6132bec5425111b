"""What tags say of a page becomes paragraphs and cells where it agrees with the page, and only there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from tests.drawn_pages import BOLD, LEFT, MIDDLE, PITCH, centred, laid, marked, page, prose, put, sized

from decree30_lint.formats.pdf.content import ARTIFACT, Glyph, PageContent, Tag
from decree30_lint.formats.pdf.layout.blocks.page_regions import split_running_heads
from decree30_lint.formats.pdf.layout.sequence import lay_out_page
from decree30_lint.model.document import Block, Frame, Paragraph, Table

WEST, EAST = 160.0, 420.0  # the middles of the columns of a letterhead
LONG = "Thực hiện kế hoạch công tác năm, Sở Tài chính đề nghị các đơn vị gửi báo cáo trước ngày mười hai tháng năm " * 2


def tag(kind: str, *kids: Tag | int | None) -> Tag:
    return Tag(kind, kids)


def document(*kids: Tag | int | None) -> Tag:
    return tag("", tag("Document", *kids))


def table(*rows: Sequence[Sequence[int]]) -> Tag:
    """Each cell by the marks of its paragraphs."""
    return tag("Table", *(tag("TR", *(tag("TD", *(tag("P", mark) for mark in cell)) for cell in row)) for row in rows))


def texts(*contents: PageContent) -> list[object]:
    """A paragraph as its text, a table as a list of rows of cells."""
    return [_text(block) for section in laid(*contents).sections for block in section.blocks]


def _text(block: Block) -> object:
    match block:
        case Paragraph():
            return block.text
        case Table():
            return [[" / ".join(map(str, map(_text, cell.blocks))) for cell in row] for row in block.rows]
        case Frame():
            return tuple(map(_text, block.blocks))


BODY = LONG.strip()
NAMES = [
    (0, "UBND TỈNH AN HÀ", WEST, 70.0),
    (1, "SỞ NỘI VỤ, TÀI CHÍNH", WEST, 86.0),
    (1, "VÀ KẾ HOẠCH", WEST, 102.0),
    (2, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", EAST, 70.0),
    (3, "Độc lập - Tự do - Hạnh phúc", EAST, 86.0),
    (4, "Số: 12/STC-VP", WEST, 124.0),
    (5, "An Hà, ngày 02 tháng 3 năm 2026", EAST, 124.0),
]
HEAD = [glyph for mark, text, middle, y in NAMES for glyph in marked(mark, centred(text, y, sized(12), middle))]
HEAD_TAGS = table([[0, 1], [2, 3]], [[4], [5]])
SHOWN_HEAD = [
    [
        "UBND TỈNH AN HÀ / SỞ NỘI VỤ, TÀI CHÍNH VÀ KẾ HOẠCH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM / Độc lập - Tự do - Hạnh phúc",
    ],
    ["Số: 12/STC-VP", "An Hà, ngày 02 tháng 3 năm 2026"],
]
ADDRESSED = marked(6, put("Kính gửi: Phòng Ngân sách", 150, 140))
TEXT = marked(7, prose(BODY, 180, first=36))
MANY = [glyph for at in range(8, 12) for glyph in marked(at, prose(BODY, 180 + (at - 7) * 90, first=36))]


def test_the_letterhead_is_a_table_and_addressees_close_below_are_none_of_it() -> None:
    tags = document(HEAD_TAGS, tag("P", 6), tag("P", 7))
    assert texts(page(HEAD, ADDRESSED, TEXT, tags=tags)) == [SHOWN_HEAD, "Kính gửi: Phòng Ngân sách", BODY]


def test_cells_that_stand_below_each_other_are_lines() -> None:
    label, first, second = put("Kính gửi:", 200, 140), put("- Sở Tài chính;", 265, 158), put("- Sở Nội vụ.", 265, 176)
    addressed = table([[6], [8, 9]])
    drawn = HEAD, marked(6, label), marked(8, first), marked(9, second), marked(7, prose(BODY, 210, first=36))
    shown = texts(page(*drawn, tags=document(HEAD_TAGS, addressed, tag("P", 7))))
    assert shown == [SHOWN_HEAD, "Kính gửi:", "- Sở Tài chính;", "- Sở Nội vụ.", BODY]


def test_a_number_stamped_without_a_tag_stands_in_its_cell() -> None:
    stamped = put("7", 230, 121, sized(12))
    tags = document(HEAD_TAGS, tag("P", 6), tag("P", 7))
    shown = texts(page(HEAD, stamped, ADDRESSED, TEXT, tags=tags))
    assert shown == [
        [SHOWN_HEAD[0], ["7 / Số: 12/STC-VP", SHOWN_HEAD[1][1]]],
        "Kính gửi: Phòng Ngân sách",
        BODY,
    ]


def _listed() -> Iterator[Glyph]:
    for mark, y, label, text in ((0, 200.0, "1)", "Việc thứ nhất"), (2, 216.0, "2)", "Việc thứ hai")):
        yield from marked(mark, put(label, LEFT + 36, y))
        yield from marked(mark + 1, put(text, LEFT + 51, y))


@pytest.mark.parametrize("body", [lambda mark: mark, lambda mark: tag("P", mark), lambda mark: tag("Span", mark)])
def test_label_and_text_of_an_item_are_one_paragraph(body: object) -> None:
    assert callable(body)
    items = (tag("LI", tag("Lbl", at), tag("LBody", body(at + 1))) for at in (0, 2))
    tags = document(tag("L", *items), tag("P", 7))
    assert texts(page(_listed(), marked(7, prose(BODY, 240, first=36)), tags=tags))[:2] == [
        "1) Việc thứ nhất",
        "2) Việc thứ hai",
    ]


def test_a_paragraph_goes_on_beside_a_picture() -> None:
    lines = put("- Các đơn vị gửi báo cáo về", LEFT + 36, 200), put("phòng Tổng hợp trước ngày hai.", LEFT, 200 + PITCH)
    glyphs = marked(0, *lines)
    after = marked(1, prose(BODY, 260, first=36))
    tagged, plain = texts(page(glyphs, after, tags=document(tag("P", 0), tag("P", 1)))), texts(page(*lines, after))
    assert tagged == ["- Các đơn vị gửi báo cáo về phòng Tổng hợp trước ngày hai.", BODY]
    assert plain != tagged


def test_a_word_is_cut_between_paragraphs_and_not_between_marks() -> None:
    west, east = put("Nơi nhận", LEFT, 400), put("KẾ", LEFT + 54, 400)
    parts = marked(0, west[:3]), marked(1, west[3:6]), marked(2, west[6:]), marked(3, east)
    cells = tag("Table", tag("TR", tag("TD", tag("P", 0, 1, 2)), tag("TD", tag("P", 3))))
    text = marked(4, prose(BODY, 200, first=36))
    assert texts(page(text, *parts, tags=document(tag("P", 4), cells))) == [BODY, [["Nơi nhận", "KẾ"]]]


def test_pages_with_tags_and_without_follow_each_other() -> None:
    tagged = page(HEAD, ADDRESSED, TEXT, tags=document(HEAD_TAGS, tag("P", 6), tag("P", 7)))
    plain = page(prose(BODY, 80, first=36), number=2)
    again = page(marked(0, prose(BODY, 80, first=36)), number=3, tags=document(tag("P", 0)))
    assert texts(tagged, plain, again) == [SHOWN_HEAD, "Kính gửi: Phòng Ngân sách", BODY, BODY, BODY]


def test_a_gap_in_a_paragraph_that_goes_on_is_a_blank_and_parts_no_columns() -> None:
    lines = [put("Điều 1. Thành lập tổ công tác khóa", LEFT + 36, 200), put("của Sở,", 440, 200)]
    lines.append(put("gồm các ông bà có tên sau đây.", LEFT, 200 + PITCH))
    after = marked(1, prose(BODY, 260, first=36))
    first, second = texts(page(marked(0, *lines), after, tags=document(tag("P", 0), tag("P", 1))))
    assert isinstance(first, str)
    assert (" ".join(first.split()), second) == (
        "Điều 1. Thành lập tổ công tác khóa của Sở, gồm các ông bà có tên sau đây.",
        BODY,
    )


CLOSED = page(
    marked(0, prose(BODY, 560, first=36)),
    marked(1, put("Nơi nhận:", LEFT, 720, sized(12))),
    marked(2, centred("GIÁM ĐỐC", 720, BOLD, EAST)),
    tags=document(tag("P", 0), table([[1], [2]])),
)


def test_columns_go_on_overleaf_though_one_of_them_has_ended() -> None:
    name = page(marked(0, centred("Lê Thị Mai", 80, BOLD, EAST)), number=2, tags=document(table([[99], [0]])))
    assert texts(CLOSED, name) == [BODY, [["Nơi nhận:", "GIÁM ĐỐC / Lê Thị Mai"]]]


def test_a_paragraph_overleaf_that_is_in_no_table_is_not_in_the_columns() -> None:
    label = page(marked(0, centred("Phụ lục I", 80, BOLD, EAST)), number=2, tags=document(tag("P", 0)))
    assert texts(CLOSED, label) == [BODY, [["Nơi nhận:", "GIÁM ĐỐC"]], "Phụ lục I"]


def test_running_heads_are_no_body() -> None:
    second = page(
        marked(ARTIFACT, centred("SỔ TAY CÔNG VIỆC", 50)),
        marked(0, prose(BODY, 80, first=36)),
        number=2,
        tags=document(tag("P", 0)),
    )
    assert texts(page(marked(0, prose(BODY, 80, first=36)), tags=document(tag("P", 0))), second) == [BODY, BODY]


@pytest.mark.parametrize("said", ["2", "Trang 2", "- 2 -"])
def test_a_number_that_tags_call_running_is_the_page_number_wherever_it_stands(said: str) -> None:
    head = marked(ARTIFACT, centred("SỔ TAY CÔNG VIỆC", 50), centred(said, 68))
    body = marked(0, prose(BODY, 80, first=36))
    contents = page(body, tags=document(tag("P", 0))), page(head, body, number=2, tags=document(tag("P", 0)))
    first, second = split_running_heads([lay_out_page(content) for content in contents])
    assert (first.number, [line.text for line in second.header]) == (None, ["SỔ TAY CÔNG VIỆC"])
    assert second.number is not None
    assert second.number.line.text == said


def test_of_two_numbers_the_one_that_tags_call_running_is_the_page_number() -> None:
    head, foot = marked(0, centred("5", 50)), marked(ARTIFACT, centred("2", 790))
    contents = page(head, marked(1, prose(BODY, 80, first=36)), foot, number=2, tags=document(tag("P", 0), tag("P", 1)))
    (side,) = split_running_heads([lay_out_page(contents)])
    assert side.number is not None
    assert (side.number.line.text, side.number.at_head) == ("2", False)


def test_a_line_that_hangs_under_an_item_goes_on_with_it_however_short_the_item_is() -> None:
    item = [*put("- Báo cáo của Phòng", LEFT, 180), *put("Ngân sách và Kế hoạch tổng hợp cả năm.", LEFT + 9, 180 + PITCH)]
    other = put("- Danh sách của Phòng Tổ chức và Hành chính.", LEFT, 180 + 2 * PITCH)
    text = marked(0, prose(BODY, 80, first=36))
    shown = texts(page(text, marked(1, item), marked(1, other), tags=document(tag("P", 0), tag("P", 1))))
    assert shown == [
        BODY,
        "- Báo cáo của Phòng Ngân sách và Kế hoạch tổng hợp cả năm.",
        "- Danh sách của Phòng Tổ chức và Hành chính.",
    ]


def test_tagged_paragraphs_of_facing_pages_end_where_their_tags_do() -> None:
    tags = document(tag("P", 0), tag("P", 1))
    contents = [
        page(
            marked(0, prose(BODY, 80, first=36, left=left)),
            marked(1, prose(BODY, 200, first=36, left=left)),
            number=at,
            tags=tags,
        )
        for at, left in enumerate((LEFT, LEFT - 20, LEFT, LEFT - 20), start=1)
    ]
    assert texts(*contents) == [BODY] * 8


LAST, FIRST = prose(BODY, 680)[:180], prose("và các cơ quan có liên quan cùng thực hiện.", 80)


@pytest.mark.parametrize(
    ("kids", "overleaf", "one"),
    [
        ((0, -1), (-1, 0), True),  # one P whose second mark stands overleaf
        ((tag("Span", 0), None), (None, tag("Span", 0)), True),
        ((0,), (0,), None),  # Word begins a P on each page: the page decides
    ],
)
def test_a_paragraph_over_a_page_break(
    kids: tuple[Tag | int | None, ...], overleaf: tuple[Tag | int | None, ...], one: bool | None
) -> None:
    above = page(marked(0, put("Sở Tài chính.", LEFT + 36, 700)), tags=document(tag("P", *kids)))
    below = page(
        marked(0, put("Các cơ quan có liên quan cùng làm.", LEFT, 80)), number=2, tags=document(tag("P", *overleaf))
    )
    assert (len(texts(above, below)) == 1) is bool(one)


@pytest.mark.parametrize(
    ("tags", "why"),
    [
        (document(tag("P", *range(12))), "one paragraph of all"),
        (document(tag("P", 7), *(tag("P", at) for at in range(8, 12))), "letters without tags"),
        (document(table([[0, 2], [1, 3]], [[5], [4]]), *(tag("P", at) for at in range(6, 12))), "columns interleaved"),
        (
            document(tag("P", 0, 2, 1, 3), tag("P", 4, 5, 6), *(tag("P", at) for at in range(7, 12))),
            "rows as text",
        ),
        (document(*(tag("P", at, 7) for at in range(12))), "marks in several"),
        (document(tag("Artifact", *range(12))), "all is an artifact"),
        (document(tag("Figure", *range(12))), "all is a picture"),
        (document(*(tag("P", at + 100) for at in range(12))), "marks that the page lacks"),
    ],
)
def test_a_lying_tree_leaves_the_page_to_geometry(tags: Tag, why: str) -> None:
    drawn = (HEAD, ADDRESSED, TEXT, MANY)
    assert texts(page(*drawn, tags=tags)) == texts(page(*drawn)), why


def test_lines_that_are_paragraphs_of_their_own_are_put_together() -> None:
    lines = [marked(at, put(text, LEFT, 200 + at * PITCH)) for at, text in enumerate(_broken())]
    tags = document(*(tag("P", at) for at in range(len(lines))))
    assert texts(page(*lines, tags=tags)) == texts(page(*lines))


def _broken() -> list[str]:
    words = (LONG * 2).split()
    return [" ".join(words[at : at + 14]) for at in range(0, len(words), 14)]


def test_names_in_capitals_broken_by_hand_stay_apart() -> None:
    lines = put("KT. GIÁM ĐỐC", EAST - 45, 400, BOLD), put("PHÓ GIÁM ĐỐC", EAST - 47, 416, BOLD)
    left = marked(1, put("Nơi nhận:", LEFT, 400, sized(12)))
    closing = tag("Table", tag("TR", tag("TD", tag("P", 1)), tag("TD", tag("P", 2))))
    text = marked(0, prose(BODY, 200, first=36))
    shown = texts(page(text, left, marked(2, *lines), tags=document(tag("P", 0), closing)))
    assert shown == [BODY, [["Nơi nhận:", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"]]]


def test_a_title_typed_as_a_paragraph_a_line_is_read_as_without_tags() -> None:
    lines = ["Về việc tổ chức hội nghị tổng kết công tác", "và phương hướng năm tới"]
    title = [marked(at, centred(text, 200 + at * PITCH, BOLD, MIDDLE)) for at, text in enumerate(lines)]
    text = marked(2, prose(BODY, 260, first=36))
    tags = document(*(tag("P", at) for at in range(3)))
    assert texts(page(*title, text, tags=tags)) == texts(page(*title, text))
