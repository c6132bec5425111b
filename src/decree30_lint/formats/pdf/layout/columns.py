"""Where rows of a page stand in two columns, side by side: the letterhead, the closing.

Between two columns runs a river: a strip of the page that no word of several rows crosses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.rivers import Banks, Strip, are_beside, banks_of, sources
from decree30_lint.formats.pdf.layout.rows import Row, Word, part_of
from decree30_lint.formats.pdf.layout.unruled import Unruled, cells_of, unruled_in
from decree30_lint.model.metrics import SINGLE

_OFF_CENTRE = 9.0  # points
_WIDE_COLUMN = 0.12  # of a column's width that its lines may stand off its middle
_HEAD = 170.0  # points: where a page's letterhead may begin
_CLOSE, _NEAR, _APART = 1.5, 2.6, 6.5  # lines: further down a row is not close to the column, near it, part of it
_LONE = 3.0  # ems that part the columns where only one row shows them
_LISTED = 12.3  # points: recipients are set no larger
_LABEL = re.compile(r"[-–+•*·o]|\(?(?:\d{1,3}|[a-zđ]{1,2}|[IVXLC]{1,6})[.)/]{0,2}|Điều \d{1,3}\.?|Khoản \d{1,3}\.?")


class Columns(NamedTuple):
    """Rows side by side; `river` parts them."""

    left: tuple[Row, ...]
    right: tuple[Row, ...]
    river: Strip

    @property
    def top(self) -> float:
        return min(row.baseline for row in (*self.left, *self.right))


Region = Row | Columns | Unruled


def regions_of(rows: Sequence[Row], sheet: Strip, bars: Sequence[float] = ()) -> list[Region]:
    """`rows` from top to bottom, those of columns and tables gathered; lines across the page at `bars` part them.

    `sheet`: where the text of the page stands between its margins, as far as its widest rows show.
    """
    found: list[Region] = []
    for part in _between_bars(rows, bars):
        at = 0
        for first, last in unruled_in(part):
            found += _columns_in(part[at:first], sheet)
            found.append(Unruled(tuple(tuple(cells_of(row)) for row in part[first:last])))
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


def _columns_in(rows: Sequence[Row], sheet: Strip) -> list[Region]:
    found: list[Region] = []
    at = 0
    while at < len(rows):
        grown = _columns_at(rows, at, sheet, floor=_first_free(found, at))
        if grown is None:
            found.append(rows[at])
            at += 1
            continue
        del found[len(found) - (at - grown.first) :]
        found.append(grown.columns)
        at = grown.last + 1
    return found


def _first_free(found: Sequence[Region], at: int) -> int:
    """The first row above `at` that no columns hold yet."""
    free = 0
    for region in reversed(found):
        if isinstance(region, Columns):
            break
        free += 1
    return at - free


class _Grown(NamedTuple):
    """Columns and the rows that they take: numbers of the first and the last one."""

    first: int
    last: int
    columns: Columns


class _Zone(NamedTuple):
    """Rows around a river. `banks`: of those that are found to belong to its columns, by their numbers."""

    rows: Sequence[Row]
    sheet: Strip
    banks: dict[int, Banks]

    @property
    def right(self) -> Strip | None:
        return _extent(banks.right for banks in self.banks.values())


def _extent(parts: Iterable[Sequence[Word]]) -> Strip | None:
    """Of words of a column, row by row."""
    shown = [words for words in parts if words]
    return Strip(min(words[0].left for words in shown), max(words[-1].right for words in shown)) if shown else None


def _columns_at(rows: Sequence[Row], at: int, sheet: Strip, floor: int) -> _Grown | None:
    for river in sources(rows, at):
        grown = _grown(_Zone(rows, sheet, {}), at, river, floor)
        if grown is not None:
            return grown
    return None


def _grown(zone: _Zone, at: int, river: Strip, floor: int) -> _Grown | None:
    """The columns around a river, from the first row that shows it: first downwards, then up."""
    river = _downwards(zone, at, river)
    last = _last_of_both(zone)
    if last is None:
        return None
    last = _with_tail(zone, last)
    first, river = _upwards(zone, at, river, floor)
    used = {number: zone.banks[number] for number in sorted(zone.banks) if first <= number <= last}
    columns = Columns(
        tuple(part_of(zone.rows[number], banks.left) for number, banks in used.items() if banks.left),
        tuple(part_of(zone.rows[number], banks.right) for number, banks in used.items() if banks.right),
        river,
    )
    return _Grown(first, last, columns) if _are_columns(columns, len(used), zone.sheet) else None


def _downwards(zone: _Zone, at: int, river: Strip) -> Strip:
    """Fills the zone as far as the river runs on; what is left of the river."""
    last = zone.rows[at]
    for number in range(at, len(zone.rows)):
        row = zone.rows[number]
        banks = banks_of(row, river)
        if banks is None or row.baseline - last.baseline > _APART * SINGLE * max(last.size, row.size):
            break
        if not (banks.left and banks.right) and not _one_sided(zone, row, banks, last, river):
            break
        zone.banks[number], last, river = banks, row, banks.river
    return river


def _lines_between(row: Row, below: Row) -> float:
    return (below.baseline - row.baseline) / (SINGLE * below.size)


def _one_sided(zone: _Zone, row: Row, banks: Banks, last: Row, river: Strip) -> bool:
    """A row of one column alone goes on with the columns: it must not look like a row of the whole page."""
    sheet, column = zone.sheet, zone.right
    if not banks.right:
        return row.right < sheet.right - 0.3 * sheet.width
    if column is None:
        return True
    on_page = abs(row.centre - sheet.centre) <= _OFF_CENTRE and row.left < (river.left + sheet.centre) / 2 + 40
    return not on_page and (_lines_between(last, row) <= _CLOSE or _stands_in(row, column, sheet))


def _stands_in(row: Row, column: Strip, sheet: Strip) -> bool:
    """In the right column: under its middle, at its left edge, or anyhow in the right half of the page."""
    off = abs(row.centre - column.centre)
    under = off <= max(_OFF_CENTRE, _WIDE_COLUMN * column.width)
    return under or abs(row.left - column.left) < 2 or row.left >= sheet.centre + 10


def _last_of_both(zone: _Zone) -> int | None:
    """The last row that surely belongs to both columns: it shows them, or stands beside a row of the other one."""
    both = [number for number, banks in zone.banks.items() if banks.left and banks.right]
    stepped = [other for one, other in pairwise(zone.banks) if _out_of_step(zone, one, other)]
    return max([*both, *stepped], default=None)


def _out_of_step(zone: _Zone, one: int, other: int) -> bool:
    """Two neighbouring rows of different columns that stand beside each other."""
    apart = bool(zone.banks[one].left) != bool(zone.banks[other].left)
    return apart and are_beside(zone.rows[one], zone.rows[other])


def _with_tail(zone: _Zone, last: int) -> int:
    """The last row of the columns. What follows the last one of both may be body text, and then what follows it is."""
    for number in [number for number in zone.banks if number > last]:
        row = zone.rows[number]
        if zone.banks[number].right:
            # What stands far right below the columns belongs to them, and with it what stands between.
            far = row.left >= zone.sheet.centre - _OFF_CENTRE
            goes_on = far or (number == last + 1 and _goes_on_right(zone, number))
        else:
            goes_on = number == last + 1 and _goes_on_left(zone, number)
        if goes_on:
            last = number
    return last


def _goes_on_right(zone: _Zone, number: int) -> bool:
    column = _extent(banks.right for other, banks in zone.banks.items() if other < number)
    return column is None or _stands_in(zone.rows[number], column, zone.sheet)


def _goes_on_left(zone: _Zone, number: int) -> bool:
    """A further row of the left column: a centred line of a letterhead, or a recipient in the left column's own look."""
    row = zone.rows[number]
    above = [other for other in zone.banks if other < number and zone.banks[other].left]
    column = _extent(zone.banks[other].left for other in above)
    if column is None:
        return False
    upper = part_of(zone.rows[above[-1]], zone.banks[above[-1]].left)
    lines = _lines_between(upper, row)
    if lines > _NEAR:
        return False
    close = lines <= _CLOSE and upper.baseline < _HEAD + 80
    centred = abs(row.centre - column.centre) <= _OFF_CENTRE and (close or abs(row.left - zone.sheet.left) > 4)
    listed = abs(row.left - upper.left) < 3 and abs(row.size - upper.size) < 0.6 and row.size <= _LISTED
    return centred or listed or row.words[0].glyphs[0].text in "-+"


