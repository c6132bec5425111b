"""Gives what has been typeset its place in the document: paths and order, in the order in which it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.paragraphs.typeset import (
    TypesetBlock,
    TypesetFrame,
    TypesetParagraph,
    TypesetSection,
    TypesetTable,
)
from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.model.document import Block, Cell, Frame, HeaderKind, Paragraph, Section, Table
from decree30_lint.model.path import BODY, FILE, Path, Step
from decree30_lint.model.place import Anchor, Box
from decree30_lint.model.units import Pt


class AnchoredLine(NamedTuple):
    """Holds a line of a page and the anchor of its paragraph."""

    line: TextLine
    anchor: Anchor


class Anchored(NamedTuple):
    """Holds what has its place: sections, footnotes, and all their lines in the order of the text."""

    sections: tuple[Section, ...]
    footnotes: tuple[Paragraph, ...]
    lines: Sequence[AnchoredLine]


def anchored(sections: Iterable[TypesetSection]) -> Anchored:
    """Returns the sections in their order, each with the headers, the footers and the footnotes of its pages behind it."""
    numbering = _AnchorCounter()
    made: list[Section] = []
    notes: list[Paragraph] = []
    for number, section in enumerate(sections, start=1):
        made.append(_section(number, section, numbering))
        notes += _paragraphs(FILE.child(Step.FOOTNOTES), section.notes, numbering)
    return Anchored(tuple(made), tuple(notes), numbering.lines)


def anchored_paragraphs(path: Path, paragraphs: Sequence[TypesetParagraph]) -> tuple[Paragraph, ...]:
    """Returns paragraphs that stand in no section, within what is at `path`."""
    return _paragraphs(path, paragraphs, _AnchorCounter())


class _AnchorCounter:
    """Counts what has been given its place, and lists its lines; it lives as long as one call of this module."""

    def __init__(self) -> None:
        self.order = 0
        self.lines: list[AnchoredLine] = []
        self._counted: Counter[Path] = Counter()

    def path(self, holder: Path, step: Step) -> Path:
        """Returns the path of the next of its kind in `holder`."""
        kind = holder.child(step)
        self._counted[kind] += 1
        return holder.child(step, self._counted[kind])

    def paragraph(self, path: Path, lines: Sequence[TextLine]) -> Anchor:
        """Returns the anchor of the next paragraph within what is at `path`."""
        self.order += 1
        anchor = Anchor(self.path(path, Step.PARAGRAPH), self.order, page=lines[0].page, box=_box(lines))
        self.lines += [AnchoredLine(line, anchor) for line in lines]
        return anchor


def _section(number: int, section: TypesetSection, numbering: _AnchorCounter) -> Section:
    anchor = Anchor(BODY.child(Step.SECTION, number), numbering.order, page=section.page)
    blocks = tuple([_block(block, numbering) for block in section.blocks])
    headers: dict[HeaderKind, tuple[Block, ...]] = {}
    footers: dict[HeaderKind, tuple[Block, ...]] = {}
    for kind, header in section.running.headers.items():
        above, below = (FILE.child(step, number).child(Step(kind.value)) for step in (Step.HEADER, Step.FOOTER))
        headers[kind] = _paragraphs(above, header, numbering)
        footers[kind] = _paragraphs(below, section.running.footers[kind], numbering)
    first = section.running.own_first
    size = Pt(section.width), Pt(section.height)
    return Section(*size, section.margins, blocks, anchor, headers, footers, title_page=first)


def _block(block: TypesetBlock, numbering: _AnchorCounter) -> Block:
    match block:
        case TypesetParagraph():
            return _paragraph(BODY, block, numbering)
        case TypesetFrame():
            return _frame(block, numbering.path(BODY, Step.PARAGRAPH).child(Step.TEXT_BOX, 1), numbering)
        case TypesetTable():
            return _table(block, numbering.path(BODY, Step.TABLE), numbering)


def _paragraphs(path: Path, paragraphs: Sequence[TypesetParagraph], numbering: _AnchorCounter) -> tuple[Paragraph, ...]:
    return tuple([_paragraph(path, paragraph, numbering) for paragraph in paragraphs])


def _paragraph(path: Path, paragraph: TypesetParagraph, numbering: _AnchorCounter) -> Paragraph:
    anchor = numbering.paragraph(path, paragraph.lines)
    return Paragraph(paragraph.spans, paragraph.layout, anchor, paragraph.extent)


def _frame(frame: TypesetFrame, path: Path, numbering: _AnchorCounter) -> Frame:
    anchor = Anchor(path, numbering.order + 1, page=frame.paragraphs[0].lines[0].page)
    return Frame(_paragraphs(path, frame.paragraphs, numbering), anchor, frame.extent, outlined=True)


def _table(table: TypesetTable, path: Path, numbering: _AnchorCounter) -> Table:
    anchor = Anchor(path, numbering.order + 1)
    rows: list[tuple[Cell, ...]] = []
    for down, row in enumerate(table.rows, start=1):
        cells = []
        for across, cell in enumerate(row, start=1):
            blocks = _paragraphs(path.cell(down, across), cell.paragraphs, numbering)
            cells.append(Cell(blocks, cell.extent, cell.column, cell.span))
        rows.append(tuple(cells))
    return Table(tuple(rows), table.ruled, anchor)


def _box(lines: Sequence[TextLine]) -> Box:
    """Returns the box around the lines on the first page of the paragraph."""
    own = [line for line in lines if line.page == lines[0].page]
    return Box(
        lines[0].page,
        Pt(min(line.left for line in own)),
        Pt(min(line.top for line in own)),
        Pt(max(line.right for line in own)),
        Pt(max(line.bottom for line in own)),
    )
