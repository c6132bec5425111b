"""Fits texts into lines, so that the form is always one page, whatever a file and its findings are called."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from decree30_lint.model.advances import advance_of
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.units import Pt

_MORE = "…"
_WORD = 12  # letters: longer ones are broken
_PAIRS = ("“", "”"), ("(", ")")
_LONGEST = 2  # lines of one of several texts


class Field(Struct, frozen=True):
    """Measures text in letters of one sort within a width."""

    letters: RunFormat
    width: Pt

    def length(self, text: str) -> float:
        """Returns the width of a text in one line, in points; it is at least that where another font has to help out."""
        advance = advance_of(self.letters)
        return sum(advance(letter) if _is_ours(letter) else (self.letters.size or 0.0) for letter in text)

    def lines(self, text: str) -> int:
        """Returns how many lines the text takes; a word that is too long is broken anywhere."""
        count, used, blank = 1, 0.0, self.length(" ")
        for word in text.split(" "):
            length = self.length(word)
            if used and used + blank + length > self.width:
                count, used = count + 1, 0.0
            used += length + (blank if used else 0.0)
            while used > self.width:
                count, used = count + 1, used - self.width
        return count

    def cut(self, text: str, most: int, kept: int = 0) -> str:
        """Returns the text in at most so many lines.

        Of a longer one that is the beginning, an ellipsis, and the last `kept` characters.
        """
        if self.lines(text) <= most:
            return text
        head, tail = text[: len(text) - kept], text[len(text) - kept :]
        low, high = 0, len(head)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.lines(_shortened(head, middle) + tail) <= most else (low, middle - 1)
        return _shortened(head, low) + tail


def _is_ours(letter: str) -> bool:
    """Tells whether fonts for Vietnamese have the letter: others are taken to be as wide as high."""
    return letter < "\u0250" or "\u1e00" <= letter <= "\u2122"


def _shortened(text: str, length: int) -> str:
    """Returns the beginning of a text, with an ellipsis, and with the end of what is opened in it.

    A word is broken only where it is a long one.
    """
    head = text[:length]
    if text[length : length + 1].strip() and " " in head[-_WORD:]:
        head = head[: head.rfind(" ")]
    head = head.rstrip(" ,;:.")
    return head + _MORE + "".join(end for begin, end in _PAIRS if head.count(begin) > head.count(end))


class FormRow(Struct, frozen=True):
    """Holds what stands in one row of the form: its label, and one text, or several below each other.

    `rest` says how many of several are left out, with {} for the number. The last `kept` characters of one text are never
    cut off. The row needs `least` lines; `minor` ones are cut before others.
    """

    label: str
    texts: tuple[str, ...]
    rest: str = ""
    kept: int = 0
    least: int = 1
    minor: bool = False
    bold: bool = False

    def wanted(self, field: Field, most: int) -> int:
        """Returns how many lines the entry would take if nothing but long texts were cut; at most `most`."""
        lines = (min(field.lines(text), _LONGEST) if self.rest else field.lines(text) for text in islice(self.texts, most))
        return min(sum(lines), most)

    def within(self, field: Field, most: int) -> tuple[str, ...]:
        """Returns the texts as they stand in at most so many lines."""
        if not self.rest:
            return tuple(field.cut(text, max(most - len(self.texts) + 1, 1), self.kept) for text in self.texts)
        shown: list[str] = []
        for behind, text in zip(range(len(self.texts) - 1, -1, -1), self.texts, strict=True):
            room = most - (1 if behind else 0)
            item = field.cut(text, min(_LONGEST, room) if not shown else _LONGEST)
            if (most := most - field.lines(item)) < (1 if behind else 0):
                break
            shown.append(item)
        left = len(self.texts) - len(shown)
        return (*shown, self.rest.format(left)) if left else tuple(shown)


def fitted(entries: Sequence[FormRow], field: Field, room: int) -> list[tuple[FormRow, tuple[str, ...]]]:
    """Returns the entries with their texts cut until all take `room` lines at most."""
    lines = [each.wanted(field, room) for each in entries]

    def weight(at: int) -> tuple[bool, int]:
        beyond = lines[at] - entries[at].least
        return entries[at].minor and beyond > 0, beyond

    while sum(lines) > room:
        lines[max(range(len(entries)), key=weight)] -= 1
    return [(entry, entry.within(field, most)) for entry, most in zip(entries, lines, strict=True)]
