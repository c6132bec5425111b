"""Pairs words that stand elsewhere in the final: moved by somebody, or only read in another order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from decree30_lint.compare.align import MatchingBlock
from decree30_lint.compare.pairs import Pairs
from decree30_lint.compare.reading_order import read_again
from decree30_lint.compare.tokens import TokenizedDocument
from decree30_lint.model.path import CellPlace, Path
from decree30_lint.model.place import Box

_SEED = 3  # words in a row by which a moved text is found
_LEAST = 5  # words of a text that is said to be moved; fewer may stand anywhere by chance
_CANDIDATES = 40  # places looked at for one seed: more are a phrase without weight
_LEVEL = 3.0  # points by which the lines of one row may stand apart


class _WordPlace(NamedTuple):
    """Holds where words stand on paper, in points."""

    page: int
    top: float
    left: float


def paired(draft: TokenizedDocument, final: TokenizedDocument, blocks: Sequence[MatchingBlock], *, ordered: bool) -> Pairs:
    """Returns which word of the draft is which of the final.

    `ordered` states that the final tells in which order its texts are read; else columns and cells may come in another one.
    """
    pairs = Pairs([-1] * len(draft.tokens), [-1] * len(final.tokens), [])
    for block in blocks:
        pairs.join(block)
    _drop_islands(draft, pairs, blocks)
    if not ordered:
        _pair_elsewhere(draft, final, pairs, on_paper=True, moved=False)
        read_again(draft, final, pairs)
    _pair_elsewhere(draft, final, pairs, on_paper=not ordered, moved=True)
    _pair_neighbours(draft, final, pairs)
    return pairs


def _pair_elsewhere(
    draft: TokenizedDocument, final: TokenizedDocument, pairs: Pairs, *, on_paper: bool, moved: bool
) -> None:
    """Pairs lone words that stand elsewhere.

    `on_paper` allows what stands in its right place on the page; `moved` allows what does not.
    """
    elsewhere = _elsewhere(draft, final, pairs)
    paper = _PairedDocuments(draft, final, pairs, _rows(draft) if on_paper and elsewhere else {})
    for block in elsewhere:
        free = on_paper and paper.only_read_later(block)
        if free or (moved and _is_telling(draft, block)):
            block = _with_marks(draft, final, pairs, block)
            pairs.join(block)
            pairs.moved.extend([] if free else [block])


def _with_marks(draft: TokenizedDocument, final: TokenizedDocument, pairs: Pairs, block: MatchingBlock) -> MatchingBlock:
    """Returns the block with the full stop behind it, which may have another partner while its own words had none."""
    i, j = block.draft + block.size, block.final + block.size
    if i == len(draft.tokens) or j == len(final.tokens) or draft.tokens[i].key != final.tokens[j].key:
        return block
    if not draft.tokens[i].is_mark or draft.tokens[i].paragraph != draft.tokens[i - 1].paragraph:
        return block
    pairs.part(i)
    if pairs.draft[j] >= 0:
        pairs.part(pairs.draft[j])
    return block._replace(size=block.size + 1)


def _pair_neighbours(draft: TokenizedDocument, final: TokenizedDocument, pairs: Pairs) -> None:
    """Pairs lone words that are the same, beside words that are pairs."""
    for step, order in ((1, range(1, len(draft.tokens))), (-1, range(len(draft.tokens) - 2, -1, -1))):
        for i in order:
            beside = pairs.final[i - step]
            if pairs.final[i] < 0 <= beside and _is_lone(pairs, beside + step) and _same(draft, final, i, beside + step):
                pairs.join(MatchingBlock(i, beside + step, 1))


def _is_lone(pairs: Pairs, final: int) -> bool:
    return 0 <= final < len(pairs.draft) and pairs.draft[final] < 0


def _same(draft: TokenizedDocument, final: TokenizedDocument, i: int, j: int) -> bool:
    return draft.tokens[i].key == final.tokens[j].key


def _drop_islands(draft: TokenizedDocument, pairs: Pairs, blocks: Sequence[MatchingBlock]) -> None:
    """Breaks pairs of punctuation between lone words.

    A comma that two different texts share does not divide them, nor does a full stop that ends them both.
    """
    ends = MatchingBlock(-_LEAST, -_LEAST, 0), MatchingBlock(len(pairs.final) + _LEAST, len(pairs.draft) + _LEAST, 0)
    around = [ends[0], *blocks, ends[1]]
    for before, block, after in zip(around, around[1:], around[2:], strict=False):
        words = draft.tokens[block.draft : block.draft + block.size]
        room = min(*_room(before, block), *_room(block, after))
        outermost = before is ends[0] or after is ends[1]
        if room >= (_LEAST if outermost else len(words)) and all(word.is_mark for word in words):
            for at in range(block.size):
                pairs.part(block.draft + at)


def _room(one: MatchingBlock, other: MatchingBlock) -> tuple[int, int]:
    """Returns how many lone words either document has between two blocks."""
    return other.draft - one.draft - one.size, other.final - one.final - one.size


def _elsewhere(draft: TokenizedDocument, final: TokenizedDocument, pairs: Pairs) -> list[MatchingBlock]:
    """Returns the longest pieces of the draft's lone words that are lone words of the final, the longest first."""
    ours, theirs = draft.keys, final.keys
    seeds = defaultdict(list)
    for size in (_SEED, 1):
        for j in range(len(theirs) - size + 1):
            if all(pairs.draft[j + n] < 0 for n in range(size)):
                seeds[tuple(theirs[j : j + size])].append(j)
    taken: set[int] = set()
    found = []
    i = 0
    while i < len(ours):
        block = None if pairs.final[i] >= 0 else _longest(ours, theirs, pairs, seeds, taken, i)
        if block is not None and (block.size >= _SEED or _is_paragraph(draft, block)):
            found.append(block)
            taken.update(range(block.final, block.final + block.size))
        i += block.size if block is not None else 1
    return sorted(found, key=lambda block: -block.size)


