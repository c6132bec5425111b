"""Removes what a signature says of itself where a program made it part of the page: "Ký bởi: …", in tiny letters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from decree30_lint.formats.pdf.content import Glyph

_SMALL = 8.0  # points
_OPENING = re.compile(r"ký(?:số)?bởi|ngườiký|(?:digitally)?signedby", re.IGNORECASE)  # some programs draw no blanks


def without_stamps(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Returns the glyphs without stamps of signatures.

    Small letters of one font belong together: all are left out if their first words are those of such a stamp.
    """
    small: dict[str, list[str]] = {}
    for glyph in glyphs:
        if glyph.style.size < _SMALL:
            small.setdefault(glyph.style.font, []).append(glyph.text)
    stamped = {font for font, texts in small.items() if _OPENING.match("".join("".join(texts).split()))}
    if not stamped:
        return glyphs
    return [glyph for glyph in glyphs if glyph.style.size >= _SMALL or glyph.style.font not in stamped]
