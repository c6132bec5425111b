"""Measures tables before their text is read: rows and cells with their columns, widths, margins and borders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml.etree import _Element
from msgspec import Struct, field

from decree30_lint.formats.docx.cascade import Cascade, TableLook
from decree30_lint.formats.docx.extents import TextArea, fraction, value
from decree30_lint.formats.docx.marks import Border
from decree30_lint.formats.docx.ooxml import MC, VAL, W, alternate_branch, is_on, local, parse_int, twips
from decree30_lint.model.place import Extent
from decree30_lint.model.units import Pt

DEFAULT_CELL_MARGIN = Pt(5.4)

_SIDES = {"left": "left", "start": "left", "right": "right", "end": "right", "top": "top", "bottom": "bottom",
          "insideH": "insideH", "insideV": "insideV"}  # fmt: skip
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_LOOK_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}
_LEAST_RATIO = 0.75  # of the widths of grid and cells, where both are to be believed
_MOST_STRAY = 0.15  # of the table's width, in columns that grid and cells see differently
_WHITE = frozenset({"FFFFFF", "ffffff"})
_INVISIBLE = frozenset({"nil", "none", ""})


class GridCell(Struct, eq=False):
    """Describes a cell of the grid. `column` counts from 0; `edges` are its own borders, None where it asks for none."""

    element: _Element
    row: int
    column: int
    span: int
    merged_up: bool
    width: Pt | None
    edges: dict[str, Border | None]
    room: Extent | None = None
    conditions: tuple[str, ...] = ()
    visible: dict[str, Border] = field(default_factory=dict)


class TableGrid(NamedTuple):
    """Holds the rows of a table; `ruled` tells whether its lines are there to be seen."""

    rows: tuple[tuple[GridCell, ...], ...]
    style: str | None
    ruled: bool


class _Margins(NamedTuple):
    left: Pt
    right: Pt


def read_grid(
    table: _Element, cascade: Cascade, sheet: TextArea | None, room: Extent | None, *, nested: bool, modern: bool
) -> TableGrid:
    """Returns the grid of a w:tbl.

    `modern` states that the file is in the mode of Word 2013 or later, where the table's edge, not its text, stands at the
    margin.
    """
    properties = table.find(W + "tblPr")
    style = value(properties, "tblStyle")
    levels = [s.element for s in cascade.chain(style, "table")]
    layers = [e.find(W + "tblPr") for e in levels] + [properties]
    rows = tuple(tuple(_cells(row, at)) for at, row in enumerate(_within(table, W + "tr")) if not _deleted(row))
    margins = _cell_margins(layers, _Margins(DEFAULT_CELL_MARGIN, DEFAULT_CELL_MARGIN))
    _place(rows, table, properties, layers, margins, sheet, room, shifted=not nested and not modern)
    _draw(rows, _table_edges(layers))
    if any(e.find(W + "tblStylePr") is not None for e in levels):
        _condition(rows, _look_flags(properties), _bands(layers))
    return TableGrid(rows, style, _is_ruled(rows))


def look(grid: TableGrid, cell: GridCell) -> TableLook:
    """Returns the part of the table style that applies in the cell."""
    return TableLook(grid.style, cell.conditions)


def _within(parent: _Element, tag: str) -> Iterator[_Element]:
    """Yields rows of a table or cells of a row, also inside content controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)
        elif child.tag == MC + "AlternateContent":
            for branch in alternate_branch(child):
                yield from _within(branch, tag)


