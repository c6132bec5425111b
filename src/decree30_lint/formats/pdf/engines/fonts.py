"""Answers which font shows a text (`Font`): its name and plain family, whether it is bold, italic, and in the file.

Each engine tells of a font what a `FontSource` is asked for; `font_of` makes the answer of it, by the font's name, by the
flags of its descriptor, and by its program where the name says nothing.
"""

from __future__ import annotations

import re
import struct
from ctypes import byref, c_size_t, create_string_buffer
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from decree30_lint.formats.pdf.engines import pdfium_objects as calls

if TYPE_CHECKING:
    from pdfminer.pdffont import PDFFont

    from decree30_lint.formats.pdf.engines.plumber_objects import PdfDict

ITALIC, FORCE_BOLD = 1 << 6, 1 << 18  # flags of a font descriptor

_SUBSET = re.compile(r"^(?:[A-Z]{6}[+\x80-\uffff])+")  # some programs mangle the plus, or add a second prefix
_ENCODING = re.compile(r"-Identity-[HV]$")
_NAMELESS = re.compile(  # a number, or a hash, which some programs write
    r"(?:CIDFont\+)?[A-Za-z]{0,3}\d[\d_]*|TTE[\dA-F]+t00|(?=\D*\d\D*\d)(?:[\dA-F]{6,}|[\da-f]{6,})|"
)
_FAMILIES = (  # what the letters of a name begin with, and the family meant
    ("timesnewroma", "Times New Roman"),
    ("liberationserif", "Liberation Serif"),
    ("liberationsans", "Liberation Sans"),
    ("dejavusans", "DejaVu Sans"),
    ("dejavuserif", "DejaVu Serif"),
    ("couriernew", "Courier New"),
    ("arialunicode", "Arial Unicode MS"),
    ("nimbusrom", "Nimbus Roman"),
    ("segoeui", "Segoe UI"),
)
_OLD_VIETNAMESE = re.compile(r"\.Vn|VNI-")  # families that are written so
_FOUNDRY = re.compile(r"(?:PSMT|PS|MT)(?=[-,]|$|Bold|Italic)")
_BOLD = re.compile(r"bold|black|heavy|medi(?:ital)?$|[-,]b[di]?$", re.IGNORECASE)
_NOT_BOLD = re.compile(r"(?:semi|demi)-?bold", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|ital$|[-,](?:it|i|bi)$", re.IGNORECASE)
_STYLE = re.compile(
    r"(?<![-, ])[-, ]*+(?:(?:semi|demi|extra|ultra)?bold|regular|roman|normal|italic|oblique|regu|medi|ital|obl){1,9}+$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[-,](?:bd|bi|b|it|i|r)$", re.IGNORECASE)
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_FAMILY_NAME = 1  # in the table "name" of a font program
_UTF_16 = (0, 3)  # platforms Unicode and Microsoft
_BOLD_STYLE, _ITALIC_STYLE = 1, 2
_PROGRAMS = ("FontFile", "FontFile2", "FontFile3")


class Font(NamedTuple):
    """Describes a font; `name` is without subset prefix. None means that family, weight or slant is not known."""

    name: str
    family: str | None
    bold: bool | None
    italic: bool | None
    embedded: bool


class FontSource(Protocol):
    """Tells what an engine knows of a font: its name as in the file, the flags of its descriptor, whether it is embedded.

    `program` returns the bytes of the font itself, none where they are not in the file.
    """

    @property
    def name(self) -> str: ...

    @property
    def flags(self) -> int: ...

    @property
    def embedded(self) -> bool: ...

    def program(self) -> bytes: ...


def font_of(source: FontSource) -> Font:
    """Returns the font. Its program is asked for only where its name is a mere label."""
    name = plain_name(source.name)
    program = read_program(source.program()) if is_label(name) else None
    return Font(name, *font_face(name, source.flags, program), embedded=source.embedded)


class PdfiumFont(NamedTuple):
    """Tells of a font what pdfium knows."""

    handle: int

    @property
    def name(self) -> str:
        return calls.text_of(calls.font_base_name, self.handle)

    @property
    def flags(self) -> int:
        flags: int = calls.font_flags(self.handle)
        return max(flags, 0)

    @property
    def embedded(self) -> bool:
        return bool(calls.font_embedded(self.handle))

    def program(self) -> bytes:
        length = c_size_t()
        calls.font_data(self.handle, None, 0, byref(length))
        data = create_string_buffer(length.value)
        calls.font_data(self.handle, data, length.value, byref(length))
        return data.raw


class PlumberFont(NamedTuple):
    """Tells of a font what pdfminer knows; the glyphs of a Type 3 font are drawn by the page itself."""

    font: PDFFont
    descriptor: PdfDict
    drawn: bool

    @property
    def name(self) -> str:
        name = getattr(self.font, "basefont", None) or self.font.fontname
        return name.decode("latin-1") if isinstance(name, bytes) else str(name)

    @property
    def flags(self) -> int:
        flags = self.descriptor.get("Flags")
        return flags if isinstance(flags, int) else 0

    @property
    def embedded(self) -> bool:
        return self.drawn or any(map(self.descriptor.has, _PROGRAMS))

    def program(self) -> bytes:
        stream = self.descriptor.inner(*_PROGRAMS)
        return stream.data() if stream else b""


class FontFace(NamedTuple):
    """Describes a font.

    `family` is None where the name is only a label ("CIDFont+F1"); `bold` and `italic` then may be unknown too.
    """

    family: str | None
    bold: bool | None
    italic: bool | None


def plain_name(name: str) -> str:
    """Returns the name without the prefix of a subset and the name of an encoding: "BCDEEE+Arial" is "Arial"."""
    return _ENCODING.sub("", _SUBSET.sub("", name))


def is_label(name: str) -> bool:
    """Tells whether a name only identifies the font within its file: then the font's program may know more."""
    return _NAMELESS.fullmatch(name) is not None


@lru_cache(maxsize=4096)
def font_face(name: str, flags: int = 0, program: FontProgram | None = None) -> FontFace:
    """Returns the face of a font.

    `name` is without subset prefix, `flags` are those of the descriptor, `program` is what the font program says.
    """
    bold, italic = bool(flags & FORCE_BOLD), bool(flags & ITALIC)
    if not is_label(name):
        spelled = bool(_BOLD.search(name)) and not _NOT_BOLD.search(name)
        return FontFace(_family(name), bold or spelled, italic or bool(_ITALIC.search(name)))
    if program is None:
        return FontFace(None, bold or None, italic or None)
    known = _family(program.family) if program.family and not is_label(program.family) else None
    return FontFace(known, bold or program.bold, italic or program.italic)


def _family(name: str) -> str:
    folded = re.sub(r"[^a-z0-9]", "", name.lower())
    for start, family in _FAMILIES:
        if folded.startswith(start):
            return family
    bare = _SHORT.sub("", _STYLE.sub("", _FOUNDRY.sub("", name))).strip(" -,") or name
    return bare if _OLD_VIETNAMESE.match(bare) else _WORDS.sub(" ", re.sub("[-_]", " ", bare))


class FontProgram(NamedTuple):
    """Holds what a font program says; `family` is "" where it has no names."""

    family: str
    bold: bool
    italic: bool


def read_program(data: bytes) -> FontProgram | None:
    """Returns what the font program says; None for other kinds of fonts, and for damaged ones."""
    try:
        (count,) = struct.unpack_from(">H", data, 4)
        entries = [struct.unpack_from(">4sIII", data, 12 + 16 * index) for index in range(count)]
        tables = {bytes(tag): int(start) for tag, _, start, _ in entries}
        (style,) = struct.unpack_from(">H", data, tables[b"head"] + 44)
        family = _program_family(data, tables[b"name"]) if b"name" in tables else ""
    except (struct.error, KeyError):
        return None
    return FontProgram(family, bool(style & _BOLD_STYLE), bool(style & _ITALIC_STYLE))


def _program_family(data: bytes, table: int) -> str:
    _, count, texts = struct.unpack_from(">HHH", data, table)
    for index in range(count):
        platform, _, _, kind, length, at = struct.unpack_from(">6H", data, table + 6 + 12 * index)
        if kind == _FAMILY_NAME:
            text = data[table + texts + at : table + texts + at + length]
            return text.decode("utf-16-be" if platform in _UTF_16 else "mac-roman", "replace")
    return ""
