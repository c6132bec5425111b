"""Holds how much of a document a report repeats: a report must not be many times as large as what it is about."""

from __future__ import annotations

from collections.abc import Sequence

from decree30_lint.model.edits import Edit, ReplaceText
from decree30_lint.model.words import Words

LONGEST_TEXT = 2_500
"""Characters of one text; longer ones are clipped, and their length is told. A paragraph of a page has as many."""

MOST_PLACES = 1_000
"""Places, and edits, of one finding; those beyond are counted."""

_LENGTH = Words("… ({} ký tự)", "… ({} characters)")


def clipped(text: str) -> str:
    """Returns a text as far as a report repeats it; one that is cut off ends with an ellipsis."""
    return text if len(text) <= LONGEST_TEXT else f"{text[:LONGEST_TEXT]}…"


def clipped_words(text: str) -> Words:
    """Returns a text in both languages; one that is cut off ends with how long it was."""
    if len(text) <= LONGEST_TEXT:
        return Words(text, text)
    cut = text[:LONGEST_TEXT]
    return Words(cut + _LENGTH.vi.format(len(text)), cut + _LENGTH.en.format(len(text)))


def listed_edits(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Returns the edits that a report lists: not those with a text that would have to be clipped, and not too many."""
    whole = (edit for edit in edits if not isinstance(edit, ReplaceText) or len(edit.text) <= LONGEST_TEXT)
    return tuple(edit for edit, _ in zip(whole, range(MOST_PLACES), strict=False))
