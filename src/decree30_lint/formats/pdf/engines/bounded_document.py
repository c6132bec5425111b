"""Opens a PDF with pdfminer so that it comes to an end: references that lead to each other, tables that name each other,
streams that unpack to far too much are followed only so far.
"""

from __future__ import annotations

import io
import zlib

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdfdocument import PDFBaseXRef, PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    PDFObjRef,
    PDFStream,
)

from decree30_lint.formats.limits import PICTURE_BYTES, SLOW_BYTES

_PACKING = ("Filter", "F", "DecodeParms", "DP", "FDecodeParms")
_HOPS = 10  # from reference to reference: a file needs one
_TABLES = 1_000  # of objects: each time that a program saves its changes adds one
_FILTERS = 8  # of one stream: a file needs two
_COLUMNS = 1_000_000  # numbers in a row of a stream that is packed row by row
_DEFLATED = 1032  # bytes that one byte becomes at most


class BoundedDocument(PDFDocument):
    """Follows references and tables of objects only so far; a stream that would unpack to far too much is empty."""

    def __init__(self, data: bytes) -> None:
        self._tables: set[int] = set()
        self._looked_at: set[int] = set()
        # A damaged file that is very large is not mended, which would take minutes.
        super().__init__(PDFParser(io.BytesIO(data)), fallback=len(data) <= SLOW_BYTES)

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[PDFBaseXRef]) -> None:
        """Reads the table of objects at `start` and those that it names, each once."""
        if start not in self._tables and len(self._tables) < _TABLES:
            self._tables.add(start)
            super().read_xref_from(parser, start, xrefs)

    def getobj(self, objid: int) -> object:
        """Returns an object by its number; None for references that lead to each other."""
        found = super().getobj(objid)
        for _ in range(_HOPS):
            if not isinstance(found, PDFObjRef):
                break
            found = super().getobj(found.objid)
        if isinstance(found, PDFObjRef):
            return None
        if isinstance(found, PDFStream) and objid not in self._looked_at:
            self._looked_at.add(objid)
            if _is_bomb(found):
                found.attrs = {key: value for key, value in found.attrs.items() if key not in _PACKING}
                found.rawdata = b""
        return found


def _is_bomb(stream: PDFStream) -> bool:
    """Tells whether pdfminer would take far too long, or far too much memory, to unpack a stream."""
    filters = stream.get_filters()
    sizes = [params.get(key, 1) for _, params in filters if params for key in ("Columns", "Colors", "BitsPerComponent")]
    if len(filters) > _FILTERS or any(isinstance(size, int) and size > _COLUMNS for size in sizes):
        return True
    deflated = sum(name in LITERALS_FLATE_DECODE for name, _ in filters)
    packed = stream.rawdata or b""
    return len(packed) * _DEFLATED**deflated > PICTURE_BYTES and _unpacks_to_more(packed, [name for name, _ in filters])


def _unpacks_to_more(packed: bytes, filters: list[object]) -> bool:
    for name in filters:
        if name in LITERALS_ASCII85_DECODE:
            packed = ascii85decode(packed)
        elif name in LITERALS_ASCIIHEX_DECODE:
            packed = asciihexdecode(packed)
        elif name in LITERALS_FLATE_DECODE:
            try:
                packed = zlib.decompressobj().decompress(packed, PICTURE_BYTES + 1)
            except zlib.error:  # encrypted or damaged: nothing that unpacks
                return False
            if len(packed) > PICTURE_BYTES:
                return True
        else:
            return False
    return False
