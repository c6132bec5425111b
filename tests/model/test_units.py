"""Bounds include their ends; the error of the ruler widens both, and what is proposed lies between them."""

from __future__ import annotations

import pytest

from decree30_lint.model.units import Interval, Pt, Unit, from_mm, to_mm

SIZES = Interval(13, 14, Unit.PT)


@pytest.mark.parametrize(
    ("value", "error", "expected"),
    [
        (13.0, 0.0, True),
        (13.5, 0.0, True),
        (14.0, 0.0, True),
        (12.99, 0.0, False),
        (14.01, 0.0, False),
        (12.75, 0.25, True),
        (14.25, 0.25, True),
        (12.74, 0.25, False),
        (14.26, 0.25, False),
    ],
)
def test_bounds_are_included(value: float, error: float, expected: bool) -> None:
    assert SIZES.holds(value, error) is expected


def test_one_value_may_be_the_whole_interval() -> None:
    assert [Interval(11, 11, Unit.PT).holds(value) for value in (10.99, 11.0, 11.01)] == [False, True, False]


@pytest.mark.parametrize(
    ("value", "expected"), [(8, 13), (12.9, 13), (13, 13), (13.4, 13.4), (14, 14), (14.1, 14), (72, 14)]
)
def test_the_nearest_value(value: float, expected: float) -> None:
    assert SIZES.nearest(value) == expected


def test_lengths_are_points_inside() -> None:
    assert from_mm(25.4) == Pt(72)
    assert to_mm(from_mm(30)) == pytest.approx(30)
