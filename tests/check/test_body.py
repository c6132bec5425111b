"""The body's prose: what is judged, and how measures and marks are read."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from tests.check.pieces import NO_WORDS, PLAIN, document, outcomes, paragraph, prose, said, section

from decree30_lint.check.kinds.body import BodyEnding, BodyStyle
from decree30_lint.check.kinds.letters import Size
from decree30_lint.check.kinds.paragraphs import Paragraphs
from decree30_lint.model.document import Paragraph, Table
from decree30_lint.model.formatting import Align, LineSpacing, VerticalAlign
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor, Box
from decree30_lint.model.rules import Kind
from decree30_lint.model.units import Interval, Measure, Pt, Unit, from_mm

SENTENCE = "Sở Nội vụ báo cáo tình hình thực hiện nhiệm vụ trong sáu tháng đầu năm và phương hướng sáu tháng cuối năm."
FIFTH = Interval(0, 0.2, Unit.PERCENT)
JUSTIFIED = Paragraphs(FIFTH, align=Align.BOTH)


def judged(check: Kind, paragraphs: tuple[Paragraph, ...], *others: Any) -> list[str]:
    whole = document(section((*paragraphs, *others)))
    return said(outcomes(check, whole, {Part.BODY: paragraphs}, Part.BODY, NO_WORDS))


def body(wrong: int, right: int, text: str = SENTENCE, **layout: Any) -> tuple[Paragraph, ...]:
    """`wrong` paragraphs with another layout, then `right` ones."""
    return (*prose(*[text] * wrong, **layout), *(paragraph(SENTENCE, f"body/p[{100 + i}]", 100 + i) for i in range(right)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("để thực hiện./.", []),
        ("để thực hiện……./.", []),
        ("để thực hiện.", [""]),
        ("để thực hiện", [""]),
        ("để thực hiện./", ["malformed"]),
        ("để thực hiện/.", ["malformed"]),
        ("để thực hiện. /.", ["malformed"]),
        ("để thực hiện.\\.", ["malformed"]),
        ("./.", ["apart"]),
        ("gồm các nội dung sau:", ["?"]),
        ("{{noi_dung}}", ["?"]),
    ],
)
def test_endings(text: str, expected: list[str]) -> None:
    assert judged(BodyEnding("./."), prose(SENTENCE, text)) == expected


def test_ending_is_corrected_at_the_last_word() -> None:
    text = "Sở Nội vụ báo cáo./"
    (found,) = outcomes(BodyEnding("./."), document(section(prose(text))), {Part.BODY: prose(text)}, Part.BODY, NO_WORDS)
    assert isinstance(found, Breach)
    assert (found.suggestion, text[found.at.start : found.at.end]) == ("cáo./.", "cáo./")


def test_what_follows_the_last_prose_may_hold_the_ending() -> None:
    assert judged(BodyEnding("./."), prose(SENTENCE), paragraph("Tổng cộng: 75 triệu đồng", "body/tbl[1]", 50)) == ["?"]
    assert judged(BodyEnding("./."), prose(SENTENCE), paragraph("Tổng cộng: 75 triệu đồng./.", "body/tbl[1]", 50)) == []


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ({"first_line": from_mm(10)}, []),
        ({"first_line": from_mm(12.5)}, []),
        ({"first_line": from_mm(14.7), "left": from_mm(-2)}, []),
        ({"first_line": from_mm(0), "left": from_mm(12.7)}, []),
        ({"first_line": from_mm(-6.3), "left": from_mm(12.7)}, []),  # an item that hangs
        ({"first_line": from_mm(8)}, ["indent"]),
        ({"first_line": from_mm(10.64)}, []),  # reads 10.6 mm
        ({"first_line": from_mm(10.7)}, ["indent"]),
        ({"first_line": from_mm(0), "align": Align.CENTRE}, ["indent"]),  # centred sentences are prose
        ({"first_line": None}, ["?"] * 2),
    ],
)
def test_first_lines(layout: dict[str, Any], expected: list[str]) -> None:
    check = Paragraphs(FIFTH, first_line=(from_mm(10), from_mm(12.7)), rounding=from_mm(0.6))
    assert judged(check, prose(SENTENCE, SENTENCE, **layout)) == expected


def test_what_is_said_of_a_first_line_counts_from_the_edge_of_the_text() -> None:
    check = Paragraphs(FIFTH, first_line=(from_mm(10), from_mm(12.7)), rounding=from_mm(0.6))
    lines = prose(SENTENCE, first_line=from_mm(0), left=from_mm(15))
    (found,) = outcomes(check, document(section(lines)), {Part.BODY: lines}, Part.BODY, NO_WORDS)
    assert isinstance(found, Breach)
    assert found.actual == Measure(round(from_mm(15), 1), Unit.MM)


def test_first_lines_moved_by_hand_and_of_two_kinds() -> None:
    check = Paragraphs(FIFTH, first_line=(from_mm(10), from_mm(12.7)), rounding=from_mm(0.6))
    assert judged(check, prose(*["\t" + SENTENCE] * 2, first_line=Pt(0))) == ["typed"]
    assert judged(check, body(1, 2, first_line=from_mm(10))) == ["mixed"]


@pytest.mark.parametrize("align", [Align.CENTRE, Align.RIGHT])
def test_sentences_that_are_centred(align: Align) -> None:
    assert judged(JUSTIFIED, prose(SENTENCE, align=align)) == ["align"]


@pytest.mark.parametrize(
    ("wrong", "right", "expected"), [(1, 3, ["align"]), (1, 4, ["align"]), (1, 5, ["align-few"]), (0, 5, [])]
)
def test_a_fault_of_few_paragraphs_is_said_so(wrong: int, right: int, expected: list[str]) -> None:
    assert judged(JUSTIFIED, body(wrong, right, align=Align.LEFT)) == expected


@pytest.mark.parametrize(("tops", "expected"), [((100, 116), ["align"]), ((100, 100), [])])
def test_pages_show_how_many_lines_a_paragraph_takes(tops: tuple[int, int], expected: list[str]) -> None:
    """A ragged text does not show its right edge, and so not how much room it has."""
    (whole,) = prose("Sở Nội vụ báo cáo", align=Align.LEFT)
    boxes = (Box(1, Pt(85), Pt(top), Pt(300), Pt(top + 15)) for top in tops)
    spans = tuple(replace(whole.spans[0], box=box) for box in boxes)
    assert judged(JUSTIFIED, (replace(whole, extent=None, spans=spans),)) == expected


def test_one_line_and_items_need_not_reach_both_edges() -> None:
    assert judged(JUSTIFIED, prose("Chủ trì: Giám đốc Sở.", align=Align.LEFT)) == []
    for words in ("Bảng số liệu " * 12, "Độc lập."):
        assert judged(JUSTIFIED, prose(words.strip(), align=Align.CENTRE)) == []
    items = tuple(replace(p, list_level="bullet") for p in prose(SENTENCE, align=Align.LEFT))
    assert judged(JUSTIFIED, items) == []


@pytest.mark.parametrize(
    ("spacing", "least", "most"),
    [
        (LineSpacing(lines=1.0), [], []),
        (LineSpacing(exact=Pt(15)), ["lines"], []),  # 0.93 lines of 14 points
        (LineSpacing(exact=Pt(16)), [], []),  # 0.994
        (LineSpacing(exact=Pt(24.5)), [], []),  # 1.52
        (LineSpacing(exact=Pt(25.5)), [], ["lines"]),
        (LineSpacing(lines=1.5), [], []),
        (LineSpacing(at_least=Pt(12)), [], []),
        (None, ["?"], ["?"]),
    ],
)
def test_line_distance(spacing: LineSpacing | None, least: list[str], most: list[str]) -> None:
    rounding = Interval(0.03, 0.03, Unit.PERCENT)
    low, high = Interval(1, float("inf"), Unit.LINES), Interval(0, 1.5, Unit.LINES)
    paragraphs = prose(SENTENCE, spacing=spacing)
    assert judged(Paragraphs(FIFTH, lines=low, line_rounding=rounding), paragraphs) == least
    assert judged(Paragraphs(FIFTH, lines=high, line_rounding=rounding), paragraphs) == most


@pytest.mark.parametrize(
    ("spacing", "expected"),
    [
        (LineSpacing(exact=Pt(18)), []),
        (LineSpacing(exact=Pt(17)), ["exact"]),
        (LineSpacing(at_least=Pt(18)), ["open"]),
        (None, ["?"]),
    ],
)
def test_exact_heights_of_lines(spacing: LineSpacing | None, expected: list[str]) -> None:
    check = Paragraphs(FIFTH, exact=Interval(18, 22, Unit.PT))
    assert judged(check, prose(SENTENCE, spacing=spacing)) == expected


def test_a_few_lines_that_are_not_exact_are_said_so() -> None:
    check = Paragraphs(FIFTH, exact=Interval(18, 22, Unit.PT))
    right, short, free = (LineSpacing(exact=Pt(18)), LineSpacing(exact=Pt(12)), LineSpacing(lines=1.5))
    paragraphs = tuple(
        paragraph(SENTENCE, f"body/p[{at}]", at, spacing=spacing)
        for at, spacing in enumerate([short, free, *[right] * 5], start=1)
    )
    assert judged(check, paragraphs) == ["exact-few", "open-few"]


GAP = Paragraphs(FIFTH, gap=Interval(6, float("inf"), Unit.PT), rounding=Pt(0.3))


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        ({"after": Pt(6)}, []),
        ({"after": Pt(5.8)}, []),
        ({"after": Pt(5)}, ["gap"]),
        ({"after": Pt(3), "before": Pt(6)}, []),
        ({"after": Pt(3), "before": Pt(3)}, ["gap"]),  # the larger counts, not the sum
        ({"after": Pt(6), "contextual": True}, ["gap"]),
        ({"after": None, "before": None}, ["?"]),
    ],
)
def test_gaps(layout: dict[str, Any], expected: list[str]) -> None:
    assert judged(GAP, prose(SENTENCE, SENTENCE, **layout)) == expected


def test_a_blank_line_is_a_gap_and_a_table_parts_paragraphs() -> None:
    above, below = prose(SENTENCE, SENTENCE, after=Pt(0))
    blank, table = paragraph("", "body/p[9]", 1, after=Pt(0)), Table((), True, Anchor(Path.parse("body/tbl[1]"), 1))
    for between, expected in (((), ["gap"]), ((blank,), []), ((table,), [])):
        whole = document(section((above, *between, below)))
        assert said(outcomes(GAP, whole, {Part.BODY: (above, below)}, Part.BODY, NO_WORDS)) == expected


def _places(check: Kind, paragraphs: tuple[Paragraph, ...]) -> list[Anchor]:
    found = outcomes(check, document(section(paragraphs)), {Part.BODY: paragraphs}, Part.BODY, NO_WORDS)
    return [at for breach in found if isinstance(breach, Breach) for at in (breach.at, *breach.also)]


def test_sizes_and_styles_of_what_is_prose() -> None:
    size = Size(Interval(13, 14, Unit.PT), FIFTH, 5)
    small, slanted = replace(PLAIN, size=Pt(12)), replace(PLAIN, italic=True)
    assert judged(size, (paragraph(SENTENCE, letters=small),)) == [""]
    assert judged(size, (paragraph("Số ………………………………………………………", letters=small),)) == []  # room to fill in
    assert judged(size, (paragraph(SENTENCE, letters=replace(small, vertical_align=VerticalAlign.SUPERSCRIPT)),)) == []
    style = BodyStyle(FIFTH, Interval(0, 0.5, Unit.PERCENT))
    assert judged(style, (paragraph(SENTENCE, letters=slanted),)) == [""]
    assert judged(style, (paragraph(f"“{SENTENCE}”", letters=slanted),)) == []  # a quotation
    assert judged(style, (paragraph(SENTENCE.upper()),)) == ["capitals"]
    several = (f"“1. {SENTENCE}", f"2. {SENTENCE}”.", SENTENCE)
    assert len(_places(style, tuple(paragraph(text, f"body/p[{i}]", i, slanted) for i, text in enumerate(several)))) == 1
    assert judged(style, (paragraph(SENTENCE, letters=replace(PLAIN, bold=True)),)) == ["bold"]


@pytest.mark.parametrize(
    ("text", "left", "doubtful"),
    [("- Sở Xây dựng;", 40, True), ("- Sở Xây dựng;", 16, False), (SENTENCE, 40, False)],
)
def test_repairs_of_a_list_set_far_in_are_looked_at(text: str, left: float, doubtful: bool) -> None:
    indented = Paragraphs(FIFTH, first_line=(from_mm(10), from_mm(12.7)), rounding=from_mm(0.6))
    lines = prose(text, text, left=from_mm(left), first_line=Pt(0), after=Pt(0))
    for check in (indented, Paragraphs(FIFTH, gap=Interval(6, 99, Unit.PT))):
        (breach,) = outcomes(check, document(section(lines)), {Part.BODY: lines}, Part.BODY, NO_WORDS)
        assert isinstance(breach, Breach)
        assert breach.edits
        assert breach.doubtful_edits is doubtful
