"""Recognises the letterhead: national name and motto, the bodies, number, place and date, the subject of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from decree30_lint.model.parts import Part
from decree30_lint.model.words import Words
from decree30_lint.recognise.agencies import split_bodies
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.national import Match, motto_at, name_at
from decree30_lint.recognise.votes import (
    BEGINS_AS_BODY,
    BEGINS_NUMBER,
    CAPITALS,
    DATED,
    GOES_ON,
    PLACEHOLDER,
    Choice,
    Vote,
    choose,
)
from decree30_lint.syntax.date_line import date_line
from decree30_lint.syntax.folding import joined
from decree30_lint.syntax.number_line import NumberLine, is_unlabelled, number_line

_SUBJECT_WORDS = ("v/v", "(v/v", "vv:", "v.v", "v/ v", "ve viec")
_SIGNED_AT = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?|gio: phut: giay")
_NUMBER_TO_COME = (  # seldom needed
    r"[{\[«<$]++\s*+(?:\W*+\w++\.)*(?i:s[oốô](?:_?(?:ky|van|bao|vb|hieu|cong|quyet|to_?trinh)|[\s,}»\]>]|$))"
)
_NOT_A_BODY = (
    "mau ",
    "bieu ",
    "ma ho so",
    "dia chi",
    "dien thoai",
    "dt:",
    "fax",
    "email",
    "ma so",
    "(",
    "du thao",
    "don vi:",
)
_EXACT = Words("đúng nguyên văn", "exact wording")
_DASHES = Words("có hai gạch nối như Tiêu ngữ", "two dashes as in the motto")
_UNDER_NAME = Words("đứng ngay dưới Quốc hiệu", "right under the national name")
_SIGNED = Words("ghi thời điểm ký số", "time of a digital signature")
_BEGINS_SUBJECT = Words("mở đầu bằng “V/v”", "begins “V/v”")
_SYMBOL = Words("có gạch chéo và ký hiệu", "slash and symbol")
_LEFT_COLUMN = Words("ở cột bên trái", "left column")
_RIGHT_COLUMN = Words("ở cột bên phải", "right column")
_IN_HEAD = Words("ở phần đầu văn bản", "in the letterhead")
_NAMED_NUMBER = Words("chỗ để điền số", "placeholder for the number")
_STAMP = Words("đúng chữ của dấu mật, khẩn hoặc lưu hành", "wording of a stamp of secrecy, urgency or circulation")


class Head(Struct, frozen=True):
    """Holds what was found in the letterhead. Lines from `end` on follow it."""

    found: tuple[Candidate, ...]
    end: int

    def has(self, part: Part) -> bool:
        """Tells whether the letterhead has this part."""
        return any(f.part is part for f in self.found)


def first_name(lines: Sequence[Line], start: int, stop: int, lexicon: Lexicon) -> Match | None:
    """Returns the first national name between `start` and `stop`, None if there is none."""
    return next((match for i in range(start, stop) if (match := name_at(lines, i, lexicon))), None)


def read_head(lines: Sequence[Line], start: int, stop: int, lexicon: Lexicon) -> Head:
    """Returns the letterhead of the text between `start` and `stop`."""
    name = first_name(lines, start, min(stop, start + 30), lexicon)
    end = _end(lines, start, stop, name, lexicon)
    found = tuple(_parts(lines[:end], start, name, lexicon))
    return Head(found, end if found else start)


def _end(lines: Sequence[Line], start: int, stop: int, name: Match | None, lexicon: Lexicon) -> int:
    """Returns where the letterhead ends: before the first line that opens the title or the body."""
    if name is None:
        return _end_without_name(lines, start, stop, lexicon)
    grid = lines[name[0][0]].cell
    end = name[0][-1] + 1
    for i in range(end, min(stop, end + 24)):
        line = lines[i]
        same_table = grid is not None and line.cell is not None and line.cell.table == grid.table
        if opens_text(line, lexicon, in_head=same_table):
            break
        if same_table or _belongs(lines, i, lexicon):
            end = i + 1
        elif (line.side is Side.FULL and line.centred and line.in_capitals) or i >= end + 2:
            break
    return end


def _end_without_name(lines: Sequence[Line], start: int, stop: int, lexicon: Lexicon) -> int:
    end = start
    for i in range(start, min(stop, start + 12)):
        if opens_text(lines[i], lexicon, in_head=False):
            break
        grid, above = lines[i].cell, lines[i - 1].cell if i > start else None
        same_table = end == i > start and grid is not None and above is not None and grid.table == above.table
        if same_table or _mark(lines[i]).part is not None or motto_at(lines, i, lexicon):
            end = i + 1
    return end


def opens_text(line: Line, lexicon: Lexicon, *, in_head: bool) -> bool:
    """Tells whether the line cannot stand in a letterhead.

    It is a title, addressees, a basis, a heading, long prose, or in a table with lines.
    """
    text = line.bare
    if text.startswith(("kinh g", "kinh trinh", "can cu ", "dieu 1", "hom nay", "phu luc", "(kem theo", "(ban hanh")):
        return True
    if in_head and line.side is not Side.FULL:
        return False
    title = lexicon.titles.begins(text) or lexicon.begins("legal_titles", text) or lexicon.begins("other_titles", text)
    if title and (line.in_capitals or line.centred):
        return True
    if in_head:
        return len(line.text) > 160
    ruled = line.cell is not None and line.cell.ruled
    heading = text[:2] in ("1.", "i.", "a.") or text.startswith("- ")
    return ruled or heading or (len(line.text) > 130 and not line.is_date)


def _belongs(lines: Sequence[Line], at: int, lexicon: Lexicon) -> bool:
    line = lines[at]
    if _mark(line).part is not None or motto_at(lines, at, lexicon):
        return True
    return line.side is not Side.FULL and line.short


def _parts(lines: Sequence[Line], start: int, name: Match | None, lexicon: Lexicon) -> Iterator[Candidate]:
    slogans = tuple(_slogans(lines, start, name, lexicon))
    yield from slogans
    used = {id(line) for found in slogans for line in found.lines}
    rest = [line for line in lines[start:] if id(line) not in used]
    columns = name is not None or {Side.LEFT, Side.RIGHT} <= {line.side for line in lines[start:]}
    choices = tuple(_classified(rest, columns, lexicon))
    yield from (_single(line, choice) for line, choice in choices if choice.part in _SINGLE)
    subject = [(line, choice) for line, choice in choices if choice.part is Part.LETTER_SUBJECT]
    if subject:
        first = subject[0][1]
        subject_lines = tuple(line for line, _ in subject)
        yield Candidate(Part.LETTER_SUBJECT, subject_lines, first.confidence, first.evidence, first.runner_up)
    yield from split_bodies([line for line, choice in choices if choice.part is Part.ISSUING_BODY], lexicon)


def signature_texts(lines: Iterable[Line]) -> tuple[Candidate, ...]:
    """Returns what digital signatures print at the right above an appendix, which has no letterhead."""
    signed = (line for line in lines if _is_signature_text(line) and (line.framed or line.side is Side.RIGHT))
    return tuple(Candidate(Part.SEAL, (line,), 0.9, (_SIGNED,)) for line in signed)


def _is_signature_text(line: Line) -> bool:
    """Tells whether the line is like "Số: 26/QĐ-STP; 12/3/2026; 08:30:15 +07:00"."""
    return ";" in line.bare and _SIGNED_AT.search(line.bare) is not None


def _slogans(lines: Sequence[Line], start: int, name: Match | None, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yields the national name and the motto."""
    taken = name[0] if name is not None else ()
    if name is not None:
        yield _found(Part.NATIONAL_NAME, lines, name)
    motto = next((m for i in range(start, len(lines)) if i not in taken and (m := motto_at(lines, i, lexicon))), None)
    if motto is not None:
        yield _found(Part.MOTTO, lines, motto)
    elif name is not None and (below := _below_name(lines, name)) is not None:
        yield Candidate(Part.MOTTO, (lines[below],), 0.7, (_DASHES, _UNDER_NAME))


