"""Reads the numbered divisions of a text: phần, chương, mục, tiểu mục, điều, khoản, điểm, as they stand on the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from msgspec import Struct, field

from decree30_lint.model.digits import number_of
from decree30_lint.model.document import Paragraph
from decree30_lint.model.formatting import Align
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import View
from decree30_lint.syntax.division_label import TITLED, DivisionLabel
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

ABOVE: Mapping[str, frozenset[str]] = {
    "phan": frozenset(),
    "chuong": frozenset({"phan"}),
    "muc": frozenset({"phan", "chuong"}),
    "tieu-muc": frozenset({"phan", "chuong", "muc"}),
    "muc-la-ma": frozenset({"phan", "chuong", "muc", "tieu-muc"}),
    "dieu": frozenset(),
    "khoan": frozenset({"phan", "chuong", "muc", "tieu-muc", "muc-la-ma", "dieu"}),
    "diem": frozenset({"phan", "chuong", "muc", "tieu-muc", "muc-la-ma", "dieu", "khoan"}),
}
"""Maps a role to the divisions within which its numbers begin anew; articles go on through the whole text."""


_LONGEST_HEADING = 120  # characters


class Division(Struct, frozen=True):
    """Holds one division; `label` is as written, with word and mark, `number` only the number: "Điều 3.", "3"."""

    role: str
    label: str
    number: str
    mark: str
    own_line: bool  # a heading: bold or in capitals, and no sentence
    component: Component

    @property
    def paragraph(self) -> Paragraph:
        return self.component.paragraphs[0]

    @property
    def automatic(self) -> bool:
        return bool(self.paragraph.label)

    @property
    def at(self) -> Anchor:
        return self.paragraph.anchor.slice(*self._places())

    @property
    def number_at(self) -> Anchor:
        start, _ = self._places()
        first = start + self.paragraph.text[start - self.paragraph.anchor.start :].index(self.number)
        return self.paragraph.anchor.slice(first, first + len(self.number))

    @property
    def rest(self) -> str:
        """Returns what stands behind the label."""
        return self.paragraph.text[self._places()[1] - self.paragraph.anchor.start :].strip()

    def _places(self) -> tuple[int, int]:
        """Returns where the label begins and ends in the whole paragraph; it may hold more blanks than `label` shows."""
        text, signs = self.paragraph.text, len("".join(self.label.split()))
        start = end = len(text) - len(text.lstrip())
        while signs and end < len(text):
            signs -= not text[end].isspace()
            end += 1
        return self.paragraph.anchor.start + start, self.paragraph.anchor.start + end


def divisions_of(view: View) -> tuple[Division, ...]:
    """Returns the divisions of the text itself, in the order of the page, without what it quotes of other texts."""
    own = (c for c in view.beside(Part.STRUCTURE) if isinstance(c.content, DivisionLabel) and not c.quoted)
    return tuple(division for division in map(_division, own) if _numbers_something(division))


def _division(component: Component) -> Division:
    label = component.content
    assert isinstance(label, DivisionLabel)
    return Division(label.role, label.text, label.number, label.mark, label.own_line, component)


def _numbers_something(division: Division) -> bool:
    """Tells whether the label numbers a division.

    "Điều 5 Luật … quy định", "Mục 2: đề nghị …" begin sentences; "Điều …" is still to be filled in.
    """
    if PLACEHOLDER in masked(division.number):
        return False
    if division.role in TITLED and not division.own_line:
        return division.paragraph.layout.align is Align.CENTRE or not division.rest or _reads_as_heading(division.rest)
    return division.role != "dieu" or bool(division.mark) or not division.rest or is_bold(division) is not False


def _reads_as_heading(text: str) -> bool:
    """Tells whether the words behind a number are a heading and no sentence, however they are set."""
    return len(text) <= _LONGEST_HEADING and text[:1].isupper() and text[-1:].isalnum() and ":" not in text


def is_bold(division: Division) -> bool | None:
    """Tells whether the letters and digits of its label are bold; None where the file does not say."""
    return look_of(division.paragraph, division.at, "bold")


def look_of(paragraph: Paragraph, at: Anchor, name: str) -> bool | None:
    """Tells whether all letters and digits at `at` are "bold", "italic" …; None where the file does not say of one."""
    end = len(paragraph.text) + paragraph.anchor.start if at.end is None else at.end
    looks: list[bool | None] = [
        getattr(span.format, name)
        for span in paragraph.spans
        if any(map(str.isalnum, span.text[max(at.start - span.start, 0) : max(end - span.start, 0)]))
    ]
    return None if None in looks else all(looks)


_ROMAN_DIGITS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_HUNDREDS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"))


def roman(value: int) -> str:
    digits = ""
    for worth, sign in (*_HUNDREDS, *_ROMAN_DIGITS):
        digits += sign * (value // worth)
        value %= worth
    return digits


@cache
def _romans() -> Mapping[str, int]:
    return {roman(value): value for value in range(1, 90)}


def value_of(number: str, ordinals: Mapping[str, int]) -> int | None:
    """Returns the value of "II", "2", "thứ hai" (2); None for what is no number, or an inserted one ("3a")."""
    if number.isdecimal():
        return number_of(number)
    return _romans().get(number.upper()) or ordinals.get(number.casefold())


def plain_number(number: str) -> str:
    """Returns the number in Arabic digits without zeros before it; as it is where it is no number, or an inserted one."""
    value = value_of(number, {})
    return number if value is None else str(value)


class DivisionNumbering(Struct, frozen=True):
    """Tells how divisions of one kind are numbered: `word`, a number, `mark`, as in "Chương II", "Điều 3.", "đ)".

    `numerals` are "roman", "arabic", or the letters of an alphabet in order. `ordinals` holds numbers in words.
    """

    word: str
    mark: str
    numerals: str
    ordinals: Mapping[str, int] = field(default_factory=dict)

    def value(self, number: str) -> float | None:
        """Returns the place of a number in its series, 1 for the first; None for what is no number.

        A letter outside the alphabet lies half behind the one before it in the Latin alphabet.
        """
        if self.numerals in _NUMERALS:
            return value_of(number, self.ordinals)
        if (place := self.numerals.find(number)) >= 0:
            return place + 1
        before = [letter for letter in self.numerals if letter.isascii() and letter < number]
        return self.numerals.index(max(before)) + 1.5 if before else None

    def spelt(self, value: int) -> tuple[str, ...]:
        """Returns the number as the law wants it, then in other ways; nothing where the alphabet has come to an end."""
        if self.numerals not in _NUMERALS:
            return tuple(self.numerals[value - 1 : value])
        number = _NUMERALS[self.numerals](value)
        in_words = (words for words, named in self.ordinals.items() if named == value)
        return (number, roman(value), str(value), *in_words) if self.word else (number,)

    def written(self, value: int) -> str:
        """Returns the label of the division that stands at this place."""
        return self.relabelled(self.spelt(value)[0])

    def relabelled(self, number: str) -> str:
        """Returns the label with this number; letters are small, and "01" and "I" become "1" where numbers are Arabic."""
        small = number if self.numerals in _NUMERALS else number.casefold()
        if self.numerals == "arabic":
            small = plain_number(number)
        return f"{self.word} {small}{self.mark}".lstrip()

    def labels(self, division: Division) -> bool:
        """Tells whether the mark behind the division's number is this one, and the number no capital letter."""
        return division.mark == self.mark and not division.number.isupper()

    def is_foreign(self, letter: str, due: str) -> bool:
        """Tells whether, where `due` stands, the letter is none of the alphabet, or follows in the Latin one only."""
        if self.numerals in _NUMERALS:
            return False
        before = self.numerals[self.numerals.index(due) - 1]
        return letter not in self.numerals or (before.isascii() and ord(letter) == ord(before) + 1)


_NUMERALS: Mapping[str, Callable[[int], str]] = {"roman": roman, "arabic": str}
