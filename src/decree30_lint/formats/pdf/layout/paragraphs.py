"""Lines that one paragraph holds, and how they are set: told by where they begin and end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.lines import Line
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout
from decree30_lint.model.metrics import SINGLE
from decree30_lint.model.units import Pt

_SAME = 3.0  # points between edges that are meant to be one
_EXACT = 3.0  # points between the right edges of justified lines: signs may hang over
_TELLING = 2  # full lines that may be so by chance
_INDENTED = 6.0  # points
_ROOMIER = 2.4  # points between lines of two paragraphs, more than between those of one
_AIRY = 0.5  # ems between lines that are surely of one sentence
_SURELY = 1.2  # points between the middles of a line and of its room: no chance
_SHARE = 0.15  # of the distances of a flow
_DEEP = 3.0  # ems: further in no first line begins
_FAR_IN = 0.22  # of the room: what begins further in is not set as body text
_TITLE = 8.0  # points off the middle: the last line of a bold title that fills its room
_NEARLY = 0.8  # of the room: the last line of a paragraph that may be justified or centred
_FAR = 2.3  # lines of single spacing
_OTHER_SIZE = 0.8  # points
_LABEL = re.compile(
    r"[-–+•*]\s|\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)/]\s|\(?[a-zđ]{1,2}[.)]\s|[IVXLC]{1,6}[.)/]\s|Điều \d|Chương [IVX]|Mục \d|"
    r"Căn cứ |Theo đề nghị|Xét đề nghị|Phần (?:thứ|[IVX])|Kính gửi|Nơi nhận|Khoản \d|\*\s"
)
_ENDS = ".;:!?"
_BLANKS = " " * 4


class Bounds(NamedTuple):
    """The room in which the lines of a flow stand."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


class Setting(NamedTuple):
    """What is usual among the lines of a flow: the distance of lines in lines of single spacing, the alignment."""

    pitch: float | None
    align: Align | None


def gathered(lines: Sequence[Line], bounds: Bounds, in_column: bool = False) -> list[list[Line]]:
    """The lines of each paragraph. `in_column`: a column of a letterhead or closing, whose lines are mostly centred."""
    pitch = usual_pitch([] if in_column else _running_on(lines, bounds)) or usual_pitch(list(pairwise(lines)))
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, bounds, pitch, in_column):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _running_on(lines: Sequence[Line], bounds: Bounds) -> list[tuple[Line, Line]]:
    """Full lines and those that go on with them at the left side: body text, not the lines of a head or an end."""
    return [
        (up, low)
        for up, low in pairwise(lines)
        if abs(low.left - bounds.left) < _SAME and not _would_fit(up.right, low, bounds.right)
    ]


def usual_pitch(pairs: Sequence[tuple[Line, Line]]) -> float | None:
    """The distance of lines within paragraphs, in lines of single spacing: the smallest that is frequent.

    `pairs`: lines and those below them.
    """
    counted = Counter(
        round((low.baseline - up.baseline) / (SINGLE * low.size), 2)
        for up, low in pairs
        if low.page == up.page and abs(up.size - low.size) < _OTHER_SIZE and 0 < low.baseline - up.baseline < 3 * up.size
    )
    frequent = [
        pitch for pitch in counted if sum(counted[p] for p in counted if abs(p - pitch) < 0.02) >= _SHARE * counted.total()
    ]
    return min(frequent, default=None)


