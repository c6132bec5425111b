"""Describes what a check finds, in facts; the sentences are made in the report."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.edits import Edit
from decree30_lint.model.formatting import Align
from decree30_lint.model.papers import PaperSize, SheetMargins
from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Interval, Measure
from decree30_lint.model.words import Words

Fact = str | int | Measure | Interval | Words | Align | PaperSize | SheetMargins | tuple["Fact", ...]
"""str is quoted text; Words is a name or phrase ("đậm"/"bold"); a tuple is a list of alternatives."""


class MessageKey(StrEnum):
    """Names one of the sentences of a check kind; each kind with more than the usual sentence declares its own keys.

    Rule files write the values: under `levels:`, under `messages:`, as `message:` of an example.
    """


class _Usual(MessageKey):
    USUAL = ""


USUAL = _Usual.USUAL
"""The key of the sentence that a kind has for its usual fault, equal to the member of that name in any kind's keys."""


class Breach(Struct, frozen=True):
    """States that the rule is broken at `at`.

    `message_key` names the sentence of the kind (a key of `Kind.messages`) and may change the level (`Rule.levels`).
    `suggestion` is the exact corrected text where the fault is in a text, else None. `also` holds further places with the
    same fault, reported as one finding. `letters` says how many letters of the part are at fault, and how many it has; None
    where all are, or where it is no fault of letters. With `doubtful_edits` the edits are trusted less than the others of
    the rule: looks have to be looked at before they change, and words, whose meaning would change, are only shown.
    """

    at: Anchor
    actual: Fact | None
    expected: Fact | None
    edits: tuple[Edit, ...] = ()
    message_key: MessageKey = USUAL
    suggestion: str | None = None
    also: tuple[Anchor, ...] = ()
    letters: tuple[int, int] | None = None
    doubtful_edits: bool = False


class UndecidedReason(StrEnum):
    """Names why a rule could not be judged."""

    NOT_IN_FILE = "not_in_file"
    NOT_RECOGNISED = "not_recognised"  # the part was not recognised with enough confidence
    NOT_LAID_OUT = "not_laid_out"  # needs pages, and the file has not been laid out
    AMBIGUOUS = "ambiguous"  # the file can be read in two ways
    NOT_LEGIBLE = "not_legible"  # the text cannot be read: a scan, or letters without meaning
    LETTERS_LOST = "letters_lost"  # of some letters on the page the file does not say what they are
    SCALED = "scaled"  # printed smaller or larger than it was set: lengths are not those of the document


class Unsure(Struct, frozen=True):
    """States that the rule could not be judged at `at`, and why."""

    at: Anchor
    why: UndecidedReason


Outcome = Breach | Unsure


class Verdict(StrEnum):
    """Names what came of one rule in one document."""

    COMPLIES = "complies"
    BREAKS = "breaks"
    UNSURE = "unsure"
    NOT_APPLICABLE = "not_applicable"
