"""Recognises the name of the type, and the subject under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model.document import Stroke
from decree30_lint.model.formatting import Align
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.model.words import Words
from decree30_lint.recognise.addressees import opens_addressees
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.letterhead import is_placeholder
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.votes import BEGINS_NUMBER, BOLD, CAPITALS, CENTRED, Choice, Vote, choose
from decree30_lint.syntax.folding import bare, tone_folded

REFERENCE = ("(kem theo", "(ban hanh kem", "(dinh kem", "kem theo quyet dinh", "(phu luc kem", "(ban hanh theo", "(kem ")
ENACTING = ("quyet dinh", "quyet nghi", "chi thi", "thong qua")
HEADINGS = ("i.", "1.", "a.", "1)", "phan ", "chuong ", "dieu ", "muc ", "- ", "+ ", "a)")
DECIDING_TYPES = ("quyet dinh", "nghi quyet", "chi thi", "nghi dinh", "thong tu", "luat")
_SUBJECT_WORDS = ("ve viec", "v/v", "ve ", "ban hanh", "phe duyet", "(ve viec", "(v/v", "quy dinh", "ket qua", "tinh hinh")
_NO_SUBJECT = ("can cu", "xet ", "theo de nghi", "dua theo", "dua vao", "hom nay", "(theo ", *REFERENCE)
_LONGEST_SUBJECT = 8  # lines
_NUMBERED = re.compile(r"so ?(?:hieu)? ?[:;.]?[^:a-z]*/")
_BEGINS_TYPE = Words("mở đầu bằng tên loại văn bản", "begins with the name of a type")
_BEGINS_TITLE = Words("mở đầu như tên một loại giấy tờ", "begins as a title")
_FIRST = Words("ngay dưới phần đầu văn bản", "first under the letterhead")
_UNDER_TYPE = Words("ở dưới tên loại văn bản", "under the type's name")
_AFTER_TYPE = Words("ngay sau tên loại, trên cùng dòng", "after the type's name on its line")
_BEGINS_SUBJECT = Words("mở đầu như một trích yếu", "begins as a subject")


class Title(Struct, frozen=True):
    """Holds type name and subject.

    `text` is the bare wording of the type's line, "" where there is none. What follows begins at `end`.
    """

    found: tuple[Candidate, ...]
    end: int
    text: str


def read_title(
    lines: Sequence[Line], start: int, stop: int, lexicon: Lexicon, strokes: Mapping[Path, tuple[Stroke, ...]]
) -> Title:
    """Returns the title of the text between `start` and `stop`; it is empty where there is none."""
    titled = _find_title(lines, start, stop, lexicon)
    if titled is None:
        return Title((), start, "")
    at, choice = titled
    name, *rest = _title_pieces(lines[at], lexicon)
    found = [Candidate(Part.TYPE_NAME, (name,), choice.confidence, choice.evidence, choice.runner_up)]
    end = at + 1
    number = _number_below(lines, end, stop)
    if number is not None:
        found.append(number)
        end += 1
    subject = list(_subject(lines, end, stop, lexicon, strokes, lines[at], rest))
    end += len(subject)
    if rest or subject:
        first = subject[0][1] if subject else Choice(Part.SUBJECT, 0.9, (_AFTER_TYPE,))
        its_lines = (*rest, *(line for line, _ in subject))
        found.append(Candidate(Part.SUBJECT, its_lines, first.confidence, first.evidence, first.runner_up))
    below = _numbered_at(lines, end, stop)
    if number is None and (number := _number_below(lines, below, stop)) is not None:
        found.append(number)
        end = below + 1
    return Title(tuple(found), end, lines[at].bare)


def _find_title(lines: Sequence[Line], start: int, stop: int, lexicon: Lexicon) -> tuple[int, Choice] | None:
    for i in range(start, min(stop, start + 7)):
        line = lines[i]
        if opens_addressees(line) or line.bare.startswith("can cu ") or (line.cell and line.cell.ruled):
            return None
        choice = choose(_title_votes(lines, i, start, lexicon))
        if choice.part is Part.TYPE_NAME and choice.confidence >= 0.8:
            return i, choice
    return None


def _title_votes(lines: Sequence[Line], at: int, start: int, lexicon: Lexicon) -> Iterator[Vote]:
    line = lines[at]
    known = lexicon.titles.begins(line.bare) or lexicon.begins("legal_titles", line.bare)
    if known:
        yield Part.TYPE_NAME, 2.5, _BEGINS_TYPE
    elif lexicon.begins("other_titles", line.bare) or lexicon.begins("title_aliases", line.bare):
        yield Part.TYPE_NAME, 2.5, _BEGINS_TITLE
    if line.in_capitals or _loud_beginning(line, known):
        yield Part.TYPE_NAME, 2, CAPITALS
    elif not is_placeholder(line.text):
        yield Part.TYPE_NAME, -1.5 if known else -3, None
    if line.centred:
        yield Part.TYPE_NAME, 1, CENTRED
    if line.bold:
        yield Part.TYPE_NAME, 1, BOLD
    if at == start:
        yield Part.TYPE_NAME, 0.5, _FIRST
    if line.text[-1:] in ";," or line.bare.startswith((*HEADINGS, "(")) or not any(map(str.isalpha, line.text)):
        yield Part.TYPE_NAME, -4, None
    if len(line.text) > 160 or (line.side is not Side.FULL and not known):
        yield Part.TYPE_NAME, -3, None


def _loud_beginning(line: Line, known: str) -> bool:
    return bool(known) and line.text[: len(known)].isupper()


def _title_pieces(line: Line, lexicon: Lexicon) -> tuple[Line, ...]:
    """Returns the line, or two pieces where the type in capitals is followed by a subject in small letters."""
    known = lexicon.titles.begins(line.bare) if not line.spaced_out else ""
    text = line.paragraph.text
    begin = len(text) - len(text.lstrip())
    cut = begin + len(known)
    rest = text[cut:].strip()
    if not known or not rest or rest[:1] in ":(" or not text[begin:cut].isupper() or "  " in text[begin:cut]:
        return (line,)
    small = sum(c.islower() for c in rest)
    if small * 2 < sum(c.isalpha() for c in rest):
        return (line,)
    offset = line.paragraph.anchor.start
    end = line.paragraph.anchor.end if line.paragraph.anchor.end is not None else offset + len(text)
    low = offset + cut + len(text[cut:]) - len(text[cut:].lstrip())
    return tuple(_cut(line, a, b) for a, b in ((offset, offset + cut), (low, end)))


def _cut(line: Line, start: int, end: int) -> Line:
    piece = line.whole.piece(start, end)
    text = " ".join(piece.text.split())
    return replace(line, paragraph=piece, text=text, bare=bare(text))


def _numbered_at(lines: Sequence[Line], at: int, stop: int) -> int:
    """Returns the index of the line with number and symbol, at `at` or behind a few short lines; else `at`."""
    for i in range(at, min(stop, at + 5)):
        line = lines[i]
        if _NUMBERED.match(line.bare) and line.number and line.number.shows_symbol:
            return i
        if len(line.text) > 120 or line.cell or line.bare.startswith((*_NO_SUBJECT, *HEADINGS)) or opens_addressees(line):
            break
    return at


def _number_below(lines: Sequence[Line], at: int, stop: int) -> Candidate | None:
    """Returns the number at `at`, None if there is none: minutes and contracts may have it under the title."""
    if at >= stop or not lines[at].bare.startswith("so") or len(lines[at].text) >= 70 or lines[at].bare[2:3].isalpha():
        return None
    number = lines[at].number
    if number is None:
        return None
    return Candidate(Part.NUMBER, (lines[at],), 0.85, (BEGINS_NUMBER, _UNDER_TYPE), Part.SUBJECT, content=number)


def _subject(
    lines: Sequence[Line],
    at: int,
    stop: int,
    lexicon: Lexicon,
    strokes: Mapping[Path, tuple[Stroke, ...]],
    title: Line,
    begun: Sequence[Line],
) -> Iterator[tuple[Line, Choice]]:
    """Yields the lines of the subject from `at`, up to the stroke below it or to what cannot be a subject."""
    taken = list(begun)
    for i in range(at, min(stop, at + _LONGEST_SUBJECT)):
        line = lines[i]
        if taken and line.gap and not line.centred:
            return
        if taken and taken[-1].paragraph.anchor.path in strokes and line.paragraph.anchor.path not in strokes:
            return
        before_basis = i + 1 < stop and lines[i + 1].bare.startswith("can cu")
        choice = choose((*_subject_votes(line, title, taken), *_authority_votes(line, title, taken, before_basis, lexicon)))
        if choice.part is not Part.SUBJECT:
            return
        taken.append(line)
        yield line, choice


def _subject_votes(line: Line, title: Line, taken: Sequence[Line]) -> Iterator[Vote]:
    text = line.bare
    yield Part.SUBJECT, 2, _UNDER_TYPE
    if line.centred:
        yield Part.SUBJECT, 2, CENTRED
    elif title.centred:
        yield Part.SUBJECT, -4 if taken and taken[-1].centred else -2, None
    if line.bold:
        yield Part.SUBJECT, 1, BOLD
    if ":" in line.text[:40] and not taken:
        yield Part.SUBJECT, -4, None
    if text.startswith(_SUBJECT_WORDS):
        yield Part.SUBJECT, 1.5, _BEGINS_SUBJECT
    if line.paragraph.layout.align is Align.BOTH or (line.paragraph.layout.first_line or 0) > 12:
        yield Part.SUBJECT, -1.5, None
    if opens_addressees(line) or text.startswith(_NO_SUBJECT) or line.cell:
        yield Part.SUBJECT, -9, None
    if text.startswith(HEADINGS) or line.text[-1:] in ":;" or (line.text[-1:] == "." and not line.centred):
        yield Part.SUBJECT, -5, None
    if not line.centred and len(line.text) > 200:
        yield Part.SUBJECT, -3, None


def _authority_votes(line: Line, title: Line, taken: Sequence[Line], before_basis: bool, lexicon: Lexicon) -> Iterator[Vote]:
    """Votes for the authority, which stands in capitals between the subject and the basis."""
    decides = title.bare.startswith(DECIDING_TYPES)
    names_somebody = lexicon.posts.begins(tone_folded(line.text[:60])) or lexicon.begins("bodies", line.bare)
    if line.in_capitals and names_somebody and (decides or before_basis):
        yield Part.STRUCTURE, 4 + 2 * bool(taken) + 3 * before_basis, None
    elif line.in_capitals and taken and not taken[-1].in_capitals and decides:
        yield Part.STRUCTURE, 7, None
    if line.bare.rstrip(":") in ENACTING:
        yield Part.STRUCTURE, 9, None
