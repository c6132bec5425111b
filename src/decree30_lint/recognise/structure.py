"""Recognises how a body paragraph is numbered: phần, chương, mục, tiểu mục, điều, khoản, điểm."""

from __future__ import annotations

import re
from collections.abc import Mapping

from decree30_lint.recognise.lines import Line

_ORDINALS = "nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi"
_VALUE = rf"(?P<number>(?:thu )?(?:[ivxlc]+|\d+[a-z]?|{_ORDINALS}))\b"
_PATTERNS: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "p": (("phan", re.compile(rf"phan {_VALUE}(?P<mark>[.:]?)")),),
    "c": (("chuong", re.compile(rf"chuong {_VALUE}(?P<mark>[.:]?)")),),
    "m": (("muc", re.compile(rf"muc {_VALUE}(?P<mark>[.:]?)")),),
    "t": (("tieu-muc", re.compile(rf"tieu muc {_VALUE}(?P<mark>[.:]?)")),),
    "d": (("dieu", re.compile(r"dieu (?P<number>\d+[a-z]?|[.…]{1,12})\s?(?P<mark>[.:/)]?)")),),
}
_ROMAN = re.compile(r"(?P<number>[ivxl]{1,6})(?P<mark>[.)/-])(?= |$|\w\w)")
_ARABIC = re.compile(r"(?P<number>\d{1,3})(?P<mark>[.)/])(?= |\D|$)(?!\d)")
_LETTER = re.compile(r"(?P<number>[a-z])(?P<mark>[)./])(?= )|(?P<glued>[a-z])\)(?=[^\W\d_]{2})|\((?P<enclosed>[a-z])\)(?= )")


def numbered(line: Line) -> tuple[str, Mapping[str, str]] | None:
    """Returns role and fields {"label", "number", "mark"} of a numbered line, None if it has no number.

    The label is as written, automatic numbers too. Roles: phan chuong muc tieu-muc dieu khoan diem; "muc-la-ma" for "I. …"
    in capitals. The mark of "(a)" is "()".
    """
    text = line.bare
    first = text[:1]
    for role, pattern in _PATTERNS.get(first, ()):
        match = pattern.match(text)
        if match and (role == "dieu" or _stands_alone(line, match)):
            return role, _fields(line, match)
    if first.isdigit():
        match = _ARABIC.match(text)
        return ("khoan", _fields(line, match)) if match else None
    if first and first in "ivxl" and line.text[:1].isupper():
        match = _ROMAN.match(text)
        if match:
            return "muc-la-ma", _fields(line, match)
    match = _LETTER.match(text) if len(text) > 3 and (first == "(" or text[1] in ")./") else None
    if match and (line.text[match.end() - 2 : match.end()].islower() or match["mark"] == ")"):
        return "diem", _fields(line, match)
    return None


def _stands_alone(line: Line, match: re.Match[str]) -> bool:
    """Tells whether the line is a heading: "Phần I" is one, "Phần I của Quy chế này áp dụng …" is a sentence."""
    rest = line.text[match.end() :].strip()
    return line.text[:1].isupper() and (not rest or line.centred or line.bold or rest[:1].isupper()) and len(line.text) < 200


def _fields(line: Line, match: re.Match[str]) -> Mapping[str, str]:
    shown = line.text
    group = next(name for name in ("number", "glued", "enclosed") if match.groupdict().get(name))
    return {
        "label": shown[: match.end()],
        "number": shown[match.start(group) : match.end(group)],
        "mark": {"number": match["mark"], "glued": ")", "enclosed": "()"}[group],
    }
