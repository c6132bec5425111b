"""Cuts pages to the surroundings of findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model.illustration import PagePicture
from decree30_lint.model.place import Box
from decree30_lint.report.findings.html_page.whole_lines import printed_width, whole_lines

_AROUND = 40.0  # points of the page above and below what is marked
_LEAST = 110.0  # points that a part of a page is tall
_MARGIN = 36.0  # points of the page's sides that are left out where nothing is printed there
_EDGE = 6.0  # points left free beside what is marked, and the least of a further box that is marked, too
_WHOLE = 0.6  # of a page's height, from which all of it is shown


class MarkedBox(Struct, frozen=True):
    """Holds a box, and the number and the level of the finding that stands there."""

    box: Box
    number: int
    tone: str


class Crop(Struct, frozen=True):
    """Holds a part of a page, in points from its top left corner, and what is marked in it."""

    page: PagePicture
    left: float
    top: float
    right: float
    bottom: float
    marks: Sequence[MarkedBox]

    @property
    def is_whole(self) -> bool:
        """Tells whether it shows all of the page."""
        return self.top == 0 and self.bottom == self.page.height


def crops(
    marked: Sequence[MarkedBox], pages: Mapping[int, PagePicture], most: int, further: Sequence[MarkedBox] = ()
) -> Iterator[Crop]:
    """Yields the parts of pages that show the boxes, at most `most`; boxes close to each other share one.

    Of the `further` boxes those are marked that happen to stand there: what is not marked looks right.
    """
    left = most
    for number in dict.fromkeys(each.box.page for each in marked):
        page = pages.get(number)
        if page is None:
            continue
        for cluster in _clusters([each for each in marked if _is_on(each.box, page)], page):
            if not left:
                return
            left -= 1
            yield replace(cluster, marks=[*cluster.marks, *(each for each in further if _is_in(each.box, cluster))])


def _is_on(box: Box, page: PagePicture) -> bool:
    """Tells whether any of the box can be seen: a file may have it stand beside its page."""
    return box.page == page.number and box.left < page.width and box.right > 0 and box.top < page.height and box.bottom > 0


def _is_in(box: Box, crop: Crop) -> bool:
    return box.page == crop.page.number and min(box.bottom, crop.bottom) - max(box.top, crop.top) > _EDGE


def _clusters(marked: Sequence[MarkedBox], page: PagePicture) -> Iterator[Crop]:
    cluster: list[MarkedBox] = []
    for each in sorted(marked, key=lambda each: (each.box.top, each.box.left, each.number)):
        if cluster and each.box.top - 2 * _AROUND > max(other.box.bottom for other in cluster):
            yield _crop(cluster, page)
            cluster = []
        cluster.append(each)
    if cluster:
        yield _crop(cluster, page)


def _crop(marked: Sequence[MarkedBox], page: PagePicture) -> Crop:
    top, bottom = min(each.box.top for each in marked), max(each.box.bottom for each in marked)
    if bottom - top > _WHOLE * page.height:
        return Crop(page, 0, 0, page.width, page.height, marked)
    around = max(_AROUND, (_LEAST - (bottom - top)) / 2)
    keep = (top - _EDGE, bottom + _EDGE)
    upper, lower = whole_lines(page, max(0.0, top - around), min(page.height, bottom + around), keep)
    first, last = printed_width(page) or (_MARGIN, page.width - _MARGIN)
    left = max(0.0, min(_MARGIN, first - _EDGE, *(each.box.left - _EDGE for each in marked)))
    right = min(page.width, max(page.width - _MARGIN, last + _EDGE, *(each.box.right + _EDGE for each in marked)))
    return Crop(page, left, upper, right, lower, marked)
