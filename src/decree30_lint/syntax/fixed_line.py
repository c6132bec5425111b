"""Compares a line with the words that the law fixes for it: which of them differ, and how the line is written."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from decree30_lint.syntax.folding import folded, folded_letters, folded_tones
from decree30_lint.syntax.passage import Change, difference

_TYPED_LINE = re.compile(r"(?<![\s_¯‾=*.-])[\s_¯‾=*.-]*+$|(?:(?<!\s)\s++|(?<![\s–—-]))[-–—]{2,}+\s*+$")
_DASH = re.compile(r"[-‐‑‒–—―−]+")
_ONE_BLANK = re.compile(r"\S \S")
_DASHES = re.compile(r"(?:(?<!\s)\s++)?[-‐‑‒–—―−]++\s*+")


class FixedLine(Struct, frozen=True):
    """Holds the `lawful` words, and those `shown` from `start` of the text on, without a line typed behind them.

    Both places of the tone mark are right (HÒA, HOÀ), and look-alikes of Đ are the concern of others.
    """

    lawful: str
    shown: str
    start: int

    @property
    def same_words(self) -> bool:
        """Tells whether nothing but capitals and blanks may differ."""
        return folded(self.shown) == folded(self.lawful)

    @property
    def same_but_dashes(self) -> bool:
        """Tells whether nothing but those and the dashes may differ."""
        return _bare(self.shown) == _bare(self.lawful)

    @property
    def same_but_blanks(self) -> bool:
        """Tells whether it is the same once all blanks are left out."""
        return _bare(self.shown).replace(" ", "") == _bare(self.lawful).replace(" ", "")

    @property
    def other_dashes(self) -> bool:
        """Tells whether the words are joined by other dashes than the lawful ones, whatever blanks stand beside them."""
        return _DASH.findall(self.shown) != _DASH.findall(self.lawful)

    @property
    def wrong_capitals(self) -> bool:
        """Tells whether capitals differ; False where either of the two is all in capitals."""
        plain = folded_tones(folded_letters(" ".join(self.shown.split())))
        return not self.lawful.isupper() and not self.shown.isupper() and plain != folded_tones(self.lawful)

    @property
    def wide_blanks(self) -> bool:
        return "  " in self.shown

    @property
    def wide_among_narrow(self) -> bool:
        """Tells whether several blanks stand in some places and one in others: no spacing of the letters does that."""
        return self.wide_blanks and _ONE_BLANK.search(self.shown) is not None

    @property
    def written(self) -> str:
        """Returns the lawful line; where the words are the same, each has the tone mark where the writer puts it."""
        if not self.same_words:
            return self.lawful
        pairs = zip(self.shown.split(), self.lawful.split(), strict=True)
        return " ".join(lawful if folded_tones(lawful) != folded_tones(theirs) else theirs for theirs, lawful in pairs)

    @property
    def change(self) -> Change:
        """Returns what makes the line lawful, counted in the text."""
        change = difference(self.shown, self.written)
        return change._replace(start=self.start + change.start, end=self.start + change.end)

    def is_misread(self, letters: Mapping[str, str]) -> bool:
        """Tells whether it is right once letters that a font shows instead of others (wrong → right) are put right."""
        right = self.shown.translate({ord(wrong): right for wrong, right in letters.items()})
        return not self.same_but_dashes and _bare(right) == _bare(self.lawful)


def fixed_line(text: str, lawful: str) -> FixedLine:
    shown = _TYPED_LINE.sub("", text).strip()
    return FixedLine(lawful, shown, text.index(shown))


def _bare(text: str) -> str:
    return _DASHES.sub(" - ", folded(text))
