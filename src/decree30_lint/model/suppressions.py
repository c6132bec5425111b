"""Describes findings that an office accepts: who says so, why, for how long, and what came of it."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Diagnostic

_ADDRESSED = re.compile(r"^[^\S\n]*+decree30\b", re.IGNORECASE | re.MULTILINE)


def speaks_to_us(comment: str) -> bool:
    """Tells whether a line of a comment speaks to this program: such a comment suppresses a finding."""
    return _ADDRESSED.search(comment) is not None


class SuppressionOrigin(StrEnum):
    """Names where a suppression is written."""

    COMMENT = "comment"  # a comment in the document itself
    CONFIGURATION = "configuration"
    BASELINE = "baseline"


class Suppression(Struct, frozen=True):
    """Suppresses findings of `rules` (ids or their beginnings), up to and including the day `expires`.

    The other fields narrow it where they are not empty: `file` (a pattern) to some files, `text` to paragraphs that hold
    these words, `anchors` to what a comment stands on, `fingerprints` to places known before. `source` is the file in which
    it is written as the user would name it, `line` the line there.
    """

    rules: tuple[str, ...]
    reason: str
    origin: SuppressionOrigin
    owner: str = ""
    expires: date | None = None
    file: str = ""
    text: str = ""
    anchors: tuple[Anchor, ...] = ()
    fingerprints: tuple[str, ...] = ()
    source: str = ""
    line: int | None = None

    def speaks_of(self, rule_id: str) -> bool:
        """Tells whether the rule, or a prefix of its id that ends before a slash, is among `rules`."""
        return any(rule_id == rule or rule_id.startswith(f"{rule}/") for rule in self.rules)

    def expired(self, day: date) -> bool:
        """Tells whether the suppression has ended before `day`."""
        return self.expires is not None and self.expires < day


class SuppressedDiagnostic(Struct, frozen=True):
    """Holds a diagnostic, or those of its places that `suppression` covers; `fingerprints` are those of its places."""

    diagnostic: Diagnostic
    fingerprints: tuple[str, ...]
    suppression: Suppression


class SuppressionFault(StrEnum):
    """Names why a suppression has no effect."""

    UNUSED = "unused"  # nothing there to accept
    EXPIRED = "expired"
    NOT_UNDERSTOOD = "not_understood"  # a comment addressed to the tool, in no known form
    UNKNOWN_RULE = "unknown_rule"
    NO_REASON = "no_reason"

    @property
    def malformed(self) -> bool:
        """Tells whether the suppression itself is wrong, and not merely without use."""
        return self not in (SuppressionFault.UNUSED, SuppressionFault.EXPIRED)


class UnusedSuppression(Struct, frozen=True):
    """Holds a suppression without effect; of a malformed one, it holds what could be read."""

    suppression: Suppression
    fault: SuppressionFault
