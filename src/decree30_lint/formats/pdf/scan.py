"""Finds the pages that are nothing but pictures of paper, and what a scanner made of them: dots an inch, colours, size."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from decree30_lint.formats.pdf.content import Image, PageContent
from decree30_lint.formats.pdf.text_layer import TextLayer
from decree30_lint.model.picture import Page, PageScan, PictureColours, Scan, ScanText
from decree30_lint.model.units import POINTS_PER_MM

_COVERED = 0.5  # of the page: less is an illustration; a scanner that crops to what is printed leaves about two thirds
_STAMPED = 250  # letters that a program for incoming mail or a watermark may set upon a scan
_STAMPED_ROWS = 8
_BESIDE = 20  # of these, letters that may stand beside the picture: a page number, but no caption
_PRINCIPAL = 0.9  # of the largest picture's area: another layer of the same page
_STRIP = 0.01  # of the page: smaller pieces say nothing of the scanner
_A4 = (210 * POINTS_PER_MM, 297 * POINTS_PER_MM)
_A4_SLACK = 0.03  # scanners vary by as much
_POINTS_PER_INCH = 72


class PageKind(StrEnum):
    """Names what a page shows.

    The pictures of a `SCAN` cover it, and it shows no text but what a program stamped upon it.
    """

    TEXT = "text"
    SCAN = "scan"
    EMPTY = "empty"


def page_kind(page: PageContent) -> PageKind:
    """Returns the kind of a page.

    Stationery, a picture behind typed text, is no scan; an invisible text layer changes nothing.
    """
    images = [image for image in page.images if image.field is None and _area(image, page) > 0]
    if not images and not page.rules and not any(glyph.text.strip() for glyph in page.glyphs):
        return PageKind.EMPTY
    covering = sum(_area(image, page) for image in images) >= _COVERED * page.width * page.height
    return PageKind.SCAN if covering and not _typed(page, images) else PageKind.TEXT


def page_scan(page: PageContent) -> PageScan | None:
    """Returns what the scanner made of a page that is a scan, else None. A mixed raster is judged by its background."""
    if page_kind(page) is not PageKind.SCAN:
        return None
    images = [image for image in page.images if image.field is None]
    largest = max(_area(image, page) for image in images)
    if largest >= _COVERED * page.width * page.height:
        layers = [image for image in images if _area(image, page) >= _PRINCIPAL * largest]
        ground = min(layers, key=lambda layer: _RANKS[layer.colours])
        return PageScan(_dots(ground), ground.colours, _unseen(page))
    strips = [image for image in images if _area(image, page) >= _STRIP * page.width * page.height] or images
    best = min((strip.colours for strip in strips), key=lambda colours: _RANKS[colours])
    return PageScan(_least(map(_dots, strips)), best, _unseen(page))


def scan_of(pages: Sequence[Page], version: str | None, layer: TextLayer) -> Scan | None:
    """Returns the file as a scan, its worst page deciding; None where scanned pages are not the greater part.

    `version` is that of the file, `layer` the state that `mend` gives its text; pages that are not scans do not count.
    """
    scanned = [(page, page.scan) for page in pages if page.scan is not None]
    if 2 * len(scanned) <= len(pages):
        return None
    return Scan(
        version=version,
        dpi=_least(scan.dpi for _, scan in scanned),
        colour=_all_in_colour([scan.colours for _, scan in scanned]),
        a4=all(_is_a4(page) for page, _ in scanned),
        text_layer=_text([scan for _, scan in scanned], layer),
    )


def _text(scans: Sequence[PageScan], layer: TextLayer) -> ScanText:
    """Returns the kind of text under the scans; what is stamped visibly upon them is no text layer."""
    if not any(scan.letters for scan in scans) or layer is TextLayer.NONE:
        return ScanText.NONE
    return ScanText.OCR if layer in (TextLayer.GOOD, TextLayer.MENDED) else ScanText.FOREIGN


_RANKS = {PictureColours.COLOUR: 0, PictureColours.GREY: 1, PictureColours.BILEVEL: 2, None: 3}


def _area(image: Image, page: PageContent) -> float:
    """Returns how much of the picture lies on the page, in square points."""
    width = min(image.right, page.width) - max(image.left, 0)
    height = min(image.bottom, page.height) - max(image.top, 0)
    return max(width, 0) * max(height, 0)


def _typed(page: PageContent, images: Sequence[Image]) -> bool:
    """Tells whether the page shows more text than a program stamps upon a scan."""
    letters = rows = beside = 0
    last = None
    for glyph in page.glyphs:
        look = glyph.style
        if not look.visible or look.field is not None or not glyph.text.strip():
            continue
        letters += 1
        beside += not any(i.left <= glyph.left <= i.right and i.top <= glyph.baseline <= i.bottom for i in images)
        if glyph.baseline != last:
            last = glyph.baseline
            rows += 1
        if letters > _STAMPED or rows > _STAMPED_ROWS or beside > _BESIDE:
            return True
    return False


def _unseen(page: PageContent) -> int:
    return sum(1 for glyph in page.glyphs if not glyph.style.visible and glyph.style.field is None and glyph.text.strip())


def _dots(image: Image) -> int | None:
    """Returns the dots an inch where the picture is placed, None if not known.

    The lesser of the two directions counts; a picture may lie on its side.
    """
    width, height = image.right - image.left, image.bottom - image.top
    if image.pixels is None or not width or not height:
        return None
    across, down = image.pixels
    upright, lying = (across / width, down / height), (across / height, down / width)
    densities = min(upright, lying, key=lambda pair: max(pair) / min(pair))
    return round(min(densities) * _POINTS_PER_INCH)


def _least(values: Iterable[int | None]) -> int | None:
    """Returns the least value, None where one of them is not known."""
    known = list(values)
    return None if not known or None in known else min(value for value in known if value is not None)


def _all_in_colour(colours: Sequence[PictureColours | None]) -> bool | None:
    """Tells whether all pages are in colour; None where none is known not to be, and some are not known."""
    if any(one not in (None, PictureColours.COLOUR) for one in colours):
        return False
    return None if None in colours else True


def _is_a4(page: Page) -> bool:
    """Tells whether the page measures A4, upright or lying."""
    sides = sorted((page.width, page.height))
    return all(abs(side / due - 1) <= _A4_SLACK for side, due in zip(sides, _A4, strict=True))
