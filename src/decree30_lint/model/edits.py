"""Corrections as data. Applying them is the work of the repair; here they only say what would change."""

from __future__ import annotations

from enum import StrEnum

from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.place import Anchor
from decree30_lint.model.records import dataclass
from decree30_lint.model.units import Pt


@dataclass(frozen=True, slots=True)
class SetRunFormat:
    at: Anchor
    format: RunFormat  # fields that are None stay as they are


@dataclass(frozen=True, slots=True)
class SetLayout:
    at: Anchor
    layout: ParagraphLayout  # fields that are None stay as they are


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """The characters of `at` become `text`."""

    at: Anchor
    text: str


@dataclass(frozen=True, slots=True)
class SetPage:
    """Paper and margins of the section at `at`; None stays."""

    at: Anchor
    width: Pt | None = None
    height: Pt | None = None
    top: Pt | None = None
    bottom: Pt | None = None
    left: Pt | None = None
    right: Pt | None = None


@dataclass(frozen=True, slots=True)
class DrawLine:
    """A solid line of `length` points, centred under the paragraph of `at`; it replaces what stands there."""

    at: Anchor
    length: Pt


@dataclass(frozen=True, slots=True)
class NumberPages:
    """Page numbers centred in the upper margin of the section at `at`, none on the first page."""

    at: Anchor
    size: Pt


Edit = SetRunFormat | SetLayout | ReplaceText | SetPage | DrawLine | NumberPages


class Applicability(StrEnum):
    SAFE = "safe"  # looks change, words do not
    REVIEW = "review"  # words change; applied only when asked for
    SHOW = "show"  # a hint; never applied
