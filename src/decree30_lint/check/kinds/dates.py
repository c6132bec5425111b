"""Checks place and date: "Hà Nội, ngày 05 tháng 01 năm 2026". Blanks in a draft and marks of a template are no faults."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import ClassVar

from decree30_lint.check.filled_in import under_a_signature
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, Stage
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.date_line import FIRST_YEAR, DateLine
from decree30_lint.syntax.piece import Piece

_DIGITS_OF_SHORT_YEAR = 2


class DateForm(Kind, frozen=True):
    """Checks how place and date are written; what is None is not judged. The bounds go by the entries "day" and "month".

    With `words` the date is written with ngày, tháng, năm and Arabic digits, and an issued document leaves no blank; below
    its bounds the corrected text has a 0 in front. Numbers below those of `zero_below` have a 0 in front, numbers from
    those of `no_zero_from` on have none. With `comma` one stands between place and date.
    """

    words: Mapping[str, int] | None = None
    zero_below: Mapping[str, int] | None = None
    no_zero_from: Mapping[str, int] | None = None
    comma: bool | None = None

    class Key(MessageKey):
        WORDS = "words"
        WORD = "word"
        DIGITS = "digits"
        SHORT_YEAR = "short-year"
        BLANK = "blank"
        ZERO = "zero"
        NO_ZERO = "no-zero"
        COMMA = "comma"

    messages: ClassVar = {
        Key.WORDS: Words(
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
        Key.SHORT_YEAR: Words(
            vi="Năm phải ghi đủ bốn chữ số, không ghi {actual}.",
            en="The year is written with four digits, not {actual}.",
        ),
        Key.BLANK: Words(
            vi="Văn bản đã ban hành nhưng chưa ghi đủ ngày, tháng, năm: “{text}”.",
            en="The document has been issued, but its date is not complete: “{text}”.",
        ),
        Key.ZERO: Words(
            vi="{actual} phải thêm số 0 phía trước: {expected}.",
            en="{actual} takes a 0 in front: {expected}.",
        ),
        Key.NO_ZERO: Words(
            vi="{actual} không cần số 0 phía trước; các ví dụ của Nghị định ghi {expected}.",
            en="{actual} needs no 0 in front; the decree's examples write {expected}.",
        ),
        Key.COMMA: Words(
            vi="Sau địa danh phải có dấu phẩy: {expected}.",
            en="A comma stands after the place: {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for component in view.components:
            line = component.content
            if not isinstance(line, DateLine):
                continue
            if self.words is not None:
                yield from self._words(component, line, view, self.words)
            yield from self._zeros(line)
            if self.comma and not line.place.blank and "," not in line.link.text and (line.day or line.figures):
                yield line.passage.breach([line.link.written(", ")], None, f"{line.place.text}, ngày", self.Key.COMMA)

    def _words(self, component: Component, line: DateLine, view: View, padded: Mapping[str, int]) -> Iterator[Outcome]:
        passage = line.passage
        issued = view.subject.stage is Stage.ISSUED and view.text is view.subject.main  # a form in the file may be blank
        if line.figures:
            lawful = line.written(padded)
            yield passage.breach([lawful], line.figures.text, lawful.text, self.Key.WORDS)
        elif not line.in_words:
            if not line.open:
                yield Breach(component.anchor, None, ", ".join(line.missing), message_key=self.Key.WORD)
        elif odd := next((entry for entry in line.entries if entry and entry.in_letters), None):
            yield Breach(passage.at(*odd.span), odd.text, None, message_key=self.Key.DIGITS)
        elif short := line.short_year:
            yield Breach(passage.at(*short.span), short.text, None, message_key=self.Key.SHORT_YEAR)
        elif issued and (line.year_is_open or any(entry.open for entry in (line.day, line.month) if entry)):
            if under_a_signature(view.subject.document, component):
                yield Unsure(component.anchor, UndecidedReason.NOT_LEGIBLE)
            else:
                yield Breach(component.anchor, None, None, message_key=self.Key.BLANK)

    def _zeros(self, line: DateLine) -> Iterator[Breach]:
        for entry, below in _bounded(line, self.zero_below):
            if len(entry.text) == 1 and (entry.value or below) < below:
                yield line.passage.breach([entry.written(f"0{entry.text}")], entry.text, f"0{entry.text}", self.Key.ZERO)
        for entry, first in _bounded(line, self.no_zero_from):
            if (entry.value or 0) >= first and entry.text.startswith("0"):
                yield line.passage.breach([entry.written(str(entry.value))], entry.text, str(entry.value), self.Key.NO_ZERO)


def _bounded(line: DateLine, bounds: Mapping[str, int] | None) -> Iterator[tuple[Piece, int]]:
    """Yields day and month with the bound of each, where there are both."""
    for entry, name in ((line.day, "day"), (line.month, "month")):
        if entry is not None and bounds is not None and name in bounds:
            yield entry, bounds[name]


class DateReal(Kind, frozen=True):
    """The date is a day of the calendar, in a plausible year, and not in the future of an issued document.

    What is the future is known only where the day of judging is; what the computer's clock says of it has keys of its own
    ("clock", "clock-year"), for a clock may be wrong.
    """

    last_year: int
    days_ahead: int
    years_ahead: int

    class Key(MessageKey):
        USUAL = ""
        YEAR = "year"
        FUTURE = "future"
        CLOCK = "clock"
        CLOCK_YEAR = "clock-year"

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
        Key.CLOCK: Words(
            vi="Văn bản đã ban hành nhưng {actual} còn ở phía trước, tính theo đồng hồ của máy.",
            en="The document has been issued, yet {actual} lies in the future by the clock of this computer.",
        ),
        Key.CLOCK_YEAR: Words(
            vi="Năm {actual} còn xa ở phía trước, tính theo đồng hồ của máy; hãy kiểm tra lại.",
            en="The year {actual} lies far ahead by the clock of this computer; please check it.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        for line in view.contents(DateLine):
            key = self._key(line, view)
            if key is not None and line.day and line.month and line.year:
                of_year = key in (self.Key.YEAR, self.Key.CLOCK_YEAR)
                first, actual = (line.year, line.year.text) if of_year else (line.day, line.shown)
                yield Breach(line.passage.at(first.start, line.year.end), actual, None, message_key=key)

    def _key(self, line: DateLine, view: View) -> Key | None:
        if line.slip:
            return self.Key.YEAR if line.slip == "year" else self.Key.USUAL
        told, clock = view.subject.as_of, view.subject.today
        year = None if line.year_is_open or not line.year else line.year.value
        full = year if year is not None and len(str(year)) > _DIGITS_OF_SHORT_YEAR else None
        if full is not None and not FIRST_YEAR <= full <= (told.year + self.years_ahead if told else self.last_year):
            return self.Key.YEAR
        if not line.is_real:
            return self.Key.USUAL
        if told is None and clock and full is not None and full > clock.year + self.years_ahead:
            return self.Key.CLOCK_YEAR
        if view.subject.stage is Stage.ISSUED and self._is_ahead(line, told or clock):
            return self.Key.FUTURE if told else self.Key.CLOCK
        return None

    def _is_ahead(self, line: DateLine, today: date | None) -> bool:
        first = line.earliest()
        return bool(today and first and first > today + timedelta(days=self.days_ahead))
