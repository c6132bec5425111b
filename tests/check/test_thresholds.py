"""Lengths, shares and counts that are ours and not the law's: what lies on either side of each."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.check.pieces import MARGINS, NO_WORDS, PLAIN, document, outcomes, paragraph, said, section

from decree30_lint.check.colours import colour_words
from decree30_lint.check.division_looks import in_capitals
from decree30_lint.check.kinds.body import BodyStyle
from decree30_lint.check.kinds.pictures import SignaturePicture
from decree30_lint.check.kinds.placing import SideBySide
from decree30_lint.check.pages import is_short, several_pages
from decree30_lint.check.standing import standing_lines
from decree30_lint.model.document import Document, Paragraph, Span
from decree30_lint.model.formatting import LineSpacing
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.model.picture import Picture, PictureFormat
from decree30_lint.model.place import Anchor, Box
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.units import Pt


def boxed(text: str, left: float, foot: float, number: int) -> Paragraph:
    """A line of a page that is laid out; `foot` in points from the top."""
    box = Box(1, Pt(left), Pt(foot - 14), Pt(left + 120), Pt(foot))
    made = paragraph(text, f"body/p[{number}]", number)
    return replace(made, spans=(replace(made.spans[0], box=box),))


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        (59.9, [""]),  # more than 40 points higher than the national name
        (60.0, []),
        (108.0, []),
        (108.1, []),  # below the name, beside the motto
        (128.0, []),
        (128.1, [""]),  # below both
    ],
)
def test_rows_differ_by_half_a_line(foot: float, expected: list[str], ruleset: RuleSet) -> None:
    check = ruleset.rules["toan-van/hai-cot"].check
    assert isinstance(check, SideBySide)
    body, name, motto = boxed("SỞ NỘI VỤ", 90, foot, 1), boxed("CỘNG HÒA", 350, 100, 2), boxed("Độc lập", 350, 120, 3)
    parts = {Part.ISSUING_BODY: (body,), Part.NATIONAL_NAME: (name,), Part.MOTTO: (motto,)}
    of = document(section((body, name, motto)))
    assert said(outcomes(check, of, parts, Part.ISSUING_BODY, ruleset.vocabulary)) == expected


@pytest.mark.parametrize(("down", "expected"), [(8.0, []), (8.1, [""])])
def test_one_row_where_nothing_stands_under_the_name(down: float, expected: list[str], ruleset: RuleSet) -> None:
    check = ruleset.rules["toan-van/hai-cot"].check
    body, name = boxed("SỞ NỘI VỤ", 90, 100 + down, 1), boxed("CỘNG HÒA", 350, 100, 2)
    parts = {Part.ISSUING_BODY: (body,), Part.NATIONAL_NAME: (name,)}
    found = outcomes(check, document(section((body, name))), parts, Part.ISSUING_BODY, ruleset.vocabulary)
    assert said(found) == expected


@pytest.mark.parametrize(("apart", "lines"), [(0.0, 1), (3.9, 1), (4.0, 2)])
def test_letters_of_one_line_stand_less_than_four_points_apart(apart: float, lines: int) -> None:
    boxes = (Box(1, Pt(90), Pt(86), Pt(120), Pt(100)), Box(1, Pt(124), Pt(86 + apart), Pt(150), Pt(100 + apart)))
    spans = tuple(
        Span(text, PLAIN, 4 * i, box=box) for i, (text, box) in enumerate(zip(("Sở ", "Y tế"), boxes, strict=True))
    )
    assert len(standing_lines(replace(paragraph("x"), spans=spans))) == lines


@pytest.mark.parametrize(("height", "expected"), [(12.0, []), (12.1, ["format"])])
def test_a_low_picture_is_a_ruled_line(height: float, expected: list[str]) -> None:
    line = Picture(Anchor(Path.parse("body/p[0]"), 1), Pt(100), Pt(height), PictureFormat.JPEG)
    of = document(section(), pictures=(line,))
    check = SignaturePicture((180, 260), (330, 390), 0.2)
    assert said(outcomes(check, of, {Part.SIGNATORY: ("GIÁM ĐỐC",)}, Part.SIGNATORY, NO_WORDS)) == expected


ROOM = 700.0  # points of text on the pages of `filled`


def filled(*shares: float, claimed: int | None = None) -> Document:
    """A section for each share of a page that its one line takes."""
    margins = replace(MARGINS, top=Pt(50), bottom=Pt(50))
    sections = []
    for number, share in enumerate(shares, start=1):
        line = paragraph("Sở Nội vụ", f"body/p[{number}]", number, after=Pt(0), spacing=LineSpacing(exact=Pt(share * ROOM)))
        sections.append(section((line,), height=Pt(ROOM + 100), margins=margins))
    return document(*sections, page_count=claimed)


@pytest.mark.parametrize(
    ("shares", "claimed", "several"),
    [
        ((0.74,), None, False),
        ((0.76,), None, None),
        ((1.09,), None, None),
        ((1.11,), None, True),
        ((1.09,), 1, False),
        ((1.11,), 1, None),
        ((1.24,), 1, None),
        ((1.26,), 1, True),
        ((0.49,), 2, None),
        ((0.51,), 2, True),
        ((0.2, 0.1), None, True),  # the second section begins a page, which counts as half of one
        ((0.2, 0.1), 1, True),
    ],
)
def test_pages_reckoned(shares: tuple[float, ...], claimed: int | None, several: bool | None) -> None:
    assert several_pages(filled(*shares, claimed=claimed)) is several


def long(length: int, claimed: int | None) -> Document:
    """So many characters, so small that they take little of a page."""
    return document(section((paragraph("x" * length, letters=replace(PLAIN, size=Pt(0.5))),)), page_count=claimed)


@pytest.mark.parametrize(
    ("length", "claimed", "several"),
    [(8000, None, False), (8001, None, True), (8001, 1, True), (1200, 2, None), (1201, 2, True), (1201, None, False)],
)
def test_no_page_holds_more_characters(length: int, claimed: int | None, several: bool | None) -> None:
    assert several_pages(long(length, claimed)) is several


@pytest.mark.parametrize(
    ("length", "claimed", "short"),
    [(1199, None, True), (1200, None, False), (2399, 1, True), (2400, 1, False), (10, 2, False)],
)
def test_what_surely_fits_on_a_page(length: int, claimed: int | None, short: bool) -> None:
    assert is_short(long(length, claimed)) is short


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("809898", "grey"),  # channels 24 apart
        ("809999", "cyan"),
        ("F5F5F5", "grey"),
        ("F6F6F6", "white"),
        ("FF5500", "red"),  # 20 degrees
        ("FF5600", "orange"),
        ("FFBF00", "orange"),  # 44.9
        ("FFC000", "yellow"),  # 45.2
        ("D5FF00", "yellow"),  # 69.9
        ("D4FF00", "green"),  # 70.1
        ("00FFBF", "green"),  # 164.9
        ("00FFC0", "cyan"),  # 165.2
        ("00ABFF", "cyan"),  # 199.8
        ("00AAFF", "cyan"),  # 200
        ("00A9FF", "blue"),  # 200.2
        ("5500FF", "blue"),  # 260
        ("5600FF", "purple"),
        ("FF0080", "purple"),  # 329.9
        ("FF007F", "red"),  # 330.1
    ],
)
def test_names_of_colours(colour: str, name: str) -> None:
    assert colour_words(colour).en == f"{name} ({colour})"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("KIỂ", None), ("KIỂM", True), ("KIỂMTRASkg", True), ("KIỂMTRAKIỂMTRAXskgh", False), ("KIỂM (kèm theo)", True)],
)
def test_most_letters_in_capitals(text: str, expected: bool | None) -> None:
    assert in_capitals(text) is expected


def half(look: str, letters: int, of: int) -> Paragraph:
    """So many of its letters bold or italic."""
    plain = paragraph("x" * of)
    spans = (
        Span("x" * letters, replace(PLAIN, bold=look == "bold", italic=look == "italic"), 0),
        *((Span("x" * (of - letters), PLAIN, letters),) if letters < of else ()),
    )
    return replace(plain, spans=spans)


@pytest.mark.parametrize(
    ("look", "letters", "of", "expected"),
    [
        ("bold", 40, 40, []),  # as short as a label
        ("bold", 41, 41, ["bold"]),
        ("bold", 50, 100, []),
        ("bold", 51, 100, ["bold"]),
        ("italic", 50, 100, []),
        ("italic", 51, 100, [""]),
    ],
)
def test_what_a_paragraph_looks_like_is_said_by_most_of_its_letters(
    look: str, letters: int, of: int, expected: list[str], ruleset: RuleSet
) -> None:
    check = ruleset.rules["noi-dung/kieu-chu"].check
    assert isinstance(check, BodyStyle)
    body = half(look, letters, of)
    assert said(outcomes(check, document(section((body,))), {Part.BODY: (body,)}, Part.BODY, NO_WORDS)) == expected
