"""Recognises the name of the type, and the subject under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile, zip_longest

from msgspec import Struct

from decree30_lint.model.document import Stroke
from decree30_lint.model.formatting import Align
from decree30_lint.model.parts import Evidence, Part
from decree30_lint.model.path import Path
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.addressees import opens_addressees
from decree30_lint.recognise.body import own_line
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.cursor import Cursor
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.numbered_type import is_type_of_number
from decree30_lint.recognise.votes import Choice, choose
from decree30_lint.syntax.date_line import date_line
from decree30_lint.syntax.division_label import TITLED, division_label
from decree30_lint.syntax.folding import tone_folded
from decree30_lint.syntax.placeholders import begins_or_ends_as_field
from decree30_lint.syntax.title import type_line

_ITEMS = ("i.", "1.", "a.", "1)", "- ", "+ ", "a)")
_DIVISIONS = frozenset({*TITLED, "dieu"})
_LETTERED = re.compile(r"(?:phan|chuong|muc) [a-z]\b")
_LONGEST_SUBJECT, _LONGEST_NOTE = 8, 3  # lines
_REACH, _REACH_OF_NUMBER = 7, 5  # lines in which a title, or a number below it, is looked for
_TITLES = ("other_titles", "title_aliases", "attached_titles")
_SURE = 0.8  # of a title
_LETTER = "cong van"  # a letter needs no title; what stands below one is its subject, in the wrong place
_MISPLACED = 0.45  # of that subject, too little to judge it: how it would look in its own place is not known
_NUMBERED = re.compile(r"so ?(?:hieu)? ?[:;.]?[^:a-z]*/")


class Title(Struct, frozen=True):
    """Holds type name and subject; `text` is the bare wording of the type's line, "" where there is none."""

    found: tuple[Candidate, ...] = ()
    text: str = ""


def read_title(
    cursor: Cursor, lexicon: Lexicon, strokes: Mapping[Path, tuple[Stroke, ...]], *, letter: bool = False
) -> Title:
    """Returns the title; where there is none, it is empty and the cursor stays.

    A `letter`, whose subject the letterhead holds, has none but in capitals.
    """
    titled = _find_title(cursor.near(_REACH), cursor.lines[: cursor.at], lexicon, letter=letter)
    if titled is None:
        return Title()
    at, choice = titled
    line = cursor.take(at + 1)[-1]
    name, *rest = _title_pieces(line, lexicon)
    content = type_line((name.paragraph,), lexicon.types.values())
    found = [Candidate(Part.TYPE_NAME, (name,), choice.confidence, choice.evidence, choice.runner_up, content=content)]
    found += _number_below(cursor)
    subject = list(_subject(cursor.near(_LONGEST_SUBJECT + 1), lexicon, strokes, line, rest))
    cursor.take(len(subject))
    note = cursor.take(_length_of_note(cursor.near(_LONGEST_NOTE), subject, lexicon, strokes))
    if rest or subject:
        first = subject[0][1] if subject else Choice(Part.SUBJECT, 0.9, (sign.SUBJECT_AFTER_TYPE,))
        its_lines = (*rest, *(line for line, _ in subject))
        stroked = note[-1] if note else None
        if not letter and line.bare.strip(" :") == _LETTER:
            found.append(Candidate(Part.LETTER_SUBJECT, its_lines, _MISPLACED, first.evidence, Part.SUBJECT))
        else:
            found.append(
                Candidate(Part.SUBJECT, its_lines, first.confidence, first.evidence, first.runner_up, above_stroke=stroked)
            )
    if all(each.part is not Part.NUMBER for each in found):
        found += _number_below(cursor, _lines_before_number(cursor, lexicon))
    return Title(tuple(found), _behind_mark(line, lexicon) or line.bare)


