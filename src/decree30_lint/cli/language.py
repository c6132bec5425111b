"""Chooses the language of help, complaints and reports.

It is that of `--lang`, else DECREE30_LANG, else the configuration's, else Vietnamese.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

from msgspec import Struct

from decree30_lint.model.words import Lang, Words

VARIABLE = "DECREE30_LANG"
_OPTION = "--lang"


class LanguageChoice(Struct, frozen=True):
    """Holds the language the user asked for, None where he did not ask."""

    lang: Lang | None

    @property
    def effective(self) -> Lang:
        return self.lang or Lang.VI


def requested_language(args: Sequence[str]) -> Lang | None:
    """Returns the language asked for on the command line or in the environment, read before the arguments are parsed."""
    asked = os.environ.get(VARIABLE, "")
    for position, argument in enumerate(args):
        if argument == "--":
            break
        if argument == _OPTION and position + 1 < len(args):
            asked = args[position + 1]
        elif argument.startswith(f"{_OPTION}="):
            asked = argument.removeprefix(f"{_OPTION}=")
    return next((lang for lang in Lang if lang.value == asked.lower()), None)


def in_lang(lang: Lang, vi: str, en: str) -> str:
    return Words(vi, en).of(lang)
