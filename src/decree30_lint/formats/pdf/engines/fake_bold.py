"""Removes letters drawn twice with a small shift, as some programs make bold."""

from __future__ import annotations

from msgspec.structs import replace

from decree30_lint.formats.pdf.content import Glyph, GlyphStyle

SAME_PLACE = 0.1  # of the size: how far apart the drawings may stand


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
