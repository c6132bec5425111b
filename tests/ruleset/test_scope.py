"""Which day decides whether a ruleset governs: the printed one, also with its day left open, else the one asked for."""

from __future__ import annotations

from datetime import date

import pytest

from decree30_lint.model.parts import Family, Recognition
from decree30_lint.model.rules import RuleSet
from decree30_lint.ruleset import governs, why_outside


@pytest.mark.parametrize(
    ("issued", "latest", "as_of", "expected"),
    [
        (None, None, None, True),
        (date(2019, 4, 1), None, None, False),
        (None, date(2019, 4, 30), None, False),
        (None, date(2019, 12, 31), date(2026, 1, 1), False),
        (None, date(2020, 3, 31), None, True),  # may be the day on which it came into force, or later
        (None, date(2026, 4, 30), None, True),
        (date(2026, 4, 1), date(2019, 4, 30), None, True),
        (None, None, date(2019, 4, 1), False),
    ],
)
def test_the_day_that_decides(
    issued: date | None, latest: date | None, as_of: date | None, expected: bool, ruleset: RuleSet
) -> None:
    found = Recognition(Family.ND30, 1.0, (), issued, latest=latest)
    assert governs(ruleset, found, as_of) is expected


@pytest.mark.parametrize(
    ("latest", "shown"),
    [(date(2019, 4, 30), "văn bản này ghi tháng 4 năm 2019,"), (date(2019, 12, 31), "văn bản này ghi năm 2019,")],
)
def test_the_reason_says_as_much_as_the_document(latest: date, shown: str, ruleset: RuleSet) -> None:
    assert shown in why_outside([ruleset], Recognition(Family.ND30, 1.0, (), latest=latest), None).vi
