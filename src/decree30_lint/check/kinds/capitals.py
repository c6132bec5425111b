"""Checks names whose capitals Appendix II fixes, by the lists of the ruleset, and the common nouns before names."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from decree30_lint.check.naming import Sighting, is_free, sightings
from decree30_lint.check.proper_names import ProperNames, goes_on, names_in, openings_in
from decree30_lint.check.recasing import (
    WORDS,
    follows,
    is_capital,
    phrases,
    precedes,
    raised,
    recased,
    reworded,
    taken_apart,
)
from decree30_lint.check.word_row import WordRow, word_row, words_of
from decree30_lint.model.edits import Applicability
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome
from decree30_lint.model.parts import ListName, Part
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.words import Words
from decree30_lint.syntax.date_line import DateLine


class CapitalNames(Kind, frozen=True):
    """The names of the lists `names` stand with the capitals they have there; wordings of a table become those it gives.

    Guards are lists of words: nothing is a fault right before one of `not_before`, or right after one of `not_after`, unless
    the name begins with a small word that parts the two ("của Nhà nước"); no small letter is after one of `compounds`, which
    makes another word of it, or before one of `general`. Names of `common` are common nouns in small letters, unless one of
    `named_after` precedes; those of `in_prose` are judged only in the body. With `alone` a capital after the name makes
    another name of it.
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
        if found.name.right[0].isupper() and follows(row, number, phrases(words, *self.not_after)):
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
    return reworded(row, found.first, found.last, found.name.right, CapitalNames.Key.WORDING)


class CommonNoun(Kind, frozen=True):
    """Checks that common nouns (list `nouns`) take a capital right before a proper name, or with `capital: false` none.

    Proper names are those of the lists and tables `names`, what begins with the first two words of a name of `bodies`, with
    `in_capitals` two words with capitals, with `numbers` the number of a unit. With `surnames` the place of the document's
    own date line is one, unless it begins with a surname of these lists: units named after persons take the capital. Guards
    are lists of words: nothing is a fault right after one of `not_after`, where the name begins with one of `not_before`, in
    the name of a firm that begins with one of `firms`, or in quotation marks.
    """

    nouns: ListName
    capital: bool
    names: tuple[str, ...] = ()
    bodies: tuple[ListName, ...] = ()
    in_capitals: bool = False
    numbers: bool = False
    surnames: tuple[ListName, ...] = ()
    not_after: tuple[ListName, ...] = ()
    not_before: tuple[ListName, ...] = ()
    firms: tuple[ListName, ...] = ()

    messages: ClassVar = {USUAL: WORDS}
    applicability: ClassVar = Applicability.REVIEW
    needs_part: ClassVar = False
    whole_document: ClassVar = True

    def run(self, view: View) -> Iterator[Outcome]:
        row = word_row(view.subject.document)
        done = set(sightings(view.subject).taken)
        nouns = taken_apart(view, self.nouns)
        names = self._names(view, nouns)
        for noun in nouns:
            for first, last in row.sequences(noun):
                if first not in done and self._is_written_otherwise(row, first):
                    yield from self._judge(row, first, last, names, view)
                done.update(range(first, last + 1))

    def _names(self, view: View, nouns: tuple[str, ...]) -> ProperNames:
        vocabulary = view.subject.vocabulary
        names = names_in(vocabulary, *self.names).union(self._own_place(view, nouns))
        openings, longest = openings_in(vocabulary, *self.bodies), max(map(len, names), default=0)
        return ProperNames(names, openings, self.in_capitals, nouns if self.numbers else (), longest)

    def _is_written_otherwise(self, row: WordRow, first: int) -> bool:
        noun = row.shown[first]
        return noun[:1].islower() if self.capital else is_capital(noun) and not row.begins(first)

    def _judge(self, row: WordRow, first: int, last: int, names: ProperNames, view: View) -> Iterator[Breach]:
        """Yields the breach of noun and name; of the noun alone where it is raised and the end of the name not known."""
        end = shown = names.after(row, last)
        if end is None or shown is None or (not self.capital and goes_on(row, end)):
            if not names.begins_after(row, last) or self._is_within_name(row, first, last, view):
                return
            end, shown = last + 2, last if self.capital else last + 2
        if not row.joined(first, end) or self._is_excused(row, first, view):
            return
        if self.capital:
            yield raised(row, first, shown)
        else:
            yield recased(row, first, (*row.words[first : last + 1], *row.shown[last + 1 : shown + 1]))

    def _is_within_name(self, row: WordRow, first: int, last: int, view: View) -> bool:
        """Tells whether noun and name may be pieces of another name: of a firm, or of one such as "Hồ Chí Minh"."""
        if self.capital:
            return False
        inner = phrases(view.subject.vocabulary, *self.not_before)
        return is_capital(row.shown[first - 1]) or row.words[last + 1] in inner

    def _is_excused(self, row: WordRow, first: int, view: View) -> bool:
        words = view.subject.vocabulary
        counted = self.numbers and row.before(first).isdecimal()  # "3 xã 2 phường" are several
        if counted or follows(row, first, phrases(words, *self.not_after)):
            return True
        return is_free(row, first, [word for source in self.firms for word in words.lists[source]])

    def _own_place(self, view: View, nouns: Sequence[str]) -> Iterator[tuple[str, ...]]:
        surnames = phrases(view.subject.vocabulary, *self.surnames)
        for component in view.beside(Part.PLACE_DATE) if surnames else ():
            place = " ".join(words_of(component.content.place.text)) if isinstance(component.content, DateLine) else ""
            lower = place.lower()
            name = next((place[len(noun) + 1 :] for noun in nouns if lower.startswith(f"{noun} ")), place)
            if name and name.partition(" ")[0].lower() not in surnames and not name.isdecimal():
                yield words_of(name)
