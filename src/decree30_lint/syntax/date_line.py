"""Takes the line of place and date apart: "Hà Nội, ngày 05 tháng 01 năm 2026"."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from decree30_lint.model.parts import Component
from decree30_lint.syntax.passage import Passage, passage_of
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked, unfilled

_DAY, _MONTH, _YEAR = "ngày", "tháng", "năm"
_IN_FIGURES = re.compile(r"\d{1,2}\s*[/.\-–]\s*\d{1,2}\s*[/.\-–]\s*\d{2,4}")
_AROUND = " \t\n,;:.-–"
_FULL_YEAR = 4


class Entry(Struct, frozen=True):
    """Holds what stands after one of the three words; `value` is None unless it is a plain number."""

    text: str
    start: int
    end: int

    @property
    def value(self) -> int | None:
        return int(self.text) if self.text.isdecimal() else None

    @property
    def blank(self) -> bool:
        return unfilled(self.text)

    @property
    def open(self) -> bool:
        return self.blank or PLACEHOLDER in self.text


class DateLine(Struct, frozen=True):
    """Holds the pieces of the line; an entry is None where its word is missing.

    `place` comes without the comma, `link` is what stands between it and the date. `figures` is a date like 05/01/2026;
    `open` means that a placeholder stands somewhere.
    """

    passage: Passage
    place: Entry
    link: Entry
    day: Entry | None
    month: Entry | None
    year: Entry | None
    figures: Entry | None
    open: bool

    @property
    def in_words(self) -> bool:
        return None not in (self.day, self.month, self.year)

    @property
    def year_is_open(self) -> bool:
        """Tells whether the rest of the year is still to be written: "năm 20…", "năm 202"."""
        if self.year is None or self.year.open:
            return True
        return self.year.text.isdecimal() and len(self.year.text) < _FULL_YEAR and self.year.text.startswith("20")

    def earliest(self) -> date | None:
        """Returns the first day that the entries allow; None where they name no year or no real day."""
        if self.year is None or self.year.value is None or self.year_is_open:
            return None
        month = self.month.value if self.month else None
        day = self.day.value if self.day and month else None
        try:
            return date(self.year.value, month or 1, day or 1)
        except ValueError:
            return None


def date_line(component: Component) -> DateLine:
    passage = passage_of(component)
    text = masked(passage.text)
    lower = text.casefold() if len(text.casefold()) == len(text) else text.lower()
    starts = _words(lower)
    figures = _IN_FIGURES.search(text)
    head = min(
        [start for start in (*starts.values(), figures.start() if figures else None) if start is not None], default=len(text)
    )
    place_end = len(text[:head].rstrip(_AROUND))
    return DateLine(
        passage,
        _entry(text, 0, place_end),
        Entry(text[place_end:head], place_end, head),
        _after(text, starts, _DAY),
        _after(text, starts, _MONTH),
        _after(text, starts, _YEAR),
        _entry(text, *figures.span()) if figures else None,
        PLACEHOLDER in text,
    )


def _words(lower: str) -> dict[str, int | None]:
    """Returns where each of the three words begins.

    They are looked for from behind: a place may hold one of them.
    """
    year = lower.rfind(_YEAR)
    month = lower.rfind(_MONTH, 0, year if year >= 0 else None)
    day = lower.rfind(_DAY, 0, next((at for at in (month, year) if at >= 0), None))
    return {word: at if at >= 0 else None for word, at in ((_DAY, day), (_MONTH, month), (_YEAR, year))}


def _after(text: str, starts: dict[str, int | None], word: str) -> Entry | None:
    start = starts[word]
    if start is None:
        return None
    low = start + len(word)
    high = min((at for at in starts.values() if at is not None and at > start), default=len(text))
    return _entry(text, low, high)


def _entry(text: str, low: int, high: int) -> Entry:
    """Returns the characters between, without blanks and full stops at the ends."""
    inner = text[low:high]
    start = low + len(inner) - len(inner.lstrip(" \t\n"))
    end = max(start, low + len(inner.rstrip(" \t\n.")))
    return Entry(text[start:end], start, end)