_ONCE = (Part.NUMBER, Part.PLACE_DATE)
_SINGLE = (*_ONCE, Part.SECRECY, Part.URGENCY, Part.CIRCULATION, Part.SEAL)


def _classified(lines: Sequence[Line], columns: bool, lexicon: Lexicon) -> Iterator[tuple[Line, Choice]]:
    """Yields each line that is a part, and which; what has been seen above bears on what comes below."""
    seen: dict[Part, Line] = {}
    for line in lines:
        choice = choose(_votes(line, seen, columns, lexicon))
        if choice.part is None or (choice.part in _ONCE and choice.part in seen):
            continue
        seen.setdefault(choice.part, line)
        yield line, choice


def _single(line: Line, choice: Choice) -> Candidate:
    assert choice.part is not None
    content: object | None = None
    if choice.part is Part.NUMBER:
        content = line.number or number_line((line.paragraph,))
    elif choice.part is Part.PLACE_DATE:
        content = date_line((line.paragraph,))
    return Candidate(choice.part, (line,), choice.confidence, choice.evidence, choice.runner_up, content=content)


def _below_name(lines: Sequence[Line], name: Match) -> int | None:
    """Returns the line under the national name if it has the dashes of a motto, whatever its letters, else None."""
    last = name[0][-1]
    below = next((i for i in range(last + 1, len(lines)) if lines[i].column == lines[last].column), None)
    return below if below is not None and lines[below].text.count(" - ") == 2 and lines[below].short else None


