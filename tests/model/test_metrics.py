"""Widths, lines and heights without a layout program."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from decree30_lint.model import metrics, stacking
from decree30_lint.model.advances import _advances
from decree30_lint.model.document import Block, Cell, Frame, Paragraph, Span, Table
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout, RunFormat, VerticalAlign
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor, Box, Extent
from decree30_lint.model.units import Pt

ROOM = Extent(Pt(100), Pt(300))
TEN = RunFormat(family="Times New Roman", size=Pt(10))


def spans(*pieces: tuple[str, RunFormat]) -> tuple[Span, ...]:
    found, start = [], 0
    for text, letters in pieces:
        found.append(Span(text, letters, start))
        start += len(text)
    return tuple(found)


def paragraph(
    text: str,
    letters: RunFormat = TEN,
    layout: ParagraphLayout = ParagraphLayout(),  # noqa: B008 - frozen
    room: Extent | None = ROOM,
    path: str = "body/p[1]",
    mark: RunFormat = TEN,
) -> Paragraph:
    return Paragraph(spans((text, letters)) if text else (), layout, Anchor(Path.parse(path)), room, mark=mark)


@pytest.mark.parametrize(
    ("text", "letters", "ems"),
    [
        ("0123456789", RunFormat(size=Pt(10)), 5.0),
        ("ầếộợữđ", RunFormat(size=Pt(10)), (909 + 909 + 1024 + 1083 + 1110 + 1024) / 2048),
        ("CỘNG", RunFormat(size=Pt(10), bold=True), (1479 + 1593 + 1479 + 1593) / 2048),
        ("  CỘNG ", RunFormat(size=Pt(10), bold=True), (1479 + 1593 + 1479 + 1593) / 2048),
        ("12", RunFormat(size=Pt(10), vertical_align=VerticalAlign.SUPERSCRIPT), 0.58),
        ("12", RunFormat(size=Pt(10), tracking=Pt(-0.5)), 0.9),
        ("12", RunFormat(size=Pt(10), character_scale=1.5), 1.5),
        ("AÁ", RunFormat(size=Pt(10), small_caps=True), 2 * 1479 / 2048),
        ("aá", RunFormat(size=Pt(10), small_caps=True), 0.8 * 2 * 1479 / 2048),
        ("o", RunFormat(size=Pt(10), family="Arial"), 1139 / 2048),
        ("", RunFormat(size=Pt(10)), 0.0),
    ],
)
def test_width_is_the_sum_of_the_fonts_advances(text: str, letters: RunFormat, ems: float) -> None:
    assert metrics.text_width(spans((text, letters))) == pytest.approx(10 * ems)


def test_every_vietnamese_letter_has_a_width_of_its_own() -> None:
    letters = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
    for family in ("serif", "sans"):
        for style in ("regular", "bold", "italic", "bold_italic"):
            known = _advances(family, style)
            assert [letter for letter in letters + letters.upper() if letter not in known] == []


def test_boxes_of_a_laid_out_file_come_first() -> None:
    boxed = (
        Span("ab", TEN, 0, box=Box(1, Pt(50), Pt(0), Pt(70), Pt(10))),
        Span("cd", TEN, 2, box=Box(1, Pt(71), Pt(0), Pt(95), Pt(10))),
    )
    assert metrics.text_width(boxed) == Pt(45)


def test_lines_break_at_the_last_blank_that_fits() -> None:
    lines = metrics.wrap(paragraph(" ".join(["000000000"] * 9)))
    assert [line.text for line in lines] == [" ".join(["000000000"] * 4), " ".join(["000000000"] * 4), "000000000"]
    assert [(line.start, line.end) for line in lines] == [(0, 39), (40, 79), (80, 89)]
    assert [line.width for line in lines] == pytest.approx([187.5, 187.5, 45.0])


@pytest.mark.parametrize(
    ("layout", "left"),
    [
        (ParagraphLayout(align=Align.LEFT), 100),
        (ParagraphLayout(align=Align.BOTH, left=Pt(20)), 120),
        (ParagraphLayout(align=Align.LEFT, left=Pt(20), first_line=Pt(-15)), 105),
        (ParagraphLayout(align=Align.CENTRE), 190),
        (ParagraphLayout(align=Align.CENTRE, left=Pt(40)), 210),
        (ParagraphLayout(align=Align.RIGHT, right=Pt(10)), 270),
    ],
)
def test_a_line_begins_where_alignment_and_indents_put_it(layout: ParagraphLayout, left: float) -> None:
    (line,) = metrics.wrap(paragraph("0000 ", layout=layout))
    assert (line.left, line.width) == (Pt(left), Pt(20))


def test_without_a_room_only_written_breaks_count() -> None:
    lines = metrics.wrap(paragraph("0" * 500 + "\nxa", room=None))
    assert [len(line.text) for line in lines] == [500, 2]


def test_a_tab_goes_to_the_next_stop() -> None:
    stops = ((Pt(60), Align.CENTRE), (Pt(150), Align.LEFT))
    text = paragraph("00\t0000\t00", layout=ParagraphLayout(tab_stops=stops))
    found = [(s.text, float(s.left), s.start) for s in metrics.stretches(text)]
    assert found == [("00", 100, 0), ("0000", 150, 3), ("00", 250, 8)]


@pytest.mark.parametrize(
    ("align", "letters", "left", "lines"),
    [
        (Align.CENTRE, 16, 220, 1),  # 80 around 160 end with the room, at 200
        (Align.CENTRE, 18, 210, 1),
        (Align.CENTRE, 38, 110, 1),
        (Align.RIGHT, 18, 170, 1),
        (Align.CENTRE, 40, 100, 2),
    ],
)
def test_text_around_a_tab_stop_is_moved_up_to_the_right_edge(align: Align, letters: int, left: float, lines: int) -> None:
    text = paragraph("00\t" + "0" * letters, layout=ParagraphLayout(tab_stops=((Pt(160), align),)))
    found = metrics.stretches(text)[1:]
    assert (float(found[0].left), len(found)) == (left, lines - 1 or 1)


def test_columns_parted_by_blanks_are_stretches_of_their_own() -> None:
    found = metrics.stretches(paragraph("SỞ NỘI VỤ      CỘNG HÒA\n  Số: 05       Độc lập"))
    assert [s.text for s in found] == ["SỞ NỘI VỤ", "CỘNG HÒA", "Số: 05", "Độc lập"]
    assert found[0].top == found[1].top < found[2].top == found[3].top


def test_extent_of_characters_in_one_line() -> None:
    text = paragraph("00 0000")
    assert metrics.extent(text, 3, 7) == pytest.approx((112.5, 132.5))
    assert metrics.extent(paragraph("00\n00"), 0, 4) is None


@pytest.mark.parametrize(
    ("spacing", "high"),
    [
        (None, 11.5),
        (LineSpacing(lines=1.0), 11.5),
        (LineSpacing(lines=1.5), 17.25),
        (LineSpacing(exact=Pt(9)), 9),
        (LineSpacing(at_least=Pt(9)), 11.5),
        (LineSpacing(at_least=Pt(20)), 20),
    ],
)
def test_one_line_is_as_high_as_its_font_and_spacing_say(spacing: LineSpacing | None, high: float) -> None:
    text = paragraph("một\nhai", layout=ParagraphLayout(spacing=spacing))
    assert metrics.line_height(text) == pytest.approx(high, abs=0.01)
    assert metrics.height(text) == pytest.approx(2 * high, abs=0.01)


def test_a_blank_paragraph_is_as_high_as_its_mark() -> None:
    assert metrics.height(paragraph("", mark=RunFormat(size=Pt(20)))) == pytest.approx(23, abs=0.01)


def test_gaps_do_not_add_up() -> None:
    above = paragraph("a", layout=ParagraphLayout(after=Pt(6)))
    below = paragraph("b", layout=ParagraphLayout(before=Pt(10)))
    assert metrics.gap(above, below) == Pt(10)


def test_contextual_gaps_vanish_between_paragraphs_of_one_style() -> None:
    listed = paragraph("a", layout=ParagraphLayout(after=Pt(6), before=Pt(6), contextual=True))
    assert metrics.gap(listed, listed) == Pt(0)


def tops(blocks: Sequence[Block]) -> dict[int | None, Pt]:
    """The tops by the numbers of the paragraphs."""
    return {path.number: top for path, top in stacking.tops(blocks).items()}


def test_cells_of_a_row_begin_on_one_line() -> None:
    left = (paragraph("SỞ", path="body/p[1]"), paragraph("Số", path="body/p[2]", layout=ParagraphLayout(before=Pt(4))))
    right = (paragraph("CỘNG", path="body/p[3]"), paragraph("Độc", path="body/p[4]"), paragraph("Hà", path="body/p[5]"))
    row = (Cell(left, ROOM, 1), Cell(right, ROOM, 2))
    found = tops([Table((row,), False, Anchor(Path.parse("body/tbl[1]"))), paragraph("sau", path="body/p[6]")])
    assert found[1] == found[3] == Pt(0)
    assert found[2] - found[4] == pytest.approx(4)
    assert found[6] == pytest.approx(34.5, abs=0.02)


def test_a_frame_hangs_at_the_paragraph_that_holds_it() -> None:
    frame = Frame((paragraph("khung", path="body/p[7]"),), Anchor(Path.parse("body/p[7]")), ROOM, offset=Pt(5))
    found = tops([paragraph("một", path="body/p[1]"), frame, paragraph("hai", path="body/p[2]")])
    assert found[7] == Pt(5)
    assert found[2] == pytest.approx(11.5, abs=0.01)


def test_rows_are_kept_of_so_many_paragraphs_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "_KEPT", 3)
    metrics._measured.clear()
    measured = [paragraph(f"dòng {number}") for number in range(5)]
    first, *_ = heights = [metrics.height(each) for each in measured]
    assert [metrics._CACHE in vars(each) for each in measured] == [False, False, True, True, True]
    assert metrics.height(measured[0]) == first
    assert set(heights) == {first}
