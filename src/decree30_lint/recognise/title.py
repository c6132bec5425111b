"""Below the letterhead: type and subject, the reference of an attached text, the authority, addressees, basis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from decree30_lint.model.document import Stroke
from decree30_lint.model.formatting import Align
from decree30_lint.model.parts import Part
from decree30_lint.recognise.addressees import addressees, opens_addressees
from decree30_lint.recognise.basis import basis
from decree30_lint.recognise.fold import bare, tone_folded
from decree30_lint.recognise.found import Found
from decree30_lint.recognise.letterhead import is_placeholder
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.patterns import number_fields
from decree30_lint.recognise.votes import Choice, Vote, choose

_REFERENCE = ("(kem theo", "(ban hanh kem", "(dinh kem", "kem theo quyet dinh", "(phu luc kem", "(ban hanh theo", "(kem ")
_SUBJECT_WORDS = ("ve viec", "v/v", "ve ", "ban hanh", "phe duyet", "(ve viec", "(v/v", "quy dinh", "ket qua", "tinh hinh")
_ENACTING = ("quyet dinh", "quyet nghi", "chi thi", "thong qua")
_HEADINGS = ("i.", "1.", "a.", "1)", "phan ", "chuong ", "dieu ", "muc ", "- ", "+ ", "a)")
_AUTHORITY_TYPES = ("quyet dinh", "nghi quyet", "chi thi", "nghi dinh", "thong tu", "luat")


@dataclass(frozen=True, slots=True)
class Opening:
    """`title` is the bare wording of the type's line, "" where there is none. The body begins at `end`."""

    found: tuple[Found, ...]
    end: int
    title: str


def read_opening(
    lines: Sequence[Line],
    start: int,
    stop: int,
    words: Lexicon,
    strokes: Mapping[str, tuple[Stroke, ...]],
    attached: bool,
) -> Opening:
    """`attached`: the text says with which document it was issued."""
    found: list[Found] = []
    at, title = start, ""
    titled = _find_title(lines, start, stop, words)
    if titled is not None:
        at, choice = titled
        title = lines[at].bare
        pieces = _title_pieces(lines[at], words)
        found.append(Found(Part.TYPE_NAME, (pieces[0],), choice.confidence, choice.evidence, choice.runner_up))
        at += 1
        subject = list(pieces[1:]) if len(pieces) > 1 else []
        at = _subject(lines, at, stop, words, strokes, found, subject, lines[at - 1])
    at = _between(lines, at, stop, words, found, title, attached)
    return Opening(tuple(found), at, title)


def _find_title(lines: Sequence[Line], start: int, stop: int, words: Lexicon) -> tuple[int, Choice] | None:
    for i in range(start, min(stop, start + 7)):
        line = lines[i]
        if opens_addressees(line) or line.bare.startswith("can cu ") or (line.grid and line.grid.ruled):
            return None
        choice = choose(_title_votes(lines, i, start, words))
        if choice.part is Part.TYPE_NAME and choice.confidence >= 0.8:
            return i, choice
    return None


def _title_votes(lines: Sequence[Line], at: int, start: int, words: Lexicon) -> Iterator[Vote]:
    line = lines[at]
    known = words.titles.begins(line.bare) or words.begins("legal_titles", line.bare)
    if known:
        yield Part.TYPE_NAME, 2.5, "begins as a type's name"
    elif words.begins("other_titles", line.bare) or words.begins("title_aliases", line.bare):
        yield Part.TYPE_NAME, 2.5, "begins as a title"
    if line.in_capitals or _loud_beginning(line, known):
        yield Part.TYPE_NAME, 2, "capitals"
    elif not is_placeholder(line.text):
        yield Part.TYPE_NAME, -1.5 if known else -3, ""
    if line.centred:
        yield Part.TYPE_NAME, 1, "centred"
    if line.bold:
        yield Part.TYPE_NAME, 1, "bold"
    if at == start:
        yield Part.TYPE_NAME, 0.5, "first under the letterhead"
    if (
        line.text[-1:] in ";,"
        or line.bare.startswith(_HEADINGS)
        or line.bare.startswith("(")
        or not any(map(str.isalpha, line.text))
    ):
        yield Part.TYPE_NAME, -4, ""
    if len(line.text) > 160 or (line.side is not Side.FULL and not known):
        yield Part.TYPE_NAME, -3, ""


def _loud_beginning(line: Line, known: str) -> bool:
    return bool(known) and line.text[: len(known)].isupper()


def _title_pieces(line: Line, words: Lexicon) -> tuple[Line, ...]:
    """The line itself, or two pieces where the type in capitals is followed by a subject in small letters."""
    known = words.titles.begins(line.bare)
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


