"""Findings that an office has accepted: who says so, why, for how long, and what came of it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Diagnostic


class Origin(StrEnum):
    """Where an acceptance is written."""

    COMMENT = "comment"  # a comment in the document itself
    CONFIGURATION = "configuration"
    BASELINE = "baseline"


class Suppression(Struct, frozen=True):
    """Findings of `rules` (ids or their beginnings) are accepted, up to and including the day `expires`.

    The other fields narrow it where they are not empty: `file` (a pattern) to some files, `text` to paragraphs that hold
    these words, `anchors` to what a comment stands on, `fingerprints` to places known before. `source` is the file in which
    it is written as the user would name it, `line` the line there.
    """

    rules: tuple[str, ...]
    reason: str
    origin: Origin
    owner: str = ""
    expires: date | None = None
    file: str = ""
    text: str = ""
    anchors: tuple[Anchor, ...] = ()
    fingerprints: tuple[str, ...] = ()
    source: str = ""
    line: int | None = None

    def speaks_of(self, rule_id: str) -> bool:
        return any(rule_id == rule or rule_id.startswith(f"{rule}/") for rule in self.rules)

    def expired(self, day: date) -> bool:
        return self.expires is not None and self.expires < day


class SuppressedDiagnostic(Struct, frozen=True):
    """A finding, or those of its places that `by` covers. `fingerprints`: of its places, see model/fingerprints.py."""

    diagnostic: Diagnostic
    fingerprints: tuple[str, ...]
    suppression: Suppression


class SuppressionFault(StrEnum):
    """Why an acceptance has no effect."""

    UNUSED = "unused"  # nothing there to accept
    EXPIRED = "expired"
    NOT_UNDERSTOOD = "not_understood"  # a comment that speaks to us, in no form we know
    UNKNOWN_RULE = "unknown_rule"
    NO_REASON = "no_reason"

    @property
    def malformed(self) -> bool:
        return self not in (SuppressionFault.UNUSED, SuppressionFault.EXPIRED)


class UnusedSuppression(Struct, frozen=True):
    """An acceptance without effect; of a malformed one, what could be read."""

    suppression: Suppression
    fault: SuppressionFault
