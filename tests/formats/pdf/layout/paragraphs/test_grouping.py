"""Lines → paragraphs, and how they are set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from tests.drawn_pages import (
    BOLD,
    LEFT,
    PITCH,
    PLAIN,
    RIGHT,
    boxed,
    broken,
    centred,
    ended,
    laid,
    page,
    prose,
    put,
    sized,
    width,
)

from decree30_lint.formats.pdf.content import Glyph, PageContent
from decree30_lint.formats.pdf.layout.paragraphs.edges import FlowEdges
from decree30_lint.formats.pdf.layout.paragraphs.grouping import group_lines
from decree30_lint.formats.pdf.layout.paragraphs.setting import Setting, layout_of
from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.formats.pdf.layout.sequence import lay_out_page
from decree30_lint.model.document import Paragraph, flatten
from decree30_lint.model.formatting import Align, ParagraphLayout
from decree30_lint.model.place import Extent

BOUNDS = FlowEdges(Extent.of(LEFT, RIGHT))
UNUSUAL = Setting(None, None)
ONE = (
    "Các cơ quan gửi báo cáo đúng thời hạn đã nêu, kèm theo danh sách và số liệu của từng đơn vị, để tổng hợp trình lãnh "
    "đạo xem xét trước kỳ họp tới; nơi nào gửi chậm thì nêu rõ lý do."
)
OTHER = (
    "Văn phòng theo dõi, đôn đốc việc thực hiện; hằng tháng tổng hợp tình hình, báo cáo người đứng đầu cơ quan để chỉ đạo "
    "kịp thời, bảo đảm công việc không bị gián đoạn vào dịp cuối năm."
)
INDENT = 36.0


def lines(*glyphs: Iterable[Glyph], number: int = 1) -> list[TextLine]:
    return [line for line in lay_out_page(page(*glyphs, number=number)).blocks if isinstance(line, TextLine)]


def paragraphs(found: Sequence[TextLine], in_column: bool = False) -> list[str]:
    return [" ".join(line.text for line in group) for group in group_lines(found, BOUNDS, in_column)]


def flowing(*contents: PageContent) -> list[Paragraph]:
    """The paragraphs of all pages from top to bottom."""
    return [paragraph for section in laid(*contents).sections for paragraph in flatten(section.blocks)]


def below(text: str, at: float, first: float = INDENT) -> float:
    """The baseline of the line that follows a text."""
    return at + PITCH * len(list(broken(text, PLAIN, RIGHT - LEFT, first)))


# Which lines are one paragraph


@pytest.mark.parametrize("justified", [True, False])
@pytest.mark.parametrize(("first", "gap"), [(INDENT, 0.0), (8.0, 0.0), (INDENT, 6.0), (0.0, 6.0), (0.0, 3.0)])
def test_paragraphs_part_by_indent_or_gap(first: float, gap: float, justified: bool) -> None:
    second = below(ONE, 100, first) + gap
    one, other = (prose(text, at, first=first, justified=justified) for text, at in ((ONE, 100), (OTHER, second)))
    assert paragraphs(lines(one, other)) == [ONE, OTHER]


@pytest.mark.parametrize("pitch", [14.5, PITCH, 1.5 * PITCH, 25.0])
def test_lines_may_stand_wide_apart(pitch: float) -> None:
    assert paragraphs(lines(prose(ONE, 100, first=INDENT, pitch=pitch))) == [ONE]


def test_a_short_line_ends_a_paragraph() -> None:
    """Nothing else parts them: the first word of the second had room behind the first."""
    assert paragraphs(lines(put("Trân trọng báo cáo.", LEFT, 100), prose(ONE, 100 + PITCH))) == ["Trân trọng báo cáo.", ONE]


@pytest.mark.parametrize("moved", [1.0, 4.0])
def test_a_line_may_begin_a_little_off(moved: float) -> None:
    """What is moved less than an indent, and down less than a gap, goes on."""
    whole = " ".join(broken(ONE))
    first, *rest = broken(ONE)
    found = lines(prose(first, 100, justified=False), prose(" ".join(rest), 100 + PITCH + moved / 4, left=LEFT + moved))
    assert paragraphs(found) == [whole]


@pytest.mark.parametrize("label", ["- ", "a) ", "1. ", "1.2. ", "Điều 3. ", "Căn cứ ", "IV. ", "đ) ", "+ "])
def test_labels_begin_paragraphs(label: str) -> None:
    full = " ".join([ONE] * 2)
    first = next(iter(broken(full)))
    item = label + OTHER
    found = lines(prose(f"{first}", 100), prose(item, 100 + PITCH))
    assert paragraphs(found) == [first, item]


@pytest.mark.parametrize("label", ["1. ", "- ", "a) "])
def test_hanging_paragraphs_are_one(label: str) -> None:
    assert paragraphs(lines(prose(label + ONE, 100, left=LEFT + INDENT, first=-INDENT))) == [label + ONE]


def test_another_size_is_another_paragraph() -> None:
    first = next(iter(broken(ONE)))
    assert paragraphs(lines(put(first, LEFT, 100), put("chú thích nhỏ", LEFT, 113, sized(11)))) == [first, "chú thích nhỏ"]


def test_centred_titles_are_one_paragraph() -> None:
    title = ["Về việc sắp xếp lại tổ chức của các phòng", "chuyên môn thuộc Sở Nội vụ năm 2025"]
    found = lines(*(centred(text, 100 + at * PITCH, BOLD) for at, text in enumerate(title)))
    assert paragraphs(found)[0].startswith(title[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [("BÁO CÁO", "Kết quả công tác quý II"), ("QUYẾT ĐỊNH", "Về việc ban hành Quy chế"), ("Điều gì đó", "________")],
)
def test_title_and_subject_are_two(one: str, other: str) -> None:
    assert paragraphs(lines(centred(one, 100, BOLD), centred(other, 100 + PITCH, BOLD))) == [one, other]


# Overleaf


@pytest.mark.parametrize("label", ["Mẫu số 01", "Biểu số 05/KH"])
def test_a_label_at_the_right_and_the_title_below_are_two(label: str) -> None:
    title = "THIẾT BỊ GIAO CHO CÁC TỔ"
    assert paragraphs(lines(ended(label, 200), centred(title, 200 + PITCH, BOLD))) == [label, title]


def test_an_item_further_left_begins_though_blanks_stand_above() -> None:
    above, item = "-     Đóng đủ trong năm: giảm 25%.", "c) Học tập suốt đời"
    glyphs = (put(above, LEFT + 18, 200), put(item, LEFT, 200 + PITCH))
    assert paragraphs(lines(*glyphs)) == [above, item]


def test_a_text_that_begins_far_in_goes_on_at_the_edge() -> None:
    begin, rest = "Kính gửi: Hội đồng nhân dân các xã, phường và đặc khu,", "ban quản lý các khu công nghiệp"
    glyphs = (ended(begin, 200), put(rest, LEFT, 200 + PITCH))
    assert paragraphs(lines(*glyphs)) == [f"{begin} {rest}"]


def overleaf(above: Iterable[Glyph], text: Iterable[Glyph]) -> list[str]:
    return paragraphs([*lines(above), *lines(text, number=2)])


def test_a_paragraph_goes_on_overleaf() -> None:
    first, *rest = broken(ONE, PLAIN, RIGHT - LEFT, INDENT)
    assert overleaf(prose(f"{first}", 780, first=INDENT), prose(" ".join(rest), 90)) == [ONE]


@pytest.mark.parametrize(
    ("end", "left", "begin"),
    [
        ("Trân trọng.", LEFT, "Văn phòng theo dõi"),  # the line above is not full
        (None, LEFT + INDENT, "Văn phòng theo dõi"),  # indented
        (None, LEFT, "- Văn phòng theo dõi"),  # a label
    ],
)
def test_a_new_paragraph_begins_overleaf(end: str | None, left: float, begin: str) -> None:
    above = end or next(iter(broken(ONE)))
    assert overleaf(put(above, LEFT, 780), put(begin, left, 90)) == [above, begin]


def test_a_paragraph_overleaf_keeps_its_place() -> None:
    """Its anchor and box are of the page where it begins."""
    first, *rest = broken(ONE, PLAIN, RIGHT - LEFT, INDENT)
    (section,) = laid(page(prose(first, 780, first=INDENT)), page(prose(" ".join(rest), 90), number=2)).sections
    (paragraph,) = flatten(section.blocks)
    assert paragraph.text == ONE
    assert paragraph.anchor.page == 1
    assert paragraph.anchor.box
    assert paragraph.anchor.box.top > 700
    assert [span.box.page for span in paragraph.spans if span.box] == [1, *(2 for _ in rest)]


# Text of a paragraph


def whole(*glyphs: Iterable[Glyph]) -> Paragraph:
    (section,) = laid(page(*glyphs)).sections
    (paragraph,) = flatten(section.blocks)
    return paragraph


def test_a_hyphen_at_the_end_joins_lines() -> None:
    """Numbers and names with a hyphen break behind it; a dash keeps its blank."""
    words = "xx " * 40
    text = next(iter(broken(words)))
    assert whole(put(text[:-5] + " QĐ-", LEFT, 100), put("UBND ngày", LEFT, 100 + PITCH)).text.endswith("QĐ-UBND ngày")
    assert whole(put(text[:-3] + " -", LEFT, 100), put("hai", LEFT, 100 + PITCH)).text.endswith(" - hai")


def test_spans_count_through_the_lines() -> None:
    paragraph = whole(prose(ONE, 100, first=INDENT))
    assert paragraph.text == ONE
    assert all(paragraph.text[span.start : span.end] == span.text for span in paragraph.spans)
    assert len(paragraph.spans) == len(list(broken(ONE, PLAIN, RIGHT - LEFT, INDENT)))


def test_raised_letters_have_the_size_of_their_line() -> None:
    unit = put("Diện tích 100 m", LEFT, 100)
    spans = whole(unit, put("2", unit[-1].right, 95, sized(8))).spans
    assert [(span.text, span.format.off_baseline) for span in spans] == [("Diện tích 100 m", False), ("2", True)]
    assert {span.format.size for span in spans} == {14.0}


# Items


@pytest.mark.parametrize("left", [LEFT, LEFT + 130])
@pytest.mark.parametrize("in_column", [True, False])
def test_lines_under_the_first_word_of_an_item_go_on_with_it(left: float, in_column: bool) -> None:
    """The column may be wider than its lines."""
    texts = [
        ("- Ủy ban nhân dân các tỉnh,", 0.0),
        ("thành phố trực thuộc", 7.0),
        ("trung ương;", 7.0),
        ("- Bộ Nội vụ.", 0.0),
    ]
    drawn = [g for at, (text, hung) in enumerate(texts) for g in put(text, left + hung, 100 + at * PITCH)]
    items = ["- Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương;", "- Bộ Nội vụ."]
    assert paragraphs(lines(drawn), in_column) == items


@pytest.mark.parametrize("ended", ["- Như trên;", "- Như trên."])
def test_an_item_that_has_ended_does_not_go_on(ended: str) -> None:
    drawn = [*put(ended, LEFT, 100), *put("Lưu: VT.", LEFT + 7, 100 + PITCH)]
    assert paragraphs(lines(drawn), in_column=True) == [ended, "Lưu: VT."]


@pytest.mark.parametrize("in_column", [True, False])
def test_an_item_may_begin_without_a_blank_behind_its_dash(in_column: bool) -> None:
    items = ["-Ban Thường vụ Tỉnh ủy;", "-UBND các xã;", "-Lưu: VT."]
    drawn = [g for at, text in enumerate(items) for g in put(text, LEFT, 100 + at * PITCH)]
    assert paragraphs(lines(drawn), in_column) == items


# Pitch


@pytest.mark.parametrize("first", [0.0, INDENT])
def test_closely_set_text_elsewhere_does_not_part_paragraphs(first: float) -> None:
    """A quotation may be set at 1.0 lines; the body, at 1.3, is still one paragraph each."""
    text = (
        "Các cơ quan báo cáo Ủy ban đúng hạn, kèm theo Danh sách của từng đơn vị, để Văn phòng trình Lãnh đạo xem xét. " * 3
    )
    close = prose(text.strip(), 100, first=first, pitch=15)
    wide = [g for at in range(3) for g in prose(text.strip(), 200 + 130 * at, first=first, pitch=21)]
    assert len(paragraphs(lines(close, wide))) == 4


# Alignment and indents


@pytest.mark.parametrize(("blanks", "indent"), [(1, 28.0), (8, 0.0)])
def test_blanks_at_the_beginning_are_no_indent(blanks: int, indent: float) -> None:
    first, *_ = broken(ONE, PLAIN, RIGHT - LEFT, INDENT)
    rest = ONE.removeprefix(first).strip()
    layout = setting(put(" " * blanks + first, LEFT + indent, 100), prose(rest, 100 + PITCH))
    assert layout.first_line == pytest.approx(indent, abs=0.1)


def test_a_few_lines_may_hang_out_of_the_text() -> None:
    hung = "1. " + ONE
    contents = [g for at in range(6) for g in prose(ONE, 100 + 80 * at, first=INDENT)]
    hanging = prose(hung, 600, left=LEFT - 20, first=10)
    (section,) = laid(page(contents, hanging)).sections
    assert section.margins is not None
    assert section.margins.left == pytest.approx(LEFT, abs=0.5)


def setting(*glyphs: Iterable[Glyph], usual: Setting = UNUSUAL) -> ParagraphLayout:
    return layout_of(lines(*glyphs), BOUNDS, usual)


@pytest.mark.parametrize(
    ("glyphs", "align"),
    [
        (prose(ONE, 100, first=INDENT), Align.BOTH),
        (prose(ONE, 100, first=INDENT, justified=False), Align.LEFT),
        (prose(ONE, 100), Align.BOTH),
        (prose("1. " + ONE, 100, left=LEFT + INDENT, first=-INDENT), Align.BOTH),
        ([*centred("Về việc sắp xếp lại tổ chức", 100), *centred("của các phòng", 100 + PITCH)], Align.CENTRE),
        (
            [
                g
                for at, text in enumerate(("Mẫu số 2", "Kèm theo Quyết định", "số 5"))
                for g in ended(text, 100 + at * PITCH)
            ],
            Align.RIGHT,
        ),
        (centred("BÁO CÁO", 100), Align.CENTRE),
        (ended("Thanh Giang, ngày 12 tháng 5", 100), Align.RIGHT),
        (put("Một dòng ngắn", LEFT, 100), None),
        (put("Một dòng ngắn", LEFT + INDENT, 100), None),
        (put("Kính gửi: Ủy ban nhân dân tỉnh", LEFT + 130, 100), Align.CENTRE),
    ],
    ids=[
        "justified",
        "ragged",
        "justified, not indented",
        "hanging",
        "centred",
        "right",
        "centred title",
        "right of one line",
        "one line",
        "one line, indented",
        "one line, nearly centred",
    ],
)
def test_alignment(glyphs: list[Glyph], align: Align | None) -> None:
    assert setting(glyphs).align is align


@pytest.mark.parametrize(("hanging", "align"), [(2.0, Align.BOTH), (5.0, Align.LEFT)])
def test_signs_may_hang_over_the_edge(hanging: float, align: Align) -> None:
    """Full lines end within three points of the edge."""
    short = [prose(ONE, 100, first=INDENT, right=RIGHT - hanging)]
    assert len(list(broken(ONE, PLAIN, RIGHT - LEFT, INDENT))) > 2
    assert setting(*short).align is align


@pytest.mark.parametrize(("off", "align"), [(0.0, Align.CENTRE), (2.5, Align.CENTRE), (30.0, Align.RIGHT)])
def test_one_line_is_centred_give_or_take(off: float, align: Align) -> None:
    assert setting(centred("BÁO CÁO", 100, middle=(LEFT + RIGHT) / 2 + off)).align is align


@pytest.mark.parametrize(("indent", "align"), [(40.0, None), (46.0, Align.CENTRE)])
def test_a_first_line_may_look_centred(indent: float, align: Align | None) -> None:
    """Where it begins as far in as a first line may, its middle must be that of the page."""
    text = "Một dòng vừa đủ dài"
    room = 2 * (indent + 2.0) + width(text)
    found = layout_of(lines(put(text, LEFT + indent, 100)), FlowEdges(Extent.of(LEFT, LEFT + room)), UNUSUAL)
    assert found.align is align


_TITLE = (
    ("QUYẾT ĐỊNH", BOLD),
    ("Về việc kiện toàn Ban Chỉ đạo phòng thủ dân sự, tìm kiếm", BOLD),
    ("cứu nạn tỉnh Hoa Lư", BOLD),
)


@pytest.mark.parametrize("off", [0.0, 8.0, 40.0])
def test_lines_on_one_middle_are_centred_wherever_the_edges_are(off: float) -> None:
    """They stand under each other as a title does; its second and third line are one paragraph."""
    drawn = [
        g
        for at, (text, look) in enumerate(_TITLE)
        for g in centred(text, 100 + at * PITCH, look, middle=(LEFT + RIGHT) / 2 + off)
    ]
    first, second, *_ = flowing(page(drawn, prose(ONE + OTHER, 300, first=INDENT)))
    assert [first.text, second.text] == ["QUYẾT ĐỊNH", " ".join(text for text, _ in _TITLE[1:])]
    assert {first.layout.align, second.layout.align} == {Align.CENTRE}


def test_a_first_line_under_a_centred_one_is_no_title() -> None:
    """Its middle may be the same by chance."""
    middle = (LEFT + INDENT + RIGHT) / 2
    drawn = [*centred("(Chi tiết tại Phụ lục)", 100, middle=middle), *prose(ONE, 100 + PITCH, first=INDENT)]
    assert [p.text for p in flowing(page(drawn))] == ["(Chi tiết tại Phụ lục)", ONE]


def test_a_page_may_have_edges_of_its_own() -> None:
    """Its lines are indented, and centred, between these."""
    second = [
        *centred("BÁO CÁO", 60, BOLD, middle=(LEFT + RIGHT) / 2 - 30),
        *prose(ONE + OTHER, 100, left=LEFT - 60, first=INDENT),
    ]
    found = flowing(page(prose(ONE + OTHER, 100, first=INDENT)), page(second, number=2))
    assert [p.layout.align for p in found] == [Align.BOTH, Align.CENTRE, Align.BOTH]
    assert [round(p.layout.first_line or 0) for p in found] == [INDENT, 0, INDENT]


def test_one_line_is_set_as_usual() -> None:
    usual = Setting(1.2, Align.BOTH)
    layout = setting(put("Một dòng ngắn", LEFT + INDENT, 100), usual=usual)
    assert layout.align is Align.BOTH
    assert layout.spacing
    assert layout.spacing.lines == 1.2
    assert setting(centred("BÁO CÁO", 100), usual=usual).align is Align.CENTRE


@pytest.mark.parametrize(("left", "first"), [(0.0, 0.0), (0.0, INDENT), (INDENT, 0.0), (INDENT, -INDENT), (INDENT, 20.0)])
def test_indents(left: float, first: float) -> None:
    layout = setting(prose(ONE, 100, left=LEFT + left, first=first))
    assert layout.left == pytest.approx(left)
    assert layout.first_line == pytest.approx(first)


def test_the_indent_of_one_line_is_of_its_first() -> None:
    layout = setting(put("Một dòng", LEFT + INDENT, 100))
    assert (layout.left, layout.first_line) == (0.0, INDENT)


def test_centred_text_has_no_indent() -> None:
    layout = setting(centred("BÁO CÁO", 100))
    assert (layout.left, layout.first_line) == (0.0, 0.0)


@pytest.mark.parametrize(("pitch", "spacing"), [(16.1, 1.0), (18.5, 1.15), (24.15, 1.5)])
def test_line_spacing_is_told_by_the_pitch(pitch: float, spacing: float) -> None:
    layout = setting(prose(ONE, 100, first=INDENT, pitch=pitch))
    assert layout.spacing
    assert layout.spacing.lines == pytest.approx(spacing, abs=0.005)


def test_the_gap_between_paragraphs_is_measured() -> None:
    second = below(ONE, 100) + 6
    (section,) = laid(page(prose(ONE, 100, first=INDENT), prose(OTHER, second, first=INDENT))).sections
    one, other = flatten(section.blocks)
    assert one.layout.before is None
    assert other.layout.before == pytest.approx(6, abs=0.05)


# Columns


def test_lines_of_a_column_are_paragraphs_of_their_own() -> None:
    """Names in capitals are no sentence; what wraps is told by the room."""
    names = ["ỦY BAN NHÂN DÂN", "TỈNH THANH GIANG", "Số: 5/UBND"]
    found = lines(*(centred(name, 100 + at * PITCH, middle=170) for at, name in enumerate(names)))
    assert paragraphs(found, in_column=True) == names


def test_a_wrapped_line_of_a_column_goes_on() -> None:
    box = boxed(100, 300, 180, 350)
    (section,) = laid(page(put("Tài liệu thu", 105, 315), put("hồi sau họp", 105, 331), rules=box)).sections
    assert [paragraph.text for paragraph in flatten(section.blocks)] == ["Tài liệu thu hồi sau họp"]
    assert width("Tài liệu thu hồi") > 75


def test_a_sentence_that_begins_as_all_do_stands_in_the_middle_by_chance() -> None:
    """Its end leaves as much room as its first line is indented by."""
    usual, text = Setting(1.0, Align.BOTH, INDENT), "Việc bảo quản thực hiện theo Điều 9."
    bounds = FlowEdges(Extent.of(LEFT, LEFT + 2 * INDENT + width(text)))
    (line,) = lines(put(text, LEFT + INDENT, 300))
    assert layout_of([line], bounds, usual).align is Align.BOTH
    assert layout_of([line], bounds, Setting(1.0, Align.BOTH, 20.0)).align is Align.CENTRE


def test_a_page_of_short_lines_has_its_titles_in_the_middle() -> None:
    """No line shows the edges of the text: the longest one is itself a centred one."""
    titles = ("Phụ lục II", "(Kèm theo Kế hoạch số 41/KH-SNV ngày 16 tháng 3 năm 2026", "của Sở Nội vụ)")
    items = ("1. Chi thù lao giảng viên: 48 triệu đồng;", "2. Chi in tài liệu, văn phòng phẩm: 12 triệu đồng.")
    glyphs = [centred(text, 80 + PITCH * i) for i, text in enumerate(titles)]
    glyphs += [put(text, LEFT + INDENT, 160 + 2 * PITCH * i) for i, text in enumerate(items)]
    found = flowing(page(*glyphs))
    assert {p.layout.align for p in found if p.text not in items} == {Align.CENTRE}
    assert Align.CENTRE not in [p.layout.align for p in found if p.text in items]
