"""Tells whether a printing program made all that pages show smaller or larger: then no length is the document's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from decree30_lint.formats.pdf.layout.blocks.block import PageBlocks
from decree30_lint.formats.pdf.layout.blocks.repair_text_layer import lines_of

_STEP = 0.5  # points: office programs set letters in halves of points
_ROUNDING = 0.12  # points by which programs round sizes when they print
_MOST = 0.6  # of the letters
_ENOUGH = 100  # letters


def is_scaled(pages: Iterable[PageBlocks]) -> bool:
    """Tells whether most letters have a size that no office program sets: 13.2 points where 14 were meant."""
    counted: Counter[float] = Counter()
    for page in pages:
        for line in (line for block in page.blocks for line in lines_of(block)):
            for piece in line.pieces:
                counted[piece.style.size] += len(piece.text)
    letters = counted.total()
    odd = sum(count for size, count in counted.items() if abs(size - _STEP * round(size / _STEP)) > _ROUNDING)
    return letters >= _ENOUGH and odd > _MOST * letters
