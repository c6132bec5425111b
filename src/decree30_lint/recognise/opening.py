"""Recognises what stands between letterhead and body: title, reference of an attached text, authority, addressees, basis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.model.document import Stroke
from decree30_lint.model.formatting import Align
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.addressees import addressees, opens_addressees
from decree30_lint.recognise.basis import basis
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.cursor import Cursor
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.title import Title, begins_as_heading, read_title
from decree30_lint.syntax.date_line import DateLine, date_line
from decree30_lint.syntax.place_name import with_initials
from decree30_lint.syntax.placeholders import is_field

_FAR = 11  # lines in which the enacting formula is looked for
_FARTHEST = 60  # lines: the longest block of bases above the formula
_LONGEST_REFERENCE = 5  # lines
_SHORTEST_BASIS = 25  # characters
_MOST_SKIPPED = 3  # lines between title and addressees


class Opening(Struct, frozen=True):
    """Holds what was found between letterhead and body.

    `title` is the bare wording of the type's line, "" where there is none.
    """

    found: tuple[Candidate, ...]
    title: str


def read_opening(
    cursor: Cursor, lexicon: Lexicon, strokes: Mapping[Path, tuple[Stroke, ...]], *, attached: bool, letter: bool
) -> Opening:
    """Returns the opening of a text.

    `attached` states that the text may say with which document it was issued, `letter` that the letterhead holds the subject
    of a letter.
    """
    title = read_title(cursor, lexicon, strokes, letter=letter)
    decides = bool(lexicon.begins("deciding_types", title.text)) or _enacting_follows(cursor.near(_FAR), lexicon)
    found = [_stroked_in_title(each, cursor.near(_MOST_SKIPPED), strokes) for each in title.found]
    found += _date_below(cursor)
    while not cursor.done:
        lines = cursor.rest
        block = _block(lines, lexicon, decides)
        if not block and (skipped := _before_part(lines, lexicon, decides)):
            cursor.take(skipped)
            continue
        if not block and not (decides and _enacting_follows(cursor.near(_FAR + 1)[1:], lexicon)):
            break
        block = block or _unworded_basis(lines[0])
        if block and block[0].role == "reference":
            found = [_stroked_below(each, block[0], strokes) for each in found]
        found += [item for item in block if attached or item.role != "reference"]
        cursor.take(sum(len(item.lines) for item in block) or 1)
        if not title.text and block and block[0].part is Part.ADDRESSEES:
            title = _title_below(cursor, lexicon, strokes, letter=letter)
            found += title.found
        if block and block[-1].role == "enacting":
            break
    return Opening(tuple(found), title.text)


def _title_below(cursor: Cursor, lexicon: Lexicon, strokes: Mapping[Path, tuple[Stroke, ...]], *, letter: bool) -> Title:
    """Returns the title that stands right below the addressees: a type in capitals, in a letter nothing but its name."""
    line = next(iter(cursor.near(1)), None)
    if line is None or line.cell is not None or not (line.in_capitals and line.centred):
        return Title()
    named = lexicon.titles.is_one(line.bare) if letter else lexicon.titles.begins(line.bare)
    return read_title(cursor, lexicon, strokes, letter=letter) if named else Title()


def _stroked_in_title(found: Candidate, below: Sequence[Line], strokes: Mapping[Path, tuple[Stroke, ...]]) -> Candidate:
    """Returns the subject with its stroke under a centred line below it, which belongs to the block of the title."""
    block = takewhile(lambda line: line.centred and not (line.cell or line.gap or begins_as_heading(line)), below)
    ruled = next((line for line in block if line.paragraph.anchor.path in strokes), None)
    if found.part is not Part.SUBJECT or ruled is None or found.lines[-1].paragraph.anchor.path in strokes:
        return found
    return replace(found, above_stroke=ruled)


def _stroked_below(found: Candidate, reference: Candidate, strokes: Mapping[Path, tuple[Stroke, ...]]) -> Candidate:
    """Returns the subject with its stroke under the reference that stands between the two, where that has one."""
    last, below = found.lines[-1].paragraph.anchor.path, reference.lines[-1]
    if found.part is not Part.SUBJECT or last in strokes or below.paragraph.anchor.path not in strokes:
        return found
    return replace(found, above_stroke=below)


def _date_below(cursor: Cursor) -> list[Candidate]:
    """Returns place and date where they stand below the title instead of in the letterhead."""
    line = next(iter(cursor.near(1)), None)
    if line is None or not line.is_date or not line.short or line.paragraph.layout.align is Align.BOTH:
        return []
    content = date_line((line.paragraph,))
    if not _may_date(line, content):
        return []
    cursor.take()
    return [Candidate(Part.PLACE_DATE, (line,), 0.85, (sign.DATE, sign.DATE_BELOW_TITLE), Part.SUBJECT, content=content)]


def _may_date(line: Line, content: DateLine) -> bool:
    """Tells whether the line is a place and date, and no opening of the body as "Hôm nay, ngày …" or "Thời gian: …".

    Where body text stands, at the left, it needs a place written as a name; set apart, none that no place can be.
    """
    place = content.place
    if ":" in place.text:
        return False
    named = next(with_initials(place, (), ()), None) is None
    if line.side is Side.RIGHT or line.paragraph.layout.align in (Align.CENTRE, Align.RIGHT):
        return named or not any(map(str.isdigit, place.text))
    return named and not place.blank


def _before_part(lines: Sequence[Line], lexicon: Lexicon, decides: bool) -> int:
    """Returns how many short lines stand before addressees, a reference or a basis; 0 where these do not follow soon.

    They are no headings and no sentences: notes, or a remnant of the title.
    """
    for i, line in enumerate(lines[:_MOST_SKIPPED]):
        if not line.short or begins_as_heading(line) or line.text[-1:] in ".:;" or line.framed:
            return 0
        if _follows(lines[i + 1 :], lexicon, decides, noted=line.centred):
            return i + 1
    return 0


def _follows(lines: Sequence[Line], lexicon: Lexicon, decides: bool, *, noted: bool) -> bool:
    """Tells whether a part begins here that is sure enough to be looked for behind other lines."""
    if not lines:
        return False
    sure = opens_addressees(lines[0], lexicon) or lexicon.begins("references", lines[0].bare)
    return bool(sure) or (noted and bool(basis(lines, lexicon, decides)))


def _block(lines: Sequence[Line], lexicon: Lexicon, decides: bool) -> list[Candidate]:
    """Returns what the first line begins: reference, addressees, basis, authority or enacting formula; else nothing."""
    line = lines[0]
    if lexicon.begins("references", line.bare):
        return [reference(lines)]
    if opens_addressees(line, lexicon):
        return [addressees(lines, lexicon)]
    if decides and _enacts(line, lexicon):
        return [Candidate(Part.STRUCTURE, (line,), 0.97, (sign.ENACTS,), role="enacting")]
    found = basis(lines, lexicon, decides, enacts=decides and _enacting_follows(lines[1:_FARTHEST], lexicon))
    if found or not decides:
        return found
    return (_unworded_basis(line) if is_field(line.text) else []) or _authority(lines, lexicon)


def _unworded_basis(line: Line) -> list[Candidate]:
    """Returns the line, which stands above the enacting formula, as a basis without its usual words if it is set as one."""
    if line.cell is not None or line.centred or not (is_field(line.text) or _ends_as_basis(line)):
        return []
    return [Candidate(Part.LEGAL_BASIS, (line,), 0.8, (sign.BASIS_ABOVE_ENACTING, sign.BASIS_SEMICOLON), Part.BODY)]


def _ends_as_basis(line: Line) -> bool:
    return not line.in_capitals and len(line.text) >= _SHORTEST_BASIS and line.text[-1:] == ";"


def _enacts(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line is "QUYẾT ĐỊNH:" or another such formula, in capitals or centred."""
    return lexicon.lists["enacting"].is_one(line.bare.rstrip(": ")) and (line.centred or line.in_capitals)


