"""Reads PDF with pdfium, which is quick but can hang on a malicious file; see `choose`."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, create_string_buffer
from functools import cached_property

import pypdfium2_raw as pdfium

from decree30_lint.formats.pdf.content import FileFacts, PageContent, PageSource
from decree30_lint.formats.pdf.engines.page_frame import PageFrame, frame
from decree30_lint.formats.pdf.engines.pdfium_drawn import drawn, page_objects
from decree30_lint.formats.pdf.engines.pdfium_fields import Form, appearances
from decree30_lint.formats.pdf.engines.pdfium_images import page_context
from decree30_lint.formats.pdf.engines.pdfium_text import PageLetters, read_letters
from decree30_lint.formats.pdf.engines.raw import Raw, look_at
from decree30_lint.formats.pdf.engines.refusals import broken, encrypted


class PdfiumEngine:
    """Opens files with pdfium; `open` raises UnreadableFileError or RefusedFileError."""

    name = "pdfium"

    def open(self, data: bytes) -> PageSource:
        pdfium.FPDF_InitLibrary()
        return PdfiumSource(data)


PDFIUM = PdfiumEngine()

_PAGES_KEPT = 100


def _document(data: bytes) -> pdfium.FPDF_DOCUMENT:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        wants_password = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        raise encrypted() if wants_password else broken()
    return document


class PdfiumSource:
    """Reads an open file; pdfium reads from `data` as long as it is open."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._document = _document(data)
        self._embedded: bool | None = None

    @property
    def facts(self) -> FileFacts:
        """Returns what the file says of itself; whether all fonts are embedded is known of the pages read so far."""
        return FileFacts(
            page_count=pdfium.FPDF_GetPageCount(self._document),
            version=self._raw.version,
            producer=self._meta(b"Producer"),
            encrypted=pdfium.FPDF_GetSecurityHandlerRevision(self._document) >= 0,
            archival=self._raw.archival,
            tagged=bool(pdfium.FPDFCatalog_IsTagged(self._document)),
            embedded=self._embedded,
        )

    def _meta(self, key: bytes) -> str | None:
        length = pdfium.FPDF_GetMetaText(self._document, key, None, 0)
        buffer = create_string_buffer(length)
        pdfium.FPDF_GetMetaText(self._document, key, buffer, length)
        return buffer.raw[: length - 2].decode("utf-16-le", "replace") or None

    def pages(self) -> Iterator[PageContent]:
        for index in range(pdfium.FPDF_GetPageCount(self._document)):
            if index % _PAGES_KEPT == 0 < index:
                self._open_anew()
            page = pdfium.FPDF_LoadPage(self._document, index)
            if not page:
                raise broken()
            try:
                content = self._content(page, index)
            finally:
                pdfium.FPDF_ClosePage(page)
            yield content

    def _content(self, page: pdfium.FPDF_PAGE, index: int) -> PageContent:
        shown = _frame(page, self._units[index] if index < len(self._units) else 1.0)
        sheet = page_context(self._document, page, shown, self._hidden)
        things = drawn(sheet, page_objects(sheet.page), shown.matrix)
        letters = read_letters(page, shown.matrix, things.texts)
        self._note_fonts(letters)
        notes = self._form.notes(page, shown) if pdfium.FPDFPage_GetAnnotCount(page) else []
        content = PageContent(
            number=index + 1,
            width=shown.width,
            height=shown.height,
            glyphs=letters.glyphs,
            rules=things.rules,
            images=things.images,
            fields=[note.field for note in notes if note.seen],
        )
        if any(note.drawn and note.seen for note in notes):
            added = appearances(self._flattened, index, notes, shown)
            self._note_fonts(added.letters)
            content.glyphs.extend(added.letters.glyphs)
            content.rules.extend(added.rules)
            content.images.extend(added.images)
        return content

    def _note_fonts(self, letters: PageLetters) -> None:
        if letters.embedded is not None:
            self._embedded = letters.embedded and self._embedded is not False

    @cached_property
    def _raw(self) -> Raw:
        return look_at(self._data)

    @cached_property
    def _units(self) -> list[float]:
        """Returns the points of a user unit by page; none where no page has a user unit."""
        if not self._raw.scaled:
            return []
        from decree30_lint.formats.pdf.engines.user_unit import user_units

        return user_units(self._data)

    @cached_property
    def _hidden(self) -> frozenset[str]:
        """Returns the names of the layers that are switched off."""
        if not self._raw.layered:
            return frozenset()
        from decree30_lint.formats.pdf.engines.user_unit import hidden_layers

        return hidden_layers(self._data)

    @cached_property
    def _form(self) -> Form:
        return Form(self._document)

    @cached_property
    def _flattened(self) -> pdfium.FPDF_DOCUMENT:
        return _document(self._data)

    def _open_anew(self) -> None:
        """Opens the file again: pdfium keeps what it has unpacked for any page until a document is closed."""
        self.close()
        self._document = _document(self._data)

    def close(self) -> None:
        opened = vars(self)
        if "_form" in opened:
            opened.pop("_form").close()
        if "_flattened" in opened:
            pdfium.FPDF_CloseDocument(opened.pop("_flattened"))
        pdfium.FPDF_CloseDocument(self._document)


def _frame(page: pdfium.FPDF_PAGE, unit: float) -> PageFrame:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, byref(box))
    return frame((box.left, box.bottom, box.right, box.top), 90 * pdfium.FPDFPage_GetRotation(page), unit)
