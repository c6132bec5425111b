"""Judges how letters and lines look: size, weight, slope, underline and alignment, and names it in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from decree30_lint.check.shown import letter_count
from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.edits import Edit, ReplaceText, SetLayout, SetRunFormat
from decree30_lint.model.formatting import Align, ParagraphLayout, RunFormat
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey, Outcome, UndecidedReason, Unsure
from decree30_lint.model.parts import Component
from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Interval, Measure, Pt, Unit
from decree30_lint.model.words import Words
from decree30_lint.syntax.placeholders import masked

BOLD = Words("đậm", "bold")
NOT_BOLD = Words("không đậm", "not bold")
ITALIC = Words("nghiêng", "italic")
UPRIGHT = Words("đứng", "upright")
UNDERLINED = Words("gạch chân", "underlined")
NOT_UNDERLINED = Words("không gạch chân", "not underlined")
IN_CAPITALS = Words("in hoa", "in capitals")
IN_SMALL_LETTERS = Words("in thường", "in lower case")

_WORD = re.compile(r"[^\W\d_]+")
_LOOKS: Mapping[str, tuple[Words, Words]] = {
    "bold": (BOLD, NOT_BOLD),
    "italic": (ITALIC, UPRIGHT),
    "underlined": (UNDERLINED, NOT_UNDERLINED),
}


def judged_spans(components: Iterable[Component]) -> Iterator[tuple[Paragraph, Span]]:
    """Yields the spans whose look the law speaks of: raised marks and signs without a letter or digit are left out."""
    for component in components:
        for paragraph, span in component.spans:
            if not span.format.off_baseline and letter_count(span.text):
                yield paragraph, span


def main_size(letters: Iterable[tuple[Pt | None, int]]) -> Pt | None:
    """Returns the size of most letters, given with how many have it; None where the file does not say, or has none."""
    amounts: Counter[Pt | None] = Counter()
    for size, amount in letters:
        amounts[size] += amount
    return amounts.most_common(1)[0][0] if amounts else None


def main_size_of(components: Iterable[Component]) -> Pt | None:
    """Returns the size of most letters of the components; None where the file does not say, or they have none."""
    return main_size((span.format.size, letter_count(span.text)) for each in components for _, span in each.spans)


def wrong_size(
    at: Anchor, size: Pt | None, within: Interval, error: float, key: MessageKey = USUAL
) -> Iterator[Breach | Unsure]:
    """Yields a breach where letters of this size are not `within` the bounds, a doubt where the file does not say.

    The edit sets the nearest size that is.
    """
    if size is None:
        yield Unsure(at, UndecidedReason.NOT_IN_FILE)
    elif not within.holds(size, error):
        edits = (SetRunFormat(at, RunFormat(size=Pt(within.nearest(size)))),)
        yield Breach(at, Measure(size, Unit.PT), within, edits, key)


def wrong_look(at: Anchor, key: MessageKey, actual: bool | None, lawful: bool | None) -> Iterator[Outcome]:
    """Yields a breach where letters are not as the law says, a doubt where the file does not say; None is not judged.

    `key` is the name of the look in a format, "bold", "italic" or "underlined".
    """
    if lawful is None or actual is lawful:
        return
    if actual is None:
        yield Unsure(at, UndecidedReason.NOT_IN_FILE)
        return
    yes, no = _LOOKS[key]
    edits = (SetRunFormat(at, RunFormat(**{key.value: lawful})),)  # type: ignore[arg-type]
    yield Breach(at, yes if actual else no, yes if lawful else no, edits, key)


def raised(paragraph: Paragraph) -> Iterator[ReplaceText]:
    """Yields the edits that put words with small letters in capitals, but what is still to be filled in."""
    begin = paragraph.anchor.start
    for word in _WORD.finditer(masked(paragraph.text)):
        if not word[0].isupper():
            yield ReplaceText(paragraph.anchor.slice(begin + word.start(), begin + word.end()), word[0].upper())


def lowered(paragraph: Paragraph, lawful: str | None) -> Iterator[Edit]:
    """Yields edits that take off capitals made by the file; typed ones only where the words are known to be `lawful`."""
    automatic = [span for span in paragraph.spans if span.format.all_caps]
    if automatic:
        yield from (SetRunFormat(paragraph.at(span), RunFormat(all_caps=False)) for span in automatic)
    elif lawful:
        yield ReplaceText(paragraph.anchor, lawful)


def wrong_align(paragraph: Paragraph, lawful: Align | None, key: MessageKey) -> Iterator[Outcome]:
    """Yields a breach where it is not aligned so within its own room: its cell, column or page; None is not judged."""
    align = paragraph.layout.align
    if lawful is None or align is lawful:
        return
    if align is None:
        yield Unsure(paragraph.anchor, UndecidedReason.NOT_IN_FILE)
    else:
        edits = (SetLayout(paragraph.anchor, ParagraphLayout(align=lawful)),)
        yield Breach(paragraph.anchor, align, lawful, edits, key)
