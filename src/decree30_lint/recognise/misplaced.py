"""Recognises parts that stand where they should not: a title above the letterhead, a signature before the body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from decree30_lint.model.document import Stroke
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.cursor import Cursor
from decree30_lint.recognise.letterhead import first_name
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.signing import is_authority, is_post, read_signatures
from decree30_lint.recognise.title import Title, read_title

_LONGEST_SIGNATURE = 6  # lines


def title_above(cursor: Cursor, lexicon: Lexicon, strokes: Mapping[Path, tuple[Stroke, ...]]) -> Title:
    """Returns the title that stands above the letterhead, and moves behind it; where there is none, the cursor stays."""
    name = first_name(cursor.rest, lexicon)
    head = cursor.at + _begin_of_head(cursor.rest, name[0][0]) if name else cursor.at
    first = cursor.rest[0] if head > cursor.at else None
    if first is None or first.cell is not None or not first.in_capitals or not lexicon.titles.is_one(first.bare):
        return Title()
    above = Cursor(cursor.lines, cursor.at, head)
    title = read_title(above, lexicon, strokes)
    cursor.at = above.at
    return title


def _begin_of_head(lines: Sequence[Line], at: int) -> int:
    """Returns the first line of the letterhead that holds the national name: of its table, or of the lines at the left."""
    cell, begin = lines[at].cell, at
    while begin > 0:
        above = lines[begin - 1]
        belongs = above.cell is not None and above.cell.table == cell.table if cell else above.side is Side.LEFT
        if not belongs:
            break
        begin -= 1
    return begin


def without_signature(lines: Sequence[Line], lexicon: Lexicon) -> tuple[Sequence[Line], tuple[Candidate, ...]]:
    """Returns the lines of a body without the signature among them, and that signature.

    It is a post in capitals, at the right or in the middle, with a name below it.
    """
    for i, line in enumerate(lines):
        if not _signs(line, lexicon):
            continue
        found = tuple(_signature(lines[i : i + _LONGEST_SIGNATURE], lexicon))
        if {each.part for each in found} >= {Part.SIGNATORY, Part.SIGNATORY_NAME}:
            taken = {id(line) for each in found for line in each.lines}
            return [line for line in lines if id(line) not in taken], found
    return lines, ()


def _signs(line: Line, lexicon: Lexicon) -> bool:
    placed = line.side is Side.RIGHT or line.centred or line.cell is not None
    return placed and line.in_capitals and line.short and (is_authority(line, lexicon) or is_post(line, lexicon))


def _signature(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields the first post and name of its column; what is no sign of one ends them."""
    own = [line for line in lines if line.column == lines[0].column and line.short and line.text[-1:] not in ".;:"]
    for each in read_signatures(own, lexicon):
        if each.part is not Part.SIGNATORY_NAME or each.confidence >= _SURE:
            yield each


_SURE = 0.9  # of a name
