"""Finds rows of a page that stand in two columns, side by side: the letterhead, the closing.

Between two columns runs a gutter: a strip of the page that no word of several rows crosses.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.gutters.gutter import Gutter, are_beside, gutter_at, gutter_candidates
from decree30_lint.formats.pdf.layout.gutters.unruled import Unruled, cells_of, unruled_in
from decree30_lint.formats.pdf.layout.rows.row import TextRow, part_of
from decree30_lint.formats.pdf.layout.words.word import Word
from decree30_lint.model.metrics import SINGLE
from decree30_lint.model.place import Extent

_OFF_CENTRE = 9.0  # points
_WIDE_COLUMN = 0.12  # of a column's width that its lines may stand off its middle
_HEAD = 170.0  # points: where a page's letterhead may begin
_CLOSE, _NEAR, _APART = 1.5, 2.6, 6.5  # lines: further down a row is not close to the column, near it, part of it
_LONE = 3.0  # ems that part the columns where only one row shows them
_MOST_ROWS = 120  # of columns above or below the first row that shows them: no page holds more
_LISTED = 12.3  # points: recipients are set no larger
_LABEL = re.compile(r"[-–+•*·o]|\(?(?:\d{1,3}|[a-zđ]{1,2}|[IVXLC]{1,6})[.)/]{0,2}|Điều \d{1,3}\.?|Khoản \d{1,3}\.?")


_ADDRESSEES = "kínhgửi"  # with these words ends the letterhead


class Columns(NamedTuple):
    """Holds rows that stand side by side; `gutter` separates them."""

    left: tuple[TextRow, ...]
    right: tuple[TextRow, ...]
    gutter: Extent

    @property
    def top(self) -> float:
        """Returns the uppermost baseline."""
        return min(row.baseline for row in (*self.left, *self.right))


Region = TextRow | Columns | Unruled


def regions_of(rows: Sequence[TextRow], sheet: Extent, bars: Sequence[float] = ()) -> list[Region]:
    """Returns the rows, given from top to bottom, with those of columns and tables put together.

    Lines across the page at `bars` separate them. `sheet` is where the text of the page stands between its margins, as far
    as its widest rows show.
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


def _between_bars(rows: Sequence[TextRow], bars: Sequence[float]) -> Iterator[Sequence[TextRow]]:
    begin, heights = 0, sorted(bars)
    for at in range(1, len(rows)):
        below = bisect_right(heights, rows[at - 1].baseline)
        if below < len(heights) and heights[below] < rows[at].baseline:
            yield rows[begin:at]
            begin = at
    yield rows[begin:]


def _columns_in(rows: Sequence[TextRow], sheet: Extent) -> list[Region]:
    found: list[Region] = []
    at = 0
    while at < len(rows):
        found_columns = None if _addresses(rows[at]) else _columns_at(rows, at, sheet, floor=_first_free(found, at))
        if found_columns is None:
            found.append(rows[at])
            at += 1
            continue
        del found[len(found) - (at - found_columns.first) :]
        found.append(found_columns.columns)
        at = found_columns.last + 1
    return found


def _first_free(found: Sequence[Region], at: int) -> int:
    """Returns the first row above `at` that no columns hold yet."""
    free = 0
    for region in reversed(found):
        if isinstance(region, Columns):
            break
        free += 1
    return at - free


class _FoundColumns(NamedTuple):
    """Holds columns and the rows that they take: numbers of the first and the last one."""

    first: int
    last: int
    columns: Columns


class _Neighbourhood(NamedTuple):
    """Holds the rows around a gutter; `sides` are those found to belong to its columns, by their numbers."""

    rows: Sequence[TextRow]
    sheet: Extent
    sides: dict[int, Gutter]

    @property
    def right(self) -> Extent | None:
        return _extent(sides.right for sides in self.sides.values())


def _extent(parts: Iterable[Sequence[Word]]) -> Extent | None:
    """Returns the extent of the words of a column, given row by row; None if there are none."""
    shown = [words for words in parts if words]
    return Extent.of(min(words[0].left for words in shown), max(words[-1].right for words in shown)) if shown else None


