"""Tells what a PDF says of itself, for those who keep it, and what a scanner made of its pages."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.document import Legibility
from decree30_lint.model.picture import Scan
from decree30_lint.model.report_notes import PdfNote
from decree30_lint.model.words import Words
from decree30_lint.report.text_style import TextStyle

_VERSION = Words("Tệp PDF {}", "PDF {}")
_UNKNOWN_VERSION = Words("Tệp PDF", "PDF")
_ARCHIVAL = Words("PDF/A-{}", "PDF/A-{}")
_NOT_ARCHIVAL = Words("không phải PDF/A", "no PDF/A")
_ENCRYPTED = Words("có mã hóa", "encrypted")
_EMBEDDED = {
    True: Words("phông chữ nhúng đủ", "all fonts embedded"),
    False: Words("có phông chữ chưa nhúng", "some fonts not embedded"),
}
_TAGGED = Words("có thẻ cấu trúc", "tagged")
_SCANNED = Words("bản quét", "a scan")
_DOTS = Words("{} dpi", "{} dpi")
_COLOUR = {True: Words("ảnh màu", "in colour"), False: Words("ảnh xám hoặc đen trắng", "in grey or black and white")}
_PICTURES = Words(
    "Có trang chỉ là ảnh, không đọc được chữ (trang {}): phần nào có thể nằm ở đó thì chưa kết luận là thiếu.",
    "Some pages are only pictures whose text cannot be read (page {}): what may stand there is not called missing.",
)
_A4 = {True: Words("khổ A4", "A4"), False: Words("không phải khổ A4", "not A4")}


def pdf_words(pdf: PdfNote, scan: Scan | None, style: TextStyle) -> str:
    """ "Tệp PDF 1.4; không phải PDF/A; bản quét 200 dpi, ảnh màu, khổ A4": what is not known is left out."""
    return "; ".join(_facts(pdf, scan, style)) + "."


def unread_words(pdf: PdfNote, legibility: Legibility, style: TextStyle) -> str:
    """Tells which pages nobody read, of a file whose other pages have text; "" where there are none."""
    if not pdf.picture_pages or legibility is not Legibility.FULL:
        return ""
    return style.render(_PICTURES, style.listed(list(map(str, pdf.picture_pages))))


def _facts(pdf: PdfNote, scan: Scan | None, style: TextStyle) -> Iterator[str]:
    yield style.render(_VERSION, pdf.version) if pdf.version else style.render(_UNKNOWN_VERSION)
    yield style.render(_ARCHIVAL, pdf.archival) if pdf.archival else style.render(_NOT_ARCHIVAL)
    if pdf.encrypted:
        yield style.render(_ENCRYPTED)
    if pdf.embedded is not None and scan is None:
        yield style.render(_EMBEDDED[pdf.embedded])
    if pdf.tagged and scan is None:
        yield style.render(_TAGGED)
    if scan is not None:
        yield f"{style.render(_SCANNED)} {', '.join(_scanned(scan, style))}"


def _scanned(scan: Scan, style: TextStyle) -> Iterator[str]:
    if scan.dpi is not None:
        yield style.render(_DOTS, scan.dpi)
    if scan.colour is not None:
        yield style.render(_COLOUR[scan.colour])
    yield style.render(_A4[scan.a4])
