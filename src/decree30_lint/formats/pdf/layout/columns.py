"""Where rows of a page stand in two columns, side by side: the letterhead, the closing.

Between two columns runs a gutter: a strip of the page that no word of several rows crosses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.gutters import Gutter, are_beside, gutter_at, gutter_candidates
from decree30_lint.formats.pdf.layout.rows import Row, Word, part_of
from decree30_lint.formats.pdf.layout.unruled import Unruled, cells_of, unruled_in
from decree30_lint.model.metrics import SINGLE
from decree30_lint.model.place import Extent

_OFF_CENTRE = 9.0  # points
_WIDE_COLUMN = 0.12  # of a column's width that its lines may stand off its middle
_HEAD = 170.0  # points: where a page's letterhead may begin
_CLOSE, _NEAR, _APART = 1.5, 2.6, 6.5  # lines: further down a row is not close to the column, near it, part of it
_LONE = 3.0  # ems that part the columns where only one row shows them
_LISTED = 12.3  # points: recipients are set no larger
_LABEL = re.compile(r"[-–+•*·o]|\(?(?:\d{1,3}|[a-zđ]{1,2}|[IVXLC]{1,6})[.)/]{0,2}|Điều \d{1,3}\.?|Khoản \d{1,3}\.?")


class Columns(NamedTuple):
    """Rows side by side; `gutter` parts them."""

    left: tuple[Row, ...]
    right: tuple[Row, ...]
    gutter: Extent

    @property
    def top(self) -> float:
        return min(row.baseline for row in (*self.left, *self.right))


Region = Row | Columns | Unruled


def regions_of(rows: Sequence[Row], sheet: Extent, bars: Sequence[float] = ()) -> list[Region]:
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


def _columns_in(rows: Sequence[Row], sheet: Extent) -> list[Region]:
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
    """Rows around a gutter. `sides`: of those that are found to belong to its columns, by their numbers."""

    rows: Sequence[Row]
    sheet: Extent
    sides: dict[int, Gutter]

    @property
    def right(self) -> Extent | None:
        return _extent(sides.right for sides in self.sides.values())


def _extent(parts: Iterable[Sequence[Word]]) -> Extent | None:
    """Of words of a column, row by row."""
    shown = [words for words in parts if words]
    return Extent.of(min(words[0].left for words in shown), max(words[-1].right for words in shown)) if shown else None


def _columns_at(rows: Sequence[Row], at: int, sheet: Extent, floor: int) -> _Grown | None:
    for gutter in gutter_candidates(rows, at):
        grown = _grown(_Zone(rows, sheet, {}), at, gutter, floor)
        if grown is not None:
            return grown
    return None


def _grown(zone: _Zone, at: int, gutter: Extent, floor: int) -> _Grown | None:
    """The columns around a gutter, from the first row that shows it: first downwards, then up."""
    gutter = _downwards(zone, at, gutter)
    last = _last_of_both(zone)
    if last is None:
        return None
    last = _with_tail(zone, last)
    first, gutter = _upwards(zone, at, gutter, floor)
    used = {number: zone.sides[number] for number in sorted(zone.sides) if first <= number <= last}
    columns = Columns(
        tuple(part_of(zone.rows[number], sides.left) for number, sides in used.items() if sides.left),
        tuple(part_of(zone.rows[number], sides.right) for number, sides in used.items() if sides.right),
        gutter,
    )
    return _Grown(first, last, columns) if _are_columns(columns, len(used), zone.sheet) else None


def _downwards(zone: _Zone, at: int, gutter: Extent) -> Extent:
    """Fills the zone as far as the gutter runs on; what is left of the gutter."""
    last = zone.rows[at]
    for number in range(at, len(zone.rows)):
        row = zone.rows[number]
        sides = gutter_at(row, gutter)
        if sides is None or row.baseline - last.baseline > _APART * SINGLE * max(last.size, row.size):
            break
        if not (sides.left and sides.right) and not _one_sided(zone, row, sides, last, gutter):
            break
        zone.sides[number], last, gutter = sides, row, sides.extent
    return gutter


def _lines_between(row: Row, below: Row) -> float:
    return (below.baseline - row.baseline) / (SINGLE * below.size)


def _one_sided(zone: _Zone, row: Row, sides: Gutter, last: Row, gutter: Extent) -> bool:
    """A row of one column alone goes on with the columns: it must not look like a row of the whole page."""
    sheet, column = zone.sheet, zone.right
    if not sides.right:
        return row.right < sheet.right - 0.3 * sheet.width
    if column is None:
        return True
    on_page = abs(row.centre - sheet.centre) <= _OFF_CENTRE and row.left < (gutter.left + sheet.centre) / 2 + 40
    return not on_page and (_lines_between(last, row) <= _CLOSE or _stands_in(row, column, sheet))


def _stands_in(row: Row, column: Extent, sheet: Extent) -> bool:
    """In the right column: under its middle, at its left edge, or anyhow in the right half of the page."""
    off = abs(row.centre - column.centre)
    under = off <= max(_OFF_CENTRE, _WIDE_COLUMN * column.width)
    return under or abs(row.left - column.left) < 2 or row.left >= sheet.centre + 10


def _last_of_both(zone: _Zone) -> int | None:
    """The last row that surely belongs to both columns: it shows them, or stands beside a row of the other one."""
    both = [number for number, sides in zone.sides.items() if sides.left and sides.right]
    stepped = [other for one, other in pairwise(zone.sides) if _out_of_step(zone, one, other)]
    return max([*both, *stepped], default=None)


def _out_of_step(zone: _Zone, one: int, other: int) -> bool:
    """Two neighbouring rows of different columns that stand beside each other."""
    apart = bool(zone.sides[one].left) != bool(zone.sides[other].left)
    return apart and are_beside(zone.rows[one], zone.rows[other])


def _with_tail(zone: _Zone, last: int) -> int:
    """The last row of the columns. What follows the last one of both may be body text, and then what follows it is."""
    for number in [number for number in zone.sides if number > last]:
        row = zone.rows[number]
        if zone.sides[number].right:
            # What stands far right below the columns belongs to them, and with it what stands between.
            far = row.left >= zone.sheet.centre - _OFF_CENTRE
            goes_on = far or (number == last + 1 and _goes_on_right(zone, number))
        else:
            goes_on = number == last + 1 and _goes_on_left(zone, number)
        if goes_on:
            last = number
    return last


def _goes_on_right(zone: _Zone, number: int) -> bool:
    column = _extent(sides.right for other, sides in zone.sides.items() if other < number)
    return column is None or _stands_in(zone.rows[number], column, zone.sheet)


def _goes_on_left(zone: _Zone, number: int) -> bool:
    """A further row of the left column: a centred line of a letterhead, or a recipient in the left column's own look."""
    row = zone.rows[number]
    above = [other for other in zone.sides if other < number and zone.sides[other].left]
    column = _extent(zone.sides[other].left for other in above)
    if column is None:
        return False
    upper = part_of(zone.rows[above[-1]], zone.sides[above[-1]].left)
    lines = _lines_between(upper, row)
    if lines > _NEAR:
        return False
    close = lines <= _CLOSE and upper.baseline < _HEAD + 80
    centred = abs(row.centre - column.centre) <= _OFF_CENTRE and (close or abs(row.left - zone.sheet.left) > 4)
    listed = abs(row.left - upper.left) < 3 and abs(row.size - upper.size) < 0.6 and row.size <= _LISTED
    return centred or listed or row.words[0].glyphs[0].text in "-+"


