"""Compares how the same words look in both documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from decree30_lint.compare.pairs import Pairs
from decree30_lint.compare.tokens import Token, TokenizedDocument
from decree30_lint.model.comparison import DifferenceKind
from decree30_lint.model.document import Document
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import Fact
from decree30_lint.model.units import Measure, Unit
from decree30_lint.model.words import Words as Phrase

_SUBSTITUTES = {  # fonts with the widths of another, which take its place where it is missing
    "Times New Roman": {"Liberation Serif", "Tinos", "Times", "Nimbus Roman", "FreeSerif", "TeX Gyre Termes"},
    "Arial": {"Liberation Sans", "Arimo", "Helvetica", "Nimbus Sans"},
    "Courier New": {"Liberation Mono", "Cousine", "Courier", "Nimbus Mono PS"},
    "Calibri": {"Carlito"},
    "Cambria": {"Caladea"},
}
_YES_NO = {
    DifferenceKind.BOLD: {True: Phrase("đậm", "bold"), False: Phrase("không đậm", "not bold")},
    DifferenceKind.ITALIC: {True: Phrase("nghiêng", "italic"), False: Phrase("đứng", "upright")},
}


_REACH = 20  # words of the final that a run of words with one look may leap over


class PropertyChange(NamedTuple):
    """Holds one property of a format, and its two values."""

    kind: DifferenceKind
    draft: Fact
    final: Fact


class FormatChange(NamedTuple):
    """Holds a change over words that follow each other in one paragraph of the draft, as pairs of indexes."""

    change: PropertyChange
    words: list[tuple[int, int]]


def looks(
    draft: TokenizedDocument, final: TokenizedDocument, pairs: Pairs, one: Document, other: Document
) -> list[FormatChange]:
    """Returns the changes in the order of the draft.

    Punctuation is too small to be compared, and what a signature draws has a format of its own.
    """
    error = one.precision.size + other.precision.size
    known: dict[tuple[int, int], tuple[PropertyChange, ...]] = {}
    found: list[FormatChange] = []
    open_: dict[PropertyChange, FormatChange] = {}
    paragraph = last = -1
    for i, j in enumerate(pairs.final):
        word = draft.tokens[i]
        if word.paragraph != paragraph:
            paragraph, open_ = word.paragraph, {}
        if j < 0 or word.is_mark or final.tokens[j].is_signed:
            continue
        if not last < j <= last + _REACH:
            open_ = {}
        last = j
        changes = _changes(word, final.tokens[j], error, known)
        open_ = {change: open_[change] for change in changes if change in open_} if open_ else open_
        for change in changes:
            if change not in open_:
                open_[change] = FormatChange(change, [])
                found.append(open_[change])
            open_[change].words.append((i, j))
    return found


def _changes(
    one: Token, other: Token, error: float, known: dict[tuple[int, int], tuple[PropertyChange, ...]]
) -> tuple[PropertyChange, ...]:
    key = (id(one.span.format), id(other.span.format))
    if key not in known:
        known[key] = tuple(_compared(one.span.format, other.span.format, error))
    return known[key]


def _compared(one: RunFormat, other: RunFormat, error: float) -> Iterator[PropertyChange]:
    """Yields the properties that differ; a value of None differs from nothing."""
    if one.family and other.family and one.family != other.family:
        kind = DifferenceKind.SUBSTITUTE if _substitutes(one.family, other.family) else DifferenceKind.FAMILY
        yield PropertyChange(kind, Phrase(one.family, one.family), Phrase(other.family, other.family))
    if one.size is not None and other.size is not None and not _reduced(one, other) and abs(one.size - other.size) > error:
        yield PropertyChange(DifferenceKind.SIZE, Measure(one.size, Unit.PT), Measure(other.size, Unit.PT))
    values: tuple[tuple[DifferenceKind, Callable[[RunFormat], bool | None]], ...] = (
        (DifferenceKind.BOLD, lambda letters: letters.bold),
        (DifferenceKind.ITALIC, lambda letters: letters.italic),
    )
    for kind, value in values:
        before, after = value(one), value(other)
        if before is not None and after is not None and before is not after:
            yield PropertyChange(kind, _YES_NO[kind][before], _YES_NO[kind][after])


def _substitutes(one: str, other: str) -> bool:
    return any({one, other} <= {family, *copies} for family, copies in _SUBSTITUTES.items())


def _reduced(one: RunFormat, other: RunFormat) -> bool:
    """Tells whether letters are superscript, subscript or small capitals.

    A laid-out file knows only how small they are drawn.
    """
    return any(letters.off_baseline or letters.small_caps for letters in (one, other))
