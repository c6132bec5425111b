"""Prepares the words of a ruleset by which citations are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from decree30_lint.model.parts import Vocabulary
from decree30_lint.syntax.folding import folded


class CitationWords(Struct, frozen=True, eq=False):
    """Holds the words; names of types are in small letters, keys are folded.

    `bare` has the names of several syllables without diacritics.
    """

    types: Mapping[str, str]
    bare: Mapping[str, str]
    short: Mapping[str, str]
    names_of_code: Mapping[str, str]
    symbols: Mapping[str, str]
    laws: frozenset[str]
    symbols_of_laws: tuple[str, ...]
    any_document: frozenset[str]
    always_numbered: frozenset[str]
    subjects: frozenset[str]
    subject_verbs: frozenset[str]
    issuing: frozenset[str]
    only_citing: frozenset[str]
    after_bodies: frozenset[str]
    unit_classes: frozenset[str]
    permits: frozenset[str]
    permit_codes: frozenset[str]
    bodies: Mapping[str, str]


_LISTS = (
    "laws",
    "any_document",
    "always_numbered",
    "subject_begins",
    "subject_verbs",
    "issuing_words",
    "only_citing",
    "after_bodies",
    "unit_classes",
    "permits",
)
_WordPairs = tuple[tuple[str, str], ...]


def citation_words(vocabulary: Vocabulary) -> CitationWords:
    """Returns the words of a vocabulary; lists and tables that the ruleset lacks are empty."""
    lists, tables = vocabulary.lists, vocabulary.tables
    return _citation_words(
        tuple((t.name, t.code) for t in vocabulary.types) + _pairs(tables, "cited_types"),
        _pairs(tables, "short_types"),
        _pairs(tables, "symbols_of_one_type"),
        _pairs(tables, "short_bodies"),
        lists.get("symbols_of_laws", ()),
        frozenset(lists.get("permit_codes", ())),
        tuple(lists.get(name, ()) for name in _LISTS),
    )


def _pairs(tables: Mapping[str, Mapping[str, str]], name: str) -> _WordPairs:
    return tuple(tables.get(name, {}).items())


@lru_cache(maxsize=8)
def _citation_words(
    types: _WordPairs,
    short: _WordPairs,
    symbols: _WordPairs,
    bodies: _WordPairs,
    symbols_of_laws: tuple[str, ...],
    permit_codes: frozenset[str],
    lists: tuple[tuple[str, ...], ...],
) -> CitationWords:
    laws, any_document, always_numbered, subjects, subject_verbs, issuing, only_citing, *others = map(_folded, lists)
    after_bodies, unit_classes, permits = others
    names = {folded(name): name for name, _ in types}
    return CitationWords(
        types=names,
        bare={without_marks(name): name for name in names if " " in name},
        short=dict(short),
        names_of_code={code: name for name, code in reversed(types) if code},
        symbols=dict(symbols),
        laws=laws,
        symbols_of_laws=symbols_of_laws,
        any_document=any_document,
        always_numbered=always_numbered,
        subjects=subjects,
        subject_verbs=subject_verbs,
        issuing=issuing,
        only_citing=only_citing,
        after_bodies=after_bodies,
        unit_classes=unit_classes,
        permits=permits,
        permit_codes=permit_codes,
        bodies={folded(name): folded(long) for name, long in bodies},
    )


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, words))


def without_marks(text: str) -> str:
    """Returns the text in small letters without tones, hats and horns; đ becomes d."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def nearly_equal(one: str, other: str) -> bool:
    """Tells whether they differ in one letter put in, left out or replaced, or in two neighbours that changed places."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    low = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, rest_of_other = one[low:], other[low:]
    if len(rest) == len(rest_of_other):
        return rest[1:] == rest_of_other[1:] or (rest[:2] == rest_of_other[1::-1] and rest[2:] == rest_of_other[2:])
    longer, shorter = sorted((rest, rest_of_other), key=len, reverse=True)
    return longer[1:] == shorter
