"""Says on which page each finding stands and where on it, and chooses the pages that are worth a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from decree30_lint.model.illustration import Illustration, PagePicture, PictureMaker
from decree30_lint.model.place import Box
from decree30_lint.model.report import Finding, Report

_SHARED = 0.5  # of the wider one of two lines: so much stands below each other
MOST_PAGES = 12  # of one file: the report stays small enough to be mailed

DrawPages = Callable[[Sequence[int]], Iterable[PagePicture]]
"""Makes the pictures of the pages with these numbers, from 1; of those that there are."""


class ShownPlace(NamedTuple):
    """Holds where a finding stands: the page by which it is shown, None where that is not known, and boxes on any page."""

    page: int | None
    boxes: tuple[Box, ...] = ()


def illustration(report: Report, maker: PictureMaker, places: Sequence[ShownPlace], draw: DrawPages) -> Illustration:
    """Returns the pictures of the pages where the gravest findings stand; `places` go with the report's findings."""
    pages = {picture.number: picture for picture in draw(_chosen(report.findings, places))}
    boxes = {index: _shown(place.boxes, pages) for index, place in enumerate(places)}
    return Illustration(report.path, maker, pages, {index: found for index, found in boxes.items() if found})


def _chosen(findings: Sequence[Finding], places: Sequence[ShownPlace]) -> list[int]:
    """Returns the numbers of the pages: for each finding its first one, for the gravest first, as many as may be."""
    order = sorted(range(len(findings)), key=lambda index: findings[index].level.rank)
    pages = dict.fromkeys(page for index in order if (page := places[index].page) is not None)
    return sorted(list(pages)[:MOST_PAGES])


def _shown(boxes: Iterable[Box], pages: Mapping[int, PagePicture]) -> tuple[Box, ...]:
    return tuple(dict.fromkeys(box for box in boxes if box.page in pages))


def joined_lines(lines: Iterable[Box]) -> Iterator[Box]:
    """Yields the lines of a text in their order; those that stand below each other become one box."""
    block: Box | None = None
    for line in lines:
        if block is not None and _goes_on(block, line):
            block = Box(block.page, min(block.left, line.left), block.top, max(block.right, line.right), line.bottom)
            continue
        if block is not None:
            yield block
        block = line
    if block is not None:
        yield block


def _goes_on(block: Box, line: Box) -> bool:
    """Tells whether a line stands right below, mostly: not the rest of a text that began at the end of the line above."""
    common = min(block.right, line.right) - max(block.left, line.left)
    below = block.page == line.page and block.top < line.top < block.bottom + (line.bottom - line.top)
    return below and common > _SHARED * max(block.right - block.left, line.right - line.left)
