"""Frames around stamps, and where the address line stands."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.check.pieces import PLAIN, outcomes, paragraph, said, section
from tests.check.pieces import document as made

from decree30_lint.check.kinds.marks import TextFormat
from decree30_lint.model.document import Block, Cell, Frame, HeaderKind, Paragraph, Stroke, StrokeKind, Table
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.parts import Component, Family, Part, Recognition, Subject, Text, TextKind, Vocabulary
from decree30_lint.model.path import FILE, Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import View
from decree30_lint.model.units import Interval, Pt, Unit

WORDS = Vocabulary((), {}, {})
STAMP = TextFormat(None, True, Interval(13, 14, Unit.PT), True, False, framed=True)
ADDRESS = TextFormat(None, False, Interval(11, 12, Unit.PT), italic=False, across=0.9, first_page=True)
BOLD = replace(PLAIN, bold=True)


def stamp(path: str) -> Paragraph:
    return paragraph("HỎA TỐC", path, 3, BOLD)


def table(cells: int, ruled: bool, *blocks: Block) -> Table:
    row = tuple(Cell(blocks if i == 0 else (), None, i + 1) for i in range(cells))
    return Table((row,), ruled, Anchor(Path.parse("body/tbl[1]"), 2))


IN_CELL = stamp("body/tbl[1]/tr[1]/tc[1]/p[1]")
IN_BOX = stamp("body/p[1]/txbx[1]/p[1]")


@pytest.mark.parametrize(
    ("mark", "block", "expected"),
    [
        (stamp("body/p[1]"), stamp("body/p[1]"), ["frame"]),
        (replace(stamp("body/p[1]"), boxed=True), stamp("body/p[1]"), []),
        (IN_BOX, Frame((IN_BOX,), Anchor(Path.parse("body/p[1]/txbx[1]"), 2), outlined=True), []),
        (IN_BOX, Frame((IN_BOX,), Anchor(Path.parse("body/p[1]/txbx[1]"), 2)), ["frame"]),
        (IN_CELL, table(1, False, IN_CELL), ["?"]),
        (IN_CELL, table(2, True, IN_CELL), ["?"]),
        (IN_CELL, table(2, False, IN_CELL), ["frame"]),
    ],
    ids=["bare", "borders", "outlined box", "box", "cell alone", "ruled table", "letterhead"],
)
def test_a_stamp_has_a_frame(mark: Paragraph, block: Block, expected: list[str]) -> None:
    assert said(outcomes(STAMP, made(section([block])), {Part.URGENCY: [mark]}, Part.URGENCY, WORDS)) == expected


def address(kind: HeaderKind, pages: int, *strokes: Stroke) -> list[str]:
    line = paragraph("Số 18 đường Bến Xưa; ĐT: 0219 355 0118", "footer[1]/p[2]", 8, replace(PLAIN, size=Pt(11)))
    component = Component(Part.ADDRESS_LINE, (line,), shown_on=kind)
    text = Text(TextKind.MAIN, "cong-van", 1.0, (component,), Anchor(FILE, 0), 9)
    document = replace(made(section(), page_count=pages), strokes=strokes)
    view = View(Subject(document, Recognition(Family.ND30, 1.0, (text,)), WORDS), text, Part.ADDRESS_LINE, text.components)
    found = ADDRESS.run(view)
    return [outcome.message_key if isinstance(outcome, Breach) else "?" for outcome in found]


def line(path: str, order: int, length: float | None) -> Stroke:
    return Stroke(StrokeKind.BORDER, Anchor(Path.parse(path), order), None if length is None else Pt(length))


@pytest.mark.parametrize(
    ("kind", "pages", "stroke", "expected"),
    [
        (HeaderKind.FIRST, 3, line("footer[1]/p[1]", 7, 467), []),
        (HeaderKind.DEFAULT, 1, line("footer[1]/p[1]", 7, 467), []),
        (HeaderKind.DEFAULT, 3, line("footer[1]/p[1]", 7, 467), ["page"]),
        (HeaderKind.FIRST, 3, line("footer[1]/p[1]", 7, 200), ["line"]),
        (HeaderKind.FIRST, 3, line("body/p[6]", 7, 467), ["line"]),
        (HeaderKind.FIRST, 3, line("footer[1]/p[1]", 7, None), ["?"]),
    ],
)
def test_the_address_stands_on_page_one_under_a_line(
    kind: HeaderKind, pages: int, stroke: Stroke, expected: list[str]
) -> None:
    assert address(kind, pages, stroke) == expected
