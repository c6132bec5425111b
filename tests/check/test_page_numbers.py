"""Page numbers in headers and footers of all shapes, and documents that do not say how long they are."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from tests.check.pieces import A4, EVEN, FIRST, HEADER, NO_WORDS, PLAIN, document, outcomes, paragraph, prose, said, section

from decree30_lint.check.kinds.page_numbers import PageNumber, PageNumberMissing
from decree30_lint.check.pages import lacks_pages, several_pages
from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.formatting import Align
from decree30_lint.model.parts import Family, Part, Recognition, Subject, Text, TextKind
from decree30_lint.model.path import Path
from decree30_lint.model.picture import Page
from decree30_lint.model.place import Anchor, Extent
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Interval, Pt, Unit, from_mm

LONG = prose(*["Sở Nội vụ báo cáo tình hình thực hiện nhiệm vụ trong sáu tháng đầu năm như sau. " * 4] * 40)
SHORT = prose("Sở Nội vụ báo cáo.")
PLACE = PageNumber(off_centre=Interval(0, 0.03, Unit.PERCENT), size=Pt(14))


def number(text: str = "2", field: str = "PAGE", before: str = "", **layout: Any) -> Paragraph:
    """A paragraph of a header that shows the number after the words `before`."""
    usual: dict[str, Any] = {"align": Align.CENTRE, "first_line": Pt(0)}
    base = paragraph(before, "header[1]/p[1]", **usual | layout)
    return replace(base, spans=(*base.spans, Span(text, PLAIN, len(before), field=field)))


def judged(check: Kind, *sections: Any, **settings: Any) -> list[str]:
    settings = {"page_count": 3} | settings
    return said(outcomes(check, document(*sections, **settings), {}, Part.PAGE_NUMBER, NO_WORDS))


def test_number_may_be_centred_in_every_manner() -> None:
    middle = from_mm(112.5)  # of the text
    tabbed = number(before="\t", align=Align.LEFT, tab_stops=((Pt(middle - from_mm(30)), Align.CENTRE),))
    framed = replace(number(align=Align.LEFT), extent=Extent(Pt(middle - 4), Pt(middle + 4)))
    for centred in (number(), tabbed, framed):
        assert judged(PLACE, section(LONG, headers={HEADER: (centred,)})) == []
    assert judged(PLACE, section(LONG, headers={HEADER: (number(align=Align.RIGHT),)})) == ["place"]
    assert judged(PLACE, section(LONG, footers={HEADER: (number(),)})) == ["footer"]
    assert judged(PLACE, section(LONG, headers={HEADER: (replace(number(align=Align.LEFT), extent=None),)})) == ["?"]


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [("2", "", []), ("2", "Sở Nội vụ\t\t", []), ("2", "Trang ", ["more"]), ("ii", "", ["more"]), ("2", "- ", ["more"])],
)
def test_number_stands_alone(text: str, before: str, expected: list[str]) -> None:
    shown = number(text, before=before)
    assert judged(PageNumber(within=Interval(13, 14, Unit.PT)), section(LONG, headers={HEADER: (shown,)})) == expected


def test_first_page_shows_the_header_in_force() -> None:
    check, shown, blank = PageNumber(first_page=False), (number(),), (paragraph("", "header[2]/p[1]"),)
    assert judged(check, section(LONG, headers={HEADER: shown})) == ["first-page"]
    assert judged(check, section(LONG, headers={HEADER: shown}, title_page=True)) == []
    assert judged(check, section(LONG, headers={HEADER: blank, FIRST: shown}, title_page=True)) == ["first-page"]
    assert judged(check, section(LONG, headers={HEADER: (number(field="IF PAGE"),)})) == []


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [(None, []), ("decimal", []), ("lowerRoman", ["more"]), ("upperRoman", ["more"]), ("numberInDash", ["more"])],
)
def test_formats_of_page_numbers(number_format: str | None, expected: list[str]) -> None:
    paper = section(LONG, headers={HEADER: (number(),)}, number_format=number_format)
    assert judged(PageNumber(within=Interval(13, 14, Unit.PT)), paper) == expected


@pytest.mark.parametrize(
    ("printed", "low", "high", "expected"),
    [
        ((None, 2, 3, 4), 1, 4, False),
        ((None, None, 16, 17), 2, 3, True),
        ((None, None, 16, 17), 3, 4, False),
        ((None, 2, 16, 17), 1, 2, False),
        ((None, 2, None, 17), 2, 4, True),
        ((None, 2, 1, 2), 2, 3, False),  # a text of its own
        ((5, 6), None, 1, True),
        ((None, None), 1, 2, False),
    ],
)
def test_pages_left_out_of_the_file(printed: tuple[int | None, ...], low: int | None, high: int, expected: bool) -> None:
    sheets = tuple(Page(at, *A4, printed=shown) for at, shown in enumerate(printed, start=1))
    assert lacks_pages(document(section(LONG), pages=sheets), low, high) is expected


def test_every_page_after_the_first_is_numbered() -> None:
    check, shown = PageNumberMissing(Pt(14), "Times New Roman"), (number(),)
    appendix = section(prose("Biểu số 1"), anchor=Anchor(Path.parse("body/sect[2]")))
    assert judged(check, section(LONG)) == [""]
    assert judged(check, section(LONG, headers={HEADER: shown})) == []
    assert judged(check, section(LONG, headers={HEADER: shown}), appendix) == ["section"]
    assert judged(check, section(LONG, headers={HEADER: shown}), replace(appendix, continuous=True)) == []
    assert judged(check, section(LONG, headers={HEADER: shown}), even_and_odd=True) == ["even"]
    assert judged(check, section(LONG, headers={HEADER: shown, EVEN: shown}), even_and_odd=True) == []
    assert judged(check, section(SHORT), appendix, page_count=None) == [""]


@pytest.mark.parametrize(
    ("blocks", "claimed", "several"),
    [
        (LONG, None, True),
        (LONG, 1, True),  # the claim is out of date
        (LONG, 4, True),
        (SHORT, None, False),
        (SHORT, 1, False),
        (SHORT, 2, None),  # the claim is not credible
        (prose(*["Một dòng"] * 36), None, None),  # nearly a page
        (prose(*["Một dòng"] * 36), 1, False),
    ],
)
def test_pages_are_reckoned(blocks: tuple[Paragraph, ...], claimed: int | None, several: bool | None) -> None:
    assert several_pages(document(section(blocks), page_count=claimed)) is several


PAGEFUL = prose(*["Sở Nội vụ báo cáo tình hình thực hiện nhiệm vụ trong sáu tháng đầu năm như sau. " * 3] * 8)


@pytest.mark.parametrize(
    ("behind", "claimed", "several"),
    [
        ([], 2, True),
        (["\f"], 2, False),  # a break with nothing behind it
        (["", "\f", ""], 2, False),
        (["", ""], 2, None),  # blank lines may take a page
        (["", ""], 3, True),
        (["\f", "Nơi nhận"], 2, True),
    ],
)
def test_blank_pages_at_the_end_do_not_count(behind: list[str], claimed: int, several: bool | None) -> None:
    after = tuple(paragraph(text, f"body/p[{at}]", at) for at, text in enumerate(behind, start=20))
    assert several_pages(document(section((*PAGEFUL, *after)), page_count=claimed)) is several


@pytest.mark.parametrize(("blank", "several"), [(True, False), (False, True)])
def test_a_blank_sheet_is_no_page(blank: bool, several: bool) -> None:
    sheets = Page(1, *A4), Page(2, *A4, blank=blank)
    assert several_pages(document(section(SHORT), pages=sheets)) is several


@pytest.mark.parametrize(
    ("pages", "begins_on", "expected"),
    [(3, 3, []), (4, 3, ["section"]), (3, 2, ["section"])],
)
def test_the_only_page_of_an_appendix_shows_no_number(pages: int, begins_on: int, expected: list[str]) -> None:
    """It would be the appendix's first. Told where pages are known; else it is too much of a guess."""
    letter = section(
        prose("Sở Nội vụ báo cáo."), headers={HEADER: (number(),)}, anchor=Anchor(Path.parse("body/sect[1]"), 0, page=1)
    )
    own = section((paragraph("Phụ lục", "body/p[2]", 2),), anchor=Anchor(Path.parse("body/sect[2]"), 2, page=3))
    texts = tuple(
        Text(kind, "bao-cao", 1.0, (), Anchor(Path.parse(f"body/p[{at}]"), at, page=page), at)
        for kind, at, page in ((TextKind.MAIN, 1, 1), (TextKind.APPENDIX, 2, begins_on))
    )
    sheets = tuple(Page(at, *A4) for at in range(1, pages + 1))
    subject = Subject(document(letter, own, pages=sheets), Recognition(Family.ND30, 1.0, texts), NO_WORDS)
    assert said(PageNumberMissing(Pt(14), "Times New Roman").run(View(subject, texts[0], Part.PAGE_NUMBER, ()))) == expected


