"""How files are read: what their user may choose."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from msgspec import Struct

DEADLINE = 60.0


class PdfEngine(StrEnum):
    """The library that lists what stands on the pages of a PDF."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"


class ReadOptions(Struct, frozen=True):
    """`engine` None: pdfium, and pdfplumber for the files that pdfium cannot read or hangs in.

    `deadline`: seconds that reading one file may take, an office program that converts it included.

    `trust`: files and folders of certificates to which those of digital signatures must go back; none: that is not checked.

    `ocr`: the pictures of a scan without text are read by a program that recognises letters; never unless asked for.
    """

    engine: PdfEngine | None = None
    deadline: float = DEADLINE
    ocr: bool = False
    trust: tuple[Path, ...] = ()


DEFAULT_OPTIONS = ReadOptions()
