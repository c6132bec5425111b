"""Writes two columns side by side: letterhead and closing, as tables, tab stops, text boxes or frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.compose.docx.boxes import LEFT_SHARE, frames, row_of_runs, text_boxes
from decree30_lint.compose.docx.led import LedPiece, led_to
from decree30_lint.compose.docx.paragraphs import (
    ComposedStroke,
    column,
    empty,
    paragraph,
    shape_run,
    stroke_under,
    underscores,
)
from decree30_lint.compose.docx.placed import ComposedColumns, ComposedLine, Pen, in_hand_lines
from decree30_lint.compose.docx.runs import runs
from decree30_lint.formats.docx.border import Border
from decree30_lint.formats.docx.ooxml import to_twips
from decree30_lint.formats.docx.schema.borders import BorderList
from decree30_lint.formats.docx.schema.table import CELL, ROW, TABLE, CellFormat, RowFormat, TableFormat, TableWidth
from decree30_lint.formats.docx.write.markup import element, property_list
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout
from decree30_lint.model.parts import Part
from decree30_lint.model.units import Pt

_CELL_MARGIN = Pt(5.4)  # Word's own, left and right
_SIGNATURE_BLANKS = 4  # empty lines between post and name
_NONE = Pt(0)
_TAB_STEP = Pt(36)  # Word's own

IN_ROWS = ("tabs", "left-tabs", "blanks")  # letterheads whose rows are paragraphs that hold both columns
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINE = Border("single", Pt(0.5), Pt(0))
RULED: BorderList = tuple((side, _LINE) for side in _SIDES)
BROKEN = (Part.PARENT_BODY, Part.ISSUING_BODY, Part.LETTER_SUBJECT)  # may take several rows of their column
_FOOT_OF_LETTERHEAD = (Part.NUMBER, Part.PLACE_DATE)


def letterhead(pen: Pen, columns: ComposedColumns, room: Pt) -> str:
    """Returns the letterhead of a text, "" where both columns are empty. `room` is the width in points."""
    if not columns.left and not columns.right:
        return ""
    if pen.layout.letterhead not in IN_ROWS:
        columns = ComposedColumns(in_hand_lines(pen, columns.left, _widths(room, LEFT_SHARE)[0]), columns.right)
    match pen.layout.letterhead:
        case "table":
            return _table(pen, [columns], room)
        case "table-rows":
            return _table(pen, list(_head_rows(columns)), room)
        case "tabs" | "left-tabs" | "blanks":
            return "".join(_tabbed(pen, columns, room))
        case "text-boxes":
            return text_boxes(pen, columns, room)
        case _:
            return frames(pen, columns, room)


def closing(pen: Pen, columns: ComposedColumns, room: Pt) -> str:
    """Returns recipients and signature, "" where both columns are empty."""
    if not columns.left and not columns.right:
        return ""
    if pen.layout.letterhead in IN_ROWS and pen.layout.closing == "as-letterhead":
        return "".join(_tabbed_closing(pen, columns, room))
    names = ""
    if pen.layout.names == "below-table":
        columns, below = _without_names(columns)
        names = "".join(_tabbed_closing(pen, below, room))
    widths = _widths(room, 0.47)
    cells = (_cell(_signed(pen, lines), width) for lines, width in zip((columns.left, columns.right), widths, strict=True))
    whole = property_list(ROW, ROW.changes(RowFormat(unbroken=True)))
    return _grid(widths, [element("tr", whole, *cells)]) + names


def _without_names(columns: ComposedColumns) -> tuple[ComposedColumns, ComposedColumns]:
    """Returns the columns without the names of those who sign, and these alone."""
    rest = ComposedColumns(*(tuple(p for p in lines if not _is_name(p)) for lines in (columns.left, columns.right)))
    names = ComposedColumns(*(tuple(filter(_is_name, lines)) for lines in (columns.left, columns.right)))
    return rest, names


def _is_name(placed: ComposedLine) -> bool:
    return placed.line.part is Part.SIGNATORY_NAME


def _head_rows(columns: ComposedColumns) -> Iterator[ComposedColumns]:
    """Yields names, then number and date, then what follows them (subject of a letter) as rows."""
    left, right = _rows(columns.left), _rows(columns.right)
    for ours, theirs in zip_longest(left, right, fillvalue=()):
        yield ComposedColumns(ours, theirs)


def _rows(lines: tuple[ComposedLine, ...]) -> list[tuple[ComposedLine, ...]]:
    foot = next((i for i, placed in enumerate(lines) if placed.line.part in _FOOT_OF_LETTERHEAD), len(lines))
    return [rows for rows in (lines[:foot], lines[foot : foot + 1], lines[foot + 1 :]) if rows]


def _widths(room: Pt, share: float) -> tuple[Pt, Pt]:
    """Returns the widths of two cells that reach as far as the text of the page, their margins outside it."""
    whole = room + 2 * _CELL_MARGIN
    return Pt(whole * share), Pt(whole * (1 - share))


def _table(pen: Pen, rows: Sequence[ComposedColumns], room: Pt) -> str:
    widths = _widths(room, LEFT_SHARE)
    return _grid(widths, [element("tr", *_row_cells(pen, row, widths)) for row in rows])


def _row_cells(pen: Pen, row: ComposedColumns, widths: tuple[Pt, Pt]) -> Iterator[str]:
    for lines, width in zip((row.left, row.right), widths, strict=True):
        content = column(pen, lines, Pt(width - 2 * _CELL_MARGIN)) or empty(pen, Pt(6))
        yield _cell(content, width)


def _cell(content: str, width: Pt) -> str:
    return element("tc", property_list(CELL, CELL.changes(CellFormat(TableWidth(width)))), content)


def _grid(widths: tuple[Pt, Pt], rows: list[str]) -> str:
    return _table_of(widths, rows)


def one_cell(content: str, room: Pt, *, ruled: bool) -> str:
    """Returns a table of one cell, as wide as the text of the page."""
    width = Pt(room + 2 * _CELL_MARGIN)
    return _table_of((width,), [element("tr", _cell(content, width))], RULED if ruled else ())


def _table_of(widths: tuple[Pt, ...], rows: list[str], borders: BorderList = ()) -> str:
    look = TableFormat(
        width=TableWidth(Pt(sum(widths))),
        indent=Pt(-_CELL_MARGIN),
        borders=borders,
        fixed=True,
        left_margin=_CELL_MARGIN,
        right_margin=_CELL_MARGIN,
    )
    grid = element("tblGrid", *(element("gridCol", w=to_twips(width)) for width in widths))
    return element("tbl", property_list(TABLE, TABLE.changes(look)), grid, *rows)


def _signed(pen: Pen, lines: tuple[ComposedLine, ...]) -> str:
    """Returns a closing column, with space for signature and seal above the name."""
    written = []
    for i, placed in enumerate(lines):
        if i and placed.line.part is Part.SIGNATORY_NAME:
            written += [empty(pen, placed.look.letters.size or Pt(14))] * _SIGNATURE_BLANKS
        written.append(paragraph(pen, placed))
    return "".join(written) or empty(pen, Pt(6))


class Tabbed(Struct, frozen=True):
    """Holds a line of a letterhead by tab stops, the stroke under it, and its half of the width: from `at`, `width` wide."""

    placed: ComposedLine
    stroke: ComposedStroke | None
    at: Pt
    width: Pt


TabbedRow = tuple[Tabbed | None, Tabbed | None]


def tabbed_rows(pen: Pen, columns: ComposedColumns, room: Pt) -> list[TabbedRow]:
    """Returns lines side by side, number and date in one row whatever stands above them.

    A line break makes two rows, and so does the end of a line where nothing but blanks and tabs could centre the next.
    """
    middle = Pt(room * LEFT_SHARE)
    left, right = _half(pen, columns.left, Pt(0), middle), _half(pen, columns.right, middle, Pt(room - middle))
    (head, foot), (other_head, other_foot) = _head_and_foot(left), _head_and_foot(right)
    if foot and other_foot:
        return [*zip_longest(head, other_head), *zip_longest(foot, other_foot)]
    return [*zip_longest(left, right)]


def _half(pen: Pen, lines: tuple[ComposedLine, ...], at: Pt, width: Pt) -> list[Tabbed]:
    split = [piece for placed in lines for piece in placed.split()]
    if pen.layout.letterhead == "tabs":
        split = list(in_hand_lines(pen, tuple(split), width))
    else:
        split = [piece for placed in split for piece in (placed.by_hand(width) if placed.line.part in BROKEN else (placed,))]
    strokes = [stroke_under(split, i, width) for i in range(len(split))]
    moved = [stroke and replace(stroke, left=Pt(stroke.left + at)) for stroke in strokes]
    return [Tabbed(placed, stroke, at, width) for placed, stroke in zip(split, moved, strict=True)]


def _head_and_foot(lines: list[Tabbed]) -> tuple[list[Tabbed], list[Tabbed]]:
    foot = next((i for i, one in enumerate(lines) if one.placed.line.part in _FOOT_OF_LETTERHEAD), len(lines))
    return lines[:foot], lines[foot:]


def _tabbed(pen: Pen, columns: ComposedColumns, room: Pt) -> Iterator[str]:
    """Yields rows of one line from each column, centred at tab stops; a line alone is centred over its column."""
    middle = room * LEFT_SHARE
    stops = ((Pt(middle / 2), Align.CENTRE), (Pt((middle + room) / 2), Align.CENTRE))
    way = pen.layout.lines
    for row in tabbed_rows(pen, columns, room):
        strokes = _level([one.stroke if one else None for one in row])
        drawn = [stroke for stroke in strokes if stroke and way in ("drawing", "vml")]
        shapes = "".join(shape_run(pen, stroke, way) for stroke in drawn)
        lines = [one for one in row if one]
        alone = len(lines) == 1 and stands_alone(pen, lines[0].placed)
        yield _lone(pen, lines[0], room, shapes) if alone else _tab_row(pen, lines, stops, shapes)
        if not drawn and any(strokes):
            typed = [
                LedPiece(stroke.left, stroke.length, underscores(pen, stroke)) if stroke else LedPiece(Pt(0), Pt(0), "")
                for stroke in strokes
            ]
            yield row_of_runs(pen, _row_layout(_own_stops(pen, stops)), _set_apart(pen, typed))


def stands_alone(pen: Pen, placed: ComposedLine) -> bool:
    """Tells whether a line without a partner has a paragraph as wide as its half: boxed ones have, and wrapped ones."""
    return bool(placed.look.boxed) or (pen.layout.letterhead == "tabs" and pen.layout.subjects == "wrapped")


def _own_stops(pen: Pen, stops: tuple[tuple[Pt, Align], ...]) -> tuple[tuple[Pt, Align], ...]:
    return stops if pen.layout.letterhead == "tabs" else ()


def _set_apart(pen: Pen, pieces: list[LedPiece]) -> str:
    """Returns the pieces of a row, centred at tab stops or led to their places by blanks, or by tabs and blanks."""
    if pen.layout.letterhead == "tabs":
        return "".join(_tab() + piece.content for piece in pieces)
    return led_to(pieces, _TAB_STEP if pen.layout.letterhead == "left-tabs" else None)


def _level(strokes: list[ComposedStroke | None]) -> list[ComposedStroke | None]:
    """Returns the strokes under one row as low as the lowest of them, clear of the larger letters."""
    down = Pt(max((stroke.down for stroke in strokes if stroke), default=0))
    return [stroke and replace(stroke, down=down) for stroke in strokes]


def _row_layout(stops: tuple[tuple[Pt, Align], ...], before: Pt = _NONE, *, breaks: bool = False) -> ParagraphLayout:
    zero, single = Pt(0), LineSpacing(lines=1.0)
    return ParagraphLayout(
        Align.LEFT, zero, zero, zero, before, zero, single, page_break_before=breaks or None, tab_stops=stops
    )


def _tab_row(pen: Pen, lines: list[Tabbed], stops: tuple[tuple[Pt, Align], ...], shapes: str) -> str:
    """Returns one paragraph of both lines, with the larger gap above and a page break if one has it."""
    both = [one.placed.unstyled(pen) for one in lines]
    before = Pt(max(placed.look.layout.before or 0 for placed in both))
    breaks = any(placed.look.layout.page_break_before for placed in both)
    pieces = [_piece(pen, one) for one in lines]
    if len(pieces) == 1 and lines[0].at:
        pieces.insert(0, LedPiece(Pt(0), Pt(0), ""))
    layout = _row_layout(_own_stops(pen, stops), before, breaks=breaks)
    return row_of_runs(pen, layout, shapes + _set_apart(pen, pieces))


def _piece(pen: Pen, one: Tabbed) -> LedPiece:
    placed = one.placed.unstyled(pen)
    width = max((line.width for line in placed.lines(Pt(10_000))), default=Pt(0))
    return LedPiece(Pt(one.at + (one.width - width) / 2), width, runs(pen, placed))


def _lone(pen: Pen, one: Tabbed, room: Pt, shapes: str) -> str:
    """Returns a line without a partner, in a paragraph as wide as its half."""
    layout = one.placed.look.layout
    left, right = (layout.left or 0) + one.at, (layout.right or 0) + room - one.at - one.width
    return paragraph(pen, one.placed, more=ParagraphLayout(left=Pt(left), right=Pt(right)), shape=shapes)


def _tab() -> str:
    return element("r", "<w:tab/>")


def _tabbed_closing(pen: Pen, columns: ComposedColumns, room: Pt) -> Iterator[str]:
    """Yields rows of one line from each column: recipients at the left edge, signatures centred at tab stops."""
    signed = any(placed.line.part is Part.SIGNATORY_NAME for placed in columns.left)
    stops = ((Pt(room * 0.23), Align.CENTRE),) * signed + ((Pt(room * 0.74), Align.CENTRE),)
    for ours, theirs in zip_longest(_slots(columns.left), _slots(columns.right)):
        left = _tab() * signed + (runs(pen, ours.unstyled(pen)) if ours else "")
        right = _tab() + runs(pen, theirs.unstyled(pen)) if theirs else ""
        breaks = any(placed.look.layout.page_break_before for placed in (ours, theirs) if placed)
        yield row_of_runs(pen, _row_layout(stops, breaks=breaks), left + right if ours or theirs else "")


def _slots(lines: tuple[ComposedLine, ...]) -> Iterator[ComposedLine | None]:
    """Yields a signature column line by line; None where a line stays empty."""
    for placed in lines:
        if placed.line.part is Part.SIGNATORY_NAME:
            yield from [None] * _SIGNATURE_BLANKS
        yield placed
