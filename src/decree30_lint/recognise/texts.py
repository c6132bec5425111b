"""Finds where the texts of a file begin: further letters, attached regulations, appendices, the block of a copy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from msgspec import Struct

from decree30_lint.model.parts import TextKind
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.appendix import is_form_label
from decree30_lint.recognise.closing import is_label
from decree30_lint.recognise.cover import begins_page, cover_end
from decree30_lint.recognise.letter_subject import in_letter_subject
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.national import name_at
from decree30_lint.recognise.signing import is_authority, is_post
from decree30_lint.recognise.signing_time import signature_texts
from decree30_lint.syntax.division_label import TITLED, division_label
from decree30_lint.syntax.folding import joined

_APPENDIX = re.compile(r"phu luc(?: so)?\s*(?P<number>[ivxlc]+\b|\d+[a-z]?\b|[a-z]\b|[.…\s]+)?(?P<rest>.*)")
_HEAD_REACH = 30
_ENOUGH = 3.0  # points, for the label of an appendix
_TOGETHER = 8  # lines between signs of one and the same text
_REACH_OF_ARTICLES = 20  # lines in which a regulation comes to its first article
_REACH_OF_BODIES = 4  # lines of a left column above the sign
_ENOUGH_OF_ITS_OWN = 2  # signs that a text behind another is a document by itself


class TextRange(Struct, frozen=True):
    """A stretch of lines, from `start` up to `stop`, is one text, or the cover of the next one."""

    kind: TextKind
    start: int
    stop: int
    cover: bool = False


class _StartSign(Enum):
    """Names what shows that a text begins."""

    HEAD = "national name"
    LABEL = "label of an appendix"
    FORM = "number of a form"
    REFERENCE = "title above (Kèm theo …)"
    COPY = "block of a copy"
    PAGE = "title of a page behind the closing"


class _StartMark(Struct, frozen=True):
    """A mark states that a text would begin at `begin`; the sign itself stands at `at`."""

    sign: _StartSign
    begin: int
    at: int


def stretches(lines: Sequence[Line], lexicon: Lexicon) -> tuple[TextRange, ...]:
    """Returns the texts in order, behind their cover; together they hold all lines."""
    begin = cover_end(lines, lexicon)
    starts = {begin + start: kind for start, kind in _starts(lines[begin:], lexicon).items()}
    bounds = [*starts, len(lines)]
    cover = [TextRange(TextKind.MAIN, 0, begin, cover=True)] * bool(begin)
    texts = (TextRange(kind, start, stop) for (start, kind), stop in zip(starts.items(), bounds[1:], strict=True))
    return (*cover, *(text for text in texts if text.start < text.stop))


def _starts(lines: Sequence[Line], lexicon: Lexicon) -> dict[int, TextKind]:
    """Maps the first line of each text to its kind.

    Behind an appendix all is appendix, for forms have letterheads of their own, but for a document of the same office.
    """
    starts = {0: _first_kind(lines, lexicon)}
    last: _StartMark | None = None
    for mark in _marks(lines, lexicon):
        begun = next(reversed(starts))
        appended = TextKind.APPENDIX in starts.values()
        if last is not None and _belong_together(last, mark, lines):
            if last.sign is _StartSign.HEAD and mark.sign in (_StartSign.LABEL, _StartSign.REFERENCE):
                named = mark.sign is _StartSign.LABEL or appended
                starts[begun] = TextKind.APPENDIX if named else _kind_of_issued(lines[begun:], mark.at - begun, lexicon)
            elif last.sign is _StartSign.PAGE and mark.sign is _StartSign.REFERENCE:
                starts[begun] = _kind_of_title(lines[begun], lexicon)
            last = mark
            continue
        starts[mark.begin] = _kind(mark, lines, lexicon, appended)
        last = mark
    return starts


def _belong_together(last: _StartMark, mark: _StartMark, lines: Sequence[Line]) -> bool:
    """Tells whether both marks are of one text: they stand near each other, and no second label begins a page."""
    if mark.begin - last.at > _TOGETHER or last.sign is _StartSign.COPY:
        return False
    return mark.sign is not _StartSign.LABEL or not begins_page(lines, mark.begin)


def _kind(mark: _StartMark, lines: Sequence[Line], lexicon: Lexicon, appended: bool) -> TextKind:
    match mark.sign:
        case _StartSign.HEAD:
            return _kind_of_head(lines, mark.begin, mark.at, lexicon, appended)
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
    referring = next((i for i, line in enumerate(head) if lexicon.begins("references", line.bare)), None)
    if referring is None or any(_is_number(line) or line.is_date for line in head[:14]):
        return TextKind.MAIN
    if _has_name(head, lexicon):
        return _kind_of_issued(lines, referring, lexicon)
    return _kind_of_title(lines[0], lexicon) if referring and _titled_from(lines, referring, -1) == 0 else TextKind.MAIN


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
        elif _titles_page(lines, i, closed, lexicon) and not _begins_soon(lines, i, heads, lexicon):
            yield _StartMark(_StartSign.PAGE, i, i)
        elif is_form_label(line) and _opens_page(lines, i):
            yield _StartMark(_StartSign.FORM, i, i)
        elif lexicon.begins("references", line.bare):
            yield _StartMark(_StartSign.REFERENCE, _titled_from(lines, i, closed), i)
        elif _begins_copy(lines, i, lexicon):
            yield _StartMark(_StartSign.COPY, _head_begin(lines, i), i)


def _begins_soon(lines: Sequence[Line], at: int, heads: Sequence[int], lexicon: Lexicon) -> bool:
    """Tells whether a national name, or the form of a copy, stands right below the line: it is in that one's letterhead."""
    near = range(at + 1, min(at + _TOGETHER, len(lines) - 1) + 1)
    return any(i in heads or _begins_copy(lines, i, lexicon) for i in near)


