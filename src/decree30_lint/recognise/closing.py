"""Recognises the end of a text: recipients, and authority, post and name of those who sign.

Recipients stand on the left, signatures on the right or side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from decree30_lint.model.parts import Part
from decree30_lint.model.words import Words
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.letterhead import is_placeholder
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.signing import is_authority, is_post, read_signatures
from decree30_lint.recognise.votes import CONTACTS, DATED, Vote, choose
from decree30_lint.syntax.date_line import date_line

_REACH_BACK = 14
_BULLETS = "-–—+•*·"
_ADDRESS = ("dia chi:", "dia chi :", "dt:", "dien thoai:", "email:", "e-mail:", "website:", "fax:", "tru so:")
_BEGINS = Words("mở đầu bằng “Nơi nhận”", "begins “Nơi nhận”")
_IN_TABLE = Words("ở trong bảng cuối văn bản", "in the table at the end")
_UNDER_LABEL = Words("ở dưới “Nơi nhận”", "under “Nơi nhận”")
_INITIALS = Words("chữ viết tắt tên người soạn thảo và số lượng bản", "the drafter's initials and the number of copies")
_AT_END = Words("ở cuối văn bản", "at the end")


class Closing(Struct, frozen=True):
    """Holds what was found at the end of a text. The body ends at `start`; lines from `end` on belong to nothing."""

    found: tuple[Candidate, ...]
    start: int
    end: int


def read_closing(lines: Sequence[Line], start: int, stop: int, lexicon: Lexicon) -> Closing:
    """Returns the closing of the text between `start` and `stop`; without one it is empty and begins at `stop`."""
    label = _label(lines, start, stop)
    begin = _begin(lines, start, stop, label, lexicon)
    if begin is None:
        return Closing((), stop, stop)
    taken: set[int] = set()
    recipients, ends = _recipients(lines, label, stop, lexicon) if label is not None else ([], begin)
    for item in recipients:
        taken.update(id(line) for line in item.lines)
    rest = [line for line in lines[begin:stop] if id(line) not in taken]
    signatures = list(read_signatures(rest, lexicon))
    dates = list(_dates(rest))
    found = (*recipients, *signatures, *dates, *_addresses(rest))
    if not recipients and not signatures:
        return Closing((), stop, stop)
    used = {id(line) for item in found for line in item.lines}
    last = max((i for i in range(begin, stop) if id(lines[i]) in used), default=ends)
    return Closing(found, begin, last + 1)


def is_label(line: Line) -> bool:
    """Tells whether the line is, or begins with, "Nơi nhận:"."""
    return line.bare.startswith("noi nhan") and (
        line.bare[8:].lstrip()[:1] in ("", ":", ".", ";", "-", "/") or len(line.bare) < 14
    )


def _label(lines: Sequence[Line], start: int, stop: int) -> int | None:
    labels = [i for i in range(start, stop) if lines[i].bare[:1] == "n" and is_label(lines[i])]
    for i in reversed(labels):
        if lines[i].cell is not None or lines[i].text.rstrip()[-1:] in ":;" or i + 1 == stop or _is_item(lines[i + 1]):
            return i
    return labels[-1] if labels and not lines[labels[-1]].bare.startswith("noi nhan ho") else None


def _begin(lines: Sequence[Line], start: int, stop: int, label: int | None, lexicon: Lexicon) -> int | None:
    """Returns the first line of the closing, None if there is none.

    It is that of the label's table, of the signatures before it, or of the signatures at the very end.
    """
    if label is not None:
        begin = _first_of_table(lines, label, start)
        return _back_over_signatures(lines, begin, start, lexicon)
    near = range(max(start, stop - 120), stop)
    strong = [i for i in near if _signs(lines, i, lexicon) and _may_sign(lines, i, stop, lexicon)]
    if not strong:
        return None
    last = strong[-1]
    begin = _first_of_table(lines, last, start)
    return _back_over_signatures(lines, begin, start, lexicon)


def _signs(lines: Sequence[Line], at: int, lexicon: Lexicon) -> bool:
    """Tells whether the line by itself shows that somebody signs here."""
    line = lines[at]
    if len(line.text) > 80 or line.bare[:1] in "-+(" or line.text[-1:] in ";.,:" or (line.cell and line.cell.rows > 12):
        return False
    if is_authority(line, lexicon):
        return True
    if not is_post(line, lexicon):
        return False
    if line.cell is not None:
        return line.in_capitals or (not line.cell.ruled and line.bold and line.cell.columns <= 4)
    return (line.in_capitals or line.side is Side.RIGHT) and at > 3


def _may_sign(lines: Sequence[Line], at: int, stop: int, lexicon: Lexicon) -> bool:
    """Tells whether a signature may stand here.

    In the middle of the page only the last lines of a text can be one: elsewhere they are headings.
    """
    line = lines[at]
    if line.cell is not None or line.side is Side.RIGHT or is_authority(line, lexicon):
        return True
    return stop - at <= 8 and all(len(below.text) <= 80 for below in lines[at:stop])


def _first_of_table(lines: Sequence[Line], at: int, start: int) -> int:
    grid = lines[at].cell
    while grid is not None and at > start:
        above = lines[at - 1].cell
        if above is None or above.table != grid.table:
            break
        if lines[at].cell is not None and grid.rows > 8 and lines[at - 1].bare.startswith(("dieu ", "1.", "i.")):
            break
        at -= 1
    return at


def _back_over_signatures(lines: Sequence[Line], begin: int, start: int, lexicon: Lexicon) -> int:
    """Returns the first line of the signatures right above `begin`, else `begin`.

    The lines between must be no prose.
    """
    first = begin
    for i in range(begin - 1, max(start, begin - _REACH_BACK) - 1, -1):
        line = lines[i]
        prose = (
            len(line.text) > 80
            or line.text[-1:] in ".;:,"
            or line.bare[:1] in "-+"
            or line.bare.startswith(("dieu ", "./."))
        )
        ruled = line.cell is not None and line.cell.ruled and line.cell.rows > 3
        if prose or ruled:
            break
        if _signs(lines, i, lexicon):
            first = _first_of_table(lines, i, start)
    return first


def _recipients(lines: Sequence[Line], label: int, stop: int, lexicon: Lexicon) -> tuple[list[Candidate], int]:
    """Returns the label and its items, which stand below it in the same column, and the index of their last line."""
    head = lines[label]
    items: list[Line] = []
    drafter: list[Line] = []
    last = label
    for i in range(label + 1, min(stop, label + 80)):
        line = lines[i]
        if head.cell is None and line.cell is not None:
            break
        if not _same_column(head, line):
            continue
        if _is_drafter(line):
            drafter.append(line)
        elif choose(_item_votes(line, items, lexicon)).part is Part.RECIPIENTS:
            items.append(line)
        elif (head.cell is None or line.column == head.column) and not is_authority(line, lexicon) and not line.in_capitals:
            break
        else:
            continue
        last = i
    evidence = (_BEGINS, _IN_TABLE) if head.cell else (_BEGINS,)
    found = [Candidate(Part.RECIPIENTS, (head,), 0.98, evidence, role="label")]
    if items:
        found.append(Candidate(Part.RECIPIENTS, tuple(items), 0.96, (_UNDER_LABEL,), Part.BODY, role="list"))
    found += [Candidate(Part.DRAFTER, (line,), 0.8, (_INITIALS,), Part.RECIPIENTS) for line in drafter]
    return found, last


def _same_column(head: Line, line: Line) -> bool:
    if head.cell is not None and line.cell is not None:
        return line.cell.table == head.cell.table and line.cell.column <= head.cell.column
    return line.side is not Side.RIGHT


def _is_item(line: Line) -> bool:
    return line.text[:1] in _BULLETS or line.paragraph.list_level == "bullet"


def _item_votes(line: Line, items: Sequence[Line], lexicon: Lexicon) -> Iterator[Vote]:
    yield Part.RECIPIENTS, 1.5, None
    if _is_item(line):
        yield Part.RECIPIENTS, 2, None
    if line.text[-1:] in ";.":
        yield Part.RECIPIENTS, 1, None
    if "luu" in line.bare[:12]:
        yield Part.RECIPIENTS, 1, None
    if items and items[-1].text[-1:] not in ".":
        yield Part.RECIPIENTS, 0.5, None
    if items and "luu" in items[-1].bare[:12] and not _is_item(line):
        yield Part.RECIPIENTS, -3 if items[-1].text[-1:] in ".;" or line.gap else 0, None
    if line.bare.startswith(("kinh g", "phu luc", "(kem theo", "(ban hanh", "mau ")):
        yield Part.RECIPIENTS, -6, None
    if line.in_capitals and not _is_item(line) and (is_authority(line, lexicon) or is_post(line, lexicon)):
        yield Part.SIGNATORY, 6, None
    if line.bare.startswith("xac nhan cua") or (line.gap > 2 and not _is_item(line) and not is_placeholder(line.text)):
        yield Part.RECIPIENTS, -4, None


def _is_drafter(line: Line) -> bool:
    head, _, tail = line.text.partition("(")
    return head[:1].isupper() and head.strip(" .").isupper() and len(head) <= 10 and tail.rstrip(").").isdigit()


def _dates(lines: Sequence[Line]) -> Iterator[Candidate]:
    for line in lines:
        if len(line.text) < 120 and ("ngay" in line.bare or "thang" in line.bare) and line.is_date:
            yield Candidate(
                Part.PLACE_DATE,
                (line,),
                0.8,
                (DATED, _AT_END),
                content=date_line((line.paragraph,)),
            )


def _addresses(lines: Sequence[Line]) -> Iterator[Candidate]:
    for line in lines[-4:]:
        if line.bare.startswith(_ADDRESS) or (line.bare.count(":") >= 2 and any(a in line.bare for a in _ADDRESS)):
            yield Candidate(Part.ADDRESS_LINE, (line,), 0.8, (CONTACTS,))
