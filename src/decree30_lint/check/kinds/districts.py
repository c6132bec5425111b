"""Checks for units and bodies that do not exist on the day of the document.

It judges letterhead, lists and signature only: the body may speak of the past, and an old decision is cited under the name
it bore.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import ClassVar

from msgspec import Struct

from decree30_lint.check.dating import is_since
from decree30_lint.check.word_row import Same, all_words_of
from decree30_lint.model.outcomes import USUAL, Breach, Fact, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, ListName, Part, TableName, Text, Vocabulary
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded, folded_tones
from decree30_lint.syntax.passage import Passage, passage_of
from decree30_lint.syntax.placeholders import masked

_LISTS = (Part.ADDRESSEES, Part.RECIPIENTS)
_PARTS = (Part.PARENT_BODY, Part.ISSUING_BODY, Part.PLACE_DATE, Part.SIGNATORY, *_LISTS)
_OLD = "words_of_old_names"
_AUTHORITY = "authority"
_PROVINCE, _CITY, _AND = "tỉnh", "thành phố", "và"
_NOTE = 40  # characters in which a word may say that the name is an old one
_ENDS_ITEM = ";\n"


class _Place(Struct, frozen=True):
    """Holds a component that names bodies.

    `plain` is its text in small letters, tone marks folded, placeholders masked, with blanks for line breaks within one
    name; it is as long as the text.
    """

    part: Part
    passage: Passage
    plain: str

    def find(self, phrase: str) -> Iterator[int]:
        """Yields where the phrase stands as whole words."""
        start = self.plain.find(phrase)
        while start >= 0:
            if not _is_word(self.plain, start - 1) and not _is_word(self.plain, start + len(phrase)):
                yield start
            start = self.plain.find(phrase, start + 1)

    def rest(self, end: int) -> str:
        """Returns what follows in the same item, a few words of it."""
        rest = self.plain[end : end + _NOTE]
        return rest[: min((rest.find(mark) for mark in _ENDS_ITEM if mark in rest), default=len(rest))]


def _is_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()


def _places(view: View) -> tuple[_Place, ...]:
    return _read(Same(view.text), view.confidence)


@lru_cache(maxsize=4)
def _read(text: Same[Text], confidence: float) -> tuple[_Place, ...]:
    """Returns the places where names are compared with the date; they are kept for the texts judged last."""
    found = [c for part in _PARTS for c in text.it.of(part)] + [*text.it.of(Part.STRUCTURE, _AUTHORITY)]
    return tuple(_place(component) for component in found if component.confidence >= confidence)


def _place(component: Component) -> _Place:
    passage = passage_of(component)
    plain = folded_tones(masked(passage.text)).lower()
    return _Place(component.part, passage, plain if component.part in _LISTS else plain.replace("\n", " "))


def _dated(applies: bool | None, view: View, place: _Place, end: int, breach: Breach) -> Iterator[Outcome]:
    """Yields the breach, unless a word after the name says that it is an old one; a doubt where `applies` is None."""
    old = [folded(words) for words in view.subject.vocabulary.lists[_OLD]]
    if not any(words in place.rest(end) for words in old):
        yield breach if applies else Unsure(breach.at, UndecidedReason.NOT_IN_FILE)


def _breach(
    place: _Place, start: int, end: int, expected: Fact | None, key: MessageKey = USUAL, suggestion: str | None = None
) -> Breach:
    actual = " ".join(place.passage.text[start:end].split())
    return Breach(place.passage.at(start, end), actual, expected, message_key=key, suggestion=suggestion)


class DistrictBodies(Kind, frozen=True):
    """Checks that no body of a unit of the list `former` is named, nor of a city within a province ("city").

    It does so from the day `since` on. `bodies` and `departments` are lists of the words such names begin with,
    `no_departments` of names that look like them, `classes` of all classes of units, `cities` of the cities that are
    provinces, `other` of words that begin the next name.
    """

    since: date
    bodies: ListName
    departments: ListName
    no_departments: ListName
    classes: ListName
    former: ListName
    cities: ListName
    other: ListName

    class Key(MessageKey):
        USUAL = ""
        CITY = "city"

    messages: ClassVar = {
        Key.USUAL: Words(
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
        former = tuple(map(folded, view.subject.vocabulary.lists[self.former]))
        for place in _places(view):
            if place.part is not Part.PLACE_DATE and any(name in place.plain for name in (*former, _CITY)):
                yield from self._judge(place, view, former, applies)

    def _judge(self, place: _Place, view: View, former: tuple[str, ...], applies: bool | None) -> Iterator[Outcome]:
        lists = view.subject.vocabulary.lists
        names = (self.bodies, self.departments, self.no_departments, self.classes)
        pattern = _district_pattern(*(tuple(map(folded, lists[name])) for name in names), former)
        cities = tuple(map(folded, lists[self.cities]))
        others = tuple(map(folded, lists[self.other]))
        for found in pattern.finditer(place.plain):
            start, end = found.start(), found.end()
            if found["former"]:
                yield from _dated(applies, view, place, end, _breach(place, start, end, found["former"]))
            elif place.passage.text[end].isupper() and not place.plain.startswith((*cities, *others), end):
                end += len(place.rest(end).partition(",")[0].rstrip(" ."))
                yield from _dated(applies, view, place, end, _breach(place, start, end, None, self.Key.CITY))


@lru_cache(maxsize=2)
def _district_pattern(
    bodies: tuple[str, ...],
    departments: tuple[str, ...],
    no_departments: tuple[str, ...],
    classes: tuple[str, ...],
    former: tuple[str, ...],
) -> re.Pattern[str]:
    """Matches a body with the class of its unit after others, "ubnd các xã, phường, thị trấn", or a city with a name."""
    one_of_bodies = "|".join(sorted(bodies, key=len, reverse=True))
    not_these = "".join(rf"(?!{words}\b)" for words in no_departments)
    department = rf"{not_these}(?:{'|'.join(departments)})\s[^;,.:()]{{0,60}}?\s"
    lasting = "|".join(name for name in classes if name not in former)
    return re.compile(
        rf"(?<!\w)(?:(?:{one_of_bodies})\s+(?:các\s+)?(?:(?:{lasting})\s*(?:,|-|/|và)\s*)*|{department})"
        rf"(?:(?P<former>{'|'.join(former)})(?!\w|\s+ủy)|thành\s+phố\s+(?=\w))"
    )


class FormerProvinces(Kind, frozen=True):
    """Checks that from the day `since` on no province of the table `former` (old name, successor) is named with its class.

    Without a class ("bare") the name may be that of a ward or a firm; after another class of the list `classes` it is one.
    `cities` is the list of the provinces that are cities, `longer` of longer names that hold one,
    `firms` of the words that begin the names of firms.
    """

    since: date
    former: TableName
    classes: ListName
    cities: ListName
    longer: ListName
    firms: ListName

    class Key(MessageKey):
        USUAL = ""
        BARE = "bare"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="{actual} không còn là tỉnh vào ngày ghi trên văn bản; nay thuộc {expected}.",
            en="{actual} was no province on the date of the document; it is part of {expected}.",
        ),
        Key.BARE: Words(
            vi="{actual} là tên tỉnh cũ, nay thuộc {expected}; hãy kiểm tra lại (có thể là tên phường, xã, đơn vị).",
            en="{actual} is the name of a former province, now part of {expected}; please check (it may be a ward's).",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        applies = is_since(view, self.since)
        if applies is False:
            return
        former = {folded(name): successor for name, successor in view.subject.vocabulary.tables[self.former].items()}
        everything = "\n".join(place.plain for place in _places(view))
        for name in (name for name in former if name in everything):
            for place in _places(view):
                for start in place.find(name):
                    yield from self._judge(place, view, start, start + len(name), former[name], applies)

    def _judge(
        self, place: _Place, view: View, start: int, end: int, successor: str, applies: bool | None
    ) -> Iterator[Outcome]:
        if not _is_named(place.passage.text, start, end):
            return
        before = place.plain[:start]
        lawful = _full_name(successor, view.subject.vocabulary.lists[self.cities], is_city=None)
        if before.endswith(f"{_PROVINCE} "):
            start -= len(_PROVINCE) + 1
            yield from _dated(applies, view, place, end, _breach(place, start, end, lawful, suggestion=lawful))
            return
        if place.part is not Part.PLACE_DATE and not self._names_another(place, start, end, view):
            yield from _dated(applies, view, place, end, _breach(place, start, end, lawful, self.Key.BARE))

    def _names_another(self, place: _Place, start: int, end: int, view: View) -> bool:
        """Tells whether it is a ward, a firm, or a piece of a longer name."""
        lists = view.subject.vocabulary.lists
        item = place.plain[max(place.plain.rfind(mark, 0, start) for mark in _ENDS_ITEM) + 1 : start]
        others = (folded(word) for word in (*lists[self.classes], *lists[self.firms]))
        if any(word in item for word in others if word != _PROVINCE):
            return True
        longer = map(folded, lists[self.longer])
        within_longer = any(low <= start < low + len(name) for name in longer for low in place.find(name))
        return within_longer or place.passage.text[end : end + 2].strip()[:1].isupper()


def _is_named(text: str, start: int, end: int) -> bool:
    """Tells whether each syllable begins with a capital."""
    return all(word[:1].isupper() for word in text[start:end].replace("-", " ").split())


def _full_name(name: str, cities: Sequence[str], *, is_city: bool | None) -> str:
    """Returns the name with its class: that of the list `cities` where `is_city` does not say."""
    bare = name.removeprefix("Thành phố ")
    if bare != name:
        return name
    return f"{_CITY} {name}" if (name in cities if is_city is None else is_city) else f"{_PROVINCE} {name}"


class UnitClass(Kind, frozen=True):
    """A province that became a city, in the table `became` (name, day), bears the class it has on the day of the document.

    Documents before `since` are not judged: some bore the name of a city within them then.
    """

    since: date
    became: TableName

    messages: ClassVar = {
        USUAL: Words(
            vi="{actual}: vào ngày ghi trên văn bản là {expected}.",
            en="{actual} was {expected} on the date of the document.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        if is_since(view, self.since) is False:
            return
        for name, day in view.subject.vocabulary.tables[self.became].items():
            for place in _places(view):
                for wrong, is_city in ((_PROVINCE, True), (_CITY, False)):
                    yield from self._judge(place, view, f"{wrong} {folded(name)}", name, date.fromisoformat(day), is_city)

    def _judge(self, place: _Place, view: View, phrase: str, name: str, day: date, is_city: bool) -> Iterator[Outcome]:
        for start in place.find(phrase):
            has_become = is_since(view, day)
            if has_become in (None, is_city):
                end = start + len(phrase)
                lawful = _full_name(name, (), is_city=is_city)
                breach = _breach(place, start, end, lawful, suggestion=lawful)
                certain = None if has_become is None or is_since(view, self.since) is None else True
                yield from _dated(certain, view, place, end, breach)


class DissolvedBodies(Kind, frozen=True):
    """Checks that from the day `since` on no body of the table `dissolved` (name or short form, successor) is named."""

    since: date
    dissolved: TableName

    messages: ClassVar = {
        USUAL: Words(
            vi="{actual} đã kết thúc hoạt động trước ngày ghi trên văn bản; nhiệm vụ nay chủ yếu thuộc {expected}.",
            en="{actual} had ceased to exist on the date of the document; its work went mostly to {expected}.",
        ),
    }
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        applies = is_since(view, self.since)
        if applies is False:
            return
        dissolved = _by_words(Same(view.subject.vocabulary), self.dissolved)
        for place in _places(view):
            for start, end, successor in _named(place.plain, dissolved):
                yield from _dated(applies, view, place, end, _breach(place, start, end, successor, suggestion=successor))


@lru_cache(maxsize=2)
def _by_words(vocabulary: Same[Vocabulary], table: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Returns by first word the words of the names, small and without "và", with the successor; longer ones come first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    names = vocabulary.it.tables[table]
    for spelt, successor in zip(all_words_of(map(str.lower, names)), names.values(), strict=True):
        words = tuple(word for word in spelt if word != _AND)
        found.setdefault(words[0], []).append((words, successor))
    return {first: sorted(names, key=lambda entry: -len(entry[0])) for first, names in found.items()}


def _named(plain: str, dissolved: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]) -> Iterator[tuple[int, int, str]]:
    """Yields where one of the names begins and ends, whatever marks stand between its words, and the successor."""
    if not any(f"{first} " in plain for first in dissolved):
        return
    words = [found for found in re.finditer(r"[^\W_]+", plain) if found[0] != _AND]
    for number, found in enumerate(words):
        for name, successor in dissolved.get(found[0], ()):
            here = words[number : number + len(name)]
            if tuple(word[0] for word in here) == name and not any(
                mark in plain[here[0].start() : here[-1].end()] for mark in _ENDS_ITEM
            ):
                yield here[0].start(), here[-1].end(), successor
                break