def _titled_from(lines: Sequence[Line], at: int, closed: int) -> int:
    """Returns the first line of the title above "(Kèm theo …)"."""
    begin = at
    while begin - 1 > closed and at - begin < 5:
        above = lines[begin - 1]
        if above.cell is not None or not (above.centred or above.in_capitals or is_form_label(above)):
            break
        begin -= 1
    return begin


def _kind_of_issued(lines: Sequence[Line], referring: int, lexicon: Lexicon) -> TextKind:
    """Returns what a text is that begins with these lines and has "(Kèm theo …)" in the line of this number.

    What bears the name of a type or has articles is issued with the document, as its regulations are; lists and forms belong
    to it as appendices do.
    """
    titled = any(line.in_capitals and _names_type(line, lexicon) for line in lines[:referring])
    divided = any(line.bare.startswith("dieu 1") for line in lines[referring : referring + _REACH_OF_ARTICLES])
    return TextKind.ATTACHED if titled or divided else TextKind.APPENDIX


def _names_type(line: Line, lexicon: Lexicon) -> bool:
    return bool(lexicon.titles.begins(line.bare)) or joined(line.text) in lexicon.titles_in_one


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
        elif at - begin >= _REACH_OF_BODIES or not _heads_at_left(above, lines[at]):
            break
        begin -= 1
    return begin


def _heads_at_left(above: Line, sign: Line) -> bool:
    """Tells whether the line may be a body or a number in the left column of the letterhead that holds the sign."""
    if above.cell is not None or not above.short or not (above.in_capitals or _is_number(above)):
        return False
    here, there = above.edges, sign.edges
    return above.side is Side.LEFT or (here is not None and there is not None and here[1] < there[0])


def _kind_of_head(lines: Sequence[Line], begin: int, at: int, lexicon: Lexicon, appended: bool) -> TextKind:
    """Returns the kind of a text with a national name behind another text.

    It is a document of its own where it has what documents have; lists, forms and minutes that only begin like one are not.
    """
    near = lines[begin : at + 16]
    referring = next((i for i, line in enumerate(near) if lexicon.begins("references", line.bare)), None)
    if referring is not None and not any(_is_number(line) for line in near):
        return TextKind.APPENDIX if appended else _kind_of_issued(lines[begin:], referring, lexicon)
    own = _signs_of_document(lines, begin, at, lexicon)
    filled = any(_is_number(line) and line.number and line.number.number.text.strip().isdigit() for line in near)
    alone = filled and _same_office(lines, near) if appended else own >= _ENOUGH_OF_ITS_OWN
    return TextKind.MAIN if alone else TextKind.APPENDIX


def _signs_of_document(lines: Sequence[Line], begin: int, at: int, lexicon: Lexicon) -> int:
    """Returns how much shows a document of its own: number and symbol count twice, a date and recipients once."""
    near = lines[begin : at + 16]
    numbered = 2 if any(map(_is_number, near)) else any(line.number is not None for line in near)
    subject = any(lexicon.begins("letter_subjects", line.bare) for line in near)
    dated = any(line.is_date for line in lines[begin : at + _TOGETHER])
    ahead = (i for i in range(at + 1, len(lines)) if is_label(lines[i], lexicon) or name_at(lines, i, lexicon))
    closed = next((is_label(lines[i], lexicon) for i in ahead), False)
    return numbered + subject + dated + closed


def _same_office(lines: Sequence[Line], near: Sequence[Line]) -> bool:
    """Tells whether a name in capitals at the left of this letterhead stands in that of the first text."""
    first = {line.bare for line in lines[:_HEAD_REACH] if line.side is Side.LEFT and line.in_capitals}
    return any(line.bare in first for line in near if line.side is Side.LEFT and line.in_capitals)


def _titles_page(lines: Sequence[Line], at: int, closed: int, lexicon: Lexicon) -> bool:
    """Tells whether the line is the title of a list or form on a page of its own behind the closing."""
    line, closing = lines[at], lines[closed].cell
    if line.cell is not None and (line.cell.ruled or (closing is not None and line.cell.table == closing.table)):
        return False
    if not line.in_capitals or not line.short or len(line.text.split()) < 2 or line.text[:1] in "-(":
        return False
    if division_label(line.text, line.bare) or lexicon.begins("certifications", line.bare):
        return False
    if _is_bare_division(lines[at - 1]):
        return False
    if is_authority(line, lexicon) or is_post(line, lexicon):
        return False
    apart = line.cell is None and line.side is Side.FULL and (line.centred or line.bold)
    return (apart or line.cell is not None) and begins_page(lines, at)


def _is_bare_division(line: Line) -> bool:
    """Tells whether the line is nothing but "Chương III" or the like: what follows, even overleaf, is its heading."""
    label = division_label(line.text, line.bare)
    return label is not None and label.role in TITLED and len(label.text) == len(line.text)


def _is_appendix_label(lines: Sequence[Line], at: int, lexicon: Lexicon) -> bool:
    line = lines[at]
    match = _APPENDIX.match(line.bare)
    if match is None or len(line.text) > 120 or (line.cell is not None and line.cell.ruled) or line.text[-1:] in ";,":
        return False
    if in_letter_subject(lines, at, lexicon):
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
    return begins_page(lines, at) or lines[at].gap > 1


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
