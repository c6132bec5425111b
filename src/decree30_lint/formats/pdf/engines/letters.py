"""Answers which letters a page shows, and how each looks (`Glyph`), in the order in which they are drawn.

Places are in points on the shown page. From pdfium's text page the blanks and line ends that it adds itself are left out;
pdfminer tells one letter after the other (`PlumberLetters`). Neighbours of one look share one `GlyphStyle`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from ctypes import Array, addressof, byref, c_double, c_float, c_uint, c_ushort
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

import pypdfium2_raw as pdfium

from decree30_lint.formats import limits
from decree30_lint.formats.pdf.content import Glyph, GlyphStyle
from decree30_lint.formats.pdf.engines import pdfium_objects as calls
from decree30_lint.formats.pdf.engines.fake_bold import SAME_PLACE, fake_bold_objects, without_fake_bold
from decree30_lint.formats.pdf.engines.fonts import Font, FontSource, PdfiumFont, font_of
from decree30_lint.formats.pdf.engines.page_frame import Matrix, clockwise, slants
from decree30_lint.formats.pdf.engines.pdfium_objects import TextObject
from decree30_lint.formats.pdf.engines.visibility import pdfium_colour, plumber_colour

if TYPE_CHECKING:
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFGraphicState

_NO_LETTERS = ("\x00", "\uffff")
_LINE_END = ("\x02", "\ufffe")  # stand for the hyphen at the end of a line
_FILL_AND_STROKE, _STROKE_ONLY, _UNSEEN = (2, 6), (1, 5), (3, 7)  # ways to draw letters
_INVISIBLE = 3  # of the ways to draw letters
_NO_LETTER = 0xFFFFE  # a code of Unicode that no font has
_OVERHANG = 0.4  # em: how far a letter's ink may reach over the end of its advance


class PageLetters(NamedTuple):
    """Holds the glyphs of a page.

    `embedded` tells whether all fonts that show letters are in the file; None where nothing shows letters.
    """

    glyphs: list[Glyph]
    embedded: bool | None


NO_LETTERS = PageLetters([], None)


class _Paint(NamedTuple):
    """Holds how letters are painted: their colour, their opacity (0 is unseen), and the rendering mode, 0 to 7."""

    colour: str | None
    opacity: float
    mode: int


def _style(font: Font, matrix: Matrix, paint: _Paint, field: int | None, *, twice: bool = False) -> GlyphStyle:
    """Returns how letters look; `matrix` is that of letters of size 1, `twice` states that they are drawn twice."""
    return GlyphStyle(
        font=font.name,
        size=round(matrix.em, 3),
        family=font.family,
        bold=True if twice or paint.mode in _FILL_AND_STROKE else font.bold,
        italic=True if slants(matrix) else font.italic,
        colour=paint.colour,
        visible=paint.mode not in _UNSEEN and paint.opacity > 0,
        angle=clockwise(matrix),
        field=field,
    )


class _KnownFont(NamedTuple):
    """Holds a font of pdfium; `letters` maps each letter seen so far to its meaning and its advance for a size of 1."""

    handle: int
    font: Font
    letters: dict[str, tuple[str, float]]


class _ObjectStyle(NamedTuple):
    """Holds what the glyphs of a text object share.

    `baseline` is None where it does not run to the right: each glyph has its own then. `along` is how far a letter of
    advance 1 moves the pen to the right on the shown page; `own` is the same in the page's own coordinates, 0 where it does
    not run to the right there.
    """

    font: _KnownFont
    look: GlyphStyle
    baseline: float | None
    along: float
    own: float
    mark: int | None


def pdfium_letters(page: pdfium.FPDF_PAGE, shown: Matrix, texts: Mapping[int, TextObject]) -> PageLetters:
    """Returns the letters of the text objects `texts`; all others on the page are left out.

    Raises RefusedFileError where the page has too many.
    """
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return NO_LETTERS
    try:
        count = pdfium.FPDFText_CountChars(text)
        limits.PAGE_OBJECTS.hold(count)
        reader = _LetterReader(addressof(text.contents), count, shown, texts)
        return PageLetters(reader.glyphs(), reader.embedded())
    finally:
        pdfium.FPDFText_ClosePage(text)


class _LetterReader:
    """Reads one page's text; styles and fonts are kept so that equal ones are one object."""

    def __init__(self, text: int, count: int, shown: Matrix, texts: Mapping[int, TextObject]) -> None:
        self._text = text
        self._count = count
        self._shown = shown
        self._texts = texts
        self._pieces: dict[int | None, _ObjectStyle] = {}
        self._looks: dict[tuple[object, ...], GlyphStyle] = {}
        self._same: dict[GlyphStyle, GlyphStyle] = {}
        self._fonts: dict[int, _KnownFont] = {}
        self._bolder: set[int] = set()
        self._starts: set[tuple[int, int, int]] = set()
        self._crowded = False
        self._given = pdfium.FS_MATRIX()
        self._paint = (c_uint * 4)()
        self._paint_at = [byref(self._paint, 4 * part) for part in range(4)]

    def glyphs(self) -> list[Glyph]:
        a, b, c, d, e, f = self._shown
        text, pieces, new = self._text, self._pieces, tuple.__new__
        letters, pointers, xs, ys = self._letters(), self._objects(), *self._origins()
        self._bolder = fake_bold_objects(self._texts, set(pointers))
        found: list[Glyph] = []
        last, piece, before = None, None, (0.0, 0.0)
        for index, (letter, pointer, x, y) in enumerate(zip(letters, pointers, xs, ys, strict=True)):
            same = pointer == last
            if not same:
                last = pointer
                piece = pieces.get(pointer) or self._piece(pointer, index)
            if piece is None or (letter == " " and calls.char_generated(text, index)):
                continue
            if same and (x, y) == before and found:
                found[-1] = self._joined(found[-1], letter, index, x, piece)
                continue
            before = (x, y)
            font, look, baseline, along, _, mark = piece
            meant, width = font.letters.get(letter) or self._letter(letter, index, x, piece)
            left = a * x + c * y + e
            foot = b * x + d * y + f if baseline is None else baseline
            found.append(new(Glyph, (meant, left, left + width * along, foot, look, mark)))
        return without_fake_bold(found) if self._crowded else found

    def embedded(self) -> bool | None:
        """Tells whether all fonts that show letters are in the file; None where nothing shows letters."""
        showing = [known for known in self._fonts.values() if any(map(str.strip, known.letters))]
        return all(known.font.embedded for known in showing) if showing else None

    def _letters(self) -> str | list[str]:
        """Returns what each character means."""
        count = self._count
        buffer: Array[c_ushort] = (c_ushort * (count + 1))()
        calls.text_slice(self._text, 0, count, buffer)
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) != count or "\x00" in text:  # letters without meaning are missing there, those beyond U+FFFF are two
            codes = (calls.char_unicode(self._text, index) for index in range(count))
            text = "".join(chr(code) if code <= 0x10FFFF else "\x00" for code in codes)
        return ["" if letter in _NO_LETTERS else letter for letter in text] if any(map(text.count, _NO_LETTERS)) else text

    def _objects(self) -> list[int | None]:
        return list(map(calls.char_object, repeat(self._text), range(self._count)))

    def _origins(self) -> tuple[list[float], list[float]]:
        """Returns where the pen stands before each character, in the page's own coordinates."""
        count = self._count
        xs, ys = (c_double * count)(), (c_double * count)()
        x, y = addressof(xs), addressof(ys)
        places = range(count), range(x, x + 8 * count, 8), range(y, y + 8 * count, 8)
        deque(map(calls.char_origin, repeat(self._text), *places), maxlen=0)
        return list(xs), list(ys)

    def _letter(self, letter: str, index: int, x: float, piece: _ObjectStyle) -> tuple[str, float]:
        """Returns what a letter of a font means, and its advance for a size of 1."""
        reach = self._reach(index, x, piece)
        meant = letter if letter not in _LINE_END else "-" if calls.char_hyphen(self._text, index) else ""
        if not meant or calls.char_unmapped(self._text, index):
            return "", reach or 0.0  # not the same for the next one
        known = piece.font.letters[letter] = meant, _advance(piece.font, meant, reach)
        return known

    def _reach(self, index: int, x: float, piece: _ObjectStyle) -> float | None:
        """Returns how far the box of a letter reaches right of the pen, for a size of 1.

        Its ink may reach over its advance. None means that it is not known.
        """
        if not piece.own:
            return None
        box = pdfium.FS_RECTF()
        calls.char_box(self._text, index, byref(box))
        return float(box.right - x) / piece.own

    def _joined(self, before: Glyph, letter: str, index: int, x: float, piece: _ObjectStyle) -> Glyph:
        """Joins a letter to the glyph before.

        One glyph that means several letters (a ligature, a base with its accent) is listed letter by letter.
        """
        text = normalize("NFC", before.text + letter)
        reach = self._reach(index, x, piece)
        if len(text) == 1:
            reach = _advance(piece.font, text, reach)
        right = before.right if reach is None else before.left + reach * piece.along
        return before._replace(text=text, right=right)

    def _piece(self, pointer: int | None, index: int) -> _ObjectStyle | None:
        if pointer is None or pointer not in self._texts:
            return None
        piece = self._pieces[pointer] = self._made(pointer, index)
        return piece

    def _made(self, pointer: int, index: int) -> _ObjectStyle:
        calls.char_matrix(self._text, index, byref(self._given))
        given, size = self._given, calls.char_size(self._text, index)
        own = Matrix(size * given.a, size * given.b, size * given.c, size * given.d, given.e, given.f)
        matrix = own.then(self._shown)
        font = self._font(calls.text_font(pointer))
        look = self._look(pointer, index, matrix, font)
        self._crowded |= self._starts_on_another(font, matrix, look.size)
        runs_right = abs(own.b) < 0.001 * own.a
        mark = self._texts[pointer].mark
        along, own_along = matrix.a, own.a if runs_right else 0.0
        return _ObjectStyle(font, look, None if look.angle else matrix.f, along, own_along, mark)

    def _look(self, pointer: int, index: int, matrix: Matrix, font: _KnownFont) -> GlyphStyle:
        """Returns the style of a text; `matrix` is that of letters of size 1.

        What makes a style is compared as numbers, for few of the many texts differ.
        """
        own, bolder = self._texts[pointer], pointer in self._bolder
        mode, field = _INVISIBLE if own.covered else calls.text_mode(pointer), own.field
        ask = calls.char_stroke if mode in _STROKE_ONLY else calls.char_fill
        paint = bytes(self._paint) if ask(self._text, index, *self._paint_at) else b""
        key = (font.handle, *matrix[:4], mode, bolder, field, paint)
        look = self._looks.get(key)
        if look is None:
            made = _style(font.font, matrix, _Paint(*_pdfium_paint(paint), mode), field, twice=bolder)
            look = self._looks[key] = self._same.setdefault(made, made)
        return look

    def _starts_on_another(self, font: _KnownFont, matrix: Matrix, size: float) -> bool:
        """Tells whether a text of this font began at about the same place, so that letters may be drawn twice."""
        reach = SAME_PLACE * size
        xs = {int(matrix.e - reach) // 2, int(matrix.e + reach) // 2}
        ys = {int(matrix.f - reach) // 2, int(matrix.f + reach) // 2}
        near = {(font.handle, x, y) for x in xs for y in ys}
        met = not self._starts.isdisjoint(near)
        self._starts.add((font.handle, int(matrix.e) // 2, int(matrix.f) // 2))
        return met

    def _font(self, handle: int) -> _KnownFont:
        known = self._fonts.get(handle)
        if known is None:
            known = self._fonts[handle] = _KnownFont(handle, font_of(PdfiumFont(handle)), {})
        return known


def _advance(font: _KnownFont, letter: str, reach: float | None) -> float:
    """Returns the advance for a size of 1, by the font, or by the letter's box where the font does not know the letter."""
    width = _glyph_width(font, ord(letter))
    if reach is None or width != _glyph_width(font, _NO_LETTER):
        return width
    return width if width and reach - _OVERHANG <= width <= reach + 0.01 else reach


def _glyph_width(font: _KnownFont, code: int) -> float:
    width = c_float()
    calls.font_glyph_width(font.handle, code, 1.0, byref(width))
    return width.value


def _pdfium_paint(paint: bytes) -> tuple[str | None, int]:
    """Returns the colour and the opacity up to 255; the colour is None where a pattern fills."""
    if not paint:
        return None, 255
    red, green, blue, alpha = memoryview(paint).cast("I")
    return pdfium_colour(red, green, blue), alpha


class Drawing(NamedTuple):
    """Holds how pdfminer draws letters: the rendering mode, the opacities of filling and of stroking, the field."""

    mode: int
    opacity: tuple[float, float]
    field: int | None


class PlumberLetters:
    """Collects the letters that pdfminer draws; `source` tells what it knows of a font."""

    def __init__(self, source: Callable[[PDFFont], FontSource]) -> None:
        self.glyphs: list[Glyph] = []
        self._source = source
        self._showing: set[Font] = set()
        self._fonts: dict[PDFFont, Font] = {}
        self._styles: dict[tuple[object, ...], tuple[GlyphStyle, Font]] = {}

    @property
    def embedded(self) -> bool | None:
        """Tells whether all fonts that show letters are in the file; None where nothing shows letters."""
        return all(font.embedded for font in self._showing) if self._showing else None

    def add(
        self, text: str, pen: tuple[float, float, float], style: tuple[GlyphStyle, Font], mark: int | None = None
    ) -> None:
        """Adds a letter; `pen` is where it stands before and after the letter, and its baseline."""
        meant = text.replace("\x00", "").replace("\ufffe", "").replace("\uffff", "")
        letter = normalize("NFC", meant) if len(meant) > 1 else meant
        if letter.strip():
            self._showing.add(style[1])
        self.glyphs.append(Glyph(letter, *pen, style[0], mark))

    def style(self, font: PDFFont, matrix: Matrix, state: PDFGraphicState, drawn: Drawing) -> tuple[GlyphStyle, Font]:
        """Returns style and font of a letter; `matrix` is that of letters of size 1."""
        key = (font, matrix, drawn, repr(state.ncolor), repr(state.scolor))
        known = self._styles.get(key)
        if known is None:
            named = self._fonts.get(font) or self._fonts.setdefault(font, font_of(self._source(font)))
            known = self._styles[key] = _style(named, matrix, _plumber_paint(state, drawn), drawn.field), named
        return known


def _plumber_paint(state: PDFGraphicState, drawn: Drawing) -> _Paint:
    stroked = drawn.mode in _STROKE_ONLY
    colour, space = (state.scolor, state.scs) if stroked else (state.ncolor, state.ncs)
    return _Paint(plumber_colour(colour, space.name), drawn.opacity[stroked], drawn.mode)
