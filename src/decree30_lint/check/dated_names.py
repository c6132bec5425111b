"""Finds names of units and bodies where they are those of the document's own day: in letterhead, lists and signature.

The body may speak of the past, and an old decision is cited under the name it bore.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from decree30_lint.check.word_row import Same, all_words_of
from decree30_lint.model.outcomes import Breach, Fact, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component, Part, Text, Vocabulary
from decree30_lint.model.rules import View
from decree30_lint.syntax.folding import folded, folded_tones
from decree30_lint.syntax.passage import Passage, joined
from decree30_lint.syntax.placeholders import masked

_LISTS = (Part.ADDRESSEES, Part.RECIPIENTS)
_PARTS = (Part.PARENT_BODY, Part.ISSUING_BODY, Part.PLACE_DATE, Part.SIGNATORY, *_LISTS)
_OLD = "words_of_old_names"
_AUTHORITY = "authority"
PROVINCE, CITY = "tỉnh", "thành phố"
_AND = "và"
_NOTE = 40  # characters in which a word may say that the name is an old one
_ENDS_ITEM = ";\n"


class NamePlace(Struct, frozen=True):
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

    def before(self, start: int) -> str:
        """Returns what precedes in the same item."""
        return self.plain[max(self.plain.rfind(mark, 0, start) for mark in _ENDS_ITEM) + 1 : start]

    def rest(self, end: int) -> str:
        """Returns what follows in the same item, a few words of it."""
        rest = self.plain[end : end + _NOTE]
        return rest[: min((rest.find(mark) for mark in _ENDS_ITEM if mark in rest), default=len(rest))]

    def breach(self, start: int, end: int, expected: Fact | None, key: MessageKey, *, suggest: bool = False) -> Breach:
        """Returns the breach of the name from `start` to `end`; with `suggest` it is to be written as `expected`."""
        actual = " ".join(self.passage.text[start:end].split())
        suggestion = str(expected) if suggest else None
        return Breach(self.passage.at(start, end), actual, expected, message_key=key, suggestion=suggestion)

    def dated(self, breach: Breach, end: int, applies: bool | None, view: View) -> Iterator[Outcome]:
        """Yields the breach of a name that ends at `end`, unless a word after it says that it is an old one.

        It is a doubt where `applies` is None: then the document may be of an earlier day.
        """
        old = [folded(words) for words in view.subject.vocabulary.lists[_OLD]]
        if not any(words in self.rest(end) for words in old):
            yield breach if applies else Unsure(breach.at, UndecidedReason.NOT_IN_FILE)


def _is_word(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalnum()


def name_places(view: View) -> tuple[NamePlace, ...]:
    """Returns the places where names are compared with the date; they are kept for the texts judged last."""
    return _read(Same(view.text), view.confidence)


@lru_cache(maxsize=4)
def _read(text: Same[Text], confidence: float) -> tuple[NamePlace, ...]:
    found = [c for part in _PARTS for c in text.it.of(part)] + [*text.it.of(Part.STRUCTURE, _AUTHORITY)]
    return tuple(_place(component) for component in found if component.confidence >= confidence)


def _place(component: Component) -> NamePlace:
    passage = joined(component.paragraphs)
    plain = folded_tones(masked(passage.text)).lower()
    return NamePlace(component.part, passage, plain if component.part in _LISTS else plain.replace("\n", " "))


def full_name(name: str, *, is_city: bool) -> str:
    """Returns the name of a province or city with its class."""
    if name.startswith("Thành phố "):
        return name
    return f"{CITY if is_city else PROVINCE} {name}"


class BodyNames(Struct, frozen=True):
    """Holds the folded words by which bodies of units are told.

    Names begin with one of `bodies`, or one of `departments` that is none of `no_departments`; then stands the class of a
    unit, one of `classes`, of which `former` are no more. A city has a name that begins with none of `other`.
    """

    bodies: tuple[str, ...]
    departments: tuple[str, ...]
    no_departments: tuple[str, ...]
    classes: tuple[str, ...]
    former: tuple[str, ...]
    other: tuple[str, ...]

    def within(self, place: NamePlace) -> Iterator[tuple[int, int, str]]:
        """Yields where a body of a former class or of a city begins and ends, and the class; "" for a city."""
        if place.part is Part.PLACE_DATE or not any(name in place.plain for name in (*self.former, CITY)):
            return
        for found in _body_pattern(self).finditer(place.plain):
            start, end = found.span()
            if found["former"]:
                yield start, end, found["former"]
            elif place.passage.text[end].isupper() and not place.plain.startswith(self.other, end):
                yield start, end + len(place.rest(end).partition(",")[0].rstrip(" .")), ""


@lru_cache(maxsize=2)
def _body_pattern(names: BodyNames) -> re.Pattern[str]:
    """Matches a body with the class of its unit after others, "ubnd các xã, phường, thị trấn", or a city with a name."""
    one_of_bodies = _one_of(sorted(names.bodies, key=len, reverse=True))
    not_these = "".join(rf"(?!{re.escape(words)}\b)" for words in names.no_departments)
    department = rf"{not_these}(?:{_one_of(names.departments)})\s[^;,.:()]{{0,60}}?\s"
    lasting = _one_of(name for name in names.classes if name not in names.former)
    return re.compile(
        rf"(?<!\w)(?:(?:{one_of_bodies})\s+(?:các\s+)?(?:(?:{lasting})\s*(?:,|-|/|và)\s*)*|{department})"
        rf"(?:(?P<former>{_one_of(names.former)})(?!\w|\s+ủy)|thành\s+phố\s+(?=\w))"
    )


def _one_of(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, names))


def names_of_table(place: NamePlace, vocabulary: Vocabulary, table: str) -> Iterator[tuple[int, int, str]]:
    """Yields where a name of the table begins and ends, whatever marks stand between its words, and what the table says."""
    names = _by_words(Same(vocabulary), table)
    if not any(f"{first} " in place.plain for first in names):
        return
    words = [found for found in re.finditer(r"[^\W_]+", place.plain) if found[0] != _AND]
    for number, found in enumerate(words):
        for name, said in names.get(found[0], ()):
            here = words[number : number + len(name)]
            if tuple(word[0] for word in here) == name and not any(
                mark in place.plain[here[0].start() : here[-1].end()] for mark in _ENDS_ITEM
            ):
                yield here[0].start(), here[-1].end(), said
                break


@lru_cache(maxsize=2)
def _by_words(vocabulary: Same[Vocabulary], table: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Returns by first word the words of the names, small and without "và", with what the table says; longer ones first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    names = vocabulary.it.tables[table]
    for spelt, said in zip(all_words_of(map(str.lower, names)), names.values(), strict=True):
        words = tuple(word for word in spelt if word != _AND)
        found.setdefault(words[0], []).append((words, said))
    return {first: sorted(names, key=lambda entry: -len(entry[0])) for first, names in found.items()}