def _upwards(zone: _Zone, at: int, river: Strip, floor: int) -> tuple[int, Strip]:
    """Adds rows above the first that shows the columns; the new first one, and what is left of the river."""
    first = at
    for number in range(at - 1, floor - 1, -1):
        banks = banks_of(zone.rows[number], river)
        if banks is None or not _leads_in(zone, number, first, banks):
            break
        zone.banks[number], first, river = banks, number, banks.river
    return first, river


def _leads_in(zone: _Zone, number: int, first: int, banks: Banks) -> bool:
    """A row above the first that shows the columns."""
    if banks.left and banks.right:
        return True
    row, below = zone.rows[number], zone.rows[first]
    if below.baseline - row.baseline > _NEAR * SINGLE * row.size:
        return False
    if are_beside(row, below) and bool(banks.left) != bool(zone.banks[first].left):
        return True
    column = zone.right if banks.right else _extent(other.left for other in zone.banks.values())
    if column is None or abs(row.centre - column.centre) > _OFF_CENTRE:
        return False
    at_top = number < 3 and row.baseline < _HEAD
    return abs(row.centre - zone.sheet.centre) > _OFF_CENTRE if banks.right else at_top


def _are_columns(columns: Columns, rows: int, sheet: Strip) -> bool:
    """No list whose numbers stand in front of its text, and no single row that only has a wide blank."""
    if not columns.left or not columns.right:
        return False
    texts = ["".join(g.text for word in row.words for g in word.glyphs) for row in columns.left]
    if all(_LABEL.fullmatch(text) for text in texts):
        return False
    return rows > 1 or _is_lone_pair(columns, sheet)


def _is_lone_pair(columns: Columns, sheet: Strip) -> bool:
    """The one row of the columns is cut widely enough, far enough at the right, and is no centred line."""
    one, other = columns.left[0], columns.right[0]
    whole = Strip(one.left, other.right)
    if abs(whole.centre - sheet.centre) < _OFF_CENTRE and one.left > sheet.left + 2 * _OFF_CENTRE:
        return False
    return columns.river.width >= _LONE * one.size and other.left > sheet.left + 0.3 * sheet.width
