"""Checks the place in the line of place and date: how its name is written, and whether such a place exists."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import ListName, TableName
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.date_line import DateLine
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import changed
from decree30_lint.syntax.place_name import first_word, with_initials
from decree30_lint.syntax.placeholders import PLACEHOLDER


class PlaceForm(Kind, frozen=True):
    """Checks how the place is written; what is None is not judged.

    The table `full` gives the full names of places that are cut short: with `persons`, the list of names of persons and
    events, the place is none of these, and neither such a name nor a number without the class of its unit. Other places do
    not begin with an abbreviation of the table `short` if `abbreviated` is false; with `small`, the list of words that may
    stand in lower case inside, each of their words begins with a capital, and only begins so.
    """

    full: TableName
    persons: ListName | None = None
    short: TableName | None = None
    abbreviated: bool | None = None
    small: ListName | None = None

    class Key(MessageKey):
        FULL = "full"
        PERSON = "person"
        NUMBER = "number"
        SHORT = "short"
        CAPITALS = "capitals"

    messages: ClassVar = {
        Key.FULL: Words(
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
        Key.SHORT: Words(
            vi="Trong địa danh không viết tắt {actual}; ghi đầy đủ: {expected}.",
            en="The place is not abbreviated ({actual}); write {expected}.",
        ),
        Key.CAPITALS: Words(
            vi="Địa danh {actual} phải viết hoa chữ cái đầu: {expected}.",
            en="The place {actual} takes capital initials: {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        words = view.subject.vocabulary
        full = _folded_keys(words.tables[self.full])
        short = words.tables[self.short] if self.short else {}
        for line in view.contents(DateLine):
            lawful = full.get(folded(line.place.text))
            if _settled(line, view):
                continue
            if self.persons is not None:
                yield from self._in_full(line, lawful, words.lists[self.persons])
            if self.abbreviated is False and lawful is None:
                yield from self._spelt_out(line, _folded_keys(short))
            if self.small is not None and lawful is None:
                yield from self._initials(line, words.lists[self.small], short)

    def _in_full(self, line: DateLine, lawful: str | None, persons: Sequence[str]) -> Iterator[Breach]:
        place, name = line.place, folded(line.place.text)
        if lawful is not None:
            yield line.passage.breach([place.written(lawful)], place.text, lawful, self.Key.FULL)
        elif name.isdecimal() or name in map(folded, persons):
            key = self.Key.NUMBER if name.isdecimal() else self.Key.PERSON
            yield Breach(line.passage.at(*place.span), place.text, None, message_key=key)

    def _spelt_out(self, line: DateLine, short: Mapping[str, str]) -> Iterator[Breach]:
        unit = first_word(line.place)
        if lawful := short.get(folded(unit.text)):
            change = unit.written(f"{lawful} ")
            expected = changed(line.place.text, [change], line.place.start)
            yield line.passage.breach([change], unit.text.strip(), expected, self.Key.SHORT)

    def _initials(self, line: DateLine, small: Sequence[str], short: Mapping[str, str]) -> Iterator[Breach]:
        lower = {word for name in small for word in name.lower().split()}
        but = {word.casefold().strip(".") for word in short}
        if changes := list(with_initials(line.place, lower, but)):
            expected = changed(line.place.text, changes, line.place.start)
            yield line.passage.breach(changes, line.place.text, expected, self.Key.CAPITALS)


def _settled(line: DateLine, view: View) -> bool:
    """Tells whether the place is still open, or the office itself says that it is right."""
    return PLACEHOLDER in line.place.text or not line.place.text or line.place.text in view.subject.agency.places


def _folded_keys(table: Mapping[str, str]) -> dict[str, str]:
    return {folded(key): value for key, value in table.items()}


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
            at = line.passage.at(*line.place.span)
            if kind is None and successor is None:
                continue
            if issued is None:
                yield Unsure(at, UndecidedReason.NOT_IN_FILE)
            elif kind:
                yield Breach(at, line.place.text, kind, message_key=self.Key.CLASS)
            else:
                yield Breach(at, line.place.text, successor)
