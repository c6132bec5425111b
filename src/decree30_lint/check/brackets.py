"""Finds the round brackets and quotation marks of a text that have no partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from decree30_lint.syntax.placeholders import masked

_QUOTES = '“”"'
_BULLETS = " -–+\t"
_LABEL = 12  # letters of the longest label and what stands before it
_REACH = 3  # paragraphs over which a bracket may run: "(Kèm theo Quyết định …" is often set in two lines
_SHOWN = 30  # letters of the text beside the sign
_BEFORE = ' \t\n([{/-–—:“"'
_AFTER = ' \t\n)]}.,;:!?…/-–—”"'


class Sign(NamedTuple):
    """Holds a bracket or quotation mark: the number of its paragraph, its place `at` in that text, its direction."""

    paragraph: int
    at: int
    opens: bool

    def shown_in(self, text: str) -> tuple[int, int]:
        """Returns where the sign and the words that it would enclose begin and end, as far as they are shown."""
        at = self.at
        if self.opens:
            end = text.rfind(" ", at, at + _SHOWN) if len(text) > at + _SHOWN else len(text)
            return at, max(end, at + 1)
        return text.find(" ", at - _SHOWN, at) + 1 if at > _SHOWN else 0, at + 1


@cache
def _label() -> re.Pattern[str]:
    """Matches what stands before the bracket of a list label: "a", "1", "iv", "2.1"."""
    return re.compile(r"(?:^|[\s;,:.–“\"/-])(?:[^\W\d_]|\d{1,3}(?:\.\d+){0,9}[a-zđ]?|[ivxIVX]{2,5})\s?$")


def lone_brackets(texts: Sequence[str]) -> Iterator[Sign]:
    """Yields the round brackets that have no partner in their paragraph or in the next few."""
    pending: list[Sign] = []
    for number, text in enumerate(texts):
        if "(" not in text and ")" not in text:
            continue
        yield from (sign for sign in pending if number - sign.paragraph > _REACH)
        pending = [sign for sign in pending if number - sign.paragraph <= _REACH]
        opened, unopened, spare = _lone_in(number, masked(text))
        del pending[max(len(pending) - spare, 0) :]
        for sign in unopened:
            if pending:
                pending.pop()
            else:
                yield sign
        pending += opened
    yield from pending


def _lone_in(number: int, text: str) -> tuple[list[Sign], list[Sign], int]:
    """Returns the opening and the closing brackets without a partner, and how many labels of items may be closing ones.

    "a)" is a label, but where one is needed it closes: "(điểm a)".
    """
    opened: list[Sign] = []
    unopened: list[Sign] = []
    labels: list[int] = []
    for at in _places(text, "()"):
        if text[at] == "(":
            opened.append(Sign(number, at, True))
        elif _label().search(text, max(at - _LABEL, 0), at):
            labels.append(at)
        elif opened:
            opened.pop()
        else:
            unopened.append(Sign(number, at, False))
    lone = [sign for sign in reversed(opened) if not (labels and labels[-1] > sign.at and labels.pop())]
    second_word = text.find(" ", len(text) - len(text.lstrip()))
    return lone[::-1], unopened, sum(1 for at in labels if 0 <= second_word < at)


def _places(text: str, signs: str) -> list[int]:
    """Returns the places where one of `signs` stands, in order."""
    found = []
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + 1)
    return sorted(found)


def lone_quotes(texts: Sequence[str]) -> Iterator[Sign]:
    """Yields the double quotation marks without a partner.

    A quotation may run over paragraphs, each of which may open it anew.
    """
    carried: list[Sign] = []
    for number, text in enumerate(texts):
        if text.strip() == '"' or not any(mark in text for mark in _QUOTES):  # alone it says "as above"
            continue
        opened, unopened = _lone_quotes_in(number, masked(text))
        if carried and _is_first(text, 0) and _is_first(texts[carried[-1].paragraph], carried[-1].at):
            opened, ended = [sign for sign in opened if not _is_first(text, sign.at)], text.rstrip(" .;,/")[-1:] in _QUOTES
            del carried[len(carried) - (ended and not unopened) :]
        yield from unopened[len(carried) :]
        del carried[max(len(carried) - len(unopened), 0) :]
        carried += opened
    yield from carried


def _lone_quotes_in(number: int, text: str) -> tuple[list[Sign], list[Sign]]:
    """Returns the opening and the closing marks without a partner in their paragraph. The mark in 15" is a measure."""
    opened: list[Sign] = []
    unopened: list[Sign] = []
    for at in _places(text, _QUOTES):
        if _opens(text, at, bool(opened)):
            opened.append(Sign(number, at, True))
        elif opened:
            opened.pop()
        elif text[at] != '"' or not text[at - 1 : at].isdigit():
            unopened.append(Sign(number, at, False))
    return opened, unopened


def _opens(text: str, at: int, inside: bool) -> bool:
    """Tells whether the mark opens: by its neighbours, else by its shape; a straight mark closes what is open."""
    letter, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    can_open = (not before or before in _BEFORE) and bool(after.strip())
    can_close = bool(before.strip()) and (not after or after in _AFTER)
    if can_open == can_close:
        return letter == "“" or (letter == '"' and not inside)
    if letter == '"':
        return can_open
    return can_open or not inside if letter == "“" else can_open and not inside


def _is_first(text: str, at: int) -> bool:
    """Tells whether the paragraph begins with a quotation mark, at `at` or later."""
    begun = text.lstrip(_BULLETS)
    return begun[:1] in ("“", "”", '"') and at <= len(text) - len(begun)
