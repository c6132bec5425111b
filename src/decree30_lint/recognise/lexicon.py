"""Holds the words of the vocabulary in their bare form, for looking up how a line begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from string import ascii_lowercase

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model.parts import DocumentType, Vocabulary
from decree30_lint.model.syllables import may_be_syllable
from decree30_lint.syntax.folding import bare, joined, tone_folded
from decree30_lint.syntax.signing import MARKS, Marks

_GLUED = "…"


class Phrases(Struct, frozen=True):
    """A phrase list looks up how a text begins. It compares bare text by whole words, the longest phrase first."""

    by_first_word: Mapping[str, tuple[str, ...]]
    glued: frozenset[str] = frozenset()  # those that anything may follow without a blank, but the rest of a syllable

    def begins(self, text: str) -> str:
        """Returns the phrase with which the bare `text` begins, else ""."""
        for phrase in self.by_first_word.get(_first_word(text), ()):
            if not text.startswith(phrase):
                continue
            if not text[len(phrase) : len(phrase) + 1].isalnum():
                return phrase
            if phrase in self.glued and not _is_cut_off(phrase, text):
                return phrase
        return ""

    def is_one(self, text: str) -> bool:
        """Tells whether the bare `text` is one of the phrases."""
        return text in self.by_first_word.get(_first_word(text), ())

    @property
    def all(self) -> tuple[str, ...]:
        """Returns all phrases."""
        return tuple(phrase for phrases in self.by_first_word.values() for phrase in phrases)


def _is_cut_off(phrase: str, text: str) -> bool:
    """Tells whether the phrase ends within a syllable of the text that begins as its last one: "dia chi" in "dia chinh"."""
    syllable, behind = phrase[len(phrase.rstrip(ascii_lowercase)) :], text[len(phrase) :]
    rest = behind[: len(behind) - len(behind.lstrip(ascii_lowercase))]
    return bool(rest) and may_be_syllable(syllable) and may_be_syllable(syllable + rest)


def _first_word(text: str) -> str:
    for i, c in enumerate(text):
        if not c.isalnum():
            return text[:i]
    return text


def phrases(entries: tuple[str, ...]) -> Phrases:
    """Returns the entries as phrases of bare text. One that ends with "…" may be glued to what follows."""
    glued = frozenset(bare(entry.removesuffix(_GLUED)) for entry in entries if entry.endswith(_GLUED))
    return replace(_grouped(bare(entry.removesuffix(_GLUED)) for entry in entries), glued=glued)


def _grouped(entries: Iterable[str]) -> Phrases:
    found: dict[str, list[str]] = {}
    for entry in entries:
        found.setdefault(_first_word(entry), []).append(entry)
    return Phrases({word: tuple(sorted(group, key=len, reverse=True)) for word, group in found.items()})


class Lists(dict[str, Phrases]):
    """Maps the names of lists to their phrases, each made when it is first asked for: a document needs few of them."""

    def __init__(self, entries: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._entries = entries

    def __missing__(self, name: str) -> Phrases:
        found = self[name] = phrases(self._entries[name])
        return found


class Lexicon(Struct, frozen=True):
    """Holds the phrases of a vocabulary.

    `lists` go by the names of `vocabulary/recognition.yaml`; `types` and `aliases` (→ key of a type) by bare name. `posts`
    and `addressing` are `spelt`. National names and mottos have no blanks. `titles_in_one` maps the letters of a title,
    without blanks, to the bare title.
    """

    lists: Mapping[str, Phrases]
    types: Mapping[str, DocumentType]
    titles: Phrases
    aliases: Mapping[str, str]
    posts: Phrases
    addressing: Phrases
    unit_classes: Phrases  # "tỉnh", "xã", with diacritics
    national_names: tuple[str, ...]
    mottos: tuple[str, ...]
    titles_in_one: Mapping[str, str]
    signing_marks: Marks
    sentence: re.Pattern[str]  # a line that begins as a basis and goes on to say what somebody does

    def begins(self, name: str, text: str) -> str:
        """Returns the phrase of the list `name` with which the bare `text` begins, else ""."""
        return self.lists[name].begins(text)

    def says(self, phrases: tuple[str, ...], text: str) -> bool:
        """Tells whether one of the bare `phrases` stands in the bare `text`, as whole words."""
        return _anywhere(phrases).search(text) is not None


@lru_cache(maxsize=64)
def _anywhere(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b")


def spelt(entries: tuple[str, ...]) -> Phrases:
    """Returns the entries as `phrases` does, but with diacritics, for `tone_folded` text.

    So "trưởng" is a post and "Trương" a name.
    """
    return _grouped(map(tone_folded, entries))


@lru_cache(maxsize=8)
def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """Returns the lexicon of a vocabulary, which is built once."""
    types = {bare(t.name): t for t in vocabulary.types}
    aliases = vocabulary.tables["title_aliases"]
    lists = Lists({**vocabulary.lists, "title_aliases": tuple(aliases)})
    return Lexicon(
        lists=lists,
        types=types,
        titles=phrases(tuple(types)),
        posts=spelt(vocabulary.lists["posts"]),
        addressing=spelt(vocabulary.lists["addressing_verbs"]),
        unit_classes=spelt(vocabulary.lists["unit_classes"]),
        aliases={bare(name): key for name, key in aliases.items()},
        national_names=tuple(map(joined, vocabulary.lists["national_name"])),
        mottos=tuple(map(joined, vocabulary.lists["motto"])),
        titles_in_one={
            joined(title): title for title in (*types, *aliases, *lists["legal_titles"].all, *lists["other_titles"].all)
        },
        # After the first comma before a capital: a later one shows nothing more, and costs time with each letter.
        sentence=re.compile(rf"(?m)^(?>.*?, [A-ZĐ]).*?(?:{'|'.join(map(re.escape, vocabulary.lists['acting_verbs']))})"),
        signing_marks=tuple(vocabulary.tables.get(MARKS, {}).items()),
    )