def _upwards(zone: _Zone, at: int, gutter: Extent, floor: int) -> tuple[int, Extent]:
    """Adds rows above the first that shows the columns; the new first one, and what is left of the gutter."""
    first = at
    for number in range(at - 1, floor - 1, -1):
        sides = gutter_at(zone.rows[number], gutter)
        if sides is None or not _leads_in(zone, number, first, sides):
            break
        zone.sides[number], first, gutter = sides, number, sides.extent
    return first, gutter


def _leads_in(zone: _Zone, number: int, first: int, sides: Gutter) -> bool:
    """A row above the first that shows the columns."""
    if sides.left and sides.right:
        return True
    row, below = zone.rows[number], zone.rows[first]
    if below.baseline - row.baseline > _NEAR * SINGLE * row.size:
        return False
    if are_beside(row, below) and bool(sides.left) != bool(zone.sides[first].left):
        return True
    column = zone.right if sides.right else _extent(other.left for other in zone.sides.values())
    if column is None or abs(row.centre - column.centre) > _OFF_CENTRE:
        return False
    at_top = number < 3 and row.baseline < _HEAD
    return abs(row.centre - zone.sheet.centre) > _OFF_CENTRE if sides.right else at_top


def _are_columns(columns: Columns, rows: int, sheet: Extent) -> bool:
    """No list whose numbers stand in front of its text, and no single row that only has a wide blank."""
    if not columns.left or not columns.right:
        return False
    texts = ["".join(g.text for word in row.words for g in word.glyphs) for row in columns.left]
    if all(_LABEL.fullmatch(text) for text in texts):
        return False
    return rows > 1 or _is_lone_pair(columns, sheet)


def _is_lone_pair(columns: Columns, sheet: Extent) -> bool:
    """The one row of the columns is cut widely enough, far enough at the right, and is no centred line."""
    one, other = columns.left[0], columns.right[0]
    whole = Extent.of(one.left, other.right)
    if abs(whole.centre - sheet.centre) < _OFF_CENTRE and one.left > sheet.left + 2 * _OFF_CENTRE:
        return False
    return columns.gutter.width >= _LONE * one.size and other.left > sheet.left + 0.3 * sheet.width
