"""Describes pictures of the pages of a file, and where on them its findings stand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from decree30_lint.model.place import Box
from decree30_lint.model.results import Failure
from decree30_lint.model.units import Pt


class PictureMaker(StrEnum):
    """Names what made the pictures; only PDFIUM shows the pages of the file itself, the others lay a Word file out anew."""

    PDFIUM = "pdfium"
    LIBREOFFICE = "libreoffice"
    DXPDF = "dxpdf"
    OUTLINE = "outline"  # drawn by us: the words at their places, on pages that need not break as in Word


class PagePicture(Struct, frozen=True):
    """Shows one page; `number` counts from 1. `media_type` is "image/png", "image/webp", "image/svg+xml" or the like."""

    number: int
    width: Pt
    height: Pt
    media_type: str
    content: bytes


class Illustration(Struct, frozen=True):
    """Shows the places of a report's findings.

    `pages` are those on which findings stand, by their numbers; of many, those of the gravest findings. `boxes` go by the
    index of a finding in `Report.findings`: where it was found on these pages, its first place first. A finding without a
    place on paper has none, and neither has one whose place is not certain. `failure` says why there are no pictures,
    where there are none; a report without findings has neither.
    """

    path: str
    maker: PictureMaker | None = None
    pages: Mapping[int, PagePicture] = {}
    boxes: Mapping[int, tuple[Box, ...]] = {}
    failure: Failure | None = None
