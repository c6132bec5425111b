"""Lays out paragraphs one under another as the page shows them: how far down each stands, and which words stand where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from lxml.etree import _Element
from msgspec import Struct, field

from decree30_lint.formats.docx.drawn import box_around
from decree30_lint.formats.docx.marks import ParagraphMark
from decree30_lint.formats.docx.ooxml import W10, WP, WPS, V, W, emu
from decree30_lint.formats.docx.schema.table import CELL, ROW
from decree30_lint.formats.docx.vml import length
from decree30_lint.model import metrics
from decree30_lint.model.path import Path

_BOX_INSET = 3.6  # points above the text of a text box that names none
_NEW_PAGE = 2000.0  # points: keeps what stands on two pages apart


class PlacedParagraph(NamedTuple):
    """Holds a paragraph and how far its first line begins below the top of the story, or of the part that was laid out.

    `head` is where the gap before it begins: its drawings are placed from there. Both are in points.
    """

    mark: ParagraphMark
    head: float
    top: float


class PlacedText(NamedTuple):
    """Holds a stretch of text on the page; `baseline` is in points below the top of what was laid out."""

    mark: ParagraphMark
    line: metrics.MeasuredLine
    baseline: float

    @property
    def middle(self) -> float:
        """Returns the height of the middle of the small letters, in the same measure as `baseline`."""
        return self.baseline - 0.22 * self.line.size


class Stack(Struct):
    """A stack holds what follows each other downwards in a body, a cell, a text box."""

    items: list[FlowItem | Rows] = field(default_factory=list)


class FlowItem(Struct):
    """Holds a paragraph and the text boxes in it."""

    mark: ParagraphMark
    boxes: list[Stack] = field(default_factory=list)


class Rows(Struct):
    """Holds a table: rows of cells by their numbers."""

    rows: dict[int, dict[int, Stack]] = field(default_factory=dict)


class Stories(Struct, frozen=True):
    """Holds the stacks that stand for themselves, by path, and for each paragraph its story and the item of it."""

    stacks: Mapping[Path, Stack]
    homes: Mapping[Path, tuple[Path, int]]  # by path of the paragraph

    def around(self, mark: ParagraphMark, above: int, below: int) -> Sequence[FlowItem | Rows]:
        """Returns the items around the paragraph: `above` before it, `below` behind it."""
        path, at = self.homes[mark.paragraph.anchor.path]
        return self.stacks[path].items[max(0, at - above) : at + below + 1]


def stories(marks: Sequence[ParagraphMark]) -> Stories:
    """Arranges the marks, which come in reading order, as the trees that their containers describe."""
    stacks: dict[Path, Stack] = {}
    tables: dict[Path, Rows] = {}
    items: dict[Path, FlowItem] = {}
    roots: dict[Path, Stack] = {}

    def stack(path: Path) -> Stack:
        if path not in stacks:
            stacks[path] = new = Stack()
            if path.is_cell and (place := path.cell_place):
                table(place.table).rows.setdefault(place.row, {})[place.cell] = new
            elif path.parent in items:
                items[path.parent].boxes.append(new)
            else:
                roots[path] = new
        return stacks[path]

    def table(path: Path) -> Rows:
        if path not in tables:
            tables[path] = Rows()
            stack(path.parent).items.append(tables[path])
        return tables[path]

    for mark in marks:
        items[mark.paragraph.anchor.path] = item = FlowItem(mark)
        stack(mark.container).items.append(item)
    return Stories(roots, dict(_homes(roots)))


def _homes(roots: Mapping[Path, Stack]) -> Iterator[tuple[Path, tuple[Path, int]]]:
    for path, stack in roots.items():
        for at, item in enumerate(stack.items):
            yield from ((mark.paragraph.anchor.path, (path, at)) for mark in _marks(item))


def _marks(item: FlowItem | Rows) -> Iterator[ParagraphMark]:
    match item:
        case FlowItem():
            yield item.mark
            inner: Iterator[Stack] = iter(item.boxes)
        case Rows():
            inner = chain.from_iterable(row.values() for row in item.rows.values())
    for stack in inner:
        for below in stack.items:
            yield from _marks(below)


def lay_out(items: Sequence[FlowItem | Rows]) -> tuple[PlacedParagraph, ...]:
    """Returns the paragraphs of `items` in their places, in points below the top of the first item."""
    return tuple(_stacked(items, 0.0)[0])


def words(placed: Sequence[PlacedParagraph], lowest: float) -> tuple[PlacedText, ...]:
    """Returns the text of paragraphs that begin above `lowest`, from the top downwards."""
    found = (
        PlacedText(mark, line, top + line.baseline)
        for mark, _, top in placed
        if top <= lowest and not mark.paragraph.is_blank
        for line in metrics.stretches(mark.paragraph)
    )
    return tuple(sorted(found, key=lambda words: words.baseline))


def _stacked(items: Sequence[FlowItem | Rows], y: float) -> tuple[list[PlacedParagraph], float]:
    """Returns where everything stands, and the foot of the last item."""
    found: list[PlacedParagraph] = []
    above: ParagraphMark | None = None
    for item in items:
        if isinstance(item, Rows):
            y += _after(above)
            placed, y = _table(item, y)
            above = None
        else:
            head = y + _after(above)
            y += _gap(above, item.mark)
            boxes = [_box(stack, head) for stack in item.boxes]
            placed = [PlacedParagraph(item.mark, min(head, y), y), *chain.from_iterable(box for box, _ in boxes)]
            y = max([y + metrics.height(item.mark.paragraph), *(foot for _, foot in boxes)])
            above = item.mark
        found += placed
    return found, y + _after(above)


def _gap(above: ParagraphMark | None, below: ParagraphMark) -> float:
    paragraph = below.paragraph
    if above is None:
        return paragraph.layout.before or 0
    return metrics.gap(above.paragraph, paragraph) + (_NEW_PAGE if paragraph.layout.page_break_before else 0)


def _after(mark: ParagraphMark | None) -> float:
    return (mark.paragraph.layout.after or 0) if mark else 0.0


def _box(stack: Stack, y: float) -> tuple[list[PlacedParagraph], float]:
    """Returns the paragraphs of a text box whose holder begins at `y`, and the height that the text around it has to clear.

    A box placed otherwise than by its holder stands apart from all.
    """
    first = next(_marks(stack.items[0])) if stack.items else None
    shape = box_around(first.element) if first is not None and first.element is not None else None
    down = shape.down if shape else None
    if shape is None or down is None or down.of not in ("paragraph", "line") or down.align:
        return _stacked(stack.items, y - _NEW_PAGE / 2)[0], y
    top = y + down.offset
    return _stacked(stack.items, top + _inset(shape.element))[0], top + shape.height if _is_cleared(shape.element) else y


def _inset(box: _Element) -> float:
    """Returns how far below the upper edge of a text box its text begins, in points."""
    body, old = box.find(WPS + "bodyPr"), box.find(V + "textbox")
    if old is not None:
        written = [*old.get("inset", "").split(","), ""][1].strip()
        return length(written) if written else _BOX_INSET
    inset = None if body is None else emu(body.get("tIns"))
    return _BOX_INSET if inset is None else inset


def _is_cleared(shape: _Element) -> bool:
    """Tells whether the text goes on below the shape, and not beside, before or behind it."""
    anchor = next(shape.iterancestors(WP + "anchor"), None)
    wrapping = shape.find(W10 + "wrap")
    if anchor is not None:
        return anchor.find(WP + "wrapTopAndBottom") is not None
    return wrapping is not None and wrapping.get("type") == "topAndBottom"


def _table(table: Rows, y: float) -> tuple[list[PlacedParagraph], float]:
    found: list[PlacedParagraph] = []
    for row in table.rows.values():
        cells = [_stacked(cell.items, y) for cell in row.values()]
        foot = _row_foot(row, y, [foot for _, foot in cells])
        for cell, (placed, cell_foot) in zip(row.values(), cells, strict=True):
            sunk = (foot - cell_foot) * _sinking(_cell(cell))
            found += [PlacedParagraph(mark, head + sunk, top + sunk) for mark, head, top in placed]
        y = foot
    return found, y


def _cell(stack: Stack) -> _Element | None:
    element = next(_marks(stack.items[0])).element if stack.items else None
    return None if element is None else next(element.iterancestors(W + "tc"), None)


def _row_foot(row: Mapping[int, Stack], y: float, feet: Sequence[float]) -> float:
    cell = next((cell for cell in map(_cell, row.values()) if cell is not None), None)
    own = ROW.read(None if cell is None else next(cell.iterancestors(W + "tr")).find(W + "trPr"))
    lowest = y + (own.height or 0.0)
    return lowest if own.exact_height else max([lowest, *feet])


def _sinking(cell: _Element | None) -> float:
    """Returns the share of a cell's free height that stands above its text, 0-1."""
    return CELL.get(None if cell is None else cell.find(W + "tcPr"), "sinking") or 0.0
