from __future__ import annotations

import pytest

from decree30_lint.model.units import Interval, Unit, from_mm
from decree30_lint.ruleset.quantities import parse_interval, parse_length


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("13pt", Interval(13, 13, Unit.PT)),
        ("13pt..14pt", Interval(13, 14, Unit.PT)),
        ("20mm..25mm", Interval(from_mm(20), from_mm(25), Unit.MM)),
        (">= 6pt", Interval(6, float("inf"), Unit.PT)),
        (">= 1 lines", Interval(1, float("inf"), Unit.LINES)),
        ("1..1.5 lines", Interval(1, 1.5, Unit.LINES)),
        ("1.0 of text", Interval(1, 1, Unit.OF_TEXT)),
        ("3 %", Interval(0.03, 0.03, Unit.PERCENT)),
    ],
)
def test_intervals(text: str, interval: Interval) -> None:
    assert parse_interval(text) == interval


@pytest.mark.parametrize("text", ["20", "20 mm", "13pt..14mm", "", "pt", "-5mm", "1,5 lines"])
def test_not_an_interval(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the text itself is the message
        parse_interval(text)


def test_length_is_one_value_with_a_unit() -> None:
    assert parse_length("2cm") == pytest.approx(from_mm(20))
    for wrong in ("2cm..3cm", "1 lines"):
        with pytest.raises(ValueError, match=wrong):
            parse_length(wrong)
