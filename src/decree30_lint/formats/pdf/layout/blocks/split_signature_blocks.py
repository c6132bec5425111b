"""Joins closings that continue on the next page: recipients at the left, signature at the right."""

from __future__ import annotations

from collections.abc import Sequence

from decree30_lint.formats.pdf.layout.blocks.block import CellLines, TableLines, TextBlock
from decree30_lint.formats.pdf.layout.rows.lines import TextLine

_INTO = 40.0  # points by which a line may reach over the middle between the columns, or stand off that of its own
_ALIKE = 4.0  # points between lines that begin at one place
_NARROW = 1.25  # of the column's width


def join_split_signature_blocks(pages: Sequence[Sequence[TextBlock]]) -> list[list[TextBlock]]:
    """Returns each page's blocks; what continues the columns at the foot of the page before has moved there."""
    found: list[list[TextBlock]] = []
    for blocks in pages:
        rest = list(blocks)
        columns = found[-1][-1] if found and found[-1] else None
        if isinstance(columns, TableLines) and not columns.ruled and len(columns.rows[-1]) == 2:
            taken = 0
            while taken < len(rest) and (longer := _with(columns, rest[taken])) is not None:
                columns = longer
                taken += 1
            found[-1][-1] = columns
            rest = rest[taken:]
        found.append(rest)
    return found


def _with(columns: TableLines, block: TextBlock) -> TableLines | None:
    """Returns the columns with what stands in them on the next page; None if the block is no part of them."""
    left, right = columns.rows[-1]
    if not left.lines or not right.lines or (isinstance(block, TextLine) and block.tag and block.tag.cell is None):
        return None  # tags would have said that the line is in a table
    match block:
        case TableLines(rows=((one, other),), ruled=False) if not _is_head(one) and _is_listed(left, one.lines[0]):
            return _joined(columns, left, one.lines, right, other.lines)
        case TextLine() if block.left >= right.left - _INTO and _is_beneath(right, block):
            return _joined(columns, left, (), right, (block,))
        case TextLine() if block.right <= left.right + _INTO and _is_listed(left, block):
            return _joined(columns, left, (block,), right, ())
    return None


def _is_head(cell: CellLines) -> bool:
    """Tells whether the cell begins as a letterhead, with names in capitals: of another document, or an appendix."""
    return cell.lines[0].text.isupper()


def _is_beneath(right: CellLines, line: TextLine) -> bool:
    """Tells whether the line stands under the middle of the column's lines, or begins where they do.

    Titles overleaf stand in the middle of the page.
    """
    left, edge = min(each.left for each in right.lines), max(each.right for each in right.lines)
    return abs(line.centre - (left + edge) / 2) <= _INTO or abs(line.left - left) < _ALIKE


def _is_listed(left: CellLines, line: TextLine) -> bool:
    """Tells whether the line has the size of the column's lines and begins where they do."""
    last = left.lines[-1]
    width = max(each.width for each in left.lines)
    return (
        abs(line.left - last.left) < _ALIKE
        and line.size < last.size + 0.6
        and (line.width < _NARROW * width or line.size < 12.5)
    )


def _joined(
    columns: TableLines, left: CellLines, more_left: tuple[TextLine, ...], right: CellLines, more_right: tuple[TextLine, ...]
) -> TableLines:
    cells = left._replace(lines=left.lines + more_left), right._replace(lines=right.lines + more_right)
    return columns._replace(rows=(*columns.rows[:-1], cells))
