"""Opens a PDF to write notes behind what it holds: the bytes of the original stay the beginning of the copy.

Of a signed file, what was signed so stays as it was signed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from decree30_lint.errors import LintError, RefusedFileError
from decree30_lint.formats import limits
from decree30_lint.formats.pdf.engines.page_frame import PageFrame, plumber_frame
from decree30_lint.formats.pdf.engines.refusals import broken
from decree30_lint.formats.pdf.signature_fields import open_file, resolved
from decree30_lint.model.words import Words

_ORIGINAL = "/Decree30LintOriginal"  # entry of the trailer: how long the original is, and its SHA-256
_END = b"%%EOF"
_DEEP = 50  # nodes above a page
_LETTER = (0.0, 0.0, 612.0, 792.0)  # the page of a file that tells no size
_ID = 16  # bytes


@contextmanager
def naming_damage() -> Iterator[None]:
    """Raises UnreadableFileError for any of the many errors of the library, which reads an object when it is asked for."""
    try:
        yield
    except (LintError, MemoryError):
        raise
    except Exception as error:
        raise broken() from error


class _Revision(IncrementalPdfFileWriter):
    """Writes only what was changed: no clock and no chance, so that the same copy has the same bytes."""

    def _update_meta(self) -> None:
        """Leaves the dates of the document as they are."""

    def ensure_output_version(self, version: tuple[int, int]) -> None:
        """Leaves the version of the file as it is: nothing newer than PDF 1.4 is written."""


class PdfCopy:
    """Holds an open PDF and what is changed in it; its pages count from 0. Errors: see `naming_damage`."""

    def __init__(self, data: bytes) -> None:
        reader = open_file(data)
        if reader.encrypted:
            raise locked()
        self._data = data
        self._writer = _Revision.from_reader(reader)
        self._pages = list(_pages(reader))
        if not self._pages:
            raise broken()
        limits.PAGES.hold(self.page_count)

    @property
    def page_count(self) -> int:
        return len(self._pages)

    def annotations(self, page: int) -> list[PdfObject]:
        """Returns the annotations of the page as they stand in the file, mostly references."""
        listed = resolved(self._pages[page].get_object(), "/Annots")
        return [listed.raw_get(at) for at in range(len(listed))] if isinstance(listed, ArrayObject) else []

    def set_annotations(self, page: int, listed: list[PdfObject]) -> None:
        """Gives the page these annotations instead of its own."""
        self._pages[page].get_object()[NameObject("/Annots")] = ArrayObject(listed)
        self._writer.mark_update(self._pages[page])

    def added(self, thing: PdfObject) -> IndirectObject:
        """Adds an object and returns the reference to it."""
        return self._writer.add_object(thing)

    def reference(self, page: int) -> IndirectObject:
        """Returns the reference to the page."""
        return self._pages[page]

    def frame(self, page: int) -> PageFrame:
        """Returns the size of the page as shown, and the map to it from the coordinates of the file."""
        sheet = self._pages[page].get_object()
        media = _box(_inherited(sheet, "/MediaBox")) or _LETTER
        crop = _box(_inherited(sheet, "/CropBox")) or media
        turned, unit = _number(_inherited(sheet, "/Rotate")), _number(resolved(sheet, "/UserUnit"))
        return plumber_frame(media, crop, round(turned / 90) * 90, unit if unit > 0 else 1.0)

    @property
    def subject(self) -> str:
        """Returns what the file says it is about, "" where it says nothing."""
        return str(resolved(self._info(), "/Subject", ""))

    @subject.setter
    def subject(self, text: str) -> None:
        info = self._info()
        info[NameObject("/Subject")] = TextStringObject(text)
        if info.container_ref is None:
            self._writer.set_info(info)
        self._writer.update_container(info)

    def _info(self) -> DictionaryObject:
        found = resolved(self._writer.trailer.flatten(), "/Info")
        return found if isinstance(found, DictionaryObject) else DictionaryObject()

    def written(self, *, returns: bool = True) -> bytes:
        """Returns the copy; with `returns` it tells where the original ends, so that `original` finds it."""
        digest = sha256(self._data).digest()
        if returns:
            entry = ArrayObject([NumberObject(len(self._data)), ByteStringObject(digest)])
            self._writer.set_custom_trailer_entry(NameObject(_ORIGINAL), entry)
        self._writer._document_id = ArrayObject([self._first_id(digest), ByteStringObject(digest[-_ID:])])
        out = BytesIO()
        self._writer.write(out)
        return out.getvalue()

    def _first_id(self, digest: bytes) -> ByteStringObject:
        """Returns the name of the document that all its versions share."""
        ids = resolved(self._writer.trailer.flatten(), "/ID")
        first = ids[0] if isinstance(ids, ArrayObject) and ids else None
        return ByteStringObject(getattr(first, "original_bytes", digest[:_ID]))


def original(data: bytes) -> bytes | None:
    """Returns the file that a copy was made of; None for other files, and where something was written behind the copy."""
    with suppress(Exception):  # any of the many errors of the library
        length, digest = resolved(open_file(data).trailer.flatten(), _ORIGINAL)
        before = data[: int(length)]
        if sha256(before).digest() == digest.original_bytes and data.count(_END, len(before)) == 1:
            return before
    return None


def locked() -> LintError:
    """Returns the error for a file that is encrypted, with a password for reading it or for changing it."""
    return RefusedFileError(
        "locked-pdf",
        Words(
            vi="Tệp PDF được mã hóa hoặc khóa quyền sửa nên không ghi chú vào được. Hãy lưu lại một bản không khóa, không "
            "đặt mật khẩu rồi thử lại.",
            en="The PDF is encrypted or locked against changes, so no notes can be written into it. Save a copy without a "
            "lock and a password and try again.",
        ),
    )


def _pages(reader: PdfFileReader) -> Iterator[IndirectObject]:
    """Yields the references to the pages in their order; a tree of pages that leads around in circles is followed once."""
    seen: set[Any] = set()
    open_nodes = [reader.root.raw_get("/Pages")]
    while open_nodes:
        given = open_nodes.pop()
        node = given.get_object()
        place = given.reference if isinstance(given, IndirectObject) else id(node)
        if place in seen or not isinstance(node, DictionaryObject):
            continue
        seen.add(place)
        kids = resolved(node, "/Kids")
        if isinstance(kids, ArrayObject):
            open_nodes += [kids.raw_get(at) for at in reversed(range(len(kids)))]
        elif isinstance(given, IndirectObject):
            yield given


def _inherited(page: Mapping[str, Any], key: str) -> Any:
    """Returns the value of the page or of the nearest node above it that has one, None if none has."""
    node: Any = page
    for _ in range(_DEEP):
        if not isinstance(node, DictionaryObject) or key in node:
            break
        node = resolved(node, "/Parent")
    return resolved(node, key) if isinstance(node, DictionaryObject) else None


def _box(value: Any) -> tuple[float, float, float, float] | None:
    if not isinstance(value, ArrayObject) or len(value) != 4:
        return None
    left, bottom, right, top = (_number(value[at]) for at in range(4))
    return (left, bottom, right, top) if left != right and bottom != top else None


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        return 0.0
