"""Reads pictures among a page's objects."""

from __future__ import annotations

import math
from ctypes import addressof, byref, c_uint, string_at
from typing import NamedTuple

import pypdfium2_raw as pdfium

from decree30_lint.formats.pdf.content import Image, PageStroke
from decree30_lint.formats.pdf.engines import pdfium_calls as calls
from decree30_lint.formats.pdf.engines.axis_aligned_lines import Box, is_line
from decree30_lint.formats.pdf.engines.ink import SAMPLES, WHITISH, Ink, ink, is_small
from decree30_lint.formats.pdf.engines.page_frame import PageFrame
from decree30_lint.model.document import PictureColours

_GREYS = (pdfium.FPDF_COLORSPACE_DEVICEGRAY, pdfium.FPDF_COLORSPACE_CALGRAY)


_MOST_PIXELS = 1 << 16  # that are drawn to learn the colour of a picture


class PageContext(NamedTuple):
    """Holds pointers to the document and the page, the page's area in square points, and the names of hidden layers."""

    document: int
    page: int
    area: float
    hidden: frozenset[str]


def page_context(
    document: pdfium.FPDF_DOCUMENT, page: pdfium.FPDF_PAGE, shown: PageFrame, hidden: frozenset[str] = frozenset()
) -> PageContext:
    """Returns the context in which the objects of a page are read."""
    return PageContext(addressof(document.contents), addressof(page.contents), shown.width * shown.height, hidden)


def image(sheet: PageContext, pointer: int, box: Box, field: int | None) -> Image | PageStroke | None:
    """Returns the picture placed at `box`; a line where a program drew one as a picture, None where that is white."""
    left, top, right, bottom = box
    if is_line(box):
        colour = _ink(sheet, pointer).colour
        return None if colour is None or colour >= WHITISH else PageStroke(*box, colour, True, field)
    meta = pdfium.FPDF_IMAGEOBJ_METADATA()
    calls.image_metadata(pointer, sheet.page, byref(meta))
    pixels = (meta.width, meta.height) if meta.width and meta.height else None
    shown = _ink(sheet, pointer) if is_small((right - left, bottom - top), sheet.area) else None
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
    """Returns the last of the filters, which is the one that packs pixels."""
    count = calls.image_filter_count(pointer)
    return calls.text_of(calls.image_filter, pointer, count - 1) if count > 0 else ""


def _colours(meta: pdfium.FPDF_IMAGEOBJ_METADATA) -> PictureColours | None:
    if meta.bits_per_pixel == 1:
        return PictureColours.BILEVEL
    if meta.colorspace in _GREYS or (meta.bits_per_pixel == 8 and meta.colorspace != pdfium.FPDF_COLORSPACE_INDEXED):
        return PictureColours.GREY
    return PictureColours.COLOUR if meta.bits_per_pixel else None


def _ink(sheet: PageContext, pointer: int) -> Ink:
    """Returns the ink of a picture drawn in its own pixels: drawn smaller, hidden colours would mix with those seen."""
    width, height = c_uint(), c_uint()
    calls.image_pixels(pointer, byref(width), byref(height))
    fewer = max(1.0, math.sqrt(width.value * height.value / _MOST_PIXELS))
    placed, unplaced = pdfium.FS_MATRIX(), pdfium.FS_MATRIX(width.value / fewer, 0, 0, height.value / fewer, 0, 0)
    calls.object_matrix(pointer, byref(placed))
    calls.object_set_matrix(pointer, byref(unplaced))
    bitmap = calls.image_drawn(sheet.document, sheet.page, pointer)
    calls.object_set_matrix(pointer, byref(placed))
    if not bitmap:
        return Ink(False, None)
    shown = _sampled(bitmap)
    calls.bitmap_destroy(bitmap)
    return shown


def _sampled(bitmap: int) -> Ink:
    """Returns the ink of some pixels at even distances."""
    if calls.bitmap_format(bitmap) != pdfium.FPDFBitmap_BGRA:
        return Ink(False, None)
    width, height, stride = calls.bitmap_width(bitmap), calls.bitmap_height(bitmap), calls.bitmap_stride(bitmap)
    across, down = -(-width // SAMPLES), -(-height // SAMPLES)
    start = calls.bitmap_buffer(bitmap)
    data = b"".join(string_at(start + stride * y, 4 * width) for y in range(0, height, down))
    pixels = memoryview(data).cast("I")
    rows = range(0, len(pixels), width)
    samples = b"".join(bytes(pixels[at : at + width : across]) for at in rows)
    return ink((samples[2::4], samples[1::4], samples[0::4]), samples[3::4], -(-width // across))
