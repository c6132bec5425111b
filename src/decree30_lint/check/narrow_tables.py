"""Finds letterheads in tables whose columns are too narrow for what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decree30_lint.check.kinds.gaps import OneLine
from decree30_lint.check.standing import section_of, text_across
from decree30_lint.model.causes import Cause, CauseKind
from decree30_lint.model.document import Block, Cell, Document, Frame, Paragraph, Table, flatten
from decree30_lint.model.edits import Edit, SetColumnWidths
from decree30_lint.model.metrics import text_width
from decree30_lint.model.parts import Subject
from decree30_lint.model.path import Path
from decree30_lint.model.place_index import PlaceIndex
from decree30_lint.model.rules import Diagnostic
from decree30_lint.model.units import Pt

_SPARES = 1.03, 1.01  # letters of another font are a little wider
_CELL_MARGINS = 2 * 5.4  # points, those of Word
_LEAST_SHARE = 0.25  # of the table that its other columns keep


def narrow_tables(
    subject: Subject, places: PlaceIndex, found: Sequence[tuple[int, Diagnostic]]
) -> Iterator[tuple[Cause, list[int]]]:
    """Yields the tables in whose cells a part breaks that has to take one line, with these findings."""
    tables: dict[Path, list[tuple[int, int]]] = {}
    for number, diagnostic in found:
        place = diagnostic.breach.at.path.cell_place
        paragraph = places.paragraphs.get(diagnostic.breach.at.path)
        if isinstance(diagnostic.rule.check, OneLine) and place is not None and paragraph and _is_broken(paragraph):
            tables.setdefault(place.table, []).append((number, place.cell - 1))
    known = {table.anchor.path: table for table in _tables(subject.document)} if tables else {}
    for path, members in tables.items():
        cure = tuple(_widened(subject.document, known.get(path), {column for _, column in members}))
        yield Cause(CauseKind.NARROW_TABLE, str(path), cure=cure), [number for number, _ in members]


def _is_broken(paragraph: Paragraph) -> bool:
    """Tells whether it is the width of the cell that breaks the line, and nothing that somebody typed or set."""
    room = paragraph.extent
    return room is not None and "\n" not in paragraph.text.strip() and _line_width(paragraph) > room.width


def _widened(document: Document, table: Table | None, columns: set[int]) -> Iterator[Edit]:
    """Yields the edit that gives the columns the width that their text takes, at the cost of the others.

    None where cells are merged, or the table has no room for that.
    """
    if table is None or any(cell.span > 1 or cell.extent is None for row in table.rows for cell in row):
        return
    if len({len(row) for row in table.rows}) != 1 or not table.rows[0]:
        return
    widths = _widths(table.rows[0])
    room, section = text_across(document, table.anchor), section_of(document, table.anchor)
    total = max(sum(widths), room.width if room and section else 0.0)
    tried = [each for spare in _SPARES if (each := _shared_out(table, widths, total, columns, spare))]
    if tried:
        best = min(tried, key=lambda each: _broken_by(table, widths, each))
        yield SetColumnWidths(table.anchor, tuple(map(Pt, best)))


def _shared_out(table: Table, widths: Sequence[float], total: float, columns: set[int], spare: float) -> list[float]:
    """Returns widths that add up to `total`, the columns having what they need; none where the others lose too much."""
    needed = {at: max(width, _needed(table, at, spare)) for at, width in enumerate(widths) if at in columns}
    left = total - sum(needed.values())
    others = sum(width for at, width in enumerate(widths) if at not in columns)
    if not others or left < _LEAST_SHARE * total:
        return []
    return [needed.get(at, width * left / others) for at, width in enumerate(widths)]


def _broken_by(table: Table, before: Sequence[float], after: Sequence[float]) -> int:
    """Counts the paragraphs that take one line in columns of the widths before, and more after."""
    held = [(at, paragraph) for row in table.rows for at, cell in enumerate(row) for paragraph in flatten(cell.blocks)]
    return sum(after[at] < _line_width(paragraph) + _CELL_MARGINS <= before[at] for at, paragraph in held)


def _widths(row: Sequence[Cell]) -> list[float]:
    """Returns the widths of the cells with their margins, which are taken to be those between the first two."""
    rooms = [cell.extent for cell in row if cell.extent is not None]
    margins = rooms[1].left - rooms[0].right if len(rooms) > 1 else _CELL_MARGINS
    return [room.width + max(margins, 0.0) for room in rooms]


def _needed(table: Table, column: int, spare: float) -> float:
    """Returns the width of the column in which each line of its text that broke takes one line."""
    cells = [row[column] for row in table.rows]
    widths = [_line_width(paragraph, spare) for cell in cells for paragraph in flatten(cell.blocks)]
    return max(widths, default=0.0) + _CELL_MARGINS


def _line_width(paragraph: Paragraph, spare: float = 1.0) -> float:
    """Returns the width that a paragraph takes in one line, with its indents."""
    layout = paragraph.layout
    return text_width(paragraph.spans) * spare + (layout.left or 0) + (layout.first_line or 0) + (layout.right or 0)


def _tables(document: Document) -> Iterator[Table]:
    for section in document.sections:
        yield from _within(section.blocks)


def _within(blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row:
                    yield from _within(cell.blocks)
        elif isinstance(block, Frame):
            yield from _within(block.blocks)
