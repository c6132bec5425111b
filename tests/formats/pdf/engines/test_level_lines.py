"""Drawn paths → level and upright lines, also where a hand drew them a little askew."""

from __future__ import annotations

import pytest

from decree30_lint.formats.pdf.content import PageStroke
from decree30_lint.formats.pdf.engines.page_frame import Point
from decree30_lint.formats.pdf.engines.strokes import DrawnPath, strokes_of


def drawn(*points: Point) -> list[PageStroke]:
    return list(strokes_of(DrawnPath("000000", True, True, 0.4, [points]), None))


@pytest.mark.parametrize(("rise", "level"), [(0.0, True), (0.5, True), (1.7, True), (-1.7, True), (6.0, False)])
def test_a_line_may_rise_a_little(rise: float, level: bool) -> None:
    found = drawn((100, 50), (200, 50 + rise))
    assert [(s.left, s.right, round(s.bottom - s.top, 2)) for s in found] == ([(100, 200, 0.8)] if level else [])


@pytest.mark.parametrize(("length", "level"), [(20, False), (40, True)])
def test_the_longer_a_line_the_more_it_may_rise(length: float, level: bool) -> None:
    assert bool(drawn((100, 50), (100 + length, 51))) is level


def test_an_upright_line_may_lean_as_much() -> None:
    (found,) = drawn((100, 50), (101.5, 150))
    assert (found.top, found.bottom, round(found.left, 2)) == (50, 150, 100.35)
