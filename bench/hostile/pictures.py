"""Pictures that state one size and hold another, in Word files and in PDF."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from functools import partial

from PIL import Image

from bench.hostile.inputs import Input, quick
from bench.hostile.pdf_source import pdf, squeezed, stream
from bench.shapes.word import docx, image_relation, letter, line, paragraph

_ANCHOR = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="1800000" cy="1800000"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
    '<a:blip r:embed="p"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def _in_word(make: Callable[[], bytes]) -> bytes:
    return docx(
        letter(paragraph(_ANCHOR) * 3 + line("Nội dung")),
        relations=image_relation("p", "media/a.png"),
        files={"word/media/a.png": make()},
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))


def _png(width: int, height: int, depth: int = 8, colours: int = 2, data: bytes = b"", before: bytes = b"") -> bytes:
    head = struct.pack(">LLBBBBB", width, height, depth, colours, 0, 0, 0)
    body = _chunk(b"IHDR", head) + before + _chunk(b"IDAT", squeezed(data)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _jpeg(width: int, height: int) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (8, 8)).save(written, "JPEG")
    data = bytearray(written.getvalue())
    struct.pack_into(">HH", data, data.index(b"\xff\xc0") + 5, height, width)
    return bytes(data)


def _emf(records: int) -> bytes:
    head = struct.pack("<LL4l4l", 1, 88, 0, 0, 2**31 - 1, 2**31 - 1, 0, 0, 2**31 - 1, 2**31 - 1)
    rest = struct.pack("<4sLLLHHLLLLLLL", b" EMF", 0x10000, 2**32 - 1, records, 0xFFFF, 0, 0, 0, 0, 0, 0, 0, 0)
    return head + rest + struct.pack("<LL", 70, 0) * records


_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://127.0.0.1:9/a"/></svg>'

_FILES: Mapping[str, Callable[[], bytes]] = {
    "png-huge": partial(_png, 2**31 - 1, 2**31 - 1),
    "png-huge-palette": partial(_png, 2**31 - 1, 1, 8, 3, bytes(1_000_000)),
    "png-wide-opaque": partial(_png, 1_000_000, 100, 16, 6, bytes(8_000_001)),
    "png-rows-bomb": partial(_png, 20_000, 20_000, 8, 6, bytes(200_000_000)),
    "png-zero": partial(_png, 0, 0),
    "png-odd-depth": partial(_png, 10, 10, 77, 99),
    "png-text-bomb": partial(_png, 10, 10, 8, 6, bytes(500), _chunk(b"zTXt", b"a\0\0" + squeezed(bytes(100_000_000)))),
    "png-many-chunks": partial(_png, 10, 10, 8, 6, bytes(500), _chunk(b"tEXt", b"a\0b") * 300_000),
    "png-cut": lambda: _png(100, 100, 8, 6, bytes(50_000))[:60],
    "jpeg-huge": partial(_jpeg, 65_535, 65_535),
    "jpeg-markers": lambda: b"\xff\xd8" + b"\xff\xe0\0\2" * 1_000_000,
    "jpeg-fill": lambda: b"\xff\xd8" + b"\xff" * 5_000_000,
    "emf-huge": partial(_emf, 100_000),
    "svg-outside": lambda: _SVG,
    "picture-nul": lambda: bytes(5_000_000),
}


def _in_pdf(picture: bytes, entries: str) -> bytes:
    image = stream(picture, f"/Type /XObject /Subtype /Image {entries}")
    drawn = "q 90 0 0 90 100 300 cm /X Do Q BT /F1 12 Tf 85 700 Td (text) Tj ET"
    return pdf(drawn, {10: image}, resources="/XObject << /X 10 0 R >>")


def _flat(width: int, height: int, bits: int = 8, space: str = "/DeviceRGB", more: str = "") -> str:
    return f"/Width {width} /Height {height} /BitsPerComponent {bits} /ColorSpace {space} {more}"


_FLATE = "/Filter /FlateDecode"
_PDF: Mapping[str, Callable[[], bytes]] = {
    "pdf-picture-huge": lambda: _in_pdf(b"", _flat(2_000_000_000, 2_000_000_000)),
    "pdf-picture-negative": lambda: _in_pdf(b"", _flat(-5, 0)),
    "pdf-picture-1gb": lambda: _in_pdf(squeezed(bytes(1_000_000_000)), _flat(20_000, 16_666, more=_FLATE)),
    "pdf-picture-600mb": lambda: _in_pdf(squeezed(bytes(600_000_000)), _flat(20_000, 10_000, more=_FLATE)),
    "pdf-picture-twice-packed": lambda: _in_pdf(
        squeezed(squeezed(bytes(1_000_000_000))), _flat(20_000, 16_666, more="/Filter [/FlateDecode /FlateDecode]")
    ),
    "pdf-picture-jpeg-huge": lambda: _in_pdf(_jpeg(65_000, 65_000), _flat(65_000, 65_000, more="/Filter /DCTDecode")),
    "pdf-picture-jpx": lambda: _in_pdf(
        b"\xff\x4f\xff\x51\0\x29\0\0" + struct.pack(">8L", *[2**30, 2**30, 0, 0] * 2) + b"\0\1\7\1\1",
        _flat(2**30, 2**30, more="/Filter /JPXDecode"),
    ),
    "pdf-picture-jbig2": lambda: _in_pdf(
        b"\0\0\0\0\x30\0\1\0\0\0\x13" + struct.pack(">4LBH", 2**31 - 1, 2**31 - 1, 0, 0, 0, 0),
        _flat(2**30, 2**30, 1, "/DeviceGray", "/Filter /JBIG2Decode"),
    ),
    "pdf-picture-fax": lambda: _in_pdf(
        b"\0" * 100,
        _flat(60_000, 60_000, 1, "/DeviceGray", "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 >>"),
    ),
    "pdf-picture-runs": lambda: _in_pdf(b"\x81\0" * 2_000_000, _flat(16_000, 16_000, more="/Filter /RunLengthDecode")),
    "pdf-picture-mask-of-itself": lambda: _in_pdf(
        squeezed(bytes(3_000)), _flat(10, 100, more=f"{_FLATE} /SMask 10 0 R /Mask 10 0 R")
    ),
    "pdf-picture-palette": lambda: _in_pdf(b"a" * 100, _flat(10, 10, 8, f"[/Indexed /DeviceRGB 255 <{'00' * 3_000_000}>]")),
    "pdf-picture-spaces": lambda: _in_pdf(
        b"a" * 100, _flat(10, 10, 8, "[/Indexed " * 200 + "/DeviceRGB" + " 1 <00>]" * 200)
    ),
}

INPUTS: Mapping[str, Input] = quick(".docx", {name: partial(_in_word, make) for name, make in _FILES.items()}) | quick(
    ".pdf", _PDF
)
