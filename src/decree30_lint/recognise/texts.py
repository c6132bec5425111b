"""Finds where the texts of a file begin: further letters, attached regulations, appendices, the block of a copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from decree30_lint.model.parts import TextKind
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.closing import is_label
from decree30_lint.recognise.letterhead import signature_texts
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.national import name_at

_APPENDIX = re.compile(r"phu luc(?: so)?\s*(?P<number>[ivxlc]+\b|\d+[a-z]?\b|[a-z]\b|[.…\s]+)?(?P<rest>.*)")
_FORM = re.compile(r"\(?(?:mau|bieu mau|bieu|phu bieu) (?:so )?[\da-z.…/ ]{1,12}\)?:?$")
_HEAD_REACH = 30
_ENOUGH = 3.0  # points, for the label of an appendix
_TOGETHER = 8  # lines between signs of one and the same text


class TextRange(Struct, frozen=True):
    """A stretch of lines, from `start` up to `stop`, is one text."""

    kind: TextKind
    start: int
    stop: int


class _StartSign(Enum):
    """Names what shows that a text begins."""

    HEAD = "national name"
    LABEL = "label of an appendix"
    FORM = "number of a form"
    REFERENCE = "title above (Kèm theo …)"
    COPY = "block of a copy"


class _StartMark(Struct, frozen=True):
    """A mark states that a text would begin at `begin`; the sign itself stands at `at`."""

    sign: _StartSign
    begin: int
    at: int


def stretches(lines: Sequence[Line], lexicon: Lexicon) -> tuple[TextRange, ...]:
    """Returns the texts in order; together they hold all lines."""
    starts = _starts(lines, lexicon)
    bounds = [*starts, len(lines)]
    return tuple(
        TextRange(kind, start, stop) for (start, kind), stop in zip(starts.items(), bounds[1:], strict=True) if start < stop
    )


def _starts(lines: Sequence[Line], lexicon: Lexicon) -> dict[int, TextKind]:
    """Maps the first line of each text to its kind.

    Behind an appendix all is appendix, for forms have letterheads of their own.
    """
    starts = {0: _first_kind(lines, lexicon)}
    last: _StartMark | None = None
    for mark in _marks(lines, lexicon):
        begun = next(reversed(starts))
        appended = TextKind.APPENDIX in starts.values()
        if last is not None and mark.begin - last.at <= _TOGETHER and last.sign is not _StartSign.COPY:
            if last.sign is _StartSign.HEAD and mark.sign in (_StartSign.LABEL, _StartSign.REFERENCE):
                starts[begun] = TextKind.APPENDIX if mark.sign is _StartSign.LABEL or appended else TextKind.ATTACHED
            last = mark
            continue
        starts[mark.begin] = _kind(mark, lines, lexicon, appended)
        last = mark
    return starts


def _kind(mark: _StartMark, lines: Sequence[Line], lexicon: Lexicon, appended: bool) -> TextKind:
    match mark.sign:
        case _StartSign.HEAD if not appended:
            return _kind_of_head(lines, mark.begin, mark.at, lexicon)
        case _StartSign.COPY if not appended:
            return TextKind.COPY
        case _StartSign.REFERENCE:
            return _kind_of_title(lines[mark.begin], lexicon)
        case _:
            return TextKind.APPENDIX


def _first_kind(lines: Sequence[Line], lexicon: Lexicon) -> TextKind:
    """Returns the kind of the first text: a file may hold nothing but an appendix or an attached regulation."""
    for i in range(min(len(lines), 4)):
        if _is_appendix_label(lines, i, lexicon):
            return TextKind.APPENDIX
    head = lines[:_HEAD_REACH]
    if signature_texts(head[:1]) and not _has_name(head, lexicon):
        return TextKind.APPENDIX
    numbered = any(_is_number(line) or line.is_date for line in head[:14])
    if not numbered and any(lexicon.begins("references", line.bare) for line in head) and _has_name(head, lexicon):
        return TextKind.ATTACHED
    return TextKind.MAIN


def _has_name(lines: Sequence[Line], lexicon: Lexicon) -> bool:
    return any(name_at(lines, i, lexicon) for i in range(len(lines)))


def _marks(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[_StartMark]:
    """Yields signs of further texts, behind the first text's own letterhead; most count only behind its recipients."""
    heads = [i for i in range(len(lines)) if name_at(lines, i, lexicon)]
    first = heads[0] if heads and heads[0] < _HEAD_REACH else -1
    closed = next((i for i, line in enumerate(lines) if is_label(line, lexicon)), len(lines))
    for i in range(max(first + 1, 3), len(lines)):
        line = lines[i]
        if lexicon.begins("appendix_labels", line.bare) and _is_appendix_label(lines, i, lexicon):
            yield _StartMark(_StartSign.LABEL, i, i)
        elif i in heads:
            yield _StartMark(_StartSign.HEAD, _head_begin(lines, i), i)
        elif i <= closed:
            continue
        elif line.short and _FORM.match(line.bare) and _opens_page(lines, i):
            yield _StartMark(_StartSign.FORM, i, i)
        elif lexicon.begins("references", line.bare):
            yield _StartMark(_StartSign.REFERENCE, _titled_from(lines, i, closed), i)
        elif _begins_copy(lines, i, lexicon):
            yield _StartMark(_StartSign.COPY, _head_begin(lines, i), i)


