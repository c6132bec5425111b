"""Recognises what stands between letterhead and body: title, reference of an attached text, authority, addressees, basis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from decree30_lint.model.document import Stroke
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.model.words import Words
from decree30_lint.recognise.addressees import addressees, opens_addressees
from decree30_lint.recognise.basis import basis
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line
from decree30_lint.recognise.title import DECIDING_TYPES, ENACTING, HEADINGS, REFERENCE, read_title
from decree30_lint.recognise.votes import CAPITALS, ENACTS

_ABOVE_BASIS = Words("ở trên phần căn cứ", "above the basis")
_REFERS = Words("mở đầu như lời “Kèm theo …”", "begins as “Kèm theo …”")


class Opening(Struct, frozen=True):
    """Holds what was found between letterhead and body.

    `title` is the bare wording of the type's line, "" where there is none. The body begins at `end`.
    """

    found: tuple[Candidate, ...]
    end: int
    title: str


def read_opening(
    lines: Sequence[Line],
    start: int,
    stop: int,
    lexicon: Lexicon,
    strokes: Mapping[Path, tuple[Stroke, ...]],
    attached: bool,
) -> Opening:
    """Returns the opening of the text between `start` and `stop`.

    `attached` states that the text may say with which document it was issued.
    """
    title = read_title(lines, start, stop, lexicon, strokes)
    at = title.end
    decides = title.text.startswith(DECIDING_TYPES) or _enacting_follows(lines, at - 1, stop)
    found = list(title.found)
    while at < stop:
        block = _block(lines, at, stop, lexicon, decides)
        if not block and _is_note(lines[at]) and at + 1 < stop and basis(lines, at + 1, stop, lexicon, decides):
            at += 1
            continue
        if not block and not (decides and _enacting_follows(lines, at, stop)):
            break
        found += [item for item in block if attached or item.role != "reference"]
        at += sum(len(item.lines) for item in block) or 1
        if block and block[-1].role == "enacting":
            break
    return Opening(tuple(found), at, title.text)


def _is_note(line: Line) -> bool:
    """Tells whether the line is short and centred, such as the heading of a space that somebody is to write in."""
    return line.centred and line.short and not line.bare.startswith(HEADINGS)


def _block(lines: Sequence[Line], at: int, stop: int, lexicon: Lexicon, decides: bool) -> list[Candidate]:
    """Returns what begins at `at`: reference, addressees, basis, authority or enacting formula; else nothing."""
    line = lines[at]
    if line.bare.startswith(REFERENCE):
        return [reference(lines, at, stop)]
    if opens_addressees(line):
        return [addressees(lines, at, stop)]
    if decides and line.bare.rstrip(": ") in ENACTING and (line.centred or line.in_capitals):
        return [Candidate(Part.STRUCTURE, (line,), 0.97, (ENACTS,), role="enacting")]
    found = basis(lines, at, stop, lexicon, decides)
    if found or not decides:
        return found
    return _authority(lines, at, stop)


def _authority(lines: Sequence[Line], at: int, stop: int) -> list[Candidate]:
    end = at
    while end < stop and lines[end].in_capitals and lines[end].short and not lines[end].cell:
        if lines[end].bare.startswith(HEADINGS) or lines[end].bare.rstrip(": ") in ENACTING:
            break
        end += 1
    if end == at:
        return []
    return [Candidate(Part.STRUCTURE, tuple(lines[at:end]), 0.9, (CAPITALS, _ABOVE_BASIS), role="authority")]


def reference(lines: Sequence[Line], at: int, stop: int) -> Candidate:
    """Returns the reference "(Kèm theo …)" from `at` up to its closing bracket."""
    end = at + 1
    open_bracket = "(" in lines[at].text
    while open_bracket and end < min(stop, at + 5) and ")" not in lines[end - 1].text[-3:]:
        end += 1
    return Candidate(Part.APPENDIX, tuple(lines[at:end]), 0.95, (_REFERS,), Part.SUBJECT, role="reference")


def _enacting_follows(lines: Sequence[Line], at: int, stop: int) -> bool:
    """Tells whether "QUYẾT ĐỊNH:" comes within the next lines; what stands before it belongs to the opening."""
    for line in lines[at + 1 : min(stop, at + 12)]:
        if line.bare.startswith("dieu "):
            return False
        if line.bare.rstrip(": ") in ENACTING and (line.in_capitals or line.centred):
            return True
    return False
