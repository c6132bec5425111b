"""Finds what follows on the page: the next component, the next paragraph and how far off it stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from decree30_lint.model.document import Block, Document, Frame, Paragraph, Table
from decree30_lint.model.metrics import gap, height
from decree30_lint.model.path import Path
from decree30_lint.model.units import Pt

_COLUMN = re.compile(r"\t|\s{3,}")


def line_under(paragraph: Paragraph, document: Document) -> str:
    """Returns the next line with anything on it in the paragraph, its cell or its column; "" for none."""
    path = paragraph.anchor.path
    cell = path.parent
    following = iter(document.paragraphs)
    whole = next((each for each in following if each.anchor.path == path), paragraph)
    rows = whole.text[paragraph.anchor.end :].split("\n")[1:] if paragraph.anchor.end is not None else []
    for text in (*rows, *(each.text for each in following if each.anchor.path.parent == cell)):
        if text.strip():
            return _COLUMN.split(text.strip())[0]
    return ""


def neighbours(document: Document, body: Mapping[Path, Paragraph]) -> Iterator[tuple[Paragraph, Paragraph, Pt]]:
    """Yields paragraphs of `body` with nothing but blank ones between them, and their distance in points."""
    orders = [paragraph.anchor.order for paragraph in body.values()] or [0]
    low, high = min(orders), max(orders)
    for section in document.sections:
        for blocks in sequences(reaching(section.blocks, low, high)):
            yield from _pairs(blocks, body)


def reaching(blocks: tuple[Block, ...], low: int, high: int) -> tuple[Block, ...]:
    """Returns the blocks between two places (`order` of anchors), with the one that may hold the first of these."""
    return blocks[max(0, bisect_left(blocks, low, key=_order) - 1) : bisect_right(blocks, high, key=_order)]


def _order(block: Block) -> int:
    return block.anchor.order


def sequences(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Yields `blocks`, then those within each of their tables' cells and frames, however deep."""
    yield blocks
    for block in blocks:
        if isinstance(block, Frame):
            yield from sequences(block.blocks)
        elif isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from sequences(cell.blocks)


def _pairs(blocks: tuple[Block, ...], body: Mapping[Path, Paragraph]) -> Iterator[tuple[Paragraph, Paragraph, Pt]]:
    above: Paragraph | None = None  # the last paragraph of the body
    before: Paragraph | None = None  # the paragraph just before, blank or not
    distance = 0.0
    for block in blocks:
        if isinstance(block, Table) or (isinstance(block, Frame) and _stands_between(block)):
            above = before = None
        elif isinstance(block, Paragraph):
            distance += gap(before, block) if before else 0.0
            if block.anchor.path in body:
                if above is not None and not _overleaf(above, block):
                    yield above, block, Pt(distance)
                above, distance = block, 0.0
            elif block.is_blank:
                distance += height(block)
            else:
                above = None
            before = block


def _stands_between(frame: Frame) -> bool:
    """Tells whether the file is laid out: then a frame stands where it comes, else it may be anywhere on the page."""
    return any(isinstance(block, Paragraph) and block.anchor.box is not None for block in frame.blocks)


def _overleaf(above: Paragraph, below: Paragraph) -> bool:
    """Tells whether the file is laid out and a new page begins between the two: then it shows no gap."""
    last, first = (spans[at].box if spans else None for spans, at in ((above.spans, -1), (below.spans, 0)))
    return last is not None and first is not None and last.page != first.page
