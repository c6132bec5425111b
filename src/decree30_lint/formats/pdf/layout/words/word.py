"""Groups glyphs that stand side by side on one baseline into words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from operator import le
from typing import NamedTuple

from decree30_lint.formats.pdf.content import Glyph
from decree30_lint.formats.pdf.tags.tree import TaggedParagraph

_ONE_ROW = 1.6  # points between baselines that are meant to be one
_NO_WIDTH = 0.5
_LETTER = 0.75  # ems that a narrow letter and what follows it may take
_BLANK = 0.13  # ems between two letters that are not of one word
_RAISED = 0.8  # of the size beside it: smaller letters on a baseline of their own may be raised or lowered
_REACH = (0.6, 0.3)  # ems by which such letters stand above or below the row
_LARGEST = 26.0  # points: no text with raised letters is larger
_TOUCHING = 0.6  # ems between them and the row's next letter


class Word(NamedTuple):
    """Holds letters without a blank between them; `blanks` counts those drawn before it.

    `indent` is how wide blanks are that begin its row, up to its first letter. `tag` is the paragraph that the file itself
    puts it in, None where it does not say, or where that cannot be believed.
    """

    left: float
    right: float
    glyphs: Sequence[Glyph]
    blanks: int = 0
    indent: float = 0.0
    tag: TaggedParagraph | None = None


def words_of(glyphs: Iterable[Glyph]) -> list[list[Word]]:
    """Returns the words of upright glyphs, those of one baseline from left to right; baselines of blanks alone are left out.

    Letters raised or lowered a little stand among the words beside them.
    """
    in_order = map(_in_order, _with_raised(_grouped(glyphs)))
    by_baseline = ((group, list(_words(group))) for group in in_order)
    return [_with_indent(words, group) for group, words in by_baseline if words]


def _with_indent(words: list[Word], glyphs: Sequence[Glyph]) -> list[Word]:
    """Returns the words of a row, the first one with the blanks that stand right before it."""
    first = words[0]
    left = first.left
    for glyph in reversed(glyphs[: first.blanks]):
        if not glyph.text.isspace() or abs(glyph.right - left) > _NO_WIDTH:
            break
        left = glyph.left
    return words if left == first.left else [first._replace(indent=first.left - left), *words[1:]]


def _grouped(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Groups glyphs by baseline, in the order in which they are drawn; baselines that hardly differ are one."""
    by_baseline: dict[float, list[Glyph]] = {}
    last = kept = None
    for glyph in glyphs:
        if glyph.right - glyph.left < _NO_WIDTH and glyph.text.isspace():
            continue  # may stand anywhere between its neighbours: the room tells
        if glyph.baseline != last or kept is None:
            last = glyph.baseline
            kept = by_baseline.setdefault(last, [])
        kept.append(glyph)
    groups: list[list[Glyph]] = []
    begun = float("-inf")
    for baseline in sorted(by_baseline):
        if baseline - begun > _ONE_ROW:
            groups.append([])
            begun = baseline
        groups[-1] += by_baseline[baseline]
    return groups


def _with_raised(groups: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """Joins small letters that stand a little above or below the letters beside them to their row: m², note marks."""
    found = [group for group in groups if any(not g.text.isspace() for g in group)]
    for at in range(len(found)):
        for host in (at + 1, at - 1):
            if 0 <= host < len(found) and found[at] and found[host] and _belongs(found[at], found[host]):
                found[host] += found[at]
                found[at] = []
    return [group for group in found if group]


def _belongs(small: Sequence[Glyph], row: Sequence[Glyph]) -> bool:
    up = row[0].baseline - small[0].baseline
    if abs(up) > _REACH[0] * _LARGEST:
        return False  # most rows: nothing is measured
    size = max([glyph.style.size for glyph in row])
    if not -_REACH[1] * size < up < _REACH[0] * size or max([glyph.style.size for glyph in small]) > _RAISED * size:
        return False
    letters = [g for g in row if not g.text.isspace()]
    for glyph in small:
        if glyph.text.isspace():
            continue
        middle = (glyph.left + glyph.right) / 2
        if any(other.left + 0.5 < middle < other.right - 0.5 for other in letters):
            return False
    first, last = min(g.left for g in small), max(g.right for g in small)
    return any(abs(first - g.right) < _TOUCHING * size or abs(g.left - last) < _TOUCHING * size for g in letters)


def _in_order(group: list[Glyph]) -> list[Glyph]:
    """Returns the glyphs from left to right; marks without width stay behind the letter after which they are drawn."""
    lefts = [glyph.left for glyph in group]
    if all(map(le, lefts, lefts[1:])):
        return group
    clusters: list[list[Glyph]] = []
    for glyph in group:
        if clusters and _is_mark(glyph):
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
    clusters.sort(key=lambda cluster: cluster[0].left)
    return [glyph for cluster in clusters for glyph in cluster]


def _is_mark(glyph: Glyph) -> bool:
    return len(glyph.text) == 1 and glyph.text > "\u02ff" and unicodedata.combining(glyph.text) != 0


def _words(glyphs: Sequence[Glyph]) -> Iterator[Word]:
    """Yields the words, which are divided by blanks that are drawn, and by gaps where none is."""
    begin, blanks, edge = 0, 0, 0.0
    last_blank = last_unmeasured = True
    size = 0.0
    for at, (text, left, right, _, look, _) in enumerate(glyphs):  # tens of thousands a file: nothing is called in vain
        blank = text.isspace()
        if at and not blank and not last_blank:
            larger = look.size if look.size > size else size
            parted = left - edge > (_LETTER if last_unmeasured else _BLANK) * larger
        else:
            parted = at > 0
        if parted:
            if last_blank:
                blanks += 1
            else:
                yield Word(glyphs[begin].left, edge, glyphs[begin:at], blanks)
                blanks = 0
            begin, edge = at, right
        elif right > edge or not at:  # marks stand back over the letter before them
            edge = right
        # A letter that the file says of a glyph without width takes the room before the next one.
        last_blank, last_unmeasured, size = blank, right - left < _NO_WIDTH, look.size
    if not last_blank:
        yield Word(glyphs[begin].left, edge, glyphs[begin:], blanks)
