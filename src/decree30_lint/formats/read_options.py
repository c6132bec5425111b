"""Defines the options for reading files that a user may choose."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from decree30_lint.formats.clock import UNBOUNDED, Clock


class PdfEngine(StrEnum):
    """Names the library that lists what stands on the pages of a PDF."""

    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"


class ReadOptions(Struct, frozen=True):
    """Holds the options for reading a file.

    `engine` None means pdfium, and pdfplumber for the files that pdfium cannot read. `clock` bounds the time that one file
    may take. `trust` lists files and folders of certificates to which
    those of digital signatures must go back; when empty, trust is not checked. `as_of` is the day at whose end certificates
    must be valid where no authority stamped the time; None means now. With `ocr` the pictures of a scan without
    text are read by an OCR program; that is never done unless asked for.
    """

    engine: PdfEngine | None = None
    clock: Clock = UNBOUNDED
    ocr: bool = False
    trust: tuple[Path, ...] = ()
    as_of: date | None = None


DEFAULT_OPTIONS = ReadOptions()
