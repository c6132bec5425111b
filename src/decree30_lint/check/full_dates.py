"""Finds full dates within a text whose day or month lacks the zero before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from decree30_lint.check.written import Slip, is_typed
from decree30_lint.syntax.passage import Change, Passage


def unpadded_dates(passage: Passage, days: int, months: int) -> Iterator[Slip]:
    """Yields the dates that lack the zero before a day below `days` or a month below `months`."""
    for hit in _full_date().finditer(passage.text):
        day, between, month = hit[1], passage.text[hit.end(1) : hit.start(3)], hit[3]
        right = _padded(day, days) + between + _padded(month, months)
        if right != day + between + month and is_typed(passage, hit.start(), hit.end()):
            yield Slip(hit.start(1), hit.end(), Change(hit.start(1), hit.end(3), right))


@cache
def _full_date() -> re.Pattern[str]:
    return re.compile(r"gày (\d{1,2})(?:([/.-])| tháng )(\d{1,2})(?:(?(2)\2| năm ))(?:19|20)\d\d(?![\w/])")


def _padded(number: str, below: int) -> str:
    return f"0{number}" if len(number) == 1 and 0 < int(number) < below else number
