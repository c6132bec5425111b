"""Recognises the letterhead: national name and motto, the bodies, number, place and date, the subject of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from decree30_lint.model.parts import Evidence, Part
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.addressees import opens_addressees
from decree30_lint.recognise.agencies import split_bodies
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.closing import is_label
from decree30_lint.recognise.cursor import Cursor
from decree30_lint.recognise.head_columns import HeadColumns, head_columns
from decree30_lint.recognise.letter_subject import begins_subject, goes_on
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.national import Match, motto_at, name_at
from decree30_lint.recognise.numbered_type import is_type_of_number
from decree30_lint.recognise.signing_time import is_signature_text
from decree30_lint.recognise.votes import Choice, choose
from decree30_lint.syntax.date_line import date_line
from decree30_lint.syntax.folding import joined
from decree30_lint.syntax.number_line import NumberLine, is_unlabelled, number_line
from decree30_lint.syntax.placeholders import begins_or_ends_as_field, is_field

_NUMBER_TO_COME = (  # seldom needed
    r"[{\[«<$]++\s*+(?:\W*+\w++\.)*(?i:s[oốô](?:_?(?:ky|van|bao|vb|hieu|cong|quyet|to_?trinh)|[\s,}»\]>]|$))"
)
_TITLES = ("legal_titles", "other_titles", "attached_titles")
_REACH = 30  # lines in which a national name is looked for
_LONGEST = 24  # lines under a national name
_LONGEST_NAMELESS = 12
_LONGEST_BODY = 4  # lines
_FEW_WORDS = 5  # of a line that is no sentence, whatever its end


def first_name(lines: Sequence[Line], lexicon: Lexicon) -> Match | None:
    """Returns the first national name among the first lines, None if there is none."""
    return next((match for i in range(min(len(lines), _REACH)) if (match := name_at(lines, i, lexicon))), None)


def read_head(cursor: Cursor, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Returns the parts of the letterhead; where there is none, the cursor stays."""
    lines = cursor.rest
    name = first_name(lines, lexicon)
    end = _end(lines, name, lexicon)
    found = tuple(_parts(lines[:end], name, lexicon))
    if found:
        cursor.take(end)
    return found


def _end(lines: Sequence[Line], name: Match | None, lexicon: Lexicon) -> int:
    """Returns where the letterhead ends: before the first line that opens the title or the body."""
    if name is None:
        return _end_without_name(lines, lexicon)
    grid = lines[name[0][0]].cell
    end = name[0][-1] + 1
    subject: Line | None = None
    for i in range(end, min(len(lines), end + _LONGEST)):
        line = lines[i]
        same_table = grid is not None and line.cell is not None and line.cell.table == grid.table
        if is_type_of_number(line, lines[:i], lexicon):
            break
        if begins_subject(line, lexicon) or (subject is not None and goes_on(line, subject, lexicon)):
            subject, end = line, i + 1
            continue
        if opens_text(line, lexicon, in_head=same_table, below_subject=subject is not None):
            break
        if same_table and _is_title_at_right(lines[i - 1], line, lexicon):
            break
        if not same_table and _is_sentence(line):
            break
        if same_table or _belongs(lines, i, lexicon):
            end = i + 1
        elif bodies := _bodies_above_title(lines[i:], lexicon):
            return i + bodies
        elif (line.side is Side.FULL and line.centred and line.in_capitals) or i >= end + 2:
            break
    return end


def _bodies_above_title(lines: Sequence[Line], lexicon: Lexicon) -> int:
    """Returns how many of the first lines name the issuing body right above the title, with no date between; else 0.

    They stand in capitals, and either begin as a body's name or are no title where a type's name stands alone below.
    """
    loud = list(takewhile(lambda line: line.cell is None and line.in_capitals and line.short, lines[: _LONGEST_BODY + 1]))
    at = next((i for i, line in enumerate(loud) if lexicon.titles.begins(line.bare)), 0)
    if not at or any(lexicon.begins(name, loud[0].bare) for name in (*_TITLES, "title_aliases", "no_bodies")):
        return 0
    return at if lexicon.begins("bodies", loud[0].bare) or lexicon.titles.is_one(loud[at].bare) else 0


