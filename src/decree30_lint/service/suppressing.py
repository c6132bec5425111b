"""Takes suppressed findings out of results. What suppressions need is imported where something is suppressed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from decree30_lint.model.report import SuppressionNote
from decree30_lint.model.results import FileResult
from decree30_lint.model.words import Lang
from decree30_lint.service.settings import Job, Settings

if TYPE_CHECKING:  # not needed where nothing is accepted
    from decree30_lint.service.suppressions.ledger import BaselineChange, Ledger, Settlement

_ADDRESS = "decree30"  # how a comment begins that speaks to us


class Suppressor:
    """Holds the ledger of one run, which is opened when the first suppression is met."""

    def __init__(self, settings: Settings, lang: Lang) -> None:
        self._settings = settings
        self._lang = lang
        self._opened: Ledger | None = None

    def prepare(self, planned: Iterable[Job]) -> None:
        """Opens what the settings and the configurations ask for. Raises WrongConfigurationError."""
        if self._settings.baseline is not None or any(job.suppressions for job in planned):
            self._ledger()

    def settle(self, job: Job, result: FileResult) -> tuple[FileResult, Settlement | None]:
        """Returns the result without what is suppressed, and what is to be noted of that."""
        if self._opened is None and not _speaks_to_us(result):
            return result, None
        return self._ledger().settle(job, result)

    def note(self, settlement: Settlement | None) -> None:
        if settlement is not None:
            self._ledger().note(settlement)

    def unused(self) -> list[SuppressionNote]:
        """Returns suppressions of configurations that no file so far needed."""
        if self._opened is None:
            return []
        from decree30_lint.report.flatten import suppression_note

        return [suppression_note(each) for each in self._opened.unused()]

    def gone(self) -> list[str]:
        """Returns the files that a baseline names and that are no longer there."""
        return self._opened.gone() if self._opened is not None else []

    def close(self) -> BaselineChange | None:
        """Writes the baseline, where the settings ask for that, and tells what changed."""
        return self._opened.close() if self._opened is not None else None

    def _ledger(self) -> Ledger:
        if self._opened is None:
            from decree30_lint.service.suppressions.ledger import open_ledger

            self._opened = open_ledger(self._settings, self._lang)
        return self._opened


def _speaks_to_us(result: FileResult) -> bool:
    return result.subject is not None and any(_ADDRESS in c.text.lower() for c in result.subject.document.comments)
