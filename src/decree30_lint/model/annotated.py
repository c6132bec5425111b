"""Describes what came of annotating one file: flat, in both languages, with the annotated copy itself."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.model.fix_report import MadeChange
from decree30_lint.model.report import Report
from decree30_lint.model.results import Failure


class AnnotatedFile(Struct, frozen=True):
    """Holds the annotated copy of one file. `path` is as the user gave it.

    `data` is None where `failure` says why there is no copy. `suffix` is that of the copy, `of_copy` states that a file of
    an older format was annotated as a .docx. `report` is what the remarks say; None where marks were only taken out.
    `tracked` counts the corrections that stand in the copy as tracked changes, `untracked` are those that cannot.
    """

    path: str
    data: bytes | None = None
    suffix: str = ""
    report: Report | None = None
    tracked: int = 0
    untracked: tuple[MadeChange, ...] = ()
    of_copy: bool = False
    unchanged: bool = False  # there was nothing to write, or to take out
    failure: Failure | None = None
