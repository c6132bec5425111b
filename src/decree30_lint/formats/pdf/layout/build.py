"""Builds a document of the pages' lines: sections with paragraphs and tables, strokes under texts, pictures, footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.lines import TextLine
from decree30_lint.formats.pdf.layout.margins import margins_of
from decree30_lint.formats.pdf.layout.page import BoxLines, CellLines, PageLayout, TableLines
from decree30_lint.formats.pdf.layout.page_regions import PageRegions, split_running_heads
from decree30_lint.formats.pdf.layout.paragraphs import group_lines
from decree30_lint.formats.pdf.layout.pictures import pictures_of
from decree30_lint.formats.pdf.layout.running import footnotes, running
from decree30_lint.formats.pdf.layout.setting import column_align, usual_setting
from decree30_lint.formats.pdf.layout.split_signature_blocks import join_split_signature_blocks
from decree30_lint.formats.pdf.layout.strokes import strokes_of
from decree30_lint.formats.pdf.layout.writer import Flow, Writer
from decree30_lint.model.document import Block, Cell, Frame, Margins, Paragraph, Picture, Section, Stroke, Table
from decree30_lint.model.path import BODY, Path, Step
from decree30_lint.model.place import Anchor, Extent
from decree30_lint.model.units import Pt

_SAME_SHEET = 1.0  # points


class Laid(NamedTuple):
    """Holds what the pages' lines make: sections, strokes, pictures and footnotes."""

    sections: tuple[Section, ...]
    strokes: tuple[Stroke, ...]
    pictures: tuple[Picture, ...]
    footnotes: tuple[Paragraph, ...]


def build(pages: Sequence[PageLayout]) -> Laid:
    """Returns the content of all pages as sections, in reading order."""
    sides = split_running_heads(pages)
    rules = {page.number: page.rules for page in pages}
    writer = Writer(rules)
    sections: list[Section] = []
    notes: list[Paragraph] = []
    for number, group in enumerate(_by_sheet(sides), start=1):
        margins = margins_of(group)
        bounds = Extent.of(margins.left, group[0].page.width - margins.right)
        sections.append(_section(number, group, margins, bounds, writer))
        notes += [note for side in group for note in footnotes(side, bounds, writer)]
    strokes = strokes_of(rules, writer.placed)
    return Laid(tuple(sections), strokes, tuple(pictures_of(pages, writer.placed)), tuple(notes))


def _by_sheet(sides: Sequence[PageRegions]) -> Iterator[list[PageRegions]]:
    """Pages of one size that follow each other."""
    group: list[PageRegions] = []
    for side in sides:
        if group and not _same_sheet(group[-1].page, side.page):
            yield group
            group = []
        group.append(side)
    if group:
        yield group


def _same_sheet(one: PageLayout, other: PageLayout) -> bool:
    return abs(one.width - other.width) <= _SAME_SHEET and abs(one.height - other.height) <= _SAME_SHEET


def _section(number: int, sides: Sequence[PageRegions], margins: Margins, bounds: Extent, writer: Writer) -> Section:
    page = sides[0].page
    anchor = Anchor(BODY.child(Step.SECTION, number), writer.order, page=page.number)
    blocks = tuple(_blocks(sides, _body(bounds, margins), writer))
    edges = running(number, sides, bounds, writer)
    return Section(
        Pt(page.width), Pt(page.height), margins, blocks, anchor, edges.headers, edges.footers, title_page=edges.own_first
    )


def _body(bounds: Extent, margins: Margins) -> Flow:
    """Returns the flow of the body; its extent is not known where its margins are not."""
    return Flow(BODY, bounds, None if margins.estimated & {"left", "right"} else bounds)


def _blocks(sides: Sequence[PageRegions], body: Flow, writer: Writer) -> Iterator[Block]:
    """Yields the regions of the pages in order; lines that no table divides are one flow, also from page to page."""
    regions = [group_lines(part, body.bounds) if isinstance(part, list) else part for part in _flows(sides)]
    usual = usual_setting([group for groups in regions if isinstance(groups, list) for group in groups], body.bounds)
    for region in regions:
        match region:
            case BoxLines():
                yield _frame(region, writer.path(BODY, Step.PARAGRAPH).child(Step.TEXT_BOX, 1), writer)
            case TableLines():
                yield _table(region, writer.path(BODY, Step.TABLE), writer)
            case _:
                yield from writer.paragraphs(body._replace(usual=usual), region)


def _flows(sides: Sequence[PageRegions]) -> Iterator[list[TextLine] | TableLines | BoxLines]:
    lines: list[TextLine] = []
    for regions in join_split_signature_blocks([side.regions for side in sides]):
        for region in regions:
            if isinstance(region, TextLine):
                lines.append(region)
                continue
            if lines:
                yield lines
                lines = []
            yield region
    if lines:
        yield lines


def _frame(box: BoxLines, path: Path, writer: Writer) -> Frame:
    anchor = Anchor(path, writer.order + 1, page=box.lines[0].page)
    extent = Extent.of(box.left, box.right)
    flow = Flow(path, extent, extent)
    return Frame(_column(box.lines, flow, writer), anchor, flow.extent, outlined=True)


def _table(table: TableLines, path: Path, writer: Writer) -> Table:
    anchor = Anchor(path, writer.order + 1)
    rows = tuple(
        tuple(_cell(cell, path.cell(down, across), table.ruled, writer) for across, cell in enumerate(row, start=1))
        for down, row in enumerate(table.rows, start=1)
    )
    return Table(rows, table.ruled, anchor)


def _cell(cell: CellLines, path: Path, ruled: bool, writer: Writer) -> Cell:
    """Returns a cell; the lines of a column that is not ruled show its edges themselves."""
    extent = Extent.of(cell.left, cell.right)
    flow = Flow(path, extent, extent)
    if cell.lines and not ruled:
        bounds = Extent.of(min(line.left for line in cell.lines), max(line.right for line in cell.lines))
        flow = flow._replace(bounds=bounds, align=column_align(cell.lines))
    return Cell(_column(cell.lines, flow, writer), flow.extent, cell.column, cell.span)


def _column(lines: Sequence[TextLine], flow: Flow, writer: Writer) -> tuple[Paragraph, ...]:
    return tuple(writer.paragraphs(flow, group_lines(lines, flow.bounds, in_column=True)))
