"""Tells which lines of a letterhead hold the subject of a letter: where "V/v" begins it, and what goes on with it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side

_REACH_OF_SUBJECT = 10  # lines
_SHORTEST_NAME = 4  # words of a draft's name behind "Dự thảo"


def begins_subject(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line begins the subject of a letter: in bold, in the middle of the page, stands that of a title."""
    titled = line.cell is None and line.side is Side.FULL and line.centred and line.bold
    return not titled and bool(lexicon.begins("letter_subjects", line.bare))


def goes_on(line: Line, subject: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line goes on with the subject of a letter, whose last line is `subject`.

    It is short and set as that one; outside a cell it is not in capitals, unless that one is.
    """
    if (
        _is_mark(line, lexicon)
        or not line.short
        or (lexicon.begins("texts", line.bare) and not _stays_in(line, subject, lexicon))
    ):
        return False
    louder = line.cell is None and line.in_capitals and not subject.in_capitals
    return not louder and line.set_as(subject)


def _is_mark(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line is the mark of a draft or a form, and not the words of one: "Dự thảo Nghị quyết về phí"."""
    mark = lexicon.begins("no_bodies", line.bare)
    behind = line.bare[len(mark) :]
    named = len(behind.split()) >= _SHORTEST_NAME and ":" not in behind and not any(map(str.isdigit, behind))
    return bool(mark) and not line.text[:1].islower() and not (named and line.text[:1].isalpha())


def _stays_in(line: Line, subject: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line, though it begins as a part of the text, stands where the subject does and has no colon."""
    label = lexicon.begins("texts", line.bare)
    return (
        line.cell == subject.cell and line.side is subject.side is Side.LEFT and line.bare[len(label) :].lstrip()[:1] != ":"
    )


def in_letter_subject(lines: Sequence[Line], at: int, lexicon: Lexicon) -> bool:
    """Tells whether the line goes on with the subject of a letter, which begins a few lines above in its column."""
    near = [line for line in lines[max(at - _REACH_OF_SUBJECT, 0) : at + 1] if line.column == lines[at].column]
    begin = next((i for i in range(len(near) - 1) if begins_subject(near[i], lexicon)), None)
    return begin is not None and all(goes_on(line, above, lexicon) for above, line in pairwise(near[begin:]))
