"""Recognises the end of a text: recipients, and authority, post and name of those who sign.

Recipients stand on the left, signatures on the right or side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from decree30_lint.model.parts import Evidence, Part
from decree30_lint.recognise import evidence as sign
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.cursor import Cursor
from decree30_lint.recognise.lexicon import Lexicon
from decree30_lint.recognise.lines import Line, Side
from decree30_lint.recognise.signing import is_authority, is_post, read_signatures
from decree30_lint.recognise.votes import choose
from decree30_lint.syntax.date_line import date_line
from decree30_lint.syntax.placeholders import begins_or_ends_as_field
from decree30_lint.syntax.recipients import item_list

_REACH, _REACH_BACK = 120, 14  # lines in which a signature is looked for: from the end, above another
_MOST_RECIPIENTS, _MOST_ADDRESSES = 80, 4  # lines
_LONGEST_LABEL = 4  # words
_BULLETS = "-–—+•*·"
_FILED = re.compile(r"(?i:\W*lưu)\s*(?:[:;]|(?=[A-ZĐ]{2}))")


def read_closing(cursor: Cursor, lexicon: Lexicon) -> tuple[Candidate, ...]:
    """Returns the closing, which is read from the end: the cursor then stops before it. Without one nothing changes."""
    label = _label(cursor, lexicon)
    begin = _begin(cursor, label, lexicon)
    if begin is None:
        return ()
    recipients = _recipients(cursor.lines[label : cursor.stop], lexicon) if label is not None else []
    taken = {id(line) for item in recipients for line in item.lines}
    rest = [line for line in cursor.lines[begin : cursor.stop] if id(line) not in taken]
    signatures = list(read_signatures(rest, lexicon))
    if not recipients and not signatures:
        return ()
    cursor.stop = begin
    return (*recipients, *signatures, *_dates(rest), *_addresses(rest, lexicon))


def is_label(line: Line, lexicon: Lexicon) -> bool:
    """Tells whether the line is, or begins with, "Nơi nhận:"."""
    label = lexicon.begins("recipient_labels", line.bare)
    behind = line.bare[len(label) :]
    return bool(label) and (behind.lstrip()[:1] in ("", ":", ".", ";", "-", "/") or len(behind) < 6)


def _label(cursor: Cursor, lexicon: Lexicon) -> int | None:
    lines = cursor.lines
    labels = [i for i in range(cursor.at, cursor.stop) if is_label(lines[i], lexicon)]
    for i in reversed(labels):
        alone = lines[i].text.rstrip()[-1:] in ":;" or i + 1 == cursor.stop
        if lines[i].cell is not None or alone or _is_item(lines[i + 1]):
            return i
    if not labels:
        return _label_of_other_words(cursor)
    return labels[-1] if not lines[labels[-1]].bare.startswith("noi nhan ho") else None


def _label_of_other_words(cursor: Cursor) -> int | None:
    """Returns the short line with a colon right above a list that ends with "- Lưu: …", None where there is none."""
    lines = cursor.lines
    filed = next((i for i in range(cursor.stop - 1, cursor.at - 1, -1) if _files(lines[i])), cursor.at)
    above = [i for i in range(max(cursor.at, filed - _MOST_RECIPIENTS), filed) if _in_one_column(lines[i], lines[filed])]
    for i in reversed(above):
        line = lines[i]
        if not _is_item(line):
            labels = line.text[-1:] == ":" and len(line.text.split()) <= _LONGEST_LABEL and line.text[:1].isalpha()
            return i if labels else None
    return None


def _in_one_column(line: Line, other: Line) -> bool:
    """Tells whether both stand in one column; outside of tables only some lines may have an authority beside them."""
    apart = line.cell or other.cell or Side.RIGHT in (line.side, other.side)
    return line.column == other.column or not apart


def _files(line: Line) -> bool:
    """Tells whether the line is the item that says where the document is kept: "- Lưu: VT"."""
    return _is_item(line) and _FILED.match(line.text) is not None


def _begin(cursor: Cursor, label: int | None, lexicon: Lexicon) -> int | None:
    """Returns the first line of the closing, None if there is none.

    It is that of the label's table, of the signatures before it, or of the signatures at the very end.
    """
    last = label
    if last is None:
        near = range(cursor.stop - 1, max(cursor.at, cursor.stop - _REACH) - 1, -1)
        last = next((i for i in near if _signs(cursor.lines, i, lexicon) and _may_sign(cursor, i, lexicon)), None)
    return None if last is None else _back_over_signatures(cursor, _first_of_table(cursor, last), lexicon)


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


def _may_sign(cursor: Cursor, at: int, lexicon: Lexicon) -> bool:
    """Tells whether a signature may stand here.

    In the middle of the page only the last lines of a text can be one: elsewhere they are headings.
    """
    line = cursor.lines[at]
    if line.cell is not None or line.side is Side.RIGHT or is_authority(line, lexicon):
        return True
    return cursor.stop - at <= 8 and all(len(below.text) <= 80 for below in cursor.lines[at : cursor.stop])


def _first_of_table(cursor: Cursor, at: int) -> int:
    lines = cursor.lines
    grid = lines[at].cell
    while grid is not None and at > cursor.at:
        above = lines[at - 1].cell
        if above is None or above.table != grid.table:
            break
        if lines[at].cell is not None and grid.rows > 8 and lines[at - 1].bare.startswith(("dieu ", "1.", "i.")):
            break
        at -= 1
    return at


def _back_over_signatures(cursor: Cursor, begin: int, lexicon: Lexicon) -> int:
    """Returns the first line of the signatures right above `begin`, else `begin`.

    The lines between must be no prose.
    """
    first = begin
    for i in range(begin - 1, max(cursor.at, begin - _REACH_BACK) - 1, -1):
        line = cursor.lines[i]
        prose = (
            len(line.text) > 80
            or line.text[-1:] in ".;:,"
            or line.bare[:1] in "-+"
            or line.bare.startswith(("dieu ", "./."))
        )
        ruled = line.cell is not None and line.cell.ruled and line.cell.rows > 3
        if prose or ruled:
            break
        if _signs(cursor.lines, i, lexicon):
            first = _first_of_table(cursor, i)
    return first


def _recipients(lines: Sequence[Line], lexicon: Lexicon) -> list[Candidate]:
    """Returns the label, which is the first line, and its items, which stand below it in the same column.

    The label holds both, parsed: an item may stand in its line.
    """
    head = lines[0]
    items: list[Line] = []
    drafter: list[Line] = []
    for line in lines[1:_MOST_RECIPIENTS]:
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
    usual = is_label(head, lexicon)
    shown = sign.RECIPIENTS_LABEL if usual else sign.RECIPIENTS_LABEL_OF_OTHER_WORDS
    evidence = (shown, sign.RECIPIENTS_IN_TABLE) if head.cell else (shown,)
    content = item_list(tuple(line.paragraph for line in (head, *items)), labelled=True)
    found = [Candidate(Part.RECIPIENTS, (head,), 0.98 if usual else 0.9, evidence, role="label", content=content)]
    if items:
        found.append(Candidate(Part.RECIPIENTS, tuple(items), 0.96, (sign.RECIPIENTS_LISTED,), Part.BODY, role="list"))
    found += [Candidate(Part.DRAFTER, (line,), 0.8, (sign.DRAFTER,), Part.RECIPIENTS) for line in drafter]
    return found


def _same_column(head: Line, line: Line) -> bool:
    if head.cell is not None and line.cell is not None:
        return line.cell.table == head.cell.table and line.cell.column <= head.cell.column
    across = line.side is Side.FULL and line.centred and not head.centred
    return line.side is not Side.RIGHT and not (across and not _is_item(line))


def _is_item(line: Line) -> bool:
    return line.text[:1] in _BULLETS or line.paragraph.list_level == "bullet"


def _item_votes(line: Line, items: Sequence[Line], lexicon: Lexicon) -> Iterator[Evidence]:
    yield sign.ITEM_BELOW_LABEL
    if _is_item(line):
        yield sign.ITEM_DASH
    if line.text[-1:] in ";.":
        yield sign.ITEM_END
    if "luu" in line.bare[:12]:
        yield sign.ITEM_FILING
    if items and items[-1].text[-1:] not in ".":
        yield sign.ITEM_GOES_ON
    behind_filing = items and "luu" in items[-1].bare[:12] and not _is_item(line)
    if behind_filing and (items[-1].text[-1:] in ".;" or line.gap):
        yield sign.ITEM_BEHIND_FILING
    if lexicon.begins("after_recipients", line.bare):
        yield sign.ITEM_OTHER_PART
    if line.in_capitals and not _is_item(line) and (is_authority(line, lexicon) or is_post(line, lexicon)):
        yield sign.ITEM_SIGNS
    if lexicon.begins("certifications", line.bare) or (
        line.gap > 2 and not _is_item(line) and not begins_or_ends_as_field(line.text)
    ):
        yield sign.ITEM_APART


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
                (sign.DATE, sign.DATE_AT_END),
                content=date_line((line.paragraph,)),
            )


def _addresses(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[Candidate]:
    contacts = lexicon.lists["contacts"]
    for line in lines[-_MOST_ADDRESSES:]:
        if contacts.begins(line.bare) or (line.bare.count(":") >= 2 and any(word in line.bare for word in contacts.all)):
            yield Candidate(Part.ADDRESS_LINE, (line,), 0.8, (sign.CONTACTS,))
