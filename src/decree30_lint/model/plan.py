"""Describes the repair of one file as data: what is changed for which finding, and what came of it."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.model.causes import Cause
from decree30_lint.model.edits import Edit
from decree30_lint.model.parts import Part, Subject
from decree30_lint.model.place import Anchor
from decree30_lint.model.results import Failure, FileResult
from decree30_lint.model.rules import Level


class PlannedEdit(Struct, frozen=True):
    """States that an edit is made because `rule` is broken at `at`, in `part`; `cause` is the id of what it comes from."""

    rule: str
    level: Level
    at: Anchor
    edit: Edit
    part: Part
    cause: str | None = None

    @property
    def group(self) -> str:
        """Returns what edits share that belong together: their cause, or else the rule."""
        return self.cause or self.rule


class PlannedRound(Struct, frozen=True):
    """Holds edits that are made at once, the document whose places they name, and the causes of what is found in it."""

    subject: Subject
    steps: tuple[PlannedEdit, ...]
    causes: tuple[Cause, ...] = ()


class Repair(Struct, frozen=True):
    """Holds what came of repairing one file.

    `data` is the file with the edits of `rounds`, made one round after the other; None where there is nothing that could be
    mended, or where `failure` says why the file is not repaired. `after` is its check. `of_copy` tells that a file of
    another format was repaired as a DOCX.
    """

    before: FileResult
    after: FileResult | None = None
    data: bytes | None = None
    rounds: tuple[PlannedRound, ...] = ()
    failure: Failure | None = None
    of_copy: bool = False

    @property
    def plan(self) -> tuple[PlannedEdit, ...]:
        """Returns the edits of all rounds."""
        return tuple(step for each in self.rounds for step in each.steps)
