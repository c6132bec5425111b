"""Divides the document into lines, which recognition looks at one after the other.

A line is a paragraph, or a piece of one where a line break, or blanks between two columns, divide it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from decree30_lint.model.document import Block, Document, Frame, Paragraph, Section, Table
from decree30_lint.model.formatting import Align
from decree30_lint.model.metrics import extent
from decree30_lint.model.path import FILE, Path
from decree30_lint.model.place import Extent
from decree30_lint.model.units import Pt
from decree30_lint.recognise.columns import SPACED_OUT, cuts, led_to, tab_reach
from decree30_lint.recognise.contents_fields import without_contents
from decree30_lint.syntax.date_line import is_date_line
from decree30_lint.syntax.folding import bare, share_of_capitals
from decree30_lint.syntax.number_line import NumberLine, number_line

_NUMBER_LABELS = ("so", "luat so", "(so")
_HEAD = 160  # characters of a line that are folded: no part but body text is longer
_SETTING = ("align", "left", "right", "first_line")
_SAME_EDGE, _SAME_MIDDLE = 3.0, 10.0  # points
_RULER = re.compile(r"[\s_\-–—=~*¯─―&o0O•]++")
_DRAWN = re.compile(r"[_\-–—=~*¯─―]")
_LONGEST_RULER = 120  # signs


class Side(StrEnum):
    """Names the half of the text area in which a line stands."""

    LEFT = "left"
    RIGHT = "right"
    FULL = "full"


class CellPosition(Struct, frozen=True):
    """States where in a table a line stands: `table` is the outermost table's path, the rest belongs to the innermost."""

    table: Path
    row: int
    column: int
    columns: int  # cells in the row
    ruled: bool
    rows: int

    @property
    def is_box(self) -> bool:
        """Tells whether the table is one cell, which puts a box around its text and parts nothing."""
        return self.rows == self.columns == 1


class Line(Struct, frozen=True, dict=True):
    """A line is a paragraph of the document, or a piece of one.

    `text` has its blanks collapsed and `bare` is its folded beginning. `paragraph` is the line's own piece of the paragraph
    `whole`; `gap` counts the blank paragraphs above; one of them ends the page where the line stands `after_break`.
    """

    paragraph: Paragraph
    whole: Paragraph
    text: str
    bare: str
    side: Side
    section: int
    cell: CellPosition | None = None
    framed: bool = False
    gap: int = 0
    column: str = ""  # the cell or the side: lines of one column read as one
    capitals: float = 0.0
    after_break: bool = False

    @cached_property
    def number(self) -> NumberLine | None:
        """Returns the line as number and symbol; None where it does not begin with their label."""
        if not self.bare.startswith(_NUMBER_LABELS):
            return None
        parsed = number_line((self.paragraph,))
        return parsed if parsed.word else None

    @cached_property
    def is_date(self) -> bool:
        """Tells whether the line is the date of a document, with or without its place."""
        return is_date_line(self.text)

    @cached_property
    def edges(self) -> tuple[Pt, Pt] | None:
        """Returns the left and right edge of the letters, None unless they stand in one line of the page."""
        text = self.paragraph.text
        start = self.paragraph.spans[0].start if self.paragraph.spans else 0
        return extent(self.paragraph, start + len(text) - len(text.lstrip()), start + len(text.rstrip()))

    def piece(self, start: int, end: int) -> Line:
        """Returns the characters from `start` to `end` of the whole paragraph as a line."""
        piece = self.whole.piece(start, end)
        text = " ".join(piece.text.split())
        return replace(self, paragraph=piece, text=text, bare=bare(text))

    def set_as(self, above: Line) -> bool:
        """Tells whether the line is set as the one above: in its column, without a gap, from the same edge or middle."""
        if self.framed != above.framed or self.gap or (self.cell is None) != (above.cell is None):
            return False
        if self.cell is not None:
            return self.column == above.column
        here, there = self.edges, above.edges
        if here is None or there is None:
            return all(getattr(self.paragraph.layout, name) == getattr(above.paragraph.layout, name) for name in _SETTING)
        return abs(here[0] - there[0]) < _SAME_EDGE or abs(sum(here) - sum(there)) < 2 * _SAME_MIDDLE

    @property
    def short(self) -> bool:
        """Tells whether the line has at most 90 characters."""
        return len(self.text) <= 90

    @property
    def in_capitals(self) -> bool:
        """Tells whether at least four fifths of the letters are capitals."""
        return self.capitals >= 0.8

    @property
    def centred(self) -> bool:
        """Tells whether the paragraph is centred."""
        return self.paragraph.layout.align is Align.CENTRE

    @property
    def bold(self) -> bool:
        """Tells whether more than half of the characters are bold."""
        shown = [span for span in self.paragraph.spans if span.text.strip()]
        return bool(shown) and sum(len(s.text) for s in shown if s.format.bold) * 2 > sum(len(s.text) for s in shown)

    @property
    def spaced_out(self) -> bool:
        """Tells whether the letters are set apart by blanks."""
        return self.text[1:2] == " " and SPACED_OUT.fullmatch(self.text) is not None

    @property
    def italic(self) -> bool:
        """Tells whether any of the text is italic."""
        return any(span.format.italic for span in self.paragraph.spans if span.text.strip())