def _end_without_name(lines: Sequence[Line], lexicon: Lexicon) -> int:
    end = 0
    subject: Line | None = None
    for i in range(min(len(lines), _LONGEST_NAMELESS)):
        if is_type_of_number(lines[i], lines[:i], lexicon):
            break
        if begins_subject(lines[i], lexicon) or (subject and goes_on(lines[i], subject, lexicon)):
            subject, end = lines[i], i + 1
            continue
        if opens_text(lines[i], lexicon, in_head=False, below_subject=subject is not None):
            break
        grid, above = lines[i].cell, lines[i - 1].cell if i else None
        same_table = end == i > 0 and grid is not None and above is not None and grid.table == above.table
        if same_table or _mark(lines[i], lexicon).part is not None or motto_at(lines, i, lexicon):
            end = i + 1
    return end


def _is_sentence(line: Line) -> bool:
    """Tells whether the line begins the body: it ends as a sentence, and is neither place and date nor a number."""
    if line.cell is not None or line.side is not Side.FULL or line.centred or line.text[-1:] not in tuple(".:;/!?"):
        return False
    head = date_line((line.paragraph,)).place.text if line.is_date else line.text
    return line.number is None and len(head.split()) > _FEW_WORDS


def opens_text(line: Line, lexicon: Lexicon, *, in_head: bool, below_subject: bool = False) -> bool:
    """Tells whether the line cannot stand in a letterhead.

    It is a title, or a field in its place, addressees, recipients, a basis, a heading, long prose, or in a table with lines.
    Below the subject of a letter a title stands in capitals.
    """
    text = line.bare
    if lexicon.begins("texts", text) or opens_addressees(line, lexicon) or is_label(line, lexicon):
        return True
    if in_head and line.side is not Side.FULL:
        return False
    title = lexicon.titles.begins(text) or any(lexicon.begins(name, text) for name in _TITLES)
    if title and (line.in_capitals or (line.centred and not below_subject)):
        return True
    if in_head:
        return len(line.text) > 160
    if line.centred and line.side is Side.FULL and is_field(line.text):
        return True
    ruled = line.cell is not None and line.cell.ruled
    heading = text[:2] in ("1.", "i.", "a.") or text.startswith("- ")
    return ruled or heading or (len(line.text) > 130 and not line.is_date)


