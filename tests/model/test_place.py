"""Boxes on a page: what two of them share, how far apart they are, and what lies around them."""

from __future__ import annotations

from math import inf

import pytest

from decree30_lint.model.place import Box
from decree30_lint.model.units import Pt


def box(left: float, top: float, right: float, bottom: float, page: int = 1) -> Box:
    return Box(page, Pt(left), Pt(top), Pt(right), Pt(bottom))


@pytest.mark.parametrize(
    ("other", "common", "distance"),
    [
        (box(0, 0, 10, 20), 200, 0),
        (box(5, 10, 15, 30), 50, 125**0.5),
        (box(10, 0, 20, 20), 0, 10),  # side by side
        (box(2, 40, 8, 60), 0, 40),  # below
        (box(20, 40, 30, 60), 0, 2000**0.5),  # aslant: both overlaps are negative
        (box(0, 0, 10, 20, page=2), 0, inf),
    ],
)
def test_two_boxes(other: Box, common: float, distance: float) -> None:
    one = box(0, 0, 10, 20)
    assert (one.area, one.common_area(other)) == (200, common)
    assert one.distance(other) == other.distance(one) == pytest.approx(distance)


def test_a_box_around_two() -> None:
    assert box(0, 0, 10, 20).joined(box(5, 10, 15, 12)) == box(0, 0, 15, 20)
    assert box(0, 0, 10, 20).joined(box(0, 0, 10, 20, page=2)) is None
