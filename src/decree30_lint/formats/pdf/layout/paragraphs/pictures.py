"""Lists the pictures of pages, each with the paragraph beside which it stands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from decree30_lint.formats.pdf.content import Image
from decree30_lint.formats.pdf.layout.blocks.block import PageBlocks
from decree30_lint.formats.pdf.layout.paragraphs.anchors import AnchoredLine
from decree30_lint.model.path import FILE
from decree30_lint.model.picture import Picture, PictureFormat
from decree30_lint.model.place import Anchor, Box
from decree30_lint.model.units import Pt

_FORMATS = {"DCTDecode": PictureFormat.JPEG}


def pictures_of(pages: Sequence[PageBlocks], placed: Sequence[AnchoredLine]) -> Iterator[Picture]:
    """Yields the pictures of the pages in order."""
    by_page: dict[int, list[AnchoredLine]] = {page.number: [] for page in pages if page.images}
    for place in placed if by_page else ():
        if place.line.page in by_page and place.anchor.path.in_body:
            by_page[place.line.page].append(place)
    for page in pages:
        if page.images:
            first = by_page[page.number][0].anchor if by_page[page.number] else None
            upwards = sorted(by_page[page.number], key=lambda place: -place.line.baseline)
            yield from (_picture(image, page.number, _holder(image, upwards) or first) for image in page.images)


def _picture(image: Image, page: int, holder: Anchor | None) -> Picture:
    box = Box(page, Pt(image.left), Pt(image.top), Pt(image.right), Pt(image.bottom))
    return Picture(
        Anchor(holder.path if holder else FILE, holder.order if holder else 0, page=page, box=box),
        Pt(image.right - image.left),
        Pt(image.bottom - image.top),
        _FORMATS.get(image.filter, PictureFormat.OTHER),
        image.pixels,
        image.transparent,
        image.ink,
        image.colours,
        signed=image.field is not None,
    )


def _holder(image: Image, upwards: Sequence[AnchoredLine]) -> Anchor | None:
    """Returns the last paragraph that begins above the picture's middle, in its column if there is one."""
    middle = (image.top + image.bottom) / 2
    lowest = bisect_left(upwards, -middle, key=lambda place: -place.line.baseline)
    above = range(lowest, len(upwards))
    over = (at for at in above if upwards[at].line.left < image.right and image.left < upwards[at].line.right)
    best = next(over, lowest)
    return upwards[best].anchor if best < len(upwards) else None
