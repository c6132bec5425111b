"""Reads pictures as pdfminer gives them."""

from __future__ import annotations

from collections.abc import Sequence

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

from decree30_lint.formats.pdf.content import Image, PageStroke
from decree30_lint.formats.pdf.engines.axis_aligned_lines import Box, is_line
from decree30_lint.formats.pdf.engines.ink import WHITISH, is_small
from decree30_lint.formats.pdf.engines.plumber_ink import picture_ink
from decree30_lint.model.document import PictureColours

_BILEVEL_FILTERS = frozenset({"CCITTFaxDecode", "JBIG2Decode"})
_SHORT = {"DCT": "DCTDecode", "Fl": "FlateDecode", "CCF": "CCITTFaxDecode", "LZW": "LZWDecode", "RL": "RunLengthDecode"}


def image(stream: PDFStream, box: Box, area: float, fill: str | None, field: int | None) -> Image | PageStroke | None:
    """Returns the picture placed at `box` of a page of `area` square points; a line where a program drew one as a picture.

    `fill` is the colour in which stencils are painted. None stands for a line that is white or cannot be unpacked.
    """
    size = box[2] - box[0], box[3] - box[1]
    if is_line(box):
        colour = picture_ink(stream, fill).colour
        return None if colour is None or colour >= WHITISH else PageStroke(*box, colour, True, field)
    shown = picture_ink(stream, fill) if is_small(size, area) else None
    filters = [_SHORT.get(name, name) for name in _names(stream.get_any(("F", "Filter")))]
    width, height = resolve1(stream.get_any(("W", "Width"))), resolve1(stream.get_any(("H", "Height")))
    pixels = (width, height) if isinstance(width, int) and isinstance(height, int) and width and height else None
    return Image(
        *box,
        pixels=pixels,
        colours=_colours(stream, filters),
        filter=filters[-1] if filters else "",
        transparent=shown.transparent if shown else None,
        ink=shown.colour if shown and shown.transparent else None,
        field=field,
    )


def _names(given: object) -> list[str]:
    found = resolve1(given)
    several: Sequence[object] = found if isinstance(found, list) else [found]
    return [name.name for name in map(resolve1, several) if isinstance(name, PSLiteral) and isinstance(name.name, str)]


def _colours(stream: PDFStream, filters: list[str]) -> PictureColours | None:
    bits = resolve1(stream.get_any(("BPC", "BitsPerComponent")))
    if resolve1(stream.get_any(("IM", "ImageMask"))) is True or bits == 1 or _BILEVEL_FILTERS & set(filters):
        return PictureColours.BILEVEL
    space = resolve1(stream.get_any(("CS", "ColorSpace")))
    if isinstance(space, list) and space:
        names = _names(space[:1])
        profile = resolve1(space[1]) if len(space) > 1 else None
        grey = names == ["CalGray"] or (isinstance(profile, PDFStream) and resolve1(profile.get("N")) == 1)
        return PictureColours.GREY if grey else PictureColours.COLOUR
    if space is None:
        return None
    return PictureColours.GREY if _names(space) in (["DeviceGray"], ["G"], ["CalGray"]) else PictureColours.COLOUR