def _longest(
    ours: Sequence[str],
    theirs: Sequence[str],
    pairs: Pairs,
    seeds: dict[tuple[str, ...], list[int]],
    taken: set[int],
    i: int,
) -> MatchingBlock | None:
    places = seeds.get(tuple(ours[i : i + _SEED])) or seeds.get((ours[i],), [])
    best = None
    for j in places[:_CANDIDATES]:
        size = 0
        while (
            i + size < len(ours)
            and j + size < len(theirs)
            and ours[i + size] == theirs[j + size]
            and pairs.final[i + size] < 0
            and pairs.draft[j + size] < 0
            and j + size not in taken
        ):
            size += 1
        if size and (best is None or size > best.size):
            best = MatchingBlock(i, j, size)
    return best


def _is_paragraph(draft: TokenizedDocument, block: MatchingBlock) -> bool:
    """Tells whether the block is one paragraph or more, from its first word to its last."""
    return block.draft in _starts(draft, block) and block.draft + block.size in _starts(draft, block)


def _starts(draft: TokenizedDocument, block: MatchingBlock) -> set[int]:
    first = draft.tokens[block.draft].paragraph
    last = draft.tokens[block.draft + block.size - 1].paragraph
    return {draft.first[first], draft.first[last + 1]}


def _is_telling(draft: TokenizedDocument, block: MatchingBlock) -> bool:
    words = draft.tokens[block.draft : block.draft + block.size]
    return sum(not word.is_mark for word in words) >= _LEAST


class _PairedDocuments(Struct, frozen=True):
    """Holds both documents as they lie side by side, and the draft's paragraphs by table and row."""

    draft: TokenizedDocument
    final: TokenizedDocument
    pairs: Pairs
    rows: Mapping[tuple[Path, int], list[int]]

    def only_read_later(self, block: MatchingBlock) -> bool:
        """Tells whether the block stands in its right place on the page, whatever its place in the text.

        What stands side by side on paper has no order.
        """
        path = self.draft.paragraphs[self.draft.tokens[block.draft].paragraph].anchor.path
        if path.in_text_box or path.in_footnote:
            return True
        return path.cell_place is not None and self._in_its_cell(block, path.cell_place)

    def _in_its_cell(self, block: MatchingBlock, place: CellPlace) -> bool:
        """Tells whether it stands below the row before its own, above the one behind, and between its neighbours."""
        spot = self._spot(block.final)
        if spot is None:
            return True
        return (
            all((at.left < spot.left) == (cell < place.cell) for cell, at in self._row(place, 0) if cell != place.cell)
            and all(_above(at, spot) for _, at in self._row(place, -1))
            and not any(_above(at, spot) for _, at in self._row(place, 1))
        )

    def _row(self, place: CellPlace, step: int) -> Iterator[tuple[int, _WordPlace]]:
        """Yields cell and place of the first words of the paragraphs of a row near by, as far as they are in the final."""
        for number in self.rows.get((place.table, place.row + step), ()):
            found = self.draft.paragraphs[number].anchor.path.cell_place
            final = next((self.pairs.final[i] for i in self.draft.of(number) if self.pairs.final[i] >= 0), None)
            if found is not None and final is not None and (spot := self._spot(final)) is not None:
                yield found.cell, spot

    def _spot(self, final: int) -> _WordPlace | None:
        word = self.final.tokens[final]
        box: Box | None = word.span.box or self.final.paragraphs[word.paragraph].anchor.box
        return _WordPlace(box.page, box.top, box.left) if box else None


def _rows(draft: TokenizedDocument) -> Mapping[tuple[Path, int], list[int]]:
    found: dict[tuple[Path, int], list[int]] = {}
    for number, paragraph in enumerate(draft.paragraphs):
        place = paragraph.anchor.path.cell_place
        if place is not None:
            found.setdefault((place.table, place.row), []).append(number)
    return found


def _above(one: _WordPlace, other: _WordPlace) -> bool:
    return (one.page, one.top) < (other.page, other.top + _LEVEL)
