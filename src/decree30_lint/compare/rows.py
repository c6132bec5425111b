"""Finds which paragraphs stand beside which, for a reader who wants to see both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from decree30_lint.compare.gaps import Gap
from decree30_lint.compare.pairs import Pairs
from decree30_lint.compare.tokens import TokenizedDocument
from decree30_lint.model.comparison import ComparisonRow
from decree30_lint.model.path import Path


def rows(draft: TokenizedDocument, final: TokenizedDocument, pairs: Pairs, gaps: Sequence[Gap]) -> tuple[ComparisonRow, ...]:
    """Returns rows that hold every paragraph with words once, on either side in its own order."""
    found: list[tuple[range, range]] = []
    ours, theirs = 0, 0
    for one, other in _beside(_rising(_links(draft, final, pairs, gaps))):
        found += [(range(n, n + 1), range(0)) for n in range(ours, one.start)]
        found += [(range(0), range(n, n + 1)) for n in range(theirs, other.start)]
        found.append((one, other))
        ours, theirs = one.stop, other.stop
    found += [(range(n, n + 1), range(0)) for n in range(ours, len(draft.paragraphs))]
    found += [(range(0), range(n, n + 1)) for n in range(theirs, len(final.paragraphs))]
    return tuple(ComparisonRow(_paths(one, draft), _paths(other, final)) for one, other in found)


def _paths(numbers: range, words: TokenizedDocument) -> tuple[Path, ...]:
    return tuple(words.paragraphs[n].anchor.path for n in numbers)


def _links(draft: TokenizedDocument, final: TokenizedDocument, pairs: Pairs, gaps: Sequence[Gap]) -> list[tuple[int, int]]:
    """Returns pairs of paragraphs that share words, or of which one stands for the other; what is moved stands alone."""
    moved = {block.draft + at for block in pairs.moved for at in range(block.size)}
    links = {
        (draft.tokens[i].paragraph, final.tokens[j].paragraph): None
        for i, j in enumerate(pairs.final)
        if j >= 0 and i not in moved
    }
    for gap in gaps:
        if gap.draft and gap.final:
            links[draft.tokens[gap.draft.start].paragraph, final.tokens[gap.final.start].paragraph] = None
    return sorted(links)


def _rising(links: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yields the links without those that point back.

    What is moved, or read in another order, would tie everything in between together.
    """
    furthest = -1
    for one, other in links:
        if other >= furthest:
            furthest = other
            yield one, other


def _beside(links: Iterable[tuple[int, int]]) -> Iterator[tuple[range, range]]:
    """Yields ranges of paragraphs: links that meet in a paragraph belong together."""
    ours, theirs = range(0), range(0)
    for one, other in links:
        if ours and (one < ours.stop or other < theirs.stop):
            ours, theirs = range(ours.start, one + 1), range(theirs.start, other + 1)
            continue
        if ours:
            yield ours, theirs
        ours, theirs = range(one, one + 1), range(other, other + 1)
    if ours:
        yield ours, theirs
