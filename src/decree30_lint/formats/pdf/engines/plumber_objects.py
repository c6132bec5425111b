"""Gives access to the dictionaries and streams of a PDF as pdfminer has them.

The questions that both engines answer are asked of `PdfDict`, so that only the modules of this engine load pdfminer.
"""

from __future__ import annotations

from collections.abc import Mapping

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from decree30_lint.formats.pdf.engines.bounded_document import BoundedDocument


class PdfDict:
    """Holds a dictionary, or a stream with its dictionary; an entry may go by several keys, of which the first one counts.

    `entries` and `stream` are pdfminer's own objects.
    """

    def __init__(self, entries: Mapping[str, object], stream: PDFStream | None = None) -> None:
        self.entries = entries
        self.stream = stream

    @property
    def is_stream(self) -> bool:
        """Tells whether it belongs to a stream."""
        return self.stream is not None

    def data(self) -> bytes:
        """Returns the bytes of the stream, unpacked; none where there is no stream."""
        return b"" if self.stream is None else self.stream.get_data()

    def has(self, key: str) -> bool:
        """Tells whether there is such an entry, whatever its value."""
        return key in self.entries

    def get(self, *keys: str) -> object:
        """Returns the value of an entry as `plain` does, None if there is none."""
        return next((plain(self.entries[key]) for key in keys if key in self.entries), None)

    def inner(self, *keys: str) -> PdfDict | None:
        """Returns the dictionary or the stream of an entry, None for other values."""
        value = self.get(*keys)
        return value if isinstance(value, PdfDict) else None

    def element(self, at: int, *keys: str) -> PdfDict | None:
        """Returns the dictionary or the stream that stands at `at` in the list of an entry, None if there is none."""
        value = self.get(*keys)
        found = value[at] if isinstance(value, list) and at < len(value) else None
        return found if isinstance(found, PdfDict) else None

    def name(self, *keys: str) -> str:
        """Returns the name of an entry without its slash, "" for other values."""
        value = self.get(*keys)
        return value if isinstance(value, str) else ""

    def names(self, *keys: str) -> list[str]:
        """Returns the names of an entry, which may be one or several; what is no name is left out."""
        value = self.get(*keys)
        return [name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)]

    def text(self, key: str) -> str | None:
        """Returns the text of an entry, None for other values."""
        value = self.get(key)
        return decode_text(value) if isinstance(value, bytes) else None

    def numbers(self, key: str, count: int) -> tuple[float, ...] | None:
        """Returns the numbers of an entry, None unless there are so many."""
        value = self.get(key)
        if not isinstance(value, list) or len(value) != count or not all(isinstance(n, int | float) for n in value):
            return None
        return tuple(map(float, value))

    def references(self, key: str) -> list[object]:
        """Returns the elements of an entry as they stand in the file: references are not resolved."""
        value = resolve1(self.entries.get(key))
        return value if isinstance(value, list) else []


def plain(given: object) -> object:
    """Returns what an object or a reference stands for.

    A name becomes str, a dictionary or a stream `PdfDict`; so do those in a list. A text stays bytes, other values what they
    are.
    """
    found = _plain(resolve1(given))
    return [_plain(resolve1(each)) for each in found] if isinstance(found, list) else found


def _plain(found: object) -> object:
    match found:
        case PSLiteral():
            return found.name if isinstance(found.name, str) else None
        case PDFStream():
            return PdfDict(found.attrs, found)
        case dict():
            return PdfDict(found)
    return found


def name_of(given: object) -> object:
    """Returns the name that an operand is, None for other operands."""
    return given.name if isinstance(given, PSLiteral) else None


def number_or(given: object, otherwise: float) -> float:
    """Returns the number that an operand is, `otherwise` for other operands."""
    return float(given) if isinstance(given, int | float) else otherwise


def page_entries(data: bytes) -> list[PdfDict]:
    """Returns the dictionary of each page; none where the file is damaged."""
    try:
        return [PdfDict(page.attrs) for page in PDFPage.create_pages(BoundedDocument(data))]
    except Exception:  # pdfminer raises errors of many kinds
        return []


def catalog_entries(data: bytes) -> PdfDict:
    """Returns the catalog of a file; pdfminer raises errors of many kinds where the file is damaged."""
    return PdfDict(BoundedDocument(data).catalog)
