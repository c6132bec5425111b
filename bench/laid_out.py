"""What an office program drew: letters and horizontal lines of a PDF, read with pdfium. Points from the top left corner."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_FLAT = 4.0  # points: the highest path that is a line
_SHORTEST = 8.0


class Letter(NamedTuple):
    char: str
    font: str  # its name without the subset's tag: "LiberationSerif-BoldItalic"
    size: float
    left: float
    right: float
    baseline: float
    page: int

    @property
    def family(self) -> str:
        return self.font.partition("-")[0]

    @property
    def bold(self) -> bool:
        return "bold" in self.font.lower()

    @property
    def italic(self) -> bool:
        return any(word in self.font.lower() for word in ("italic", "oblique"))


class Rule(NamedTuple):
    """A path so flat that it is a horizontal line."""

    left: float
    right: float
    y: float
    page: int


def letters(data: bytes) -> list[Letter]:
    """All visible letters in the order in which they were drawn. Combining marks are joined to their letters."""
    found: list[Letter] = []
    for number, page in enumerate(pdfium.PdfDocument(data), 1):
        for letter in _letters(page, number):
            if unicodedata.combining(letter.char) and found:
                whole = unicodedata.normalize("NFC", found[-1].char + letter.char)
                found[-1] = found[-1]._replace(char=whole if len(whole) == 1 else found[-1].char)
            else:
                found.append(letter)
    return found


def rules(data: bytes, page: int) -> list[Rule]:
    sheet = pdfium.PdfDocument(data)[page - 1]
    height = sheet.get_height()
    paths = (item.get_bounds() for item in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]))
    return [
        Rule(left, right, height - (low + high) / 2, page)
        for left, low, right, high in paths
        if high - low <= _FLAT and right - left >= _SHORTEST
    ]


def _letters(page: pdfium.PdfPage, number: int) -> Iterator[Letter]:
    height, text = page.get_height(), page.get_textpage()
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    x, y, left, right, low, high = (ctypes.c_double() for _ in range(6))
    for at in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, at))
        if char.isspace() or not char.isprintable():
            continue
        raw.FPDFText_GetFontInfo(text, at, name, len(name), flags)
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetCharBox(text, at, left, right, low, high)
        font = _SUBSET.sub("", name.value.decode("utf-8", "replace"))
        size = raw.FPDFText_GetFontSize(text, at)
        yield Letter(char, font, size, x.value, right.value, height - y.value, number)
