"""Cuts the rows of one page: into the cells of tables and boxes that are drawn, of tables without lines, and of columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.content import PageContent, PageStroke
from decree30_lint.formats.pdf.layout.gutters.charts import charts_of, drawn_in, without_charts
from decree30_lint.formats.pdf.layout.gutters.columns import Columns, regions_of
from decree30_lint.formats.pdf.layout.gutters.grids import FilledGrid, filled, grids_of
from decree30_lint.formats.pdf.layout.gutters.tagged import TaggedTable, tagged_tables
from decree30_lint.formats.pdf.layout.gutters.unruled import Unruled
from decree30_lint.formats.pdf.layout.rows.lines import line_of
from decree30_lint.formats.pdf.layout.rows.page_rows import PageRows
from decree30_lint.formats.pdf.layout.rows.row import TextRow
from decree30_lint.model.place import Extent

_ACROSS, _THIN = 0.6, 4.0  # of the page's width, and points: a line that parts what stands above and below
_RECIPIENTS = "Nơi nhận"
_BROKEN = 2.0  # ems between words of one row that hardly are of one line
_FULL = 4.0  # points from the right edge at which a line is full

RowRegion = TextRow | Columns | Unruled | FilledGrid | TaggedTable


class RowRegions(NamedTuple):
    """Holds the cut rows of a page from top to bottom, and those horizontal lines of the page that draw no table."""

    regions: Sequence[RowRegion]
    strokes: Sequence[PageStroke]


def regions_of_page(found: PageRows, page: PageContent) -> RowRegions:
    """Returns the rows of a page, cut where gutters run. `page` is asked for its lines and its size only."""
    own = [rule for rule in page.rules if rule.field is None]
    charts = charts_of(own, found.rows, page.width)
    rows = without_charts(found.rows, charts)
    regions: list[RowRegion] = []
    drawn = set(map(id, drawn_in(charts, own)))
    for grid in grids_of([rule for rule in own if id(rule) not in drawn], page.width, page.height):
        drawn |= set(map(id, grid.rules))
        cells, rows = filled(grid, rows)
        regions += [cells] if cells.has_text else []
    tables, rows = tagged_tables(rows)
    regions += tables
    regions += _without_lines(rows, page, [table.top for table in tables])
    regions.sort(key=_top)
    level = [rule for rule in own if rule.right - rule.left > rule.bottom - rule.top]
    return RowRegions(regions, [rule for rule in level if id(rule) not in drawn])


def _without_lines(rows: Sequence[TextRow], page: PageContent, tables: Sequence[float]) -> Iterator[RowRegion]:
    """Yields the regions of rows that no table holds; what stands above and below those that begin at `tables` is parted."""
    bars = [r.top for r in page.rules if r.right - r.left > _ACROSS * page.width and r.bottom - r.top < _THIN]
    bars += tables
    for region in regions_of(rows, _sheet(rows, page.width), bars):
        if isinstance(region, Columns):
            yield from _head_and_closing(region)
        else:
            yield region


def _top(region: RowRegion) -> float:
    return region.baseline if isinstance(region, TextRow) else region.top


def _sheet(rows: Sequence[TextRow], width: float) -> Extent:
    """Returns the extent of the text: from where lines that run on begin, as far as they reach."""
    long = [row for row in rows if row.right - row.left > width / 2 and not _is_broken(row)]
    if not long:
        return Extent.of(0.13 * width, 0.92 * width)
    rights = sorted(row.right for row in long)
    right = max((b for a, b in pairwise(rights) if b - a < _FULL), default=rights[-1])
    continued = [low.left for up, low in pairwise(rows) if up.right > right - _FULL and _runs_on(up, low, width)]
    lefts = Counter(round(left) for left in continued or [row.left for row in long])
    return Extent.of(min((left for left in lefts if lefts[left] > 1), default=min(lefts)), right)


def _is_broken(row: TextRow) -> bool:
    """Tells whether the row may be two lines of two columns."""
    return any(other.left - word.right > _BROKEN * row.size for word, other in pairwise(row.words))


def _runs_on(above: TextRow, below: TextRow, width: float) -> bool:
    return above.right - above.left > width / 2 and below.baseline - above.baseline < 2 * below.size


def _head_and_closing(columns: Columns) -> list[Columns]:
    """Returns a letterhead and its closing as two pairs of columns.

    A copy's block has nothing between them.
    """
    label = next((row for row in columns.left[1:] if line_of(row, 0).text.startswith(_RECIPIENTS)), None)
    if label is None:
        return [columns]
    cut = label.baseline - label.size
    upper = Columns(*_rows_above(columns, cut), columns.gutter)
    lower = Columns(
        tuple(row for row in columns.left if row not in upper.left),
        tuple(row for row in columns.right if row not in upper.right),
        columns.gutter,
    )
    return [upper, lower] if upper.right and lower.right else [columns]


def _rows_above(columns: Columns, cut: float) -> tuple[tuple[TextRow, ...], tuple[TextRow, ...]]:
    left, right = (tuple(row for row in side if row.baseline < cut) for side in (columns.left, columns.right))
    return left, right
