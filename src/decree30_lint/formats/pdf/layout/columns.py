"""Where rows of a page stand in two columns, side by side: the letterhead, the closing.

Between two columns runs a river: a strip of the page that no word of several rows crosses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.rows import Row, Word, part_of

_WIDE = 1.0  # ems: a gap in a row that may part two columns
_WIDER = 2.2  # times the other gaps of its row
_NARROW = 3.5  # points: a river is at least as wide
_ORDINARY = 0.28  # ems: a blank
_BESIDE = 0.8  # ems between baselines of two lines that stand side by side in columns out of step
_OFF_CENTRE = 9.0  # points
_HEAD = 170.0  # points: where a page's letterhead may begin
_CLOSE = 1.5  # lines
_APART = 6.5  # lines: further down a row does not belong to the columns above it
_CELL = 1.3  # ems that part the cells of a table without lines
_MANY, _TABLE, _BETWEEN = 3, 3, 4  # columns, rows that show them, and how many rows further the next may be
_UNDER = 4.0  # points
_LONE = 3.0  # ems that part the columns where only one row shows them
_LABEL = re.compile(r"[-–+•*·o]|\(?(?:\d{1,3}|[a-zđ]{1,2}|[IVXLC]{1,6})[.)/]{0,2}|Điều \d{1,3}\.?|Khoản \d{1,3}\.?")


class River(NamedTuple):
    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


class Columns(NamedTuple):
    """Rows side by side; `river` parts them."""

    left: tuple[Row, ...]
    right: tuple[Row, ...]
    river: River

    @property
    def top(self) -> float:
        return min(row.baseline for row in (*self.left, *self.right))


class Sheet(NamedTuple):
    """Where the text of a page stands between its margins, as far as its widest rows show."""

    left: float
    right: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


class Tabular(NamedTuple):
    """Rows of a table that shows no lines, each cut into its cells."""

    rows: tuple[tuple[Row, ...], ...]


Region = Row | Columns | Tabular


def regions_of(rows: Sequence[Row], sheet: Sheet, bars: Sequence[float] = ()) -> list[Region]:
    """`rows` from top to bottom, those of columns and tables gathered; lines across the page at `bars` part them."""
    found: list[Region] = []
    for part in _between_bars(rows, bars):
        at = 0
        for first, last in _tabular(part):
            found += _columns_in(part[at:first], sheet)
            found.append(Tabular(tuple(tuple(_cells(row)) for row in part[first:last])))
            at = last
        found += _columns_in(part[at:], sheet)
    return found


def _between_bars(rows: Sequence[Row], bars: Sequence[float]) -> Iterator[Sequence[Row]]:
    begin = 0
    for at in range(1, len(rows)):
        if any(rows[at - 1].baseline < bar < rows[at].baseline for bar in bars):
            yield rows[begin:at]
            begin = at
    yield rows[begin:]


def _tabular(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Where rows begin and end that stand in three columns and more."""
    many = [at for at, row in enumerate(rows) if len(list(_cells(row))) >= _MANY]
    run: list[int] = []
    for at in many:
        if run and (at - run[-1] > _BETWEEN or not _aligned(rows[run[-1]], rows[at])):
            yield from _long(run)
            run = []
        run.append(at)
    yield from _long(run)


def _aligned(above: Row, below: Row) -> bool:
    """Two cells at least stand under others. Prose with wide blanks to be filled in has its gaps anywhere."""
    places = [_edges(cell) for cell in _cells(above)]
    under = (
        any(abs(a - b) <= _UNDER for theirs in places for a, b in zip(_edges(c), theirs, strict=True)) for c in _cells(below)
    )
    return sum(under) > 1


def _edges(cell: Row) -> tuple[float, float, float]:
    return cell.left, (cell.left + cell.right) / 2, cell.right


