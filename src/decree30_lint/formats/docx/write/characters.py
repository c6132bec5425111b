"""Finds the runs that show some characters of a paragraph, and cuts runs so that these stand in runs of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from lxml.etree import _Element

from decree30_lint.formats.docx.inline import XML_BLANKS, XML_SPACE, is_preserved, leading_blanks
from decree30_lint.formats.docx.ooxml import W

_TEXTS = (W + "t", W + "delText")


class CharacterPlace(NamedTuple):
    """Holds the w:r that shows a character, what in it does, and where in the text of a w:t the character begins."""

    run: _Element
    content: _Element
    offset: int


class Characters:
    """Holds a place for each character of a paragraph's text; None is what no run holds, such as an automatic number.

    The characters are counted as they were read, also where others stand in their place by now.
    """

    def __init__(self, paragraph: _Element, places: Sequence[CharacterPlace | None]) -> None:
        self.paragraph = paragraph
        self.places = list(places)
        self._replaced: set[tuple[int, int]] = set()

    def __len__(self) -> int:
        return len(self.places)

    def isolated(self, start: int, end: int | None) -> list[_Element] | None:
        """Returns the runs that show just these characters, cut where needed; None where a run cannot be cut there."""
        stop = len(self.places) if end is None else min(end, len(self.places))
        if not all(self._cut(at) for at in (start, stop)):
            return None
        return list(dict.fromkeys(place.run for place in self.places[start:stop] if place is not None))

    def shows_more(self, start: int, end: int | None) -> bool:
        """Tells whether some of these characters stand in no run."""
        return any(place is None for place in self.places[start:end])

    def typed(self, start: int, end: int) -> str:
        """Returns what stands in the file for these characters, such as letters whose marks follow them."""
        found: list[str] = []
        for place, following in zip(self.places[start:end], (*self.places[start + 1 : end + 1], None), strict=False):
            if place is not None and place.content.tag in _TEXTS:
                stop = following.offset if following and following.content is place.content else None
                found.append((place.content.text or "")[place.offset : stop])
        return "".join(found)

    def note_replaced(self, start: int, end: int) -> None:
        """Notes that other characters stand in the place of these, which their runs show no more."""
        self._replaced.add((start, end))

    def is_replaced(self, start: int, end: int) -> bool:
        """Tells whether others stand in the place of some of these characters, or between just these two."""
        return any((low, high) == (start, end) or (low < end and start < high) for low, high in self._replaced)

    def beside(self, at: int) -> _Element | None:
        """Returns the run that shows the character before this one, at the beginning of the paragraph the first run.

        None where no run shows it, or the paragraph ends before.
        """
        place = self.places[max(at - 1, 0)] if 0 <= at <= len(self.places) and self.places else None
        return None if place is None else place.run

    def _cut(self, at: int) -> bool:
        """Cuts the run before the character with this number, if it holds characters before it too."""
        if not 0 < at < len(self.places):
            return True
        above, below = self.places[at - 1], self.places[at]
        if above is None or below is None or above.run is not below.run:
            return True
        if below.content.getparent() is not below.run:
            return False
        first, cut = below.content, 0
        if above.content is below.content:
            if first.tag not in _TEXTS or above.offset == below.offset:
                return False  # two characters of one sign, such as those of a letter in an old encoding
            cut = below.offset - self._trim(below.content)
            first = _cut_text(below.content, cut)
        self._move(below.run, below.content, first, cut)
        return True

    def _trim(self, content: _Element) -> int:
        """Takes away the blanks at the ends of a w:t that do not count, and returns how many stood before its text."""
        lead = leading_blanks(content)
        if not is_preserved(content):
            content.text = (content.text or "").strip(XML_BLANKS)
        if lead:
            for number, place in enumerate(self.places):
                if place is not None and place.content is content:
                    self.places[number] = place._replace(offset=place.offset - lead)
        return lead

    def _move(self, run: _Element, content: _Element, first: _Element, cut: int) -> None:
        """Puts `first` and all behind it in a new run; what was in `content` from `cut` on is in `first` now."""
        new = run.makeelement(run.tag)
        for name, value in run.items():
            new.set(name, value)
        properties = run.find(W + "rPr")
        if properties is not None:
            new.append(deepcopy(properties))
        moved = [first, *first.itersiblings()]
        new.extend(moved)
        run.addnext(new)
        gone = set(moved)
        for number, place in enumerate(self.places):
            if place is None or place.run is not run:
                continue
            if place.content is content and first is not content and place.offset >= cut:
                self.places[number] = CharacterPlace(new, first, place.offset - cut)
            elif place.content in gone:
                self.places[number] = place._replace(run=new)


def _cut_text(content: _Element, at: int) -> _Element:
    """Cuts a w:t in two and returns the second."""
    text = content.text or ""
    second = content.makeelement(content.tag)
    content.text, second.text = text[:at], text[at:]
    for each in (content, second):
        keep_blanks(each)
    content.addnext(second)
    return second


def keep_blanks(content: _Element) -> None:
    """Has the blanks at the ends of a w:t count, where it has any."""
    if content.text != (content.text or "").strip():
        content.set(XML_SPACE, "preserve")


def field_runs(paragraph: _Element) -> dict[_Element, list[_Element]]:
    """Maps each run of the paragraph that shows the result of a field to all runs of that field, of nested ones the inner.

    A program that counts the pages anew takes the look of the number from the runs of the instruction.
    """
    found: dict[_Element, list[_Element]] = {}
    stack: list[tuple[list[_Element], list[_Element]]] = []
    for run in _runs(paragraph):
        kinds = [mark.get(W + "fldCharType") for mark in run.iterfind(W + "fldChar")]
        stack += [([], []) for kind in kinds if kind == "begin"]
        if stack:
            members, results = stack[-1]
            members.append(run)
            if not kinds and run.find(W + "instrText") is None:
                results.append(run)
        for kind in kinds:
            if kind == "end" and stack:
                members, results = stack.pop()
                found |= dict.fromkeys(results, members)
    return found


def _runs(paragraph: _Element) -> Iterator[_Element]:
    return (run for run in paragraph.iter(W + "r") if next(run.iterancestors(W + "p")) is paragraph)
