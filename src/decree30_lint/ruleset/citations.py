"""The short form of a clause in rule files, spelt out as Vietnamese offices cite it."""

from __future__ import annotations

import re

_APPENDIX = re.compile(
    r"PL (?P<appendix>[IVX]+)(?:\.(?P<part>I{1,3})(?=\.[IVX]))?(?:\.(?P<section>[IVX]+))?"
    r"(?:\.(?P<clause>\d+))?(?:\.(?P<point>[a-zđ]))?(?: (?P<sample>mẫu [\d.]+))?"
)
_ARTICLE = re.compile(r"Điều (?P<article>\d+)(?:\.(?P<clause>\d+))?(?:\.(?P<point>[a-zđ]))?")


def spell_out(clause: str) -> str:
    """ "PL I.I.II.1.b" → "Phụ lục I, Phần I, Mục II, khoản 1, điểm b"; "Điều 8.2.a" → "Điều 8, khoản 2, điểm a".

    Several clauses are separated by "; ". Raises ValueError on a form it does not know.
    """
    return "; ".join(_one(piece.strip()) for piece in clause.split(";"))


def _one(clause: str) -> str:
    if match := _APPENDIX.fullmatch(clause):
        names = (("Phụ lục", "appendix"), ("Phần", "part"), ("Mục", "section"), ("khoản", "clause"), ("điểm", "point"))
        pieces = [f"{name} {match[group]}" for name, group in names if match[group]]
        return ", ".join([*pieces, *([match["sample"].capitalize()] if match["sample"] else [])])
    if match := _ARTICLE.fullmatch(clause):
        names = (("Điều", "article"), ("khoản", "clause"), ("điểm", "point"))
        return ", ".join(f"{name} {match[group]}" for name, group in names if match[group])
    raise ValueError(clause)
