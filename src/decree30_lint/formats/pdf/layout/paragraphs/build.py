"""Builds what a document holds of the regions of its pages: typeset sections, their places, what stands beside the lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.blocks.page_regions import PageRegions
from decree30_lint.formats.pdf.layout.paragraphs.anchors import anchored
from decree30_lint.formats.pdf.layout.paragraphs.pictures import pictures_of
from decree30_lint.formats.pdf.layout.paragraphs.sections import sections_of
from decree30_lint.formats.pdf.layout.paragraphs.strokes import strokes_of
from decree30_lint.model.document import Paragraph, Section, Stroke
from decree30_lint.model.picture import Picture


class Laid(NamedTuple):
    """Holds what the pages' lines make: sections, strokes, pictures and footnotes; and the numbers that pages print."""

    sections: tuple[Section, ...]
    strokes: tuple[Stroke, ...]
    pictures: tuple[Picture, ...]
    footnotes: tuple[Paragraph, ...]
    printed: Mapping[int, int] = MappingProxyType({})


def build(sides: Sequence[PageRegions]) -> Laid:
    """Returns the content of all pages as sections, in reading order."""
    pages = [side.page for side in sides]
    rules = {page.number: sorted(page.rules, key=lambda rule: rule.top) for page in pages}
    found = anchored(sections_of(sides, rules))
    printed = {side.page.number: side.number.value for side in sides if side.number is not None}
    pictures = tuple(pictures_of(pages, found.lines))
    return Laid(found.sections, strokes_of(rules, found.lines), pictures, found.footnotes, printed)