def _find_title(
    lines: Sequence[Line], above: Sequence[Line], lexicon: Lexicon, *, letter: bool
) -> tuple[int, Choice] | None:
    """Returns where the title stands: above all that begins the text itself, such as addressees or the first heading."""
    for i, line in enumerate(lines):
        if opens_addressees(line, lexicon) or line.bare.startswith("can cu ") or (line.cell and line.cell.ruled):
            return None
        if _is_heading(line):
            return None
        if letter and not line.in_capitals:
            continue
        if _behind_mark(line, lexicon) and any(_is_loud_type(below, lexicon) for below in lines[i + 1 :]):
            continue
        choice = choose(_title_votes(line, lexicon, first=i == 0, numbered=is_type_of_number(line, above, lexicon)))
        if choice.part is Part.TYPE_NAME and choice.confidence >= _SURE:
            return i, choice
    return None


def _behind_mark(line: Line, lexicon: Lexicon) -> str:
    """Returns what follows "DỰ THẢO" or "MẪU" in a centred line, where that begins with a type in capitals; else ""."""
    mark = lexicon.begins("marks_before_titles", line.bare)
    rest = line.bare[len(mark) :].lstrip() if mark and line.centred else ""
    known = lexicon.titles.begins(rest)
    at = line.bare.find(rest)
    return rest if known and line.text[at : at + len(known)].isupper() else ""


def _is_loud_type(line: Line, lexicon: Lexicon) -> bool:
    return line.centred and line.in_capitals and bool(lexicon.titles.begins(line.bare))


def _is_heading(line: Line) -> bool:
    """Tells whether the line begins a division of the text: Chương, Phần, Mục, Điều, "I.", "1."."""
    label = division_label(line.text, line.bare)
    return label is not None and label.role != "diem" and label.mark != "/"


def _title_votes(line: Line, lexicon: Lexicon, *, first: bool, numbered: bool) -> Iterator[Evidence]:
    behind = _behind_mark(line, lexicon)
    known = lexicon.titles.begins(behind or line.bare) or lexicon.begins("legal_titles", line.bare)
    if known:
        yield sign.TYPE_KNOWN
    elif any(lexicon.begins(name, line.bare) for name in _TITLES):
        yield sign.TYPE_TITLE
    if line.in_capitals or behind or _loud_beginning(line, known):
        yield sign.TYPE_IN_CAPITALS
    elif numbered:
        yield sign.TYPE_OF_NUMBER
    elif not begins_or_ends_as_field(line.text):
        yield sign.TYPE_KNOWN_IN_SMALL_LETTERS if known else sign.TYPE_IN_SMALL_LETTERS
    if line.centred:
        yield sign.TYPE_CENTRED
    if line.bold:
        yield sign.TYPE_BOLD
    if first:
        yield sign.TYPE_FIRST
    if line.text[-1:] in ";," or begins_as_heading(line) or line.text[:1] == "(" or not any(map(str.isalpha, line.text)):
        yield sign.TYPE_NO_TITLE
    elif lexicon.begins("no_bodies", line.bare) and not behind:
        yield sign.TYPE_MARK
    if len(line.text) > 160 or (line.side is not Side.FULL and not known):
        yield sign.TYPE_LONG_OR_ASIDE


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
    return tuple(line.piece(a, b) for a, b in ((offset, offset + cut), (low, end)))


def _lines_before_number(cursor: Cursor, lexicon: Lexicon) -> int:
    """Returns how many short lines stand before the line with number and symbol; 0 where there is no such line near."""
    for i, line in enumerate(cursor.near(_REACH_OF_NUMBER)):
        if _NUMBERED.match(line.bare) and line.number and line.number.shows_symbol:
            return i
        if len(line.text) > 120 or line.cell or _begins_other(line, lexicon) or begins_as_heading(line):
            break
    return 0


def begins_as_heading(line: Line) -> bool:
    """Tells whether the line begins as an item or a division: "1.", "- ", "Mục 2", "Điều 5."; "Mục tiêu" is none."""
    if line.bare.startswith(_ITEMS) or _LETTERED.match(line.bare):
        return True
    label = division_label(line.text, line.bare)
    return label is not None and label.role in _DIVISIONS


