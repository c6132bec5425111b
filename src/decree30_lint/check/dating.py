"""Decides whether a document is of a time: by its own date, else by the day it is judged for."""

from __future__ import annotations

from datetime import date, timedelta

from decree30_lint.model.parts import Part
from decree30_lint.model.rules import View
from decree30_lint.syntax.date_line import DateLine


def is_since(view: View, day: date) -> bool | None:
    """Tells whether the document is of this day or later.

    None means that it does not say, or only so much ("tháng … năm 2025") that both may be.
    """
    recognition = view.subject.recognition
    if recognition.issued:
        return recognition.issued >= day
    dated = (c.content for c in view.subject.main.of(Part.PLACE_DATE) if c.confidence >= view.confidence)
    line = next((content for content in dated if isinstance(content, DateLine)), None)
    span = _span(line) if line else None
    if span is None:
        as_of = view.subject.as_of
        return None if as_of is None else as_of >= day
    first, beyond = span
    if first >= day:
        return True
    return False if beyond <= day else None


def _span(line: DateLine) -> tuple[date, date] | None:
    """Returns the first day that the line may mean, and the first after the last; None where it names no year."""
    first = line.earliest()
    if first is None:
        return None
    if line.month is None or line.month.value is None:
        return first, date(first.year + 1, 1, 1)
    if line.day is not None and line.day.value is not None:
        return first, first + timedelta(days=1)
    return first, date(first.year + first.month // 12, first.month % 12 + 1, 1)
