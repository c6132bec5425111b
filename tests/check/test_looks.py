"""What letters look like: the size of most of them, and the hue of a colour."""

from __future__ import annotations

import pytest

from decree30_lint.check.colours import has_hue
from decree30_lint.check.looks import main_size
from decree30_lint.model.units import Pt

RED, BLUE = (330, 390), (185, 275)


@pytest.mark.parametrize(
    ("letters", "size"),
    [
        ([], None),
        ([(13, 4), (14, 9)], 14),
        ([(13, 5), (14, 9), (13, 5)], 13),
        ([(None, 9), (14, 4)], None),
    ],
)
def test_the_size_of_most_letters(letters: list[tuple[Pt | None, int]], size: Pt | None) -> None:
    assert main_size(letters) == size


@pytest.mark.parametrize(
    ("colour", "hues", "saturation", "expected"),
    [
        ("FF0000", RED, 0.25, True),  # 0 degrees are 360
        ("FF0033", RED, 0.25, True),
        ("FF7F00", RED, 0.25, True),  # just below 30 degrees
        ("FF8000", RED, 0.25, False),
        ("FFFF00", RED, 0.25, False),
        ("0000FF", BLUE, 0.25, True),
        ("0000FF", RED, 0.25, False),
        ("C0C0FF", BLUE, 0.24, True),
        ("C0C0FF", BLUE, 0.25, False),
        ("808080", RED, 0.0, False),
        ("000000", RED, 0.25, False),
    ],
)
def test_the_hue_of_a_colour(colour: str, hues: tuple[int, int], saturation: float, expected: bool) -> None:
    assert has_hue(colour, hues, saturation) is expected