def _columns_at(rows: Sequence[TextRow], at: int, sheet: Extent, floor: int) -> _FoundColumns | None:
    for gutter in gutter_candidates(rows, at):
        found_columns = _columns_around(_Neighbourhood(rows, sheet, {}), at, gutter, floor)
        if found_columns is not None:
            return found_columns
    return None


def _columns_around(near: _Neighbourhood, at: int, gutter: Extent, floor: int) -> _FoundColumns | None:
    """Returns the columns around a gutter, from the first row that shows it: first downwards, then up."""
    gutter = _downwards(near, at, gutter)
    last = _last_of_both(near)
    if last is None:
        return None
    last = _with_tail(near, last)
    first, gutter = _upwards(near, at, gutter, floor)
    if first == last and _within_paragraph(near.rows, first):
        return None
    used = {number: near.sides[number] for number in sorted(near.sides) if first <= number <= last}
    columns = Columns(
        tuple(part_of(near.rows[number], sides.left) for number, sides in used.items() if sides.left),
        tuple(part_of(near.rows[number], sides.right) for number, sides in used.items() if sides.right),
        gutter,
    )
    return _FoundColumns(first, last, columns) if _are_columns(columns, len(used), near.sheet) else None


def _within_paragraph(rows: Sequence[TextRow], at: int) -> bool:
    """Tells whether tags say that a row's paragraph goes on above or below: then a gap in it is a blank to be filled in."""
    own = {word.tag for word in rows[at].words if word.tag is not None}
    others = [rows[near] for near in (at - 1, at + 1) if 0 <= near < len(rows)]
    return any(word.tag in own for row in others for word in row.words)


def _downwards(near: _Neighbourhood, at: int, gutter: Extent) -> Extent:
    """Adds rows as far as the gutter runs on, and returns what is left of the gutter."""
    last = near.rows[at]
    for number in range(at, min(at + _MOST_ROWS, len(near.rows))):
        row = near.rows[number]
        sides = None if _addresses(row) else gutter_at(row, gutter)
        if sides is None or row.baseline - last.baseline > _APART * SINGLE * max(last.size, row.size):
            break
        if not (sides.left and sides.right) and not _one_sided(near, row, sides, last, gutter):
            break
        near.sides[number], last, gutter = sides, row, sides.extent
    return gutter


def _addresses(row: TextRow) -> bool:
    """Tells whether the row begins with "Kính gửi": it spans the page, however far apart its words stand."""
    begin = "".join(glyph.text for word in row.words[:2] for glyph in word.glyphs)
    return unicodedata.normalize("NFC", begin).casefold().startswith(_ADDRESSEES)


def _lines_between(row: TextRow, below: TextRow) -> float:
    return (below.baseline - row.baseline) / (SINGLE * below.size)


def _one_sided(near: _Neighbourhood, row: TextRow, sides: Gutter, last: TextRow, gutter: Extent) -> bool:
    """Tells whether a row of one column alone continues the columns: it must not look like a row of the whole page."""
    sheet, column = near.sheet, near.right
    if not sides.right:
        on_page = abs(row.centre - sheet.centre) <= _OFF_CENTRE and row.left > gutter.left / 2
        return row.right < sheet.right - 0.3 * sheet.width and not on_page
    if column is None:
        return True
    on_page = abs(row.centre - sheet.centre) <= _OFF_CENTRE and row.left < (gutter.left + sheet.centre) / 2 + 40
    return not on_page and (_lines_between(last, row) <= _CLOSE or _stands_in(row, column, sheet))


def _stands_in(row: TextRow, column: Extent, sheet: Extent) -> bool:
    """Tells whether the row stands in the right column.

    It is under the column's middle, at its left edge, or anyhow in the right half of the page.
    """
    off = abs(row.centre - column.centre)
    under = off <= max(_OFF_CENTRE, _WIDE_COLUMN * column.width)
    return under or abs(row.left - column.left) < 2 or row.left >= sheet.centre + 10


def _last_of_both(near: _Neighbourhood) -> int | None:
    """Returns the last row that surely belongs to both columns, None if there is none.

    It shows both, or stands beside a row of the other one.
    """
    both = [number for number, sides in near.sides.items() if sides.left and sides.right]
    stepped = [other for one, other in pairwise(near.sides) if _out_of_step(near, one, other)]
    return max([*both, *stepped], default=None)


