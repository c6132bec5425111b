"""Compares two documents: what the final says and shows otherwise than the draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from decree30_lint.compare.align import aligned
from decree30_lint.compare.gaps import Gap, gaps
from decree30_lint.compare.looks import FormatChange, PropertyChange, looks
from decree30_lint.compare.moves import paired
from decree30_lint.compare.pairs import Pairs
from decree30_lint.compare.rows import rows
from decree30_lint.compare.text_changes import kind_of
from decree30_lint.compare.tokens import Token, TokenizedDocument, words_of
from decree30_lint.compare.whole import headers, pages, pictures
from decree30_lint.model.comparison import LEVELS, Comparison, Difference, DifferenceKind, DifferenceSide
from decree30_lint.model.document import Document
from decree30_lint.model.knowledge import Knowledge
from decree30_lint.model.place import Anchor

_CONTEXT = 6  # words shown on either side


def compare(draft: Document, final: Document) -> Comparison:
    """Returns the differences of `final`, which goes out, from `draft`.

    It does no I/O and takes time near to linear in the number of words.
    """
    ours, theirs = words_of(draft), words_of(final)
    pairs = paired(ours, theirs, aligned(ours.keys, theirs.keys), ordered=Knowledge.READING_ORDER in final.knows)
    repeated = headers(draft, final, ours, theirs)
    open_gaps = [gap for gap in gaps(ours, theirs, pairs) if not repeated.is_header(gap, theirs)]
    differences = [
        *_wording(open_gaps, ours, theirs),
        *_moved(pairs, ours, theirs),
        *_typography(pairs, ours, theirs),
        *_looks(looks(ours, theirs, pairs, draft, final), ours, theirs),
        *repeated.differences(),
        *pictures(draft, final),
        *pages(draft, final),
    ]
    differences.sort(key=_place)
    agreed = sum(partner >= 0 for partner in pairs.final)
    counts = (len(ours.tokens), len(theirs.tokens), agreed)
    return Comparison(draft, final, tuple(differences), rows(ours, theirs, pairs, open_gaps), counts)


def _place(difference: Difference) -> tuple[bool, int, int, str, str]:
    anchor = difference.draft.anchor
    if anchor is None:
        return (True, 0, 0, difference.kind.value, difference.final.text)
    return (False, anchor.order, anchor.start, difference.kind.value, difference.final.text)


def _wording(found: Sequence[Gap], draft: TokenizedDocument, final: TokenizedDocument) -> Iterator[Difference]:
    for gap in found:
        kind = kind_of(gap, draft, final)
        if kind is not None:
            yield Difference(kind, LEVELS[kind], _side(gap.draft, draft), _side(gap.final, final))


def _moved(pairs: Pairs, draft: TokenizedDocument, final: TokenizedDocument) -> Iterator[Difference]:
    for block in pairs.moved:
        ours = _side(range(block.draft, block.draft + block.size), draft)
        theirs = _side(range(block.final, block.final + block.size), final)
        yield Difference(DifferenceKind.MOVED, LEVELS[DifferenceKind.MOVED], ours, theirs)


def _typography(pairs: Pairs, draft: TokenizedDocument, final: TokenizedDocument) -> Iterator[Difference]:
    """Yields one difference for each pair of quotes or dashes of another kind, with all its places."""
    found: dict[tuple[str, str], list[tuple[DifferenceSide, DifferenceSide]]] = {}
    for i, j in enumerate(pairs.final):
        if j >= 0 and draft.tokens[i].text != final.tokens[j].text:
            places = found.setdefault((draft.tokens[i].text, final.tokens[j].text), [])
            places.append((_side(range(i, i + 1), draft), _side(range(j, j + 1), final)))
    for first, *more in found.values():
        yield Difference(DifferenceKind.TYPOGRAPHY, LEVELS[DifferenceKind.TYPOGRAPHY], *first, also=tuple(more))


def _looks(found: Sequence[FormatChange], draft: TokenizedDocument, final: TokenizedDocument) -> Iterator[Difference]:
    """Yields one difference for each pair of values, with all its places."""
    places: dict[PropertyChange, list[tuple[DifferenceSide, DifferenceSide]]] = {}
    for look in found:
        (i, j), (last_i, last_j) = look.words[0], look.words[-1]
        theirs = range(j, last_j + 1)
        places.setdefault(look.change, []).append((_side(range(i, last_i + 1), draft), _side(theirs, final)))
    for change, (first, *more) in places.items():
        yield Difference(change.kind, LEVELS[change.kind], *first, change.draft, change.final, tuple(more))


def _side(run: range, words: TokenizedDocument) -> DifferenceSide:
    if not words.tokens:
        return DifferenceSide()
    around = range(max(0, run.start - _CONTEXT), min(len(words.tokens), run.stop + _CONTEXT))
    before = _text(words.tokens[around.start : run.start], words)
    after = _text(words.tokens[run.stop : around.stop], words)
    if not run:
        return DifferenceSide((_between(run.start, words),), "", before, after)
    shown = words.tokens[run.start : run.stop]
    anchors = []
    for number, group in groupby(shown, key=lambda word: word.paragraph):
        own = list(group)
        box = own[0].span.box or words.paragraphs[number].anchor.box
        anchors.append(replace(words.paragraphs[number].anchor, start=own[0].start, end=own[-1].end, box=box))
    return DifferenceSide(tuple(anchors), _text(shown, words), before, after)


def _between(place: int, words: TokenizedDocument) -> Anchor:
    """Returns the place behind the word before, else before the first word."""
    word = words.tokens[max(place - 1, 0)]
    at = word.end if place else word.start
    return replace(words.paragraphs[word.paragraph].anchor, start=at, end=at, box=word.span.box)


def _text(shown: Sequence[Token], words: TokenizedDocument) -> str:
    """Returns the words as they stand in the paragraphs, with what lies between them."""
    pieces: dict[int, tuple[int, int]] = {}
    for word in shown:
        pieces[word.paragraph] = (pieces.get(word.paragraph, (word.start, 0))[0], word.end)
    found = []
    for number, (start, end) in pieces.items():
        paragraph = words.paragraphs[number]
        origin = paragraph.spans[0].start
        found.append(paragraph.text[start - origin : end - origin])
    return " ".join(" ".join(found).split())
