"""Dates ahead of the day that the user names, and of the one that the computer's clock shows."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace
from tests.check.pieces import NO_WORDS, component, document, paragraph, said

from decree30_lint.check.kinds.dates import DateReal
from decree30_lint.model.parts import Family, Part, Recognition, Stage, Subject, Text, TextKind
from decree30_lint.model.path import FILE
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import View

REAL = DateReal(2100, days_ahead=31, years_ahead=1)
DAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "stage", "told", "clock"),
    [
        ("ngày 05 tháng 4 năm 2026", Stage.ISSUED, [], []),
        ("ngày 06 tháng 4 năm 2026", Stage.ISSUED, ["future"], ["clock"]),
        ("ngày 06 tháng 4 năm 2027", Stage.ISSUED, ["future"], ["clock"]),
        ("ngày 06 tháng 4 năm 2027", Stage.DRAFT, [], []),
        ("ngày 06 tháng 4 năm 2028", Stage.ISSUED, ["year"], ["clock-year"]),
        ("ngày 06 tháng 4 năm 2028", Stage.DRAFT, ["year"], ["clock-year"]),
        ("ngày 06 tháng 4 năm 2206", Stage.DRAFT, ["year"], ["year"]),
        ("ngày 06 tháng 4 năm 1944", Stage.DRAFT, ["year"], ["year"]),
        ("ngày 06 tháng 4 năm 1945", Stage.DRAFT, [], []),
        ("ngày 31 tháng 4 năm 2028", Stage.DRAFT, ["year"], [""]),
    ],
)
def test_days_ahead(text: str, stage: Stage, told: list[str], clock: list[str]) -> None:
    found = component(Part.PLACE_DATE, paragraph(f"Hà Nội, {text}"))
    written = Text(TextKind.MAIN, "bao-cao", 1.0, (found,), Anchor(FILE, 0), 9)
    subject = Subject(document(), Recognition(Family.ND30, 1.0, (written,)), NO_WORDS, stage)
    for known, expected in ((replace(subject, as_of=DAY, today=DAY), told), (replace(subject, today=DAY), clock)):
        assert said(REAL.run(View(known, written, Part.PLACE_DATE, (found,)))) == expected
