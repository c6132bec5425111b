"""Parses the label of a numbered division: phần, chương, mục, tiểu mục, điều, khoản, điểm."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from decree30_lint.syntax.piece import Piece

_ORDINALS = "nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi"
_VALUE = rf"(?P<number>(?:thu )?(?:[ivxlc]+|\d+[a-z]?|{_ORDINALS}))\b(?P<mark>[.:]?)"
_NAMED: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "p": ("phan", re.compile(f"phan {_VALUE}")),
    "c": ("chuong", re.compile(f"chuong {_VALUE}")),
    "m": ("muc", re.compile(f"muc {_VALUE}")),
    "t": ("tieu-muc", re.compile(f"tieu muc {_VALUE}")),
    "d": (
        "dieu",
        re.compile(r"dieu (?P<number>\d+[a-z]?|[.…]{1,12}|(?P<roman>[ivxlc]+)(?=\s?[.:/)]|$))\s?(?P<mark>[.:/)]?)"),
    ),
}
_ROMAN = re.compile(r"(?P<number>[ivxl]{1,6})(?P<mark>[.)/-])(?= |$|\w\w)")
_ARABIC = re.compile(r"(?P<number>\d{1,3})(?P<mark>[.)/])(?= |\D|$)(?!\d)")
_LETTER = re.compile(r"(?P<number>[a-z])(?P<mark>[)./])(?= )|(?P<glued>[a-z])\)(?=[^\W\d_]{2})|\((?P<enclosed>[a-z])\)(?= )")
_MARKS = {"glued": ")", "enclosed": "()"}
TITLED = frozenset({"phan", "chuong", "muc", "tieu-muc"})
"""The roles of divisions whose heading stands on a line below the label."""


class DivisionLabel(Struct, frozen=True):
    """Holds the label with which a line begins.

    `role` is phan, chuong, muc, tieu-muc, dieu, khoan, diem, or muc-la-ma for "I. …" in capitals. `text` is the label as
    written, with blanks collapsed, `number` only the number: "Điều 3.", "3". The mark of "(a)" is "()". `own_line` states
    that the line is a heading: bold or in capitals, and no sentence.
    """

    role: str
    text: str
    number: str
    mark: str
    own_line: bool = False

    @property
    def pieces(self) -> Mapping[str, Piece]:
        """Returns the number; it counts characters of `text`."""
        start = self.text.index(self.number)
        return {"number": Piece(self.number, start, start + len(self.number))}


def division_label(text: str, bare: str) -> DivisionLabel | None:
    """Returns the label of a line, None if it has none.

    `text` has its blanks collapsed, an automatic number included, and `bare` is its folded beginning, as long as itself.
    """
    first = bare[:1]
    if first in _NAMED:
        role, pattern = _NAMED[first]
        if match := pattern.match(bare):
            return None if _is_word(text, match) else _label(role, text, match)
    if first.isdigit():
        match = _ARABIC.match(bare)
        return _label("khoan", text, match) if match else None
    if first and first in "ivxl" and text[:1].isupper() and (match := _ROMAN.match(bare)):
        return _label("muc-la-ma", text, match)
    match = _LETTER.match(bare) if len(bare) > 3 and (first == "(" or bare[1] in ")./") else None
    if match and (text[match.end() - 2 : match.end()].islower() or match["mark"] == ")"):
        return _label("diem", text, match)
    return None


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Tells whether what may be the Roman number of an article is a word in small letters: "Điều vi."."""
    return bool(match.groupdict().get("roman")) and not text[slice(*match.span("roman"))].isupper()


def _label(role: str, text: str, match: re.Match[str]) -> DivisionLabel:
    group = next(name for name in ("number", *_MARKS) if match.groupdict().get(name))
    number = text[match.start(group) : match.end(group)]
    return DivisionLabel(role, text[: match.end()], number, _MARKS.get(group, match["mark"]))
