"""What a PDF says of itself, for those who keep it, and what a scanner made of its pages."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.model.document import Document, Legibility, Scan
from decree30_lint.model.words import Words
from decree30_lint.report.sheet import Sheet

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


def pdf_words(document: Document, sheet: Sheet) -> str:
    """ "Tệp PDF 1.4; không phải PDF/A; bản quét 200 dpi, ảnh màu, khổ A4": what is not known is left out."""
    return "; ".join(_facts(document, sheet)) + "."


def unread_words(document: Document, sheet: Sheet) -> str:
    """Which pages nobody read, of a file whose other pages have text; "" where there are none."""
    pages = [str(page.number) for page in document.pages if page.picture_only]
    if not pages or document.legibility is not Legibility.FULL:
        return ""
    return sheet.say(_PICTURES, sheet.listed(pages))


def _facts(document: Document, sheet: Sheet) -> Iterator[str]:
    facts = document.facts
    version, archival, embedded = facts.get("version"), facts.get("archival"), facts.get("embedded")
    yield sheet.say(_VERSION, version) if version else sheet.say(_UNKNOWN_VERSION)
    yield sheet.say(_ARCHIVAL, archival) if archival else sheet.say(_NOT_ARCHIVAL)
    if facts.get("encrypted"):
        yield sheet.say(_ENCRYPTED)
    if isinstance(embedded, bool) and document.scan is None:
        yield sheet.say(_EMBEDDED[embedded])
    if facts.get("tagged") and document.scan is None:
        yield sheet.say(_TAGGED)
    if document.scan is not None:
        yield f"{sheet.say(_SCANNED)} {', '.join(_scanned(document.scan, sheet))}"


def _scanned(scan: Scan, sheet: Sheet) -> Iterator[str]:
    if scan.dpi is not None:
        yield sheet.say(_DOTS, scan.dpi)
    if scan.colour is not None:
        yield sheet.say(_COLOUR[scan.colour])
    yield sheet.say(_A4[scan.a4])
