"""Lines that cross → tables with their cells, boxes, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from tests.drawn_pages import HEIGHT, LEFT, WIDTH, boxed, grid, level, only, page, put, shown, upright

from decree30_lint.formats.pdf.content import Glyph, PageStroke
from decree30_lint.formats.pdf.layout.gutters.grids import grids_of
from decree30_lint.formats.pdf.layout.sequence import lay_out_page
from decree30_lint.model.document import Frame, Table, flatten
from decree30_lint.model.place import Extent
from decree30_lint.model.units import Pt

XS, YS = (100.0, 200.0, 300.0, 500.0), (300.0, 330.0, 360.0)
NAMES = (("Số", "Tên", "Ghi chú"), ("1", "Đất ở", "không"))


def cells(names: Sequence[Sequence[str]] = NAMES) -> list[Glyph]:
    """Each text in its cell, left aligned."""
    return [
        glyph
        for top, row in zip(YS, names, strict=False)
        for left, text in zip(XS, row, strict=False)
        for glyph in put(text, left + 5, top + 20)
    ]


def regions(glyphs: Sequence[Glyph], rules: Sequence[PageStroke]) -> list[object]:
    return shown(lay_out_page(page(glyphs, rules=rules)))


def test_lines_that_cross_are_a_table() -> None:
    assert regions(cells(), grid(XS, YS)) == [("table", list(NAMES[0]), list(NAMES[1]))]


def test_a_line_for_each_cell_is_the_same_table() -> None:
    """Word draws a border as many short lines, one for each cell."""
    pieces = [
        *(level(a, b, y) for y in YS for a, b in pairwise(XS)),
        *(upright(x, a, b) for x in XS for a, b in pairwise(YS)),
    ]
    assert regions(cells(), pieces) == [("table", list(NAMES[0]), list(NAMES[1]))]


@pytest.mark.parametrize(
    ("missing", "names", "expected"),
    [
        (200.0, (("Số và tên chung", "", "Ghi chú"), NAMES[1]), [(1, 2, "Số và tên chung"), (3, 1, "Ghi chú")]),
        (300.0, (("Số", "Tên và ghi chú chung"), NAMES[1]), [(1, 1, "Số"), (2, 2, "Tên và ghi chú chung")]),
    ],
)
def test_cells_without_a_line_between_them_are_merged(
    missing: float, names: Sequence[Sequence[str]], expected: list[tuple[int, int, str]]
) -> None:
    """The upright line at `missing` begins only in the second row."""
    rules = [*(level(XS[0], XS[-1], y) for y in YS), *(upright(x, YS[0] if x != missing else YS[1], YS[-1]) for x in XS)]
    upper, lower = only(Table, page(cells(names), rules=rules)).rows
    assert [(cell.column, cell.span, "".join(p.text for p in flatten(cell.blocks))) for cell in upper] == expected
    assert [cell.span for cell in lower] == [1, 1, 1]


def test_a_cell_gives_its_lines_their_room() -> None:
    table = only(Table, page(cells(), rules=grid(XS, YS)))
    rooms = [cell.extent and (cell.extent.left, cell.extent.right) for cell in table.rows[0]]
    assert rooms == [(100.25, 200.25), (200.25, 300.25), (300.25, 500.25)]


@pytest.mark.parametrize(("gap", "is_table"), [(0.0, True), (2.0, True), (4.0, False)])
def test_lines_of_a_table_may_almost_meet(gap: float, is_table: bool) -> None:
    level_lines = [level(XS[0] + gap, XS[-1] - gap, y) for y in YS]
    found = grids_of([*level_lines, upright(XS[0], YS[0], YS[-1]), upright(XS[-1], YS[0], YS[-1])], WIDTH, HEIGHT)
    assert bool(found) is is_table


@pytest.mark.parametrize(("apart", "columns"), [(1.0, 2), (3.0, 3)])
def test_double_lines_are_one_edge(apart: float, columns: int) -> None:
    (found,) = grids_of([*grid(XS[:3], YS), upright(XS[1] + apart, YS[0], YS[-1])], WIDTH, HEIGHT)
    assert len(found.xs) - 1 == columns


def test_low_rows_are_rows() -> None:
    low = (300.0, 312.0, 324.0)
    (found,) = grids_of([*grid((100, 300), low)], WIDTH, HEIGHT)
    cells = [upright(x, a, b) for x in (100, 300) for a, b in pairwise(low)]
    assert [(one.xs, one.ys) for one in grids_of([*grid((100, 300), low)[:3], *cells], WIDTH, HEIGHT)] == [
        (found.xs, found.ys)
    ]


def test_words_beside_a_table_are_no_part_of_it() -> None:
    beside = put("bên lề", 30, YS[0] + 20)
    below = put("dưới bảng", LEFT, YS[-1] + 30)
    found = regions([*cells(), *beside, *below], grid(XS, YS))
    assert ("table", list(NAMES[0]), list(NAMES[1])) in found
    assert sorted(region for region in found if isinstance(region, str)) == ["bên lề", "dưới bảng"]


def test_one_cell_with_words_is_a_box() -> None:
    assert regions(put("HỎA TỐC", 110, 320), boxed(100, 300, 200, 330)) == [("box", "HỎA TỐC")]


@pytest.mark.parametrize("apart", [0.0, 1.0, 2.0])
def test_a_box_on_another_one_is_a_box_of_its_own(apart: float) -> None:
    """An urgency mark that stands in the left column, right on the box around the title."""
    glyphs = [*put("HỎA TỐC", 140, 315), *put("CÔNG ĐIỆN", 250, 345)]
    found = regions(glyphs, [*boxed(130, 300, 220, 325), *boxed(90, 325 + apart, 550, 360)])
    assert found == [("box", "HỎA TỐC"), ("box", "CÔNG ĐIỆN")]


def test_words_without_room_in_a_box_go_on_below() -> None:
    frame = only(Frame, page(put("HỎA TỐC", 104, 315), put("HẸN GIỜ", 106, 331), rules=boxed(100, 300, 180, 340)))
    assert [paragraph.text for paragraph in flatten(frame.blocks)] == ["HỎA TỐC HẸN GIỜ"]


@pytest.mark.parametrize("y", [302.0, 303.0])
def test_a_line_just_below_the_edge_of_a_box_is_no_part_of_it(y: float) -> None:
    """The line under a motto that hangs into the box around the title."""
    (found,) = grids_of([*boxed(90, 300, 550, 360), level(320, 490, y)], WIDTH, HEIGHT)
    assert found.one_cell


def test_a_box_is_outlined_and_has_its_room() -> None:
    frame = only(Frame, page(put("MẬT", 110, 320), rules=boxed(100, 300, 200, 330)))
    (paragraph,) = flatten(frame.blocks)
    assert frame.outlined
    assert frame.extent == paragraph.extent == Extent(Pt(100.25), Pt(200.25))
    assert str(paragraph.anchor.path) == "body/p[1]/txbx[1]/p[1]"


@pytest.mark.parametrize(
    "rules",
    [
        boxed(60, 50, WIDTH - 40, HEIGHT - 60),  # a frame around the page
        [level(100, 400, 300), level(100, 400, 330)],  # only level lines
        [upright(100, 300, 330), upright(400, 300, 330)],  # only upright ones
        [upright(100, 300, 330), level(100, 400, 330)],  # a corner
        [upright(100, 300, 304), upright(400, 300, 304), level(100, 400, 300), level(100, 400, 304)],  # a bar drawn as a box
        boxed(100, 300, 400, 330)[:-1],  # one side open
    ],
    ids=["page frame", "level", "upright", "corner", "bar", "open"],
)
def test_what_is_no_grid(rules: list[PageStroke]) -> None:
    assert grids_of(rules, WIDTH, HEIGHT) == []
    assert regions(put("chữ trong khung", 110, 320), rules) == ["chữ trong khung"]


def test_an_empty_grid_is_left_out() -> None:
    assert regions(put("chữ", LEFT, 600), grid(XS, YS)) == ["chữ"]


def test_tables_apart_are_two() -> None:
    lower = (450.0, 480.0)
    glyphs = [*cells(), *put("Khác", 105, 470), *put("Bảng", 405, 470)]
    found = regions(glyphs, [*grid(XS, YS), *grid((100, 400, 500), lower)])
    assert found == [("table", list(NAMES[0]), list(NAMES[1])), ("table", ["Khác", "Bảng"])]


def test_lines_of_tables_are_no_strokes() -> None:
    line = level(150, 250, 600)
    layout = lay_out_page(page(cells(), put("chữ", 150, 595), rules=[*grid(XS, YS), line]))
    assert layout.rules == (line,)


def test_a_table_stands_where_its_top_is() -> None:
    found = regions([*put("trên", LEFT, 280), *cells(), *put("dưới", LEFT, 400)], grid(XS, YS))
    assert [region if isinstance(region, str) else "table" for region in found] == ["trên", "table", "dưới"]
