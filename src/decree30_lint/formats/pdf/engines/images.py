"""Answers which pictures stand on a page (`Image`), and of what colour their opaque pixels are (`ImageColour`).

Each engine tells of a picture what a `PictureSource` is asked for; `image_of` makes the answer of it. Places are in points
on the shown page, pixels are counted across and down.
"""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Sequence
from ctypes import byref, c_uint, string_at
from functools import cached_property
from operator import mul
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pypdfium2_raw as pdfium

from decree30_lint.formats.limits import PICTURE_PIXELS
from decree30_lint.formats.pdf.content import Image, PageStroke
from decree30_lint.formats.pdf.engines import pdfium_objects as calls
from decree30_lint.formats.pdf.engines.page_frame import Rectangle
from decree30_lint.formats.pdf.engines.pdfium_objects import PageContext
from decree30_lint.formats.pdf.engines.strokes import is_line
from decree30_lint.model.picture import PictureColours

if TYPE_CHECKING:
    from PIL import Image as Pillow

    from decree30_lint.formats.pdf.engines.plumber_objects import PdfDict

_WHITISH = "F0F0F0"  # and what follows: not seen on paper
_SAMPLES = 96  # pixels looked at across and down, at most
_OPAQUE = 250  # of 255
_EDGE = 16  # parts of the width and of the height; the outer ones are the edge
_CLEAR = 0.02  # of all pixels: fewer that are not opaque make no transparent picture
_SMALLEST = 8.0  # points: smaller pictures carry no seal, no signature
_MOST_PIXELS = 1 << 16  # that are drawn to learn the colour of a picture
_GREYS = (pdfium.FPDF_COLORSPACE_DEVICEGRAY, pdfium.FPDF_COLORSPACE_CALGRAY)
_BILEVEL_FILTERS = frozenset({"CCITTFaxDecode", "JBIG2Decode"})
_SHORT = {"DCT": "DCTDecode", "Fl": "FlateDecode", "CCF": "CCITTFaxDecode", "LZW": "LZWDecode", "RL": "RunLengthDecode"}
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}  # by the number of samples of a pixel


class ImageColour(NamedTuple):
    """Holds whether a picture is transparent, and the mean colour "RRGGBB" of its opaque pixels; None if there are none."""

    transparent: bool
    colour: str | None


_UNKNOWN = ImageColour(False, None)


class PictureSource(Protocol):
    """Tells what an engine knows of a picture. `ink` is asked for only where it matters, since pixels are unpacked for it.

    `filter` is the last of its filters, which is the one that packs pixels, as in the file; "" where there is none.
    """

    @property
    def pixels(self) -> tuple[int, int] | None: ...

    @property
    def colours(self) -> PictureColours | None: ...

    @property
    def filter(self) -> str: ...

    def ink(self) -> ImageColour: ...


def image_of(source: PictureSource, box: Rectangle, area: float, field: int | None) -> Image | PageStroke | None:
    """Returns the picture placed at `box` of a page of `area` square points, in the appearance of `field`.

    It is a line where a program drew one as a picture, None where that line is white or cannot be unpacked.
    """
    left, top, right, bottom = box
    if is_line(box):
        colour = source.ink().colour
        return None if colour is None or colour >= _WHITISH else PageStroke(*box, colour, True, field)
    shown = source.ink() if _is_small((right - left, bottom - top), area) else None
    return Image(
        *box,
        pixels=source.pixels,
        colours=source.colours,
        filter=source.filter,
        transparent=shown.transparent if shown else None,
        ink=shown.colour if shown and shown.transparent else None,
        field=field,
    )


def _is_small(size: tuple[float, float], area: float) -> bool:
    """Tells whether a picture could be a seal or a signature on the page; only of such pictures the ink matters.

    `size` is width and height in points, `area` is that of the page in square points.
    """
    return 4 * size[0] * size[1] < area and min(size) >= _SMALLEST