def _subject(
    lines: Sequence[Line],
    at: int,
    stop: int,
    words: Lexicon,
    strokes: Mapping[str, tuple[Stroke, ...]],
    found: list[Found],
    taken: list[Line],
    title: Line,
) -> int:
    """The lines of the subject from `at`, up to the stroke below it or to what cannot be a subject."""
    choice: Choice | None = None
    numbered = False
    while at < min(stop, len(lines)) and len(taken) < 8:
        line = lines[at]
        if taken and line.gap and not line.centred:
            break
        if taken and taken[-1].paragraph.anchor.path in strokes and line.paragraph.anchor.path not in strokes:
            break
        before_basis = at + 1 < stop and lines[at + 1].bare.startswith("can cu")
        vote = choose(_subject_votes(line, title, taken, before_basis, words))
        if vote.part is Part.NUMBER and not numbered:
            numbered = True
            fields = number_fields(line.paragraph.text) or {}
            found.append(Found(Part.NUMBER, (line,), 0.85, ("label", "under the type's name"), Part.SUBJECT, fields=fields))
            at += 1
            continue
        if vote.part is not Part.SUBJECT:
            break
        choice = choice or vote
        taken.append(line)
        at += 1
    if taken:
        choice = choice or Choice(Part.SUBJECT, 0.9, ("after the type's name",))
        found.append(Found(Part.SUBJECT, tuple(taken), choice.confidence, choice.evidence, choice.runner_up))
    return at


def _subject_votes(line: Line, title: Line, taken: Sequence[Line], before_basis: bool, words: Lexicon) -> Iterator[Vote]:
    text = line.bare
    yield Part.SUBJECT, 2, "under the type's name"
    if line.centred:
        yield Part.SUBJECT, 2, "centred"
    elif title.centred:
        yield Part.SUBJECT, -2, ""
    if line.bold:
        yield Part.SUBJECT, 1, "bold"
    if ":" in line.text[:40] and not taken:
        yield Part.SUBJECT, -4, ""
    if text.startswith(_SUBJECT_WORDS):
        yield Part.SUBJECT, 1.5, "wording"
    if line.paragraph.layout.align is Align.BOTH or (line.paragraph.layout.first_line or 0) > 12:
        yield Part.SUBJECT, -1.5, ""
    if text.startswith("so") and number_fields(line.paragraph.text) and not text[2:3].isalpha() and len(line.text) < 70:
        yield Part.NUMBER, 9, "label"
    if (
        opens_addressees(line)
        or text.startswith(("can cu", "xet ", "theo de nghi", "hom nay", "(theo ", *_REFERENCE))
        or line.grid
    ):
        yield Part.SUBJECT, -9, ""
    if text.startswith(_HEADINGS) or line.text[-1:] in ":;" or (line.text[-1:] == "." and not line.centred):
        yield Part.SUBJECT, -5, ""
    names_somebody = words.posts.begins(tone_folded(line.text[:60])) or words.begins("bodies", text)
    if line.in_capitals and names_somebody and (_may_have_authority(title) or before_basis):
        yield Part.STRUCTURE, 4 + 2 * bool(taken) + 3 * before_basis, "authority"
    elif line.in_capitals and taken and not taken[-1].in_capitals and _may_have_authority(title):
        yield Part.STRUCTURE, 7, "capitals under the subject"
    if text.rstrip(":") in _ENACTING:
        yield Part.STRUCTURE, 9, "enacting formula"
    if not line.centred and len(line.text) > 200:
        yield Part.SUBJECT, -3, ""


def _may_have_authority(title: Line) -> bool:
    return title.bare.startswith(_AUTHORITY_TYPES)


def _between(
    lines: Sequence[Line], at: int, stop: int, words: Lexicon, found: list[Found], title: str, attached: bool
) -> int:
    """References, authority, addressees, basis and the enacting formula, in any order they come in."""
    decides = title.startswith(_AUTHORITY_TYPES) or _enacting_follows(lines, at - 1, stop)
    authority: list[Line] = []
    while at < stop:
        line = lines[at]
        if line.bare.startswith(_REFERENCE):
            block = reference(lines, at, stop)
            if attached:
                found.append(block)
            at += len(block.lines)
        elif opens_addressees(line):
            block, at = addressees(lines, at, stop)
            found.append(block)
        elif line.bare.rstrip(": ") in _ENACTING and (line.centred or line.in_capitals) and decides:
            found.append(Found(Part.STRUCTURE, (line,), 0.97, ("wording",), role="enacting"))
            at += 1
            break
        elif items := basis(lines, at, stop, words, decides):
            found.extend(items)
            at += len(items)
        elif decides and line.in_capitals and line.short and not line.bare.startswith(_HEADINGS) and not line.grid:
            authority.append(line)
            at += 1
        elif decides and _enacting_follows(lines, at, stop):
            at += 1
        else:
            break
    if authority:
        found.append(Found(Part.STRUCTURE, tuple(authority), 0.9, ("capitals", "above the basis"), role="authority"))
    return at


def reference(lines: Sequence[Line], at: int, stop: int) -> Found:
    """ "(Kèm theo …)" from `at`, up to the closing bracket."""
    end = at + 1
    while (
        end < min(stop, at + 5)
        and "(" in lines[at].text
        and lines[end - 1].text[-1:] != ")"
        and ")" not in lines[at].text[-3:]
    ):
        end += 1
    return Found(Part.APPENDIX, tuple(lines[at:end]), 0.95, ("wording",), Part.SUBJECT, role="reference")


def _enacting_follows(lines: Sequence[Line], at: int, stop: int) -> bool:
    """Within the next lines comes "QUYẾT ĐỊNH:": what stands before it belongs to the opening."""
    for line in lines[at + 1 : min(stop, at + 12)]:
        if line.bare.startswith("dieu "):
            return False
        if line.bare.rstrip(": ") in _ENACTING and (line.in_capitals or line.centred):
            return True
    return False
