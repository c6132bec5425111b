"""Says which marks of a page can be believed.

The tags of a whole page are left out where letters lack them, where lines of one sentence are paragraphs of their own, or
where much of them contradicts the page. A paragraph is left out where its lines lie beside those of another one or far
apart, a table where its cells do not stand side by side and its rows below each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from decree30_lint.formats.pdf.content import ARTIFACT, FOOT_BEGINS, HEAD_ENDS, PageContent
from decree30_lint.formats.pdf.tags.lines import MarkedLine, MarkedPage, MarkedParagraph, MarkedRun, placed
from decree30_lint.formats.pdf.tags.tree import TaggedMarks, TaggedParagraph, read_tags

_COVERED = 0.95  # of the letters of a page
_CONTRADICTED = 0.2  # of them, in paragraphs and tables that cannot be believed
_FAR = 3.0  # ems between baselines of one paragraph
_NEXT = 2.6  # ems between those of two lines that may be of one sentence
_TORN = (3, 0.2)  # so many paragraphs, and their share, that end amid a sentence
_OVERLAP = 3.0  # points by which cells may reach over each other
_GAPS = 2  # lines of a paragraph that are wide apart in the middle


def trusted_tags(page: PageContent, runs: Iterable[MarkedRun]) -> Mapping[int, TaggedParagraph]:
    """Returns the paragraph of each mark that can be believed, by the words of the page; empty where there are none."""
    if page.tags is None:
        return {}
    read = read_tags(page.tags, page.number)
    marked = placed(runs, read.by_mark)
    if not _is_covered(marked, page) or _is_torn(marked.paragraphs):
        return {}
    believed = list(_believed(marked.paragraphs))
    if sum(one.letters for one in believed) < (1 - _CONTRADICTED) * marked.tagged:
        return {}
    numbers = {one.paragraph.number for one in believed}
    ends = _ends(marked.paragraphs, read, numbers)
    kept = {one.number: one if one.number in ends else one._replace(ends=None) for one in read.by_mark.values()}
    found = {mark: kept[one.number] for mark, one in read.by_mark.items() if one.number in numbers}
    return found | {ARTIFACT: TaggedParagraph(page.number, 0)}


def is_in_margin(baseline: float, page: PageContent) -> bool:
    """Tells whether an artifact at this baseline is a running head.

    What a first page shows there may be the head of the text, typed where running heads are.
    """
    return page.number > 1 and not HEAD_ENDS * page.height <= baseline <= FOOT_BEGINS * page.height


def _is_covered(marked: MarkedPage, page: PageContent) -> bool:
    """Tells whether nearly all letters are in paragraphs, but for running heads."""
    untagged = marked.untagged + sum(len(run.glyphs) for run in marked.artifacts if not is_in_margin(run.baseline, page))
    return 0 < marked.tagged >= _COVERED * (marked.tagged + untagged)


def _is_torn(paragraphs: Sequence[MarkedParagraph]) -> bool:
    """Tells whether many paragraphs end amid a sentence that the next one goes on with: each line is a paragraph then."""
    flow = [one for one in paragraphs if one.paragraph.cell is None]
    torn = sum(_is_one_sentence(one.lines[-1], other.lines[0]) for one, other in pairwise(flow))
    return torn >= _TORN[0] and torn > _TORN[1] * len(flow)


def _is_one_sentence(above: MarkedLine, below: MarkedLine) -> bool:
    near = 0 < below.baseline - above.baseline < _NEXT * below.size and abs(above.size - below.size) < 1
    return near and below.begins[:1].islower() and below.begins.isalpha() and len(below.begins) > 1 and above.ends.isalpha()


def _believed(paragraphs: Sequence[MarkedParagraph]) -> Iterator[MarkedParagraph]:
    """Yields the paragraphs that agree with the page: those of tables, and those that stand alone on their lines."""
    blocks = [[one] for one in paragraphs if one.paragraph.cell is None and not _is_scattered(one)]
    cells = [one for one in paragraphs if one.paragraph.cell is not None]
    for _, table in groupby(cells, key=lambda one: one.paragraph.cell and one.paragraph.cell.table):
        block = list(table)
        if _is_table(block):
            blocks.append(block)
    for block in _alone(blocks):
        yield from block


def _is_scattered(one: MarkedParagraph) -> bool:
    """Tells whether lines lie far apart, or in two columns."""
    far = any(low.baseline - up.baseline > _FAR * max(up.size, low.size) for up, low in pairwise(one.lines))
    return far or sum(line.broken for line in one.lines) >= _GAPS


def _alone(blocks: Sequence[list[MarkedParagraph]]) -> Iterator[list[MarkedParagraph]]:
    """Yields the blocks beside which no other stands."""
    spans = sorted((min(p.top for p in block), max(p.bottom for p in block), at) for at, block in enumerate(blocks))
    beside: set[int] = set()
    for at, (_, bottom, one) in enumerate(spans):
        for top, _, other in spans[at + 1 :]:
            if top > bottom + 1:
                break
            beside |= {one, other}
    yield from (block for at, block in enumerate(blocks) if at not in beside)


def _is_table(cells: Sequence[MarkedParagraph]) -> bool:
    """Tells whether cells of a row stand side by side, and rows below each other."""
    rows = [list(row) for _, row in groupby(cells, key=lambda one: one.paragraph.cell and one.paragraph.cell.row)]
    tops = [min(one.top for one in row) for row in rows]
    below = all(lower > upper for upper, lower in pairwise(tops))
    return below and all(map(_are_side_by_side, rows)) and all(map(_are_in_columns, pairwise(rows)))


def _are_side_by_side(row: Sequence[MarkedParagraph]) -> bool:
    edges = [(min(p.left for p in cell), max(p.right for p in cell)) for cell in _cells(row).values()]
    apart = all(right - _OVERLAP <= left for (_, right), (left, _) in pairwise(edges))
    return apart and all(_is_downwards(cell) for cell in _cells(row).values())


def _is_downwards(cell: Sequence[MarkedParagraph]) -> bool:
    return all(one.bottom < other.top for one, other in pairwise(cell))


def _are_in_columns(rows: tuple[Sequence[MarkedParagraph], Sequence[MarkedParagraph]]) -> bool:
    """Tells whether no cell reaches down beside the text of the cell below it."""
    above, below = (_cells(row) for row in rows)
    return all(above[at][-1].bottom < below[at][0].top for at in above.keys() & below.keys())


def _cells(row: Iterable[MarkedParagraph]) -> dict[int, list[MarkedParagraph]]:
    found: dict[int, list[MarkedParagraph]] = {}
    for one in row:
        if one.paragraph.cell is not None:
            found.setdefault(one.paragraph.cell.column, []).append(one)
    return found


def _ends(paragraphs: Sequence[MarkedParagraph], read: TaggedMarks, believed: set[int]) -> set[int]:
    """Returns the numbers of the first and the last paragraph, where these can be believed and stand in no table."""
    text = [one.paragraph for one in paragraphs if one.paragraph.number not in read.notes]
    ends = [text[0], text[-1]] if text else []
    return {one.number for one in ends if one.cell is None and one.number in believed}
