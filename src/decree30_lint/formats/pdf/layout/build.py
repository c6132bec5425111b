"""The pages' lines as a document: sections, paragraphs, tables, strokes, pictures, page numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.content import Image, Look
from decree30_lint.formats.pdf.layout.closings import with_whole_closings
from decree30_lint.formats.pdf.layout.edges import Sides, parted
from decree30_lint.formats.pdf.layout.page import BoxLines, CellLines, PageLayout, TableLines
from decree30_lint.formats.pdf.layout.paragraphs import (
    Bounds,
    Setting,
    column_align,
    gathered,
    layout_of,
    usual_setting,
)
from decree30_lint.formats.pdf.layout.rows import DESCENT, Line, Piece
from decree30_lint.formats.pdf.layout.strokes import Drawn, strokes_of, underlined
from decree30_lint.formats.text import clean
from decree30_lint.model.document import (
    SIGNED,
    Block,
    Cell,
    Frame,
    HeaderKind,
    Margins,
    Paragraph,
    Picture,
    PictureFormat,
    Room,
    Section,
    Span,
    Stroke,
    Table,
)
from decree30_lint.model.formatting import Align, Letters
from decree30_lint.model.place import Anchor, Box
from decree30_lint.model.units import Pt

_RAISED = 0.8  # of the line's size
_LONG = 0.5  # of the page's width: lines that show the margins
_ENOUGH = 3  # lines that begin or end at one place make it a margin
_FULL = 2.5  # points from the right margin at which a line is full
_NEXT = 2.2  # ems from baseline to baseline
_POINT = 1.6
_SAME_SHEET = 1.0  # points
_JOINED = re.compile(r"\w[-‐]$")


Underlines = Mapping[int, Sequence[tuple[float, float, float]]]
"""By page: left, right and top of the horizontal lines."""


class Laid(NamedTuple):
    sections: tuple[Section, ...]
    strokes: tuple[Stroke, ...]
    pictures: tuple[Picture, ...]
    footnotes: tuple[Paragraph, ...]


class Placed(NamedTuple):
    """Where a line of the page is in the document: its paragraph, and which characters of it."""

    line: Line
    anchor: Anchor
    start: int
    end: int


class _Writer:
    """Gives paragraphs their place in the document, one after the other."""

    def __init__(self) -> None:
        self.order = 0
        self.placed: list[Placed] = []

    def paragraph(
        self,
        path: str,
        lines: Sequence[Line],
        bounds: Bounds,
        usual: Setting,
        rules: Underlines,
        room: Room | None = None,
        field: str | None = None,
    ) -> Paragraph:
        self.order += 1
        anchor = Anchor(path, self.order, page=lines[0].page, box=_box(lines))
        spans, ends = _spans(lines, rules, field)
        start = 0
        for line, end in zip(lines, ends, strict=True):
            self.placed.append(Placed(line, anchor, start, end))
            start = end
        return Paragraph(spans, layout_of(lines, bounds, usual), anchor, room)


def _box(lines: Sequence[Line]) -> Box:
    own = [line for line in lines if line.page == lines[0].page]
    return Box(
        lines[0].page,
        Pt(min(line.left for line in own)),
        Pt(min(line.top for line in own)),
        Pt(max(line.right for line in own)),
        Pt(max(line.bottom for line in own)),
    )


def _spans(lines: Sequence[Line], rules: Underlines, field: str | None) -> tuple[tuple[Span, ...], list[int]]:
    """The spans, and where in the text each line ends. Lines are parted by a blank, or by nothing behind a hyphen."""
    pieces: list[tuple[Line, Piece]] = []
    counts = []
    for number, line in enumerate(lines):
        own = list(line.pieces)
        if number < len(lines) - 1 and not _JOINED.search(line.text):
            own[-1] = own[-1]._replace(text=own[-1].text + " ")
        pieces += [(line, piece) for piece in own]
        counts.append(len(own))
    texts = clean([piece.text for _, piece in pieces])
    spans: list[Span] = []
    lasts = set(accumulate(counts))
    ends: list[int] = []
    start = 0
    for at, ((line, piece), text) in enumerate(zip(pieces, texts, strict=True), start=1):
        if text:
            letters = _letters(piece.look, line, underlined(line, piece, rules.get(line.page, ())))
            kind = SIGNED if piece.look.field is not None else field
            spans.append(Span(text, letters, start, piece.raw, kind, encoding=piece.encoding, box=_piece_box(line, piece)))
        start += len(text)
        if at in lasts:
            ends.append(start)
    return tuple(spans), ends


def _piece_box(line: Line, piece: Piece) -> Box:
    return Box(line.page, Pt(piece.left), Pt(line.top), Pt(piece.right), Pt(line.baseline + DESCENT * line.size))


def _letters(look: Look, line: Line, is_underlined: bool) -> Letters:
    raised = look.size < _RAISED * line.size
    return Letters(
        family=look.family,
        size=Pt(round(line.size if raised else look.size, 1)),
        bold=look.bold,
        italic=look.italic,
        underlined=is_underlined,
        colour=look.colour,
        automatic_capitals=False,
        raised=raised,
    )


def build(pages: Sequence[PageLayout]) -> Laid:
    writer = _Writer()
    sides = parted(pages)
    rules = {side.page.number: _underlines(side) for side in sides}
    sections: list[Section] = []
    notes: list[Paragraph] = []
    blocks_of = _Numbers()
    for number, group in enumerate(_by_sheet(sides), start=1):
        sections.append(_section(number, group, writer, rules, blocks_of))
        for side in group:
            notes += _notes(side, writer, rules, len(notes))
    strokes = strokes_of((Drawn(rule, side.page.number) for side in sides for rule in side.page.rules), writer.placed)
    return Laid(tuple(sections), strokes, tuple(_pictures(pages, writer)), tuple(notes))


class _Numbers:
    """How many paragraphs and tables the body has so far."""

    def __init__(self) -> None:
        self.paragraphs = self.tables = 0


def _underlines(side: Sides) -> list[tuple[float, float, float]]:
    return [(rule.left, rule.right, rule.top) for rule in side.page.rules]


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


def _section(
    number: int,
    sides: Sequence[Sides],
    writer: _Writer,
    rules: Underlines,
    numbers: _Numbers,
) -> Section:
    page = sides[0].page
    anchor = Anchor(f"body/sect[{number}]", writer.order, page=page.number)
    margins = _margins(sides)
    bounds = Bounds(margins.left, page.width - margins.right)
    room = None if margins.estimated & {"left", "right"} else Room(Pt(bounds.left), Pt(bounds.right))
    blocks = tuple(_blocks(sides, bounds, room, writer, rules, numbers))
    headers, footers, own_first = _running(number, sides, bounds, writer)
    return Section(Pt(page.width), Pt(page.height), margins, blocks, anchor, headers, footers, own_first)


def _lines(sides: Iterable[Sides]) -> Iterator[tuple[PageLayout, Line]]:
    for side in sides:
        for region in side.regions:
            if isinstance(region, Line):
                yield side.page, region


def _least_left(sides: Sequence[Sides]) -> float:
    return min((line.left for _, line in _lines(sides)), default=0.14 * sides[0].page.width)


def _most_right(sides: Sequence[Sides]) -> float:
    return max((line.right for _, line in _lines(sides)), default=0.93 * sides[0].page.width)


def _margins(sides: Sequence[Sides]) -> Margins:
    """Left and right where lines that run on show them; top and bottom are seldom shown: pages end where the text does."""
    width, height = sides[0].page.width, sides[0].page.height
    lines = [line for _, line in _lines(sides)]
    right = _outermost([-line.right for line in lines if line.width > _LONG * width], _ENOUGH)
    continued = [] if right is None else _continued(sides, -right)
    left = _outermost([line.left for line in continued], max(1, len(continued) // 8))
    tops = [min(own) for side in sides if (own := [line.top for _, line in _lines([side])])]
    feet = [max(own) for side in sides if (own := [line.bottom for _, line in _lines([side])])]
    unknown = {"top", "bottom", *(name for name, edge in (("left", left), ("right", right)) if edge is None)}
    return Margins(
        top=Pt(min(tops, default=0.07 * height)),
        bottom=Pt(height - max(feet, default=0.93 * height)),
        left=Pt(_least_left(sides) if left is None else left),
        right=Pt(width - (_most_right(sides) if right is None else -right)),
        estimated=frozenset(unknown),
    )


def _continued(sides: Sequence[Sides], right: float) -> list[Line]:
    """Lines that go on with the line above them, which is full."""
    found = []
    for side in sides:
        for above, line in pairwise(region for region in side.regions if isinstance(region, Line)):
            near = 0 < line.baseline - above.baseline < _NEXT * line.size
            if near and above.right > right - _FULL and abs(above.size - line.size) < 1:
                found.append(line)
    return found


def _outermost(places: Sequence[float], enough: int) -> float | None:
    """The lowest place where so many lines stand, give or take a point."""
    ordered = sorted(places)
    for at, place in enumerate(ordered):
        near = [other for other in ordered[at:] if other - place <= _POINT]
        if len(near) >= enough:
            return near[len(near) // 2]
    return None


def _blocks(
    sides: Sequence[Sides],
    bounds: Bounds,
    room: Room | None,
    writer: _Writer,
    rules: Underlines,
    numbers: _Numbers,
) -> Iterator[Block]:
    """The regions of the pages in order; lines that no table parts are one flow, also from page to page."""
    flows = list(_flows(sides))
    usual = usual_setting([g for f in flows if isinstance(f, list) for g in gathered(f, bounds)], bounds)
    for flow in flows:
        if isinstance(flow, list):
            yield from _spaced(
                gathered(flow, bounds), lambda n: f"body/p[{n}]", bounds, usual, writer, rules, numbers, room=room
            )
        elif isinstance(flow, BoxLines):
            numbers.paragraphs += 1
            yield _frame(flow, f"body/p[{numbers.paragraphs}]/txbx[1]", writer, rules)
        else:
            numbers.tables += 1
            yield _table(flow, f"body/tbl[{numbers.tables}]", writer, rules)


def _flows(sides: Sequence[Sides]) -> Iterator[list[Line] | TableLines | BoxLines]:
    lines: list[Line] = []
    for side in with_whole_closings([side.regions for side in sides]):
        for region in side:
            if isinstance(region, Line):
                lines.append(region)
                continue
            if lines:
                yield lines
                lines = []
            yield region
    if lines:
        yield lines


def _spaced(
    groups: Sequence[Sequence[Line]],
    path: Callable[[int], str],
    bounds: Bounds,
    usual: Setting,
    writer: _Writer,
    rules: Underlines,
    numbers: _Numbers,
    align: Align | None = None,
    room: Room | None = None,
) -> Iterator[Paragraph]:
    """Paragraphs with the gaps between them, where two stand on one page."""
    above: Sequence[Line] | None = None
    for group in groups:
        numbers.paragraphs += 1
        paragraph = writer.paragraph(path(numbers.paragraphs), group, bounds, usual, rules, room)
        layout = paragraph.layout
        if align is not None:
            layout = (
                replace(layout, align=align, left=Pt(0), first_line=Pt(0))
                if align is Align.CENTRE
                else replace(layout, align=align)
            )
        if above is not None and above[-1].page == group[0].page and layout.spacing is not None:
            pitch = (layout.spacing.lines or 1.0) * 1.15 * group[0].size
            distance = group[0].baseline - above[-1].baseline - pitch
            layout = replace(layout, before=Pt(max(distance, 0.0)), after=Pt(0))
        yield replace(paragraph, layout=layout)
        above = group


def _frame(box: BoxLines, path: str, writer: _Writer, rules: Underlines) -> Frame:
    room = Room(Pt(box.left), Pt(box.right))
    bounds = Bounds(box.left, box.right)
    numbers = _Numbers()
    anchor = Anchor(path, writer.order + 1, page=box.lines[0].page)
    paragraphs = tuple(
        _spaced(
            gathered(box.lines, bounds, in_column=True),
            lambda n: f"{path}/p[{n}]",
            bounds,
            Setting(None, None),
            writer,
            rules,
            numbers,
            room=room,
        )
    )
    return Frame(paragraphs, anchor, room, outlined=True)


def _table(table: TableLines, path: str, writer: _Writer, rules: Underlines) -> Table:
    anchor = Anchor(path, writer.order + 1)
    rows = tuple(
        tuple(
            _cell(cell, f"{path}/tr[{down}]/tc[{across}]", table.ruled, writer, rules)
            for across, cell in enumerate(row, start=1)
        )
        for down, row in enumerate(table.rows, start=1)
    )
    return Table(rows, table.ruled, anchor)


def _cell(cell: CellLines, path: str, ruled: bool, writer: _Writer, rules: Underlines) -> Cell:
    room = Room(Pt(cell.left), Pt(cell.right))
    align = None
    if cell.lines and not ruled:
        bounds = Bounds(min(line.left for line in cell.lines), max(line.right for line in cell.lines))
        align = column_align(cell.lines)
    else:
        bounds = Bounds(cell.left, cell.right)
    numbers = _Numbers()
    groups = gathered(cell.lines, bounds, in_column=True)
    usual = Setting(None, None)
    paragraphs = _spaced(groups, lambda n: f"{path}/p[{n}]", bounds, usual, writer, rules, numbers, align=align, room=room)
    return Cell(tuple(paragraphs), room, cell.column, cell.span)


def _running(
    number: int, sides: Sequence[Sides], bounds: Bounds, writer: _Writer
) -> tuple[dict[HeaderKind, tuple[Block, ...]], dict[HeaderKind, tuple[Block, ...]], bool]:
    """Headers and footers as the pages show them, and whether the first page's differ."""
    first = sides[0] if sides[0].page.number == 1 else None
    others = [side for side in sides if side is not first]
    own_first = first is not None and (
        (bool(others) and (first.number is None) != all(o.number is None for o in others))
        or bool(first.header or first.footer)
    )
    shown = next((side for side in others if side.number is not None), None) or next(iter(others), None) or sides[0]
    headers: dict[HeaderKind, tuple[Block, ...]] = {}
    footers: dict[HeaderKind, tuple[Block, ...]] = {}
    for kind, side in ((HeaderKind.DEFAULT, shown), *(((HeaderKind.FIRST, first),) if own_first and first else ())):
        headers[kind] = tuple(_edge_blocks(side, True, f"header[{number}]/{kind.value}", bounds, writer))
        footers[kind] = tuple(_edge_blocks(side, False, f"footer[{number}]/{kind.value}", bounds, writer))
    return headers, footers, own_first


