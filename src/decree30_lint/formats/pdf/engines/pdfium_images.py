"""Pictures among a page's objects."""

from __future__ import annotations

from ctypes import addressof, byref, string_at
from typing import NamedTuple

import pypdfium2_raw as pdfium

from decree30_lint.formats.pdf.content import Image, Rule
from decree30_lint.formats.pdf.engines import pdfium_calls as calls
from decree30_lint.formats.pdf.engines.frame import Frame
from decree30_lint.formats.pdf.engines.ink import Ink, ink
from decree30_lint.formats.pdf.engines.straight import Box, is_line
from decree30_lint.model.document import PictureColours

_GREYS = (pdfium.FPDF_COLORSPACE_DEVICEGRAY, pdfium.FPDF_COLORSPACE_CALGRAY)
_SMALLEST = 8.0  # points: smaller pictures carry no seal, no signature


class Sheet(NamedTuple):
    """Pointers to the document and the page, the page's area in square points, the names of layers switched off."""

    document: int
    page: int
    area: float
    hidden: frozenset[str]


def sheet_of(
    document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE, shown: Frame, hidden: frozenset[str] = frozenset()
) -> Sheet:
    return Sheet(addressof(document.contents), addressof(page.contents), shown.width * shown.height, hidden)


def image(sheet: Sheet, pointer: int, box: Box, field: int | None) -> Image | Rule | None:
    """The picture placed at `box`; a line where a program drew one as a picture, None where that is white."""
    left, top, right, bottom = box
    if is_line(box):
        colour = _ink(sheet, pointer).colour
        return None if colour is None or colour >= "F0F0F0" else Rule(*box, colour, True, field)
    meta = pdfium.FPDF_IMAGEOBJ_METADATA()
    calls.image_metadata(pointer, sheet.page, byref(meta))
    pixels = (meta.width, meta.height) if meta.width and meta.height else None
    small = 4 * (right - left) * (bottom - top) < sheet.area and min(right - left, bottom - top) >= _SMALLEST
    shown = _ink(sheet, pointer) if small else None
    return Image(
        *box,
        pixels=pixels,
        colours=_colours(meta),
        filter=_filter(pointer),
        transparent=shown.transparent if shown else None,
        ink=shown.colour if shown and shown.transparent else None,
        field=field,
    )


def _filter(pointer: int) -> str:
    """The last of the filters: the one that packs pixels."""
    count = calls.image_filter_count(pointer)
    return calls.text_of(calls.image_filter, pointer, count - 1) if count > 0 else ""


def _colours(meta: pdfium.FPDF_IMAGEOBJ_METADATA) -> PictureColours | None:
    if meta.bits_per_pixel == 1:
        return PictureColours.BILEVEL
    if meta.colorspace in _GREYS or (meta.bits_per_pixel == 8 and meta.colorspace != pdfium.FPDF_COLORSPACE_INDEXED):
        return PictureColours.GREY
    return PictureColours.COLOUR if meta.bits_per_pixel else None


def _ink(sheet: Sheet, pointer: int) -> Ink:
    """By drawing the picture as large as it is placed, a pixel a point."""
    bitmap = calls.image_drawn(sheet.document, sheet.page, pointer)
    if not bitmap:
        return Ink(False, None)
    width, height, stride = calls.bitmap_width(bitmap), calls.bitmap_height(bitmap), calls.bitmap_stride(bitmap)
    known = calls.bitmap_format(bitmap) == pdfium.FPDFBitmap_BGRA and stride == 4 * width
    data = string_at(calls.bitmap_buffer(bitmap), stride * height) if known else b""
    calls.bitmap_destroy(bitmap)
    return ink((data[2::4], data[1::4], data[0::4]), data[3::4], width)
