"""Turns the XML of stories into blocks of the model.

A story is a run of blocks with its own counting: the body, a header, a footnote.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml.etree import _Element
from msgspec import Struct, field
from msgspec.structs import replace

from decree30_lint.formats.docx.address import Addresses, Counter
from decree30_lint.formats.docx.border import Border
from decree30_lint.formats.docx.cascade import Cascade, ParagraphLook, TableLook
from decree30_lint.formats.docx.compatibility import shown_branches
from decree30_lint.formats.docx.extents import TextArea, framed, text_boxes
from decree30_lint.formats.docx.inline import InlineContent, InlineRun, read_line, spans
from decree30_lint.formats.docx.marks import ParagraphMark
from decree30_lint.formats.docx.ooxml import MC, W
from decree30_lint.formats.docx.open_fields import Fields
from decree30_lint.formats.docx.symbols import plain_bullet
from decree30_lint.formats.docx.tables import GridCell, look, read_grid
from decree30_lint.model.document import Block, Cell, Frame, Paragraph, Table
from decree30_lint.model.formatting import Align
from decree30_lint.model.path import Path, Step
from decree30_lint.model.place import Anchor, Extent

_PARAGRAPH = W + "p"
_TABLE = W + "tbl"
_BLOCKS = frozenset({_PARAGRAPH, _TABLE})
_SIDES = frozenset({"top", "bottom", "left", "right"})
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


class StoryContext(Struct, eq=False):
    """Holds what all stories of a file share."""

    cascade: Cascade
    modern: bool  # Word 2013 or later
    order: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    marks: list[ParagraphMark] = field(default_factory=list)
    note_marks: list[ParagraphMark] = field(default_factory=list)  # of footnotes, in which no strokes are sought
    drawings: list[tuple[Paragraph, _Element]] = field(default_factory=list)  # with the paragraphs that hold them
    hidden: list[Anchor] = field(default_factory=list)  # paragraphs with hidden words
    addresses: Addresses | None = None  # where somebody wants to find the elements again

    def note(
        self, path: Path, element: _Element, runs: Sequence[InlineRun] = (), looks: ParagraphLook | None = None
    ) -> None:
        """Remembers what a path names, and what the paragraph there shows."""
        if self.addresses is not None:
            self.addresses.note(path, element, runs, looks)

    def note_story(self, path: Path, element: _Element, part: str) -> None:
        """Remembers what holds the blocks of a story, and the name of its package part."""
        if self.addresses is not None:
            self.addresses.note_story(path, element, part)


class Container(NamedTuple):
    """Describes where blocks stand: the path of what holds them, the extent, the page, the part of the table style."""

    path: Path
    room: Extent | None
    sheet: TextArea | None
    look: TableLook | None = None


class _BlockBuilder:
    """Collects blocks; consecutive paragraphs of one w:framePr become one Frame."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._framed: list[Paragraph] = []
        self._frame: list[tuple[str, str]] | None = None

    def add(self, block: Block) -> None:
        self._close()
        self._blocks.append(block)

    def add_framed(self, paragraph: Paragraph, frame: _Element) -> None:
        """Adds a paragraph of a frame; where all attributes of w:framePr are equal, it is the same frame."""
        attributes = sorted((str(name), str(value)) for name, value in frame.items())
        if attributes != self._frame:
            self._close()
        self._frame = attributes
        self._framed.append(paragraph)

    def finished(self) -> tuple[Block, ...]:
        self._close()
        return tuple(self._blocks)

    def _close(self) -> None:
        if self._framed:
            first = self._framed[0]
            self._blocks.append(Frame(tuple(self._framed), first.anchor, first.extent))
            self._framed = []
        self._frame = None


