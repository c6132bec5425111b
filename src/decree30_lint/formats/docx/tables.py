"""Measures tables before their text is read: rows and cells with their columns, widths, margins and borders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml.etree import _Element
from msgspec import Struct, field

from decree30_lint.formats.docx.border import Border
from decree30_lint.formats.docx.cascade import Cascade, TableLook
from decree30_lint.formats.docx.extents import TextArea
from decree30_lint.formats.docx.ooxml import MC, VAL, W, alternate_branch, is_on, parse_int, twips
from decree30_lint.formats.docx.schema.borders import border
from decree30_lint.formats.docx.schema.children import Props, read_children
from decree30_lint.formats.docx.schema.table import CELL, ROW, TABLE
from decree30_lint.model.place import Extent
from decree30_lint.model.units import Pt

DEFAULT_CELL_MARGIN = Pt(5.4)

_SIDES = ("top", "bottom", "left", "right", "insideH", "insideV")
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


class GridCell(Struct, eq=False):
    """Describes a cell of the grid with its own properties. `column` counts from 0."""

    element: _Element
    props: Props
    row: int
    column: int
    span: int
    merged_up: bool
    width: Pt | None
    room: Extent | None = None
    conditions: tuple[str, ...] = ()
    visible: dict[str, Border] = field(default_factory=dict)


class TableGrid(NamedTuple):
    """Holds the rows of a table; `ruled` tells whether its lines are there to be seen."""

    rows: tuple[tuple[GridCell, ...], ...]
    style: str | None
    ruled: bool


class _CellMargins(NamedTuple):
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
    own = read_children(TABLE, properties)
    chain = cascade.chain(own.get("tblStyle"), "table")
    merged: dict[str, str] = {}
    for style in chain:
        merged |= read_children(TABLE, style.element.find(W + "tblPr"))
    merged |= own
    rows = tuple(tuple(_cells(row, at)) for at, row in enumerate(_within(table, W + "tr")) if not _deleted(row))
    _place(rows, table, own, merged, sheet, room, shifted=not nested and not modern)
    _draw(rows, _edges(merged, "tblBorders"))
    if any(style.element.find(W + "tblStylePr") is not None for style in chain):
        _condition(rows, _look_flags(properties), _bands(merged))
    return TableGrid(rows, own.get("tblStyle"), _is_ruled(rows))


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
    column = parse_int(read_children(ROW, row.find(W + "trPr")).get("gridBefore"))
    last: GridCell | None = None
    for element in _within(row, W + "tc"):
        props = read_children(CELL, element.find(W + "tcPr"))
        span = max(1, parse_int(props.get("gridSpan"), 1))
        width = _length(props, "tcW")
        if props.get("hMerge") in ("", "continue") and last is not None:
            last.span += span
            last.width = None if last.width is None or width is None else Pt(last.width + width)
        else:
            merged_up = props.get("vMerge", "restart") != "restart" and at > 0
            last = GridCell(element, props, at, column, span, merged_up, width)
            yield last
        column += span


def _length(props: Props, key: str) -> Pt | None:
    """Returns a width in points, None where there is none or where it is a share."""
    measured = props.get(f"{key}/type") in (None, "", "dxa")
    width = twips(props.get(f"{key}/w")) if measured else None
    return width if width and width > 0 else None


def _share(props: Props, key: str) -> float:
    """Returns a width given as a share, 0-1: "pct" in fiftieths of a per cent, or "50%"; 0 where there is none."""
    written = props.get(f"{key}/w", "") if props.get(f"{key}/type") == "pct" else ""
    try:
        return float(written[:-1]) / 100 if written.endswith("%") else float(written or 0) / 5000
    except ValueError:
        return 0.0


def _place(
    rows: Sequence[Sequence[GridCell]],
    table: _Element,
    own: Props,
    merged: Props,
    sheet: TextArea | None,
    room: Extent | None,
    *,
    shifted: bool,
) -> None:
    """Gives every cell its extent."""
    if room is None:
        return
    margins = _cell_margins(merged, "tblCellMar", _CellMargins(DEFAULT_CELL_MARGIN, DEFAULT_CELL_MARGIN))
    widths = _row_widths(rows, table, own, room.width + (margins.left + margins.right if shifted else 0.0))
    total = max((sum(row) for row in widths), default=0.0)
    left = _left_edge(own, merged, Pt(total), margins if shifted else _CellMargins(Pt(0), Pt(0)), sheet, room)
    for cells, sizes in zip(rows, widths, strict=True):
        edge = left + _indent_before(cells, table)
        for cell, size in zip(cells, sizes, strict=True):
            inner = _cell_margins(cell.props, "tcMar", margins)
            begin, end = edge + inner.left, edge + size - inner.right
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


def _row_widths(rows: Sequence[Sequence[GridCell]], table: _Element, own: Props, base: float) -> list[list[float]]:
    """Returns the widths of all cells; `base` is what shares and the width of a table without any of its own refer to.

    The grid is what the program that wrote the file last laid out; it counts unless it contradicts the widths asked for.
    """
    grid = _grid_columns(table)
    total = _share(own, "tblW") * base or _length(own, "tblW")
    asked = [_asked_widths(row, grid, total or base) for row in rows]
    from_grid = [[sum(grid[cell.column : cell.column + cell.span]) for cell in row] for row in rows]
    if all(width > 0 for row in from_grid for width in row) and _alike(from_grid, asked):
        return from_grid
    widest = max((sum(row) for row in asked), default=0.0)
    fitted = total or min(widest, base)
    if widest and own.get("tblLayout/type") != "fixed":  # the columns of a fixed table keep their widths
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
        of_grid = sum(grid[cell.column : cell.column + cell.span])
        widths.append(cell.width or _share(cell.props, "tcW") * total or of_grid or total * cell.span / columns)
    return widths


def _left_edge(own: Props, merged: Props, width: Pt, margins: _CellMargins, sheet: TextArea | None, room: Extent) -> float:
    if any(key.startswith("tblpPr") for key in own):
        return _floating_left(own, width, sheet, room)
    align = merged.get("jc")
    if align == "center":
        return room.centre - width / 2
    if align in ("right", "end"):
        return room.right + margins.right - width
    measured = merged.get("tblInd/type", "") in ("", "dxa", "auto")
    indent = twips(merged.get("tblInd/w")) if measured else None
    return room.left + (indent or 0.0) - margins.left


def _floating_left(own: Props, width: Pt, sheet: TextArea | None, room: Extent) -> float:
    areas = {"page": Extent(Pt(0), sheet.width), "margin": Extent(sheet.left, sheet.right)} if sheet else {}
    area = areas.get(own.get("tblpPr/horzAnchor", ""), room)
    align = own.get("tblpPr/tblpXSpec")
    if align == "center":
        return area.centre - width / 2
    if align in ("right", "outside"):
        return area.right - width
    if align in ("left", "inside"):
        return float(area.left)
    return area.left + (twips(own.get("tblpPr/tblpX")) or 0)


def _cell_margins(props: Props, name: str, inherited: _CellMargins) -> _CellMargins:
    sides = {"left": inherited.left, "right": inherited.right}
    for side in sides:
        size = Pt(0) if props.get(f"{name}/{side}/type") == "nil" else twips(props.get(f"{name}/{side}/w"))
        if size is not None:
            sides[side] = size
    return _CellMargins(**sides)


def _edges(props: Props, name: str) -> dict[str, Border | None]:
    """Returns the borders that are asked for; None stands for a side that must have none."""
    found: dict[str, Border | None] = {}
    for side in _SIDES:
        key = f"{name}/{side}"
        if key in props:
            edge = None if props.get(f"{key}/color") in _WHITE else border(props, key)
            found[side] = edge and edge._replace(space=Pt(0))
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
            edges = {**inherited, **_edges(cell.props, "tcBorders")}
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


def _bands(props: Props) -> tuple[int, int]:
    """Returns how many rows and how many columns make a band."""
    rows, columns = (parse_int(props.get(f"tblStyle{way}BandSize"), 1) for way in ("Row", "Col"))
    return max(1, rows), max(1, columns)


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
