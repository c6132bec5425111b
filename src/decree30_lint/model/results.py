"""Holds what came of one file, with its document: suppressions and the report are made from it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.parts import Subject, Text
from decree30_lint.model.rules import Judgement
from decree30_lint.model.words import Words

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.model.suppressions import SuppressedDiagnostic, UnusedSuppression


class Status(StrEnum):
    """Names how the check of a file ended.

    Only a document that was judged can be clean; one that is outside every ruleset was read and not judged.
    """

    CLEAN = "clean"
    FINDINGS = "findings"
    OUTSIDE = "outside"
    UNREADABLE = "unreadable"
    REFUSED = "refused"
    DEADLINE = "deadline"
    MEMORY = "memory"
    CRASHED = "crashed"


class Failure(Struct, frozen=True):
    """States why a file could not be judged: a stable code, and the cause and the remedy in words."""

    code: str
    words: Words


class FileResult(Struct, frozen=True):
    """Holds the result for one file. `path` is as the user gave it.

    `subject` and `judgement` are None when the file could not be judged. `ruleset` is the key of the ruleset it was judged
    by, where files of one run may have different ones. `outside` says why no ruleset governs the document: it was read and
    not judged. Findings that were `accepted` are no longer among those of `judgement`; verdicts stay. `unused_suppressions`
    are those of this file, or of a baseline for it, that cover nothing. `fingerprints` are those of the places of each
    remaining finding, empty where nobody has asked for them. `not_judged` are the further texts of the file that its ruleset
    does not govern, each with the reason.
    """

    path: str
    sha256: str | None
    format: str | None
    status: Status
    subject: Subject | None = None
    judgement: Judgement | None = None
    failure: Failure | None = None
    ruleset: str | None = None
    ruleset_title: Words | None = None
    ruleset_checked: str = ""  # as `RuleSet.status_checked`
    outside: Words | None = None
    accepted: tuple[SuppressedDiagnostic, ...] = ()
    unused_suppressions: tuple[UnusedSuppression, ...] = ()
    fingerprints: tuple[tuple[str, ...], ...] = ()
    not_judged: tuple[tuple[Text, Words], ...] = ()

    def coverage(self) -> dict[Verdict, int]:
        """Counts the rules for each verdict."""
        verdicts = list(self.judgement.verdicts.values()) if self.judgement else []
        return {verdict: verdicts.count(verdict) for verdict in Verdict}
