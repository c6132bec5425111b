"""Reads the date of a cited document, in words or in figures."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.model.digits import number_of
from decree30_lint.syntax.placeholders import PLACEHOLDER

_DAY, _MONTH, _YEAR = "ngày", "tháng", "năm"
_BEFORE_THE_DATE = ("ký ngày", "ban hành ngày", "đề ngày")
_SEPARATORS = "/.-–"
_YEAR_DIGITS = 4
_UNPADDED_MONTHS = ("1", "2")


class CitedDate(Struct, frozen=True):
    """Holds the date in characters `start` to `end`; a part is None where it is missing or still to be written.

    `figures` means that it is written like "05/3/2020".
    """

    start: int
    end: int
    day: int | None
    month: int | None
    year: int | None
    figures: bool

    @property
    def complete(self) -> bool:
        return None not in (self.day, self.month, self.year)

    @property
    def numbers(self) -> tuple[int | None, int | None, int | None]:
        return self.day, self.month, self.year

    @property
    def in_words(self) -> str:
        """Returns the date as the decree writes it: "ngày 05 tháng 3 năm 2020"."""
        month = f"0{self.month}" if str(self.month) in _UNPADDED_MONTHS else self.month
        return f"{_DAY} {self.day:02} {_MONTH} {month} {_YEAR} {self.year}"


def date_at(shown: str, at: int, limit: int) -> CitedDate | None:
    """Returns the date that begins at `at` of a masked text; None if none does."""
    begin = at
    for words in _BEFORE_THE_DATE:
        if shown.startswith(words, at):
            begin = at + len(words) - len(_DAY)
    named = shown[begin : begin + len(_DAY)].casefold() == _DAY
    after = _over_blanks(shown, begin + len(_DAY), limit) if named else begin
    day, end = _number(shown, after, limit)
    if day is None and not named:
        return _without_day(shown, at, limit)
    return _in_figures(shown, at, day, end, limit) or (_in_words(shown, at, after, limit) if named else None)


def _without_day(shown: str, at: int, limit: int) -> CitedDate | None:
    """Returns a date without a day, "tháng 4 năm 2026" or "năm 2026"; None if none stands at `at`."""
    for word in (_MONTH, _YEAR):
        if shown.startswith(f"{word} ", at):
            found = _in_words(shown, at, at, limit)
            return found if found.year else None
    return None


def _in_figures(shown: str, at: int, day: int | None, end: int, limit: int) -> CitedDate | None:
    month, month_end = _after_separator(shown, end, limit)
    year, year_end = _after_separator(shown, month_end, limit)
    if day is None or month is None or year is None:
        return None
    whole_year = year if year_end - month_end > _YEAR_DIGITS else None
    return CitedDate(at, year_end, day, month, whole_year, figures=True)


def _after_separator(shown: str, at: int, limit: int) -> tuple[int | None, int]:
    if at >= limit or shown[at] not in _SEPARATORS:
        return None, at
    return _number(shown, at + 1, limit)


def _in_words(shown: str, start: int, at: int, limit: int) -> CitedDate:
    """Returns the date with each of its three parts as far as it is given."""
    day, at = _value(shown, at, limit)
    month, at = _named(shown, at, limit, _MONTH)
    year, at = _named(shown, at, limit, _YEAR)
    return CitedDate(start, at, day, month, year, figures=False)


def _named(shown: str, at: int, limit: int, word: str) -> tuple[int | None, int]:
    found = _over_blanks(shown, at, limit)
    if not shown.startswith(word, found):
        return None, at
    return _value(shown, found + len(word), limit)


def _value(shown: str, at: int, limit: int) -> tuple[int | None, int]:
    """Returns the number at `at`, None where it is still to be written, and where it ends."""
    at = _over_blanks(shown, at, limit)
    number, end = _number(shown, at, limit)
    while end < limit and shown[end] == PLACEHOLDER:
        number, end = None, end + 1
    return number, end


def _number(shown: str, at: int, limit: int) -> tuple[int | None, int]:
    end = at
    while end < limit and shown[end].isdecimal():
        end += 1
    return (number_of(shown[at:end]), end)


def _over_blanks(shown: str, at: int, limit: int) -> int:
    while at < limit and shown[at].isspace():
        at += 1
    return at
