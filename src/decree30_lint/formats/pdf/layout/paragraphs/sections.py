"""Typesets the regions of pages: sections of paragraphs, boxes and tables, with their headers, footers and notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decree30_lint.formats.pdf.layout.blocks.block import BoxLines, CellLines, TableLines
from decree30_lint.formats.pdf.layout.blocks.page_regions import PageRegions
from decree30_lint.formats.pdf.layout.blocks.split_signature_blocks import join_split_signature_blocks
from decree30_lint.formats.pdf.layout.paragraphs.edges import FlowEdges
from decree30_lint.formats.pdf.layout.paragraphs.grouping import group_lines
from decree30_lint.formats.pdf.layout.paragraphs.margins import edges_of, extent_of, margins_of
from decree30_lint.formats.pdf.layout.paragraphs.running import footnotes, running_text
from decree30_lint.formats.pdf.layout.paragraphs.setting import column_align, usual_setting
from decree30_lint.formats.pdf.layout.paragraphs.setups import by_setup
from decree30_lint.formats.pdf.layout.paragraphs.typeset import (
    Flow,
    TypesetBlock,
    TypesetCell,
    TypesetFrame,
    TypesetParagraph,
    TypesetSection,
    TypesetTable,
    typeset,
)
from decree30_lint.formats.pdf.layout.paragraphs.underlines import Rules
from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.model.formatting import Align
from decree30_lint.model.place import Extent

_PADDING = 5.4  # points between the edge of a cell and its text


def sections_of(sides: Sequence[PageRegions], rules: Rules) -> Iterator[TypesetSection]:
    """Yields a section of each run of pages set up alike. `rules` are the horizontal lines that may underline words."""
    for group in by_setup(sides):
        first, margins = group[0].page, margins_of(group)
        edges = edges_of(group, margins)
        yield TypesetSection(
            page=first.number,
            width=first.width,
            height=first.height,
            margins=margins,
            blocks=list(_blocks(group, Flow(edges, extent_of(margins, first.width)), rules)),
            running=running_text(group, edges, rules),
            notes=[note for side in group for note in footnotes(side, edges, rules)],
        )


def _blocks(sides: Sequence[PageRegions], body: Flow, rules: Rules) -> Iterator[TypesetBlock]:
    """Yields the blocks of the pages in order; lines that no table divides are one flow, also from page to page."""
    flows = list(_flows(sides))
    edges = body.edges.of([line for part in flows if isinstance(part, list) for line in part])
    parts = [group_lines(part, edges) if isinstance(part, list) else part for part in flows]
    usual = usual_setting([group for groups in parts if isinstance(groups, list) for group in groups], edges)
    for part in parts:
        match part:
            case BoxLines():
                yield _frame(part, rules)
            case TableLines():
                yield _table(part, rules, edges)
            case _:
                yield from typeset(body._replace(edges=edges, usual=usual), part, rules)


def _flows(sides: Sequence[PageRegions]) -> Iterator[list[TextLine] | TableLines | BoxLines]:
    lines: list[TextLine] = []
    for blocks in join_split_signature_blocks([side.blocks for side in sides]):
        for block in blocks:
            if isinstance(block, TextLine):
                lines.append(block)
                continue
            if lines:
                yield lines
                lines = []
            yield block
    if lines:
        yield lines


def _frame(box: BoxLines, rules: Rules) -> TypesetFrame:
    """Returns a box; its lines go on as those of prose do, where the next word has no room."""
    extent = Extent.of(box.left, box.right)
    edges = FlowEdges(extent)
    return TypesetFrame(list(typeset(Flow(edges, extent), group_lines(box.lines, edges), rules)), extent)


def _table(table: TableLines, rules: Rules, edges: FlowEdges) -> TypesetTable:
    columns: dict[int, list[TextLine]] = {}
    for cell in (cell for row in table.rows for cell in row):
        columns.setdefault(cell.column, []).extend(cell.lines)
    sheet = next((edges.at(line) for lines in columns.values() for line in lines), edges.bounds)
    rows = [
        [_cell(cell, table.ruled, rules, _outwards(cell, row, sheet), columns[cell.column]) for cell in row]
        for row in table.rows
    ]
    return TypesetTable(rows, table.ruled)


def _outwards(cell: CellLines, row: Sequence[CellLines], sheet: Extent) -> Extent:
    """Returns the edges of a cell in a table without lines: the outer ones are those of the text of the page."""
    left = min(cell.left, sheet.left) if cell is row[0] else cell.left
    return Extent.of(left, max(cell.right, sheet.right) if cell is row[-1] else cell.right)


def _cell(cell: CellLines, ruled: bool, rules: Rules, outwards: Extent, column: Sequence[TextLine]) -> TypesetCell:
    """Returns a cell; the lines of a column that is not ruled show its edges themselves, and how a single line is set."""
    extent = Extent.of(cell.left, cell.right)
    flow, room = Flow(FlowEdges(extent), extent), 0.0
    if cell.lines and not ruled:
        bounds = Extent.of(min(line.left for line in cell.lines), max(line.right for line in cell.lines))
        align = column_align(cell.lines) or _align_of_one(cell.lines, column)
        flow = flow._replace(edges=FlowEdges(bounds), align=align)
        room = _room(bounds, outwards) if align is Align.CENTRE else 0.0
    return TypesetCell(_column(cell.lines, flow, rules, room), extent, cell.column, cell.span)


def _align_of_one(lines: Sequence[TextLine], column: Sequence[TextLine]) -> Align | None:
    """Returns how a line that is alone in its cell is set, by the first other one in the column that it agrees with."""
    pairs = [(lines[0], other) for other in column if other is not lines[0]] if len(lines) == 1 else []
    return next((align for pair in pairs if (align := column_align(pair)) is not None), None)


def _room(lines: Extent, edges: Extent) -> float:
    """Returns how wide a centred line of a column could be: as far as its edges are from the middle."""
    return 2 * min(lines.centre - edges.left, edges.right - lines.centre) - 2 * _PADDING


def _column(lines: Sequence[TextLine], flow: Flow, rules: Rules, room: float = 0.0) -> list[TypesetParagraph]:
    return list(typeset(flow, group_lines(lines, flow.edges, in_column=True, room=room), rules))