LONG_LINE = "Sở Nội vụ đề nghị các đơn vị rà soát hồ sơ lưu trữ, lập danh mục tài liệu và gửi kết quả trước cuối tháng. "


@pytest.mark.parametrize(
    ("lengths", "claimed", "expected"),
    [
        ((4, 4), 2, []),
        ((4, 4), None, []),
        ((4, 60), 3, [""]),
        ((4, 4), 4, ["?"]),  # the claim is not credible
        ((8,), 2, [""]),
    ],
    ids=["two decisions", "no claim", "a long second", "too many pages", "one text"],
)
def test_pages_are_counted_text_by_text(lengths: tuple[int, ...], claimed: int | None, expected: list[str]) -> None:
    lines = prose(*[LONG_LINE * 5] * sum(lengths))
    texts, at = [], 0
    for length in lengths:
        texts.append(Text(TextKind.MAIN, "quyet-dinh", 1.0, (), lines[at].anchor, lines[at + length - 1].anchor.order))
        at += length
    subject = Subject(document(section(lines), page_count=claimed), Recognition(Family.ND30, 1.0, tuple(texts)), NO_WORDS)
    assert said(PageNumberMissing(Pt(14), "Times New Roman").run(View(subject, texts[0], Part.PAGE_NUMBER, ()))) == expected


@pytest.mark.parametrize(("page", "expected"), [(1, []), (2, [""])])
def test_pages_of_a_print_are_counted_text_by_text(page: int, expected: list[str]) -> None:
    lines = prose(*["Sở Nội vụ báo cáo."] * 3)
    sheets = [replace(p, anchor=replace(p.anchor, page=at)) for p, at in zip(lines, (1, page, 3), strict=True)]
    texts = (
        Text(TextKind.MAIN, "quyet-dinh", 1.0, (), sheets[0].anchor, 2),
        Text(TextKind.MAIN, "quyet-dinh", 1.0, (), sheets[2].anchor, 3),
    )
    source = document(section(sheets), pages=tuple(Page(at, *A4) for at in (1, 2, 3)))
    subject = Subject(source, Recognition(Family.ND30, 1.0, texts), NO_WORDS)
    assert said(PageNumberMissing(Pt(14), "Times New Roman").run(View(subject, texts[0], Part.PAGE_NUMBER, ()))) == expected