def _number_below(cursor: Cursor, skipped: int = 0) -> Iterator[Candidate]:
    """Yields the number behind `skipped` lines, if it stands there: minutes and contracts may have it under the title."""
    line = next(iter(cursor.near(skipped + 1)[skipped:]), None)
    if line is None or not line.bare.startswith("so") or len(line.text) >= 70:
        return
    if line.number is None or not line.number.begins_number:
        return
    cursor.take(skipped + 1)
    evidence = (sign.NUMBER_LABEL, sign.NUMBER_BELOW_TYPE)
    yield Candidate(Part.NUMBER, (line,), 0.85, evidence, Part.SUBJECT, content=line.number)


def _set_as_subject(line: Line, title: Line, taken: Sequence[Line]) -> bool:
    """Tells whether the line, whatever its words, is set as a subject: in the middle, and no sentence.

    One that goes on with another looks as that one, or is bold.
    """
    if _bold_below_title(line, title, taken):
        return True
    alike = not taken or (not line.gap and _looks(line) == _looks(taken[-1]))
    return line.centred and line.text[-1:] not in ";.:," and (line.bold or alike)


def _looks(line: Line) -> tuple[object, ...]:
    sizes = frozenset(span.format.size for span in line.paragraph.spans if span.text.strip())
    return line.bold, line.italic, line.in_capitals, sizes


def _cites_division(line: Line) -> bool:
    """Tells whether the line names a division of another paper: "Điều 5 Luật Lưu trữ"; the label has no mark behind it."""
    label = division_label(line.text, line.bare)
    return (
        label is not None and not label.mark and line.text[len(label.text) :].lstrip()[:1].isalpha() and not line.in_capitals
    )


def _dates(line: Line) -> bool:
    """Tells whether the line is place and date; that of a cited paper, with its number, is none."""
    return line.is_date and line.text[:1].isupper() and not any(map(str.isdigit, date_line((line.paragraph,)).place.text))


