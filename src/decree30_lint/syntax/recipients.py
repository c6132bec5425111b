"""Takes the lists under "Nơi nhận:" and "Kính gửi:" apart into items, each over as many lines as it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.syntax.folding import folded_tones
from decree30_lint.syntax.passage import Passage
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked

_ROW = re.compile(r"[^\n\f]+")
_MARK = re.compile(r"(?P<lead>\s*)(?P<mark>[-‐‑‒–—―−+•*·●○▪\uf000-\uf0ff]?)(?P<gap>\s*)")
_NEXT_IN_ROW = re.compile(r"[;.,]\s*[-–—]\s+(?=\S)")
_BRACKETS = re.compile(r"\([^()]*\)?")
_FILED = re.compile(r"lưu\b", re.I)
_SIGN = re.compile(r"(?P<gap>\s*)(?P<sign>\S+(?:\s+\S+){0,2})")

_MANY_BLANKS = 8

DASHES = frozenset("-‐‑‒–—―−")
END_MARKS = ";.,:"
SUB_ITEM = "+"


class Item(Struct, frozen=True):
    """Holds one recipient of a list.

    In the passage `start` is at its mark, `words` at its first word, `end` behind its last sign. `mark` is the sign before
    it ("-", "" for none), `gap` the blanks behind that; without `leading` it begins within a line.
    """

    start: int
    words: int
    end: int
    mark: str
    gap: str
    text: str  # from the first word on, blanks collapsed
    leading: bool = True

    @property
    def ending(self) -> str:
        """Returns the punctuation at its end, "" for none."""
        return self.text[-1:] if self.text[-1:] in END_MARKS else ""

    @property
    def bare(self) -> str:
        """Returns its words without the punctuation at the end."""
        return self.text.rstrip("./;,: ")

    @property
    def open(self) -> bool:
        """Tells whether its end is still to be filled in."""
        return masked(self.text)[-1:] in ("", PLACEHOLDER)

    @property
    def files(self) -> bool:
        """Tells whether it says where the document is kept: "Lưu: VT"."""
        return _FILED.match(folded_tones(self.text)) is not None

    @property
    def joined(self) -> bool:
        """Tells whether a second recipient follows on the same line without a mark of its own."""
        return ";" in _without_brackets(self.text)[:-1]


def items_of(passage: Passage, begin: int = 0) -> tuple[Item, ...]:
    """Returns the items of the passage from `begin` on.

    A line without a mark goes on with the item above, unless that has ended.
    """
    items: list[Item] = []
    for row in _ROW.finditer(passage.text, begin):
        if not row[0].strip():
            continue
        first, *more = _pieces(row[0], row.start())
        if row.start() > 0 and passage.text[row.start() - 1] not in "\n\f":
            first = replace(first, leading=_pushed_down(row[0]))
        if items and not first.mark and _goes_on(items[-1]):
            items[-1] = _extended(items[-1], first.end, passage)
        elif not (items and not first.mark and items[-1].files):
            items.append(first)
        items += more
    return tuple(items)


def _pieces(row: str, offset: int) -> Iterator[Item]:
    """Yields the items of one line: more than one only where a mark stands within it."""
    cuts = [0, *(found.start() + 1 for found in _NEXT_IN_ROW.finditer(row)), len(row)]
    for low, high in pairwise(cuts):
        match = _MARK.match(row, low, high)
        if match is None:
            continue
        end = low + len(row[low:high].rstrip())
        text = " ".join(row[match.end() : end].split())
        leading = low == 0 or _pushed_down(match["lead"])
        yield Item(
            offset + match.start("mark"), offset + match.end(), offset + end, match["mark"], match["gap"], text, leading
        )


def _pushed_down(text: str) -> bool:
    """Tells whether a tab, or as many blanks as push it into the next line of a narrow column, begin the text."""
    blanks = text[: len(text) - len(text.lstrip())]
    return "\t" in blanks or len(blanks) >= _MANY_BLANKS


def _goes_on(item: Item) -> bool:
    return item.text[-1:] not in ";." or _without_brackets(item.text).count("(") > 0


def _extended(item: Item, end: int, passage: Passage) -> Item:
    return replace(item, end=end, text=" ".join(passage.text[item.words : end].split()))


def _without_brackets(text: str) -> str:
    """Returns the text, as long as before, with brackets blotted out: they say nothing of how the item ends.

    An open bracket stays.
    """
    return _BRACKETS.sub(lambda found: ("_" * len(found[0])) if found[0].endswith(")") else found[0], text)


class Filing(Struct, frozen=True):
    """Holds the item "Lưu: VT, TH." and the drafter's sign behind its full stop ("" if none); `sign_at` counts in `text`."""

    text: str
    sign: str
    sign_at: int


def filing(text: str) -> Filing:
    """Parts the drafter's sign, one word or what follows without a blank, from the text of the item."""
    plain = _without_brackets(text).rstrip()
    stop = plain.rfind(".")
    tail = _SIGN.fullmatch(plain, stop + 1) if 0 <= stop < len(plain) - 1 else None
    if tail is None or any(mark in tail["sign"] for mark in ";:,") or (tail["gap"] and " " in tail["sign"]):
        return Filing(text, "", len(text))
    at = tail.start("sign")
    return Filing(text[: stop + 1], text[at:].rstrip(), at)
