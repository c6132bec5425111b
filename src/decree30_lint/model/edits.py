"""Describes corrections as data: they say what would change, and applying them is the work of the repair."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.place import WHOLE_FILE, Anchor
from decree30_lint.model.units import Pt


class SetRunFormat(Struct, frozen=True):
    """Gives the characters at `at` another format."""

    at: Anchor
    format: RunFormat  # fields that are None stay as they are


class SetLayout(Struct, frozen=True):
    """Gives the paragraph at `at` another layout."""

    at: Anchor
    layout: ParagraphLayout  # fields that are None stay as they are


class ReplaceText(Struct, frozen=True):
    """Replaces the characters of `at` by `text`."""

    at: Anchor
    text: str


class SetPage(Struct, frozen=True):
    """Sets paper and margins, in points, of the section at `at`; fields that are None stay as they are."""

    at: Anchor
    width: Pt | None = None
    height: Pt | None = None
    top: Pt | None = None
    bottom: Pt | None = None
    left: Pt | None = None
    right: Pt | None = None


class DrawLine(Struct, frozen=True):
    """Draws a solid line of `length` points, centred under the paragraph of `at`, in place of the lines that stand there."""

    at: Anchor
    length: Pt


class NumberPages(Struct, frozen=True):
    """Numbers the pages of the section at `at`, centred in the upper margin, from the second page on.

    The letters are `size` points high, of the font `family`.
    """

    at: Anchor
    size: Pt
    family: str


class SetStyle(Struct, frozen=True):
    """Gives the style with this id (w:styleId) another format and layout; None means the defaults of the document.

    Fields that are None stay as they are. What text sets for itself, or another style, stands over it as before.
    """

    style: str | None
    format: RunFormat | None = None
    layout: ParagraphLayout | None = None
    at: Anchor = WHOLE_FILE


class TableRow(Struct, frozen=True):
    """A row of two cells holds the characters that stand in each, in their order downwards: a paragraph for each."""

    left: tuple[Anchor, ...]
    right: tuple[Anchor, ...]


class PlaceInTable(Struct, frozen=True):
    """Puts a letterhead made with tabs or blanks, from the paragraph of `at` to that of `until`, into a table without lines.

    The table is as wide as the text of the page; `widths` are those of its two columns, in points, cell margins included.
    Its paragraphs are centred, without indents and tab stops; the characters keep their format, and the spacing is that of
    the paragraph they come from. Whatever else stood there goes: tabs and blanks around the pieces, blank paragraphs, lines.
    `lines` are drawn anew, each under the piece that its anchor names. Anchors are those of the file as it was read: this
    comes after all edits of what stands there.
    """

    at: Anchor
    until: Anchor
    rows: tuple[TableRow, ...]
    widths: tuple[Pt, Pt]
    lines: tuple[DrawLine, ...] = ()


class SetColumnWidths(Struct, frozen=True):
    """Sets the widths of the columns of the table at `at`, from left to right, in points, cell margins included.

    All its rows have a cell for each. The text in it keeps its place in the cells; the table is as wide as the sum.
    """

    at: Anchor
    widths: tuple[Pt, ...]


class ScaleTable(Struct, frozen=True):
    """Makes each column of the table at `at`, from left to right, so many times as wide."""

    at: Anchor
    factors: tuple[float, ...]


class SetBlanks(Struct, frozen=True):
    """Puts `count` blanks in place of those at `at`; they place what stands behind them."""

    at: Anchor
    count: int


_OfTables = PlaceInTable | SetColumnWidths | ScaleTable
Edit = SetRunFormat | SetLayout | ReplaceText | SetPage | DrawLine | NumberPages | SetStyle | SetBlanks | _OfTables


def changes_words(edit: Edit) -> bool:
    """Tells whether the edit changes what is read, capitals included, and not only how it looks."""
    return isinstance(edit, ReplaceText | SetBlanks) or (isinstance(edit, SetRunFormat) and edit.format.all_caps is not None)


class Applicability(StrEnum):
    """Names how an edit may be applied."""

    SAFE = "safe"  # looks change, words do not
    REVIEW = "review"  # words change; applied only when asked for
    SHOW = "show"  # a hint; never applied
