"""Finds divisions labelled otherwise than the law says, and lists lettered by another alphabet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec.structs import replace

from decree30_lint.check.structure_order import out_of_order
from decree30_lint.model.edits import Edit, ReplaceText
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome
from decree30_lint.model.rules import View
from decree30_lint.syntax.divisions import ABOVE, Division, DivisionNumbering
from decree30_lint.syntax.folding import folded_letters


def mislabelled(divisions: Sequence[Division], role: str, numbering: DivisionNumbering) -> Iterator[Division]:
    """Yields what is labelled otherwise than the law says; without a word only whole lists, and items that one counts in.

    "1)" below "1." or "a)" is a list of its own, which nobody regulates; one line alone is no list.
    """
    if numbering.word:
        own = (division for division in divisions if division.role == role)
        yield from (d for d in own if folded_letters(" ".join(d.label.split())) != numbering.relabelled(d.number))
        return
    first = numbering.spelt(1)[0]
    for found in _lists(divisions, role):
        items = [division for division in found if division.role == role]
        if any(map(numbering.labels, items)):
            yield from _counted_in(items, numbering)
        elif len(items) > 1 and found[0] is items[0] and items[0].number.casefold() == first:
            yield from items


def _counted_in(items: Sequence[Division], numbering: DivisionNumbering) -> Iterator[Division]:
    """Yields the items with a wrong label without which the right ones would not be counted on: "1. 2) 3.", "a. b)"."""
    counted = 0.0
    own: dict[str, list[Division]] = {}  # by their marks, the lists that begin with 1
    in_line = _ListsInLine(items, numbering)
    for at, item in enumerate(items):
        value = numbering.value(item.number.casefold())
        if value is None:
            continue
        if numbering.labels(item):
            yield from (each for run in own.values() if not counted and len(run) + 1 == value for each in run)
            counted = value
        elif value == 1:
            own[item.mark] = [item]
        elif value == len(own.get(item.mark, ())) + 1:
            own[item.mark].append(item)
        elif value == counted + 1 and not in_line.hold(at):
            yield item
            counted = value


class _ListsInLine:
    """Tells which items may go on a list that begins within an item above."""

    def __init__(self, items: Sequence[Division], numbering: DivisionNumbering) -> None:
        self._items = items
        self._numbering = numbering
        self._begun: dict[str, int] = {}
        self._following: list[Division | None] = [None]  # for each item the next with a right label, the last item first
        for item in reversed(items):
            self._following.append(item if numbering.labels(item) else self._following[-1])

    def hold(self, at: int) -> bool:
        """Tells whether the number of the item comes again, or "1)" stands in an item above."""
        item, following = self._items[at], self._following[len(self._items) - 1 - at]
        value = self._numbering.value(item.number.casefold())
        again = following is not None and self._numbering.value(following.number) == value
        return again or self._first_with(f"{self._numbering.spelt(1)[0]}{item.mark[-1:]}") < at

    def _first_with(self, words: str) -> int:
        """Returns the number of the first item that holds these words, and of all where none does."""
        if words not in self._begun:
            holding = (at for at, item in enumerate(self._items) if words in item.rest.casefold())
            self._begun[words] = next(holding, len(self._items))
        return self._begun[words]


def _lists(divisions: Sequence[Division], role: str) -> Iterator[list[Division]]:
    """Yields the divisions under one heading, as far as they belong to `role` or stand below it."""
    found: list[Division] = []
    for division in divisions:
        if division.role in ABOVE[role]:
            yield found
            found = []
        else:
            found.append(division)
    yield found


def disordered(
    view: View, divisions: Sequence[Division], role: str, numbering: DivisionNumbering, foreign: MessageKey
) -> Iterator[Outcome]:
    """Yields what `out_of_order` does.

    A letter of another alphabet and what follows from it in its list are one breach with the key `foreign`.
    """
    places = {(d.at.path, d.at.start): i for i, d in enumerate(divisions) if d.role == role}
    mended = -1
    for outcome in out_of_order(view, divisions, role, numbering):
        place = places[outcome.at.path, outcome.at.start]
        if place <= mended:
            continue
        if isinstance(outcome, Breach) and numbering.is_foreign(divisions[place].number, str(outcome.expected)[0]):
            run = list(_run(divisions, place))
            mended = place + len(run) - 1
            letters = numbering.numerals[numbering.numerals.index(str(outcome.expected)[0]) :]
            edits = tuple(_lettered(run, letters))
            yield replace(outcome, message_key=foreign, edits=edits, doubtful_edits=True)  # others refer to these letters
        else:
            yield outcome


def _run(divisions: Sequence[Division], place: int) -> Iterator[Division]:
    """Yields the points from `place` on that belong to its list."""
    for division in islice(divisions, place, None):
        if division.role != "diem" or (division is not divisions[place] and division.number == "a"):
            return
        yield division


def _lettered(run: Sequence[Division], letters: str) -> Iterator[Edit]:
    for division, letter in zip(run, letters, strict=False):
        if not division.automatic and division.number != letter:
            yield ReplaceText(division.number_at, letter)
