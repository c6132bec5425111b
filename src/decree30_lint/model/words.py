"""Sentences and names in both languages of the tool."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Lang(StrEnum):
    """A language of the tool."""

    VI = "vi"
    EN = "en"


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence or name in Vietnamese and English."""

    vi: str
    en: str

    def of(self, lang: Lang) -> str:
        return self.vi if lang is Lang.VI else self.en
