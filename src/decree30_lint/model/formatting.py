"""Describes the effective format of text and paragraphs, after styles, themes and numbering are resolved.

None means "not in the file".
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.units import Pt


class VerticalAlign(StrEnum):
    """Names where characters stand relative to the line's baseline (w:vertAlign); those off it are drawn smaller."""

    BASELINE = "baseline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


class RunFormat(Struct, frozen=True):
    """Describes how characters look; lengths are in points.

    `family` is the plain name of the font family ("Times New Roman"), `colour` is "RRGGBB" ("000000" is black).
    """

    family: str | None = None
    size: Pt | None = None
    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    colour: str | None = None
    all_caps: bool | None = None  # w:caps: shown in capitals, stored as typed
    small_caps: bool | None = None
    vertical_align: VerticalAlign | None = None
    highlighted: bool | None = None
    shaded: bool | None = None  # a fill behind the text
    tracking: Pt | None = None  # added after each letter; negative: condensed
    character_scale: float | None = None  # width of the letters, 1.0 is the font's own (w:w)

    @property
    def off_baseline(self) -> bool:
        """Tells whether the characters are superscript or subscript."""
        return self.vertical_align in (VerticalAlign.SUPERSCRIPT, VerticalAlign.SUBSCRIPT)


class Align(StrEnum):
    """Names the alignment of a paragraph, or of the text at a tab stop; BOTH is justified."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    BOTH = "both"


class LineSpacing(Struct, frozen=True):
    """Sets the line spacing by one of three, each None where unused.

    These are a multiple of single spacing, an exact height, and a least height, the last two in points.
    """

    lines: float | None = None
    exact: Pt | None = None
    at_least: Pt | None = None


class ParagraphLayout(Struct, frozen=True):
    """Describes how a paragraph is set. All lengths are in points.

    `left` and `right` are indents from the edges of the paragraph's extent; a negative `first_line` is a hanging indent.
    `before` and `after` are the gaps as written in the file; `contextual` drops them between paragraphs of one style
    (w:contextualSpacing).
    """

    align: Align | None = None
    left: Pt | None = None
    right: Pt | None = None
    first_line: Pt | None = None
    before: Pt | None = None
    after: Pt | None = None
    spacing: LineSpacing | None = None
    contextual: bool | None = None
    page_break_before: bool | None = None
    tab_stops: tuple[tuple[Pt, Align], ...] = ()  # position from the left edge of the room, alignment there