def _goes_on(group: Sequence[Line], line: Line, bounds: Bounds, pitch: float | None, in_column: bool) -> bool:
    above = group[-1]
    if abs(above.size - line.size) > _OTHER_SIZE:
        return False
    hanging = not in_column and line.left < group[0].left - _INDENTED
    if _LABEL.match(line.text) and not hanging:
        return False
    if above.page != line.page:
        if in_column:
            return line.text[:1].islower() and not above.text.isupper()
        return _goes_on_overleaf(group, line, bounds)
    distance = line.baseline - above.baseline
    if distance <= 0 or distance > _FAR * SINGLE * line.size or _is_ruler(above.text) or _is_ruler(line.text):
        return False
    if in_column or _is_centred(above, bounds):
        if in_column and above.text.isupper():
            return False
        return _alike(above, line) and not _would_fit(above.width, line, _widest(group, bounds, in_column))
    usual = _own_pitch(group) or (pitch or 1.0) * SINGLE * line.size
    within_sentence = line.text[:1].islower() and abs(line.left - bounds.left) <= _SAME
    if distance > usual + (_AIRY * line.size if within_sentence else _ROOMIER):
        return False
    to_be_filled = within_sentence and _BLANKS in above.text  # may end with blanks, too
    if not to_be_filled and _would_fit(above.right, line, bounds.right):
        return False
    return not _begins(group, line, bounds)


def _is_ruler(text: str) -> bool:
    return not any(map(str.isalnum, text))


def _is_centred(line: Line, bounds: Bounds) -> bool:
    return (
        abs(line.centre - bounds.centre) <= _SAME and line.left - bounds.left > _INDENTED and bounds.right > line.right + 4
    )


def _widest(group: Sequence[Line], bounds: Bounds, in_column: bool) -> float:
    return bounds.width if in_column else max(bounds.width * 0.75, *(line.width for line in group))


def _alike(above: Line, line: Line) -> bool:
    one, other = above.pieces[-1].look, line.pieces[0].look
    capitals = above.text.isupper() == line.text.isupper()
    return one.bold == other.bold and one.italic == other.italic and capitals


def _would_fit(edge: float, line: Line, limit: float) -> bool:
    """The line's first word had room behind the line above: that one was ended on purpose."""
    first = line.text.split(" ", 1)[0]
    piece = line.pieces[0]
    width = piece.right - piece.left
    if len(first) < len(piece.text.rstrip()):
        width *= len(first) / len(piece.text.rstrip())
    return edge + (0.25 * line.size) + width < limit - 0.1 * line.size


def _own_pitch(group: Sequence[Line]) -> float | None:
    above = group[-2:]
    if len(above) == 2 and above[0].page == above[1].page:
        return above[1].baseline - above[0].baseline
    return None


def _begins(group: Sequence[Line], line: Line, bounds: Bounds) -> bool:
    """The line stands further right than the line above it, and that is not the first line of a hanging paragraph."""
    above = group[-1]
    if line.left <= above.left + _INDENTED:
        return False
    if _is_centred(line, bounds) and line.pieces[0].look.bold and _alike(above, line):
        return False  # the last line of a title
    return not (len(group) == 1 and _LABEL.match(above.text) is not None and above.right > bounds.right - 4 * line.size)


def _goes_on_overleaf(group: Sequence[Line], line: Line, bounds: Bounds) -> bool:
    """The first line of a page goes on with the last one of the page before: that one is full, and this one not indented."""
    above = group[-1]
    if _would_fit(above.right, line, bounds.right) or line.left > bounds.left + _INDENTED:
        return False
    first_is_indented = group[0].left > line.left + _INDENTED
    return first_is_indented or line.text[:1].islower() or above.text.rstrip()[-1:] not in _ENDS


def layout_of(lines: Sequence[Line], bounds: Bounds, usual: Setting) -> ParagraphLayout:
    """Alignment, indents and line spacing; of a single line, what is usual in its flow where the line does not show it."""
    align = _align(lines, bounds) or usual.align
    lefts = [line.left - bounds.left for line in lines]
    if align is Align.CENTRE:
        left = first = 0.0
    elif len(lines) > 1:
        left = min(lefts[1:])
        first = lefts[0] - left
    else:
        left, first = 0.0, lefts[0]
    pitch = _pitch(lines) or usual.pitch
    return ParagraphLayout(
        align=align,
        left=Pt(left),
        right=Pt(0),
        first_line=Pt(first),
        spacing=LineSpacing(lines=pitch) if pitch else None,
    )


