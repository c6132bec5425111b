"""Reads number and symbol in a text, from the slash on: "30/2020/NĐ-CP", "271/KH-UBND", "35-NQ/TU"."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.syntax.placeholders import PLACEHOLDER

_HYPHENS = "-‐‑–"
_JOINTS = _HYPHENS + "/&."
_BEFORE_A_NUMBER = " \t\n\xa0(“\"':"
_YEAR_DIGITS = 4
_NEAR = 64  # characters before a number that tell what it is
_LONGEST_UNIT = 12  # characters, with the brackets
_LOWER_RUN = 3  # no symbol has as many small letters in a row: "271/KH-UBNDngày" ends before "ngày"


class Mark(Struct, frozen=True):
    """Holds number and symbol in characters `start` to `end`.

    `number` has no zeros before it, `year` is "" if none stands in it, `symbol` has plain hyphens and no blanks. `open`
    means that something in it is still to be written.
    """

    start: int
    end: int
    number: str
    year: str
    symbol: str
    open: bool

    @property
    def key(self) -> tuple[str, str, str]:
        """Returns what is equal however zeros, blanks and hyphens are written."""
        return self.number, self.year, self.symbol


def mark_at(text: str, slash: int, floor: int) -> Mark | None:
    """Returns the number and symbol around this slash of a masked text; nothing before `floor` belongs to it."""
    foot = _back_over_blanks(text, slash, floor)
    start = _back_over_number(text, foot, floor)
    prefix = ""
    if start == foot and foot == slash:
        start, foot, prefix = _party_number(text, slash, floor)
    if not _begins(text, start, floor):
        return None
    year, after = _year(text, slash + 1)
    symbol, end = _symbol(text, after)
    symbol = f"{prefix}/{symbol}" if prefix else symbol
    if not _is_symbol(symbol):
        return None
    number = text[start:foot].strip(". ")
    is_open = not number or PLACEHOLDER in text[start:end]
    return Mark(start, end, number.lstrip("0") or number, year, symbol, is_open)


def _back_over_blanks(text: str, at: int, floor: int) -> int:
    while at > floor and text[at - 1].isspace():
        at -= 1
    return at


def _back_over_number(text: str, at: int, floor: int) -> int:
    while at > floor and (text[at - 1].isdigit() or text[at - 1] in "." + PLACEHOLDER):
        at -= 1
    while at < len(text) and text[at] == ".":
        at += 1
    return at


def _party_number(text: str, slash: int, floor: int) -> tuple[int, int, str]:
    """Returns where "35" of "35-NQ/TU" begins and ends, and "NQ"; the slash twice and "" if it is not written so."""
    at = slash
    while at > floor and text[at - 1].isalpha():
        at -= 1
    if at in (slash, floor) or text[at - 1] not in _HYPHENS:
        return slash, slash, ""
    start = _back_over_number(text, at - 1, floor)
    return (start, at - 1, text[at:slash]) if start < at - 1 else (slash, slash, "")


def _begins(text: str, start: int, floor: int) -> bool:
    """Tells whether a number may begin here: not within a word, a range or a standard ("QCVN 05A:2020/BCT")."""
    if start <= floor:
        return True
    before = text[start - 1]
    if before == ":":
        return text[max(0, start - _NEAR) : start].rstrip(": \t").casefold().endswith("số")
    return before in _BEFORE_A_NUMBER


def _year(text: str, at: int) -> tuple[str, int]:
    """Returns the year between two slashes, "" for none, and where the symbol begins."""
    end = at
    while end < len(text) and text[end].isdigit():
        end += 1
    if end - at == _YEAR_DIGITS and text[end : end + 1] == "/":
        return text[at:end], end + 1
    return "", at


def _symbol(text: str, at: int) -> tuple[str, int]:
    """Returns the symbol with plain hyphens, and where it ends.

    One blank may stand after the slash, or on one side of a hyphen; a unit may stand in brackets: "TTr-CAT(PC04)".
    """
    pieces: list[str] = []
    at += text[at : at + 1] == " "
    end = at
    while at < len(text):
        char = text[at]
        if char.isalnum() or char == PLACEHOLDER:
            pieces.append(char)
            end = at + 1
        elif unit := _unit_in_brackets(text, at) if pieces else "":
            pieces.append(unit)
            at += len(unit)
            end = at
            continue
        elif char == " " and text[at + 1 : at + 2] in _HYPHENS and text[at + 2 : at + 3].isupper() and pieces:
            pass  # "1856/TTr -SCT"
        elif not _joins(text, at):
            break
        else:
            pieces.append("-" if char in _HYPHENS else char)
            at += char in _HYPHENS and text[at + 1 : at + 2] == " "
        at += 1
    symbol = "".join(pieces).rstrip("-/&.")
    return _without_word(symbol, end)


def _unit_in_brackets(text: str, at: int) -> str:
    """Returns "(PC04)" where it stands here without a blank, "" where the bracket holds words or nothing."""
    end = text.find(")", at, at + _LONGEST_UNIT) if text[at] == "(" else -1
    unit = text[at + 1 : end] if end > 0 else ""
    return text[at : end + 1] if unit.isupper() and not any(map(str.isspace, unit)) else ""


def _joins(text: str, at: int) -> bool:
    """Tells whether this sign stands between two groups of a symbol."""
    char, after = text[at], text[at + 1 : at + 3]
    if char not in _JOINTS:
        return False
    if char == ".":
        return len(after) > 1 and after.isupper()
    if char in _HYPHENS:
        after = after.lstrip(" ") or " "
    return after[:1].isupper() or after[:1].isdigit() or after[:1] == PLACEHOLDER


def _without_word(symbol: str, end: int) -> tuple[str, int]:
    """Returns symbol and end without a word that follows without a blank."""
    run = 0
    for i, char in enumerate(symbol):
        run = run + 1 if char.islower() else 0
        if run == _LOWER_RUN:
            cut = i + 1 - _LOWER_RUN
            return symbol[:cut].rstrip("-/&."), end - (len(symbol) - cut)
    return symbol, end


def _is_symbol(symbol: str) -> bool:
    """Tells whether it looks like a symbol: "KH-UBND", "TTr-SCT", "VT"; not "Tháng", "Ngõ", "m2"."""
    if PLACEHOLDER in symbol:
        return any(map(str.isupper, symbol))
    return symbol[:1].isupper() and sum(map(str.isupper, symbol)) > 1
