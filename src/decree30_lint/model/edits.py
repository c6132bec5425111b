"""Describes corrections as data: they say what would change, and applying them is the work of the repair."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.place import Anchor
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

    The letters are `size` points high.
    """

    at: Anchor
    size: Pt


Edit = SetRunFormat | SetLayout | ReplaceText | SetPage | DrawLine | NumberPages


def changes_words(edit: Edit) -> bool:
    """Tells whether the edit changes what is read, capitals included, and not only how it looks."""
    return isinstance(edit, ReplaceText) or (isinstance(edit, SetRunFormat) and edit.format.all_caps is not None)


class Applicability(StrEnum):
    """Names how an edit may be applied."""

    SAFE = "safe"  # looks change, words do not
    REVIEW = "review"  # words change; applied only when asked for
    SHOW = "show"  # a hint; never applied
