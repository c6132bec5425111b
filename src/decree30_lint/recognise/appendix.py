"""Recognises what stands above the text of an appendix: its label, a form's label, the title and the reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decree30_lint.model.parts import Part
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.cursor import Cursor
from decree30_lint.recognise.letterhead import read_head
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line
from decree30_lint.recognise.national import name_at
from decree30_lint.recognise.opening import reference
from decree30_lint.recognise.signing_time import signature_texts
from decree30_lint.syntax.division_label import division_label

_NUMBER = r"[a-z]{0,6}[-./]?\d[\da-z.…/ -]{0,11}|[.…][a-z.…/ -]{0,11}|[a-z]|[ivx]{1,5}"  # 02, 1a, 04/TK, TP-01, …, B, III
_FORM = re.compile(rf"\(?(?:mau|bieu mau|bieu|phu bieu) (?:so )?(?:{_NUMBER})\)?:?$")
_FORM_AND_TITLE = re.compile(r"(?:mau|bieu mau|bieu|phu bieu) (?:so )?\d[\da-z./]{0,6}\s?[:.-] ?[^\W\d]")
_ITEM = re.compile(r"[a-z]\. |[-+•*] ")
_REACH_OF_LABEL, _REACH_OF_HEAD, _LONGEST_TITLE = 14, 8, 6  # lines
_PROSE = 250  # characters of a line


def is_form_label(line: Line) -> bool:
    """Tells whether the line is nothing but the number of a form: "Mẫu số 02", "(Biểu 1a)"."""
    return line.short and _FORM.match(line.bare) is not None


def _begins_with_form(line: Line) -> bool:
    """Tells whether the number of a form begins the line, which may go on with the form's title."""
    return is_form_label(line) or _FORM_AND_TITLE.match(line.bare) is not None


def read_appendix(cursor: Cursor, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields label, title and reference of an appendix.

    Above the label a letterhead may stand, or the text of a digital signature.
    """
    label = next(
        (i for i, line in enumerate(cursor.near(_REACH_OF_LABEL)) if lexicon.begins("appendix_labels", line.bare)), None
    )
    if label is not None:
        above = cursor.take(label)
        yield from read_head(Cursor(above), lexicon) if label > 1 else signature_texts(above)
        yield Candidate(Part.APPENDIX, tuple(cursor.take()), 0.95, (sign.APPENDIX_LABEL,), Part.BODY, "label")
    elif _has_head(cursor.near(_REACH_OF_HEAD), lexicon):
        if is_form_label(cursor.rest[0]):
            yield _form(*cursor.take())
        return
    yield from _below_label(cursor, lexicon)


def _has_head(lines: Sequence[Line], lexicon: Lexicon) -> bool:
    """Tells whether a letterhead begins here: the national name stands in it, which may be set beside other lines."""
    return any(name_at(lines, i, lexicon) for i in range(len(lines)))


def _form(line: Line) -> Candidate:
    return Candidate(Part.APPENDIX, (line,), 0.9, (sign.FORM_LABEL,), Part.BODY, "form")


def _below_label(cursor: Cursor, lexicon: Lexicon) -> Iterator[Candidate]:
    title: list[Line] = []
    for line in cursor.take(_length_of_title(cursor.rest, lexicon)):
        if _begins_with_form(line):
            yield _form(line)
        elif signed := signature_texts((line,)):
            yield from signed
        elif line.text[:1] != "(":
            title.append(line)
    if title:
        yield Candidate(Part.APPENDIX, tuple(title), 0.9, (sign.APPENDIX_TITLE,), Part.BODY, "title")
    if not cursor.done and _refers(cursor.rest[0], lexicon):
        found = reference(cursor.rest)
        cursor.take(len(found.lines))
        yield found


def _length_of_title(lines: Sequence[Line], lexicon: Lexicon) -> int:
    """Returns how many lines stand above the reference, or belong to the title where there is none."""
    room = next((i for i in range(min(len(lines), _LONGEST_TITLE + 1)) if _ends_title(lines, i, lexicon)), _LONGEST_TITLE)
    if room < len(lines) and _refers(lines[room], lexicon):
        return room
    title: list[Line] = []
    for i, line in enumerate(lines[:room]):
        if _begins_with_form(line) or signature_texts((line,)):
            continue
        if not _is_title(line, title):
            return i
        title.append(line)
    return min(room, len(lines))


def _refers(line: Line, lexicon: Lexicon) -> bool:
    return bool(lexicon.begins("references_of_appendices", line.bare))


def _ends_title(lines: Sequence[Line], at: int, lexicon: Lexicon) -> bool:
    """Tells whether the line cannot stand in a title: a reference, a table, a letterhead, a heading, an item, prose."""
    line = lines[at]
    if _refers(line, lexicon) or line.cell is not None or name_at(lines, at, lexicon):
        return True
    if division_label(line.text, line.bare) is not None or _ITEM.match(line.bare):
        return True
    return len(line.text) > _PROSE or line.text[-1:] in ";:" or (line.text[-1:] == "." and not line.centred)


def _is_title(line: Line, above: Sequence[Line]) -> bool:
    """Tells whether the line begins a title, or goes on with the lines `above`: they are set alike, with no gap between."""
    if line.text[:1] == "(" or not (line.centred or line.in_capitals or line.bold):
        return False
    if not above:
        return True
    if line.gap and not line.centred:
        return False
    aligned = {line.paragraph.layout.align, above[-1].paragraph.layout.align}
    return (len(aligned) == 1 or None in aligned) and ":" not in line.text[:40]