def _edge_blocks(side: Sides, header: bool, path: str, bounds: Bounds, writer: _Writer) -> Iterator[Paragraph]:
    at = 0
    if side.number is not None and side.in_header is header:
        at += 1
        yield _numbered(writer.paragraph(f"{path}/p[{at}]", [side.number], bounds, Setting(None, None), {}))
    for line in side.header if header else side.footer:
        at += 1
        yield writer.paragraph(f"{path}/p[{at}]", [line], bounds, Setting(None, None), {})


def _numbered(paragraph: Paragraph) -> Paragraph:
    """The digits are the field of the page number."""
    spans: list[Span] = []
    for span in paragraph.spans:
        digits = re.search(r"\d+", span.text)
        if digits is None or any(s.field for s in spans):
            spans.append(span)
            continue
        low, high = digits.span()
        for begin, end, field in ((0, low, None), (low, high, "PAGE"), (high, len(span.text), None)):
            if begin < end:
                spans.append(replace(span, text=span.text[begin:end], start=span.start + begin, field=field))
    return replace(paragraph, spans=tuple(spans))


def _notes(side: Sides, writer: _Writer, rules: Underlines, before: int) -> list[Paragraph]:
    if not side.notes:
        return []
    bounds = Bounds(min(line.left for line in side.notes), max(line.right for line in side.notes))
    groups = gathered(side.notes, bounds)
    return [
        writer.paragraph(f"footnotes/p[{before + n}]", group, bounds, Setting(None, None), rules)
        for n, group in enumerate(groups, start=1)
    ]


