"""Judges how divisions of a text are labelled and set; what each kind says of it is the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from decree30_lint.check.looks import BOLD, IN_CAPITALS, IN_SMALL_LETTERS, NOT_BOLD, wrong_look, wrong_size
from decree30_lint.check.shown import letter_count
from decree30_lint.model.document import Paragraph
from decree30_lint.model.edits import ReplaceText, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import Breach, MessageKey, Outcome, Unsure
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import View
from decree30_lint.model.units import Interval, Pt
from decree30_lint.model.words import Words
from decree30_lint.syntax.divisions import Division, look_of
from decree30_lint.syntax.placeholders import masked


class LabelKey(MessageKey):
    LABEL = "label"


class LookKey(MessageKey):
    BOLD = "bold"
    ITALIC = "italic"
    SIZE = "size"
    CAPITALS = "capitals"


_STYLE = Words(
    vi="“{text}” đang trình bày kiểu chữ {actual}; quy định là kiểu chữ {expected}.",
    en="“{text}” is {actual}; the decree asks for {expected}.",
)
LABEL_MESSAGES: Mapping[MessageKey, Words] = {
    LabelKey.LABEL: Words(
        vi="Số thứ tự đang ghi {actual}; viết đúng là {expected}.",
        en="The number reads {actual}; it is written {expected}.",
    ),
}
LOOK_MESSAGES: Mapping[MessageKey, Words] = {
    LookKey.BOLD: _STYLE,
    LookKey.ITALIC: _STYLE,
    LookKey.SIZE: Words(
        vi="“{text}” đang dùng cỡ chữ {actual}; quy định là {expected}.",
        en="“{text}” is set in {actual}; the decree asks for {expected}.",
    ),
    LookKey.CAPITALS: Words(
        vi="“{text}” đang trình bày {actual}; quy định là {expected}.",
        en="“{text}” stands {actual}; the decree asks for it {expected}.",
    ),
}


def gathered(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """Yields one breach for each message key: a habit is one fault, wherever it shows. Doubts pass through."""
    groups: dict[MessageKey, list[Breach]] = {}
    for outcome in outcomes:
        if isinstance(outcome, Unsure):
            yield outcome
        else:
            groups.setdefault(outcome.message_key, []).append(outcome)
    for breaches in groups.values():
        first, *others = breaches
        edits = tuple(edit for breach in breaches for edit in breach.edits)
        also = tuple(anchor for breach in others for anchor in (breach.at, *breach.also))
        doubtful = any(breach.doubtful_edits for breach in breaches)
        yield replace(first, edits=edits, also=(*first.also, *also), doubtful_edits=doubtful)


def looks(paragraph: Paragraph, at: Anchor, *, bold: bool | None = None, italic: bool | None = None) -> Iterator[Outcome]:
    """Yields breaches with the key BOLD or ITALIC where the letters at `at` are not so; None is not judged."""
    for key, lawful in ((LookKey.BOLD, bold), (LookKey.ITALIC, italic)):
        yield from wrong_look(at, key, look_of(paragraph, at, key.value), lawful)


def sizes(view: View, paragraph: Paragraph, within: Interval, usual: Pt | None = None) -> Iterator[Outcome]:
    """Yields breaches with the key SIZE where letters have an unlawful size, but for the `usual` one of the body."""
    error = view.subject.document.precision.size
    for span in paragraph.spans:
        size, judged = span.format.size, letter_count(span.text) and not span.format.off_baseline
        if judged and (size is None or size != usual):
            yield from wrong_size(paragraph.at(span), size, within, error, LookKey.SIZE)


def relabelled(division: Division, lawful: str) -> Breach:
    """Returns the breach that turns "Điều 1:" into "Điều 1."; it has no edit for an automatic number.

    The edit is doubtful where it writes the number itself in another way: others refer to it.
    """
    edits = () if division.automatic else (ReplaceText(division.at, lawful),)
    other = not re.search(rf"(?<!\w){re.escape(division.number)}(?!\w)", lawful, re.IGNORECASE)
    return Breach(division.at, division.label, lawful, edits, LabelKey.LABEL, suggestion=lawful, doubtful_edits=other)


_MOSTLY = 0.8  # of the letters: a unit or a symbol may be written with small ones


def in_capitals(text: str) -> bool | None:
    """Tells whether the words stand in capitals, those in brackets left out; None where there are too few to tell."""
    letters = [c for piece in masked(text).split("(") for c in piece.rpartition(")")[2] if c.isalpha()]
    return sum(map(str.isupper, letters)) >= _MOSTLY * len(letters) if len(letters) > 3 else None


def rebolded(at: Anchor, key: MessageKey, *, bold: bool) -> Breach:
    """Returns the breach that makes the letters at `at` bold or not bold."""
    actual, expected = (NOT_BOLD, BOLD) if bold else (BOLD, NOT_BOLD)
    return Breach(at, actual, expected, (SetRunFormat(at, RunFormat(bold=bold)),), message_key=key)


def in_lower_case(division: Division) -> Iterator[Breach]:
    """Yields a breach with the key CAPITALS where a heading of several words stands in capitals."""
    if len(division.rest.split()) > 1 and in_capitals(division.rest):
        at = division.paragraph.anchor
        yield Breach(at, IN_CAPITALS, IN_SMALL_LETTERS, message_key=LookKey.CAPITALS)


def raised(paragraph: Paragraph) -> Iterator[Breach]:
    """Yields a breach with the key CAPITALS where a heading does not stand in capitals."""
    if in_capitals(paragraph.text) is False:
        lawful = " ".join(paragraph.text.upper().split())
        at = paragraph.anchor
        yield Breach(at, IN_SMALL_LETTERS, IN_CAPITALS, message_key=LookKey.CAPITALS, suggestion=lawful)