def _deleted(row: _Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _cells(row: _Element, at: int) -> Iterator[GridCell]:
    column = parse_int(value(row.find(W + "trPr"), "gridBefore"))
    last: GridCell | None = None
    for element in _within(row, W + "tc"):
        properties = element.find(W + "tcPr")
        span = max(1, parse_int(value(properties, "gridSpan"), 1))
        width = _width(properties)
        merged = None if properties is None else properties.find(W + "hMerge")
        if merged is not None and merged.get(VAL, "continue") == "continue" and last is not None:
            last.span += span
            last.width = None if last.width is None or width is None else Pt(last.width + width)
        else:
            up = None if properties is None else properties.find(W + "vMerge")
            merged_up = up is not None and up.get(VAL, "continue") != "restart" and at > 0
            last = GridCell(element, at, column, span, merged_up, width, _edges(properties, "tcBorders"))
            yield last
        column += span


def _width(properties: _Element | None) -> Pt | None:
    found = None if properties is None else properties.find(W + "tcW")
    if found is None or found.get(W + "type", "dxa") != "dxa":
        return None
    width = twips(found.get(W + "w"))
    return width if width and width > 0 else None


def _place(
    rows: Sequence[Sequence[GridCell]],
    table: _Element,
    properties: _Element | None,
    layers: Sequence[_Element | None],
    margins: _Margins,
    sheet: TextArea | None,
    room: Extent | None,
    *,
    shifted: bool,
) -> None:
    """Gives every cell its extent."""
    if room is None:
        return
    widths = _row_widths(rows, table, properties, room.width + (margins.left + margins.right if shifted else 0.0))
    total = max((sum(row) for row in widths), default=0.0)
    left = _left_edge(properties, layers, Pt(total), margins if shifted else _Margins(Pt(0), Pt(0)), sheet, room)
    for cells, sizes in zip(rows, widths, strict=True):
        edge = left + _indent_before(cells, table)
        for cell, size in zip(cells, sizes, strict=True):
            own = _cell_margins([cell.element.find(W + "tcPr")], margins, "tcMar")
            begin, end = edge + own.left, edge + size - own.right
            cell.room = Extent(Pt(begin), Pt(max(begin, end)))
            edge += size


def _indent_before(cells: Sequence[GridCell], table: _Element) -> float:
    """Returns the width of the empty grid columns before the first cell of a row, in points."""
    if not cells or not cells[0].column:
        return 0.0
    grid = _grid_columns(table)
    return sum(grid[: cells[0].column])


def _grid_columns(table: _Element) -> list[float]:
    return [float(twips(column.get(W + "w")) or 0) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]


def _row_widths(
    rows: Sequence[Sequence[GridCell]], table: _Element, properties: _Element | None, base: float
) -> list[list[float]]:
    """Returns the widths of all cells; `base` is what shares and the width of a table without any of its own refer to.

    The grid is what the program that wrote the file last laid out; it counts unless it contradicts the widths asked for.
    """
    grid = _grid_columns(table)
    total = _asked_width(properties, base)
    asked = [_asked_widths(row, grid, total or base) for row in rows]
    from_grid = [[sum(grid[cell.column : cell.column + cell.span]) for cell in row] for row in rows]
    if all(width > 0 for row in from_grid for width in row) and _alike(from_grid, asked):
        return from_grid
    widest = max((sum(row) for row in asked), default=0.0)
    fitted = total or min(widest, base)
    if widest and _adapts(properties):
        return [[width * fitted / widest for width in row] for row in asked]
    return asked


def _alike(grid: Sequence[Sequence[float]], asked: Sequence[Sequence[float]]) -> bool:
    """Tells whether both give the table about one width, and the columns about the same shares of it."""
    whole_grid, whole_asked = sum(map(sum, grid)), sum(map(sum, asked))
    if not whole_asked or not _LEAST_RATIO <= whole_grid / whole_asked <= 1 / _LEAST_RATIO:
        return False
    pairs = zip((w for row in grid for w in row), (w for row in asked for w in row), strict=True)
    return sum(abs(g - a * whole_grid / whole_asked) for g, a in pairs) <= _MOST_STRAY * whole_grid


def _asked_widths(row: Sequence[GridCell], grid: Sequence[float], total: float) -> list[float]:
    """Returns the widths that the cells of a row ask for.

    A cell that asks for nothing takes its grid columns, else an equal share.
    """
    columns = sum(cell.span for cell in row) or 1
    widths = []
    for cell in row:
        share = fraction(cell.element.find(f"{W}tcPr/{W}tcW"))
        of_grid = sum(grid[cell.column : cell.column + cell.span])
        widths.append(cell.width or (share or 0.0) * total or of_grid or total * cell.span / columns)
    return widths


def _asked_width(properties: _Element | None, base: float) -> float | None:
    element = None if properties is None else properties.find(W + "tblW")
    share = fraction(element)
    if share:
        return share * base
    if element is None or element.get(W + "type", "dxa") != "dxa":
        return None
    return float(twips(element.get(W + "w")) or 0) or None


def _adapts(properties: _Element | None) -> bool:
    """Tells whether the columns adapt to the width of the table; those of a fixed table keep theirs."""
    layout = None if properties is None else properties.find(W + "tblLayout")
    return layout is None or layout.get(W + "type") != "fixed"


def _left_edge(
    properties: _Element | None,
    layers: Sequence[_Element | None],
    width: Pt,
    margins: _Margins,
    sheet: TextArea | None,
    room: Extent,
) -> float:
    floating = None if properties is None else properties.find(W + "tblpPr")
    if floating is not None:
        return _floating_left(floating, width, sheet, room)
    align = next((v for layer in reversed(layers) if (v := value(layer, "jc"))), "left")
    if align == "center":
        return room.centre - width / 2
    if align in ("right", "end"):
        return room.right + margins.right - width
    indent = next((i for layer in reversed(layers) if (i := _indent(layer)) is not None), 0.0)
    return room.left + indent - margins.left


def _indent(properties: _Element | None) -> float | None:
    element = None if properties is None else properties.find(W + "tblInd")
    if element is None or element.get(W + "type", "dxa") not in ("dxa", "auto"):
        return None
    return float(twips(element.get(W + "w")) or 0)


def _floating_left(floating: _Element, width: Pt, sheet: TextArea | None, room: Extent) -> float:
    areas = {"page": Extent(Pt(0), sheet.width), "margin": Extent(sheet.left, sheet.right)} if sheet else {}
    area = areas.get(floating.get(W + "horzAnchor", "text"), room)
    align = floating.get(W + "tblpXSpec")
    if align == "center":
        return area.centre - width / 2
    if align in ("right", "outside"):
        return area.right - width
    if align in ("left", "inside"):
        return float(area.left)
    return area.left + (twips(floating.get(W + "tblpX")) or 0)


def _cell_margins(layers: Sequence[_Element | None], inherited: _Margins, name: str = "tblCellMar") -> _Margins:
    left, right = inherited
    for layer in layers:
        for element in layer.iterfind(f"{W}{name}/*") if layer is not None else ():
            side = _SIDES.get(local(element))
            size = twips(element.get(W + "w")) if element.get(W + "type", "dxa") != "nil" else Pt(0)
            if side == "left" and size is not None:
                left = size
            elif side == "right" and size is not None:
                right = size
    return _Margins(left, right)


def _edges(properties: _Element | None, name: str) -> dict[str, Border | None]:
    """Returns the borders that an element asks for; None stands for a side that must have none."""
    found: dict[str, Border | None] = {}
    for element in properties.iterfind(f"{W}{name}/*") if properties is not None else ():
        side = _SIDES.get(local(element))
        if side:
            style = element.get(VAL, "nil")
            seen = style not in _INVISIBLE and element.get(W + "color") not in _WHITE
            found[side] = Border(style, Pt(parse_int(element.get(W + "sz"), 4) / 8), Pt(0)) if seen else None
    return found


def _table_edges(layers: Sequence[_Element | None]) -> dict[str, Border | None]:
    found: dict[str, Border | None] = {}
    for layer in layers:
        found |= _edges(layer, "tblBorders")
    return found


def _draw(rows: Sequence[Sequence[GridCell]], table: Mapping[str, Border | None]) -> None:
    """Finds the visible edges of each cell: its own, else the table's; a line between two cells belongs to both."""
    last_row = len(rows) - 1
    for at, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            inherited = {
                "top": table.get("top" if at == 0 else "insideH"),
                "bottom": table.get("bottom" if at == last_row else "insideH"),
                "left": table.get("left" if place == 0 else "insideV"),
                "right": table.get("right" if place == len(cells) - 1 else "insideV"),
            }
            edges = {**inherited, **cell.edges}
            cell.visible = {side: edge for side in inherited if (edge := edges[side]) is not None}


def _is_ruled(rows: Sequence[Sequence[GridCell]]) -> bool:
    """Tells whether lines stand around most cells, or between most rows; a single line under a cell is no ruling."""
    cells = [cell for row in rows for cell in row]
    boxed = sum(1 for c in cells if c.visible.keys() & {"left", "right"} and c.visible.keys() & {"top", "bottom"})
    between = sum(1 for c in cells if c.row > 0 and "top" in c.visible)
    below_first = sum(1 for c in cells if c.row > 0)
    return bool(cells) and (2 * boxed >= len(cells) or (len(rows) > 2 and 2 * between > below_first))


def _look_flags(properties: _Element | None) -> frozenset[str]:
    found = None if properties is None else properties.find(W + "tblLook")
    if found is None:
        return frozenset()
    try:
        bits = int(found.get(VAL, "0"), 16)
    except ValueError:
        bits = 0
    flags = set()
    for name, bit in _LOOK_BITS.items():
        written = found.get(W + name)
        if is_on(written) if written is not None else bits & bit:
            flags.add(name)
    return frozenset(flags)


def _bands(layers: Sequence[_Element | None]) -> tuple[int, int]:
    """Returns how many rows and how many columns make a band."""
    rows = [parse_int(value(layer, "tblStyleRowBandSize"), 1) for layer in layers if value(layer, "tblStyleRowBandSize")]
    columns = [parse_int(value(layer, "tblStyleColBandSize"), 1) for layer in layers if value(layer, "tblStyleColBandSize")]
    return max(1, rows[-1]) if rows else 1, max(1, columns[-1]) if columns else 1


def _condition(rows: Sequence[Sequence[GridCell]], flags: frozenset[str], bands: tuple[int, int]) -> None:
    for at, cells in enumerate(rows):
        for place, cell in enumerate(cells):
            top = "firstRow" in flags and at == 0
            bottom = "lastRow" in flags and at == len(rows) - 1 and at > 0
            first = "firstColumn" in flags and place == 0
            last = "lastColumn" in flags and place == len(cells) - 1 and place > 0
            found = []
            if "noVBand" not in flags and not first and not last:
                found.append(f"band{1 + (cell.column - ('firstColumn' in flags)) // bands[1] % 2}Vert")
            if "noHBand" not in flags and not top and not bottom:
                found.append(f"band{1 + (at - ('firstRow' in flags)) // bands[0] % 2}Horz")
            found += [
                n for n, holds in (("firstCol", first), ("lastCol", last), ("firstRow", top), ("lastRow", bottom)) if holds
            ]
            corners = (
                ("nwCell", top and first),
                ("neCell", top and last),
                ("swCell", bottom and first),
                ("seCell", bottom and last),
            )
            cell.conditions = tuple(found + [name for name, holds in corners if holds])
