"""Weighs what a line may be: each feature gives points to a part, and points become a confidence."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from decree30_lint.model.parts import Part
from decree30_lint.model.words import Words

Vote = tuple[Part, float, Words | None]
"""The part, its points (one point doubles the odds; negative speaks against it), and the evidence in a word or two."""

CAPITALS = Words("chữ in hoa", "capitals")
BOLD = Words("chữ đậm", "bold")
CENTRED = Words("căn giữa", "centred")
PLACEHOLDER = Words("chỗ để điền sau", "placeholder")
BEGINS_AS_BODY = Words("mở đầu như tên một cơ quan, tổ chức", "begins as a body's name")
GOES_ON = Words("viết tiếp dòng trên", "goes on from the line above")
ENACTS = Words("lời ban hành đứng riêng một dòng", "enacting formula on a line of its own")
BEGINS_NUMBER = Words("mở đầu bằng “Số”", "begins “Số”")
DATED = Words("có địa danh và ngày, tháng, năm", "place and date")
CONTACTS = Words("ghi địa chỉ, điện thoại, thư điện tử", "address, telephone, e-mail")


class Choice(Struct, frozen=True):
    """A choice is the winner of a vote, or `part` None.

    `confidence` is its share of the odds, against the other parts and against being nothing.
    """

    part: Part | None
    confidence: float
    evidence: tuple[Words, ...]
    runner_up: Part | None = None


NOTHING = Choice(None, 1.0, ())


def choose(votes: Iterable[Vote]) -> Choice:
    """Returns the part with the most points, or NOTHING where no part has more than zero."""
    points: dict[Part, float] = {}
    evidence: dict[Part, list[Words]] = {}
    for part, weight, words in votes:
        points[part] = points.get(part, 0.0) + weight
        if weight > 0 and words is not None:
            evidence.setdefault(part, []).append(words)
    ranked = sorted(points, key=lambda part: (-points[part], part))
    if not ranked or points[ranked[0]] <= 0:
        return NOTHING
    best = ranked[0]
    odds = sum(2.0**p for p in points.values() if p > 0) + 1
    runner_up = next((part for part in ranked[1:] if points[part] > 0), None)
    return Choice(best, round(2.0 ** points[best] / odds, 3), tuple(evidence.get(best, ())), runner_up)
