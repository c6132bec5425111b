"""Defines how single values of properties are written in XML, each by a pair of functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from decree30_lint.formats.docx.ooxml import is_on, number, parse_int, to_twips, twips
from decree30_lint.model.units import Pt

Value = TypeVar("Value")


class SimpleType(Struct, Generic[Value], frozen=True):
    """Converts values from XML, where None means that nothing usable stands there, and to XML."""

    from_xml: Callable[[str], Value | None]
    to_xml: Callable[[Value], str]


def one_of(names: Mapping[str, Value]) -> SimpleType[Value]:
    """Returns the type of a closed list; of several names for one value the first is written."""
    spelt = {value: name for name, value in reversed([*names.items()])}
    return SimpleType(names.get, spelt.__getitem__)


def shown_or_none(shown: str, none: str = "none") -> SimpleType[bool]:
    """Returns the type of what is `none` or one of many; `shown` is the one that is written."""
    return SimpleType(lambda written: written != none, lambda value: shown if value else none)


def either(yes: str, no: str) -> SimpleType[bool]:
    """Returns the type of what is `yes` or not; `no` is written where it is not."""
    return SimpleType(lambda written: written == yes, lambda value: yes if value else no)


def _half_points(written: str) -> Pt | None:
    size = number(written)
    return Pt(size / 2) if size is not None and size > 0 else None


def _share(written: str) -> float | None:
    return (parse_int(written.rstrip("%")) or 100) / 100


TEXT: SimpleType[str] = SimpleType(str, str)
ON_OFF: SimpleType[bool] = SimpleType(is_on, lambda value: "1" if value else "0")
INTEGER: SimpleType[int] = SimpleType(lambda written: parse_int(written), str)
TWIPS: SimpleType[Pt] = SimpleType(twips, lambda value: str(to_twips(value)))
HALF_POINTS: SimpleType[Pt] = SimpleType(_half_points, lambda value: str(round(value * 2)))
PERCENT: SimpleType[float] = SimpleType(_share, lambda value: str(round(value * 100)))
