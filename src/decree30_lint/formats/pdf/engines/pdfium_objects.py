"""Gives access to the objects of a page as pdfium has them, so that a call costs little.

pypdfium2's own bindings make an object of every pointer and give up the interpreter lock at every call; with thousands of
calls a page that is most of the time. Here pointers are numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import (
    CFUNCTYPE,
    PYFUNCTYPE,
    Array,
    addressof,
    byref,
    c_char,
    c_double,
    c_float,
    c_int,
    c_size_t,
    c_uint,
    c_ulong,
    c_void_p,
    cast,
    create_string_buffer,
)
from typing import Any, NamedTuple

import pypdfium2_raw as pdfium

from decree30_lint.formats import limits
from decree30_lint.formats.pdf.engines.page_frame import Matrix, PageFrame, Rectangle

Call = Callable[..., Any]


def _bound(name: str, result: Any, *kinds: Any, lasting: bool = False) -> Call:
    """Binds the function `name`; `lasting` lets other threads work while the call runs, which may take long."""
    address = cast(getattr(pdfium, name), c_void_p).value
    return (CFUNCTYPE if lasting else PYFUNCTYPE)(result, *kinds)(address)  # type: ignore[arg-type]


_P = c_void_p

char_unicode = _bound("FPDFText_GetUnicode", c_uint, _P, c_int)
char_object = _bound("FPDFText_GetTextObject", _P, _P, c_int)
char_generated = _bound("FPDFText_IsGenerated", c_int, _P, c_int)
text_slice = _bound("FPDFText_GetText", c_int, _P, c_int, c_int, _P)
char_unmapped = _bound("FPDFText_HasUnicodeMapError", c_int, _P, c_int)
char_hyphen = _bound("FPDFText_IsHyphen", c_int, _P, c_int)
char_box = _bound("FPDFText_GetLooseCharBox", c_int, _P, c_int, _P)
char_matrix = _bound("FPDFText_GetMatrix", c_int, _P, c_int, _P)
char_size = _bound("FPDFText_GetFontSize", c_double, _P, c_int)
char_origin = _bound("FPDFText_GetCharOrigin", c_int, _P, c_int, _P, _P)
char_fill = _bound("FPDFText_GetFillColor", c_int, _P, c_int, _P, _P, _P, _P)
char_stroke = _bound("FPDFText_GetStrokeColor", c_int, _P, c_int, _P, _P, _P, _P)
text_mode = _bound("FPDFTextObj_GetTextRenderMode", c_int, _P)
text_font = _bound("FPDFTextObj_GetFont", _P, _P)
font_base_name = _bound("FPDFFont_GetBaseFontName", c_size_t, _P, _P, c_size_t)
font_data = _bound("FPDFFont_GetFontData", c_int, _P, _P, c_size_t, _P)
font_flags = _bound("FPDFFont_GetFlags", c_int, _P)
font_embedded = _bound("FPDFFont_GetIsEmbedded", c_int, _P)
font_glyph_width = _bound("FPDFFont_GetGlyphWidth", c_int, _P, c_uint, c_float, _P)
page_object_count = _bound("FPDFPage_CountObjects", c_int, _P)
page_object = _bound("FPDFPage_GetObject", _P, _P, c_int)
form_object_count = _bound("FPDFFormObj_CountObjects", c_int, _P)
form_object = _bound("FPDFFormObj_GetObject", _P, _P, c_int)
object_type = _bound("FPDFPageObj_GetType", c_int, _P)
object_matrix = _bound("FPDFPageObj_GetMatrix", c_int, _P, _P)
object_set_matrix = _bound("FPDFPageObj_SetMatrix", c_int, _P, _P)
object_bounds = _bound("FPDFPageObj_GetBounds", c_int, _P, _P, _P, _P, _P)
object_fill = _bound("FPDFPageObj_GetFillColor", c_int, _P, _P, _P, _P, _P)
object_stroke = _bound("FPDFPageObj_GetStrokeColor", c_int, _P, _P, _P, _P, _P)
object_stroke_width = _bound("FPDFPageObj_GetStrokeWidth", c_int, _P, _P)
object_dashes = _bound("FPDFPageObj_GetDashCount", c_int, _P)
path_draw_mode = _bound("FPDFPath_GetDrawMode", c_int, _P, _P, _P)
path_segment_count = _bound("FPDFPath_CountSegments", c_int, _P)
path_segment = _bound("FPDFPath_GetPathSegment", _P, _P, c_int)
segment_point = _bound("FPDFPathSegment_GetPoint", c_int, _P, _P, _P)
segment_type = _bound("FPDFPathSegment_GetType", c_int, _P)
segment_close = _bound("FPDFPathSegment_GetClose", c_int, _P)
image_filter_count = _bound("FPDFImageObj_GetImageFilterCount", c_int, _P)
image_filter = _bound("FPDFImageObj_GetImageFilter", c_size_t, _P, c_int, _P, c_size_t)
image_metadata = _bound("FPDFImageObj_GetImageMetadata", c_int, _P, _P, _P)
mark_count = _bound("FPDFPageObj_CountMarks", c_int, _P)
mark = _bound("FPDFPageObj_GetMark", _P, _P, c_ulong)
mark_name = _bound("FPDFPageObjMark_GetName", c_int, _P, _P, c_ulong, _P)
mark_text = _bound("FPDFPageObjMark_GetParamStringValue", c_int, _P, _P, _P, c_ulong, _P)
object_mark = _bound("FPDFPageObj_GetMarkedContentID", c_int, _P)
tree_count = _bound("FPDF_StructTree_CountChildren", c_int, _P)
tree_child = _bound("FPDF_StructTree_GetChildAtIndex", _P, _P, c_int)
tag_kind = _bound("FPDF_StructElement_GetType", c_ulong, _P, _P, c_ulong)
tag_count = _bound("FPDF_StructElement_CountChildren", c_int, _P)
tag_child = _bound("FPDF_StructElement_GetChildAtIndex", _P, _P, c_int)
tag_mark = _bound("FPDF_StructElement_GetChildMarkedContentID", c_int, _P, c_int)
tag_mark_anywhere = _bound("FPDF_StructElement_GetMarkedContentIdAtIndex", c_int, _P, c_int)
image_pixels = _bound("FPDFImageObj_GetImagePixelSize", c_int, _P, _P, _P)
image_drawn = _bound("FPDFImageObj_GetRenderedBitmap", _P, _P, _P, _P, lasting=True)
bitmap_format = _bound("FPDFBitmap_GetFormat", c_int, _P)
bitmap_width = _bound("FPDFBitmap_GetWidth", c_int, _P)
bitmap_height = _bound("FPDFBitmap_GetHeight", c_int, _P)
bitmap_stride = _bound("FPDFBitmap_GetStride", c_int, _P)
bitmap_buffer = _bound("FPDFBitmap_GetBuffer", _P, _P)
bitmap_destroy = _bound("FPDFBitmap_Destroy", None, _P)


def text_of(call: Callable[..., int], *arguments: int | None) -> str:
    """Returns the text that `call` writes into a buffer; `call` itself returns the length, with the closing zero."""
    length = call(*arguments, None, 0)
    buffer: Array[c_char] = create_string_buffer(length + 1)
    call(*arguments, buffer, length)
    return buffer.value.decode("utf-8", "replace")


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


class TextObject(NamedTuple):
    """Holds the map from a text object's coordinates to the shown page, the field that shows it, and its mark.

    `covered` means that pictures of paper were drawn over it: it is a layer of text below a scan, and nobody sees it.
    """

    outer: Matrix
    field: int | None
    mark: int | None = None
    covered: bool = False


def objects_of_page(page: int) -> list[int]:
    """Returns pointers to the objects of a page. Raises RefusedFileError where there are too many."""
    count = page_object_count(page)
    limits.PAGE_OBJECTS.hold(count)
    return [page_object(page, index) for index in range(count)]


def objects_of_form(pointer: int) -> list[int]:
    """Returns pointers to the objects of a form. Raises RefusedFileError where there are too many."""
    count = form_object_count(pointer)
    limits.PAGE_OBJECTS.hold(count)
    return [form_object(pointer, index) for index in range(count)]


def box_of(pointer: int, outer: Matrix) -> Rectangle:
    """Returns left, top, right, bottom on the shown page; `outer` maps the coordinates of what holds the object to it."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    object_bounds(pointer, byref(left), byref(bottom), byref(right), byref(top))
    return outer.box(left.value, bottom.value, right.value, top.value)


def matrix_of(pointer: int) -> Matrix:
    """Returns the map from the object's coordinates to those of what holds it."""
    given = pdfium.FS_MATRIX()
    object_matrix(pointer, byref(given))
    return Matrix(given.a, given.b, given.c, given.d, given.e, given.f)
