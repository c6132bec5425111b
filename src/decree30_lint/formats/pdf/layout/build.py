"""The pages' lines as a document: sections with paragraphs and tables, lines under texts, pictures, footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.closings import with_whole_closings
from decree30_lint.formats.pdf.layout.edges import Sides, parted
from decree30_lint.formats.pdf.layout.lines import Line
from decree30_lint.formats.pdf.layout.margins import margins_of
from decree30_lint.formats.pdf.layout.page import BoxLines, CellLines, PageLayout, TableLines
from decree30_lint.formats.pdf.layout.paragraphs import gathered
from decree30_lint.formats.pdf.layout.pictures import pictures_of
from decree30_lint.formats.pdf.layout.running import footnotes, running
from decree30_lint.formats.pdf.layout.setting import Bounds, column_align, usual_setting
from decree30_lint.formats.pdf.layout.strokes import strokes_of
from decree30_lint.formats.pdf.layout.writer import Flow, Writer
from decree30_lint.model.document import Block, Cell, Frame, Margins, Paragraph, Picture, Room, Section, Stroke, Table
from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Pt

_SAME_SHEET = 1.0  # points


class Laid(NamedTuple):
    sections: tuple[Section, ...]
    strokes: tuple[Stroke, ...]
    pictures: tuple[Picture, ...]
    footnotes: tuple[Paragraph, ...]


def build(pages: Sequence[PageLayout]) -> Laid:
    sides = parted(pages)
    rules = {page.number: page.rules for page in pages}
    writer = Writer(rules)
    sections: list[Section] = []
    notes: list[Paragraph] = []
    for number, group in enumerate(_by_sheet(sides), start=1):
        margins = margins_of(group)
        bounds = Bounds(margins.left, group[0].page.width - margins.right)
        sections.append(_section(number, group, margins, bounds, writer))
        notes += [note for side in group for note in footnotes(side, bounds, writer)]
    strokes = strokes_of(rules, writer.placed)
    return Laid(tuple(sections), strokes, tuple(pictures_of(pages, writer.placed)), tuple(notes))


def _by_sheet(sides: Sequence[Sides]) -> Iterator[list[Sides]]:
    """Pages of one size that follow each other."""
    group: list[Sides] = []
    for side in sides:
        if group and not _same_sheet(group[-1].page, side.page):
            yield group
            group = []
        group.append(side)
    if group:
        yield group


def _same_sheet(one: PageLayout, other: PageLayout) -> bool:
    return abs(one.width - other.width) <= _SAME_SHEET and abs(one.height - other.height) <= _SAME_SHEET


def _section(number: int, sides: Sequence[Sides], margins: Margins, bounds: Bounds, writer: Writer) -> Section:
    page = sides[0].page
    anchor = Anchor(f"body/sect[{number}]", writer.order, page=page.number)
    blocks = tuple(_blocks(sides, _body(bounds, margins), writer))
    edges = running(number, sides, bounds, writer)
    return Section(
        Pt(page.width), Pt(page.height), margins, blocks, anchor, edges.headers, edges.footers, title_page=edges.own_first
    )


def _body(bounds: Bounds, margins: Margins) -> Flow:
    """Its room is not known where its margins are not."""
    return Flow("body", bounds, None if margins.estimated & {"left", "right"} else _room(bounds))


def _room(bounds: Bounds | CellLines | BoxLines) -> Room:
    return Room(Pt(bounds.left), Pt(bounds.right))


def _blocks(sides: Sequence[Sides], body: Flow, writer: Writer) -> Iterator[Block]:
    """The regions of the pages in order; lines that no table parts are one flow, also from page to page."""
    regions = [gathered(part, body.bounds) if isinstance(part, list) else part for part in _flows(sides)]
    usual = usual_setting([group for groups in regions if isinstance(groups, list) for group in groups], body.bounds)
    for region in regions:
        match region:
            case BoxLines():
                yield _frame(region, f"{writer.path('body/p')}/txbx[1]", writer)
            case TableLines():
                yield _table(region, writer.path("body/tbl"), writer)
            case _:
                yield from writer.paragraphs(body._replace(usual=usual), region)


def _flows(sides: Sequence[Sides]) -> Iterator[list[Line] | TableLines | BoxLines]:
    lines: list[Line] = []
    for regions in with_whole_closings([side.regions for side in sides]):
        for region in regions:
            if isinstance(region, Line):
                lines.append(region)
                continue
            if lines:
                yield lines
                lines = []
            yield region
    if lines:
        yield lines


def _frame(box: BoxLines, path: str, writer: Writer) -> Frame:
    anchor = Anchor(path, writer.order + 1, page=box.lines[0].page)
    flow = Flow(path, Bounds(box.left, box.right), _room(box))
    return Frame(_column(box.lines, flow, writer), anchor, flow.room, outlined=True)


def _table(table: TableLines, path: str, writer: Writer) -> Table:
    anchor = Anchor(path, writer.order + 1)
    rows = tuple(
        tuple(
            _cell(cell, f"{path}/tr[{down}]/tc[{across}]", table.ruled, writer) for across, cell in enumerate(row, start=1)
        )
        for down, row in enumerate(table.rows, start=1)
    )
    return Table(rows, table.ruled, anchor)


def _cell(cell: CellLines, path: str, ruled: bool, writer: Writer) -> Cell:
    """The lines of a column that is not ruled show its edges themselves."""
    flow = Flow(path, Bounds(cell.left, cell.right), _room(cell))
    if cell.lines and not ruled:
        bounds = Bounds(min(line.left for line in cell.lines), max(line.right for line in cell.lines))
        flow = flow._replace(bounds=bounds, align=column_align(cell.lines))
    return Cell(_column(cell.lines, flow, writer), flow.room, cell.column, cell.span)


def _column(lines: Sequence[Line], flow: Flow, writer: Writer) -> tuple[Paragraph, ...]:
    return tuple(writer.paragraphs(flow, gathered(lines, flow.bounds, in_column=True)))
