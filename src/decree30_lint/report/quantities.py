"""Numbers, measures and intervals as the dialogs of Word show them, in both languages.

Only this module decides how a length is written: lengths in centimetres, sizes of letters and gaps between lines in points,
sheets by their names.
"""

from __future__ import annotations

from decree30_lint.model.formatting import LineSpacing
from decree30_lint.model.papers import SheetMargins, paper_name
from decree30_lint.model.units import Interval, Measure, Pt, Unit, to_mm
from decree30_lint.model.words import Lang, Words

_CENTIMETRES = frozenset({Unit.MM, Unit.CM})
_USUAL_DIGITS = {Unit.PT: 1, Unit.PERCENT: 0}
_FURTHER_DIGITS = 2  # at the most, to tell a value from the bounds that it breaks
_BOUND_DIGITS = 3

_OF_TEXT = Words("dòng chữ", "of the text")
_LINES = Words("dòng", "lines")
_AT_LEAST = Words("từ {} trở lên", "at least {}")
_AT_MOST = Words("không quá {}", "at most {}")
_AS_LONG_AS_TEXT = Words("bằng dòng chữ", "as long as the text")
_FRACTIONS = {0.25: "1/4", 0.33: "1/3", 0.5: "1/2", 0.67: "2/3", 0.75: "3/4"}
_EXACTLY = Words("cố định {} (Exactly)", "exactly {}")
_NO_LESS = Words("ít nhất {} (At least)", "at least {}")
_SPACINGS = {
    1.0: Words("1 dòng (Single)", "single"),
    1.5: Words("1,5 dòng (1.5 lines)", "1.5 lines"),
    2.0: Words("2 dòng (Double)", "double"),
}
_MULTIPLE = Words("{} dòng (Multiple)", "{} lines (multiple)")
_FOUR_MARGINS = Words(
    "{} ({}trang ngang, lề trên {}, dưới {}, trái {}, phải {})",
    "{} ({}a page that lies, margins top {}, bottom {}, left {}, right {})",
)
_TURNED_TO = {
    "top": Words("ở phía trên do xoay giấy; ", "at the top, for the sheet is turned; "),
    "bottom": Words("ở phía dưới do xoay giấy; ", "at the bottom, for the sheet is turned; "),
    "left": Words("ở bên trái do xoay giấy; ", "at the left, for the sheet is turned; "),
    "right": Words("ở bên phải do xoay giấy; ", "at the right, for the sheet is turned; "),
}


def number(value: float, lang: Lang, digits: int = 2) -> str:
    """Returns "12", "12.5"; in Vietnamese "12,5". Zeros at the end are dropped."""
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = "0" if text == "-0" else text
    return text.replace(".", ",") if lang is Lang.VI else text


def grouped(count: int, lang: Lang) -> str:
    """Returns "15,341"; in Vietnamese "15.341"."""
    text = f"{count:,}"
    return text.replace(",", ".") if lang is Lang.VI else text


def measure_words(measure: Measure, lang: Lang, beyond: Interval | None = None) -> str:
    """Returns "12 pt", "1,95 cm", "0,45 dòng chữ".

    It has so many digits that a value outside `beyond` is seen to be outside.
    """
    value = _scaled(measure.value, measure.unit)
    digits = _digits_to_tell(value, beyond) if beyond else _digits(measure.unit)
    return _with_unit(number(value, lang, digits), measure.unit, lang)


def interval_words(interval: Interval, lang: Lang) -> str:
    """Returns "13–14 pt", "2 cm", "từ 6 pt trở lên", "1/3–1/2 dòng chữ"."""
    low, high, unit = _scaled(interval.low, interval.unit), _scaled(interval.high, interval.unit), interval.unit
    if unit is Unit.OF_TEXT and low == high == 1:
        return _AS_LONG_AS_TEXT.of(lang)
    if high == float("inf"):
        return _AT_LEAST.of(lang).format(_with_unit(_bound(low, unit, lang), unit, lang))
    if low <= 0 < high:
        return _AT_MOST.of(lang).format(_with_unit(_bound(high, unit, lang), unit, lang))
    ends = dict.fromkeys((_bound(low, unit, lang), _bound(high, unit, lang)))
    return _with_unit("–".join(ends), unit, lang)


def points(value: Pt, lang: Lang) -> str:
    """Returns "13 pt", as the dialogs of Word show sizes of letters and gaps."""
    return f"{number(value, lang)} pt"


def centimetres(value: Pt, lang: Lang, digits: int = 2) -> str:
    """Returns "1,27 cm", as the dialogs of Word show lengths."""
    return f"{number(to_mm(value) / 10, lang, digits)} cm"


def paper_words(width: Pt, height: Pt, lang: Lang) -> str:
    """Returns "A4 (21 × 29,7 cm)"."""
    sides = [number(to_mm(each) / 10, lang, 2) for each in (width, height)]
    name = paper_name(width, height)
    size = f"{sides[0]} × {sides[1]} cm"
    return f"{name} ({size})" if name else size


def margins_words(found: SheetMargins, lang: Lang, beyond: Interval | None = None) -> str:
    """Returns the margin that is judged, and all four of the page that lies.

    Where the sheet is read turned, it says at which edge of the page that margin is.
    """
    turned = _TURNED_TO[found.read_at].of(lang) if found.read_at != found.edge else ""
    four = (found.top, found.bottom, found.left, found.right)
    judged = measure_words(Measure(getattr(found, found.read_at), Unit.CM), lang, beyond)
    return _FOUR_MARGINS.of(lang).format(judged, turned, *(centimetres(each, lang) for each in four))


def spacing_words(spacing: LineSpacing, lang: Lang) -> str:
    """Returns "1,5 dòng (1.5 lines)", "cố định 18 pt (Exactly)", "ít nhất 18 pt (At least)", as the dialog has them."""
    if spacing.exact is not None:
        return _EXACTLY.of(lang).format(points(spacing.exact, lang))
    if spacing.at_least is not None:
        return _NO_LESS.of(lang).format(points(spacing.at_least, lang))
    lines = spacing.lines or 1.0
    return _SPACINGS[lines].of(lang) if lines in _SPACINGS else _MULTIPLE.of(lang).format(number(lines, lang))


def _scaled(value: float, unit: Unit) -> float:
    """Converts a value from the program's unit to the one people read."""
    if unit in _CENTIMETRES:
        return to_mm(value) / 10
    return value * 100 if unit is Unit.PERCENT else value


def _with_unit(text: str, unit: Unit, lang: Lang) -> str:
    if unit in _CENTIMETRES:
        return f"{text} {Unit.CM.value}"
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
    return number(value, lang, _BOUND_DIGITS)


def _digits(unit: Unit) -> int:
    return _USUAL_DIGITS.get(unit, 2)


def _digits_to_tell(value: float, beyond: Interval) -> int:
    """Returns how many digits, as few as possible, keep a value outside the bounds outside them."""
    low, high = (round(_scaled(bound, beyond.unit), 6) for bound in (beyond.low, beyond.high))
    usual = _digits(beyond.unit)
    most = usual + _FURTHER_DIGITS
    if low <= value <= high:
        return usual
    return next((d for d in range(usual, most) if not low <= round(value, d) <= high), most)
