"""Describes how a draft and its final form differ, in facts; the sentences are made in the report."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.document import Document
from decree30_lint.model.outcomes import Fact
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Level


class DifferenceKind(StrEnum):
    """Names what differs. The kinds in `EXPECTED` belong to a document's way from draft to issue."""

    CHANGED = "changed"
    LOST = "lost"
    ADDED = "added"
    LOST_PARAGRAPH = "lost_paragraph"
    ADDED_PARAGRAPH = "added_paragraph"
    MOVED = "moved"
    PUNCTUATION = "punctuation"
    LETTER_CASE = "letter_case"
    TONE_MARK = "tone_mark"  # HÒA for HOÀ: the same syllable
    TYPOGRAPHY = "typography"  # straight or curly quotes, hyphen or dash
    HEADER_LOST = "header_lost"  # of page headers and footers
    HEADER_ADDED = "header_added"
    FAMILY = "family"
    SUBSTITUTE = "substitute"  # a family with the same letters' widths under another name
    SIZE = "size"
    BOLD = "bold"
    ITALIC = "italic"
    PAGE_COUNT = "page_count"
    PICTURE_LOST = "picture_lost"
    NUMBER_FILLED = "number_filled"
    DATE_FILLED = "date_filled"
    BLANK_FILLED = "blank_filled"
    SIGNATURE = "signature"  # the text that a digital signature leaves
    STAMP = "stamp"  # of a registry
    PICTURE_ADDED = "picture_added"  # seal, signature


EXPECTED = frozenset(
    (
        DifferenceKind.NUMBER_FILLED,
        DifferenceKind.DATE_FILLED,
        DifferenceKind.BLANK_FILLED,
        DifferenceKind.SIGNATURE,
        DifferenceKind.STAMP,
        DifferenceKind.PICTURE_ADDED,
    )
)
LEVELS = dict.fromkeys(DifferenceKind, Level.ERROR) | dict.fromkeys(
    (*EXPECTED, DifferenceKind.TYPOGRAPHY, DifferenceKind.SUBSTITUTE), Level.INFO
)
LEVELS |= dict.fromkeys(
    (
        DifferenceKind.MOVED,
        DifferenceKind.LETTER_CASE,
        DifferenceKind.TONE_MARK,
        DifferenceKind.HEADER_LOST,
        DifferenceKind.HEADER_ADDED,
        DifferenceKind.FAMILY,
        DifferenceKind.SIZE,
        DifferenceKind.BOLD,
        DifferenceKind.ITALIC,
        DifferenceKind.PAGE_COUNT,
        DifferenceKind.PICTURE_LOST,
    ),
    Level.WARNING,
)


class DifferenceSide(Struct, frozen=True):
    """A side is a stretch of one of the two documents, with one anchor for each paragraph.

    With an empty `text` it is the place between `before` and `after` where the other document has more. Without any anchor
    it is the whole file.
    """

    anchors: tuple[Anchor, ...] = ()
    text: str = ""
    before: str = ""
    after: str = ""

    @property
    def anchor(self) -> Anchor | None:
        """Returns the first anchor, None for the whole file."""
        return self.anchors[0] if self.anchors else None


class Difference(Struct, frozen=True):
    """A difference is one thing that is not the same in draft and final.

    `draft_value` and `final_value` are set for differences of formatting and of counts. `also` holds further places with the
    same difference.
    """

    kind: DifferenceKind
    level: Level
    draft: DifferenceSide
    final: DifferenceSide
    draft_value: Fact | None = None
    final_value: Fact | None = None
    also: tuple[tuple[DifferenceSide, DifferenceSide], ...] = ()

    @property
    def expected(self) -> bool:
        """Tells whether this kind belongs to the way from draft to issue."""
        return self.kind in EXPECTED

    def places(self) -> Iterator[tuple[DifferenceSide, DifferenceSide]]:
        """Yields the draft's and the final's side of every place, the first one included."""
        yield self.draft, self.final
        yield from self.also


class ComparisonRow(Struct, frozen=True):
    """A row holds the paths of paragraphs that say the same; one side is empty where the other document has more."""

    draft: tuple[Path, ...]
    final: tuple[Path, ...]


class Comparison(Struct, frozen=True):
    """A comparison holds the differences in the order of the draft.

    `words` counts the words of the draft, those of the final, and how many of them agree.
    """

    draft: Document
    final: Document
    differences: tuple[Difference, ...]
    rows: tuple[ComparisonRow, ...]
    words: tuple[int, int, int]
