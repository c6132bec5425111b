"""Normalises text when it is read: one form of letters, one blank, nothing invisible, no old encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence

_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufffc"
_COMBINING = "\u0300-\u036f"
_HYPHENS = "\u2010\u2011"

# Compiled once a text needs it: most do not.
_BLANK = f"[{_BLANKS}]"
_HYPHEN = f"[{_HYPHENS}]"
# What is invisible is taken a run at a time: from each of its characters on, a long run would be read to its end again.
_MARKED = f"[{_COMBINING}][{_COMBINING}{_INVISIBLE}]*+"
_CLUSTER = f"(?:[^{_COMBINING}{_INVISIBLE}][{_INVISIBLE}]*+|[{_INVISIBLE}]++){_MARKED}|[{_INVISIBLE}]++"
needs_cleaning = re.compile(f"[{_BLANKS}{_INVISIBLE}{_COMBINING}{_HYPHENS}]").search


def clean(pieces: Sequence[str]) -> list[str]:
    """Returns the pieces of one paragraph in NFC, with plain blanks and hyphens and without invisible characters.

    A combining mark joins the letter before it, also across pieces: the letter's piece gets both.
    """
    joined = "".join(pieces)
    if not needs_cleaning(joined):
        return list(pieces)
    return [re.sub(_HYPHEN, "-", re.sub(_BLANK, " ", piece)) for piece in rewritten(pieces, _CLUSTER, _composed)]


def _composed(cluster: str) -> str:
    return unicodedata.normalize("NFC", re.sub(f"[{_INVISIBLE}]", "", cluster))


def rewritten(pieces: Sequence[str], pattern: str | re.Pattern[str], rewrite: Callable[[str], str]) -> list[str]:
    """Returns the pieces with every match of `pattern` in their joined text rewritten.

    The result stays in the piece where the match begins.
    """
    joined = "".join(pieces)
    found = []
    begin = 0
    taken = 0  # characters of the joined text that are already given to a piece
    matches = list(re.finditer(pattern, joined))
    at = 0
    for piece in pieces:
        end = begin + len(piece)
        parts = []
        taken = max(taken, begin)
        while at < len(matches) and matches[at].start() < end:
            match = matches[at]
            parts += [joined[taken : match.start()], rewrite(match.group())]
            taken = match.end()
            at += 1
        parts.append(joined[taken:end] if taken < end else "")
        found.append("".join(parts))
        begin = end
        taken = max(taken, end)
    return found
