"""Recognises what stands between letterhead and body: title, reference of an attached text, authority, addressees, basis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from msgspec import Struct

from decree30_lint.model.document import Stroke
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.addressees import addressees, opens_addressees
from decree30_lint.recognise.basis import basis
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.cursor import Cursor
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line
from decree30_lint.recognise.title import HEADINGS, read_title

_FAR = 11  # lines in which the enacting formula is looked for
_LONGEST_REFERENCE = 5  # lines


class Opening(Struct, frozen=True):
    """Holds what was found between letterhead and body.

    `title` is the bare wording of the type's line, "" where there is none.
    """

    found: tuple[Candidate, ...]
    title: str


def read_opening(cursor: Cursor, lexicon: Lexicon, strokes: Mapping[Path, tuple[Stroke, ...]], *, attached: bool) -> Opening:
    """Returns the opening of a text; `attached` states that the text may say with which document it was issued."""
    title = read_title(cursor, lexicon, strokes)
    decides = bool(lexicon.begins("deciding_types", title.text)) or _enacting_follows(cursor.near(_FAR), lexicon)
    found = list(title.found)
    while not cursor.done:
        lines = cursor.rest
        block = _block(lines, lexicon, decides)
        if not block and _is_note(lines[0]) and basis(lines[1:], lexicon, decides):
            cursor.take()
            continue
        if not block and not (decides and _enacting_follows(cursor.near(_FAR + 1)[1:], lexicon)):
            break
        found += [item for item in block if attached or item.role != "reference"]
        cursor.take(sum(len(item.lines) for item in block) or 1)
        if block and block[-1].role == "enacting":
            break
    return Opening(tuple(found), title.text)


def _is_note(line: Line) -> bool:
    """Tells whether the line is short and centred, such as the heading of a space that somebody is to write in."""
    return line.centred and line.short and not line.bare.startswith(HEADINGS)


def _block(lines: Sequence[Line], lexicon: Lexicon, decides: bool) -> list[Candidate]:
    """Returns what the first line begins: reference, addressees, basis, authority or enacting formula; else nothing."""
    line = lines[0]
    if lexicon.begins("references", line.bare):
        return [reference(lines)]
    if opens_addressees(line, lexicon):
        return [addressees(lines)]
    if decides and _enacts(line, lexicon):
        return [Candidate(Part.STRUCTURE, (line,), 0.97, (sign.ENACTS,), role="enacting")]
    found = basis(lines, lexicon, decides)
    return found if found or not decides else _authority(lines, lexicon)


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
                and not line.bare.startswith(HEADINGS)
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
