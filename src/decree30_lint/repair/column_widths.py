"""Solves how wide the columns of a table become, so that what stands in one line still does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from decree30_lint.model import metrics
from decree30_lint.model.document import Cell, Paragraph, Table

Lettered = Callable[[Paragraph], Paragraph]
"""Returns a paragraph with the letters that it will have."""

_MARGINS = 10.8  # points: both margins of a cell where a program sets none
_MOST = 0.75  # of a table, for one column
_SPARE = 1.0  # points of room left beside a line that just fits


def factors(table: Table, factor: float, lettered: Lettered) -> tuple[float, ...]:
    """Returns by how much each column is scaled where the table is to be `factor` times as wide.

    A column whose lines would not fit any more takes room from those that have more than they need.
    """
    texts = _texts(table)
    if texts is None:
        return (factor,) * max((cell.column + cell.span - 1 for row in table.rows for cell in row), default=0)
    margins = _margins(table)
    old = [width + margins for width in texts]
    new = [width * factor for width in old]
    need = [min(each, _MOST * sum(new)) + margins for each in _needs(table, lettered, len(old))]
    lacking = sum(max(0.0, least - width) for least, width in zip(need, new, strict=True))
    spare = sum(max(0.0, width - least) for least, width in zip(need, new, strict=True))
    if lacking and lacking <= spare:
        new = [max(least, width - max(0.0, width - least) * lacking / spare) for least, width in zip(need, new, strict=True)]
    return tuple(each / width for each, width in zip(new, old, strict=True))


def _texts(table: Table) -> list[float] | None:
    """Returns the widths of the text in each column, None where some column has no cell of its own."""
    found: dict[int, float] = {}
    for cell in _simple(table):
        if cell.extent is not None:
            found.setdefault(cell.column, cell.extent.width)
    columns = max((cell.column + cell.span - 1 for row in table.rows for cell in row), default=0)
    return [found[column] for column in range(1, columns + 1)] if found.keys() == set(range(1, columns + 1)) else None


def _simple(table: Table) -> Iterator[Cell]:
    return (cell for row in table.rows for cell in row if cell.span == 1)


def _margins(table: Table) -> float:
    """Returns what stands between the texts of two cells side by side."""
    pairs = (pair for row in table.rows for pair in pairwise(row))
    gaps = (right.extent.left - left.extent.right for left, right in pairs if left.extent and right.extent)
    return max(0.0, next(gaps, _MARGINS))


def _needs(table: Table, lettered: Lettered, columns: int) -> Sequence[float]:
    """Returns how much room the text of each column needs so that no line breaks that does not break today."""
    found = [0.0] * columns
    for cell in _simple(table):
        for block in cell.blocks:
            if isinstance(block, Paragraph) and not block.is_blank and _is_unbroken(block):
                found[cell.column - 1] = max(found[cell.column - 1], _needed(lettered(block)) + _SPARE)
    return found


def _is_unbroken(paragraph: Paragraph) -> bool:
    return len(metrics.wrap(paragraph)) <= 1 + paragraph.text.rstrip().count("\n") and "\t" not in paragraph.text


def _needed(paragraph: Paragraph) -> float:
    layout, text = paragraph.layout, paragraph.text
    edges = [-1, *(at for at, char in enumerate(text) if char == "\n"), len(text)]
    widest = max(metrics.text_width(paragraph.piece(low + 1, high).spans) for low, high in pairwise(edges))
    return widest + sum(indent or 0.0 for indent in (layout.left, layout.right)) + max(0.0, layout.first_line or 0.0)
