"""Pages → the document: sections, margins, pictures, what signatures say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pytest
from msgspec.structs import replace
from tests.drawn_pages import (
    BOLD,
    HEIGHT,
    LEFT,
    PITCH,
    PLAIN,
    RIGHT,
    WIDTH,
    broken,
    centred,
    laid,
    page,
    prose,
    put,
    shown,
    sized,
    width,
)

from decree30_lint.formats.pdf.content import FormField, Glyph, GlyphStyle, Image, PageContent
from decree30_lint.formats.pdf.layout.sequence import lay_out_page
from decree30_lint.model.document import SIGNED, Margins, Table, flatten
from decree30_lint.model.path import FILE
from decree30_lint.model.picture import PictureFormat
from decree30_lint.model.place import Box
from decree30_lint.model.units import Pt

TEXT = (
    "Các cơ quan gửi báo cáo đúng thời hạn đã nêu, kèm theo danh sách và số liệu của từng đơn vị, để tổng hợp trình lãnh "
    "đạo xem xét trước kỳ họp tới; nơi nào gửi chậm thì nêu rõ lý do, biện pháp khắc phục và thời hạn hoàn thành, bảo đảm "
    "không ảnh hưởng đến tiến độ chung của toàn tỉnh trong những tháng cuối năm."
)


def texts(*contents: PageContent) -> list[str]:
    return [p.text for section in laid(*contents).sections for p in flatten(section.blocks)]


# Sections


def test_pages_of_one_size_are_one_section() -> None:
    lying = page(put("bảng", LEFT, 90), number=3, size=(HEIGHT, WIDTH))
    last = page(put("hết", LEFT, 90), number=4)
    found = laid(page(prose(TEXT, 90)), page(put("hai", LEFT, 90), number=2), lying, last).sections
    assert [(str(s.anchor.path), s.anchor.page, s.landscape) for s in found] == [
        ("body/sect[1]", 1, False),
        ("body/sect[2]", 3, True),
        ("body/sect[3]", 4, False),
    ]


def test_sizes_that_hardly_differ_are_one() -> None:
    found = laid(page(prose(TEXT, 90)), page(prose(TEXT, 90), number=2, size=(WIDTH + 0.7, HEIGHT - 0.7))).sections
    assert [(str(s.anchor.path), s.width, s.height) for s in found] == [("body/sect[1]", WIDTH, HEIGHT)]


def test_paragraphs_are_counted_through_the_sections() -> None:
    found = laid(page(put("một", LEFT, 90)), page(put("hai", LEFT, 90), number=2, size=(HEIGHT, WIDTH))).sections
    assert [str(p.anchor.path) for section in found for p in flatten(section.blocks)] == ["body/p[1]", "body/p[2]"]


def test_places_are_numbered_in_reading_order() -> None:
    head = [*centred("SỞ NỘI VỤ", 70, BOLD, 165), *centred("Số: 5/SNV", 70 + PITCH, PLAIN, 165)]
    state = [*centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 70, BOLD, 430), *centred("Độc lập - Tự do", 70 + PITCH, BOLD, 430)]
    (section,) = laid(page(head, state, prose(TEXT, 160, first=28))).sections
    assert [(p.anchor.order, str(p.anchor.path)) for p in flatten(section.blocks)] == [
        (1, "body/tbl[1]/tr[1]/tc[1]/p[1]"),
        (2, "body/tbl[1]/tr[1]/tc[1]/p[2]"),
        (3, "body/tbl[1]/tr[1]/tc[2]/p[1]"),
        (4, "body/tbl[1]/tr[1]/tc[2]/p[2]"),
        (5, "body/p[1]"),
    ]
    table = section.blocks[0]
    assert isinstance(table, Table)
    assert not table.ruled


# Margins


def margins(*pages: Sequence[Glyph]) -> Margins:
    (section,) = laid(*(page(glyphs, number=at) for at, glyphs in enumerate(pages, start=1))).sections
    assert section.margins
    return section.margins


def test_lines_that_run_on_show_the_margins() -> None:
    found = margins(prose(TEXT, 90, first=28))
    assert [found.left, found.right] == pytest.approx([LEFT, WIDTH - RIGHT], abs=0.1)
    assert found.estimated == {"top", "bottom"}


@pytest.mark.parametrize("glyphs", [put("Một dòng ngắn", LEFT, 90), prose(TEXT, 90, right=LEFT + 200), []])
def test_margins_that_no_line_shows_are_estimated(glyphs: list[Glyph]) -> None:
    assert margins(glyphs).estimated == {"top", "bottom", "left", "right"}


def test_one_long_line_is_no_margin() -> None:
    """Signs hang over, a line may be too long; lists stand further in."""
    one = put("x" * 64, LEFT, 60)
    found = margins([*one, *prose(TEXT, 90, first=28), *prose("- " + TEXT, 300, left=LEFT + 40)])
    assert width("x" * 64) > RIGHT - LEFT - 20
    assert found.right == pytest.approx(WIDTH - RIGHT, abs=0.1)
    assert found.left == pytest.approx(LEFT, abs=0.1)


@pytest.mark.parametrize(("lines", "known"), [(2, False), (3, True)])
def test_three_lines_that_end_alike_show_the_right_margin(lines: int, known: bool) -> None:
    full = list(broken(TEXT))[:lines]
    ending = [g for at, line in enumerate(full) for g in put(line, LEFT, 90 + at * PITCH, blank=_blank(line))]
    assert ("right" not in margins(ending).estimated) is known


def _blank(line: str, short: float = 0.0) -> float:
    """How wide blanks are where the line is full, or so many points short of it."""
    return width(" ") + (RIGHT - short - LEFT - width(line)) / line.count(" ")


@pytest.mark.parametrize(("ragged", "known"), [(0.7, True), (1.5, False)])
def test_right_edges_may_differ_by_a_point(ragged: float, known: bool) -> None:
    full = list(broken(TEXT))[:3]
    ending = [g for at, line in enumerate(full) for g in put(line, LEFT, 90 + at * PITCH, blank=_blank(line, at * ragged))]
    assert ("right" not in margins(ending).estimated) is known


def test_pages_without_text_have_usual_margins() -> None:
    found = margins([])
    assert [found.top / HEIGHT, found.bottom / HEIGHT, found.left / WIDTH, found.right / WIDTH] == pytest.approx(
        [0.07, 0.07, 0.14, 0.07]
    )


def test_page_numbers_do_not_tell_the_margins() -> None:
    number = centred("2", 40)
    assert margins(prose(TEXT, 90), [*number, *prose(TEXT, 90)]).top == margins(prose(TEXT, 90), prose(TEXT, 90)).top


def test_the_room_of_body_text_is_known_where_its_margins_are() -> None:
    known, unknown = (laid(page(glyphs)).sections[0] for glyphs in (prose(TEXT, 90, first=28), put("ngắn", LEFT, 90)))
    (paragraph,) = flatten(known.blocks)
    assert paragraph.extent
    assert [paragraph.extent.left, paragraph.extent.right] == pytest.approx([LEFT, RIGHT], abs=0.1)
    assert [p.extent for p in flatten(unknown.blocks)] == [None]


# Pictures


def image(left: float, top: float, side: float = 60, field: int | None = None) -> Image:
    return Image(left, top, left + side, top + side, (300, 300), None, "DCTDecode", field=field)


def beside(place: Image, *glyphs: Iterable[Glyph]) -> str | None:
    """The text of the paragraph that holds the picture."""
    found = laid(page(*glyphs, images=[place]))
    paths = {p.anchor.path: p.text for section in found.sections for p in flatten(section.blocks)}
    (picture,) = found.pictures
    return paths.get(picture.anchor.path)


@pytest.mark.parametrize(
    ("left", "top", "text"),
    [
        (LEFT, 190.0, "giữa trang"),  # what begins above its middle
        (LEFT, 60.0, "trên cùng"),
        (LEFT, 20.0, "trên cùng"),  # above all text: the first
        (LEFT, 700.0, "dưới cùng"),
        (450.0, 190.0, "dòng bên phải"),  # in its own column
    ],
)
def test_pictures_stand_with_a_paragraph(left: float, top: float, text: str) -> None:
    glyphs = [
        *put("trên cùng", LEFT, 80),
        *put("dòng bên phải", 440, 130),
        *put("giữa trang", LEFT, 200),
        *put("dưới cùng", LEFT, 400),
    ]
    assert beside(image(left, top), glyphs) == text


def test_a_picture_alone_belongs_to_the_file() -> None:
    (picture,) = laid(page(images=[image(100, 100)])).pictures
    assert (picture.anchor.path, picture.anchor.page) == (FILE, 1)


def test_the_place_and_size_of_a_picture() -> None:
    one, other = laid(page(put("chữ", LEFT, 90), images=[image(100, 200), image(300, 200, field=0)])).pictures
    assert {one.width, one.height} == {60.0}
    assert (one.pixels, one.format) == ((300, 300), PictureFormat.JPEG)
    assert one.anchor.box == Box(1, Pt(100), Pt(200), Pt(160), Pt(260))
    assert (one.signed, other.signed) == (False, True)


# What signatures write

STAMP = replace(PLAIN, font="DejaVuSans", size=14.7, field=0)
FIELD = FormField("Sig", "so", 100, 50, 200, 70)


@pytest.mark.parametrize(
    ("down", "said"),
    [(0.0, "Số: 125/QĐ-UBND"), (5.0, "Số: 125/QĐ-UBND"), (-5.0, "Số: 125/QĐ-UBND"), (9.0, None)],
)
def test_numbers_are_filled_into_blanks(down: float, said: str | None) -> None:
    label = put("Số:", LEFT, 90)
    rest = put("/QĐ-UBND", LEFT + 60, 90)
    content = page(label, rest, put("125", LEFT + 28, 90 + down, STAMP), fields=[FIELD])
    if said is None:
        assert [line.text for signed in lay_out_page(content).signed for line in signed.lines] == ["125"]
    else:
        assert texts(content) == [said]


def test_what_was_filled_in_is_marked() -> None:
    (section,) = laid(page(put("Số:", LEFT, 90), put("125", LEFT + 28, 90, STAMP), fields=[FIELD])).sections
    (paragraph,) = flatten(section.blocks)
    assert [(span.text, span.field) for span in paragraph.spans] == [("Số: ", None), ("125", SIGNED)]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ký bởi: Sở Nội vụ tỉnh Thanh Giang", LEFT + 120),  # too long for a blank
        ("125", LEFT + 5),  # over what is typed
        ("125", LEFT + 400),  # too far away
    ],
)
def test_what_fits_into_no_blank_is_said_apart(text: str, left: float) -> None:
    content = page(put("Số:  /QĐ-UBND", LEFT, 90), put(text, left, 90, STAMP), fields=[FIELD])
    layout = lay_out_page(content)
    assert [line.text for signed in layout.signed for line in signed.lines] == [text]
    assert shown(layout) == ["Số:  /QĐ-UBND"]


def test_several_lines_fill_no_blank() -> None:
    stamp = [*put("125", LEFT + 28, 90, STAMP), *put("ký số", LEFT + 28, 104, STAMP)]
    (signed,) = lay_out_page(page(put("Số:", LEFT, 90), stamp, fields=[FIELD])).signed
    assert [line.text for line in signed.lines] == ["125", "ký số"]


# What is left out


@pytest.mark.parametrize(
    ("look", "baseline", "scanned", "kept"),
    [
        (PLAIN, 90.0, False, True),
        (replace(PLAIN, visible=False), 90.0, False, False),
        (replace(PLAIN, visible=False), 90.0, True, True),  # the text of a scan
        (replace(PLAIN, angle=90), 90.0, False, False),
        (sized(0), 90.0, False, False),
        (PLAIN, HEIGHT + 30, False, False),
        (PLAIN, -5.0, False, False),
    ],
    ids=["plain", "unseen", "unseen on a scan", "turned", "of no height", "below the page", "above the page"],
)
def test_letters_that_count(look: GlyphStyle, baseline: float, scanned: bool, kept: bool) -> None:
    glyphs = [glyph._replace(style=look) for glyph in put("chữ", LEFT, baseline)]
    assert bool(lay_out_page(page(glyphs), scanned).blocks) is kept