def usual_setting(groups: Sequence[Sequence[Line]], bounds: Bounds) -> Setting:
    """Of the paragraphs of several lines."""
    several = [group for group in groups if len(group) > 1]
    known = Counter(align for align in (_align(group, bounds) for group in several) if align in (Align.LEFT, Align.BOTH))
    if not known and several:
        known[Align.BOTH] += 1  # all first lines of two are full
    pitches = [pitch for group in several if (pitch := _pitch(group)) is not None]
    align = max(known, key=lambda a: (known[a], a), default=None)
    return Setting(sorted(pitches)[len(pitches) // 2] if pitches else None, align)


def _pitch(lines: Sequence[Line]) -> float | None:
    """The distance of its lines, in lines of single spacing; None of a single one."""
    pitches = sorted(
        (low.baseline - up.baseline) / (SINGLE * max(up.size, low.size))
        for up, low in pairwise(lines)
        if up.page == low.page
    )
    return pitches[len(pitches) // 2] if pitches else None


def _align(lines: Sequence[Line], bounds: Bounds) -> Align | None:
    if len(lines) == 1:
        return _align_of_one(lines[0], bounds)
    lefts, rights = [line.left for line in lines], [line.right for line in lines]
    centres = [line.centre for line in lines]
    full = [line for line in lines if line.left < bounds.left + _SAME and line.right > bounds.right - _EXACT]
    if max(centres) - min(centres) <= _SAME and max(lefts) - min(lefts) > _SAME and len(full) < len(lines):
        return Align.CENTRE
    if _is_centred(lines[-1], bounds) and lines[-1].left - bounds.left > _DEEP * lines[-1].size:
        return Align.CENTRE
    hanging = lefts[1:]
    last = lines[-1]
    if (
        abs(lefts[0] - hanging[0]) <= _SAME
        and last.width > _NEARLY * bounds.width
        and abs(last.centre - bounds.centre) <= _TITLE
    ):
        return Align.CENTRE if all(piece.look.bold for line in lines for piece in line.pieces) else None
    if max(hanging) - min(hanging) <= _SAME:
        if max(bounds.right - right for right in rights[:-1]) > _EXACT:
            return Align.LEFT
        return Align.BOTH if len(lines) > _TELLING else None
    return Align.RIGHT if max(rights) - min(rights) <= _EXACT else None


def _align_of_one(line: Line, bounds: Bounds) -> Align | None:
    """None where a first line of body text would look the same."""
    if abs(line.centre - bounds.centre) <= _SURELY and line.left - bounds.left > _INDENTED < bounds.right - line.right:
        return Align.CENTRE
    if line.left - bounds.left <= _DEEP * line.size:
        return None
    if _is_centred(line, bounds) or line.left - bounds.left < _FAR_IN * bounds.width:
        return Align.CENTRE if _is_centred(line, bounds) else None
    return Align.RIGHT if line.centre > bounds.centre + _SAME else Align.CENTRE


def column_align(lines: Sequence[Line]) -> Align | None:
    """How the lines of a narrow column are set."""
    if len(lines) < 2:
        return None
    lefts, centres, rights = ([getattr(line, name) for line in lines] for name in ("left", "centre", "right"))
    spread = {
        Align.CENTRE: _spread(centres),
        Align.LEFT: _spread(lefts),
        Align.RIGHT: _spread(rights),
    }
    best = min(spread, key=lambda align: spread[align])
    return best if spread[best] <= 2 * _SAME else None


def _spread(places: Sequence[float]) -> float:
    """Between the places, the odd one left out where there are many."""
    ordered = sorted(places)
    odd = len(ordered) // 5
    return ordered[-1 - odd] - ordered[0] if odd == 0 else ordered[-1 - odd // 2] - ordered[(odd + 1) // 2]
