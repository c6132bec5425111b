"""Leaves out the tables of contents that Word makes: their entries look like divisions, and are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decree30_lint.model.document import Block, Paragraph
from decree30_lint.syntax.folding import bare, joined

_STYLE = re.compile(r"(?:toc|muc luc|contents|table of (?:figures|contents|authorities)) ?[1-9]?(?: .*)?")
_SHORT = 40  # characters, blanks between the letters included
_PAGED = re.compile(r".*(?:\t|\.{3}|…) *(?:[0-9]{1,4}|[ivxlc]{1,6})\s*", re.I | re.S)


def without_contents(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yields the blocks but the words "Mục lục" and entries: a field lists them, or a style says so and a page ends them."""
    return (block for block in blocks if not isinstance(block, Paragraph) or not (_is_entry(block) or _is_heading(block)))


def _is_heading(paragraph: Paragraph) -> bool:
    return len(paragraph.text) < _SHORT and joined(paragraph.text) == "mucluc"


def _is_entry(paragraph: Paragraph) -> bool:
    if paragraph.listed or paragraph.style is None:
        return paragraph.listed
    return _STYLE.fullmatch(bare(paragraph.style)) is not None and _PAGED.fullmatch(paragraph.text) is not None
