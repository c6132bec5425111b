"""Finds the drawings of the rules that come with the program: in the pages of the rules, or inside a wheel."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import json

from decree30_lint.model.rule_help import Drawings

DRAWN_RULESET = "nd30-2020"
_PACKAGE = Path(__file__).resolve().parents[1]
_INSTALLED = _PACKAGE / "_drawings.json"  # in a wheel only
_PAGES = _PACKAGE.parents[1] / "docs" / "rules"


@lru_cache(maxsize=512)
def drawings_of(rule: str) -> Drawings | None:
    """Returns the drawings of a rule of the ruleset DRAWN_RULESET; None where it has none."""
    wrong, right = (_drawing(f"{rule}-{which}") for which in ("sai", "dung"))
    return Drawings(wrong, right) if wrong and right else None


def _drawing(name: str) -> str | None:
    if (packed := _packed()) is not None:
        return packed.get(name)
    path = _PAGES / f"{name}.svg"
    return path.read_text(encoding="utf-8") if path.is_file() else None


@lru_cache(maxsize=1)
def _packed() -> Mapping[str, str] | None:
    """Returns what the wheel holds: SVG files by the name of their rule, "-sai" or "-dung" behind it."""
    return json.decode(_INSTALLED.read_bytes(), type=dict[str, str]) if _INSTALLED.is_file() else None
