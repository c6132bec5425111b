"""Makes lines of text for a terminal: broken by the width they show, painted only where wanted."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from decree30_lint.report.controls import printable

_RESET = "\x1b[0m"
_CODES = {"bold": "1", "dim": "2", "red": "1;31", "green": "1;32", "yellow": "1;33", "cyan": "36"}


class AnsiColours(Struct, frozen=True):
    """Colours, or none. Painted text keeps its width."""

    on: bool = False

    def paint(self, text: str, colour: str) -> str:
        return f"\x1b[{_CODES[colour]}m{text}{_RESET}" if self.on and text else text

    def bold(self, text: str) -> str:
        return self.paint(text, "bold")

    def dim(self, text: str) -> str:
        return self.paint(text, "dim")


def display_width(text: str) -> int:
    """Counts columns of a terminal: combining marks take none, wide letters two."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@lru_cache(maxsize=4096)
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, width: int) -> str:
    return text + " " * (width - display_width(text))


def wrapped(text: str, width: int) -> list[str]:
    """Returns one or more lines of at most `width` columns, broken at plain blanks; a longer word is cut."""
    lines: list[str] = []
    used = 0
    for word in printable(" ".join(re.split(r"[ \t\n]+", text.strip()))).split(" "):
        columns = display_width(word)
        if lines and used + 1 + columns <= width:
            lines[-1] += f" {word}"
            used += 1 + columns
        else:
            lines += [word] if columns <= width else _cut(word, width)
            used = display_width(lines[-1])
    return lines


def _cut(word: str, width: int) -> list[str]:
    pieces, used = [""], 0
    for character in word:
        columns = display_width(character)
        if used + columns > width:
            pieces.append("")
            used = 0
        pieces[-1] += character
        used += columns
    return pieces


def block(text: str, width: int, indent: int = 0, hanging: int = 0) -> list[str]:
    """Returns wrapped lines, the first indented by `indent`, the others by `hanging` more."""
    first, *others = wrapped(text, width - indent)
    if others:
        rest = wrapped(" ".join(others), width - indent - hanging)
        return [" " * indent + first, *(" " * (indent + hanging) + line for line in rest)]
    return [" " * indent + first]
