"""Compares names of font families, which files spell in many ways."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

_NOT_IN_NAMES = re.compile(r"[\s\-_,]|MT$|PSMT$|PS$")


@lru_cache(maxsize=512)
def _plain(family: str) -> str:
    """Returns the name without blanks and endings: "TimesNewRomanPSMT" and "Times New Roman" become the same."""
    return _NOT_IN_NAMES.sub("", family).casefold()


def is_of(family: str, names: Collection[str]) -> bool:
    """Tells whether `family` is one of `names`, or a cut of it: "Times New Roman Bold"."""
    return _plain(family).startswith(tuple(_plain(name) for name in names))
