"""Opens a file with pdfplumber upon a document of pdfminer that comes to an end."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import islice

from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfplumber.pdf import PDF
from pdfplumber.utils.pdfinternals import resolve_and_decode

from decree30_lint.formats import limits
from decree30_lint.formats.pdf.engines.bounded_document import BoundedDocument


class PlumberFile(PDF):
    """Holds an open file; of `pages`, numbers from 1, or of all."""

    def __init__(self, data: bytes, pages: Sequence[int] | None = None) -> None:
        self.stream = io.BytesIO(data)
        self.stream_is_external = False
        self.path = self.laparams = self.password = self.unicode_norm = None
        self.raise_unicode_errors = True
        self.pages_to_parse = pages  # type: ignore[assignment]  # each page is sought in them: a range is quick
        self.doc = BoundedDocument(data)
        self.rsrcmgr = PDFResourceManager()
        self.metadata: dict[str, object] = {}
        if pages is None:
            limits.PAGES.hold(sum(1 for _ in islice(PDFPage.create_pages(self.doc), limits.PAGES.most + 1)))

    @property
    def producer(self) -> str | None:
        """Returns the name of the program that made the file; None where the file does not say."""
        told = next((info["Producer"] for info in reversed(self.doc.info) if "Producer" in info), None)
        return str(resolve_and_decode(told)) if told else None
