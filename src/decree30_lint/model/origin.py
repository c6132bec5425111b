"""Names where the effective value of a property is set."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from decree30_lint.model.formatting import RunFormat


class OriginKind(StrEnum):
    """Names the levels that can set a value, from the weakest to the strongest; `APPLICATION` is that of no file."""

    APPLICATION = "application"
    DEFAULTS = "defaults"
    TABLE_STYLE = "table-style"
    PARAGRAPH_STYLE = "paragraph-style"
    NUMBERING = "numbering"
    CHARACTER_STYLE = "character-style"
    DIRECT = "direct"


class FormatOrigin(Struct, frozen=True):
    """Says where a value is set: `key` is the id of the style or of the list, `name` the one that Word shows for a style."""

    kind: OriginKind
    key: str | None = None
    name: str | None = None


Origins = dict[str, FormatOrigin]
"""Origins by field of `RunFormat` or of `ParagraphLayout`."""


class ParagraphOrigins(Struct, frozen=True):
    """Says where the layout of a paragraph comes from, and each format that its runs have.

    Of several runs of one format `letters` holds the first, and `others` those that have it from elsewhere.
    """

    layout: Origins
    letters: dict[RunFormat, Origins]
    others: dict[RunFormat, tuple[Origins, ...]] = field(default_factory=dict)