_FORMATS = {"DCTDecode": PictureFormat.JPEG}


def _pictures(pages: Sequence[PageLayout], writer: _Writer) -> Iterator[Picture]:
    for page in pages:
        if not page.images:
            continue  # a long file has many lines to look through
        near = [p for p in writer.placed if p.line.page == page.number and p.anchor.path.startswith("body")]
        for image in page.images:
            holder = _holder(image, near)
            box = Box(page.number, Pt(image.left), Pt(image.top), Pt(image.right), Pt(image.bottom))
            anchor = Anchor(holder.path if holder else "", holder.order if holder else 0, page=page.number, box=box)
            yield Picture(
                anchor,
                Pt(image.right - image.left),
                Pt(image.bottom - image.top),
                _FORMATS.get(image.filter, PictureFormat.OTHER),
                image.pixels,
                image.transparent,
                image.ink,
                image.colours,
                signed=image.field is not None,
            )


def _holder(image: Image, placed: Sequence[Placed]) -> Anchor | None:
    """The last paragraph that begins above the picture's middle, in its column if there is one."""
    middle = (image.top + image.bottom) / 2
    above = [p for p in placed if p.line.baseline <= middle]
    over = [p for p in above if p.line.left < image.right and image.left < p.line.right]
    best = max(over or above, key=lambda p: p.line.baseline, default=None)
    return best.anchor if best else (placed[0].anchor if placed else None)