class Lines(Struct, frozen=True):
    """Holds lines in reading order.

    `blanks` maps the path of a paragraph to those of the blank paragraphs, or lines of typed dashes, that follow it in its
    place.
    """

    items: tuple[Line, ...]
    blanks: dict[Path, tuple[Path, ...]]


class _LineWalk(Struct):
    lines: list[Line] = field(default_factory=list)
    blanks: dict[Path, list[Path]] = field(default_factory=dict)


def lines_of(document: Document) -> Lines:
    """Returns the lines of the body."""
    walk = _LineWalk()
    for number, section in enumerate(document.sections):
        _blocks(section.blocks, walk, number, _area(section), None, False)
    return Lines(tuple(walk.lines), {path: tuple(found) for path, found in walk.blanks.items()})


def header_lines(section: Section, blocks: tuple[Block, ...]) -> Lines:
    """Returns the lines of a page header."""
    walk = _LineWalk()
    _blocks(blocks, walk, 0, _area(section), None, False)
    return Lines(tuple(walk.lines), {path: tuple(found) for path, found in walk.blanks.items()})


def _area(section: Section) -> Extent:
    """Returns the extent of the section's text between its margins."""
    if section.margins is None:
        return Extent(Pt(0), section.width)
    return Extent(section.margins.left, Pt(section.width - section.margins.right))


def _blocks(
    blocks: tuple[Block, ...], walk: _LineWalk, section: int, area: Extent, grid: CellPosition | None, framed: bool
) -> None:
    gap, above, beside, broken = 0, FILE, False, False
    for block in without_contents(blocks):
        begun = len(walk.lines)
        match block:
            case Paragraph():
                if is_blank(block.text):
                    broken = broken or "\f" in block.text or bool(block.layout.page_break_before)
                    gap += 1
                    walk.blanks.setdefault(above, []).append(block.anchor.path)
                    continue
                alone = _led_aside(block, area) if beside and gap <= 1 else None
                walk.lines.extend(_lines(block, section, area, grid, framed, gap, alone))
                gap, above, beside = 0, block.anchor.path, grid is None and _is_column(walk.lines[-1])
            case Frame():
                _blocks(block.blocks, walk, section, area, grid, True)
            case Table():
                _table(block, walk, section, area, grid, framed)
        if broken and begun < len(walk.lines):
            walk.lines[begun] = replace(walk.lines[begun], after_break=True)
            broken = False


def _table(table: Table, walk: _LineWalk, section: int, area: Extent, outer: CellPosition | None, framed: bool) -> None:
    for row, cells in enumerate(table.rows):
        for cell in cells:
            if not cell.merged_up:
                path = outer.table if outer else table.anchor.path
                if outer and len(table.rows) == len(cells) == 1:  # a box within a cell, which parts nothing
                    _blocks(cell.blocks, walk, section, area, outer, framed)
                    continue
                grid = CellPosition(path, row, cell.column, len(cells), table.ruled, len(table.rows))
                _blocks(cell.blocks, walk, section, area, grid, framed)


def is_blank(text: str) -> bool:
    """Tells whether the text holds nothing to read: blanks, or a line typed of underscores, dashes and the like."""
    if not text.strip():
        return True
    ruled = _RULER.fullmatch(text) is not None and _DRAWN.search(text) is not None
    return ruled and sum(map(len, text.split())) < _LONGEST_RULER


def _is_column(line: Line) -> bool:
    """Tells whether the line is one of two columns that tabs or blanks make."""
    return line.paragraph is not line.whole and line.paragraph.extent is not line.whole.extent


def _led_aside(paragraph: Paragraph, area: Extent) -> Side | None:
    """Returns the column into which tabs or blanks lead the only line of the paragraph, None where they lead into none."""
    middle = led_to(paragraph)
    share = (middle - area.left) / max(area.width, 1.0) if middle and len(paragraph.text) < _HEAD else 0.5
    return Side.LEFT if share < 0.45 else Side.RIGHT if share > 0.55 else None


