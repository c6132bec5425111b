"""Lists the pictures of pages, each with the paragraph beside which it stands."""

from __future__ import annotations

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
    for page in pages:
        if page.images:  # a long file has many lines to look through
            near = [p for p in placed if p.line.page == page.number and p.anchor.path.in_body]
            yield from (_picture(image, page.number, _holder(image, near)) for image in page.images)


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


def _holder(image: Image, placed: Sequence[AnchoredLine]) -> Anchor | None:
    """Returns the last paragraph that begins above the picture's middle, in its column if there is one."""
    middle = (image.top + image.bottom) / 2
    above = [p for p in placed if p.line.baseline <= middle]
    over = [p for p in above if p.line.left < image.right and image.left < p.line.right]
    best = max(over or above, key=lambda p: p.line.baseline, default=None)
    return best.anchor if best else (placed[0].anchor if placed else None)
