"""Draws pages of a PDF with pdfium, as they are shown: turned, cut to the crop box, with what stands upon them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from decree30_lint.errors import LintError
from decree30_lint.formats.clock import UNBOUNDED, Clock
from decree30_lint.formats.pdf.engines.refusals import broken, encrypted
from decree30_lint.model.illustration import PagePicture
from decree30_lint.model.units import Pt
from decree30_lint.processes import end_where_memory_is_refused

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

_DOTS = 120  # an inch: sharp on a screen, and letters of 8 points are legible on paper
_MOST_PIXELS = 4_000_000  # of a page: larger paper than A3 gets fewer dots
_SHADES = 64  # of a page of text: its letters stay smooth, and a seal stays red
_LARGE = 250_000  # bytes: a page that takes more as a PNG is a photograph, or full of them
_QUALITY = 80  # of a JPEG


def page_pictures(data: bytes, numbers: Sequence[int], clock: Clock = UNBOUNDED) -> Iterator[PagePicture]:
    """Yields the pages of a PDF with these numbers, from 1; numbers that it has not are left out.

    Raises UnreadableFileError, RefusedFileError or DeadlinePassedError.
    """
    if not numbers:
        return
    document = _opened(data)
    try:
        units = _units(data)
        for number in numbers:
            clock.check()
            if number <= len(document):
                yield _picture(document, number, units[number - 1] if number <= len(units) else 1.0)
    finally:
        document.close()


def _opened(data: bytes) -> PdfDocument:
    import pypdfium2

    end_where_memory_is_refused()
    try:
        document = pypdfium2.PdfDocument(data)
        document.init_forms()
    except pypdfium2.PdfiumError as error:
        raise _error_of(error) from error
    return document


def _error_of(error: Exception) -> LintError:
    return encrypted() if "password" in str(error).lower() else broken()


def _units(data: bytes) -> list[float]:
    """Returns the points of a user unit by page, which pdfium does not know; none where no page has a user unit."""
    from decree30_lint.formats.pdf.engines.page_frame import user_units

    return user_units(data) if b"/UserUnit" in data else []


def _picture(document: PdfDocument, number: int, unit: float) -> PagePicture:
    import pypdfium2

    try:
        page = document[number - 1]
        width, height = page.get_size()  # in user units
        scale = min(_DOTS / 72 * unit, (_MOST_PIXELS / (width * height)) ** 0.5)
        drawn = page.render(scale=scale).to_pil()
        page.close()
    except pypdfium2.PdfiumError as error:
        raise _error_of(error) from error
    media_type, content = _packed(drawn.convert("RGB"))
    return PagePicture(number, Pt(width * unit), Pt(height * unit), media_type, content)


def _packed(drawn: Image) -> tuple[str, bytes]:
    """Returns the picture in the smaller of two forms that every program shows: sharp text, or a photograph."""
    from PIL import Image

    shades = drawn.quantize(_SHADES, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    sharp = _written(shades, "PNG")
    if len(sharp) < _LARGE:
        return "image/png", sharp
    return min(
        ("image/png", sharp), ("image/jpeg", _written(drawn, "JPEG", quality=_QUALITY)), key=lambda each: len(each[1])
    )


def _written(picture: Image, form: str, **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()
