"""Checks the capital that begins a sentence, a paragraph, an item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from decree30_lint.check.word_row import shows_capitals
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import Applicability, ReplaceText
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome
from decree30_lint.model.parts import ListName, Part
from decree30_lint.model.path import Path
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.division_label import DivisionLabel
from decree30_lint.syntax.folding import folded
from decree30_lint.syntax.placeholders import masked

_ENDS = ".?!:;"
_LONGEST = 20  # characters looked back over for the word that ends a sentence


@cache
def _inner() -> re.Pattern[str]:
    """Matches a mark that ends a sentence, and the first letter after it, of a word of several."""
    return re.compile(r"[.?!][ \t]+(?P<next>[^\W\d_A-ZĐ])[^\W\d_]+(?=[\s,;:.]|$)")


@cache
def _garbled() -> re.Pattern[str]:
    """Matches a question mark for a letter that a program could not write."""
    return re.compile(r"[^\W\d_]\?[^\W\d_]")


@cache
def _opening() -> re.Pattern[str]:
    """Matches a bullet or a number, and the first letter after it."""
    return re.compile(r"\s*+(?P<mark>(?:[-–—+•*·]|\w{1,3}(?:\.\d+)*[.)/])?)\s*+(?P<next>[^\W\d_])[^\W\d_]+(?=[\s,;:]|$)")


class SentenceCapitals(Kind, frozen=True):
    """Checks that a sentence, a paragraph and an item ("item") begin with a capital.

    A paragraph that follows one without a mark at its end goes on with its sentence. The full stop of an abbreviation (list
    `abbreviations`) ends no sentence.
    """

    abbreviations: ListName

    class Key(MessageKey):
        USUAL = ""
        START = "start"
        ITEM = "item"

    messages: ClassVar = {
        Key.USUAL: Words(
            vi="Sau dấu kết thúc câu phải viết hoa chữ cái đầu: {actual} viết là {expected}.",
            en="A sentence begins with a capital: {actual} is written {expected}.",
        ),
        Key.START: Words(
            vi="Đầu đoạn phải viết hoa chữ cái đầu: {actual} viết là {expected}.",
            en="A paragraph begins with a capital: {actual} is written {expected}.",
        ),
        Key.ITEM: Words(
            vi="Đầu dòng trong danh sách cũng viết hoa chữ cái đầu (khi xuống dòng).",
            en="Items of a list begin with a capital too, as every new line does.",
        ),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False

    def run(self, view: View) -> Iterator[Outcome]:
        short = frozenset(map(folded, view.subject.vocabulary.lists[self.abbreviations]))
        before = "."
        for paragraph, is_heading in _paragraphs(view):
            text = masked(paragraph.text)
            yield from _at_start(paragraph, text, before)
            yield from _inside(paragraph, text, short)
            before = "." if is_heading else text.rstrip()[-1:] or before


def _paragraphs(view: View) -> list[tuple[Paragraph, bool]]:
    """Returns body and structure in the order of the page, and which are headings on lines of their own."""
    found: dict[Path, tuple[Paragraph, bool]] = {}
    for component in (*view.beside(Part.STRUCTURE), *view.beside(Part.BODY)):
        label = component.content
        is_heading = (isinstance(label, DivisionLabel) and label.own_line) or component.role.endswith("heading")
        for paragraph in filter(shows_capitals, component.paragraphs):
            found.setdefault(paragraph.anchor.path, (paragraph, is_heading))
    return sorted(found.values(), key=lambda entry: entry[0].anchor.order)


def _at_start(paragraph: Paragraph, text: str, before: str) -> Iterator[Breach]:
    first = text.lstrip(" \t-–—+•*·")[:1]
    if not (first.islower() or text[:1].isdecimal()) or before not in _ENDS:
        return
    found = _opening().match(text)
    if found and found["next"].islower():
        item = bool(found["mark"]) or paragraph.list_level is not None
        yield _breach(paragraph, found, SentenceCapitals.Key.ITEM if item else SentenceCapitals.Key.START)


def _inside(paragraph: Paragraph, text: str, short: frozenset[str]) -> Iterator[Breach]:
    if ". " not in text and "? " not in text and "! " not in text:
        return
    if "?" in text and _garbled().search(text):
        return
    for found in _inner().finditer(text):
        word = text[max(0, found.start() - _LONGEST) : found.start()].rpartition(" ")[2].lstrip('(“"[')
        if found["next"].islower() and len(word) > 1 and word.isalpha() and folded(word) not in short:
            yield _breach(paragraph, found, SentenceCapitals.Key.USUAL)


def _breach(paragraph: Paragraph, found: re.Match[str], key: SentenceCapitals.Key) -> Breach:
    offset = paragraph.anchor.start
    letter, end = found.start("next"), found.end()
    word = paragraph.text[letter:end]
    edit = ReplaceText(paragraph.anchor.slice(letter + offset, letter + offset + 1), word[0].upper())
    at = paragraph.anchor.slice(letter + offset, end + offset)
    if key is SentenceCapitals.Key.ITEM:
        return Breach(at, None, None, (edit,), key)
    lawful = word[0].upper() + word[1:]
    return Breach(at, word, lawful, (edit,), key, lawful)
