"""Answers which letters are bold because they are drawn twice with a small shift, as some programs make bold.

Both engines list such letters twice, and `without_fake_bold` keeps one of them. Pdfium lists them only where both drawings
stand apart a little; text drawn at the same place it leaves out, which `fake_bold_objects` finds.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from itertools import product
from math import floor

from msgspec.structs import replace

from decree30_lint.formats.pdf.content import Glyph, GlyphStyle
from decree30_lint.formats.pdf.engines import pdfium_objects as calls
from decree30_lint.formats.pdf.engines.page_frame import Rectangle
from decree30_lint.formats.pdf.engines.pdfium_objects import TextObject, box_of

SAME_PLACE = 0.1  # of the size: how far apart the drawings may stand

_NEAR = 2.0  # points between the edges of both drawings of a text object


def without_fake_bold(glyphs: list[Glyph]) -> list[Glyph]:
    """Returns the glyphs without second drawings of a letter in the same font and size; what was drawn twice is bold."""
    kept: list[Glyph] = []
    places: dict[tuple[str, str, int, int], int] = {}
    for glyph in glyphs:
        first = _met(glyph, places, kept)
        if first is None:
            places[(glyph.text, glyph.style.font, int(glyph.left) // 2, int(glyph.baseline) // 2)] = len(kept)
            kept.append(glyph)
        elif glyph.text.strip():
            kept[first] = kept[first]._replace(style=_bold(kept[first].style))
    return kept


def _met(glyph: Glyph, places: dict[tuple[str, str, int, int], int], kept: list[Glyph]) -> int | None:
    reach = SAME_PLACE * glyph.style.size
    for x in {int(glyph.left - reach) // 2, int(glyph.left + reach) // 2}:
        for y in {int(glyph.baseline - reach) // 2, int(glyph.baseline + reach) // 2}:
            index = places.get((glyph.text, glyph.style.font, x, y))
            if index is not None and _same(kept[index], glyph, reach):
                return index
    return None


def _same(first: Glyph, second: Glyph, reach: float) -> bool:
    near = abs(first.left - second.left) <= reach and abs(first.baseline - second.baseline) <= reach
    return near and abs(first.style.size - second.style.size) < 0.1 and first.style.field == second.style.field


def _bold(look: GlyphStyle) -> GlyphStyle:
    return replace(look, bold=True)


def fake_bold_objects(texts: Mapping[int, TextObject], listed: Set[int | None]) -> set[int]:
    """Returns pointers to those listed texts that another one lies upon: they are bold by being drawn twice."""
    hidden = {pointer: box_of(pointer, texts[pointer].outer) for pointer in texts.keys() - listed}
    inked = {pointer: box for pointer, box in hidden.items() if box[2] > box[0]}  # blanks have no ink
    if not inked:
        return set()
    places: dict[tuple[object, int, int], dict[int, Rectangle]] = {}
    for pointer in texts.keys() & listed:
        box = box_of(pointer, texts[pointer].outer)
        places.setdefault((calls.text_font(pointer), *_square(box)), {})[pointer] = box
    found: set[int] = set()
    for pointer, box in inked.items():
        font, (x, y) = calls.text_font(pointer), _square(box)
        for across, down in product((x - 1, x, x + 1), (y - 1, y, y + 1)):
            standing = places.get((font, across, down), {})
            under = [other for other, place in standing.items() if _near(box, place)]
            found.update(under)
            for other in under:
                del standing[other]
    return found


def _square(box: Rectangle) -> tuple[int, int]:
    """Returns the square of the page in which the first corner of the box stands; what is near is there or beside it."""
    return floor(box[0] / _NEAR), floor(box[1] / _NEAR)


def _near(one: Rectangle, two: Rectangle) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, two, strict=True))
