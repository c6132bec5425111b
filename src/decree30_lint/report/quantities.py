"""Numbers, measures and intervals as people write them in both languages."""

from __future__ import annotations

from decree30_lint.model.units import Interval, Measure, Unit, to_mm
from decree30_lint.model.words import Lang, Words

MAX_DIGITS = 3

_OF_TEXT = Words("dòng chữ", "of the text")
_LINES = Words("dòng", "lines")
_AT_LEAST = Words("từ {} trở lên", "at least {}")
_AT_MOST = Words("không quá {}", "at most {}")
_AS_LONG_AS_TEXT = Words("bằng dòng chữ", "as long as the text")
_FRACTIONS = {0.25: "1/4", 0.33: "1/3", 0.5: "1/2", 0.67: "2/3", 0.75: "3/4"}


def number(value: float, lang: Lang, digits: int = 2) -> str:
    """Returns "12", "12.5"; in Vietnamese "12,5". Zeros at the end are dropped."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text.replace(".", ",") if lang is Lang.VI else text


def measure_words(measure: Measure, lang: Lang, beyond: Interval | None = None) -> str:
    """Returns "12 pt", "19,5 mm", "0,45 dòng chữ".

    It has so many digits that a value outside `beyond` is seen to be outside.
    """
    value = _scaled(measure.value, measure.unit)
    digits = _digits_to_tell(value, beyond) if beyond else _digits(measure.unit)
    return _with_unit(number(value, lang, digits), measure.unit, lang)


def interval_words(interval: Interval, lang: Lang) -> str:
    """Returns "13–14 pt", "20 mm", "từ 6 pt trở lên", "1/3–1/2 dòng chữ"."""
    low, high, unit = _scaled(interval.low, interval.unit), _scaled(interval.high, interval.unit), interval.unit
    if unit is Unit.OF_TEXT and low == high == 1:
        return _AS_LONG_AS_TEXT.of(lang)
    if high == float("inf"):
        return _AT_LEAST.of(lang).format(_with_unit(_bound(low, unit, lang), unit, lang))
    if low <= 0 < high:
        return _AT_MOST.of(lang).format(_with_unit(_bound(high, unit, lang), unit, lang))
    ends = dict.fromkeys((_bound(low, unit, lang), _bound(high, unit, lang)))
    return _with_unit("–".join(ends), unit, lang)


def _scaled(value: float, unit: Unit) -> float:
    """Converts a value from the program's unit to the one people read."""
    match unit:
        case Unit.MM:
            return to_mm(value)
        case Unit.CM:
            return to_mm(value) / 10
        case Unit.PERCENT:
            return value * 100
        case _:
            return value


def _with_unit(text: str, unit: Unit, lang: Lang) -> str:
    match unit:
        case Unit.LINES:
            return f"{text} {_LINES.of(lang)}"
        case Unit.OF_TEXT:
            return f"{text} {_OF_TEXT.of(lang)}"
        case Unit.COUNT:
            return text
        case _:
            return f"{text} {unit.value}"


def _bound(value: float, unit: Unit, lang: Lang) -> str:
    """Returns a bound of the law, shares of a text as the fraction the decree writes."""
    if unit is Unit.OF_TEXT:
        for share, fraction in _FRACTIONS.items():
            if abs(value - share) < 0.005:
                return fraction
    return number(value, lang)


def _digits(unit: Unit) -> int:
    return {Unit.PT: 1, Unit.MM: 1, Unit.PERCENT: 0}.get(unit, 2)


def _digits_to_tell(value: float, beyond: Interval) -> int:
    """Returns how many digits, as few as possible, keep a value outside the bounds outside them."""
    low, high = (round(_scaled(bound, beyond.unit), 6) for bound in (beyond.low, beyond.high))
    usual = _digits(beyond.unit)
    if low <= value <= high:
        return usual
    return next((d for d in range(usual, MAX_DIGITS) if not low <= round(value, d) <= high), MAX_DIGITS)
