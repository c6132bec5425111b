"""Writes document.xml: the texts of a specimen one after another, each but the first in a section of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decree30_lint.compose.docx.columns import RULED, closing, letterhead, one_cell
from decree30_lint.compose.docx.paragraphs import column, empty, paragraph, rule, stroke_under
from decree30_lint.compose.docx.placed import ComposedColumns, ComposedLine, ComposedText, Pen, in_hand_lines
from decree30_lint.compose.specimen import SpecimenPage, Zone
from decree30_lint.formats.docx.ooxml import to_twips
from decree30_lint.formats.docx.schema.section import SECTION, PageSetup
from decree30_lint.formats.docx.schema.table import CELL, TABLE, CellFormat, TableFormat, TableWidth
from decree30_lint.formats.docx.write.markup import DECLARATION, NAMESPACES, element, property_list
from decree30_lint.model.parts import Part, TextKind
from decree30_lint.model.units import Pt

_GAP = Pt(6)  # size of the empty paragraph after a table
_TITLE = (Part.TYPE_NAME, Part.SUBJECT)


def document_part(pen: Pen, texts: tuple[ComposedText, ...], edges: Iterable[tuple[str, str]]) -> str:
    """Returns document.xml; `edges` are (kind, relationship id) of the headers and footers."""
    references = "".join(_reference(kind, key) for kind, key in edges)
    written = []
    for i, text in enumerate(texts):
        if i and text.text.kind is not TextKind.COPY:
            written.append(empty(pen, Pt(2), section=_section(pen, texts[i - 1], references)))
        written.append(_text(pen, text))
    last = _section(pen, _last_section(texts), references)
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{''.join(written)}{last}</w:body></w:document>"


def _reference(kind: str, key: str) -> str:
    edge, pages = kind.split()
    return f'<w:{edge}Reference w:type="{pages}" r:id="{key}"/>'


def _last_section(texts: tuple[ComposedText, ...]) -> ComposedText:
    """Returns the text whose page the last section has: a copy's block stands on the sheet of the text before it."""
    return next(text for text in reversed(texts) if text.text.kind is not TextKind.COPY)


def _text(pen: Pen, text: ComposedText) -> str:
    return "".join(_blocks(pen, text))


def _blocks(pen: Pen, text: ComposedText) -> Iterator[str]:
    room = text.paper.room
    if text.text.kind is TextKind.COPY:
        yield rule(pen)
    yield column(pen, text.zone(Zone.MARKS), room)
    yield letterhead(pen, ComposedColumns(text.zone(Zone.LEFT), text.zone(Zone.RIGHT)), room)
    yield _title(pen, in_hand_lines(pen, text.zone(Zone.TITLE), room), room)
    yield from _body(pen, text.zone(Zone.BODY), room)
    if text.zone(Zone.CLOSING_LEFT) or text.zone(Zone.CLOSING_RIGHT):
        yield empty(pen, _GAP)
        yield closing(pen, ComposedColumns(text.zone(Zone.CLOSING_LEFT), text.zone(Zone.CLOSING_RIGHT)), room)
        yield empty(pen, _GAP)
    yield column(pen, text.zone(Zone.BELOW), room)


def _title(pen: Pen, lines: tuple[ComposedLine, ...], room: Pt) -> str:
    """Returns the lines of the title; type and subject stand in a table of one cell where the layout asks for it."""
    count = next((i for i, placed in enumerate(lines) if placed.line.part not in _TITLE), len(lines))
    if pen.layout.title == "paragraphs" or not count:
        return column(pen, lines, room)
    cell = one_cell(column(pen, lines[:count], room), room, ruled=pen.layout.title == "ruled-cell")
    return cell + (empty(pen, _GAP) + column(pen, lines[count:], room) if lines[count:] else empty(pen, _GAP))


def _body(pen: Pen, lines: tuple[ComposedLine, ...], room: Pt) -> Iterator[str]:
    for i, placed in enumerate(lines):
        if placed.line.rows:
            yield _table(pen, placed, room) + empty(pen, _GAP)
        elif stroke_under(lines, i, room):
            yield column(pen, [placed], room)
        else:
            yield paragraph(pen, placed)


def _table(pen: Pen, placed: ComposedLine, room: Pt) -> str:
    """Returns a ruled table with columns of equal width."""
    columns = len(placed.line.rows[0])
    width = to_twips(room / columns)
    look = TableFormat(width=TableWidth(Pt(width * columns / 20)), borders=RULED, fixed=True)
    grid = element("tblGrid", *(element("gridCol", w=width) for _ in range(columns)))
    rows = (_row(pen, placed, row, width) for row in placed.line.rows)
    return element("tbl", property_list(TABLE, TABLE.changes(look)), grid, *rows)


def _row(pen: Pen, placed: ComposedLine, row: tuple[str, ...], width: int) -> str:
    size = property_list(CELL, CELL.changes(CellFormat(TableWidth(Pt(width / 20)))))
    return element("tr", *(element("tc", size, paragraph(pen, placed.with_text(cell))) for cell in row))


def _section(pen: Pen, text: ComposedText, references: str) -> str:
    number, paper = pen.specimen.page_number, text.paper
    setup = PageSetup(
        **{name: getattr(paper, name) for name in SpecimenPage.__struct_fields__},
        landscape=paper.width > paper.height or None,
        first_number=text.text.first_number,
        title_page=None if number.first_page and not text.zone(Zone.FOOT) else True,
    )
    return property_list(SECTION, SECTION.changes(setup), before=references)
