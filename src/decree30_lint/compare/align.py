"""Aligns two sequences of words: first the words in rare neighbourhoods, then those between them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_RUNS = (8, 3, 1)  # words whose row, found once on either side, holds the alignment together
_FULL = 200_000  # products of lengths up to which the rest is aligned word by word
_ALIKE = 20_000  # pairs of equal words up to which that is quick
_DEEPEST = 60  # times that an area is divided into smaller ones

Keys = Sequence[str]


class MatchingBlock(NamedTuple):
    """A block says that `size` words from `draft` on are those from `final` on."""

    draft: int
    final: int
    size: int


class _Area(NamedTuple):
    """Holds what is still to be aligned, as half-open ranges of both sequences; `depth` counts the areas around it."""

    low: int
    high: int
    final_low: int
    final_high: int
    depth: int = 0


def aligned(draft: Keys, final: Keys) -> list[MatchingBlock]:
    """Returns blocks in order, as long as possible and never crossing each other.

    It takes time near to linear in the lengths.
    """
    return _joined(_aligned(draft, final, _Area(0, len(draft), 0, len(final)), _RUNS))


def _aligned(draft: Keys, final: Keys, area: _Area, runs: Sequence[int]) -> Iterator[MatchingBlock]:
    head = _same_head(draft, final, area)
    if head:
        yield MatchingBlock(area.low, area.final_low, head)
        area = area._replace(low=area.low + head, final_low=area.final_low + head)
    tail = _same_tail(draft, final, area)
    area = area._replace(high=area.high - tail, final_high=area.final_high - tail)
    if area.low < area.high and area.final_low < area.final_high:
        yield from _between(draft, final, area, runs)
    if tail:
        yield MatchingBlock(area.high, area.final_high, tail)


def _between(draft: Keys, final: Keys, area: _Area, runs: Sequence[int]) -> Iterator[MatchingBlock]:
    if not runs or area.depth >= _DEEPEST:
        yield from _word_by_word(draft, final, area)
        return
    unique_runs = _unique_runs(draft, final, area, runs[0])
    if not unique_runs:
        yield from _between(draft, final, area, runs[1:])
        return
    at, final_at, depth = area.low, area.final_low, area.depth + 1
    for i, j in unique_runs:
        if i >= at and j >= final_at:
            yield from _aligned(draft, final, _Area(at, i, final_at, j, depth), runs)
            size = _same_head(draft, final, _Area(i, area.high, j, area.final_high))
            yield MatchingBlock(i, j, size)
            at, final_at = i + size, j + size
    yield from _aligned(draft, final, _Area(at, area.high, final_at, area.final_high, depth), runs)


def _unique_runs(draft: Keys, final: Keys, area: _Area, run: int) -> list[tuple[int, int]]:
    """Returns the places of runs that occur once on either side, as many as stand in the same order."""
    ours = _once(draft, area.low, area.high, run)
    theirs = _once(final, area.final_low, area.final_high, run)
    return _rising([(i, theirs[key]) for key, i in ours.items() if key in theirs])


def _once(keys: Keys, low: int, high: int, run: int) -> dict[tuple[str, ...], int]:
    """Maps each run that occurs once to its place, in order."""
    found: dict[tuple[str, ...], int] = {}
    for at in range(low, high - run + 1):
        key = tuple(keys[at : at + run])
        found[key] = -1 if key in found else at
    return {key: at for key, at in found.items() if at >= 0}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Returns the longest subsequence whose second numbers rise; the first ones do already."""
    ends: list[int] = []  # the smallest second number with which a sequence of each length can end
    last: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(j)
            last.append(index)
        else:
            ends[length], last[length] = j, index
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _word_by_word(draft: Keys, final: Keys, area: _Area) -> Iterator[MatchingBlock]:
    """Yields the blocks of a small area.

    Areas in which everything differs stay as they are: nothing is gained by pairing their commas.
    """
    low, high, final_low, final_high, _ = area
    if (high - low) * (final_high - final_low) > _FULL:
        return
    there = Counter(final[final_low:final_high])
    if sum(there[word] for word in draft[low:high]) > _ALIKE:
        return
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, draft[low:high], final[final_low:final_high], autojunk=False)
    for i, j, size in matcher.get_matching_blocks():
        if size:
            yield MatchingBlock(low + i, final_low + j, size)


def _same_head(draft: Keys, final: Keys, area: _Area) -> int:
    longest = min(area.high - area.low, area.final_high - area.final_low)
    size = 0
    while size < longest and draft[area.low + size] == final[area.final_low + size]:
        size += 1
    return size


def _same_tail(draft: Keys, final: Keys, area: _Area) -> int:
    longest = min(area.high - area.low, area.final_high - area.final_low)
    size = 0
    while size < longest and draft[area.high - 1 - size] == final[area.final_high - 1 - size]:
        size += 1
    return size


def _joined(blocks: Iterator[MatchingBlock]) -> list[MatchingBlock]:
    found: list[MatchingBlock] = []
    for block in blocks:
        if found and found[-1].draft + found[-1].size == block.draft and found[-1].final + found[-1].size == block.final:
            found[-1] = found[-1]._replace(size=found[-1].size + block.size)
        else:
            found.append(block)
    return found
