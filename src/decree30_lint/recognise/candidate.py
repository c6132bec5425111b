"""Describes what recognition has found so far: lines that make up a part, and how sure that is."""

from __future__ import annotations

from msgspec import Struct

from decree30_lint.model.parts import Evidence, Part
from decree30_lint.recognise.lines import Line


class Candidate(Struct, frozen=True):
    """A candidate is a group of lines that make up a part of the text; `confidence` is 0-1.

    `above_stroke` is the line under which the part's stroke is looked for, where that is not its last line.
    """

    part: Part
    lines: tuple[Line, ...]
    confidence: float
    evidence: tuple[Evidence, ...]
    runner_up: Part | None = None
    role: str = ""
    content: object | None = None  # its line parsed; see `Component.content`
    quoted: bool = False
    above_stroke: Line | None = None
