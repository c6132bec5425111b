"""Finds what a signing program printed as plain text: who signed and at which second, in a colour of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from decree30_lint.check.shown import letter_count, shown_paragraphs
from decree30_lint.model.document import Document, Paragraph
from decree30_lint.model.path import Path
from decree30_lint.syntax.signature_text import is_stamped, signature_text

_LONGEST = 400  # characters that a program prints for one signature


def stamped_by_programs(document: Document) -> frozenset[Path]:
    """Returns the paragraphs of coloured blocks with a label and a date to the second: "Ký ngày: 5/3/2026 08:30:15"."""
    return frozenset(p.anchor.path for block in _coloured_blocks(document) if _is_stamp(block) for p in block)


def _coloured_blocks(document: Document) -> Iterator[tuple[Paragraph, ...]]:
    """Yields paragraphs that follow each other in one size and one colour other than black."""
    for look, block in groupby(shown_paragraphs(document), _look):
        if look is not None:
            yield tuple(block)


def _look(paragraph: Paragraph) -> tuple[str, float | None] | None:
    """Returns colour and size, None where the letters are black, of unknown colour, or differ."""
    looks = {
        (span.format.colour, span.format.size)
        for span in paragraph.spans
        if letter_count(span.text) or span.format.highlighted
    }
    colour, size = next(iter(looks), (None, None))
    return (colour, size) if len(looks) == 1 and colour and colour != "000000" else None


def _is_stamp(block: tuple[Paragraph, ...]) -> bool:
    return sum(len(p.text) for p in block) <= _LONGEST and is_stamped(signature_text(block, ()))
