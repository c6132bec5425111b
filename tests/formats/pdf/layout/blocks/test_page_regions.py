"""What stands in the margins of pages: numbers, repeated lines, an office's address, footnotes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.drawn_pages import ITALIC, LEFT, RIGHT, WIDTH, centred, ended, laid, level, page, prose, put, sized

from decree30_lint.formats.pdf.content import Glyph, PageStroke
from decree30_lint.formats.pdf.layout.blocks.page_regions import PageRegions, split_running_heads
from decree30_lint.formats.pdf.layout.sequence import lay_out_page
from decree30_lint.model.document import Block, HeaderKind, flatten

HEAD, FOOT = 45.0, 800.0
BODY = "Các cơ quan gửi báo cáo đúng thời hạn đã nêu, kèm theo danh sách và số liệu của từng đơn vị trong tỉnh, đúng mẫu."
NOTE = sized(11)


def text(top: float = 90) -> list[Glyph]:
    return prose(BODY, top, first=28)


def number(said: str, baseline: float = HEAD) -> list[Glyph]:
    return centred(said, baseline, middle=WIDTH / 2)


def sides(*pages: Sequence[Glyph], rules: Sequence[PageStroke] = ()) -> list[PageRegions]:
    return split_running_heads(
        [lay_out_page(page(glyphs, rules=rules, number=at)) for at, glyphs in enumerate(pages, start=1)]
    )


def numbers(*pages: Sequence[Glyph]) -> list[tuple[str, str] | None]:
    """Of each page, its number and where it stands."""
    return [side.number and (side.number.line.text, "head" if side.number.at_head else "foot") for side in sides(*pages)]


# Page numbers


@pytest.mark.parametrize("said", ["2", "- 2 -", "Trang 2", "2/7", "trang 2 / 7", "– 2 –", "~ 2 ~", "ii", "II"])
@pytest.mark.parametrize(("baseline", "place"), [(HEAD, "head"), (FOOT, "foot")])
def test_forms_of_a_page_number(said: str, baseline: float, place: str) -> None:
    assert numbers(text(), [*number(said, baseline), *text()]) == [None, (said, place)]


@pytest.mark.parametrize(
    ("said", "baseline"),
    [
        ("2", 150),  # too far down to be in the margin
        ("2", 700),  # too far up
        ("hai", HEAD),  # no number
        ("2025", 600),
        ("2, 3", HEAD),
        ("IV", HEAD),  # a section
        ("II.", HEAD),
    ],
)
def test_what_is_no_page_number(said: str, baseline: float) -> None:
    assert numbers(text(), [*number(said, baseline), *text(200)]) == [None, None]


@pytest.mark.parametrize(("gap", "alone"), [(12.0, False), (16.0, True), (30.0, True)])
def test_a_number_close_to_the_text_is_text(gap: float, alone: bool) -> None:
    assert numbers(text(), [*number("2", 90 - gap), *text(90)]) == [None, ("2", "head") if alone else None]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["1", "2", "3"], [True, True, True]),
        ([None, "2", "3"], [False, True, True]),
        (["2", "3", "4"], [True, True, True]),  # a page before the first is not in the file
        (["1", "2", "1", "2"], [True, True, True, True]),  # a second document begins anew
        (["1", "2", "1"], [True, True, False]),  # behind by chance
        (["1", "2", "9"], [True, True, True]),  # pages lack
    ],
)
def test_numbers_that_count_pages(said: list[str | None], expected: list[bool]) -> None:
    pages = [[*(number(one) if one else []), *text()] for one in said]
    assert [found is not None for found in numbers(*pages)] == expected


HEADED = "Sở Du lịch - Báo cáo quý I"


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ([*put(HEADED, LEFT, HEAD), *ended("2", HEAD)], 2),
        ([*put("2", LEFT, HEAD), *ended(HEADED, HEAD)], 2),
        ([*put("Mẫu 7", LEFT, HEAD), *number("2")], 2),
        (number(f"{HEADED} - trang 2"), 2),
        (number("Quý 1, trang 2/5"), 2),
        (number(f"{HEADED} | 2"), 2),
        (number(f"{HEADED} 2"), None),  # one page is not enough
        (number("Quý 1 năm 2026"), None),
        ([*put(HEADED, LEFT, HEAD), *ended("5", HEAD)], None),
        (put("2", LEFT, HEAD), 2),
        (number("ii"), 2),
        (number("- II -"), 2),
        (number("iv"), None),
        (number("vi"), None),
        (put("1", LEFT, HEAD), 1),  # the cover is not counted
    ],
)
@pytest.mark.parametrize("shift", [0.0, FOOT - HEAD])
def test_a_number_in_a_running_head(head: list[Glyph], value: int | None, shift: float) -> None:
    moved = [glyph._replace(baseline=glyph.baseline + shift) for glyph in head]
    found = sides(text(), [*moved, *text()])[1].number
    assert (found and found.value) == value


@pytest.mark.parametrize("said", [["i", "ii", "iii", "iv"], ["viii", "ix", "x", "xi"], ["XVIII", "XIX", "XX", "XXI"]])
def test_roman_numbers_count_pages(said: list[str]) -> None:
    found = sides(*([*number(each), *text()] for each in said))
    values = [side.number.value for side in found if side.number]
    assert values == list(range(values[0], values[0] + 4))


def test_numbers_at_the_end_of_lines_that_three_pages_show() -> None:
    heads = [None, "Báo cáo năm 2026 2", "Báo cáo năm 2026 3", "Báo cáo năm 2026 4"]
    found = sides(*([*(number(head) if head else []), *text()] for head in heads))
    assert [side.number and side.number.value for side in found] == [None, 2, 3, 4]


def test_the_words_beside_a_number_are_a_header() -> None:
    side = sides(text(), [*put(HEADED, LEFT, HEAD), *ended("2", HEAD), *text()])[1]
    assert [line.text.strip() for line in side.header] == [HEADED]
    assert all(line.text != HEADED for line in side.lines)


def test_a_number_is_no_part_of_the_text() -> None:
    (side,) = sides([*number("1"), *text()])
    assert next(line.text for line in side.lines).startswith("Các cơ quan")


# Lines that pages repeat


@pytest.mark.parametrize(("pages", "repeated"), [(2, False), (3, True), (5, True)])
def test_lines_that_pages_repeat_are_headers(pages: int, repeated: bool) -> None:
    found = sides(*([*ended("Báo cáo năm", HEAD), *text()] for _ in range(pages)))
    assert [line.text for line in found[1].header] == (["Báo cáo năm"] if repeated else [])
    assert found[0].header == ()  # the first page may begin with its own letterhead


def test_repeated_lines_may_count() -> None:
    found = sides(*([*ended(f"Phiếu {at} của bộ", FOOT), *text()] for at in range(1, 5)))
    assert [[line.text for line in side.footer] for side in found] == [[], *([f"Phiếu {at} của bộ"] for at in (2, 3, 4))]


@pytest.mark.parametrize("moved", [0.0, 3.0, 12.0])
def test_repeated_lines_keep_their_place(moved: float) -> None:
    found = sides(*([*ended("Báo cáo năm", HEAD + at * moved), *text(120)] for at in range(3)))
    assert bool(found[1].header) is not bool(moved)


def test_repeated_text_in_the_body_is_text() -> None:
    found = sides(*([*put("Danh sách", LEFT, 90), *text(120)] for _ in range(4)))
    assert all(side.header == side.footer == () for side in found)


# The address of an office


@pytest.mark.parametrize(
    ("bar", "is_footer"),
    [
        (level(LEFT, RIGHT, 770), True),
        (level(LEFT, LEFT + 250, 770), False),  # too short
        (level(LEFT, RIGHT, 600), False),  # too far up
        (level(LEFT, RIGHT, 805), False),  # below the line
    ],
)
def test_lines_under_a_bar_at_the_foot(bar: PageStroke, is_footer: bool) -> None:
    (side,) = sides([*text(), *centred("Số 1 đường Hòa Bình; điện thoại 0123", 790, NOTE)], rules=[bar])
    assert bool(side.footer) is is_footer
    assert len(side.lines) == (2 if is_footer else 3)


# Footnotes


@pytest.mark.parametrize(
    ("rule", "size", "is_note"),
    [
        (level(LEFT, LEFT + 144, 700), 11.0, True),
        (level(LEFT, LEFT + 144, 700), 12.5, True),
        (level(LEFT, LEFT + 144, 700), 13.5, False),  # as large as the text
        (level(LEFT, LEFT + 60, 700), 11.0, False),  # too short
        (level(LEFT, LEFT + 300, 700), 11.0, False),  # too long
        (level(LEFT + 160, LEFT + 304, 700), 11.0, False),  # not at the left
        (level(LEFT, LEFT + 144, 730), 11.0, False),  # below
    ],
)
def test_small_lines_below_a_short_line_are_footnotes(rule: PageStroke, size: float, is_note: bool) -> None:
    (side,) = sides([*text(), *put("1 Theo số liệu của Sở.", LEFT, 715, sized(size))], rules=[rule])
    assert [line.text for line in side.notes] == (["1 Theo số liệu của Sở."] if is_note else [])
    assert len(side.lines) == (2 if is_note else 3)


def test_lines_of_the_text_below_make_it_no_footnote() -> None:
    glyphs = [*text(), *put("1 Theo số liệu.", LEFT, 715, NOTE), *put("Thân văn bản đi tiếp", LEFT, 740)]
    (side,) = sides(glyphs, rules=[level(LEFT, LEFT + 144, 700)])
    assert side.notes == ()


def test_footnotes_are_paragraphs_of_their_own() -> None:
    notes = [*put("1 Theo số liệu của Sở.", LEFT, 715, NOTE), *put("2 Như trên.", LEFT, 732, NOTE)]
    rule = [level(LEFT, LEFT + 144, 700)]
    found = laid(page(text(), notes, rules=rule), page(text(), notes, rules=rule, number=2)).footnotes
    assert [(note.text, str(note.anchor.path)) for note in found] == [
        ("1 Theo số liệu của Sở.", "footnotes/p[1]"),
        ("2 Như trên.", "footnotes/p[2]"),
        ("1 Theo số liệu của Sở.", "footnotes/p[3]"),
        ("2 Như trên.", "footnotes/p[4]"),
    ]


# Headers and footers of the document


def running(*pages: Sequence[Glyph]) -> tuple[dict[str, list[str]], bool]:
    """The texts of the headers and footers by kind, and whether the first page has its own."""
    (section,) = laid(*(page(glyphs, number=at) for at, glyphs in enumerate(pages, start=1))).sections
    edges = (("header", section.headers), ("footer", section.footers))
    said = {f"{where} {kind.value}": texts(blocks) for where, held in edges for kind, blocks in held.items() if blocks}
    return said, section.title_page


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [paragraph.text for paragraph in flatten(blocks)]


def test_a_first_page_without_number_has_a_header_of_its_own() -> None:
    pages = [text(), [*number("2"), *text()], [*number("3"), *text()]]
    assert running(*pages) == ({"header default": ["2"]}, True)


def test_a_first_page_like_the_others_has_none() -> None:
    said, own_first = running(*([*number(str(at), FOOT), *text()] for at in (1, 2, 3)))
    assert (said, own_first) == ({"footer default": ["1"]}, False)


def test_pages_without_numbers_have_empty_headers() -> None:
    assert running(text(), text()) == ({}, False)


def test_the_digits_of_a_number_are_a_field() -> None:
    (section,) = laid(page(text()), page(number("- 2 -"), text(), number=2)).sections
    (paragraph,) = flatten(section.headers[HeaderKind.DEFAULT])
    assert [(span.text, span.field, span.start) for span in paragraph.spans] == [
        ("- ", None, 0),
        ("2", "PAGE", 2),
        (" -", None, 3),
    ]
    assert str(paragraph.anchor.path) == "header[1]/default/p[1]"


def test_a_number_in_two_looks_is_one_field() -> None:
    italic = put("Trang ", 280, FOOT, ITALIC)
    (section,) = laid(page(text()), page(italic, put("2", italic[-1].right, FOOT), text(), number=2)).sections
    (paragraph,) = flatten(section.footers[HeaderKind.DEFAULT])
    assert [(span.text, span.field) for span in paragraph.spans] == [("Trang ", None), ("2", "PAGE")]


def test_the_number_stands_before_other_lines_of_the_header() -> None:
    pages = [[*number(str(at), 50), *ended("Báo cáo năm", 35), *text(100)] for at in (1, 2, 3, 4)]
    said, _ = running(*pages)
    assert said["header default"] == ["2", "Báo cáo năm"]
