"""Checks the place in the line of place and date: its capitals, its full name, and whether such a place exists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar

from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import ListName, TableName
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.date_line import DateLine
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Change
from decree30_lint.syntax.piece import Piece
from decree30_lint.syntax.placeholders import PLACEHOLDER

_UNIT = re.compile(r"([^\W\d_]+)(?:\.\s*|\s+|(?=\d))(?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def _settled(line: DateLine, view: View) -> bool:
    """Tells whether the place is still open, or the office itself says that it is right."""
    return PLACEHOLDER in line.place.text or not line.place.text or line.place.text in view.subject.agency.places


class PlaceCapitals(Kind, frozen=True):
    """Checks that each syllable of the place begins with a capital, and only begins so.

    The words in the list `small` may stand in lower case inside; abbreviations in the table `short` and places in the table
    `but` have rules of their own.
    """

    small: ListName
    short: TableName
    but: TableName

    messages: ClassVar = {
        USUAL: Words(
            vi="Địa danh {actual} phải viết hoa chữ cái đầu: {expected}.",
            en="The place {actual} takes capital initials: {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        words = view.subject.vocabulary
        small = frozenset(word for name in words.lists[self.small] for word in name.lower().split())
        short = frozenset(word.casefold().strip(".") for word in words.tables[self.short])
        others = _folded_keys(words.tables[self.but])
        for line in view.contents(DateLine):
            if _settled(line, view) or folded(line.place.text) in others:
                continue
            changes = [c for c in _initials(line.place, small, short) if c.text != line.passage.text[c.start : c.end]]
            if changes:
                breach = line.passage.breach(changes, line.place.text, None)
                lawful = _changed(line.place, changes)
                yield Breach(breach.at, line.place.text, lawful, breach.edits, suggestion=breach.suggestion)


def _initials(place: Piece, small: frozenset[str], short: frozenset[str]) -> Iterator[Change]:
    """Yields each word of the place as it should be.

    Abbreviations have a rule of their own; H'leo and M'gar are names.
    """
    for found in _WORD.finditer(place.text):
        word, inside = found[0], found.start() > 0
        start = place.start + found.start()
        if word.casefold() in short or (inside and word in small):
            continue
        lawful = word[0].upper() + (word[1:].lower() if word.isupper() and "'" not in word else word[1:])
        yield Change(start, start + len(word), lawful)


def _changed(place: Piece, changes: list[Change]) -> str:
    text = place.text
    for change in reversed(changes):
        low, high = change.start - place.start, change.end - place.start
        text = text[:low] + change.text + text[high:]
    return text


class PlaceInFull(Kind, frozen=True):
    """A place named after a person, an event or a number stands with the name of its unit.

    `always` names the table of places (as they are cut short) and their full names; `persons` the list of other such names.
    """

    always: TableName
    persons: ListName

    class Key(MessageKey):
        USUAL = ""
        PERSON = "person"
        NUMBER = "number"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Địa danh {actual} phải ghi đầy đủ: {expected}.",
            en="The place {actual} is written in full: {expected}.",
        ),
        Key.PERSON: Words(
            vi="Địa danh {actual} theo tên người, sự kiện, phải ghi cả cấp đơn vị hành chính, ví dụ “Phường {text}”.",
            en="The place {actual} is named after a person or event and takes the class of its unit: “Phường {text}”.",
        ),
        Key.NUMBER: Words(
            vi="Địa danh {actual} theo chữ số, phải ghi cả cấp đơn vị hành chính, ví dụ “Phường {text}”.",
            en="The place {actual} is a number and takes the class of its unit: “Phường {text}”.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        full = _folded_keys(view.subject.vocabulary.tables[self.always])
        persons = frozenset(folded(name) for name in view.subject.vocabulary.lists[self.persons])
        for line in view.contents(DateLine):
            place = line.place
            name = folded(place.text)
            if _settled(line, view):
                continue
            if name in full:
                change = Change(place.start, place.end, full[name])
                yield line.passage.breach([change], place.text, full[name])
            elif name in persons or name.isdecimal():
                key = self.Key.NUMBER if name.isdecimal() else self.Key.PERSON
                yield Breach(line.passage.at(place.start, place.end), place.text, None, message_key=key)


def _folded_keys(table: Mapping[str, str]) -> dict[str, str]:
    return {folded(key): value for key, value in table.items()}


class PlaceNotShortened(Kind, frozen=True):
    """Checks that the place does not begin with an abbreviation of the table `short`.

    Places in `but` belong to another rule.
    """

    short: TableName
    but: TableName

    messages: ClassVar = {
        USUAL: Words(
            vi="Trong địa danh không viết tắt {actual}; ghi đầy đủ: {expected}.",
            en="The place is not abbreviated ({actual}); write {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        tables = view.subject.vocabulary.tables
        short = _folded_keys(tables[self.short])
        others = _folded_keys(tables[self.but])
        for line in view.contents(DateLine):
            found = _UNIT.match(line.place.text)
            if found is None or _settled(line, view) or folded(line.place.text) in others:
                continue
            unit = short.get(folded(found[1]) + ("." if "." in found[0] else ""))
            if unit:
                start = line.place.start
                change = Change(start, start + found.end(), f"{unit} ")
                yield line.passage.breach([change], found[0].strip(), unit + " " + line.place.text[found.end() :])


class PlaceExists(Kind, frozen=True):
    """The place is no unit that ceased to be on the day `since`: of a class in `classes`, a province of `former`.

    A former province that stands with its class is left to another rule.
    """

    since: date
    classes: ListName
    former: TableName

    class Key(MessageKey):
        USUAL = ""
        CLASS = "class"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Địa danh {actual} là tên tỉnh cũ, nay thuộc {expected}; hãy kiểm tra lại (có thể là tên phường, xã mới).",
            en="{actual} is the name of a former province, now part of {expected}; please check (wards may bear it).",
        ),
        Key.CLASS: Words(
            vi="Địa danh {actual}: không còn đơn vị hành chính {expected} vào ngày ghi trên văn bản.",
            en="The place {actual}: there was no unit of the class {expected} on the date of the document.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        classes = {folded(name): name for name in view.subject.vocabulary.lists[self.classes]}
        former = _folded_keys(view.subject.vocabulary.tables[self.former])
        for line in view.contents(DateLine):
            issued = line.earliest()
            if _settled(line, view) or (issued is not None and issued < self.since):
                continue
            place = folded(line.place.text)
            kind = next((name for key, name in classes.items() if place.startswith(f"{key} ")), None)
            successor = former.get(place)
            at = line.passage.at(line.place.start, line.place.end)
            if kind is None and successor is None:
                continue
            if issued is None:
                yield Unsure(at, UndecidedReason.NOT_IN_FILE)
            elif kind:
                yield Breach(at, line.place.text, kind, message_key=self.Key.CLASS)
            else:
                yield Breach(at, line.place.text, successor)
