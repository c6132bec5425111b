"""Decides which documents a ruleset governs: those of its families that bear a date on which it is in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from decree30_lint.model.parts import Recognition, Text
from decree30_lint.model.rules import RuleSet
from decree30_lint.model.words import Words

_MONTHS = 12


def in_force(ruleset: RuleSet, day: date | None) -> bool:
    """Tells whether the ruleset is in force on the day; without a day it must still be in force."""
    begin, end = ruleset.in_force
    return end is None if day is None else begin <= day and (end is None or day <= end)


def governs(ruleset: RuleSet, recognition: Recognition, as_of: date | None) -> bool:
    """Tells whether the ruleset is for such documents, and was in force on the day of this one, else on `as_of`."""
    if recognition.family not in ruleset.families or _is_surely_before(ruleset, recognition):
        return False
    return in_force(ruleset, recognition.issued or as_of)


def _is_surely_before(ruleset: RuleSet, recognition: Recognition) -> bool:
    """Tells whether a date without its day, or month, is before the ruleset whatever will be filled in."""
    latest = recognition.latest
    return recognition.issued is None and latest is not None and latest < ruleset.in_force[0]


def why_outside(rulesets: Sequence[RuleSet], recognition: Recognition, as_of: date | None) -> Words:
    """Says why none of `rulesets` governs the document: its family, else its date."""
    near = [ruleset for ruleset in rulesets if recognition.family in ruleset.families]
    if not near:
        return why_ungoverned(recognition)
    oldest = min(near, key=lambda ruleset: ruleset.in_force[0])
    if recognition.latest is not None and _is_surely_before(oldest, recognition):
        return _before(oldest, *_printed(_month(recognition.latest)))
    day = recognition.issued or as_of
    if day is None:
        return why_ungoverned(recognition)
    if day < oldest.in_force[0]:
        shown = Words(f"ngày {_shown(day)}", f"{day}")
        return _before(oldest, *(_printed(shown) if recognition.issued else _asked(day)))
    return _after(max(near, key=lambda ruleset: ruleset.in_force[0]), day)


def why_ungoverned(judged: Recognition | Text) -> Words:
    """Says why documents of such a family are not governed by the ruleset in use."""
    return judged.reason or _OTHER_FAMILY


_OTHER_FAMILY = Words(
    "Đây là văn bản hành chính của cơ quan nhà nước: bộ quy tắc đang dùng không dành cho văn bản này.",
    "This is an administrative document of a state body: the ruleset in use is not meant for it.",
)


def _before(ruleset: RuleSet, vi: str, en: str) -> Words:
    return Words(
        f"{ruleset.instrument_type.vi} {ruleset.instrument} có hiệu lực từ ngày {_shown(ruleset.in_force[0])}; "
        f"{vi}, khi đó áp dụng quy định khác.",
        f"{ruleset.instrument_type.en} {ruleset.instrument} has been in force since {ruleset.in_force[0]}; "
        f"{en}, when other rules applied.",
    )


def _printed(day: Words) -> tuple[str, str]:
    return f"văn bản này ghi {day.vi}", f"this document is dated {day.en}"


def _asked(day: date) -> tuple[str, str]:
    return f"ngày đang xét là {_shown(day)}", f"the day asked about is {day}"


def _month(latest: date) -> Words:
    """Returns the month or the year that ends on the day `latest`."""
    if latest.month == _MONTHS:
        return Words(f"năm {latest.year}", f"{latest.year}")
    return Words(f"tháng {latest.month} năm {latest.year}", f"{latest.year}-{latest.month:02}")


def _after(ruleset: RuleSet, day: date) -> Words:
    end = ruleset.in_force[1] or day
    return Words(
        f"{ruleset.instrument_type.vi} {ruleset.instrument} hết hiệu lực sau ngày {_shown(end)}; "
        f"chưa có bộ quy tắc cho ngày {_shown(day)}.",
        f"{ruleset.instrument_type.en} {ruleset.instrument} was in force until {end}; there is no ruleset for {day}.",
    )


def _shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"