def _ink(planes: Sequence[bytes], alpha: bytes, width: int) -> ImageColour:
    """Returns the ink of the pixels. `planes` are red, green, blue, row by row; `alpha` is their opacity.

    Rounding may leave pixels near the edge covered partly or not at all, so transparency is judged within.
    """
    edge, height = width // _EDGE + 1, len(alpha) // max(width, 1)
    inner = range(height // _EDGE + 1, height - height // _EDGE - 1)
    clear = sum(value < _OPAQUE for y in inner for value in alpha[y * width + edge : (y + 1) * width - edge])
    transparent = clear > _CLEAR * len(alpha)
    opaque = sum(alpha)
    if opaque < 255:
        return ImageColour(transparent, None)
    return ImageColour(transparent, "".join(f"{sum(map(mul, plane, alpha)) // opaque:02X}" for plane in planes))


class PdfiumPicture:
    """Tells of a picture what pdfium knows; `pointer` is its object."""

    def __init__(self, sheet: PageContext, pointer: int) -> None:
        self._sheet = sheet
        self._pointer = pointer

    @property
    def pixels(self) -> tuple[int, int] | None:
        return (self._meta.width, self._meta.height) if self._meta.width and self._meta.height else None

    @property
    def colours(self) -> PictureColours | None:
        bits, space = self._meta.bits_per_pixel, self._meta.colorspace
        if bits == 1:
            return PictureColours.BILEVEL
        if space in _GREYS or (bits == 8 and space != pdfium.FPDF_COLORSPACE_INDEXED):
            return PictureColours.GREY
        return PictureColours.COLOUR if bits else None

    @property
    def filter(self) -> str:
        count = calls.image_filter_count(self._pointer)
        return calls.text_of(calls.image_filter, self._pointer, count - 1) if count > 0 else ""

    def ink(self) -> ImageColour:
        """Returns the ink of the picture in its own pixels: drawn smaller, hidden colours would mix with those seen."""
        width, height = c_uint(), c_uint()
        calls.image_pixels(self._pointer, byref(width), byref(height))
        fewer = max(1.0, math.sqrt(width.value * height.value / _MOST_PIXELS))
        placed, unplaced = pdfium.FS_MATRIX(), pdfium.FS_MATRIX(width.value / fewer, 0, 0, height.value / fewer, 0, 0)
        calls.object_matrix(self._pointer, byref(placed))
        calls.object_set_matrix(self._pointer, byref(unplaced))
        bitmap = calls.image_drawn(self._sheet.document, self._sheet.page, self._pointer)
        calls.object_set_matrix(self._pointer, byref(placed))
        if not bitmap:
            return _UNKNOWN
        shown = _sampled(bitmap)
        calls.bitmap_destroy(bitmap)
        return shown

    @cached_property
    def _meta(self) -> pdfium.FPDF_IMAGEOBJ_METADATA:
        meta = pdfium.FPDF_IMAGEOBJ_METADATA()
        calls.image_metadata(self._pointer, self._sheet.page, byref(meta))
        return meta


def _sampled(bitmap: int) -> ImageColour:
    """Returns the ink of some pixels at even distances."""
    if calls.bitmap_format(bitmap) != pdfium.FPDFBitmap_BGRA:
        return _UNKNOWN
    width, height, stride = calls.bitmap_width(bitmap), calls.bitmap_height(bitmap), calls.bitmap_stride(bitmap)
    across, down = -(-width // _SAMPLES), -(-height // _SAMPLES)
    start = calls.bitmap_buffer(bitmap)
    data = b"".join(string_at(start + stride * y, 4 * width) for y in range(0, height, down))
    pixels = memoryview(data).cast("I")
    rows = range(0, len(pixels), width)
    samples = b"".join(bytes(pixels[at : at + width : across]) for at in rows)
    return _ink((samples[2::4], samples[1::4], samples[0::4]), samples[3::4], -(-width // across))


class PlumberPicture:
    """Tells of a picture what its dictionary says; `fill` is the colour in which a stencil is painted."""

    def __init__(self, stream: PdfDict, fill: str | None) -> None:
        self._stream = stream
        self._fill = fill

    @property
    def pixels(self) -> tuple[int, int] | None:
        width, height = self._stream.get("W", "Width"), self._stream.get("H", "Height")
        return (width, height) if isinstance(width, int) and isinstance(height, int) and width and height else None

    @property
    def colours(self) -> PictureColours | None:
        bits = self._stream.get("BPC", "BitsPerComponent")
        if _is_stencil(self._stream) or bits == 1 or _BILEVEL_FILTERS & set(self._filters):
            return PictureColours.BILEVEL
        space = self._stream.get("CS", "ColorSpace")
        if space is None:
            return None
        if not isinstance(space, list) or not space:
            return PictureColours.GREY if space in ("DeviceGray", "G", "CalGray") else PictureColours.COLOUR
        profile = self._stream.element(1, "CS", "ColorSpace")
        grey = space[0] == "CalGray" or (profile is not None and profile.is_stream and profile.get("N") == 1)
        return PictureColours.GREY if grey else PictureColours.COLOUR

    @property
    def filter(self) -> str:
        return self._filters[-1] if self._filters else ""

    @cached_property
    def _filters(self) -> list[str]:
        return [_SHORT.get(name, name) for name in self._stream.names("F", "Filter")]

    def ink(self) -> ImageColour:
        """Returns the ink of the picture, unpacked by Pillow; pictures of unknown kinds are opaque."""
        try:
            pixels = _pixels(self._stream, self._fill)
        except Exception:  # Pillow raises errors of many kinds on damaged pictures
            return _UNKNOWN
        if pixels is None:
            return _UNKNOWN
        from PIL.Image import Resampling

        samples = pixels.resize((min(pixels.width, _SAMPLES), min(pixels.height, _SAMPLES)), Resampling.NEAREST)
        *planes, alpha = (plane.tobytes() for plane in samples.split())
        return _ink(planes, alpha, samples.width)


def _pixels(stream: PdfDict, fill: str | None) -> Pillow.Image | None:
    """Returns the picture as RGBA, None for kinds that are not unpacked."""
    drawn = _samples(stream)
    if drawn is None:
        return None
    if _is_stencil(stream):
        return _painted(drawn, fill)
    pixels = drawn.convert("RGBA")
    soft = stream.inner("SMask")
    mask = _samples(soft) if soft is not None and soft.is_stream else _stencil(stream.inner("Mask"))
    if mask is not None:
        pixels.putalpha(mask.resize(pixels.size))
    return pixels


def _painted(stencil: Pillow.Image, fill: str | None) -> Pillow.Image:
    from PIL import Image as Pillow

    painted = Pillow.new("RGBA", stencil.size, f"#{fill or '000000'}")
    painted.putalpha(stencil.point(lambda value: 255 - value))
    return painted


def _stencil(mask: PdfDict | None) -> Pillow.Image | None:
    samples = _samples(mask) if mask is not None and mask.is_stream else None
    return None if samples is None else samples.point(lambda value: 255 - value)


def _is_stencil(stream: PdfDict) -> bool:
    return stream.get("IM", "ImageMask") is True


def _has_palette(stream: PdfDict) -> bool:
    space = stream.get("CS", "ColorSpace")
    return isinstance(space, list) and space[0] in ("Indexed", "I")


def _samples(stream: PdfDict) -> Pillow.Image | None:
    """Returns the picture without its mask, None for kinds that are not unpacked (JBIG2, fax, palettes, the very large)."""
    from PIL import Image as Pillow

    data = stream.data()
    if data.startswith((b"\xff\xd8", b"\x00\x00\x00\x0cjP", b"\xff\x4f\xff\x51")):  # JPEG and JPEG 2000
        return _opened(data)
    width, height = stream.get("W", "Width"), stream.get("H", "Height")
    bits = 1 if _is_stencil(stream) else stream.get("BPC", "BitsPerComponent")
    if not isinstance(width, int) or not isinstance(height, int) or not 0 < width * height <= PICTURE_PIXELS:
        return None
    if bits == 1:
        row = (width + 7) // 8
        return Pillow.frombytes("1", (width, height), data).convert("L") if len(data) == row * height else None
    samples, rest = divmod(len(data), width * height)
    mode = _MODES.get(samples)
    if bits != 8 or rest or mode is None or _has_palette(stream):
        return None
    return Pillow.frombytes(mode, (width, height), data)


def _opened(data: bytes) -> Pillow.Image | None:
    """Returns a picture file, its pixels still packed; None where there are too many. Raises what Pillow raises."""
    from PIL import Image as Pillow

    with warnings.catch_warnings(action="ignore"):  # of its own, higher limit
        picture = Pillow.open(io.BytesIO(data))
    return picture if picture.width * picture.height <= PICTURE_PIXELS else None
