"""Groups lines into paragraphs, by where they begin and end, and how they follow each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.paragraphs.edges import INDENTED, SAME, FlowEdges
from decree30_lint.formats.pdf.layout.paragraphs.line_ends import says_tag, would_fit
from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.model.metrics import SINGLE
from decree30_lint.model.place import Extent

_ROOMIER = 2.4  # points between lines of two paragraphs, more than between those of one
_AIRY = 0.5  # ems between lines that are surely of one sentence
_SHARE = 0.15  # of the distances of a flow
_POINT = 1.0  # points between the places where two lines begin that begin alike
_FAR = 2.3  # lines of single spacing
_OTHER_SIZE = 0.8  # points
_LABEL = re.compile(
    r"[-–+•*]\s|\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)/]\s|\(?[a-zđ]{1,2}[.)]\s|[IVXLC]{1,6}[.)/]\s|Điều \d|Chương [IVX]|Mục \d|"
    r"Căn cứ |Theo đề nghị|Xét đề nghị|Phần (?:thứ|[IVX])|Kính gửi|Nơi nhận|V/[vV]\b|Số ?:|Khoản \d|\*\s"
)
_DASH = re.compile(r"[-–—+•]")
_NUMBER = re.compile(r"Số\s*[:;.]")  # the number of a letter, which no line goes on with
_ENDS = ".;:!?"
_ITEM_ENDS = ".;:"
_FAR_IN = 0.22  # of the room: no first line of prose begins further in
_CLOSE = 1.6  # lines of single spacing
_HANGING = 2.0, 2.5  # points, and ems, by which the lines of an item stand further in than its dash
_BLANKS = " " * 4


def group_lines(
    lines: Sequence[TextLine], edges: FlowEdges, in_column: bool = False, room: float = 0.0
) -> list[list[TextLine]]:
    """Returns the lines of each paragraph.

    `in_column` states that they are a column of a letterhead or closing, whose lines are mostly centred; `room` is how wide
    they could be at least, as far as the page shows more than they do.
    """
    pitch = _pitch([] if in_column else _running_on(lines, edges)) or _closest(list(pairwise(lines)))
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and _continues_paragraph(groups[-1], line, edges, pitch, in_column, room):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _running_on(lines: Sequence[TextLine], edges: FlowEdges) -> list[tuple[TextLine, TextLine]]:
    """Returns full lines and those that continue them at the left side: body text, not the lines of a head or an end."""
    return [
        (up, low)
        for up, low in pairwise(lines)
        if abs(low.left - edges.at(low).left) < SAME and not would_fit(up.right, low, edges.at(up).right)
    ]


class _Pitch(NamedTuple):
    """Holds the distance of lines within paragraphs, in lines of single spacing: the usual one, and the widest of some."""

    usual: float
    widest: float


def _pitch(pairs: Sequence[tuple[TextLine, TextLine]]) -> _Pitch | None:
    """Returns the pitch of lines that run on, given as lines and those below them; None where none is frequent."""
    frequent = _frequent(pairs)
    return _Pitch(max(frequent, key=lambda pitch: (frequent[pitch], -pitch)), max(frequent)) if frequent else None


def _closest(pairs: Sequence[tuple[TextLine, TextLine]]) -> _Pitch | None:
    """Returns the smallest frequent distance of any lines: the others may be those of paragraphs."""
    frequent = _frequent(pairs)
    return _Pitch(min(frequent), min(frequent)) if frequent else None


def _frequent(pairs: Sequence[tuple[TextLine, TextLine]]) -> dict[float, int]:
    """Returns how often each frequent distance occurs, give or take a little."""
    counted = Counter(
        round((low.baseline - up.baseline) / (SINGLE * low.size), 2)
        for up, low in pairs
        if low.page == up.page and abs(up.size - low.size) < _OTHER_SIZE and 0 < low.baseline - up.baseline < 3 * up.size
    )
    near = {pitch: sum(counted[p] for p in counted if abs(p - pitch) < 0.02) for pitch in counted}
    return {pitch: count for pitch, count in near.items() if count >= _SHARE * counted.total()}


def _continues_paragraph(
    group: Sequence[TextLine], line: TextLine, edges: FlowEdges, pitch: _Pitch | None, in_column: bool, room: float
) -> bool:
    above, bounds = group[-1], edges.at(line)
    if abs(above.size - line.size) > _OTHER_SIZE:
        return False
    tagged = says_tag(above, line)
    if tagged:
        return not _broken_on_purpose(group, line, edges, in_column, room)
    if tagged is False and (in_column or not _are_centred(above, line, edges)):  # a title may be one paragraph a line
        return False
    hanging = not in_column and line.left < group[0].left - INDENTED
    if not hanging and (_LABEL.match(line.text) or _is_next_item(above, line)):
        return False
    if above.page != line.page:
        if in_column:
            return line.text[:1].islower() and not above.text.isupper()
        return _continues_overleaf(group, line, edges)
    distance = line.baseline - above.baseline
    if distance <= 0 or distance > _FAR * SINGLE * line.size or _is_ruler(above.text) or _is_ruler(line.text):
        return False
    if _hangs(group, line):
        return True
    if in_column or (edges.is_centred(above) and not _begin_together(above, line)):
        if in_column and (above.text.isupper() or _NUMBER.match(above.text)):
            return False
        return _alike(above, line) and not would_fit(above.width, line, _widest(group, bounds.width, in_column))
    return _runs_on(group, line, edges, pitch)


def _runs_on(group: Sequence[TextLine], line: TextLine, edges: FlowEdges, pitch: _Pitch | None) -> bool:
    """Tells whether the line stands close below a full one and does not begin like a paragraph."""
    above, bounds = group[-1], edges.at(line)
    usual = _own_pitch(group) or _expected(group, line, bounds, pitch) * SINGLE * line.size
    within_sentence = line.text[:1].islower() and abs(line.left - bounds.left) <= SAME
    if line.baseline - above.baseline > usual + (_AIRY * line.size if within_sentence else _ROOMIER):
        return False
    to_be_filled = within_sentence and _BLANKS in above.text  # may end with blanks, too
    ended = above.text.rstrip()[-1:] in _ENDS and not line.text[:1].islower()
    limit = edges.room_of(line).right if ended else bounds.right  # the longest line may be a paragraph of its own
    if not to_be_filled and would_fit(above.right, line, limit):
        return False
    return not _begins(group, line, edges)


def _is_next_item(above: TextLine, line: TextLine) -> bool:
    """Tells whether the line begins with a dash that no blank follows, where the line above has ended: "-Ban Tổ chức;"."""
    return re.match(r"[-–+•*]\w", line.text) is not None and above.text.rstrip()[-1:] in f"{_ITEM_ENDS},"


def _hangs(group: Sequence[TextLine], line: TextLine) -> bool:
    """Tells whether the line goes on with an item that begins with a dash: it stands under the item's first word.

    However short the line above is, it has not ended: no sign ends it.
    """
    first, above = group[0], group[-1]
    if not _DASH.match(first.text) or above.text.rstrip()[-1:] in _ITEM_ENDS:
        return False
    close = line.baseline - above.baseline <= _CLOSE * SINGLE * line.size
    return close and _HANGING[0] < line.left - first.left < _HANGING[1] * first.size and _alike(above, line)


def _begin_together(above: TextLine, line: TextLine) -> bool:
    """Tells whether both begin at one place and end apart: then it is chance that the first has the middle of its room."""
    return abs(above.left - line.left) <= _POINT and abs(above.right - line.right) > SAME


def _are_centred(above: TextLine, line: TextLine, edges: FlowEdges) -> bool:
    """Tells whether the line, however long, stands in the middle below a centred one."""
    return edges.is_centred(above) and (abs(line.centre - edges.at(line).centre) <= SAME or id(line) in edges.stacked)


def _broken_on_purpose(group: Sequence[TextLine], line: TextLine, edges: FlowEdges, in_column: bool, room: float) -> bool:
    """Tells whether a line of a tagged paragraph was ended by hand: a new one is set differently, or had space above.

    Space is what the paragraph itself, or the column, shows. A centred title remains one, wherever its lines end.
    """
    above, bounds = group[-1], edges.at(line)
    if above.page != line.page:
        return False
    if _is_ruler(above.text) or _is_ruler(line.text):
        return True
    if _hangs(group, line):
        return False
    labelled = _is_next_item(above, line) or (_LABEL.match(line.text) is not None and above.text.rstrip()[-1:] in _ENDS)
    surely = line.size  # by which the space must be larger than the word
    if in_column:
        fits = would_fit(above.width, line, max(room, bounds.width) - surely)
        return labelled or fits or (above.text.isupper() and not line.text.isupper())
    if line.text[:1].islower():
        return False
    if labelled and would_fit(above.right, line, bounds.right):
        return True
    if _are_centred(above, line, edges):
        return not _alike(above, line)
    known = (*group, line)
    within = would_fit(above.width, line, max(each.width for each in known) - surely)
    return within and would_fit(above.right, line, max(each.right for each in known) - surely)


def _is_ruler(text: str) -> bool:
    return not any(map(str.isalnum, text))


def _widest(group: Sequence[TextLine], room: float, in_column: bool) -> float:
    return room if in_column else max(room * 0.75, *(line.width for line in group))


def _alike(above: TextLine, line: TextLine) -> bool:
    one, other = above.pieces[-1].style, line.pieces[0].style
    capitals = above.text.isupper() == line.text.isupper()
    return one.bold == other.bold and one.italic == other.italic and capitals


def _expected(group: Sequence[TextLine], line: TextLine, bounds: Extent, pitch: _Pitch | None) -> float:
    """Returns how far below the first line the second one may stand: at the edge below an indented one it surely goes on."""
    if pitch is None:
        return 1.0
    surely = group[0].left > bounds.left + INDENTED and abs(line.left - bounds.left) <= SAME
    return pitch.widest if surely else pitch.usual


def _own_pitch(group: Sequence[TextLine]) -> float | None:
    above = group[-2:]
    if len(above) == 2 and above[0].page == above[1].page:
        return above[1].baseline - above[0].baseline
    return None


def _begins(group: Sequence[TextLine], line: TextLine, edges: FlowEdges) -> bool:
    """Tells whether the line begins a paragraph.

    It stands further right than the line above, which is not the first line of a hanging paragraph; or it has a letter, and
    that line has ended; or it belongs to another text.
    """
    above = group[-1]
    lettered = line.text[:1].islower() and _LABEL.match(line.text)  # "a) …"
    if _stands_off(group, line, edges.at(line)) or (lettered and above.text.rstrip()[-1:] in _ITEM_ENDS):
        return True
    if line.left <= above.left + INDENTED:
        return False
    if edges.is_centred(line) and line.pieces[0].style.bold and _alike(above, line):
        return False  # the last line of a title
    return not (
        len(group) == 1 and _LABEL.match(above.text) is not None and above.right > edges.at(above).right - 4 * line.size
    )


def _continues_overleaf(group: Sequence[TextLine], line: TextLine, edges: FlowEdges) -> bool:
    """Tells whether the first line of a page continues the last one of the page before.

    That one must be full, and this one not indented.
    """
    above = group[-1]
    if would_fit(above.right, line, edges.at(above).right) or line.left > edges.at(line).left + INDENTED:
        return False
    first_is_indented = group[0].left > line.left + INDENTED
    return first_is_indented or line.text[:1].islower() or above.text.rstrip()[-1:] not in _ENDS


def _stands_off(group: Sequence[TextLine], line: TextLine, bounds: Extent) -> bool:
    """Tells whether the line has other letters and edges than those above, which begin further in than any first line."""
    first, above = group[0], group[-1]
    aside = first.left - bounds.left > _FAR_IN * bounds.width and line.left < first.left - SAME
    return aside and abs(line.right - above.right) > SAME and not _alike(above, line)
