"""Spells out the short form of a clause in rule files as Vietnamese offices cite it."""

from __future__ import annotations

import re
from functools import lru_cache

_APPENDIX = re.compile(
    r"PL (?P<appendix>[IVX]+)(?:\.(?P<part>I{1,3})(?=\.[IVX]))?(?:\.(?P<section>[IVX]+))?"
    r"(?:\.(?P<clause>\d+))?(?:\.(?P<point>[a-zđ]))?(?: (?P<sample>mẫu [\d.]+))?"
)
_SECTION = re.compile(r"Mục (?P<section>[IVX]+|\d+)(?:\.(?P<clause>\d+))?(?:\.(?P<point>[a-zđ]))?")
_ARTICLE = re.compile(r"Điều (?P<article>\d+)(?:\.(?P<clause>\d+))?(?:\.(?P<point>[a-zđ]))?")

WHOLE = "toàn văn"

_NAMES = {
    "appendix": "Phụ lục",
    "part": "Phần",
    "section": "Mục",
    "article": "Điều",
    "clause": "khoản",
    "point": "điểm",
}


@lru_cache(maxsize=1024)
def spell_out(clause: str) -> str:
    """Returns "Phụ lục I, Phần I, Mục II, khoản 1, điểm b" for "PL I.I.II.1.b".

    "Điều 8.2.a" becomes "Điều 8, khoản 2, điểm a", and "Mục II.3" likewise; WHOLE stands for an instrument
    whose clauses are not known. Several clauses are separated by "; ". Raises ValueError on a form it does not know.
    """
    return "; ".join(_one(piece.strip()) for piece in clause.split(";"))


def _one(clause: str) -> str:
    if clause == WHOLE:
        return clause
    match = _APPENDIX.fullmatch(clause) or _ARTICLE.fullmatch(clause) or _SECTION.fullmatch(clause)
    if match is None:
        raise ValueError(clause)
    groups = match.groupdict()
    pieces = [f"{name} {groups[group]}" for group, name in _NAMES.items() if groups.get(group)]
    return ", ".join([*pieces, *([groups["sample"].capitalize()] if groups.get("sample") else [])])
