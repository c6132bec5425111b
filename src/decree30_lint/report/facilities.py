"""Tells what the program found on a machine: for people, and for programs in the schema "decree30-lint-doctor/1"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from decree30_lint.model.facility import Facility, State
from decree30_lint.model.words import Words
from decree30_lint.report.controls import json_text
from decree30_lint.report.fact_words import capitalised
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.wrapping import block, padded, wrapped
from decree30_lint.version import __version__

SCHEMA = "decree30-lint-doctor/1"
_NAME = "decree30-lint"
_COLUMN = 8
_STATE = {
    State.FOUND: (Words("có", "found"), "green"),
    State.MISSING: (Words("thiếu", "missing"), "yellow"),
    State.ABSENT: (Words("không", "none"), "dim"),
    State.WRONG: (Words("SAI", "WRONG"), "red"),
}
_READY = Words("Máy này có đủ mọi thứ.", "This machine has everything.")
_LACKING = Words("Còn thiếu: {}.", "Missing: {}.")
_WRONG = Words("Cấu hình sai: xem ở trên.", "The configuration is wrong: see above.")


def facilities_text(facilities: Sequence[Facility], style: TextStyle) -> str:
    lines = [*style.title(f"{_NAME} {__version__}"), ""]
    lines += [line for facility in facilities for line in _told(facility, style)]
    return "\n".join([*lines, "", *block(_conclusion(facilities, style), style.width), ""])


def _told(facility: Facility, style: TextStyle) -> Iterator[str]:
    """Yields a line that begins with the state, and the remedy beneath it."""
    state, colour = _STATE[facility.state]
    purpose = style.render(facility.purpose)
    rest = f"{style.render(facility.found)}. {capitalised(purpose)}" if facility.found else purpose
    lines = wrapped(f"{style.render(facility.name)}: {rest}.", style.width - _COLUMN)
    lines += wrapped(style.render(facility.remedy), style.width - _COLUMN) if facility.remedy else []
    yield style.ink.paint(padded(style.render(state), _COLUMN), colour) + lines[0]
    yield from (" " * _COLUMN + line for line in lines[1:])


def _conclusion(facilities: Sequence[Facility], style: TextStyle) -> str:
    if any(each.state is State.WRONG for each in facilities):
        return style.render(_WRONG)
    missing = [style.render(each.name) for each in facilities if each.state is State.MISSING]
    return style.render(_LACKING, style.listed(missing)) if missing else style.render(_READY)


def facilities_json(facilities: Sequence[Facility], style: TextStyle) -> str:
    """One object; `state` is one of found, missing, absent, wrong."""
    entries = [_entry(facility, style) for facility in facilities]
    whole = {"schema": SCHEMA, "tool": {"name": _NAME, "version": __version__}, "facilities": entries}
    return json_text(whole, indent=2) + "\n"


def _entry(facility: Facility, style: TextStyle) -> dict[str, Any]:
    return {
        "id": facility.id,
        "name": style.render(facility.name),
        "state": facility.state.value,
        "found": style.render(facility.found) if facility.found else None,
        "purpose": style.render(facility.purpose),
        "remedy": style.render(facility.remedy) if facility.remedy else None,
    }
