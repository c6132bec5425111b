"""What came of one file, with its document: what suppressions and the report are made from."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.parts import Subject
from decree30_lint.model.rules import Judgement
from decree30_lint.model.words import Words

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.model.suppressions import SuppressedDiagnostic, UnusedSuppression


class Status(StrEnum):
    """How it ended: only a document that was judged can be clean, and one that is outside every ruleset was not."""

    CLEAN = "clean"
    FINDINGS = "findings"
    OUTSIDE = "outside"
    UNREADABLE = "unreadable"
    REFUSED = "refused"
    DEADLINE = "deadline"
    CRASHED = "crashed"


class Failure(Struct, frozen=True):
    """Why a file could not be judged: a stable code, and the cause and the remedy in words."""

    code: str
    words: Words


class FileResult(Struct, frozen=True):
    """`path` as the user gave it. `subject` and `judgement` are None when the file could not be judged.

    `ruleset` is the key of the ruleset it was judged by, where files of one run may have different ones. `outside` says why
    no ruleset governs the document: it was read and not judged. Findings that were `accepted` are no longer among those of
    `judgement`; verdicts stay. `idle`: what this file, or a baseline for it, would accept in vain. `fingerprints` are those
    of the places of each remaining finding, empty where nobody has asked for them.
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
    outside: Words | None = None
    accepted: tuple[SuppressedDiagnostic, ...] = ()
    unused_suppressions: tuple[UnusedSuppression, ...] = ()
    fingerprints: tuple[tuple[str, ...], ...] = ()

    def coverage(self) -> dict[Verdict, int]:
        """How many rules have each verdict."""
        verdicts = list(self.judgement.verdicts.values()) if self.judgement else []
        return {verdict: verdicts.count(verdict) for verdict in Verdict}
