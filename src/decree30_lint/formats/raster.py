"""What the first bytes of a picture file say of it: PNG and JPEG, without a library of pictures."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from itertools import accumulate
from operator import mul
from typing import NamedTuple

from decree30_lint.model.document import PictureColours, PictureFormat

_PNG = b"\x89PNG\r\n\x1a\n"
_DECODED = 1 << 18  # bytes of samples that are looked at: the upper part of a larger picture stands for all of it
_GREY, _COLOUR, _PALETTE, _GREY_ALPHA, _COLOUR_ALPHA = 0, 2, 3, 4, 6  # colour types of PNG
_SAMPLES = {_GREY: 1, _COLOUR: 3, _PALETTE: 1, _GREY_ALPHA: 2, _COLOUR_ALPHA: 4}
_NO_SIZE = frozenset({0x01, *range(0xD0, 0xDA)})  # markers of JPEG that stand alone or end the header
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # markers of JPEG that state the size


class Raster(NamedTuple):
    """See `Picture` for the fields."""

    format: PictureFormat
    pixels: tuple[int, int] | None = None
    colours: PictureColours | None = None
    transparent: bool | None = None
    ink: str | None = None


def measure(data: bytes) -> Raster:
    """`data`: the beginning of a picture file, or all of it. Never raises: what it does not understand is not known."""
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(b"\xff\xd8"):
        return _jpeg(data)
    return Raster(PictureFormat.OTHER)


def _jpeg(data: bytes) -> Raster:
    """The frame header states precision, height, width and the number of colour components. JPEG has no transparency."""
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
    """Names and contents, the last as far as `data` goes."""
    at = len(_PNG)
    while at + 8 <= len(data):
        length = _whole(data, at, 4)
        yield data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        at += 12 + length


class _Inked(NamedTuple):
    transparent: bool | None
    ink: str | None


def _inked(header: _Header, chunks: dict[bytes, bytes], packed: bytes) -> _Inked | None:
    """The mean colour weighted by opacity, and whether anything is not opaque. None for kinds that are not decoded."""
    samples = _SAMPLES.get(header.type, 0)
    planes = _planes(header.type, chunks)
    if header.depth != 8 or header.interlaced or planes is None or not header.width:
        return None
    total, opaque, seen, rows = [0, 0, 0], 0, 0, 0
    for row in _rows(packed, header.width * samples, samples):
        *colour, alpha = planes(row)
        opaque += sum(alpha)
        total = [so_far + sum(map(mul, plane, alpha)) for so_far, plane in zip(total, colour, strict=True)]
        seen += len(alpha)
        rows += 1
    clear = opaque < 255 * seen or (False if rows == header.height else None)
    ink = "".join(f"{value // opaque:02X}" for value in total) if opaque >= 255 else None
    return _Inked(clear, ink)


def _planes(kind: int, chunks: dict[bytes, bytes]) -> Callable[[bytes], tuple[bytes, bytes, bytes, bytes]] | None:
    """From the samples of a row to its red, green, blue and opacity."""
    if kind == _COLOUR_ALPHA:
        return lambda row: (row[0::4], row[1::4], row[2::4], row[3::4])
    if kind == _GREY_ALPHA:
        return lambda row: (row[0::2], row[0::2], row[0::2], row[1::2])
    if kind == _PALETTE and b"tRNS" in chunks:
        palette, opacity = chunks.get(b"PLTE", b""), chunks[b"tRNS"]
        red, green, blue = (palette[i::3].ljust(256, b"\0") for i in range(3))
        alpha = opacity.ljust(256, b"\xff")
        return lambda row: (row.translate(red), row.translate(green), row.translate(blue), row.translate(alpha))
    return None


def _rows(packed: bytes, width: int, step: int) -> Iterator[bytes]:
    """The rows of a PNG without their filters, as far as the limit and the data go. `step`: samples of a pixel."""
    try:
        data = zlib.decompressobj().decompress(packed, _DECODED)
    except zlib.error:
        return
    above = bytes(width)
    for at in range(0, len(data) - width, width + 1):
        unfilter = _FILTERS.get(data[at])
        if unfilter is None:
            return
        above = unfilter(data[at + 1 : at + 1 + width], above, step)
        yield above


def _plain(row: bytes, above: bytes, step: int) -> bytes:
    return row


def _sub(row: bytes, above: bytes, step: int) -> bytes:
    out = bytearray(len(row))
    for channel in range(step):
        out[channel::step] = bytes(value & 255 for value in accumulate(row[channel::step]))
    return bytes(out)


def _up(row: bytes, above: bytes, step: int) -> bytes:
    return bytes((value + up) & 255 for value, up in zip(row, above, strict=True))


def _average(row: bytes, above: bytes, step: int) -> bytes:
    out = bytearray(step)  # the pixel left of the first
    for at, (value, up) in enumerate(zip(row, above, strict=True)):
        out.append((value + (out[at] + up) // 2) & 255)
    return bytes(out[step:])


def _paeth(row: bytes, above: bytes, step: int) -> bytes:
    out = bytearray(step)
    corner = bytes(step) + above
    for at, (value, up) in enumerate(zip(row, above, strict=True)):
        left, diagonal = out[at], corner[at]
        guess = left + up - diagonal
        near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - diagonal), 2, diagonal))
        out.append((value + near[2]) & 255)
    return bytes(out[step:])


_FILTERS: dict[int, Callable[[bytes, bytes, int], bytes]] = {0: _plain, 1: _sub, 2: _up, 3: _average, 4: _paeth}
