"""Corrections as data. Applying them is the work of the repair; here they only say what would change."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Pt


class SetRunFormat(Struct, frozen=True):
    at: Anchor
    format: RunFormat  # fields that are None stay as they are


class SetLayout(Struct, frozen=True):
    at: Anchor
    layout: ParagraphLayout  # fields that are None stay as they are


class ReplaceText(Struct, frozen=True):
    """The characters of `at` become `text`."""

    at: Anchor
    text: str


class SetPage(Struct, frozen=True):
    """Paper and margins of the section at `at`; None stays."""

    at: Anchor
    width: Pt | None = None
    height: Pt | None = None
    top: Pt | None = None
    bottom: Pt | None = None
    left: Pt | None = None
    right: Pt | None = None


class DrawLine(Struct, frozen=True):
    """A solid line of `length` points, centred under the paragraph of `at`; it replaces what stands there."""

    at: Anchor
    length: Pt


class NumberPages(Struct, frozen=True):
    """Page numbers centred in the upper margin of the section at `at`, none on the first page."""

    at: Anchor
    size: Pt


Edit = SetRunFormat | SetLayout | ReplaceText | SetPage | DrawLine | NumberPages


class Applicability(StrEnum):
    SAFE = "safe"  # looks change, words do not
    REVIEW = "review"  # words change; applied only when asked for
    SHOW = "show"  # a hint; never applied
