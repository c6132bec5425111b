"""What the program works with on a machine: libraries, rulesets, other programs, fonts, a configuration."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.words import Words


class State(StrEnum):
    FOUND = "found"
    MISSING = "missing"  # what it is good for cannot be done
    ABSENT = "absent"  # nothing is lost
    WRONG = "wrong"


class Facility(Struct, frozen=True):
    """`found`: its version, its place, or since when it is in force. `remedy`: how to get it, or to put it right."""

    id: str
    name: Words
    purpose: Words
    state: State
    found: Words | None = None
    remedy: Words | None = None


def same(text: str) -> Words:
    """A name or a number, which every language writes alike."""
    return Words(text, text)
