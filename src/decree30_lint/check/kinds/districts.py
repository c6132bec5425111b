"""Checks for units and bodies that do not exist on the day of the document, in letterhead, lists and signature."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from decree30_lint.check.dated_names import CITY, PROVINCE, BodyNames, NamePlace, full_name, name_places, names_of_table
from decree30_lint.check.dating import is_since
from decree30_lint.model.outcomes import MessageKey, Outcome
from decree30_lint.model.parts import ListName, Part, TableName
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded


class BodiesExist(Kind, frozen=True):
    """Checks that from the day `since` on no body is named that is no more; what is not given is not judged.

    Such are the bodies of the tables `dissolved` (name or short form, successor), those of units whose class is in the lists
    `former`, and those of a city within a province. For these `bodies` and `departments` are lists of the words such names
    begin with, `no_departments` of names that look like them, `classes` of all classes of units, `other` of the cities that
    are provinces and of words that begin the next name.
    """

    since: date
    dissolved: tuple[TableName, ...] = ()
    former: tuple[ListName, ...] = ()
    bodies: tuple[ListName, ...] = ()
    departments: tuple[ListName, ...] = ()
    no_departments: tuple[ListName, ...] = ()
    classes: tuple[ListName, ...] = ()
    other: tuple[ListName, ...] = ()

    class Key(MessageKey):
        DISSOLVED = "dissolved"
        UNIT = "unit"
        CITY = "city"

    messages: ClassVar = {
        Key.DISSOLVED: Words(
            vi="{actual} đã kết thúc hoạt động trước ngày ghi trên văn bản; nhiệm vụ nay chủ yếu thuộc {expected}.",
            en="{actual} had ceased to exist on the date of the document; its work went mostly to {expected}.",
        ),
        Key.UNIT: Words(
            vi="{actual}: không còn đơn vị hành chính {expected} vào ngày ghi trên văn bản; hãy kiểm tra lại tên cơ quan.",
            en="{actual}: there was no unit of the class {expected} on the date of the document; please check the name.",
        ),
        Key.CITY: Words(
            vi="{actual}: không còn thành phố thuộc tỉnh vào ngày ghi trên văn bản; hãy kiểm tra lại tên cơ quan.",
            en="{actual}: there were no cities within provinces on the date of the document; please check the name.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        applies = is_since(view, self.since)
        if applies is False:
            return
        for place in name_places(view):
            for table in self.dissolved:
                for start, end, successor in names_of_table(place, view.subject.vocabulary, table):
                    breach = place.breach(start, end, successor, self.Key.DISSOLVED, suggest=True)
                    yield from place.dated(breach, end, applies, view)
            if self.former:
                yield from self._of_units(place, view, applies)

    def _of_units(self, place: NamePlace, view: View, applies: bool | None) -> Iterator[Outcome]:
        sources = (self.bodies, self.departments, self.no_departments, self.classes, self.former, self.other)
        names = BodyNames(*(_folded(view, source) for source in sources))
        for start, end, unit in names.within(place):
            breach = place.breach(start, end, unit or None, self.Key.UNIT if unit else self.Key.CITY)
            yield from place.dated(breach, end, applies, view)


def _folded(view: View, lists: tuple[ListName, ...]) -> tuple[str, ...]:
    return tuple(folded(entry) for source in lists for entry in view.subject.vocabulary.lists[source])


class UnitsExist(Kind, frozen=True):
    """Checks that provinces are named as on the day of the document, from `since` on; what is not given is not judged.

    No province of the tables `former` (old name, successor) is named with its class. Without a class ("bare") the name may
    be that of a ward or a firm; after a word of the lists `others`, or in one of the names `longer`, it is one. A province
    that became a city, in the tables `became` (name, day), bears the class of the day. The lists `cities` name all cities
    that are provinces.
    """

    since: date
    former: tuple[TableName, ...] = ()
    cities: tuple[ListName, ...] = ()
    others: tuple[ListName, ...] = ()
    longer: tuple[ListName, ...] = ()
    became: tuple[TableName, ...] = ()

    class Key(MessageKey):
        FORMER = "former"
        BARE = "bare"
        CLASS = "class"

    messages: ClassVar = {
        Key.FORMER: Words(
            vi="{actual} không còn là tỉnh vào ngày ghi trên văn bản; nay thuộc {expected}.",
            en="{actual} was no province on the date of the document; it is part of {expected}.",
        ),
        Key.BARE: Words(
            vi="{actual} là tên tỉnh cũ, nay thuộc {expected}; hãy kiểm tra lại (có thể là tên phường, xã, đơn vị).",
            en="{actual} is the name of a former province, now part of {expected}; please check (it may be a ward's).",
        ),
        Key.CLASS: Words(
            vi="{actual}: vào ngày ghi trên văn bản là {expected}.",
            en="{actual} was {expected} on the date of the document.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        applies = is_since(view, self.since)
        if applies is False:
            return
        tables, places = view.subject.vocabulary.tables, name_places(view)
        everything = "\n".join(place.plain for place in places)
        for name, successor in ((folded(name), after) for table in self.former for name, after in tables[table].items()):
            if name in everything:
                for place in places:
                    yield from self._former(place, name, successor, view, applies)
        for name, day in (entry for table in self.became for entry in tables[table].items()):
            for place in places:
                yield from self._of_other_class(place, name, date.fromisoformat(day), view, applies)

    def _former(self, place: NamePlace, name: str, successor: str, view: View, applies: bool | None) -> Iterator[Outcome]:
        cities = [city for source in self.cities for city in view.subject.vocabulary.lists[source]]
        lawful = full_name(successor, is_city=successor in cities)
        for start in place.find(name):
            end = start + len(name)
            if not _is_named(place.passage.text[start:end]):
                continue
            if place.plain[:start].endswith(f"{PROVINCE} "):
                breach = place.breach(start - len(PROVINCE) - 1, end, lawful, self.Key.FORMER, suggest=True)
                yield from place.dated(breach, end, applies, view)
            elif place.part is not Part.PLACE_DATE and not self._names_another(place, start, end, view):
                yield from place.dated(place.breach(start, end, lawful, self.Key.BARE), end, applies, view)

    def _names_another(self, place: NamePlace, start: int, end: int, view: View) -> bool:
        """Tells whether it is a ward, a firm, or a piece of a longer name."""
        item = place.before(start)
        if any(word in item for word in _folded(view, self.others) if word != PROVINCE):
            return True
        longer = _folded(view, self.longer)
        within_longer = any(low <= start < low + len(name) for name in longer for low in place.find(name))
        return within_longer or place.passage.text[end : end + 2].strip()[:1].isupper()

    def _of_other_class(self, place: NamePlace, name: str, day: date, view: View, applies: bool | None) -> Iterator[Outcome]:
        has_become = is_since(view, day)
        for wrong, is_city in ((PROVINCE, True), (CITY, False)):
            phrase = f"{wrong} {folded(name)}"
            for start in place.find(phrase) if has_become in (None, is_city) else ():
                end = start + len(phrase)
                breach = place.breach(start, end, full_name(name, is_city=is_city), self.Key.CLASS, suggest=True)
                yield from place.dated(breach, end, applies if has_become is not None else None, view)


def _is_named(words: str) -> bool:
    """Tells whether each syllable begins with a capital."""
    return all(word[:1].isupper() for word in words.replace("-", " ").split())
