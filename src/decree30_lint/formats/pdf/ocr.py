"""Reads words from the pictures of a scan with the program tesseract, where the user asks for it and it is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from decree30_lint.errors import DeadlinePassedError, UnreadableFileError, WrongConfigurationError
from decree30_lint.formats.clock import A_SCAN, UNBOUNDED, Clock
from decree30_lint.formats.pdf.content import Glyph, GlyphStyle, PageContent
from decree30_lint.formats.pdf.engines.refusals import broken, encrypted
from decree30_lint.formats.programs import run_program
from decree30_lint.model.words import Words
from decree30_lint.processes import end_where_memory_is_refused

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_DOTS = 300  # an inch: what tesseract is made for
_MOST_PIXELS = 60_000_000  # of a page: A2 and more; larger pages are read with fewer dots
_ROUNDED = 4  # sizes are guessed from heights of letters: quarters of a point are more than they are worth

_HocrValues = dict[str, tuple[float, ...]]
"""What hOCR says of a line or a word in pixels: its "bbox", "baseline" (slope, foot), "x_size"."""

_MISSING = Words(
    "Để nhận dạng chữ (--ocr) cần có chương trình tesseract, nhưng máy chưa cài. Hãy cài Tesseract kèm dữ liệu tiếng Việt "
    "(Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-vie).",
    "Reading scans (--ocr) needs the program tesseract, which is not installed. Install Tesseract with its Vietnamese data "
    "(Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-vie).",
)
_FAILED = Words(
    "Tesseract không nhận dạng được trang quét này. Hãy thử lại không có --ocr.",
    "Tesseract could not read this scan. Try again without --ocr.",
)
_LATE = Words(
    "Nhận dạng chữ quá lâu nên đã bị dừng. Hãy tăng --deadline hoặc thử lại không có --ocr.",
    "Reading the scan took too long and was stopped. Raise --deadline, or try again without --ocr.",
)


def require_tesseract(language: str = "vie") -> str:
    """Returns the path of tesseract.

    Raises WrongConfigurationError where it or its data for `language` is not installed.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise WrongConfigurationError("needs-tesseract", _MISSING)
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    if language not in (listed.stdout + listed.stderr).split():
        raise WrongConfigurationError("needs-tesseract-data", _lacking(language))
    return program


def ocr_pages(data: bytes, numbers: Sequence[int], language: str = "vie", clock: Clock = UNBOUNDED) -> list[PageContent]:
    """Returns the words of the pages `numbers` (from 1), each word one glyph; nothing else of the pages is filled in.

    Sizes are guesses, fonts and colours are not known. It takes seconds a page, before the clock runs out.
    Raises WrongConfigurationError (see `require_tesseract`), DeadlinePassedError "ocr-deadline",
    UnreadableFileError.
    """
    import pypdfium2

    program = require_tesseract(language)
    end_where_memory_is_refused()
    clock.expect(A_SCAN * len(numbers))
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise encrypted() if "password" in str(error).lower() else broken() from error
    try:
        return [_read(document[number - 1], number, [program, "-", "-", "-l", language], clock) for number in numbers]
    finally:
        document.close()


def _read(page: PdfPage, number: int, command: Sequence[str], clock: Clock) -> PageContent:
    width, height = page.get_size()
    scale = min(_DOTS / 72, (_MOST_PIXELS / (width * height)) ** 0.5)
    hocr = _tesseract([*command, "--dpi", str(round(72 * scale)), "hocr"], _picture(page, scale), clock)
    return PageContent(number, width, height, list(_words(hocr, 1 / scale)), [], [], [])


def _picture(page: PdfPage, scale: float) -> bytes:
    """Returns the page in grey, as a PGM file."""
    bitmap = page.render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    packed = b"".join(rows[at : at + bitmap.width] for at in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    return b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + packed


def _tesseract(command: Sequence[str], picture: bytes, clock: Clock) -> bytes:
    """Returns what tesseract reads in a picture, as hOCR. It runs in one thread, for more make it slower."""
    try:
        code, hocr = run_program(command, clock.timeout, picture, {**os.environ, "OMP_THREAD_LIMIT": "1"})
    except TimeoutError:
        raise DeadlinePassedError("ocr-deadline", _LATE) from None
    if code:
        raise UnreadableFileError("ocr-failed", _FAILED)
    return hocr


def _words(hocr: bytes, points: float) -> Iterator[Glyph]:
    """Yields the words in `hocr`; `points` is the size of a pixel."""
    page = etree.fromstring(hocr, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    for line in page.iterfind(".//{*}span[@title]"):
        words = [word for word in line.iterfind("{*}span") if word.get("class") == "ocrx_word"]
        if words:
            yield from _words_of_line(_facts(line), words, points)


def _words_of_line(line: _HocrValues, words: Sequence[etree._Element], points: float) -> Iterator[Glyph]:
    left, _, right, bottom = line["bbox"]
    slope, foot = line.get("baseline", (0.0, 0.0))
    baseline = bottom + foot + slope * (right - left) / 2  # one for all: the paper lay a little askew
    look = GlyphStyle("", round(line.get("x_size", (0.0,))[0] * points * _ROUNDED) / _ROUNDED)
    for word in words:
        start, _, end, _ = _facts(word)["bbox"]
        text = str(word.xpath("string()")).strip()
        if text:
            yield Glyph(text, start * points, end * points, baseline * points, look)


def _facts(element: etree._Element) -> _HocrValues:
    """Returns the numbers in a title: "bbox 10 20 300 40; baseline 0.001 -9; x_size 41"."""
    found = re.findall(r"(?<!\w)(\w++)((?: -?[\d.]+)+)", element.get("title", ""))
    return {name: tuple(map(float, numbers.split())) for name, numbers in found}


def _lacking(language: str) -> Words:
    return Words(
        f"Tesseract chưa có dữ liệu “{language}”. Hãy cài thêm (Debian, Ubuntu: apt install tesseract-ocr-{language}).",
        f"Tesseract has no data for “{language}”. Install it (Debian, Ubuntu: apt install tesseract-ocr-{language}).",
    )