class Story:
    """Reads blocks from top to bottom; fields stay open from one paragraph to the next."""

    def __init__(self, source: StoryContext) -> None:
        self.source = source
        self.fields = Fields()
        self.columns: Sequence[Extent] = ()  # of a section with several
        self.column = 0  # the one that is being read, from 0

    def blocks(self, elements: Iterable[_Element], stack: Container, counter: Counter | None = None) -> tuple[Block, ...]:
        """Returns the blocks of `elements`, which are paragraphs and tables (see `flow`)."""
        counter = counter or Counter()
        builder = _BlockBuilder()
        for element in elements:
            path = counter.next_path(stack.path, element)
            if element.tag == _TABLE:
                builder.add(self._table(element, stack, path))
            else:
                self._paragraph(element, stack, path, counter.index, builder)
        return builder.finished()

    def _paragraph(self, element: _Element, stack: Container, path: Path, index: int, builder: _BlockBuilder) -> None:
        """Reads one paragraph, and the text boxes in it, into `builder`."""
        properties = element.find(W + "pPr")
        frame = None if properties is None else properties.find(W + "framePr")
        looks = self.source.cascade.paragraph(properties, stack.look)
        line = read_line(element, looks.base, self.source.cascade, self.fields)
        if not line.pieces and not line.drawings and _mark_deleted(properties):
            return
        if self.columns and line.leading_breaks and stack.path.cell_place is None:
            stack = self._next_column(line, stack)
        room, align = (stack.room, None) if frame is None else framed(frame, stack.sheet, stack.room)
        paragraph = self._built(line, looks, Anchor(path, next(self.source.order)), room, align)
        self.source.note(path, element, line.pieces, looks)
        letters = tuple(line.looks.values())
        self.source.marks.append(ParagraphMark(paragraph, element, stack.path, index, looks.borders, {}, looks, letters))
        self.column += line.column_breaks
        if line.hides_words:
            self.source.hidden.append(paragraph.anchor)
        if frame is None:
            builder.add(paragraph)
        else:
            builder.add_framed(paragraph, frame)
        if line.drawings:
            self.source.drawings += ((paragraph, drawing) for drawing in line.drawings)
            for box in self._boxes(line.drawings, stack, path):
                builder.add(box)

    def _next_column(self, line: InlineContent, stack: Container) -> Container:
        """Takes the breaks off the beginning of the line and returns where it stands after them."""
        del line.pieces[: line.leading_breaks]
        return stack._replace(room=self.columns[(self.column + line.leading_breaks) % len(self.columns)])

    def _built(
        self, line: InlineContent, looks: ParagraphLook, anchor: Anchor, room: Extent | None, align: Align | None
    ) -> Paragraph:
        list_level = self._label(looks, line.pieces) if looks.list_id else None
        return Paragraph(
            spans=spans(line.pieces),
            layout=replace(looks.layout, align=align) if align else looks.layout,
            anchor=anchor,
            extent=room,
            style=looks.style,
            mark=looks.mark.plain,
            outline=looks.outline,
            list_level=list_level,
            boxed=looks.borders.keys() >= _SIDES,
            listed=line.listed,
        )

    def _label(self, looks: ParagraphLook, pieces: list[InlineRun]) -> str | None:
        """Puts the automatic number before the runs and returns its format; None where there is none."""
        label = self.source.cascade.numbering.next_label(looks.list_id or "", looks.list_level)
        if label is None or looks.mark.hidden:
            return None
        look = self.source.cascade.label(looks, label.level.run)
        letters = look.plain if label.text.isascii() else look.high
        pieces.insert(0, InlineRun(plain_bullet(label.text, letters.family), letters, generated=True))
        return label.level.format

    def _boxes(self, drawings: list[_Element], stack: Container, path: Path) -> Iterator[Frame]:
        boxes = (box for drawing in drawings for box in text_boxes(drawing, stack.sheet, stack.room))
        for number, box in enumerate(boxes, 1):
            inner = Container(path.child(Step.TEXT_BOX, number), box.room, stack.sheet)
            self.source.note(inner.path, box.content)
            anchor = Anchor(inner.path, next(self.source.order))
            blocks = Story(self.source).blocks(flow(box.content), inner)
            yield Frame(blocks, anchor, box.room, box.offset, box.outlined)

    def _table(self, element: _Element, stack: Container, path: Path) -> Table:
        grid = read_grid(
            element,
            self.source.cascade,
            stack.sheet,
            stack.room,
            nested=stack.path.cell_place is not None,
            modern=self.source.modern,
        )
        anchor = Anchor(path, next(self.source.order))
        self.source.note(path, element)
        rows = []
        for at, cells in enumerate(grid.rows, 1):
            row = []
            for place, cell in enumerate(cells, 1):
                inner = Container(path.cell(at, place), cell.room, stack.sheet, look(grid, cell))
                row.append(self._cell(cell, inner))
            rows.append(tuple(row))
        return Table(tuple(rows), grid.ruled, anchor)

    def _cell(self, cell: GridCell, stack: Container) -> Cell:
        self.source.note(stack.path, cell.element)
        blocks: tuple[Block, ...] = ()
        if not cell.merged_up:
            before = len(self.source.marks)
            blocks = self.blocks(flow(cell.element), stack)
            if cell.visible:
                self._edge_marks(before, stack.path, cell.visible)
        return Cell(blocks, stack.room, cell.column + 1, cell.span, cell.merged_up)

    def _edge_marks(self, since: int, path: Path, visible: dict[str, Border]) -> None:
        """Gives the first and the last paragraph of a cell the edges of the cell."""
        marks = self.source.marks
        own = [at for at in range(since, len(marks)) if marks[at].container == path]
        if not own:
            return
        sides = {side: edge for side, edge in visible.items() if side in ("left", "right")}
        for at, side in ((own[0], "top"), (own[-1], "bottom")):
            edge = {side: visible[side]} if side in visible else {}
            marks[at] = replace(marks[at], cell_borders={**marks[at].cell_borders, **sides, **edge})


def flow(parent: _Element) -> Iterator[_Element]:
    """Yields the paragraphs and tables of a container, also those inside content controls and insertions."""
    for child in parent:
        tag = child.tag
        if tag in _BLOCKS:
            yield child
        elif tag in _WRAPPERS:
            yield from flow(child)
        elif tag == MC + "AlternateContent":
            for branch in shown_branches(child):
                yield from flow(branch)


def _mark_deleted(properties: _Element | None) -> bool:
    """Tells whether a tracked deletion took this paragraph's mark away."""
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None
