"""Checks place and date: "Hà Nội, ngày 05 tháng 01 năm 2026". Blanks in a draft and marks of a template are no faults."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import ClassVar

from decree30_lint.check.filled_in import under_a_signature
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import ListName, Stage, TableName
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.date_line import DateLine, Entry, date_line
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Change
from decree30_lint.syntax.placeholders import PLACEHOLDER

_UNIT = re.compile(r"([^\W\d_]+)(?:\.\s*|\s+|(?=\d))(?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def _lines(view: View) -> Iterator[DateLine]:
    return (date_line(component) for component in view.components)


class DateInWords(Kind, frozen=True):
    """The date is written with the words ngày, tháng, năm and Arabic digits. An issued document leaves no blank.

    Days and months below `padded_day` and `padded_month` take a 0 in front in the corrected text.
    """

    padded_day: int
    padded_month: int

    class Key(MessageKey):
        USUAL = ""
        WORD = "word"
        DIGITS = "digits"
        YEAR = "year"
        BLANK = "blank"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Thời gian ban hành {actual} phải ghi đủ các từ ngày, tháng, năm: {expected}.",
            en="The date {actual} has to be written with the words ngày, tháng, năm: {expected}.",
        ),
        Key.WORD: Words(
            vi="Thời gian ban hành “{text}” thiếu từ {expected}.",
            en="The date “{text}” lacks the word {expected}.",
        ),
        Key.DIGITS: Words(
            vi="Ngày, tháng, năm ghi bằng chữ số Ả Rập, không ghi {actual}.",
            en="Day, month and year are written in Arabic digits, not {actual}.",
        ),
        Key.YEAR: Words(
            vi="Năm phải ghi đủ bốn chữ số, không ghi {actual}.",
            en="The year is written with four digits, not {actual}.",
        ),
        Key.BLANK: Words(
            vi="Văn bản đã ban hành nhưng chưa ghi đủ ngày, tháng, năm: “{text}”.",
            en="The document has been issued, but its date is not complete: “{text}”.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        issued = view.subject.stage is Stage.ISSUED
        for component, line in zip(view.components, _lines(view), strict=True):
            if line.figures:
                yield self._spelt_out(line, line.figures)
            elif not line.in_words:
                if not line.open:
                    yield Breach(component.anchor, None, _missing(line), message_key=self.Key.WORD)
            elif odd := _in_letters(line):
                yield Breach(line.passage.at(odd.start, odd.end), odd.text, None, message_key=self.Key.DIGITS)
            elif short := _short_year(line):
                yield Breach(line.passage.at(short.start, short.end), short.text, None, message_key=self.Key.YEAR)
            elif issued and (line.year_is_open or any(entry.open for entry in (line.day, line.month) if entry)):
                signed = under_a_signature(view.subject.document, component)
                yield (
                    Unsure(component.anchor, UndecidedReason.NOT_LEGIBLE)
                    if signed
                    else Breach(component.anchor, None, None, message_key=self.Key.BLANK)
                )

    def _spelt_out(self, line: DateLine, figures: Entry) -> Breach:
        day, month, year = (int(number) for number in re.findall(r"\d+", figures.text))
        days = f"{day:02}" if day < self.padded_day else str(day)
        months = f"{month:02}" if month < self.padded_month else str(month)
        years = year if year > 99 else year + 2000
        lawful = f"ngày {days} tháng {months} năm {years}"
        start = line.day.start - len("ngày ") if line.day and line.day.start <= figures.start else figures.start
        return line.passage.breach([Change(max(start, 0), figures.end, lawful)], figures.text, lawful)


def _missing(line: DateLine) -> str:
    entries = (("ngày", line.day), ("tháng", line.month), ("năm", line.year))
    return ", ".join(word for word, entry in entries if entry is None)


def _in_letters(line: DateLine) -> Entry | None:
    entries = (entry for entry in (line.day, line.month, line.year) if entry and not entry.open)
    return next((entry for entry in entries if re.fullmatch(r"[^\W\d_ ]+(?: [^\W\d_]+)*", entry.text)), None)


def _short_year(line: DateLine) -> Entry | None:
    year = line.year
    if year is None or line.year_is_open or year.value is None or len(year.text) != 2:
        return None
    return year


class DatePadded(Kind, frozen=True):
    """The numbers of `entry` ("day" or "month") from 1 to below `below` have a 0 in front: exactly `digits` digits."""

    entry: str
    below: int
    digits: int

    messages: ClassVar = {
        USUAL: Words(
            vi="{actual} phải thêm số 0 phía trước: {expected}.",
            en="{actual} takes a 0 in front: {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for line in _lines(view):
            entry: Entry | None = getattr(line, self.entry)
            if entry and entry.value and entry.value < self.below and len(entry.text) < self.digits:
                lawful = entry.text.zfill(self.digits)
                yield line.passage.breach([Change(entry.start, entry.end, lawful)], entry.text, lawful)


class DateUnpadded(Kind, frozen=True):
    """The numbers of `entry` from `above` on have no 0 in front."""

    entry: str
    above: int

    messages: ClassVar = {
        USUAL: Words(
            vi="{actual} không cần số 0 phía trước; các ví dụ của Nghị định ghi {expected}.",
            en="{actual} needs no 0 in front; the decree's examples write {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for line in _lines(view):
            entry: Entry | None = getattr(line, self.entry)
            if entry and entry.value and entry.value >= self.above and entry.text.startswith("0"):
                yield line.passage.breach([Change(entry.start, entry.end, str(entry.value))], entry.text, str(entry.value))


class DateReal(Kind, frozen=True):
    """The date is a day of the calendar, in a plausible year, and not in the future of an issued document.

    What is the future is known only where the day of judging is.
    """

    first_year: int
    last_year: int
    days_ahead: int
    years_ahead: int

    class Key(MessageKey):
        USUAL = ""
        YEAR = "year"
        FUTURE = "future"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Không có {actual} trong lịch.",
            en="The calendar has no {actual}.",
        ),
        Key.YEAR: Words(
            vi="Năm {actual} không hợp lý; hãy kiểm tra lại.",
            en="The year {actual} is not plausible; please check it.",
        ),
        Key.FUTURE: Words(
            vi="Văn bản đã ban hành nhưng {actual} còn ở phía trước.",
            en="The document has been issued, yet {actual} lies in the future.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        for line in _lines(view):
            key = self._key(line, view)
            if key is not None and line.day and line.month and line.year:
                first = line.year if key is self.Key.YEAR else line.day
                actual = line.year.text if key is self.Key.YEAR else _spelt(line)
                yield Breach(line.passage.at(first.start, line.year.end), actual, None, message_key=key)

    def _key(self, line: DateLine, view: View) -> Key | None:
        year = None if line.year_is_open or not line.year else line.year.value
        latest = view.subject.as_of
        if year is not None and len(str(year)) > 2:
            last = latest.year + self.years_ahead if latest else self.last_year
            if not self.first_year <= year <= last:
                return self.Key.YEAR
        if not _exists(line, year):
            return self.Key.USUAL
        issued = line.earliest()
        ahead = latest and issued and issued > latest + timedelta(days=self.days_ahead)
        return self.Key.FUTURE if ahead and view.subject.stage is Stage.ISSUED else None


def _exists(line: DateLine, year: int | None) -> bool:
    """Tells whether the calendar has such a day.

    A year still open may be a leap year; an open day or month may be any.
    """
    day = line.day.value if line.day else None
    month = line.month.value if line.month else None
    try:
        date(year or 2000, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return False
    return True


def _spelt(line: DateLine) -> str:
    entries = (("ngày", line.day), ("tháng", line.month), ("năm", line.year))
    return " ".join(f"{word} {entry.text.replace(PLACEHOLDER, '.')}".strip() for word, entry in entries if entry)


class CommaAfterPlace(Kind, frozen=True):
    """A comma stands between place and date."""

    messages: ClassVar = {
        USUAL: Words(
            vi="Sau địa danh phải có dấu phẩy: {expected}.",
            en="A comma stands after the place: {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for line in _lines(view):
            if _words_of(line.place) and "," not in line.link.text and (line.day or line.figures):
                change = Change(line.link.start, line.link.end, ", ")
                yield line.passage.breach([change], None, f"{line.place.text}, ngày")


def _words_of(entry: Entry) -> str:
    """Returns what has been filled in."""
    return entry.text.replace(PLACEHOLDER, "").strip(" .,")


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
        for line in _lines(view):
            if _settled(line, view) or folded(line.place.text) in others:
                continue
            changes = [c for c in _initials(line.place, small, short) if c.text != line.passage.text[c.start : c.end]]
            if changes:
                breach = line.passage.breach(changes, line.place.text, None)
                lawful = _changed(line.place, changes)
                yield Breach(breach.at, line.place.text, lawful, breach.edits, suggestion=breach.suggestion)


def _initials(place: Entry, small: frozenset[str], short: frozenset[str]) -> Iterator[Change]:
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


def _changed(place: Entry, changes: list[Change]) -> str:
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
        for line in _lines(view):
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
        for line in _lines(view):
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
        for line in _lines(view):
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
