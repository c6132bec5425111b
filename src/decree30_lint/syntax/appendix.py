"""Takes apart the label of an appendix, "Phụ lục II", and the line that says what it belongs to, "(Kèm theo …)"."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from decree30_lint.model.digits import number_of
from decree30_lint.model.document import Paragraph
from decree30_lint.model.parts import Component
from decree30_lint.syntax.divisions import roman
from decree30_lint.syntax.passage import Change, Passage, joined
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

# Patterns stand as strings: `re` compiles and keeps them where a document has an appendix, which most have not.
_LABEL = r"(?is)\s*(?P<word>phụ\s+lục)(?P<so>\s+số)?(?:\s*(?P<number>[\w.\ufffc]+))?(?P<rest>.*)"
_NUMBER = r"[IVXLC]+|\d+[A-Za-z]?|[A-Za-z]"
_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ORDINARY = " .:-–—\t\n"


class LabelLine(Struct, frozen=True):
    """Holds a label; in the passage `word` is where "Phụ lục" stands, `number_at` its number, `tail` what follows it.

    `so` is where "số" begins, None where it does not stand there; `number` is None where there is none.
    """

    passage: Passage
    word: tuple[int, int]
    so: int | None
    number: str | None
    number_at: tuple[int, int]
    tail: str
    open: bool

    @property
    def words(self) -> str:
        """Returns "Phụ lục" as it is written here."""
        return self.passage.text[slice(*self.word)]

    @property
    def rest(self) -> str:
        """Returns what stands behind the number, the signs around it left out: a title in the same line."""
        return self.tail.strip(_ORDINARY)

    @property
    def title(self) -> Paragraph | None:
        """Returns what stands behind the number as a line of its own; None where nothing does."""
        if not self.rest or len(self.passage.paragraphs) > 1:
            return None
        line, start = self.passage.paragraphs[0], self.passage.text.rindex(self.rest)
        first = line.anchor.start + start
        return line.piece(first, first + len(self.rest))

    @property
    def adorned(self) -> bool:
        """Tells whether more stands there than word and number: "số", a colon."""
        return self.so is not None or bool(self.tail.strip())

    @property
    def roman(self) -> bool:
        return self.number is not None and _WORTH.keys() >= set(self.number)

    @property
    def value(self) -> int | None:
        """Returns the number's value, None where it has none: "IX" and "09" are 9, "B" is nothing."""
        if self.roman:
            worths = [_WORTH[letter] for letter in self.number or ""]
            return sum(-one if one < other else one for one, other in pairwise([*worths, 0]))
        return number_of("".join(filter(str.isdecimal, self.number or "")))

    def written(self, word: str) -> str:
        """Returns the label as it is written: `word`, and the number where that is a Roman one."""
        return f"{word} {self.number}" if self.roman else word

    def renumbered(self, value: int) -> Change:
        """Returns the change that puts the Roman number `value` in the place of the number, and of "số" before it."""
        low, high = self.number_at
        if not self.rest:
            high = len(self.passage.text.rstrip())
        return Change(low, high, roman(value)) if self.so is None else Change(self.so, high, f" {roman(value)}")


def appendix_label(paragraphs: tuple[Paragraph, ...]) -> LabelLine | None:
    """Returns the label; None where the text does not begin with "Phụ lục"."""
    passage = joined(paragraphs)
    found = re.match(_LABEL, masked(passage.text))
    if found is None:
        return None
    number, rest = found["number"], found["rest"]
    if number is not None and not re.fullmatch(_NUMBER, number.strip(".")) and PLACEHOLDER not in number:
        number, rest = None, f"{number}{rest}"
    start = found.start("number")
    plain = number and number.strip(".")
    place = (start, start + len(plain or ""))
    so = found.start("so") if found["so"] else None
    return LabelLine(passage, found.span("word"), so, plain, place, rest, PLACEHOLDER in found[0])


