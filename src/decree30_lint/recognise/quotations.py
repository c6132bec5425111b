"""Finds the lines that stand within a quotation of another text: amended articles, a law in a letter."""

from __future__ import annotations

from collections.abc import Sequence

from decree30_lint.recognise.lines import Line

_OPENING, _CLOSING, _EITHER = "“„", "”", '"'
_SIGNS = frozenset(_OPENING + _CLOSING + _EITHER)


def quoted(lines: Sequence[Line]) -> frozenset[int]:
    """Returns the indexes of the lines that begin within a quotation, or with the mark that opens it.

    A quotation mark without its counterpart opens none. Each paragraph of a quotation may begin with a mark.
    """
    found: set[int] = set()
    since: int | None = None
    for i, line in enumerate(lines):
        if line.cell is not None or _SIGNS.isdisjoint(line.text):
            continue
        again = since is not None and line.text[:1] in _OPENING
        closes, opens = _unpaired(line.text[1:] if again else line.text, since is not None)
        if closes and since is not None:
            found.update(range(since if lines[since].text[:1] in _SIGNS else since + 1, i + 1))
            since = None
        if opens and since is None:
            since = i
    return frozenset(found)


def _unpaired(text: str, quoting: bool) -> tuple[bool, bool]:
    """Returns whether the line ends a quotation from above, and whether it begins one that goes on below.

    The sign in 5" stands for inches.
    """
    closes, opened = False, 0
    for before, sign in zip(" " + text, text, strict=False):
        if sign in _OPENING or (sign == _EITHER and not opened and not quoting and not before.isdigit()):
            opened += 1
        elif sign in _CLOSING or sign == _EITHER:
            closes, quoting = closes or (quoting and not opened), quoting and bool(opened)
            opened = max(opened - 1, 0)
    return closes, opened > 0
