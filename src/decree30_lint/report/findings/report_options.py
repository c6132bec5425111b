"""Holds what a user asks of a report, whatever its format."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.model.words import Lang


class ReportOptions(Struct, frozen=True):
    """Holds the language of a report."""

    lang: Lang = Lang.VI