def _long(run: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(run) >= _TABLE:
        yield run[0], run[-1] + 1


def _cells(row: Row) -> Iterator[Row]:
    """The row cut at its wide gaps."""
    begin = 0
    for at, gap in enumerate(_gaps(row), start=1):
        if gap.width >= _CELL * row.size:
            yield part_of(row, row.words[begin:at])
            begin = at
    yield part_of(row, row.words[begin:])


def _columns_in(rows: Sequence[Row], sheet: Sheet) -> list[Region]:
    found: list[Region] = []
    at = 0
    while at < len(rows):
        zone = _zone_at(rows, at, sheet, floor=_first_free(found, rows, at))
        if zone is None:
            found.append(rows[at])
            at += 1
            continue
        first, last, columns = zone
        del found[len(found) - (at - first) :]
        found.append(columns)
        at = last + 1
    return found


def _first_free(found: Sequence[Region], rows: Sequence[Row], at: int) -> int:
    """The first row above `at` that no columns hold yet."""
    free = 0
    for region in reversed(found):
        if isinstance(region, Columns):
            break
        free += 1
    return at - free


def _zone_at(rows: Sequence[Row], at: int, sheet: Sheet, floor: int) -> tuple[int, int, Columns] | None:
    for river in _seeds(rows, at):
        zone = _grown(rows, at, river, sheet, floor)
        if zone is not None:
            return zone
    return None


def _seeds(rows: Sequence[Row], at: int) -> Iterator[River]:
    """Rivers that may begin at this row: a wide gap within it, or a row below that stands beside it."""
    row = rows[at]
    gaps = _gaps(row)
    for gap in sorted((gap for gap in gaps if gap.width >= _WIDE * row.size), key=lambda gap: -gap.width):
        others = sorted(other.width for other in gaps if other is not gap)
        usual = others[len(others) // 2] if others else _ORDINARY * row.size
        if gap.width >= _WIDER * min(usual, 0.6 * row.size):
            yield gap
    if at + 1 < len(rows) and _out_of_step(row, rows[at + 1]):
        yield _between(row, rows[at + 1])


def _gaps(row: Row) -> list[River]:
    return [River(a.right, b.left) for a, b in pairwise(row.words)]


def _out_of_step(row: Row, below: Row) -> bool:
    near = below.baseline - row.baseline < _BESIDE * min(row.size, below.size)
    return near and _between(row, below).width >= _NARROW


def _between(one: Row, other: Row) -> River:
    left, right = (one, other) if one.left < other.left else (other, one)
    return River(left.right, right.left)


class _Sides(NamedTuple):
    left: Sequence[Word]
    right: Sequence[Word]
    river: River


def _parted(row: Row, river: River) -> _Sides | None:
    """The row's words on both sides of the river, and what it leaves of it; None if it crosses."""
    at, narrowed = max(enumerate(_overlaps(row, river)), key=lambda pair: pair[1].width)
    if narrowed.width < _NARROW:
        return None
    left, right = row.words[:at], row.words[at:]
    if left and right and not _stands_out(row, right[0].left - left[-1].right):
        return None
    return _Sides(left, right, narrowed)


def _overlaps(row: Row, river: River) -> Iterator[River]:
    """What the river shares with the room before the first word, behind each word but the last, and behind the last."""
    edge = river.left
    for word in row.words:
        yield River(max(edge, river.left), min(word.left, river.right))
        edge = word.right
    yield River(max(edge, river.left), river.right)


def _stands_out(row: Row, width: float) -> bool:
    """So wide a gap is not one between words."""
    narrower = sorted(gap.width for gap in _gaps(row) if gap.width < width)
    usual = narrower[len(narrower) // 2] if narrower else _ORDINARY * row.size
    return width >= 1.5 * usual


def _grown(rows: Sequence[Row], at: int, river: River, sheet: Sheet, floor: int) -> tuple[int, int, Columns] | None:
    """The columns around a river, from the first row that shows it: first downwards, then up."""
    sides: dict[int, _Sides] = {}
    last = at
    for below in range(at, len(rows)):
        parted = _parted(rows[below], river)
        if parted is None or _falls_apart(rows, last, below):
            break
        if parted.left and parted.right:
            river = parted.river
        elif not _one_sided(rows, below, last, parted, river, sides, sheet):
            break
        sides[below], last = parted, below
        river = _narrowed(river, parted)
    end = _without_tail(rows, sides, sheet)
    if end is None:
        return None
    first = at
    for above in range(at - 1, floor - 1, -1):
        parted = _parted(rows[above], river)
        at_top = above < 3 and rows[above].baseline < _HEAD
        if parted is None or not _leads_in(rows, above, first, parted, sides, sheet, at_top):
            break
        sides[above], first = parted, above
        river = _narrowed(river, parted)
    used = [number for number in sorted(sides) if first <= number <= end]
    columns = Columns(
        tuple(part_of(rows[n], sides[n].left) for n in used if sides[n].left),
        tuple(part_of(rows[n], sides[n].right) for n in used if sides[n].right),
        river,
    )
    return (first, end, columns) if _are_columns(columns, [sides[n] for n in used], sheet) else None


def _narrowed(river: River, sides: _Sides) -> River:
    return River(max(river.left, sides.river.left), min(river.right, sides.river.right))


def _falls_apart(rows: Sequence[Row], above: int, below: int) -> bool:
    return rows[below].baseline - rows[above].baseline > _APART * 1.15 * max(rows[above].size, rows[below].size)


def _one_sided(
    rows: Sequence[Row],
    at: int,
    last: int,
    parted: _Sides,
    river: River,
    sides: dict[int, _Sides],
    sheet: Sheet,
) -> bool:
    """A row of one column alone goes on with the columns: it must not look like a row of the whole page."""
    row = rows[at]
    if parted.right:
        column = _extent([s.right for s in sides.values()])
        if column is None:
            return True
        own = (row.left + row.right) / 2
        in_column = abs(own - (column[0] + column[1]) / 2) <= max(_OFF_CENTRE, 0.12 * (column[1] - column[0]))
        on_page = abs(own - sheet.centre) <= _OFF_CENTRE and row.left < (river.left + sheet.centre) / 2 + 40
        near = row.baseline - rows[last].baseline <= _CLOSE * 1.15 * row.size
        return not on_page and (near or in_column or row.left >= sheet.centre + 10 or abs(row.left - column[0]) < 2)
    return row.right < sheet.right - 0.3 * (sheet.right - sheet.left)


def _extent(sides: Sequence[Sequence[Word]]) -> tuple[float, float] | None:
    shown = [words for words in sides if words]
    if not shown:
        return None
    return min(words[0].left for words in shown), max(words[-1].right for words in shown)


def _without_tail(rows: Sequence[Row], sides: dict[int, _Sides], sheet: Sheet) -> int | None:
    """The last row that surely belongs to the columns; the rows of the left column after it may be body text."""
    numbers = sorted(sides)
    both = [n for n in numbers if sides[n].left and sides[n].right]
    stepped = [b for a, b in pairwise(numbers) if _beside(rows, sides, a, b)]
    if not both and not stepped:
        return None
    last = max([*both, *stepped])
    for number in numbers:
        if number <= last:
            continue
        if sides[number].right:
            # What stands far right below the columns belongs to them, and with it what stands between.
            far = rows[number].left >= sheet.centre - _OFF_CENTRE
            goes_on = far or (number == last + 1 and _stands_in_right(rows, number, sides, sheet))
        else:
            goes_on = number == last + 1 and _goes_on(rows, last, number, sides, sheet)
        if goes_on:
            last = number
    return last


def _stands_in_right(rows: Sequence[Row], number: int, sides: dict[int, _Sides], sheet: Sheet) -> bool:
    """A row of the right column alone, below the last row that shows both."""
    row = rows[number]
    column = _extent([s.right for n, s in sides.items() if n < number])
    if column is None or row.left >= sheet.centre + 10:
        return True
    in_column = abs((row.left + row.right) / 2 - (column[0] + column[1]) / 2) <= max(
        _OFF_CENTRE, 0.12 * (column[1] - column[0])
    )
    return in_column or abs(row.left - column[0]) < 2


def _beside(rows: Sequence[Row], sides: dict[int, _Sides], one: int, other: int) -> bool:
    """Two neighbouring rows of different columns whose lines overlap in height."""
    apart = bool(sides[one].left) != bool(sides[other].left)
    return apart and rows[other].baseline - rows[one].baseline < _BESIDE * min(rows[one].size, rows[other].size)


def _goes_on(rows: Sequence[Row], last: int, number: int, sides: dict[int, _Sides], sheet: Sheet) -> bool:
    """A further row of the left column: a centred line of a letterhead, or a recipient in the left column's own look."""
    row = rows[number]
    above = [n for n in sorted(sides) if n < number and sides[n].left]
    if not above:
        return False
    upper = part_of(rows[above[-1]], sides[above[-1]].left)
    if row.baseline - upper.baseline > 2.6 * 1.15 * row.size:
        return False
    column = _extent([sides[n].left for n in above])
    assert column is not None
    centred = abs((row.left + row.right) / 2 - (column[0] + column[1]) / 2) <= _OFF_CENTRE
    listed = abs(row.left - upper.left) < 3 and abs(row.size - upper.size) < 0.6 and row.size <= 12.3
    close = row.baseline - upper.baseline <= _CLOSE * 1.15 * row.size and upper.baseline < _HEAD + 80
    return (centred and (close or abs(row.left - sheet.left) > 4)) or listed or row.words[0].glyphs[0].text in "-+"


def _leads_in(
    rows: Sequence[Row], at: int, first: int, parted: _Sides, sides: dict[int, _Sides], sheet: Sheet, at_top: bool
) -> bool:
    """A row above the first that shows the columns."""
    if parted.left and parted.right:
        return True
    row, below = rows[at], rows[first]
    if below.baseline - row.baseline > 2.6 * 1.15 * row.size:
        return False
    if _BESIDE * min(row.size, below.size) > below.baseline - row.baseline and bool(parted.left) != bool(sides[first].left):
        return True
    column = _extent([s.right if parted.right else s.left for s in sides.values()])
    if column is None:
        return False
    centred = abs((row.left + row.right) / 2 - (column[0] + column[1]) / 2) <= _OFF_CENTRE
    if parted.right:
        return centred and abs((row.left + row.right) / 2 - sheet.centre) > _OFF_CENTRE
    return at_top and centred


def _are_columns(columns: Columns, sides: Sequence[_Sides], sheet: Sheet) -> bool:
    """No list whose numbers stand in front of its text, and no single row that only has a wide blank."""
    if not columns.left or not columns.right:
        return False
    texts = ["".join(g.text for word in row.words for g in word.glyphs) for row in columns.left]
    if all(_LABEL.fullmatch(text) for text in texts):
        return False
    both = [s for s in sides if s.left and s.right]
    if len(sides) == 1:
        whole = columns.left[0].left + columns.right[0].right
        if abs(whole / 2 - sheet.centre) < _OFF_CENTRE and columns.left[0].left > sheet.left + 2 * _OFF_CENTRE:
            return False
        size = columns.left[0].size
        return both[0].river.width >= _LONE * size and both[0].right[0].left > sheet.left + 0.3 * (sheet.right - sheet.left)
    return True
