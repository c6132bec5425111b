"""Holds what a user asks of a report, whatever its format."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.rules import Level
from decree30_lint.model.words import Lang


class Pictures(StrEnum):
    """Names which files have pictures of their pages in a report that can hold them."""

    AUTO = "auto"  # the worst of the run
    NONE = "none"


class ReportOptions(Struct, frozen=True):
    """Holds the language of a report, what it is read beside, and what it holds.

    `fail_on` is the mildest level that makes the run fail; None: no level does. `compared` tells that a baseline was given:
    what it does not hold is new. `answers` tells whether right forms are given away.
    """

    lang: Lang = Lang.VI
    fail_on: Level | None = Level.ERROR
    compared: bool = False
    answers: bool = True
    pictures: Pictures = Pictures.AUTO

    def fails(self, level: Level) -> bool:
        """Tells whether a finding of this level makes the run fail."""
        return self.fail_on is not None and level.rank <= self.fail_on.rank