def _begins_other(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line begins as what follows a subject: addressees, a basis, "(Kèm theo …)"."""
    return opens_addressees(line, lexicon) or any(lexicon.begins(name, line.bare) for name in ("no_subjects", "references"))


def _subject(
    lines: Sequence[Line],
    lexicon: Lexicon,
    strokes: Mapping[Path, tuple[Stroke, ...]],
    title: Line,
    begun: Sequence[Line],
) -> Iterator[tuple[Line, Choice]]:
    """Yields the lines of the subject, up to the stroke below it or to what cannot be a subject.

    A stroke under the type itself parts it from all that is not bold.
    """
    taken = list(begun)
    ruled_off = not taken and title.paragraph.anchor.path in strokes
    for line, below in zip_longest(lines[:_LONGEST_SUBJECT], lines[1:]):
        if line is None or (taken and line.gap and not line.centred):
            return
        if ruled_off and not taken and not line.bold and line.paragraph.anchor.path not in strokes:
            return
        if taken and taken[-1].paragraph.anchor.path in strokes and line.paragraph.anchor.path not in strokes:
            return
        before_basis = below is not None and below.bare.startswith("can cu")
        votes = _authority_votes(line, title, taken, lexicon, before_basis=before_basis)
        if taken and _is_note(line, taken[-1], lexicon):
            return
        choice = choose((*_subject_votes(line, title, taken, lexicon), *votes))
        if choice.part is not Part.SUBJECT:
            return
        taken.append(line)
        yield line, choice


def _is_note(line: Line, above: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line below a bold subject is a note: neither bold nor a part, in brackets or in italics.

    In italics it begins anew: one that begins with a small letter or a digit goes on with the subject.
    """
    if line.cell or not line.centred or line.bold or not above.bold or line.in_capitals or not line.short or line.is_date:
        return False
    if any(lexicon.begins(name, line.bare) for name in ("references", "subjects")) or _begins_other(line, lexicon):
        return False
    bracketed = line.text[:1] == "(" and line.text[-1:] == ")"
    return bracketed or (line.italic and not above.italic and line.text[:1].isupper() and line.text[-1:].isalnum())


def _length_of_note(
    lines: Sequence[Line],
    subject: Sequence[tuple[Line, Choice]],
    lexicon: Lexicon,
    strokes: Mapping[Path, tuple[Stroke, ...]],
) -> int:
    """Returns how many lines of a note follow the subject; 0 where its stroke parts it from them."""
    if not subject or subject[-1][0].paragraph.anchor.path in strokes:
        return 0
    return len(list(takewhile(lambda line: _is_note(line, subject[-1][0], lexicon), lines)))


def _subject_votes(line: Line, title: Line, taken: Sequence[Line], lexicon: Lexicon) -> Iterator[Evidence]:
    text = line.bare
    yield sign.SUBJECT_UNDER_TYPE
    if line.centred:
        yield sign.SUBJECT_CENTRED
    elif title.centred:
        yield sign.SUBJECT_NO_LONGER_CENTRED if taken and taken[-1].centred else sign.SUBJECT_NOT_CENTRED
    if line.bold:
        yield sign.SUBJECT_BOLD
    if _bold_below_title(line, title, taken):
        yield sign.SUBJECT_BOLD_BELOW_TYPE
    if ":" in line.text[:40] and not taken:
        yield sign.SUBJECT_COLON
    if lexicon.begins("subjects", text):
        yield sign.SUBJECT_WORDS
    if line.paragraph.layout.align is Align.BOTH or (line.paragraph.layout.first_line or 0) > 12:
        yield sign.SUBJECT_SET_AS_PROSE
    titled = _set_as_subject(line, title, taken)
    other = _dates(line) if titled else _begins_other(line, lexicon) or (line.is_date and line.text[:1].isupper())
    if other or opens_addressees(line, lexicon) or lexicon.begins("references", text) or line.cell:
        yield sign.SUBJECT_OTHER_PART
    if (
        (begins_as_heading(line) and not (titled and taken and _cites_division(line)))
        or line.text[-1:] in ":;"
        or (line.text[-1:] == "." and not line.centred)
    ):
        yield sign.SUBJECT_NO_TITLE
    if not line.centred and len(line.text) > 200:
        yield sign.SUBJECT_LONG


def _bold_below_title(line: Line, title: Line, taken: Sequence[Line]) -> bool:
    """Tells whether the line, which is not centred, stands all bold right below the title, or goes on with one that does."""
    above = taken[-1] if taken else title
    if line.centred or line.gap or line.in_capitals or not own_line(line):
        return False
    return not taken or (not above.centred and own_line(above) and line.text[:1].islower())


def _authority_votes(
    line: Line, title: Line, taken: Sequence[Line], lexicon: Lexicon, *, before_basis: bool
) -> Iterator[Evidence]:
    """Votes for the authority, which stands in capitals between the subject and the basis."""
    decides = bool(lexicon.begins("deciding_types", title.bare))
    names_somebody = lexicon.posts.begins(tone_folded(line.text[:60])) or lexicon.begins("bodies", line.bare)
    if line.in_capitals and names_somebody and (decides or before_basis):
        yield sign.AUTHORITY_NAMED
        yield from [sign.AUTHORITY_UNDER_SUBJECT] * bool(taken)
        yield from [sign.AUTHORITY_ABOVE_BASIS] * before_basis
    elif line.in_capitals and taken and not taken[-1].in_capitals and decides:
        yield sign.AUTHORITY_IN_CAPITALS
    if lexicon.lists["enacting"].is_one(line.bare.rstrip(":")):
        yield sign.ENACTING_WORDS
