"""Checks names whose capitals Appendix II fixes, by the lists of the ruleset."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from decree30_lint.check.naming import Sighting, sightings
from decree30_lint.check.recasing import (
    WORDS,
    follows,
    is_capital,
    phrases,
    precedes,
    recased,
)
from decree30_lint.check.word_row import WordRow, word_row
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome
from decree30_lint.model.parts import ListName, Part
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.passage import Change


class CapitalNames(Kind, frozen=True):
    """The names of the lists `names` stand with the capitals they have there; wordings of a table become those it gives.

    Guards are lists of words: nothing is a fault right after one of `not_after` or right before one of `not_before`; no
    small letter is after one of `compounds`, which makes another word of it, or before one of `general`. Names of `common`
    are common nouns in small letters, unless one of `named_after` precedes; those of `in_prose` are judged only in the body.
    With `alone` a capital after the name makes another name of it.
    """

    names: tuple[str, ...]
    common: tuple[str, ...] = ()
    named_after: tuple[ListName, ...] = ()
    compounds: tuple[ListName, ...] = ()
    general: tuple[ListName, ...] = ()
    not_after: tuple[ListName, ...] = ()
    not_before: tuple[ListName, ...] = ()
    alone: bool = False
    in_prose: tuple[str, ...] = ()

    class Key(MessageKey):
        USUAL = ""
        WORDING = "wording"

    messages: ClassVar = {
        Key.USUAL: WORDS,
        Key.WORDING: Words(vi="{actual} viết đầy đủ, đúng là {expected}.", en="{actual} is written in full: {expected}."),
    }
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        row = word_row(view.subject.document)
        wrong = sightings(view.subject).wrong
        for source in (*self.names, *self.common, *self.in_prose):
            for found in wrong.get(source, ()):
                if not self._is_excused(found, row, view):
                    yield _breach(found, row)

    def _is_excused(self, found: Sighting, row: WordRow, view: View) -> bool:
        words, number = view.subject.vocabulary, found.first
        if follows(row, number, phrases(words, *self.not_after)):
            return True
        if row.shown[number][:1].islower() and self._is_another_word(found, row, view):
            return True
        if precedes(row, found.last, phrases(words, *self.not_before)):
            return True
        if self.alone and row.joined(found.last, found.last + 1) and is_capital(row.shown[found.last + 1]):
            return True
        if found.name.source in self.common and _is_small(found, row):
            return not follows(row, number, phrases(words, *self.named_after))
        return found.name.source in self.in_prose and not _in_prose(found, row, view)

    def _is_another_word(self, found: Sighting, row: WordRow, view: View) -> bool:
        words = view.subject.vocabulary
        general = precedes(row, found.last, phrases(words, *self.general))
        return general or follows(row, found.first, phrases(words, *self.compounds))


def _is_small(found: Sighting, row: WordRow) -> bool:
    """Tells whether the name has no capital but one that a sentence may begin with."""
    capitals = [n for n in range(found.first, found.last + 1) if row.shown[n][:1].isupper()]
    return capitals in ([], [found.first]) and (not capitals or row.begins(found.first))


def _in_prose(found: Sighting, row: WordRow, view: View) -> bool:
    path = row.at(found.first, found.last).path
    return any(
        p.anchor.path == path for part in (Part.BODY, Part.LEGAL_BASIS) for c in view.beside(part) for p in c.paragraphs
    )


def _breach(found: Sighting, row: WordRow) -> Breach:
    if found.name.form == found.name.right:
        return recased(row, found.first, found.lawful)
    start, end = row.spans[found.first][0], row.spans[found.last][1]
    change = Change(start, end, found.name.right)
    breach = row.passage.breach(
        [change], row.text(found.first, found.last), found.name.right, CapitalNames.Key.WORDING, suggest=False
    )
    return replace(breach, suggestion=found.name.right)
