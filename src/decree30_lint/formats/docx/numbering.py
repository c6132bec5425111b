"""Computes automatic numbers as the page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from lxml.etree import _Element

from decree30_lint.formats.docx.ooxml import VAL, W, is_on, parse_int
from decree30_lint.formats.docx.schema.children import Props
from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.schema.run import RUN

LEVELS = 9

_MOST_LETTERS = 780  # as in Word: farther up a letter would be repeated without end

_MOST_CHARACTERS = 255  # of a label, before its numbers are filled in; every paragraph of the list repeats it

_PLACEHOLDER = re.compile(r"%([1-9])")
_SUFFIX = {"tab": "\t", "space": " ", "nothing": ""}
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ENGLISH_SUFFIX = {1: "st", 2: "nd", 3: "rd"}


class ListLevel(NamedTuple):
    """Describes one level of a list (w:lvl).

    `restart` is None where it counts anew after every higher level, 0 where it never does, and n where it does only after
    level n or higher ones.
    """

    format: str
    text: str
    start: int
    restart: int | None
    suffix: str
    legal: bool  # all numbers in it are shown in Arabic digits
    paragraph: Props
    run: Props
    style: str | None  # the paragraph style tied to it


class _List(NamedTuple):
    abstract: str
    levels: tuple[ListLevel, ...]
    starts: dict[int, int]  # levels that this list starts anew


class Label(NamedTuple):
    """A label is an automatic number: `text` includes the suffix, `level` gives its format."""

    text: str
    level: ListLevel


class ListNumbering:
    """Holds the lists of a document, and counts in them while it is read from top to bottom."""

    def __init__(self, root: _Element | None, styles: _Element | None) -> None:
        self._numbers = {e.get(W + "numId", ""): e for e in root.iterfind(W + "num")} if root is not None else {}
        self._abstracts = (
            {e.get(W + "abstractNumId", ""): e for e in root.iterfind(W + "abstractNum")} if root is not None else {}
        )
        self._styles = styles
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def level(self, list_id: str | None, level: int) -> ListLevel | None:
        """Returns a level of the list, None if the list or the level is not known."""
        found = self._list(list_id)
        return found.levels[level] if found and 0 <= level < len(found.levels) else None

    def level_of_style(self, list_id: str | None, styles: Iterable[str]) -> int:
        """Returns the level that one of `styles` is tied to, 0 if none is."""
        found = self._list(list_id)
        names = set(styles)
        return next((i for i, level in enumerate(found.levels) if level.style in names), 0) if found else 0

    def next_label(self, list_id: str, at: int) -> Label | None:
        """Counts one further in the list and returns the label of the paragraph; None if the list is not known."""
        found = self._list(list_id)
        if found is None or not 0 <= at < len(found.levels):
            return None
        level = found.levels[at]
        shown = _filled(level, found.levels, self._counted(found, list_id, at))
        return Label(shown + level.suffix, level) if shown.strip() else None

    def _counted(self, found: _List, list_id: str, at: int) -> list[int | None]:
        counts = self._counts.setdefault(found.abstract, [None] * LEVELS)
        if list_id not in self._begun:
            self._begun.add(list_id)
            for level in found.starts:
                counts[level] = None
        for upper in range(at):
            if counts[upper] is None:
                counts[upper] = found.levels[upper].start
        now = counts[at]
        counts[at] = found.levels[at].start if now is None else now + 1
        for lower in range(at + 1, len(found.levels)):
            restart = found.levels[lower].restart
            if restart is None or restart > at:
                counts[lower] = None
        return counts

    def _list(self, list_id: str | None) -> _List | None:
        if not list_id:
            return None
        if list_id not in self._lists:
            for each in reversed(self._unread(list_id)):
                self._lists[each] = self._read(each)
        return self._lists[list_id]

    def _unread(self, list_id: str) -> list[str]:
        """Returns the list and those that it refers to, one after the other, as far as they have not been read."""
        found: list[str] = []
        at: str | None = list_id
        while at and at not in self._lists:
            self._lists[at] = None  # a list that refers to itself ends here
            found.append(at)
            abstract = self._abstract(at)
            at = None if abstract is None else self._linked(abstract)
        return found

    def _abstract(self, list_id: str) -> _Element | None:
        number = self._numbers.get(list_id)
        return None if number is None else self._abstracts.get(_value(number, "abstractNumId", ""))

    def _read(self, list_id: str) -> _List | None:
        number = self._numbers.get(list_id)
        key = "" if number is None else _value(number, "abstractNumId", "")
        abstract = self._abstracts.get(key)
        if number is None or abstract is None:
            return None
        linked = self._lists.get(self._linked(abstract) or "")
        levels = list(linked.levels) if linked else _levels(abstract)
        starts = {}
        for override in number.iterfind(W + "lvlOverride"):
            at = parse_int(override.get(W + "ilvl"))
            own = override.find(W + "lvl")
            if 0 <= at < LEVELS:
                if own is not None:
                    levels[at] = _level(own)
                start = override.find(W + "startOverride")
                if start is not None:
                    starts[at] = parse_int(start.get(VAL), 1)
                    levels[at] = levels[at]._replace(start=starts[at])
        return _List(key, tuple(levels), starts)

    def _linked(self, abstract: _Element) -> str | None:
        """Returns the list of the style that `abstract` refers to by w:numStyleLink, None if it refers to none."""
        name = _value(abstract, "numStyleLink", "")
        return self._lists_of_styles.get(name) if name else None

    @cached_property
    def _lists_of_styles(self) -> Mapping[str, str | None]:
        return _list_styles(self._styles)


def _list_styles(styles: _Element | None) -> dict[str, str | None]:
    """Maps the key of each style to the list that it names; of two styles with one key the first counts."""
    found: dict[str, str | None] = {}
    for style in styles.iterfind(W + "style") if styles is not None else ():
        key = style.get(W + "styleId")
        if key:
            number = style.find(f"{W}pPr/{W}numPr/{W}numId")
            found.setdefault(key, None if number is None else number.get(VAL))
    return found


def _levels(abstract: _Element) -> list[ListLevel]:
    levels = [ListLevel("decimal", "", 1, None, "\t", False, {}, {}, None)] * LEVELS
    for element in abstract.iterfind(W + "lvl"):
        at = parse_int(element.get(W + "ilvl"))
        if 0 <= at < LEVELS:
            levels[at] = _level(element)
    return levels


def _level(element: _Element) -> ListLevel:
    legal = element.find(W + "isLgl")
    restart = element.find(W + "lvlRestart")
    return ListLevel(
        format=_format(element),
        text=_value(element, "lvlText", "")[:_MOST_CHARACTERS],
        start=parse_int(_value(element, "start", "0")),
        restart=None if restart is None else parse_int(restart.get(VAL)),
        suffix=_SUFFIX.get(_value(element, "suff", "tab"), "\t"),
        legal=legal is not None and is_on(legal.get(VAL)),
        paragraph=PARAGRAPH.props(element.find(W + "pPr")),
        run=RUN.props(element.find(W + "rPr")),
        style=_value(element, "pStyle", "") or None,
    )


def _format(element: _Element) -> str:
    """Returns the number format; those of Word 2010 stand in mc:AlternateContent, with the older one as fallback."""
    for found in element.iter(W + "numFmt"):
        if found.get(VAL) != "custom":
            return found.get(VAL, "decimal")
    return "decimal"


def _value(element: _Element, name: str, default: str) -> str:
    child = element.find(W + name)
    return default if child is None else child.get(VAL, default)


def _filled(level: ListLevel, levels: tuple[ListLevel, ...], counts: list[int | None]) -> str:
    def shown(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        form = "decimal" if level.legal else levels[at].format
        count = counts[at]
        return written(levels[at].start if count is None else count, form)

    return level.text if level.format == "bullet" else _PLACEHOLDER.sub(shown, level.text)


def written(count: int, form: str) -> str:
    """Writes `count` in a number format of Word: written(4, "lowerRoman") is "iv".

    Unknown formats are shown in digits.
    """
    if form in ("none", "bullet"):
        return ""
    if form.endswith("Roman") and 0 < count < 32768:
        return _roman(count) if form == "lowerRoman" else _roman(count).upper()
    if form.endswith("Letter") and 0 < count <= _MOST_LETTERS:
        letters = _repeated(count, "abcdefghijklmnopqrstuvwxyz")
        return letters if form == "lowerLetter" else letters.upper()
    if form.startswith("russian") and 0 < count <= _MOST_LETTERS:
        letters = _repeated(count, _RUSSIAN)
        return letters if form == "russianLower" else letters.upper()
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":
        return f"{count}{'th' if count % 100 in (11, 12, 13) else _ENGLISH_SUFFIX.get(count % 10, 'th')}"
    if form == "numberInDash":
        return f"- {count} -"
    return str(count)


def _repeated(count: int, alphabet: str) -> str:
    """Returns a … z, aa, bb …: the letter is repeated, not counted as in a spreadsheet."""
    times, letter = divmod(count - 1, len(alphabet))
    return alphabet[letter] * (times + 1)


def _roman(count: int) -> str:
    digits = []
    for value, sign in _ROMAN:
        digits.append(sign * (count // value))
        count %= value
    return "".join(digits)