def _found(part: Part, lines: Sequence[Line], match: Match) -> Candidate:
    evidence = (_EXACT,) if match[1] == 1.0 else (_alike(round(match[1] * 100)),)
    return Candidate(part, tuple(lines[i] for i in match[0]), round(0.6 + 0.4 * match[1], 3), evidence)


def _alike(percent: int) -> Words:
    return Words(f"giống nguyên văn {percent} %", f"wording alike by {percent} %")


def _mark(line: Line) -> Choice:
    """Returns what the line is by its own wording alone."""
    return choose(_wording(line))


def _wording(line: Line) -> Iterator[Vote]:
    text = line.bare
    if _is_signature_text(line):
        yield Part.SEAL, 4, _SIGNED
        return
    if text.startswith(("so", "luat so")) and len(line.text) < 110:
        yield from _number_votes(line.number)
    if text.startswith(_SUBJECT_WORDS):
        yield Part.LETTER_SUBJECT, 4, _BEGINS_SUBJECT
    if len(line.text) < 260 and line.is_date:
        yield Part.PLACE_DATE, 4, DATED


def _number_votes(number: NumberLine | None) -> Iterator[Vote]:
    if number is None or not (number.sign.text or number.shows_symbol):
        return
    yield Part.NUMBER, 3, BEGINS_NUMBER
    if number.shows_symbol:
        yield Part.NUMBER, 2, _SYMBOL


def _votes(line: Line, seen: Mapping[Part, Line], columns: bool, lexicon: Lexicon) -> Iterator[Vote]:
    yield from _wording(line)
    yield from _stamp_votes(line, lexicon)
    yield from _side_votes(line, seen.get(Part.LETTER_SUBJECT), columns)
    if Part.NUMBER not in seen:
        yield from _body_votes(line, columns, lexicon)
        yield from _bare_number_votes(line, seen.get(Part.ISSUING_BODY))


def _bare_number_votes(line: Line, body: Line | None) -> Iterator[Vote]:
    """Votes for a number whose label was forgotten, or a placeholder for one, in the bodies' column and below them."""
    if body is None or line.column != body.column:
        return
    if is_unlabelled(line.paragraph.text):
        yield Part.NUMBER, 6, _SYMBOL
    elif is_placeholder(line.text) and re.match(_NUMBER_TO_COME, line.text):
        yield Part.NUMBER, 6, _NAMED_NUMBER


def _side_votes(line: Line, subject: Line | None, columns: bool) -> Iterator[Vote]:
    if line.side is Side.LEFT:
        yield Part.PLACE_DATE, -1, None
        if line.bare.startswith("so"):
            yield Part.NUMBER, 1, _LEFT_COLUMN
        if subject is not None and line.column == subject.column and not line.in_capitals:
            yield Part.LETTER_SUBJECT, 3, GOES_ON
    elif line.side is Side.RIGHT and columns:
        yield Part.ISSUING_BODY, -3, None
        yield Part.LETTER_SUBJECT, -2, None
        if line.is_date:
            yield Part.PLACE_DATE, 1, _RIGHT_COLUMN


def _stamp_votes(line: Line, lexicon: Lexicon) -> Iterator[Vote]:
    for name, part in (("secrecy", Part.SECRECY), ("urgency", Part.URGENCY), ("circulation", Part.CIRCULATION)):
        if lexicon.lists[name].is_one(line.bare):
            yield part, 6 if line.in_capitals else 2, _STAMP


def _body_votes(line: Line, columns: bool, lexicon: Lexicon) -> Iterator[Vote]:
    text = line.bare
    if text.startswith(_NOT_A_BODY) or len(line.text) > 110:
        return
    if text.startswith("so") and line.number:
        return
    if line.side is Side.LEFT:
        yield Part.ISSUING_BODY, 2, _LEFT_COLUMN
    elif not columns:
        yield Part.ISSUING_BODY, 1, _IN_HEAD
    if line.in_capitals:
        yield Part.ISSUING_BODY, 2, CAPITALS
    elif not is_placeholder(line.text):
        yield Part.ISSUING_BODY, -1, None
    if lexicon.begins("bodies", text):
        yield Part.ISSUING_BODY, 2, BEGINS_AS_BODY
    if is_placeholder(line.text):
        yield Part.ISSUING_BODY, 1, PLACEHOLDER
    if ":" in text:
        yield Part.ISSUING_BODY, -2, None
    if not joined(text):
        yield Part.ISSUING_BODY, -4, None


def is_placeholder(text: str) -> bool:
    """Tells whether the text stands for words still to come: {{x}}, ${x}, «x», [CẦN BỔ SUNG: …], <x>."""
    return text[:1] in "{[«<$" or text.startswith("${") or (text[-1:] in "}]»" and any(c in text for c in "{[«"))
