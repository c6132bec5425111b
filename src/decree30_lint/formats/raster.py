"""Reads what the first bytes of a picture file state: PNG and JPEG. Headers are read here, samples by Pillow."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from decree30_lint.model.picture import PictureColours, PictureFormat

if TYPE_CHECKING:
    from PIL.Image import Image

_PNG = b"\x89PNG\r\n\x1a\n"
_DECODED = 1 << 18  # bytes of samples that are looked at: the upper part of a larger picture stands for all of it
_GREY, _PALETTE, _GREY_ALPHA, _COLOUR_ALPHA = 0, 3, 4, 6  # colour types of PNG
_OPACITIES = {_PALETTE: ("P", 1), _GREY_ALPHA: ("LA", 2), _COLOUR_ALPHA: ("RGBA", 4)}  # Pillow's name, samples of a pixel
_NO_SIZE = frozenset({0x01, *range(0xD0, 0xDA)})  # markers of JPEG that stand alone or end the header
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # markers of JPEG that state the size


class Raster(NamedTuple):
    """Holds the properties of a picture file; see `Picture` for the fields."""

    format: PictureFormat
    pixels: tuple[int, int] | None = None
    colours: PictureColours | None = None
    transparent: bool | None = None
    ink: str | None = None


def measure(data: bytes) -> Raster:
    """Returns the properties of a picture from the beginning of its file, or all of it.

    Raises nothing: what it does not understand is None.
    """
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return Raster(PictureFormat.OTHER)


def _jpeg(data: bytes) -> Raster:
    """Reads a JPEG's frame header: precision, height, width and the number of colour components.

    JPEG has no transparency.
    """
    at = 2
    while at + 10 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            height, width = _whole(data, at + 5, 2), _whole(data, at + 7, 2)
            colours = PictureColours.GREY if data[at + 9] == 1 else PictureColours.COLOUR
            return Raster(PictureFormat.JPEG, (width, height), colours, False)
        at += 2 if marker in _NO_SIZE or marker == 0xFF else 2 + _whole(data, at + 2, 2)
    return Raster(PictureFormat.JPEG, transparent=False)


def _whole(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "big")


class _Header(NamedTuple):
    width: int
    height: int
    depth: int
    type: int
    interlaced: bool


def _png(data: bytes) -> Raster:
    chunks = list(_chunks(data))
    found = dict(reversed(chunks))
    start = found.get(b"IHDR", b"")
    if len(start) < 13:
        return Raster(PictureFormat.PNG)
    header = _Header(_whole(start, 0, 4), _whole(start, 4, 4), start[8], start[9], bool(start[12]))
    transparent = b"tRNS" in found or (None if header.type in (_GREY_ALPHA, _COLOUR_ALPHA) else False)
    ink = None
    if transparent is not False:
        inked = _inked(header, found, b"".join(content for name, content in chunks if name == b"IDAT"))
        transparent, ink = (transparent, None) if inked is None else (transparent or inked.transparent, inked.ink)
    return Raster(PictureFormat.PNG, (header.width, header.height), _colours(header), transparent, ink)


def _colours(header: _Header) -> PictureColours:
    if header.type in (_GREY, _GREY_ALPHA):
        return PictureColours.BILEVEL if header.depth == 1 else PictureColours.GREY
    return PictureColours.COLOUR


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yields names and contents of the chunks of a PNG, the last one as far as `data` goes."""
    at = len(_PNG)
    while at + 8 <= len(data):
        length = _whole(data, at, 4)
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


class _Inked(NamedTuple):
    transparent: bool | None
    ink: str | None


def _inked(header: _Header, chunks: dict[bytes, bytes], packed: bytes) -> _Inked | None:
    """Returns the mean colour weighted by opacity, and whether anything is not opaque.

    None stands for kinds that are not decoded.
    """
    if header.depth != 8 or header.interlaced or header.type not in _OPACITIES or not header.width:
        return None
    upper = _upper(header, chunks, packed)
    if upper is None:
        return _Inked(None, None)
    *colour, alpha = (plane.tobytes() for plane in upper.split())
    opaque = sum(alpha)
    clear = opaque < 255 * len(alpha) or (False if upper.height == header.height else None)
    ink = "".join(f"{sum(map(mul, plane, alpha)) // opaque:02X}" for plane in colour) if opaque >= 255 else None
    return _Inked(clear, ink)


def _upper(header: _Header, chunks: dict[bytes, bytes], packed: bytes) -> Image | None:
    """Returns the first rows as RGBA, as far as the limit and the data go; None without a whole row.

    Pillow gets the samples alone: its reader of files would unpack all that a damaged or hostile one says of itself.
    """
    from PIL import Image  # only where a picture is unpacked: most documents hold none

    mode, samples = _OPACITIES[header.type]
    filtered = _unpacked(packed)
    rows = min(header.height, len(filtered) // (header.width * samples + 1))
    if rows == 0:
        return None
    try:
        picture = Image.frombytes(mode, (header.width, rows), zlib.compress(filtered, 0), "zip", mode)
    except ValueError:
        return None
    if mode == "P":
        picture.putpalette(chunks.get(b"PLTE", b"")[:768].ljust(768, b"\0"))
        picture.info["transparency"] = chunks[b"tRNS"][:256]
    return picture.convert("RGBA")


def _unpacked(packed: bytes) -> bytes:
    """Returns the samples, each row behind the number of its filter; b"" where they are damaged."""
    try:
        return zlib.decompressobj().decompress(packed, _DECODED)
    except zlib.error:
        return b""
