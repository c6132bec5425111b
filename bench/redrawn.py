"""What programs make of a finished PDF: its pages drawn anew, smaller on other paper, or twice over each other."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_Size = tuple[float, float]
_LETTER: _Size = (612.0, 792.0)


def on_letter_paper(data: bytes) -> bytes:
    """Each page in the middle of a sheet of Letter size, as large as it fits."""

    def placed(page: _Size, sheet: _Size) -> list[pdfium.PdfMatrix]:
        scale = min(sheet[0] / page[0], sheet[1] / page[1])
        left, foot = ((room - scale * length) / 2 for room, length in zip(sheet, page, strict=True))
        return [pdfium.PdfMatrix().scale(scale, scale).translate(left, foot)]

    return _redrawn(data, lambda page: _LETTER if page[0] < page[1] else _LETTER[::-1], placed)


def drawn_twice(data: bytes) -> bytes:
    """Each page with its content over itself."""
    return _redrawn(data, lambda page: page, lambda page, sheet: [pdfium.PdfMatrix(), pdfium.PdfMatrix()])


def _redrawn(
    data: bytes, sheet_of: Callable[[_Size], _Size], placed: Callable[[_Size, _Size], Sequence[pdfium.PdfMatrix]]
) -> bytes:
    source, target = pdfium.PdfDocument(data), pdfium.PdfDocument.new()
    for number, page in enumerate(source):
        size = page.get_size()
        sheet = sheet_of(size)
        drawn = target.new_page(*sheet)
        content = raw.FPDF_NewXObjectFromPage(target, source, number)
        for matrix in placed(size, sheet):
            form = pdfium.PdfObject(raw.FPDF_NewFormObjectFromXObject(content), pdf=target)
            form.set_matrix(matrix)
            drawn.insert_obj(form)
        drawn.gen_content()
    written = io.BytesIO()
    target.save(written)
    return written.getvalue()
