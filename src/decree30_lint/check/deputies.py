"""Tells how the post of a deputy is written, and what to write below the post of a head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from decree30_lint.model.words import Words
from decree30_lint.syntax.signing import begins_with

_PARTED = re.compile(r"(?<!\s)\s++[-–—/]\s*+|[,;/]\s*+")
_SHORT = re.compile(r"P\s*\.\s*(?=\w)")
_MINISTER, _VICE_MINISTER = "BỘ TRƯỞNG", "THỨ TRƯỞNG"


def in_full(post: str) -> str:
    """Returns the abbreviated post of a deputy in full: "P. GIÁM ĐỐC" → "PHÓ GIÁM ĐỐC"; "" for any other post."""
    return _SHORT.sub("PHÓ ", post, count=1) if _SHORT.match(post) else ""


def written_behind(post: str, deputies: Sequence[str]) -> bool:
    """Tells whether the post of a deputy follows that of the head in its line: "GIÁM ĐỐC - PHÓ GIÁM ĐỐC"."""
    return any(begins_with(each, deputies) for each in _PARTED.split(post)[1:])


def deputy_of(post: str) -> Words:
    """Returns what to write below the post of a head, with the post of a deputy as an example."""
    own = post.upper()
    example = own.replace(_MINISTER, _VICE_MINISTER, 1) if own.startswith(_MINISTER) else f"PHÓ {own}"
    return Words(
        f"chức vụ của cấp phó trực tiếp ký, ví dụ “{example}”", f"the post of the deputy who signs, such as “{example}”"
    )
