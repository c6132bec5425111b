"""The glyphs of a page as pdfium's text page lists them, without the blanks and line ends that it adds itself."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import addressof, byref, c_double, c_float, c_uint
from functools import partial
from typing import NamedTuple

import pypdfium2.raw as pdfium

from decree30_lint.formats.pdf.content import Glyph, Look
from decree30_lint.formats.pdf.engines import pdfium_calls as calls
from decree30_lint.formats.pdf.engines.fonts import face, plain_name
from decree30_lint.formats.pdf.engines.frame import Frame, Matrix, clockwise, slants
from decree30_lint.formats.pdf.engines.pdfium_drawn import Drawn

_LINE_END_HYPHEN = 2
_NOT_A_LETTER = frozenset({0, 0xFFFE, 0xFFFF})
_FILL_AND_STROKE, _STROKE_ONLY, _INVISIBLE, _CLIP_ONLY = (2, 6), (1, 5), 3, 7


class _Font(NamedTuple):
    name: str
    family: str | None
    bold: bool | None
    italic: bool | None


class _Piece(NamedTuple):
    """A text object: what its glyphs share. `left` = scale · x + shift where the text runs to the right, upright."""

    look: Look
    baseline: float
    upright: bool
    matrix: Matrix
    font: int
    size: float


def glyphs(page: pdfium.FPDF_PAGE, shown: Frame, things: Drawn) -> list[Glyph]:
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return _Reader(addressof(text.contents), shown, things).glyphs(pdfium.FPDFText_CountChars(text))
    finally:
        pdfium.FPDFText_ClosePage(text)


class _Reader:
    """One page's text; looks and fonts are kept so that equal ones are one object."""

    def __init__(self, text: int, shown: Frame, things: Drawn) -> None:
        self._text = text
        self._shown = shown
        self._things = things
        self._pieces: dict[int, _Piece] = {}
        self._looks: dict[Look, Look] = {}
        self._fonts: dict[int, _Font] = {}

    def glyphs(self, count: int) -> list[Glyph]:
        text, pieces, found = self._text, self._pieces, []
        char_object, char_unicode, char_box = calls.char_object, calls.char_unicode, calls.char_box
        box = pdfium.FS_RECTF()
        at_box = byref(box)
        matrix = self._shown.matrix
        scale, shift = matrix.a, matrix.e
        for index in range(count):
            pointer = char_object(text, index)
            if not pointer:
                continue
            piece = pieces.get(pointer) or self._piece(pointer, index)
            letter = _letter(char_unicode(text, index))
            if piece.upright:
                char_box(text, index, at_box)
                left, right = scale * box.left + shift, scale * box.right + shift
                found.append(Glyph(letter, left, right, piece.baseline, piece.look))
            else:
                found.append(self._turned(letter, index, piece))
        return found

    def _turned(self, letter: str, index: int, piece: _Piece) -> Glyph:
        x, y, width = c_double(), c_double(), c_float()
        calls.char_origin(self._text, index, byref(x), byref(y))
        calls.font_glyph_width(piece.font, ord(letter[:1] or " "), piece.size, byref(width))
        left, baseline = self._shown.matrix.point(x.value, y.value)
        return Glyph(letter, left, left + width.value * piece.matrix.a, baseline, piece.look)

    def _piece(self, pointer: int, index: int) -> _Piece:
        given = pdfium.FS_MATRIX()
        calls.char_matrix(self._text, index, byref(given))
        own = Matrix(given.a, given.b, given.c, given.d, given.e, given.f)
        matrix = own.then(self._shown.matrix)
        upright = self._shown.matrix.b == 0 and abs(own.b) < 0.001 * abs(own.a) and matrix.a > 0
        size = calls.char_size(self._text, index)
        handle = calls.text_font(pointer)
        look = self._look(pointer, index, matrix, size, handle)
        piece = _Piece(look, matrix.f, upright, matrix, handle, size)
        self._pieces[pointer] = piece
        return piece

    def _look(self, pointer: int, index: int, matrix: Matrix, size: float, handle: int) -> Look:
        font = self._fonts.get(handle) or self._font(handle)
        mode = calls.text_mode(pointer)
        colour, opacity = _colour(partial(calls.char_stroke if mode in _STROKE_ONLY else calls.char_fill, self._text, index))
        look = Look(
            font=font.name,
            size=round(size * matrix.em, 3),
            family=font.family,
            bold=True if mode in _FILL_AND_STROKE else font.bold,
            italic=True if slants(matrix) else font.italic,
            colour=colour,
            visible=mode not in (_INVISIBLE, _CLIP_ONLY) and opacity > 0,
            angle=clockwise(matrix),
        )
        return self._looks.setdefault(look, look)

    def _font(self, handle: int) -> _Font:
        name = plain_name(calls.text_of(calls.font_base_name, handle))
        inner = calls.text_of(calls.font_family_name, handle)
        font = _Font(name, *face(name, max(calls.font_flags(handle), 0), inner))
        self._fonts[handle] = font
        return font


def _letter(code: int) -> str:
    if code == _LINE_END_HYPHEN:
        return "-"
    return "" if code in _NOT_A_LETTER or code > 0x10FFFF else chr(code)


def _colour(call: Callable[..., int]) -> tuple[str | None, int]:
    """The colour "RRGGBB" and the opacity 0-255; no colour where a pattern fills."""
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    if not call(byref(red), byref(green), byref(blue), byref(alpha)):
        return None, 255
    return f"{red.value:02X}{green.value:02X}{blue.value:02X}", alpha.value