def title_lines(component: Component) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Returns the lines of a title in capitals, and what follows in small letters.

    Where the first line is not in capitals, all lines are the first part.
    """
    lines = component.paragraphs
    if not lines[0].text.isupper():
        return lines, ()
    small = next((i for i, line in enumerate(lines) if any(map(str.islower, masked(line.text)))), len(lines))
    return lines[:small], lines[small:]


class ReferenceLine(Struct, frozen=True):
    """Holds what "(Kèm theo Quyết định số 5/QĐ-SNV ngày 2 tháng 3 năm 2026 của …)" names; "" for what is still open.

    `number` is number and symbol of the document, `date` its day, month and year. The places are None where the line does
    not speak of them.
    """

    passage: Passage
    number: tuple[str, str]
    number_at: tuple[int, int] | None
    date: tuple[str, str, str]
    date_at: tuple[int, int] | None
    in_figures: bool

    @property
    def stand_in(self) -> bool:
        """Tells whether a program will put other words here."""
        return any(mark in self.passage.text for mark in ("{{", "${", "«", "["))

    @property
    def filled(self) -> bool:
        """Tells whether nothing of number and date that the line speaks of is still open."""
        return all((*self.number, *self.date)) or None in (self.number_at, self.date_at)

    @property
    def words(self) -> frozenset[str]:
        """Returns its words in small letters, without what is still open."""
        return frozenset(re.findall(r"\w+", masked(self.passage.text).casefold()))

    @property
    def written(self) -> str:
        """Returns the line in brackets."""
        return f"({self.passage.words.strip('() .;')})"

    @property
    def bracketed(self) -> bool:
        shown = self.passage.text.strip()
        return shown.startswith("(") and shown.rstrip(" .;").endswith(")")


# No piece gives back what it took: without that each number of blanks would be divided in every way.
_NUMBERED = r"(?i)\bsố\s*+(?::\s*+)?(?P<number>[\d\s.…\ufffc]*+)/\s*+(?P<symbol>[\wĐđ&.]+(?:\s?[-–]\s?[\wĐđ&.]+)*)?"
_OPEN = r"[\s.…\ufffc]*+"
_DATED = rf"(?i)\bngày{_OPEN}(?P<day>\d{{0,2}}){_OPEN}tháng{_OPEN}(?P<month>\d{{0,2}}){_OPEN}năm{_OPEN}(?P<year>\d{{0,4}})"
_IN_FIGURES = rf"(?i)\bngày{_OPEN}(?P<day>\d{{0,2}}){_OPEN}/{_OPEN}(?P<month>\d{{0,2}}){_OPEN}/{_OPEN}(?P<year>\d{{0,4}})"


def appendix_reference(paragraphs: tuple[Paragraph, ...]) -> ReferenceLine:
    passage = joined(paragraphs)
    shown = masked(passage.text)
    number, dated = _last(_NUMBERED, shown), _last(_DATED, shown)
    date = dated or _last(_IN_FIGURES, shown)
    return ReferenceLine(
        passage,
        number=(digits(number["number"]), symbol(number["symbol"])) if number else ("", ""),
        number_at=number.span() if number else None,
        date=(date["day"], date["month"], date["year"]) if date else ("", "", ""),
        date_at=date.span() if date else None,
        in_figures=date is not dated,
    )


def _last(pattern: str, text: str) -> re.Match[str] | None:
    return next(reversed(list(re.finditer(pattern, text))), None)


def digits(text: str) -> str:
    """Returns the number without blanks around it; "" where it is still open."""
    text = text.strip()
    return text if text.isdecimal() else ""


def symbol(text: str | None) -> str:
    """Returns the symbol without blanks; "" where part of it is still open."""
    plain = "".join((text or "").split()).replace("–", "-").strip(".")
    return "" if PLACEHOLDER in plain or "…" in plain or not any(map(str.isalpha, plain)) else plain
