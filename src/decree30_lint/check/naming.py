"""Finds names whose capitals are fixed, wherever a document writes them, in one walk for the rules of all lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from decree30_lint.check.word_row import END, Same, WordRow, word_row, words_of
from decree30_lint.model.document import Document
from decree30_lint.model.parts import Subject, Vocabulary
from decree30_lint.syntax.folding import folded_tones

LISTS = "written_"  # begins the names of the lists whose entries are looked for
_COMPANIES = "company_words"
_COMPANY_NAME = 6  # words of a company's name looked back over
_ADDRESS = 30  # characters of an address of the net looked at on either side
_ONE_DASH = str.maketrans("–—", "--")


class Name(NamedTuple):
    """Holds a name: `form` is looked for in whatever capitals, `right` is how to write it, perhaps in other words."""

    form: str
    right: str
    source: str  # the list or table it stands in


class Sighting(Struct, frozen=True):
    """Holds a name that stands wrongly: the words from `first` to `last` of the document should be `lawful`.

    Of a name whose first words belong to another name too, it holds only the rest.
    """

    name: Name
    first: int
    last: int
    lawful: tuple[str, ...]


class Sightings(Struct, frozen=True):
    """Holds the wrong names by list; `taken` are the numbers of all words that belong to a name, rightly written or not."""

    wrong: Mapping[str, Sequence[Sighting]]
    taken: frozenset[int]


def sightings(subject: Subject) -> Sightings:
    """Returns the names of the subject's document; they are kept for the document judged last."""
    return _sightings(Same(subject.document), Same(subject.vocabulary))


_Index = Mapping[str, Mapping[str, Sequence[Name]]]


@lru_cache(maxsize=2)
def _index(vocabulary: Same[Vocabulary]) -> _Index:
    """Returns the names by their first and second word ("" for none), in small letters; longer names come first."""
    words = vocabulary.it
    names = [
        Name(entry, entry, source) for source in words.lists if source.startswith(LISTS) for entry in words.lists[source]
    ]
    tables = [source for source in words.tables if source.startswith(LISTS)]
    names += [Name(form, right, source) for source in tables for form, right in words.tables[source].items()]
    names.sort(key=_shortness)
    plain = folded_tones("\n".join(name.form for name in names)).lower()
    for mark in ".,-":
        plain = plain.replace(mark, " ")
    index: dict[str, dict[str, list[Name]]] = {}
    for name, form in zip(names, plain.split("\n"), strict=True):
        first, second, *_ = (*form.split(maxsplit=2), "")
        index.setdefault(first, {}).setdefault(second, []).append(name)
    return index


@lru_cache(maxsize=1)
def _sightings(document: Same[Document], vocabulary: Same[Vocabulary]) -> Sightings:
    text = word_row(document.it)
    companies = vocabulary.it.lists.get(_COMPANIES, ())
    wrong: dict[str, list[Sighting]] = {}
    taken: set[int] = set()
    for number, names in _candidates(text, _index(vocabulary)):
        name = _standing(names, text, number)
        if name is None:
            continue
        found = _fresh(name, number, taken)
        taken.update(range(number, number + len(words_of(name.form))))
        if found and _is_wrong(found, text) and not is_free(text, number, companies):
            wrong.setdefault(name.source, []).append(found)
    return Sightings(wrong, frozenset(taken))


def _candidates(text: WordRow, index: _Index) -> Iterator[tuple[int, Sequence[Name]]]:
    """Yields the words at which a name may begin, in order, with the names of the same first words, longer ones first."""
    numbers = sorted((number, word) for word in index.keys() & text.where.keys() for number in text.where[word])
    end = len(text.words) - 1
    for number, word in numbers:
        seconds = index[word]
        names = seconds.get(text.words[number + 1] if number < end else END) or seconds.get("")
        if names:
            yield number, names


def _shortness(name: Name) -> int:
    return -len(name.form)


def _standing(names: Sequence[Name], text: WordRow, number: int) -> Name | None:
    """Returns the longest of the names that stands here; of two that differ in their capitals, the one written here."""
    found = [name for name in names if _stands(name, text, number)]
    exact = (name for name in found if words_of(name.form) == text.shown[number : number + len(words_of(found[0].form))])
    return next(exact, found[0]) if found else None


def _stands(name: Name, text: WordRow, number: int) -> bool:
    """Tells whether the words of the name follow each other here, with no other marks between them than the name has."""
    form = words_of(name.form)
    end = number + len(form)
    if text.shown[number:end] == form and name.form == name.right:
        return True
    if text.words[number:end] != tuple(word.lower() for word in form):
        return False
    return all(
        text.gap(n).strip().translate(_ONE_DASH) in ("", mark)
        for n, mark in zip(range(number + 1, end), _marks(name.form), strict=True)
    )


@lru_cache(maxsize=1024)
def _marks(form: str) -> tuple[str, ...]:
    """Returns what stands between the words of a name, without blanks."""
    pieces = re.split(r"[^\W_]+", form)
    return tuple(piece.strip() for piece in pieces[1:-1])


def _fresh(name: Name, number: int, taken: set[int]) -> Sighting | None:
    """Returns the name without the first words that another name has taken; None where nothing is left."""
    lawful = words_of(name.form)
    last = number + len(lawful) - 1
    first = next((n for n in range(number, last + 1) if n not in taken), None)
    return None if first is None else Sighting(name, first, last, lawful[first - number :])


def _is_wrong(found: Sighting, text: WordRow) -> bool:
    shown = text.shown[found.first : found.last + 1]
    if found.name.form != found.name.right and shown == found.lawful:
        return True
    if any(
        len(word) > 1 and word.isupper() and not lawful.isupper() for word, lawful in zip(shown, found.lawful, strict=True)
    ):
        return False
    if found.name.form != found.name.right:
        return True
    first, *rest = found.lawful
    initial = first.capitalize() == shown[0] and text.begins(found.first)
    return list(shown[1:]) != rest or not (shown[0] == first or initial)


def is_free(text: WordRow, number: int, companies: Sequence[str]) -> bool:
    """Tells whether the words are somebody else's: quoted, in an address of the net, or in a company's registered name."""
    if text.quoted(number) or _in_address(text, number):
        return True
    low = number
    while low > 0 and number - low < _COMPANY_NAME and not text.begins(low) and "," not in text.gap(low):
        low -= 1
    before = " ".join(text.words[low:number])
    return any(company in before for company in companies)


def _in_address(text: WordRow, number: int) -> bool:
    """Tells whether the word stands in an address of the net.

    That is where no blank stands between it and "@", "www." or a dot before small letters.
    """
    start, end = text.spans[number]
    left = text.passage.text[max(0, start - _ADDRESS) : start].rpartition(" ")[2]
    right = text.passage.text[end : end + _ADDRESS].partition(" ")[0]
    return "@" in left + right or "www." in left or bool(re.match(r"\.[a-z]{2}", right))
