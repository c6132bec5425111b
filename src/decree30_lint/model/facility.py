"""Describes what the program works with on a machine: libraries, rulesets, other programs, fonts, a configuration."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.words import Words


class State(StrEnum):
    """Names whether a facility is there, and whether the program misses it."""

    FOUND = "found"
    MISSING = "missing"  # what it is good for cannot be done
    ABSENT = "absent"  # nothing is lost
    WRONG = "wrong"


class Facility(Struct, frozen=True):
    """Describes one facility of the machine.

    `found` is its version, its place, or since when it is in force; None where it is not there. `remedy` says how to get it,
    or how to put it right.
    """

    id: str
    name: Words
    purpose: Words
    state: State
    found: Words | None = None
    remedy: Words | None = None


def same(text: str) -> Words:
    """Returns a name or a number in both languages, which write it alike."""
    return Words(text, text)