def _titled_from(lines: Sequence[Line], at: int, closed: int) -> int:
    """Returns the first line of the title above "(Kèm theo …)"."""
    begin = at
    while begin - 1 > closed and at - begin < 5:
        above = lines[begin - 1]
        if above.cell is not None or not (above.centred or above.in_capitals):
            break
        begin -= 1
    return begin


def _kind_of_title(line: Line, lexicon: Lexicon) -> TextKind:
    return TextKind.ATTACHED if line.in_capitals and lexicon.titles.begins(line.bare) else TextKind.APPENDIX


def _is_number(line: Line) -> bool:
    if not line.bare.startswith(("so", "luat so")) or len(line.text) > 110 or ";" in line.text:
        return False
    return line.number is not None and line.number.shows_symbol


def _head_begin(lines: Sequence[Line], at: int) -> int:
    """Returns the first line of the letterhead that holds `at`: its table's first row near it, or the lines just above."""
    grid = lines[at].cell
    begin = at
    while begin > 0:
        above = lines[begin - 1]
        if grid is not None:
            if above.cell is None or above.cell.table != grid.table or above.cell.row + 3 < grid.row:
                break
        elif above.side is not Side.LEFT or not above.short or not above.in_capitals or at - begin >= 3:
            break
        begin -= 1
    return begin


def _kind_of_head(lines: Sequence[Line], begin: int, at: int, lexicon: Lexicon) -> TextKind:
    near = lines[begin : at + 16]
    if any(lexicon.begins("references", line.bare) for line in near) and not any(_is_number(line) for line in near):
        return TextKind.ATTACHED
    return TextKind.MAIN


def _is_appendix_label(lines: Sequence[Line], at: int, lexicon: Lexicon) -> bool:
    line = lines[at]
    match = _APPENDIX.match(line.bare)
    if match is None or len(line.text) > 120 or (line.cell is not None and line.cell.ruled) or line.text[-1:] in ";,":
        return False
    rest = match["rest"].strip(" .:-")
    shown = (
        (not rest, sign.LABEL_ALONE),
        (bool(rest), sign.LABEL_WITH_TITLE),
        (line.centred, sign.LABEL_CENTRED),
        (line.bold, sign.LABEL_BOLD),
        (line.in_capitals, sign.LABEL_IN_CAPITALS),
        (line.side is Side.RIGHT, sign.LABEL_ON_THE_RIGHT),
        (_opens_page(lines, at), sign.LABEL_OPENS_PAGE),
        (any(lexicon.begins("references", other.bare) for other in lines[at + 1 : at + 5]), sign.LABEL_ABOVE_REFERENCE),
        (bool(rest) and line.text[-1:] == ".", sign.LABEL_SENTENCE),
        (bool(rest) and not line.bold and _goes_on_small(line, rest), sign.LABEL_GOES_ON),
    )
    return sum(each.points or 0.0 for holds, each in shown if holds) >= _ENOUGH


def _goes_on_small(line: Line, rest: str) -> bool:
    """Tells whether what follows the number begins with a small letter."""
    return line.text[line.text.lower().find(rest[:1]) :][:1].islower()


def _opens_page(lines: Sequence[Line], at: int) -> bool:
    line, above = lines[at], lines[at - 1] if at else None
    if above is None or line.paragraph.layout.page_break_before or line.section != above.section:
        return True
    return "\f" in line.whole.text or "\f" in above.whole.text or line.gap > 1


def _begins_copy(lines: Sequence[Line], at: int, lexicon: Lexicon) -> bool:
    """Tells whether the line begins the block of a copy.

    It is a form of copying in capitals, or a number with a date beside it, without a national name.
    """
    line = lines[at]
    if lexicon.lists["copy_forms"].is_one(line.bare) and line.in_capitals:
        return True
    if line.cell is None or not _is_number(line) or line.side is not Side.LEFT:
        return False
    beside = [other for other in lines[at + 1 : at + 8] if other.cell and other.cell.table == line.cell.table]
    return any(other.is_date and other.column != line.column for other in beside)
