"""What the tool says of one file: all a report needs, and no sentence."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.parts import Subject
from decree30_lint.model.records import dataclass
from decree30_lint.model.rules import Judgement, RuleSet
from decree30_lint.model.words import Words


class Status(StrEnum):
    CLEAN = "clean"
    FINDINGS = "findings"
    UNREADABLE = "unreadable"
    REFUSED = "refused"
    DEADLINE = "deadline"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be judged: a stable code, and the cause and the remedy in words."""

    code: str
    words: Words


@dataclass(frozen=True, slots=True)
class FileReport:
    """`path` as the user gave it. `subject` and `judgement` are None when the file could not be judged.

    `ruleset` is the key of the ruleset it was judged by, where files of one run may have different ones. `outside` says why
    no ruleset governs the document: it was read and not judged.
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

    def coverage(self) -> dict[Verdict, int]:
        """How many rules have each verdict."""
        verdicts = list(self.judgement.verdicts.values()) if self.judgement else []
        return {verdict: verdicts.count(verdict) for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class Run:
    """One run over files: what was judged by which rules. `files` may be a generator: it is walked once."""

    ruleset: RuleSet
    stage: str
    as_of: str | None
    files: Iterable[FileReport]
