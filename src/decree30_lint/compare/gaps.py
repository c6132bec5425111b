"""Finds what stands in one document only, and what it stands for in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from decree30_lint.compare.pairs import Pairs
from decree30_lint.compare.tokens import TokenizedDocument


class Gap(NamedTuple):
    """A gap is a pair of half-open ranges of lone words, of one paragraph each.

    An empty range is the place where words are missing.
    """

    draft: range
    final: range


def gaps(draft: TokenizedDocument, final: TokenizedDocument, pairs: Pairs) -> list[Gap]:
    """Returns all gaps in the order of the draft; those of the final alone come after the words before which they stand."""
    found: list[Gap] = []
    used: set[int] = set()
    for run in _lone(pairs.final):
        beside = _beside(run, pairs, used)
        used.update(beside)
        found += _by_paragraph(run, beside, draft, final)
    for run in _lone(pairs.draft):
        left = [j for j in run if j not in used]
        if left:
            place = _place(range(left[0], left[-1] + 1), pairs)
            found += _by_paragraph(range(place, place), range(left[0], left[-1] + 1), draft, final)
    return sorted(found, key=lambda gap: (gap.draft.start, gap.draft.stop, gap.final.start))


def _lone(partners: Sequence[int]) -> Iterator[range]:
    start = None
    for at, partner in enumerate((*partners, 0)):
        if partner < 0 and start is None:
            start = at
        elif partner >= 0 and start is not None:
            yield range(start, at)
            start = None


def _beside(run: range, pairs: Pairs, used: set[int]) -> range:
    """Returns the final's lone words behind the words before the run, or before those behind it.

    Without any it returns the empty place there.
    """
    behind = pairs.final[run.start - 1] + 1 if run.start else 0
    stop = behind
    while stop < len(pairs.draft) and pairs.draft[stop] < 0 and stop not in used:
        stop += 1
    if stop > behind:
        return range(behind, stop)
    end = pairs.final[run.stop] if run.stop < len(pairs.final) else len(pairs.draft)
    start = end
    while start > 0 and pairs.draft[start - 1] < 0 and start - 1 not in used:
        start -= 1
    return range(start, end) if start < end else range(behind, behind)


def _place(run: range, pairs: Pairs) -> int:
    """Returns where the draft would have these words of the final."""
    return pairs.draft[run.start - 1] + 1 if run.start else 0


def _by_paragraph(draft_run: range, final_run: range, draft: TokenizedDocument, final: TokenizedDocument) -> Iterator[Gap]:
    """Yields gaps of one paragraph each.

    As many paragraphs on either side are taken one for one; else whole paragraphs stand alone, and the rest together.
    """
    ours, theirs = list(_pieces(draft_run, draft)), list(_pieces(final_run, final))
    if len(ours) == len(theirs):
        yield from map(Gap, ours, theirs)
        return
    if not ours or not theirs:
        yield from (Gap(piece, range(final_run.start, final_run.start)) for piece in ours)
        yield from (Gap(range(draft_run.start, draft_run.start), piece) for piece in theirs)
        return
    whole, parts = _sorted_out(ours, draft)
    whole_there, parts_there = _sorted_out(theirs, final)
    for n in range(max(len(parts), len(parts_there))):
        yield Gap(
            parts[n] if n < len(parts) else range(draft_run.stop, draft_run.stop),
            parts_there[n] if n < len(parts_there) else range(final_run.stop, final_run.stop),
        )
    yield from (Gap(piece, range(final_run.start, final_run.start)) for piece in whole)
    yield from (Gap(range(draft_run.start, draft_run.start), piece) for piece in whole_there)


def _pieces(run: range, words: TokenizedDocument) -> Iterator[range]:
    start = run.start
    while start < run.stop:
        stop = min(run.stop, words.first[words.tokens[start].paragraph + 1])
        yield range(start, stop)
        start = stop


def _sorted_out(pieces: Sequence[range], words: TokenizedDocument) -> tuple[list[range], list[range]]:
    """Returns those that are whole paragraphs, and the others."""
    found: tuple[list[range], list[range]] = ([], [])
    for piece in pieces:
        found[0 if _is_whole(piece, words) else 1].append(piece)
    return found


def _is_whole(piece: range, words: TokenizedDocument) -> bool:
    return piece == words.of(words.tokens[piece.start].paragraph)
