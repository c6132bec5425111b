"""Computes the colour of a picture's opaque pixels, unpacked by Pillow."""

from __future__ import annotations

import io

from pdfminer.pdftypes import PDFStream, resolve1
from PIL import Image as Pillow

from decree30_lint.formats.pdf.engines.ink import SAMPLES, Ink, ink

_UNKNOWN = Ink(False, None)
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}  # by the number of samples of a pixel


def picture_ink(stream: PDFStream, fill: str | None) -> Ink:
    """Returns the ink of a picture; `fill` is the colour in which a stencil is painted. Unknown kinds are opaque."""
    try:
        pixels = _pixels(stream, fill)
    except (OSError, ValueError):
        return _UNKNOWN
    if pixels is None:
        return _UNKNOWN
    samples = pixels.resize((min(pixels.width, SAMPLES), min(pixels.height, SAMPLES)), Pillow.Resampling.NEAREST)
    *planes, alpha = (plane.tobytes() for plane in samples.split())
    return ink(planes, alpha, samples.width)


def _pixels(stream: PDFStream, fill: str | None) -> Pillow.Image | None:
    """Returns the picture as RGBA, None for kinds that are not unpacked."""
    drawn = _samples(stream)
    if drawn is None:
        return None
    if _is_stencil(stream):
        painted = Pillow.new("RGBA", drawn.size, f"#{fill or '000000'}")
        painted.putalpha(drawn.point(lambda value: 255 - value))
        return painted
    pixels = drawn.convert("RGBA")
    soft, hard = resolve1(stream.get("SMask")), resolve1(stream.get("Mask"))
    mask = _samples(soft) if isinstance(soft, PDFStream) else _stencil(hard)
    if mask is not None:
        pixels.putalpha(mask.resize(pixels.size))
    return pixels


def _stencil(mask: object) -> Pillow.Image | None:
    samples = _samples(mask) if isinstance(mask, PDFStream) else None
    return None if samples is None else samples.point(lambda value: 255 - value)


def _is_stencil(stream: PDFStream) -> bool:
    return resolve1(stream.get_any(("IM", "ImageMask"))) is True


def _has_palette(stream: PDFStream) -> bool:
    space = resolve1(stream.get_any(("CS", "ColorSpace")))
    return isinstance(space, list) and str(resolve1(space[0])) in ("/'Indexed'", "/'I'")


def _samples(stream: PDFStream) -> Pillow.Image | None:
    """Returns the picture without its mask, None for kinds that are not unpacked (JBIG2, fax, palettes)."""
    data = stream.get_data()
    if data.startswith((b"\xff\xd8", b"\x00\x00\x00\x0cjP", b"\xff\x4f\xff\x51")):  # JPEG and JPEG 2000
        return Pillow.open(io.BytesIO(data))
    width, height = (resolve1(stream.get_any(keys)) for keys in (("W", "Width"), ("H", "Height")))
    bits = 1 if _is_stencil(stream) else resolve1(stream.get_any(("BPC", "BitsPerComponent")))
    if not isinstance(width, int) or not isinstance(height, int):
        return None
    if bits == 1:
        row = (width + 7) // 8
        return Pillow.frombytes("1", (width, height), data).convert("L") if len(data) == row * height else None
    samples, rest = divmod(len(data), width * height)
    mode = _MODES.get(samples)
    if bits != 8 or rest or mode is None or _has_palette(stream):
        return None
    return Pillow.frombytes(mode, (width, height), data)
