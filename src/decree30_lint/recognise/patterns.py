"""Takes number and date apart. Each field is a piece of the text as written; "<name>@" is where it begins in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from decree30_lint.syntax.folding import bare

# Blanks are never given back, and a piece that may end anywhere is read a word at a time: no line is divided in every way.
_LABEL = re.compile(
    r"\s*+(?:\(\s*+)?(?P<label>(?:Luật\s+)?S[ốôóỗoồòơ]́?(?:\s+hiệu)?)\s*+(?P<colon>[:;.]?)(?P<rest>.*)", re.I | re.S
)
_AFTER_LABEL = re.compile(
    r"\s*+(?P<number>[^\s/]*+(?:\s++[^\s/]++)*+)\s*+(?P<slash>//?)\s*+(?:(?P<year>(?:19|20)\d\d)\s*+(?P<slash_2>/+)\s*+)?"
    r"(?P<symbol>(?:\s*+(?:[^\s)]++|\)))*?)\s*+\)?+\s*+$"
)
_PARTY = re.compile(r"\s*+(?P<number>\d*+(?:\s*+[.…]++)*+)\s*+(?P<slash>-)\s*+(?P<symbol>[^\W\d_][^\s/]*/\S+)\s*$")
_SYMBOL = re.compile(r"(?P<type>[^\s\-–—/]*)\s*(?P<dash>[-–—]?)\s*(?P<agency>.*)", re.S)
_UNLABELLED = re.compile(
    r"\s*+(?P<number>[\d.…\s]{0,12}?)\s*(?P<slash>/)\s*+(?:(?P<year>(?:19|20)\d\d)\s*+(?P<slash_2>/)\s*+)?"
    r"(?P<symbol>[A-ZĐ][\wĐđ]{0,5}\s*[-–—]\s*[A-ZĐ][\w.&\-–— ]{0,25})\s*$"
)
_NO_SLASH = re.compile(r"\s*+(?P<number>\S(?:.*\S)?)?", re.S)

_DATE = re.compile(
    r"\s*+(?P<place>(?:\s*+(?:(?:(?!ngày)[^\s,])++|,))*?)\s*+(?P<comma>,?)\s*+(?P<day_word>ngày)(?P<day>(?>.*?(?=tháng)))"
    r"(?P<month_word>tháng)(?P<month>(?>.*?(?=năm)))(?P<year_word>năm)(?P<year>(?:.*\S)?)",
    re.I | re.S,
)
_DOTS = r"[\s.…]*+"
_FIGURES = rf"(?:{_DOTS}(?=\d))?(?P<{{}}>\d{{{{0,2}}}})"
_SHORT_DATE = re.compile(
    r"\s*+(?P<place>[^\d]{2,40}?|(?<=\s\s))\s*+(?P<comma>,|(?=ngày))\s*+(?P<day_word>ngày)?"
    rf"{_FIGURES.format('day')}(?:{_DOTS}[/-]|[\s…]*+\.){_FIGURES.format('month')}(?:{_DOTS}[/-]|(?>[\s.…]*\.))\s*+"
    r"(?P<year>\d{4}|\d\d)\s*+\.?\s*+$",
    re.I,
)
_NO_DAY = re.compile(
    r"\s*+(?P<place>[^\d,]{2,40}?|(?<=\s\s))\s*(?P<comma>,)\s*+(?P<month_word>tháng)\s*+(?P<month>\d{1,2}|[.…]*+)\s*+(?P<year_word>năm)"
    r"\s*+(?P<year>\d{4})\s*+\.?\s*+$",
    re.I,
)
_PLACEHOLDERS = re.compile(r"\s*+(?P<place>[^,]{0,40}?)\s*(?P<comma>,)\s*+(?P<day>(?:\{|\$\{|«|\[)[^,]*[}»\]])\s*$")


def number_fields(text: str) -> Mapping[str, str] | None:
    """Returns label "Số", colon ":", number "05", slash "/", symbol "QĐ-UBND", type "QĐ", dash "-", agency "UBND", year "".

    Returns None where the text does not begin with the label. Without a slash the rest is the number.
    """
    label = _LABEL.match(text)
    if label is None:
        return None
    fields = {"year": ""}
    _keep(fields, label, 0, skip="rest")
    rest = label["rest"]
    _keep_number(fields, _PARTY.match(rest) or _AFTER_LABEL.match(rest) or _NO_SLASH.match(rest), label.start("rest"))
    return fields


def unlabelled_fields(text: str) -> Mapping[str, str] | None:
    """Returns the fields of a number and symbol whose label was forgotten, "15/BC-UBND"; None if the text is none."""
    match = _UNLABELLED.match(text)
    if match is None:
        return None
    fields = {"year": "", "label": "", "colon": ""}
    _keep_number(fields, match, 0)
    return fields


def _keep_number(fields: dict[str, str], match: re.Match[str] | None, offset: int) -> None:
    """Adds number and symbol, and the symbol's pieces, to `fields`."""
    if match is None:
        return
    _keep(fields, match, offset)
    symbol = _SYMBOL.match(fields["symbol"]) if "symbol" in fields else None
    if symbol is not None:
        _keep(fields, symbol, offset + match.start("symbol"))


def date_fields(text: str) -> Mapping[str, str] | None:
    """Returns place "Hà Nội", comma ",", day "05", month "3", year "2026", and the words "ngày", "tháng", "năm" as written.

    It also takes dates in digits ("Hà Nội, 05/3/2026": no words) and a placeholder for the whole date (only place and day).
    None means that the text has no date.
    """
    match = _DATE.match(text) or _loose_date(text)
    if match is None:
        return None
    fields: dict[str, str] = {}
    _keep(fields, match, 0)
    for name in ("day", "month", "year"):
        value = fields.get(name)
        if value is not None:
            stripped = value.strip(" \t\xa0,.") if any(c.isalnum() for c in value) else ""
            offset = value.find(stripped) if stripped else 0
            fields[name] = stripped
            fields[f"{name}@"] = str(int(fields[f"{name}@"]) + offset)
    return fields


def _loose_date(text: str) -> re.Match[str] | None:
    """Matches a date in digits, without a day, or to be filled in.

    Without a comma, capitals must show that the first words are a place.
    """
    match = _SHORT_DATE.match(text) or _NO_DAY.match(text) or _PLACEHOLDERS.match(text)
    if match is None or match["comma"]:
        return match
    return match if all(word[:1].isupper() for word in match["place"].split()) else None


def _keep(fields: dict[str, str], match: re.Match[str], offset: int, skip: str = "") -> None:
    for name, value in match.groupdict().items():
        if name != skip and value is not None:
            fields[name] = value
            fields[f"{name}@"] = str(match.start(name) + offset)


def complete_date(fields: Mapping[str, str]) -> date | None:
    """Returns the date if day, month and year are all there and make one, else None."""
    try:
        return date(int(fields["year"]), int(fields["month"]), int(fields["day"]))
    except (KeyError, ValueError):
        return None


def looks_like_date(text: str) -> bool:
    """Tells whether the text is a date, with or without a place before it, and no sentence that mentions a date."""
    if text[:1].isdigit() or text[:1] in "(-":
        return False
    folded = bare(text)
    day = folded.find("ngay")
    if len(text) < 80 and _loose_date(text):
        return True
    if not 0 <= day <= 60 or "thang" not in folded or "nam" not in folded[day:]:
        return False
    tail = folded[folded.rfind("nam") + 3 :]
    return len(tail) <= 12 or not any(c.isalpha() for c in tail) or "«" in text or "{" in text or "[" in text