def _authority(lines: Sequence[Line], lexicon: Lexicon) -> list[Candidate]:
    enacting = lexicon.lists["enacting"]
    its_lines = tuple(
        takewhile(
            lambda line: (
                line.in_capitals
                and line.short
                and not line.cell
                and not begins_as_heading(line)
                and not enacting.is_one(line.bare.rstrip(": "))
            ),
            lines,
        )
    )
    return [Candidate(Part.STRUCTURE, its_lines, 0.9, (sign.AUTHORITY,), role="authority")] if its_lines else []


def reference(lines: Sequence[Line]) -> Candidate:
    """Returns the reference "(Kèm theo …)" that the first line begins, up to its closing bracket."""
    end = 1
    open_bracket = "(" in lines[0].text
    while open_bracket and end < min(len(lines), _LONGEST_REFERENCE) and ")" not in lines[end - 1].text[-3:]:
        end += 1
    return Candidate(Part.APPENDIX, tuple(lines[:end]), 0.95, (sign.REFERENCE,), Part.SUBJECT, role="reference")


def _enacting_follows(lines: Sequence[Line], lexicon: Lexicon) -> bool:
    """Tells whether "QUYẾT ĐỊNH:" is among these lines; what stands before it belongs to the opening."""
    before_articles = takewhile(lambda line: not line.bare.startswith("dieu "), lines)
    return any(_enacts(line, lexicon) for line in before_articles)