def _out_of_step(near: _Neighbourhood, one: int, other: int) -> bool:
    """Tells whether two neighbouring rows of different columns stand beside each other."""
    apart = bool(near.sides[one].left) != bool(near.sides[other].left)
    return apart and are_beside(near.rows[one], near.rows[other])


def _with_tail(near: _Neighbourhood, last: int) -> int:
    """Returns the last row of the columns.

    What follows the last one of both may be body text, and then so is what follows it.
    """
    for number in [number for number in near.sides if number > last]:
        row = near.rows[number]
        if near.sides[number].right:
            # What stands far right below the columns belongs to them, and with it what stands between.
            far = row.left >= near.sheet.centre - _OFF_CENTRE
            continues = far or (number == last + 1 and _continues_right(near, number))
        else:
            continues = number == last + 1 and _continues_left(near, number)
        if continues:
            last = number
    return last


def _continues_right(near: _Neighbourhood, number: int) -> bool:
    column = _extent(sides.right for other, sides in near.sides.items() if other < number)
    return column is None or _stands_in(near.rows[number], column, near.sheet)


def _continues_left(near: _Neighbourhood, number: int) -> bool:
    """Tells whether a further row belongs to the left column.

    It is a centred line of a letterhead, or a recipient set as the left column is.
    """
    row = near.rows[number]
    above = [other for other in near.sides if other < number and near.sides[other].left]
    column = _extent(near.sides[other].left for other in above)
    if column is None:
        return False
    upper = part_of(near.rows[above[-1]], near.sides[above[-1]].left)
    lines = _lines_between(upper, row)
    if lines > _NEAR:
        return False
    close = lines <= _CLOSE and upper.baseline < _HEAD + 80
    centred = abs(row.centre - column.centre) <= _OFF_CENTRE and (close or abs(row.left - near.sheet.left) > 4)
    listed = abs(row.left - upper.left) < 3 and abs(row.size - upper.size) < 0.6 and row.size <= _LISTED
    return centred or listed or row.words[0].glyphs[0].text in "-+"


def _upwards(near: _Neighbourhood, at: int, gutter: Extent, floor: int) -> tuple[int, Extent]:
    """Adds rows above the first that shows the columns; returns the new first one, and what is left of the gutter."""
    first = at
    for number in range(at - 1, max(at - _MOST_ROWS, floor) - 1, -1):
        sides = None if _addresses(near.rows[number]) else gutter_at(near.rows[number], gutter)
        if sides is None or not _leads_in(near, number, first, sides):
            break
        near.sides[number], first, gutter = sides, number, sides.extent
    return first, gutter


def _leads_in(near: _Neighbourhood, number: int, first: int, sides: Gutter) -> bool:
    """Tells whether a row above the first that shows the columns belongs to them."""
    if sides.left and sides.right:
        return True
    row, below = near.rows[number], near.rows[first]
    if below.baseline - row.baseline > _NEAR * SINGLE * row.size:
        return False
    if are_beside(row, below) and bool(sides.left) != bool(near.sides[first].left):
        return True
    column = near.right if sides.right else _extent(other.left for other in near.sides.values())
    if column is None or abs(row.centre - column.centre) > _OFF_CENTRE:
        return False
    at_top = number < 3 and row.baseline < _HEAD
    return abs(row.centre - near.sheet.centre) > _OFF_CENTRE if sides.right else at_top


def _are_columns(columns: Columns, rows: int, sheet: Extent) -> bool:
    """Tells real columns from a list whose numbers stand in front of its text, and from a row with a wide blank."""
    if not columns.left or not columns.right:
        return False
    texts = ["".join(g.text for word in row.words for g in word.glyphs) for row in columns.left]
    if all(_LABEL.fullmatch(text) for text in texts):
        return False
    return rows > 1 or _is_lone_pair(columns, sheet)


def _is_lone_pair(columns: Columns, sheet: Extent) -> bool:
    """Tells whether the one row of the columns is cut widely enough, far enough at the right, and is no centred line."""
    one, other = columns.left[0], columns.right[0]
    whole = Extent.of(one.left, other.right)
    if abs(whole.centre - sheet.centre) < _OFF_CENTRE and one.left > sheet.left + 2 * _OFF_CENTRE:
        return False
    return columns.gutter.width >= _LONE * one.size and other.left > sheet.left + 0.3 * sheet.width
