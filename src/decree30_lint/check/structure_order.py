"""Finds what is missing, repeated or out of order in the numbers of divisions of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from decree30_lint.check.pages import lacks_pages
from decree30_lint.model.document import Document
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.rules import View
from decree30_lint.model.words import Words
from decree30_lint.syntax.divisions import ABOVE, Division, DivisionNumbering


class OrderKey(MessageKey):
    GAP = "gap"
    REPEAT = "repeat"
    WRONG = "wrong"
    RESTART = "restart"
    FIRST = "first"


ORDER_MESSAGES: Mapping[MessageKey, Words] = {
    OrderKey.GAP: Words(vi="Trước {actual} thiếu {expected}.", en="{expected} is missing before {actual}."),
    OrderKey.REPEAT: Words(
        vi="{actual} được ghi hai lần liền nhau; theo thứ tự phải là {expected}.",
        en="{actual} stands twice in a row; by its place it is {expected}.",
    ),
    OrderKey.WRONG: Words(
        vi="{actual} không đúng thứ tự; theo thứ tự phải là {expected}.",
        en="{actual} is out of order; by its place it is {expected}.",
    ),
    OrderKey.RESTART: Words(
        vi="{actual} đánh số lại từ đầu; số thứ tự phải tiếp nối, ở đây là {expected}.",
        en="{actual} begins anew; the numbers go on, here with {expected}.",
    ),
    OrderKey.FIRST: Words(
        vi="{actual} đứng đầu mà không phải số đầu tiên; phải bắt đầu từ {expected}.",
        en="{actual} stands first without being the first number; the series begins with {expected}.",
    ),
}

_LACKING = frozenset({OrderKey.GAP, OrderKey.FIRST, OrderKey.WRONG})  # pages that were left out explain these
_NESTING = frozenset({"muc-la-ma", "khoan", "diem"})  # lists of these may begin anew, and the outer one goes on behind them
_FARTHEST = 5  # a jump of so many is another list, a year, the number of something
_DEEPEST = 20  # lists that are open within each other
_FIRST = 3  # a list that begins with a higher number is a piece of one


class Misplaced(Struct, frozen=True):
    """Holds a division out of order and the number `due` there; `key` is None where numbers can be read in two ways."""

    key: OrderKey | None
    place: int  # which of the divisions
    before: Division | None  # the one before it in its series, else the division that it begins
    due: int


def out_of_order(view: View, divisions: Sequence[Division], role: str, numbering: DivisionNumbering) -> Iterator[Outcome]:
    """Yields a breach for each division out of order, a doubt where the numbers can be read in two ways."""
    document = view.subject.document
    for fault in misplaced(divisions, role, numbering):
        division, numbers = divisions[fault.place], numbering.spelt(fault.due)
        low = fault.before.paragraph.anchor.order if fault.before else view.text.anchor.order
        before = fault.before.paragraph.anchor.page if fault.before else None
        if fault.key is None or not numbers:  # an alphabet comes to an end
            yield Unsure(division.at, UndecidedReason.AMBIGUOUS)
        elif fault.key in _LACKING and lacks_pages(document, before, division.paragraph.anchor.page):
            yield Unsure(division.at, UndecidedReason.NOT_IN_FILE)
        elif not is_written(numbers, numbering.word, document, low, division.paragraph.anchor.order):
            lawful = numbering.written(fault.due)
            yield Breach(division.at, division.label, lawful, message_key=fault.key, suggestion=lawful)


def misplaced(divisions: Sequence[Division], role: str, numbering: DivisionNumbering) -> Iterator[Misplaced]:
    """Yields divisions of `role` whose number does not follow. Behind a number that cannot be read any may follow."""
    counts: list[int] = []  # of the open lists, the outermost first
    last: Division | None = None
    total, lost = 0, False
    for place, division in enumerate(divisions):
        if division.role in ABOVE[role]:
            counts, last, lost = [], division, False
        if division.role != role:
            continue
        number = numbering.value(division.number)
        if number is None or lost:
            counts, lost = ([], True) if number is None else ([int(number)], False)
        elif broken := _count(counts, number, total, role):
            due = 1 if broken is OrderKey.FIRST else counts[-1] + 1
            slip = _next(divisions, place, numbering) == due + 1  # only this one is wrong, and the next goes on
            if slip and broken is not OrderKey.FIRST:
                broken = OrderKey.REPEAT if broken is OrderKey.REPEAT else OrderKey.WRONG
            certain = slip or _is_certain(broken, number - due, divisions, place, last)
            yield Misplaced(broken if certain else None, place, last, due)
            counts[-1:] = [due if slip or number != int(number) else int(number)]
        last = division
        total = counts[-1] if counts else total


def _count(counts: list[int], number: float, total: int, role: str) -> OrderKey | None:
    """Puts `number` into the list it continues and returns None; else returns what is wrong and leaves the lists."""
    if number == 1 and (role in _NESTING or not counts):
        counts.append(1)
        del counts[:-_DEEPEST]
        return None
    for depth in reversed(range(len(counts))):
        if counts[depth] + 1 == number:
            counts[depth:] = [int(number)]
            return None
    if not counts:
        goes_on = number == total + 1 and role != "diem"  # from the list under the heading before
        counts[:] = [int(number)] if goes_on else []
        return None if goes_on else OrderKey.FIRST
    if number == counts[-1]:
        return OrderKey.REPEAT
    if number > counts[-1]:
        return OrderKey.GAP
    return OrderKey.RESTART if number == 1 else OrderKey.WRONG


def _next(divisions: Sequence[Division], place: int, numbering: DivisionNumbering) -> float | None:
    """Returns the number of the next division of the same kind under the same heading; None if there is none."""
    role = divisions[place].role
    for division in islice(divisions, place + 1, None):
        if division.role in ABOVE[role]:
            return None
        if division.role == role:
            return numbering.value(division.number)
    return None


def _is_certain(broken: OrderKey, ahead: float, divisions: Sequence[Division], place: int, last: Division | None) -> bool:
    """Tells whether the numbers can be read in one way only.

    A text that was not told apart from this one may begin at 1; a list may be quoted from elsewhere.
    """
    role = divisions[place].role
    match broken:
        case OrderKey.GAP:
            return ahead < _FARTHEST
        case OrderKey.REPEAT:
            return role in _NESTING or not divisions[place].number.endswith("1")
        case OrderKey.FIRST:
            return ahead < _FIRST and (last is not None or role not in _NESTING)
        case OrderKey.RESTART:
            above = divisions[place - 1]
            return above.role in ABOVE["khoan"] - {role} and above.number.upper() not in ("1", "I")
        case _:
            return False


def is_written(numbers: Sequence[str], word: str, document: Document, low: int, high: int) -> bool:
    """Tells whether the division stands between two places (`order` of anchors) all the same: in a table, in another form.

    `word` is what stands before its number, "" for lists.
    """
    number = "|".join(map(re.escape, numbers))
    before, form = (
        (r"\n", rf"{re.escape(word)}\s+(?:{number})\b") if word else (r"\n|\t|\s\s|[:;,.]\s", rf"(?:{number})\s?[.):/-]")
    )
    # What is no word is read from its beginning only: from each of its blanks on, it would be read to its end again.
    pattern = re.compile(rf"(?:\A|(?<!\W)(?>\W*?(?:{before})))\W*+{form}", re.IGNORECASE)
    return any(pattern.search(p.text) for p in document.between(low, high - 1))
