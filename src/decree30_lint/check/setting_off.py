"""Finds what sets a part off on the page: a frame around it, a line above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decree30_lint.model.document import Block, Document, Frame, Paragraph, Stroke, Table
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor


def is_framed(paragraph: Paragraph, document: Document) -> bool | None:
    """Tells whether borders of its own or an outlined text box surround it; None where the lines may be a table's."""
    if paragraph.boxed:
        return True
    path = paragraph.anchor.path
    around = [block for section in document.sections for block in _around(section.blocks, path)]
    if any(isinstance(block, Frame) and block.outlined for block in around):
        return True
    if any(isinstance(block, Table) and (block.ruled or len(block.rows) == len(block.rows[0]) == 1) for block in around):
        return None
    return False if Knowledge.BORDERS in document.knows else None


def _around(blocks: Sequence[Block], path: Path) -> Iterator[Block]:
    """Yields the frames and tables that hold the paragraph at `path`, from outside inwards."""
    for block in blocks:
        if isinstance(block, Frame) and path.is_within(block.anchor.path):
            yield block
            yield from _around(block.blocks, path)
        elif isinstance(block, Table) and path.is_within(block.anchor.path):
            yield block
            yield from (inner for row in block.rows for cell in row for inner in _around(cell.blocks, path))


_NEAR = 3  # paragraphs


def stands_above(stroke: Stroke, at: Anchor) -> bool:
    """Tells whether the line is stored in the same story, in the paragraph at the anchor or just above it."""
    holder = stroke.owner or stroke.anchor
    return holder.path.story == at.path.story and 0 <= at.order - holder.order <= _NEAR
