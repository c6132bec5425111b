"""Tells where a text lacks letters that its page shows."""

from __future__ import annotations

import re

LOST = "\ufffd"
"""Stands in a text for a character of which the file does not say what it is."""

_IN_WORD = re.compile(f"[^\\W\\d_]{LOST}|{LOST}[^\\W\\d_]")
_BULLET = re.compile(rf"\s*{LOST}(?:\s+(?=[^\W\d_])|(?=[^\W\d_]))")


def lacks_letters(text: str) -> bool:
    """Tells whether a word of the paragraph lacks a letter.

    A sign before its first word, which a capital or a blank parts from it, is none.
    """
    return LOST in text and _IN_WORD.search(text, _bullet_end(text)) is not None


def _bullet_end(text: str) -> int:
    found = _BULLET.match(text)
    return found.end() if found and (found.group()[-1].isspace() or text[found.end()].isupper()) else 0
