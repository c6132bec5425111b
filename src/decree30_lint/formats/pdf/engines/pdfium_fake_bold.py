"""Finds text objects that pdfium leaves out of its text page, since the same text was drawn at the same place before."""

from __future__ import annotations

from collections.abc import Mapping, Set

from decree30_lint.formats.pdf.engines import pdfium_calls as calls
from decree30_lint.formats.pdf.engines.axis_aligned_lines import Box
from decree30_lint.formats.pdf.engines.pdfium_drawn import TextObject, object_box

_NEAR = 2.0  # points between the edges of both drawings


def fake_bold_objects(texts: Mapping[int, TextObject], listed: Set[int | None]) -> set[int]:
    """Returns pointers to those listed texts that another one lies upon: they are bold by being drawn twice."""
    hidden = {pointer: object_box(pointer, texts[pointer].outer) for pointer in texts.keys() - listed}
    inked = {pointer: box for pointer, box in hidden.items() if box[2] > box[0]}  # blanks have no ink
    if not inked:
        return set()
    found = set()
    places = [(pointer, object_box(pointer, texts[pointer].outer)) for pointer in texts.keys() & listed]
    for pointer, box in inked.items():
        font = calls.text_font(pointer)
        found |= {other for other, place in places if _near(box, place) and calls.text_font(other) == font}
    return found


def _near(one: Box, two: Box) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, two, strict=True))
