"""Holds what a user asks of a report, whatever its format."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang


class ReportOptions(Struct, frozen=True):
    """Holds the language of a report, and what it is read beside.

    `fail_on` is the mildest level that makes the run fail; None: no level does. `compared` tells that a baseline was given:
    what it does not hold is new.
    """

    lang: Lang = Lang.VI
    fail_on: Level | None = Level.ERROR
    compared: bool = False

    def fails(self, level: Level) -> bool:
        """Tells whether a finding of this level makes the run fail."""
        return self.fail_on is not None and level.rank <= self.fail_on.rank