def _is_title_at_right(above: Line, line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line is the name of a type that, set at the right, has got into the column of place and date."""
    named = line.in_capitals and line.bold and bool(lexicon.titles.begins(line.bare))
    return named and above.is_date and line.column == above.column


def _belongs(lines: Sequence[Line], at: int, lexicon: Lexicon) -> bool:
    line = lines[at]
    if _mark(line, lexicon).part is not None or motto_at(lines, at, lexicon):
        return True
    return line.side is not Side.FULL and line.short


def _parts(lines: Sequence[Line], name: Match | None, lexicon: Lexicon) -> Iterator[Candidate]:
    slogans = tuple(_slogans(lines, name, lexicon))
    yield from slogans
    used = {id(line) for found in slogans for line in found.lines}
    rest = [line for line in lines if id(line) not in used]
    columns = head_columns(lines, name)
    choices = tuple(_classified(rest, columns, lexicon))
    yield from (_single(line, choice) for line, choice in choices if choice.part in _SINGLE)
    subject = [(line, choice) for line, choice in choices if choice.part is Part.LETTER_SUBJECT]
    if subject:
        first = subject[0][1]
        subject_lines = tuple(line for line, _ in subject)
        yield Candidate(Part.LETTER_SUBJECT, subject_lines, first.confidence, first.evidence, first.runner_up)
    number = next((line for line, choice in choices if choice.part is Part.NUMBER), None)
    bodies = [line for line, choice in choices if choice.part is Part.ISSUING_BODY]
    yield from split_bodies(bodies, _number_in(number) if number else None, lexicon)


def _slogans(lines: Sequence[Line], name: Match | None, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields the national name and the motto."""
    taken = name[0] if name is not None else ()
    if name is not None:
        yield _found(Part.NATIONAL_NAME, lines, name)
    motto = next((m for i in range(len(lines)) if i not in taken and (m := motto_at(lines, i, lexicon))), None)
    if motto is not None:
        yield _found(Part.MOTTO, lines, motto)
    elif name is not None and (below := _below_name(lines, name)) is not None:
        yield Candidate(Part.MOTTO, (lines[below],), 0.7, (sign.MOTTO_DASHES, sign.MOTTO_UNDER_NAME))


_ONCE = (Part.NUMBER, Part.PLACE_DATE)
_SINGLE = (*_ONCE, Part.SECRECY, Part.URGENCY, Part.CIRCULATION, Part.SEAL)


def _classified(lines: Sequence[Line], columns: HeadColumns, lexicon: Lexicon) -> Iterator[tuple[Line, Choice]]:
    """Yields each line that is a part, and which; what has been seen above bears on what comes below."""
    seen: dict[Part, Line] = {}
    for line in lines:
        votes = tuple(_votes(line, seen, columns, lexicon))
        choice = choose(vote for vote in votes if not (vote.part in _ONCE and vote.part in seen))
        if choice.part is None:
            continue
        if choice.part is Part.LETTER_SUBJECT:
            seen[choice.part] = line
        seen.setdefault(choice.part, line)
        yield line, choice


def _single(line: Line, choice: Choice) -> Candidate:
    assert choice.part is not None
    content: object | None = None
    if choice.part is Part.NUMBER:
        content = _number_in(line)
    elif choice.part is Part.PLACE_DATE:
        content = date_line((line.paragraph,))
    return Candidate(choice.part, (line,), choice.confidence, choice.evidence, choice.runner_up, content=content)


def _number_in(line: Line) -> NumberLine:
    return line.number or number_line((line.paragraph,))


def _below_name(lines: Sequence[Line], name: Match) -> int | None:
    """Returns the line under the national name if it has the dashes of a motto, whatever its letters, else None."""
    last = name[0][-1]
    below = next((i for i in range(last + 1, len(lines)) if lines[i].column == lines[last].column), None)
    return below if below is not None and lines[below].text.count(" - ") == 2 and lines[below].short else None


def _found(part: Part, lines: Sequence[Line], match: Match) -> Candidate:
    exact = sign.EXACT_NAME if part is Part.NATIONAL_NAME else sign.EXACT_MOTTO
    evidence = exact if match[1] == 1.0 else sign.alike(part, round(match[1] * 100))
    return Candidate(part, tuple(lines[i] for i in match[0]), round(0.6 + 0.4 * match[1], 3), (evidence,))


def _mark(line: Line, lexicon: Lexicon) -> Choice:
    """Returns what the line is by its own wording alone."""
    return choose(_wording(line, lexicon))


def _wording(line: Line, lexicon: Lexicon) -> Iterator[Evidence]:
    text = line.bare
    if is_signature_text(line):
        yield sign.SIGNING_TIME
        return
    if text.startswith(("so", "luat so")) and len(line.text) < 110:
        yield from _number_votes(line.number)
    if begins_subject(line, lexicon):
        yield sign.SUBJECT_OF_LETTER
    if len(line.text) < 260 and line.is_date:
        yield sign.DATE


def _number_votes(number: NumberLine | None) -> Iterator[Evidence]:
    if number is None or not (number.sign.text or number.shows_symbol):
        return
    yield sign.NUMBER_LABEL
    if number.shows_symbol:
        yield sign.NUMBER_SYMBOL


def _votes(line: Line, seen: Mapping[Part, Line], columns: HeadColumns, lexicon: Lexicon) -> Iterator[Evidence]:
    yield from _wording(line, lexicon)
    yield from _stamp_votes(line, lexicon)
    yield from _side_votes(line, columns)
    subject, number = seen.get(Part.LETTER_SUBJECT), seen.get(Part.NUMBER)
    if subject is not None and goes_on(line, subject, lexicon):
        yield sign.SUBJECT_OF_LETTER_GOES_ON
    elif (
        not subject
        and number
        and not lexicon.begins("letter_subjects", line.bare)
        and _may_be_subject(line, number, columns, lexicon)
    ):
        yield sign.SUBJECT_OF_LETTER_UNDER_NUMBER
    if number is None or (number.side is columns.date and line.side is columns.bodies):
        yield from _body_votes(line, columns, lexicon)
        yield from _bare_number_votes(line, seen.get(Part.ISSUING_BODY))


def _bare_number_votes(line: Line, body: Line | None) -> Iterator[Evidence]:
    """Votes for a number whose label was forgotten, or a placeholder for one, in the bodies' column and below them."""
    if body is None or line.column != body.column:
        return
    if is_unlabelled(line.paragraph.text):
        yield sign.NUMBER_UNLABELLED
    elif begins_or_ends_as_field(line.text) and re.match(_NUMBER_TO_COME, line.text):
        yield sign.NUMBER_TO_COME


def _may_be_subject(line: Line, number: Line, columns: HeadColumns, lexicon: Lexicon) -> bool:
    """Tells whether the line, below the number and in its column, may be a subject without its "V/v": words, no label."""
    if line.column != number.column or line.side is not columns.bodies or line.gap > 1 or line.in_capitals:
        return False
    return len(line.text.split()) > 3 and ":" not in line.text and not lexicon.begins("no_bodies", line.bare)


def _side_votes(line: Line, columns: HeadColumns) -> Iterator[Evidence]:
    if line.side is columns.bodies:
        yield sign.DATE_BESIDE_NAME
        if line.bare.startswith("so"):
            yield sign.NUMBER_BESIDE_NAME
    elif line.side is columns.date and columns.two:
        yield sign.BODY_UNDER_NAME
        yield sign.SUBJECT_OF_LETTER_UNDER_NAME
        if line.is_date:
            yield sign.DATE_UNDER_NAME
        elif is_field(line.text):
            yield sign.DATE_TO_COME


def _stamp_votes(line: Line, lexicon: Lexicon) -> Iterator[Evidence]:
    for name, in_capitals, in_words in _STAMPS:
        if lexicon.lists[name].is_one(line.bare):
            yield in_capitals if line.in_capitals else in_words


_STAMPS = (
    ("secrecy", sign.SECRECY_STAMP, sign.SECRECY_WORDS),
    ("urgency", sign.URGENCY_STAMP, sign.URGENCY_WORDS),
    ("circulation", sign.CIRCULATION_STAMP, sign.CIRCULATION_WORDS),
)


def _body_votes(line: Line, columns: HeadColumns, lexicon: Lexicon) -> Iterator[Evidence]:
    text = line.bare
    if lexicon.begins("no_bodies", text) or len(line.text) > 110:
        return
    if text.startswith("so") and line.number:
        return
    if line.side is columns.bodies:
        yield sign.BODY_BESIDE_NAME
    elif not columns.two:
        yield sign.BODY_IN_HEAD
    if line.in_capitals:
        yield sign.BODY_IN_CAPITALS
    elif not begins_or_ends_as_field(line.text):
        yield sign.BODY_IN_SMALL_LETTERS
    if lexicon.begins("bodies", text):
        yield sign.BODY_NAME
    if begins_or_ends_as_field(line.text):
        yield sign.BODY_PLACEHOLDER
    if ":" in text:
        yield sign.BODY_COLON
    if not joined(text):
        yield sign.BODY_WITHOUT_LETTERS
