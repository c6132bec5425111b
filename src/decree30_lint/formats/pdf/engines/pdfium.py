"""pdfium as an engine: quick, but it can hang on a malicious file; see `choose`."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import byref, c_int, create_string_buffer
from functools import cached_property

import pypdfium2.raw as pdfium

from decree30_lint.formats.pdf.content import FileFacts, PageContent, Source
from decree30_lint.formats.pdf.engines.frame import Frame, frame
from decree30_lint.formats.pdf.engines.pdfium_drawn import Drawn, drawn
from decree30_lint.formats.pdf.engines.pdfium_fields import Form, shown_annotations
from decree30_lint.formats.pdf.engines.pdfium_text import glyphs
from decree30_lint.formats.pdf.engines.refusals import broken, encrypted


class PdfiumEngine:
    name = "pdfium"

    def open(self, data: bytes) -> Source:
        pdfium.FPDF_InitLibrary()
        document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not document:
            wants_password = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
            raise encrypted() if wants_password else broken()
        return PdfiumSource(data, document)


PDFIUM = PdfiumEngine()


class PdfiumSource:
    """An open file; pdfium reads from `data` as long as it is open."""

    def __init__(self, data: bytes, document: pdfium.FPDF_DOCUMENT) -> None:
        self._data = data
        self._document = document

    @cached_property
    def facts(self) -> FileFacts:
        version = c_int()
        known = pdfium.FPDF_GetFileVersion(self._document, byref(version))
        return FileFacts(
            page_count=pdfium.FPDF_GetPageCount(self._document),
            version=f"{version.value // 10}.{version.value % 10}" if known else None,
            producer=self._meta(b"Producer"),
            encrypted=pdfium.FPDF_GetSecurityHandlerRevision(self._document) >= 0,
            tagged=bool(pdfium.FPDFCatalog_IsTagged(self._document)),
        )

    def _meta(self, key: bytes) -> str | None:
        length = pdfium.FPDF_GetMetaText(self._document, key, None, 0)
        buffer = create_string_buffer(length)
        pdfium.FPDF_GetMetaText(self._document, key, buffer, length)
        return buffer.raw[: length - 2].decode("utf-16-le", "replace") or None

    def pages(self) -> Iterator[PageContent]:
        for index in range(self.facts.page_count):
            page = pdfium.FPDF_LoadPage(self._document, index)
            if not page:
                raise broken()
            try:
                content = self._content(page, index + 1)
            finally:
                pdfium.FPDF_ClosePage(page)
            yield content

    def _content(self, page: pdfium.FPDF_PAGE, number: int) -> PageContent:
        shown = _frame(page)
        things: Drawn = drawn(page, shown)
        fields = [self._form.field(annotation, shown) for annotation in shown_annotations(page)]
        letters = glyphs(page, shown, things)
        return PageContent(number, shown.width, shown.height, letters, things.rules, things.images, fields)

    @cached_property
    def _form(self) -> Form:
        return Form(self._document)

    def close(self) -> None:
        if "_form" in self.__dict__:
            self._form.close()
        pdfium.FPDF_CloseDocument(self._document)


def _frame(page: pdfium.FPDF_PAGE) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, byref(box))
    return frame((box.left, box.bottom, box.right, box.top), 90 * pdfium.FPDFPage_GetRotation(page))