def _lines(
    paragraph: Paragraph,
    section: int,
    area: Extent,
    grid: CellPosition | None,
    framed: bool,
    gap: int,
    alone: Side | None = None,
) -> Iterator[Line]:
    """Yields the lines of a paragraph; `alone` is the column into which tabs lead its only line."""
    text = paragraph.text
    if alone is not None:
        yield _line(_piece(paragraph, 0, len(text), alone, area), paragraph, text, alone, section, grid, framed, gap)
        return
    plain = _line(paragraph, paragraph, text, _side(paragraph, area, grid), section, grid, framed, gap)
    if "\n" not in text and "\f" not in text and not _may_hold_columns(text):
        yield plain
        return
    for start, end, side in _pieces(text, plain.side):
        if not is_blank(text[start:end]):
            piece = _piece(paragraph, start, end, side, area) if (start, end) != (0, len(text)) else paragraph
            yield _line(piece, paragraph, text[start:end], side or plain.side, section, grid, framed, gap)
            gap = 0


def _may_hold_columns(text: str) -> bool:
    return len(text.rstrip()) < 260 and (
        "\t" in text or "   " in text or "VIỆT NAM" in text or text.startswith("Nơi nhận: ") or " V/v" in text
    )


def _pieces(text: str, side: Side) -> Iterator[tuple[int, int, Side | None]]:
    """Yields start, end and side of the pieces of a paragraph: its lines, and the columns within a line."""
    start = 0
    for match in (*re.finditer(r"[\n\f]", text), None):
        end = match.start() if match else len(text)
        where = cuts(text[start:end]) if side is Side.FULL or len(text[start:end].rstrip()) < 200 else []
        bounds = [start, *(start + cut for cut, _ in where), end]
        beside = any(is_column for _, is_column in where)
        for i, (low, high) in enumerate(pairwise(bounds)):
            yield low, high, (Side.LEFT if i == 0 else Side.RIGHT) if beside else None
        start = end + 1


def _piece(paragraph: Paragraph, start: int, end: int, side: Side | None, area: Extent) -> Paragraph:
    """Returns a piece of the paragraph as a line of its own; a `side` says that it is one of two columns.

    Such a piece has half the extent, an unknown alignment, and indents that put it where tabs and blanks do.
    """
    if side is None:
        piece = paragraph.piece(start, end)
        return _after_break(piece) if paragraph.text[:start].endswith(("\n", "\f")) else piece
    text = paragraph.text[start:end]
    low, high = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
    middle = Pt((area.left + area.right) / 2)
    room = Extent(area.left, middle) if side is Side.LEFT else Extent(middle, area.right)
    edges = extent(paragraph, low, high)
    left, right = (Pt(edges[0] - room.left), Pt(min(room.right - edges[1], 0.0))) if edges else (None, None)
    piece = paragraph.piece(low, high)
    layout = replace(piece.layout, align=None, left=left, right=right, first_line=None, tab_stops=())
    return replace(piece, layout=layout, extent=room)


def _after_break(piece: Paragraph) -> Paragraph:
    """Returns the piece without first-line indent, which only the first line of its paragraph has."""
    return replace(piece, layout=replace(piece.layout, first_line=Pt(0)))


def _line(
    paragraph: Paragraph,
    whole: Paragraph,
    text: str,
    side: Side,
    section: int,
    grid: CellPosition | None,
    framed: bool,
    gap: int,
) -> Line:
    shown = " ".join(text.split())
    head = shown[:_HEAD]
    column = f"{grid.table} {grid.column}" if grid else side.value
    capitals = share_of_capitals(head) if len(shown) < 250 else 0.0
    return Line(paragraph, whole, shown, bare(head), side, section, grid, framed, gap, column, capitals)


def _side(paragraph: Paragraph, area: Extent, grid: CellPosition | None) -> Side:
    """Returns in which half of the text area the paragraph stands, judged by its extent, its indents and leading blanks."""
    room = paragraph.extent
    if room is None:
        if grid is None or grid.columns < 2:
            return Side.FULL
        return Side.LEFT if grid.column == 1 else Side.RIGHT
    layout, text = paragraph.layout, paragraph.text
    width = max(area.width, 1.0)
    blanks = text[: len(text) - len(text.lstrip())]
    left = room.left + (layout.left or 0) + tab_reach(layout, blanks.count("\t")) + 3.5 * blanks.count(" ")
    left += max(layout.first_line or 0, 0) if layout.align is not Align.BOTH else 0
    right = room.right - (layout.right or 0)
    if layout.align is Align.RIGHT and len(text) < 80:
        left = max(left, right - 6 * len(text.strip()))
    centre = ((left + right) / 2 - area.left) / width
    if room.width > 0.75 * width and left - area.left < 0.3 * width and area.right - right < 0.3 * width:
        return Side.FULL
    return Side.LEFT if centre < 0.45 else Side.RIGHT if centre > 0.55 else Side.FULL
