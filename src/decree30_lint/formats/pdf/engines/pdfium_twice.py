"""Text objects that pdfium leaves out of its text page, since the same text was drawn at the same place before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Set

from decree30_lint.formats.pdf.engines import pdfium_calls as calls
from decree30_lint.formats.pdf.engines.pdfium_drawn import Text, object_box

_NEAR = 2.0  # points between the edges of both drawings


def drawn_twice(texts: Mapping[int, Text], listed: Set[int | None]) -> set[int]:
    """Pointers to those listed texts that another one lies upon: bold by being drawn twice."""
    hidden = texts.keys() - listed
    if not hidden:
        return set()
    fonts = {calls.text_font(pointer) for pointer in hidden}
    boxes = defaultdict(list)
    for pointer in texts.keys() & listed:
        font = calls.text_font(pointer)
        if font in fonts:
            boxes[font].append((object_box(pointer, texts[pointer].outer), pointer))
    found = set()
    for pointer in hidden:
        box = object_box(pointer, texts[pointer].outer)
        found |= {
            other
            for place, other in boxes[calls.text_font(pointer)]
            if all(abs(one - two) <= _NEAR for one, two in zip(box, place, strict=True))
        }
    return found
