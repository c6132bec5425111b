"""Parses the line of place and date: "Hà Nội, ngày 05 tháng 01 năm 2026"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct

from decree30_lint.model.digits import number_of
from decree30_lint.model.document import Paragraph
from decree30_lint.syntax.folding import bare
from decree30_lint.syntax.passage import Change, Passage, joined
from decree30_lint.syntax.piece import Piece
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

_DAY, _MONTH, _YEAR = _WORDS = "ngày", "tháng", "năm"
_DOTS = r"[\s.…]*+"
_FIGURES = rf"(?:{_DOTS}(?=\d))?\d{{0,2}}"
_SHORT_DATE = re.compile(
    r"\s*+(?P<place>[^\d]{2,40}?|(?<=\s\s))\s*+(?P<comma>,|(?=ngày))\s*+(?:ngày)?"
    rf"{_FIGURES}(?:{_DOTS}[/-]|[\s…]*+\.){_FIGURES}(?:{_DOTS}[/-]|(?>[\s.…]*\.))\s*+(?:\d{{4}}|\d\d)\s*+\.?\s*+$",
    re.I,
)
_NO_DAY = re.compile(
    r"\s*+(?P<place>[^\d,]{2,40}?|(?<=\s\s))\s*(?P<comma>,)\s*+tháng\s*+(?:\d{1,2}|[.…]*+)\s*+năm\s*+\d{4}\s*+\.?\s*+$", re.I
)
_NO_YEAR = re.compile(
    r"\s*+(?P<place>[^\d,]{2,40}?)\s*(?P<comma>,)\s*+ngày\s*+\d{1,2}\s*+tháng\s*+\d{1,2}\s*+\.?\s*+$", re.I
)
_TO_COME = re.compile(r"\s*+(?P<place>[^,]{0,40}?)\s*(?P<comma>,)\s*+(?:\{|\$\{|«|\[)[^,]*[}»\]]\s*$")
_LONGEST = 80  # characters of a date in digits with its place
_LONGEST_TAIL = 12  # characters behind the word "năm"
_LONGEST_PLACE = 60
_IN_FIGURES = re.compile(r"\d{1,2}\s*[/.\-–]\s*\d{1,2}\s*[/.\-–]\s*\d{2,4}")
_SLIP = re.compile(r"(?=\w*\d)(?=\w*[^\W\d_])[^\W_]+")
_AROUND = " \t\n,;:.-–"
_FULL_YEAR, _LAST_DECADE = 4, "204"
_LAST_SHORT_YEAR, _CENTURY = 99, 2000
FIRST_YEAR = 1945
"""The year in which the State was founded: an earlier one is a slip of the pen, and dates nothing."""


class DateLine(Struct, frozen=True):
    """Holds the pieces of the line; an entry is None where its word is missing.

    `place` comes without the comma, `link` is what stands between it and the date. `figures` is a date like 05/01/2026;
    `open` means that a placeholder stands somewhere.
    """

    passage: Passage
    place: Piece
    link: Piece
    day: Piece | None
    month: Piece | None
    year: Piece | None
    figures: Piece | None
    open: bool

    @property
    def pieces(self) -> Mapping[str, Piece]:
        """Returns place, day, month and year as far as they are filled in."""
        named = {"place": self.place, "day": self.day, "month": self.month, "year": self.year}
        return {name: piece for name, piece in named.items() if piece and not piece.blank}

    @property
    def entries(self) -> tuple[Piece | None, Piece | None, Piece | None]:
        """Returns day, month and year."""
        return self.day, self.month, self.year

    @property
    def in_words(self) -> bool:
        """Tells whether none of the three words is missing."""
        return None not in self.entries

    @property
    def year_is_open(self) -> bool:
        """Tells whether the rest of the year is still to be written: "năm 20…", "năm 202"."""
        if self.year is None or self.year.open:
            return True
        text = self.year.text
        return text.isdecimal() and len(text) < _FULL_YEAR and text.startswith("20") and text <= _LAST_DECADE

    @property
    def missing(self) -> tuple[str, ...]:
        """Returns which of the three words are missing."""
        return tuple(word for word, entry in zip(_WORDS, self.entries, strict=True) if entry is None)

    @property
    def short_year(self) -> Piece | None:
        """Returns a year of two digits that is not one still to be written; None for any other."""
        year = self.year
        if year is None or self.year_is_open or year.value is None or len(year.text) != 2:
            return None
        return year

    @property
    def shown(self) -> str:
        """Returns the date as it stands, with a dot for each character still to be written: "ngày 31 tháng 6 năm 2026"."""
        entries = zip(_WORDS, self.entries, strict=True)
        return " ".join(f"{word} {entry.text.replace(PLACEHOLDER, '.')}".strip() for word, entry in entries if entry)

    def written(self, padded: Mapping[str, int]) -> Change:
        """Returns the change that writes a date in figures in words; below the bounds of `padded` with a 0 in front."""
        assert self.figures is not None
        day, month, year = map(int, re.findall(r"\d+", self.figures.text))
        days = f"{day:02}" if day < padded.get("day", 0) else str(day)
        months = f"{month:02}" if month < padded.get("month", 0) else str(month)
        years = year if year > _LAST_SHORT_YEAR else year + _CENTURY
        before = self.day is not None and self.day.start <= self.figures.start
        start = self.day.start - len(f"{_DAY} ") if self.day and before else self.figures.start
        return Change(max(start, 0), self.figures.end, f"{_DAY} {days} {_MONTH} {months} {_YEAR} {years}")

    @property
    def complete(self) -> date | None:
        """Returns the day that the line names, in words or in figures; None where it names none of this State."""
        entries = [entry.text.strip(" ,.\xa0") for entry in (self.day, self.month, self.year) if entry]
        if self.figures:
            entries = re.findall(r"\d+", self.figures.text)
        try:
            day, month, year = (number_of(entry) or 0 for entry in entries)
            return date(year, month, day) if year >= FIRST_YEAR else None
        except ValueError:
            return None

    @property
    def slip(self) -> str:
        """Returns "day", "month" or "year", whichever has a letter among its figures: "2o26"; "" for none."""
        named = zip(("day", "month", "year"), self.entries, strict=True)
        return next((name for name, entry in named if entry and _SLIP.fullmatch(entry.text)), "")

    @property
    def is_real(self) -> bool:
        """Tells whether the calendar has such a day; a year still open may be a leap year, an open day or month any."""
        day, month, year = (entry.value if entry else None for entry in self.entries)
        try:
            date((not self.year_is_open and year) or 2000, 1 if month is None else month, 1 if day is None else day)
        except ValueError:
            return False
        return True

    def earliest(self) -> date | None:
        """Returns the first day that the entries allow; None where they name no year or no real day."""
        if self.year is None or self.year.value is None or self.year_is_open or self.year.value < FIRST_YEAR:
            return None
        month = self.month.value if self.month else None
        day = self.day.value if self.day and month else None
        try:
            return date(self.year.value or 0, month or 1, day or 1)
        except ValueError:
            return None

    def latest(self) -> date | None:
        """Returns the last day that the entries allow; None where they name no year or no real day."""
        first = self.earliest()
        if first is None or self.month is None or self.month.value is None:
            return first and date(first.year, 12, 31)
        if self.day is not None and self.day.value is not None:
            return first
        if first.month == 12:
            return date(first.year, 12, 31)
        return date(first.year, first.month + 1, 1) - timedelta(days=1)


def date_line(paragraphs: tuple[Paragraph, ...]) -> DateLine:
    """Returns the line that the paragraphs hold."""
    passage = joined(paragraphs)
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
        Piece(text[place_end:head], place_end, head),
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


def _after(text: str, starts: dict[str, int | None], word: str) -> Piece | None:
    start = starts[word]
    if start is None:
        return None
    low = start + len(word)
    high = min((at for at in starts.values() if at is not None and at > start), default=len(text))
    return _entry(text, low, high)


def _entry(text: str, low: int, high: int) -> Piece:
    """Returns the characters between, without blanks and full stops at the ends."""
    inner = text[low:high]
    start = low + len(inner) - len(inner.lstrip(" \t\n"))
    end = max(start, low + len(inner.rstrip(" \t\n.")))
    return Piece(text[start:end], start, end)


def is_date_line(text: str) -> bool:
    """Tells whether the text is a date, with or without a place before it, and no sentence that mentions a date.

    It may be in words, in digits ("Hà Nội, 05/3/2026"), without a day, or a placeholder behind a place.
    """
    if text[:1].isdigit() or text[:1] in "(-":
        return False
    if len(text) < _LONGEST and _is_short(text):
        return True
    folded = bare(text)
    day = folded.find("ngay")
    if not 0 <= day <= _LONGEST_PLACE or "thang" not in folded or "nam" not in folded[day:]:
        return False
    tail = folded[folded.rfind("nam") + len("nam") :]
    return len(tail) <= _LONGEST_TAIL or not any(map(str.isalpha, tail)) or any(sign in text for sign in "«{[")


def _is_short(text: str) -> bool:
    """Tells whether it is a date in digits, without a day, or to be filled in.

    Without a comma, capitals must show that the first words are a place.
    """
    match = _SHORT_DATE.match(text) or _NO_DAY.match(text) or _NO_YEAR.match(text) or _TO_COME.match(text)
    return match is not None and (bool(match["comma"]) or all(word[:1].isupper() for word in match["place"].split()))
