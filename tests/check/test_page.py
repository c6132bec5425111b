"""Margins of which only the most is known that they can be."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.check.pieces import MARGINS, NO_WORDS, document, outcomes, prose, said, section

from decree30_lint.check.kinds.page import Edge, Margin
from decree30_lint.model.parts import Part
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
