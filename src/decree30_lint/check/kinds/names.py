"""Checks the name of whoever signs: its letters, what stands before it, where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import ListName, Part
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.passage import Change, Passage, difference, passage_of
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked
from decree30_lint.syntax.signing import begins_with

_WORD = re.compile(r"\S+")
_PEOPLES = r"['’ʼ\-]|\b[YH]\b"  # signs of names of other peoples than the Kinh: H'Hen, Y Bhiu, K-Brơi


class _Name(Struct, frozen=True):
    """Holds a name; `titles` is what stands before it, "" if nothing, and `start` is where it begins in the passage."""

    passage: Passage
    titles: str
    start: int

    @property
    def text(self) -> str:
        return self.passage.text[self.start :].rstrip()

    def as_written(self, lawful: str, actual: str, key: MessageKey = USUAL) -> Breach:
        change = difference(self.text, lawful)
        moved = Change(change.start + self.start, change.end + self.start, change.text)
        breach = self.passage.breach([moved], actual, lawful, key, suggest=False)
        at = self.passage.at(self.start, self.start + len(self.text))
        return replace(breach, at=at, suggestion=" ".join(lawful.split()))


def _names(view: View, titles: str) -> Iterator[_Name]:
    """Yields the names that are filled in."""
    pattern = _titles(view.subject.vocabulary.lists[titles])
    for component in view.components:
        passage = passage_of(component)
        if PLACEHOLDER in masked(passage.text) or begins_with(component.text, ("họ và tên", "họ tên")):
            continue
        found = pattern.match(passage.text)
        yield _Name(passage, found["titles"].strip(" .,") if found else "", found.end() if found else _first(passage.text))


def _first(text: str) -> int:
    return len(text) - len(text.lstrip())


@lru_cache(maxsize=4)
def _titles(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches one or several titles, each with a full stop or a blank behind it."""
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(r"\s*".join(map(re.escape, re.split(r"\s+", word))) for word in (*longest_first, "Th.S", "Th.s"))
    return re.compile(rf"\s*(?P<titles>(?:(?:{alternatives})(?:\s*[.,]\s*|\s+))+)(?=\S)", re.I)


