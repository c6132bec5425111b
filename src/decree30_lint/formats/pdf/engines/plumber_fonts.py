"""Reads fonts as pdfminer has them."""

from __future__ import annotations

from typing import NamedTuple

from pdfminer.pdffont import PDFFont, PDFType3Font
from pdfminer.pdftypes import PDFStream, resolve1

from decree30_lint.formats.pdf.engines.fonts import face, is_label, plain_name
from decree30_lint.formats.pdf.engines.sfnt import read_program


class Font(NamedTuple):
    """Describes a font; None means that family, weight or slant is not known."""

    name: str
    family: str | None
    bold: bool | None
    italic: bool | None
    embedded: bool


def font_of(font: PDFFont) -> Font:
    """Returns what pdfminer's font says of itself."""
    descriptor = {} if font.descriptor is None else font.descriptor
    name = plain_name(_text(getattr(font, "basefont", None) or font.fontname))
    flags = resolve1(descriptor.get("Flags"))
    programs = [resolve1(descriptor[key]) for key in ("FontFile", "FontFile2", "FontFile3") if key in descriptor]
    stream = programs[0] if programs and is_label(name) else None
    program = read_program(stream.get_data()) if isinstance(stream, PDFStream) else None
    named = face(name, flags if isinstance(flags, int) else 0, program)
    return Font(name, *named, embedded=bool(programs) or isinstance(font, PDFType3Font))


def _text(name: object) -> str:
    return name.decode("latin-1") if isinstance(name, bytes) else str(name)
