"""Holds sentences and names in both languages of the tool."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Lang(StrEnum):
    """Names a language of the tool."""

    VI = "vi"
    EN = "en"


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """Holds one sentence or name in Vietnamese and English."""

    vi: str
    en: str

    def of(self, lang: Lang) -> str:
        """Returns the wording in `lang`."""
        return self.vi if lang is Lang.VI else self.en
