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
    """Holds the language of a report, whether it tells right answers, and whether it shows pages of the documents."""

    lang: Lang = Lang.VI
    answers: bool = True
    pictures: Pictures = Pictures.AUTO
