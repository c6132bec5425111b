"""Reads the same place of the page in another order: across its columns, or down one after the other.

Text that agrees in one of these orders is the same on paper, whichever order its reader took. Numbers that changed places
agree in none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from decree30_lint.compare.align import MatchingBlock, aligned
from decree30_lint.compare.pairs import Pairs
from decree30_lint.compare.tokens import Token, TokenizedDocument
from decree30_lint.model.path import Path

_FEW_ROWS = 4  # of tables that only place things, as a letterhead does: they are read as a whole
_NEAR = 2  # paragraphs between two troubled ones that belong together
_MOST = 3000  # words of a place that is read again
_GUTTER = 5.0  # points between columns
_LINE = 4.0  # points by which the middles of one line's words differ


class _WordBox(NamedTuple):
    """Holds where a word of the final stands: page, middle of its line, its edges; in points."""

    page: int
    middle: float
    left: float
    right: float


def read_again(draft: TokenizedDocument, final: TokenizedDocument, pairs: Pairs) -> None:
    """Pairs more words where that is possible in another order; pairs elsewhere stay."""
    lone = [j for j, partner in enumerate(pairs.draft) if partner < 0]
    for place in _places(draft, pairs):
        ours = [i for number in place for i in draft.of(number)]
        partners = [pairs.final[i] for i in ours if pairs.final[i] >= 0]
        if not partners or len(ours) > _MOST:
            continue
        there = _lone_around(partners, lone)
        if len(ours) + len(partners) + there.stop - there.start <= _MOST:
            theirs = sorted((*partners, *lone[there]))
            _pair_in_best_order(draft, final, pairs, ours, theirs)
            lone[there] = [j for j in theirs if pairs.draft[j] < 0]


def _pair_in_best_order(
    draft: TokenizedDocument, final: TokenizedDocument, pairs: Pairs, ours: list[int], theirs: list[int]
) -> None:
    best: list[tuple[int, int]] = []
    for one in _draft_orders(draft, ours):
        for other in _final_orders(final, theirs):
            found = list(_agreeing(draft, final, one, other))
            best = max(best, found, key=len)
    if len(best) <= sum(pairs.final[i] >= 0 for i in ours):
        return
    for i in ours:
        pairs.part(i)
    for i, j in best:
        pairs.join(MatchingBlock(i, j, 1))


def _agreeing(
    draft: TokenizedDocument, final: TokenizedDocument, ours: Sequence[int], theirs: Sequence[int]
) -> Iterator[tuple[int, int]]:
    for block in aligned([draft.tokens[i].key for i in ours], [final.tokens[j].key for j in theirs]):
        for at in range(block.size):
            yield ours[block.draft + at], theirs[block.final + at]


# Places of the draft where something is left over


def _places(draft: TokenizedDocument, pairs: Pairs) -> Iterator[list[int]]:
    """Yields numbers of paragraphs: a small table, a row of a large one, or paragraphs that follow each other."""
    rows = _rows(draft)
    seen = set()
    flow: list[int] = []
    for number in _troubled(draft, pairs):
        cell = draft.paragraphs[number].anchor.path.cell_place
        if cell is None:
            flow.append(number)
            continue
        own = rows[cell.table]
        row = None if len(own) <= _FEW_ROWS else cell.row
        if (cell.table, row) not in seen:
            seen.add((cell.table, row))
            yield [member for members in (own.values() if row is None else [own[row]]) for member in members]
    yield from _runs(flow)


def _troubled(draft: TokenizedDocument, pairs: Pairs) -> list[int]:
    """Returns paragraphs with lone words, or beside which the final has some."""
    beside = [pairs.draft[j - 1] for j in range(1, len(pairs.draft)) if pairs.draft[j] < 0 <= pairs.draft[j - 1]]
    lone = [i for i, j in enumerate(pairs.final) if j < 0]
    return sorted({draft.tokens[i].paragraph for i in (*beside, *lone)})


def _rows(draft: TokenizedDocument) -> dict[Path, dict[int, list[int]]]:
    """Maps tables and their rows to numbers of paragraphs."""
    found: dict[Path, dict[int, list[int]]] = {}
    for number, paragraph in enumerate(draft.paragraphs):
        cell = paragraph.anchor.path.cell_place
        if cell is not None:
            found.setdefault(cell.table, {}).setdefault(cell.row, []).append(number)
    return found


def _runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number - run[-1] > _NEAR:
            yield list(range(run[0], run[-1] + 1))
            run = []
        run.append(number)
    if run:
        yield list(range(run[0], run[-1] + 1))


def _lone_around(partners: Sequence[int], lone: Sequence[int]) -> slice:
    """Returns which of the final's lone words stand between these words of it, or next to them.

    It looks at no more of them than a place may have.
    """
    first, last = min(partners), max(partners)
    start, stop = bisect_left(lone, first), bisect_right(lone, last)
    low, high = start, stop
    while low > 0 and start - low <= _MOST and lone[low - 1] == first - 1 - (start - low):
        low -= 1
    while high < len(lone) and high - stop <= _MOST and lone[high] == last + 1 + (high - stop):
        high += 1
    return slice(low, high)


# Orders


def _draft_orders(draft: TokenizedDocument, ours: list[int]) -> Iterator[list[int]]:
    """Yields the words as written, and column by column where cells stand in several rows."""
    yield ours
    cells = [draft.paragraphs[draft.tokens[i].paragraph].anchor.path.cell_place for i in ours]
    if len({cell.row for cell in cells if cell}) > 1:
        columns = [cell.cell if cell else 0 for cell in cells]
        yield [ours[n] for n in sorted(range(len(ours)), key=columns.__getitem__)]


def _final_orders(final: TokenizedDocument, theirs: list[int]) -> Iterator[list[int]]:
    """Yields the words as read, line by line across the page, and down each column."""
    yield theirs
    spots = {j: _spot(final, final.tokens[j]) for j in theirs}
    known = {j: spot for j, spot in spots.items() if spot is not None}
    if len(known) < len(theirs):
        return
    lines = list(_lines(known))
    yield [j for line in lines for j in line]
    edges = _edges(known.values())
    columns: list[list[int]] = [[] for _ in edges]
    for line in lines:
        for j in line:
            at = bisect_right(edges, known[j].left, key=lambda edge: edge[0]) - 1
            if known[j].left < edges[at][1]:
                columns[at].append(j)
    yield [j for column in columns for j in column]


def _spot(final: TokenizedDocument, word: Token) -> _WordBox | None:
    """Returns the word's share of the box of its span, None where that has no box."""
    box = word.span.box
    if box is None:
        return None
    letter = (box.right - box.left) / max(len(word.span.text), 1)
    left = box.left + letter * (word.start - word.span.start)
    return _WordBox(box.page, (box.top + box.bottom) / 2, left, left + letter * (word.end - word.start))


def _lines(spots: dict[int, _WordBox]) -> Iterator[list[int]]:
    """Yields words of one line from left to right, lines from the top down."""
    order = sorted(spots, key=lambda j: (spots[j].page, spots[j].middle))
    line: list[int] = []
    for j in order:
        if line and (spots[j].page != spots[line[-1]].page or spots[j].middle - spots[line[-1]].middle > _LINE):
            yield sorted(line, key=lambda each: spots[each].left)
            line = []
        line.append(j)
    if line:
        yield sorted(line, key=lambda each: spots[each].left)


def _edges(spots: Iterable[_WordBox]) -> list[tuple[float, float]]:
    """Returns left and right edges of the columns: no word stands between them on any line."""
    found: list[tuple[float, float]] = []
    for left, right in sorted((spot.left, spot.right) for spot in spots):
        if found and left - found[-1][1] < _GUTTER:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return [(left, right + _GUTTER / 2) for left, right in found]
