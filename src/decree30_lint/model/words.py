"""Sentences and names in both languages of the tool."""

from __future__ import annotations

from enum import StrEnum

from decree30_lint.model.records import dataclass


class Lang(StrEnum):
    VI = "vi"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence or name in Vietnamese and English."""

    vi: str
    en: str

    def of(self, lang: Lang) -> str:
        return self.vi if lang is Lang.VI else self.en
