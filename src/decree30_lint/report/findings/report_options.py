"""Holds what a user asks of a report, whatever its format."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.words import Lang


class Pictures(StrEnum):
    """Names which files have pictures of their pages in a report that can hold them."""

    AUTO = "auto"  # the worst of the run
    NONE = "none"


class ReportOptions(Struct, frozen=True):
    """Holds the language of a report, and what it tells.

    `quiet` asks for what decides the exit code alone, `statistics` for a table of rules in place of the findings; both
    concern the formats for people. Without `answers` a report must not give away what is right: `without_answers` has taken
    that out of the findings, and a format adds no explanations of rules. `require_judged` states that a document that no
    ruleset governs counts as not judged, `compared` that a baseline was given: what it does not hold is new.
    """

    lang: Lang = Lang.VI
    quiet: bool = False
    statistics: bool = False
    answers: bool = True
    require_judged: bool = False
    compared: bool = False
    pictures: Pictures = Pictures.AUTO
