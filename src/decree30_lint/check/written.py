"""Joins all that people typed into one text, in which slips of typing are looked for in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice, takewhile
from operator import attrgetter
from typing import NamedTuple

from msgspec.structs import replace

from decree30_lint.check.prose import as_one
from decree30_lint.check.shown import paths_of, shown_paragraphs
from decree30_lint.model.outcomes import USUAL, Breach, MessageKey
from decree30_lint.model.parts import Part
from decree30_lint.model.rules import View
from decree30_lint.syntax.passage import Change, Passage, joined
from decree30_lint.syntax.placeholders import PLACEHOLDER, masked


class Slip(NamedTuple):
    """Holds a slip of typing: the words from `start` to `end` of a passage are shown, and `change` mends them."""

    start: int
    end: int
    change: Change

    def breach(self, passage: Passage, key: MessageKey) -> Breach:
        """Returns the breach that shows the words as they stand, and as they should."""
        start, end, change = self
        right = passage.text[start : change.start] + change.text + passage.text[change.end : end]
        return passage.breach([change], passage.text[start:end], right, key, suggest=right, at=passage.at(start, end))


def written(view: View, but: tuple[Part, ...]) -> Passage:
    """Returns the whole document without the paragraphs that hold one of the parts `but`."""
    left_out = paths_of(but, view.subject)
    return joined(tuple(p for p in shown_paragraphs(view.subject.document) if p.anchor.path not in left_out))


def is_typed(passage: Passage, start: int, end: int) -> bool:
    """Tells whether a person typed these characters: no program put them there, and they were not read by decoding."""
    at = passage.at(start, end)
    paragraph = passage.paragraphs[bisect_right(passage.starts, start) - 1]
    last = at.end or at.start
    first = bisect_right(paragraph.spans, at.start, key=attrgetter("start")) - 1
    touched = takewhile(lambda span: span.start < last, islice(paragraph.spans, max(first, 0), None))
    if any(span.generated or span.field or span.encoding or (span.link and is_address(span.text)) for span in touched):
        return False
    return PLACEHOLDER not in _masked(paragraph.text)[at.start : last]


def is_address(text: str) -> bool:
    """Tells whether it is the address of a page, a file or a mailbox; other links lead on from ordinary words."""
    return " " not in text.strip() and any(sign in text for sign in _OF_ADDRESSES)


_OF_ADDRESSES = ".@/\\_"
_masked = lru_cache(maxsize=4)(masked)  # many slips may stand in one long paragraph


def slips_as_one(passage: Passage, slips: Sequence[Slip], key: MessageKey = USUAL) -> Breach:
    """Returns many slips of one kind as one breach: the first is shown, every place is named, each has its edit."""
    breaches = [slip.breach(passage, key) for slip in slips]
    return replace(as_one(breaches), suggestion=breaches[0].suggestion)


def line_before(passage: Passage, place: int) -> str:
    """Returns the paragraph's text up to `place`; of a very long one the end."""
    low = max(place - _FAR, 0)
    return passage.text[max(passage.text.rfind("\n", low, place) + 1, low) : place]


def opens_sentence(passage: Passage, start: int, end: int) -> bool:
    """Tells whether the word begins a sentence that goes on in small letters: there its capital says nothing."""
    after = passage.text[end : end + 2]
    return after[:1] == " " and after[1:].islower() and bool(_beginning().search(line_before(passage, start)))


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(r"(?:^|[.!?:;]\s|[-–+•*]\s?|^\s*\w{1,4}[.)]\s)\s*$")


_FAR = 2000  # letters: nothing that is looked for stands so far apart
