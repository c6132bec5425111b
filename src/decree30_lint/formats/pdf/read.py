"""PDF → Document."""

from __future__ import annotations

from decree30_lint.formats.pdf.engines.pdfium import PDFIUM
from decree30_lint.formats.pdf.layout.build import build
from decree30_lint.formats.pdf.layout.page import lay_out
from decree30_lint.model.document import Document, Page, Precision
from decree30_lint.model.units import Pt

PRECISION = Precision(length=Pt(1.0), size=Pt(0.3))
"""How far lengths and sizes of a PDF may be off: programs that print round and scale."""


def read_pdf(data: bytes, name: str, engine: str | None = None, deadline: float = 30.0) -> Document:
    """Raises UnreadableFileError, RefusedFileError or DeadlinePassedError with cause and remedy."""
    source = PDFIUM.open(data)
    facts, pages = source.facts, [lay_out(page) for page in source.pages()]
    laid = build(pages)
    return Document(
        name=name,
        format="pdf",
        sections=laid.sections,
        strokes=laid.strokes,
        precision=PRECISION,
        pages=tuple(Page(p.number, Pt(p.width), Pt(p.height)) for p in pages),
        page_count=facts.page_count,
        footnotes=laid.footnotes,
        pictures=laid.pictures,
        facts={},
    )
