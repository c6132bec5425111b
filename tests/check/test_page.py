"""Margins: of which only the most is known that they can be, and of pages that lie."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.check.pieces import MARGINS, NO_WORDS, document, outcomes, prose, said, section

from decree30_lint.check.kinds.page import Edge, Margin
from decree30_lint.model.document import Margins
from decree30_lint.model.edits import SetPage
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.papers import SheetMargins
from decree30_lint.model.parts import Family, Part, Recognition, Subject, Text, TextKind
from decree30_lint.model.path import FILE
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import View
from decree30_lint.model.units import Interval, Unit, from_mm

TOP = Margin(Edge.TOP, Interval(from_mm(20), from_mm(25), Unit.PT), from_mm(0.5))


@pytest.mark.parametrize(
    ("most", "known", "landscape", "expected"),
    [
        (15, True, False, ["at-most"]),
        (19.6, True, False, ["?"]),
        (22, True, False, ["?"]),
        (40, True, False, ["?"]),
        (15, False, False, ["?"]),
        (15, True, True, ["?"]),
    ],
)
def test_a_margin_is_called_too_narrow_only_where_that_is_certain(
    most: float, known: bool, landscape: bool, expected: list[str]
) -> None:
    edges = frozenset({"top"})
    margins = replace(MARGINS, top=from_mm(most), estimated=edges, at_most=edges if known else frozenset())
    sheet = {"width": from_mm(297), "height": from_mm(210)} if landscape else {}
    found = outcomes(TOP, document(section(prose("Sở báo cáo."), margins=margins, **sheet)), {}, Part.PAGE, NO_WORDS)
    assert said(found) == expected


BOUNDS = ((Edge.TOP, 20, 25), (Edge.BOTTOM, 20, 25), (Edge.LEFT, 30, 35), (Edge.RIGHT, 15, 20))
LAWFUL = {edge: Interval(from_mm(low), from_mm(high), Unit.MM) for edge, low, high in BOUNDS}


@pytest.mark.parametrize(
    ("sides", "broken"),
    [  # top, bottom, left, right in mm, of a page that lies
        ((20, 20, 30, 15), []),  # as it is read
        ((30, 15, 20, 20), []),  # turned to the right
        ((15, 30, 20, 25), []),  # turned to the left
        ((20, 20, 20, 20), ["left"]),
        ((30, 15, 30, 15), ["top", "bottom"]),
        ((30, 20, 10, 20), ["bottom"]),  # turned to the right: the sheet's bottom is at the left
        ((20, 30, 20, 10), ["bottom"]),  # turned to the left
        ((30, 30, 20, 20), ["right"]),  # either way; to the right comes first
        ((10, 20, 30, 15), ["top"]),
    ],
)
def test_a_page_that_lies_is_judged_by_its_four_margins(sides: tuple[int, ...], broken: list[str]) -> None:
    top, bottom, left, right = map(from_mm, sides)
    margins = Margins(top, bottom, left, right)
    of = document(section(prose("Sở báo cáo."), margins=margins, width=from_mm(297), height=from_mm(210)))
    checks = [Margin(edge, LAWFUL[edge], from_mm(0.5), LAWFUL) for edge in Edge]
    found = {check.edge.value: outcomes(check, of, {}, Part.PAGE, NO_WORDS) for check in checks}
    assert [edge for edge, said_of in found.items() if said_of] == broken
    for breaches in found.values():
        for breach in breaches:
            assert isinstance(breach, Breach)
            assert isinstance(breach.actual, SheetMargins)
            found_at = breach.actual.top, breach.actual.bottom, breach.actual.left, breach.actual.right
            assert found_at == (top, bottom, left, right)


def test_the_margin_of_a_turned_sheet_is_mended_where_it_is() -> None:
    top, bottom, left, right = map(from_mm, (30, 20, 10, 20))
    margins = Margins(top, bottom, left, right)
    of = document(section(prose("Sở báo cáo."), margins=margins, width=from_mm(297), height=from_mm(210)))
    (breach,) = outcomes(Margin(Edge.BOTTOM, LAWFUL[Edge.BOTTOM], from_mm(0.5), LAWFUL), of, {}, Part.PAGE, NO_WORDS)
    assert isinstance(breach, Breach)
    assert breach.edits == (SetPage(of.sections[0].anchor, left=from_mm(20)),)


@pytest.mark.parametrize(("parted", "key"), [(False, ""), (True, "appendix")])
def test_a_section_is_that_of_an_appendix_where_it_holds_nothing_else(parted: bool, key: str) -> None:
    written = prose("Sở báo cáo.", "Sở đề nghị.", "PHỤ LỤC", "Danh sách")
    narrow = replace(MARGINS, top=from_mm(15))
    sections = (
        (section(written[:2]), section(written[2:], margins=narrow)) if parted else (section(written, margins=narrow),)
    )
    texts = (
        Text(TextKind.MAIN, "bao-cao", 1.0, (), Anchor(FILE, 0), 2),
        Text(TextKind.APPENDIX, "", 1.0, (), Anchor(FILE, 3), 4),
    )
    subject = Subject(document(*sections), Recognition(Family.ND30, 1.0, texts), NO_WORDS)
    assert said(TOP.run(View(subject, texts[0], Part.PAGE, ()))) == [key]
