"""Documents of a given shape and any size, by name: what grows in them is one thing, the rest stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.shapes import (
    pdf_pages,
    pdf_tags,
    word_citations,
    word_editing,
    word_fields,
    word_letter,
    word_lists,
    word_looks,
    word_pages,
    word_pairs,
    word_structure,
    word_tables,
    word_text,
)

Build = Callable[[int], bytes]

WORD: Mapping[str, Build] = {
    **word_text.SHAPES,
    **word_looks.SHAPES,
    **word_tables.SHAPES,
    **word_fields.SHAPES,
    **word_editing.SHAPES,
    **word_lists.SHAPES,
    **word_pages.SHAPES,
    **word_letter.SHAPES,
    **word_structure.SHAPES,
    **word_citations.SHAPES,
}
PDF: Mapping[str, Build] = {**pdf_pages.SHAPES, **pdf_tags.SHAPES}
PAIRS: Mapping[str, word_pairs.Pair] = word_pairs.PAIRS
