"""Decides which documents a ruleset governs: those of its families that bear a date on which it is in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from decree30_lint.model.parts import Family, Recognition
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.words import Words


def in_force(ruleset: RuleSet, day: date | None) -> bool:
    """Tells whether the ruleset is in force on the day; without a day it must still be in force."""
    begin, end = ruleset.in_force
    return end is None if day is None else begin <= day and (end is None or day <= end)


def governs(ruleset: RuleSet, family: Family, day: date | None) -> bool:
    return family in ruleset.families and in_force(ruleset, day)


def why_outside(rulesets: Sequence[RuleSet], recognition: Recognition, as_of: date | None) -> Words:
    """Says why none of `rulesets` governs the document: its family, else its date."""
    day = recognition.issued or as_of
    near = [ruleset for ruleset in rulesets if recognition.family in ruleset.families]
    if not near or day is None:
        return recognition.reason or _OTHER_FAMILY
    oldest = min(near, key=lambda ruleset: ruleset.in_force[0])
    if day < oldest.in_force[0]:
        return _before(oldest, day, printed=recognition.issued is not None)
    return _after(max(near, key=lambda ruleset: ruleset.in_force[0]), day)


_OTHER_FAMILY = Words(
    "Đây là văn bản hành chính của cơ quan nhà nước: bộ quy tắc đang dùng không dành cho văn bản này.",
    "This is an administrative document of a state body: the ruleset in use is not meant for it.",
)


def _before(ruleset: RuleSet, day: date, *, printed: bool) -> Words:
    vi, en = (
        ("văn bản này ghi ngày", "this document is dated") if printed else ("ngày đang xét là", "the day asked about is")
    )
    return Words(
        f"{ruleset.instrument_type.vi} {ruleset.instrument} có hiệu lực từ ngày {_shown(ruleset.in_force[0])}; "
        f"{vi} {_shown(day)}, khi đó áp dụng quy định khác.",
        f"{ruleset.instrument_type.en} {ruleset.instrument} has been in force since {ruleset.in_force[0]}; "
        f"{en} {day}, when other rules applied.",
    )


def _after(ruleset: RuleSet, day: date) -> Words:
    end = ruleset.in_force[1] or day
    return Words(
        f"{ruleset.instrument_type.vi} {ruleset.instrument} hết hiệu lực sau ngày {_shown(end)}; "
        f"chưa có bộ quy tắc cho ngày {_shown(day)}.",
        f"{ruleset.instrument_type.en} {ruleset.instrument} was in force until {end}; there is no ruleset for {day}.",
    )


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"
