"""Stacks the blocks of a page from the top, by the heights that their letters take."""

from __future__ import annotations

from collections.abc import Sequence

from decree30_lint.model.document import Block, Frame, Paragraph, Table
from decree30_lint.model.metrics import gap, height, line_height
from decree30_lint.model.path import Path
from decree30_lint.model.units import Pt


def tops(blocks: Sequence[Block], start: float = 0) -> dict[Path, Pt]:
    """Maps the path of each paragraph to where its first line begins, in points below the top of the first block.

    Page breaks are not known here, so only paragraphs that stand near each other may be compared.
    """
    found: dict[Path, Pt] = {}
    _stack(blocks, start, found)
    return found


def _stack(blocks: Sequence[Block], y: float, found: dict[Path, Pt]) -> float:
    """Adds the tops of the paragraphs to `found` and returns the foot of the last block."""
    above: Paragraph | None = None
    paragraph_top = start = foot = y
    for block in blocks:
        match block:
            case Paragraph():
                if above and _is_in_next_column(block, above):
                    foot, y = max(foot, y), start + _carried_over(above)
                else:
                    y += gap(above, block) if above else block.layout.before or 0
                found[block.anchor.path] = Pt(y)
                paragraph_top, above = y, block
                y += height(block)
            case Frame():
                _stack(block.blocks, paragraph_top + (block.offset or 0), found)
            case Table():
                y += above.layout.after or 0 if above else 0
                y, above = _rows_stacked(block, y, found), None
    return max(foot, y + (above.layout.after or 0 if above else 0))


def _is_in_next_column(block: Paragraph, above: Paragraph) -> bool:
    """Tells whether a column break parts the two, which follow each other: one stands at the right of the other."""
    return bool(block.extent and above.extent and above.extent.right <= block.extent.left)


def _carried_over(above: Paragraph) -> float:
    """Returns the height of the blank line that a paragraph with a break at its end leaves to the next column."""
    return line_height(above) if above.text.endswith("\n") else 0.0


def _rows_stacked(table: Table, y: float, found: dict[Path, Pt]) -> float:
    for row in table.rows:
        y = max((_stack(cell.blocks, y, found) for cell in row), default=y)
    return y
