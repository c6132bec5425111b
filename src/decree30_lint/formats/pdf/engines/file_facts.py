"""Answers what a PDF says of itself (`FileFacts`): by what each library tells, and by its bytes where none does."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from ctypes import create_string_buffer
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2_raw as pdfium

from decree30_lint.formats.limits import LOOKED_INTO, STREAM_BYTES, STREAMS_LOOKED_INTO
from decree30_lint.formats.pdf.content import FileFacts

if TYPE_CHECKING:
    from decree30_lint.formats.pdf.engines.plumber_file import PlumberFile
    from decree30_lint.formats.pdf.engines.plumber_objects import PdfDict

_HEADER = re.compile(rb"%PDF-(\d\.\d)")
_CATALOG_VERSION = re.compile(rb"/Version\s*/(\d\.\d)")
_PACKED = (b"/ObjStm", b"/Metadata")  # types of streams that hold objects, or what the file says of itself
_PART = re.compile(rb"pdfaid:part(?:\s*=\s*[\"']|\s*>)\s*(\d)")
_LEVEL = re.compile(rb"pdfaid:conformance(?:\s*=\s*[\"']|\s*>)\s*([A-Za-z])")
_REACH = 1 << 10  # bytes between the type of a stream and its beginning


class Raw(NamedTuple):
    """Holds what the bytes say.

    `version` is the later of header and catalog; `archival` is "2b" for PDF/A-2b. `scaled` and `layered` tell whether user
    units and layers occur at all.
    """

    version: str | None
    archival: str | None
    scaled: bool
    layered: bool


def look_at(data: bytes) -> Raw:
    """Returns what the bytes say. Objects and metadata may be packed; encrypted ones stay unknown."""
    header = _HEADER.search(data[:1024])
    versions = [header[1]] if header else []
    archival, scaled, layered = None, False, False
    for text in _texts(data):
        versions += _CATALOG_VERSION.findall(text) if b"/Version" in text else []
        archival = _archival(text) or archival
        scaled |= b"/UserUnit" in text
        layered |= b"/OCProperties" in text
    return Raw(max(versions).decode() if versions else None, archival, scaled, layered)


def _texts(data: bytes) -> Iterator[bytes]:
    yield data
    left = LOOKED_INTO
    for place in _streams(data):
        text = _unpacked(data, place, min(left, STREAM_BYTES))
        yield text
        left -= len(text)
        if not left:
            return


def _streams(data: bytes) -> Iterator[int]:
    """Yields where the packed streams begin that may tell something."""
    for kind in _PACKED:
        for place in islice(_places(data, kind), STREAMS_LOOKED_INTO):
            start = data.find(b"stream", place, place + _REACH)
            if start >= 0:
                yield start + len(b"stream")


def _places(data: bytes, word: bytes) -> Iterator[int]:
    """Yields the ends of all occurrences. Scans have many bytes, and a pattern would take long over them."""
    at = data.find(word)
    while at >= 0:
        yield at + len(word)
        at = data.find(word, at + len(word))


def _unpacked(data: bytes, start: int, length: int) -> bytes:
    """Returns at most `length` bytes; zlib gets the stream alone, for it copies what it leaves."""
    start += 2 if data.startswith(b"\r\n", start) else 1
    end = data.find(b"endstream", start, start + length)
    try:
        return zlib.decompressobj().decompress(data[start : end if end >= 0 else start + length], length)
    except zlib.error:
        return b""


def _archival(text: bytes) -> str | None:
    parts = _PART.findall(text) if b"pdfaid:part" in text else []
    if not parts:
        return None
    levels = _LEVEL.findall(text)
    part, level = bytes(parts[-1]), bytes(levels[-1]) if levels else b""
    return (part + level.lower()).decode()


def pdfium_facts(document: pdfium.FPDF_DOCUMENT, raw: Raw, embedded: bool | None) -> FileFacts:
    """Returns what pdfium and the bytes tell; `embedded` is what is known of the fonts by now."""
    return FileFacts(
        page_count=pdfium.FPDF_GetPageCount(document),
        version=raw.version,
        producer=_pdfium_meta(document, b"Producer"),
        encrypted=pdfium.FPDF_GetSecurityHandlerRevision(document) >= 0,
        archival=raw.archival,
        tagged=bool(pdfium.FPDFCatalog_IsTagged(document)),
        embedded=embedded,
    )


def _pdfium_meta(document: pdfium.FPDF_DOCUMENT, key: bytes) -> str | None:
    length = pdfium.FPDF_GetMetaText(document, key, None, 0)
    buffer = create_string_buffer(length)
    pdfium.FPDF_GetMetaText(document, key, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace") or None


def plumber_facts(pdf: PlumberFile, catalog: PdfDict, pages: int, raw: Raw, embedded: bool | None) -> FileFacts:
    """Returns what pdfplumber and the bytes tell; `embedded` is what is known of the fonts by now."""
    marks = catalog.inner("MarkInfo")
    return FileFacts(
        page_count=pages,
        version=raw.version,
        producer=pdf.producer,
        encrypted=pdf.doc.encryption is not None,
        archival=raw.archival,
        tagged=marks is not None and marks.get("Marked") is True,
        embedded=embedded,
    )