class NameInSmallLetters(Kind, frozen=True):
    """No word of the name stands in capitals. `titles` is the list of what may stand before a name."""

    titles: str

    messages: ClassVar = {
        USUAL: Words(
            vi="Họ tên người ký trình bày bằng chữ in thường; {actual} viết là {expected}.",
            en="The name of the signatory stands in small letters: {actual} is written {expected}.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for name in _names(view, self.titles):
            lawful = _WORD.sub(lambda word: _lowered(word[0]), name.text)
            if lawful != name.text:
                yield name.as_written(lawful, name.text)


def _lowered(word: str) -> str:
    """Returns a word all in capitals with only its first letter large: "NAM" → "Nam", "H'HEN" → "H'Hen"."""
    if sum(map(str.isalpha, word)) < 2 or not word.isupper():
        return word
    return "".join(c if n == 0 or not word[n - 1].isalpha() else c.lower() for n, c in enumerate(word))


class NameInitials(Kind, frozen=True):
    """Checks that each syllable of the name begins with a capital.

    Small particles in names of other peoples have the key "particle".
    """

    titles: str

    class Key(MessageKey):
        USUAL = ""
        PARTICLE = "particle"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Họ tên người ký phải viết hoa chữ cái đầu của mọi âm tiết: {expected}.",
            en="Every syllable of the name begins with a capital: {expected}.",
        ),
        Key.PARTICLE: Words(
            vi="Họ tên {actual} có âm tiết viết thường; hãy kiểm tra lại cách viết của chính người ký.",
            en="The name {actual} has a syllable in small letters; check how its owner writes it.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        for name in _names(view, self.titles):
            lawful = _WORD.sub(lambda word: word[0][:1].upper() + word[0][1:], name.text)
            if lawful != name.text:
                key = self.Key.PARTICLE if re.search(_PEOPLES, name.text) else self.Key.USUAL
                yield name.as_written(lawful, name.text, key)


class NoTitle(Kind, frozen=True):
    """No title or degree stands before the name. The key for ranks is "rank", for forms of address "address".

    Where the office says that its sector allows them nothing is judged; a body whose name begins with an entry of the list
    `allowed` may have such a sector.
    """

    titles: str
    ranks: tuple[str, ...]
    address: tuple[str, ...]
    allowed: ListName

    class Key(MessageKey):
        USUAL = ""
        RANK = "rank"
        ADDRESS = "address"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Trước họ tên người ký không ghi học hàm, học vị, danh hiệu: bỏ {actual}.",
            en="No title or degree stands before the signatory's name: leave out {actual}.",
        ),
        Key.RANK: Words(
            vi="Trước họ tên người ký đang ghi quân hàm {actual}; chỉ lực lượng vũ trang được ghi.",
            en="The rank {actual} stands before the name; only the armed forces may write it.",
        ),
        Key.ADDRESS: Words(
            vi="Trước họ tên người ký không ghi {actual}.",
            en="{actual} is not written before the signatory's name.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW

    def run(self, view: View) -> Iterator[Outcome]:
        if view.subject.agency.titles_before_name:
            return
        for name in _names(view, self.titles):
            if not name.titles:
                continue
            key = self._key(name.titles)
            if key is not self.Key.ADDRESS and self._may_be_allowed(view):
                yield Unsure(name.passage.at(0, name.start), UndecidedReason.AMBIGUOUS)
                continue
            begin = _first(name.passage.text)
            breach = name.passage.breach([Change(begin, name.start, "")], name.titles, None, key, suggest=False)
            yield replace(breach, suggestion=" ".join(name.text.split()))

    def _key(self, titles: str) -> Key:
        if begins_with(titles, self.ranks):
            return self.Key.RANK
        return self.Key.ADDRESS if begins_with(titles, self.address) else self.Key.USUAL

    def _may_be_allowed(self, view: View) -> bool:
        bodies = (*view.beside(Part.ISSUING_BODY), *view.beside(Part.PARENT_BODY))
        return any(begins_with(body.text, view.subject.vocabulary.lists[self.allowed]) for body in bodies)


class ParentWithPlace(Kind, frozen=True):
    """A local parent body, one whose name begins with an entry of the list `bodies`, is followed by its place.

    A word of the list `classes` (tỉnh, xã …) with a name after it, or a name of the list or table `places`, is a place.
    `bare` are bodies whose name says nothing without a place.
    """

    bodies: tuple[str, ...]
    bare: tuple[str, ...]
    classes: ListName
    places: tuple[str, ...]

    messages: ClassVar = {
        USUAL: Words(
            vi="Tên cơ quan chủ quản {actual} cần ghi thêm tên địa phương, ví dụ “UBND TỈNH LÀO CAI”.",
            en="The local parent body {actual} takes the name of its place, such as “UBND TỈNH LÀO CAI”.",
        ),
    }

    def run(self, view: View) -> Iterator[Outcome]:
        own = {folded(name) for name in view.subject.agency.parents}
        for component in view.components:
            name = folded(masked(component.text))
            if PLACEHOLDER not in name and name not in own and self._lacks_place(name, view):
                yield Breach(component.anchor, component.text, None)

    def _lacks_place(self, name: str, view: View) -> bool:
        bare = next((body for body in map(folded, self.bare) if name == body or name.startswith(f"{body} ")), None)
        classes = [folded(word) for word in view.subject.vocabulary.lists[self.classes]]
        if bare is not None:
            return name.removeprefix(bare).strip() in ("", *classes)
        if not any(name.startswith(f"{folded(body)} ") for body in self.bodies):
            return False
        places = (folded(place) for source in self.places for place in _entries(view, source))
        return not any(f" {word} " in name for word in classes) and not any(name.endswith(place) for place in places)


def _entries(view: View, source: str) -> Iterator[str]:
    words = view.subject.vocabulary
    yield from words.lists.get(source, ())
    yield from words.tables.get(source, {})
