"""Decides whether a document is of a time: by its own date, else by the day it is judged for."""

from __future__ import annotations

from datetime import date

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
    first, last = (line.earliest(), line.latest()) if line else (None, None)
    if first is None or last is None:
        as_of = view.subject.as_of
        return None if as_of is None else as_of >= day
    if first >= day:
        return True
    return False if last < day else None
