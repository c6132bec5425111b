"""Draws the line under a paragraph, in place of those that stand there.

A line that is there already is changed where it can be: a shape gets another length, the empty paragraph whose border it is
other indents, typed underscores another width. Words are never touched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from lxml.etree import _Element
from msgspec import Struct

from decree30_lint.formats.docx.drawn import drawn_lines
from decree30_lint.formats.docx.flow import PlacedParagraph, lay_out, stories
from decree30_lint.formats.docx.marks import ParagraphMark
from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.schema.borders import border_props
from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.schema.run import RUN
from decree30_lint.formats.docx.schema.table import CELL
from decree30_lint.formats.docx.shape_places import place_of
from decree30_lint.formats.docx.shapes import HAIRLINE
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.docx.write.shape_changes import HeldShape, LineChange, resize, take_away
from decree30_lint.formats.docx.write.shapes import LineShape, free_key, line_run, name_requirements, parsed
from decree30_lint.model import metrics
from decree30_lint.model.document import Paragraph, Stroke, StrokeKind
from decree30_lint.model.edits import DrawLine
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.path import Path, Step
from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Pt

_GAP = 2.5  # points between the foot of the text and a line that is drawn or moved
_BELOW_ROW = 1.0  # points below the whole row: programs differ in whether a multiple adds its space above or below
_CLOSE = 0.5  # points: a line so near to the text touches it
_OFF_TABLE = Pt(6)  # the least gap between the text and a table below the line
_AROUND = 12  # paragraphs and tables laid out on both sides
_APART = 1000.0  # points: what lies so far away was not laid out with the rest
_ALIKE = 0.01  # points
_SCALES = 0.2, 6.0  # how far typed signs may be narrowed and widened; Word knows no more than 6


class _LinePlace(Struct, frozen=True):
    """Describes where the line has to be.

    `middle` counts from the page's left edge, and is None where the file does not say. `foot`, that of the text, and `y`,
    where the line is drawn, count from the top of what is laid out.
    """

    edit: DrawLine
    paragraph: Paragraph
    middle: Pt | None
    foot: float
    y: float
    laid: Mapping[Path, PlacedParagraph]
    last_of_several: bool

    @property
    def left(self) -> Pt | None:
        """Returns where the line begins, counted as `middle` is."""
        return None if self.middle is None else Pt(self.middle - self.edit.length / 2)


def write_line(package: EditedPackage, edit: DrawLine) -> bool:
    """Draws the line; False where neither a line that stands there can be changed nor a new one drawn."""
    target = _target(package, edit)
    if target is None:
        return False
    standing = list(_standing(package, edit.at))
    for kind, change in _CHANGES.items():
        lines = [stroke for stroke in standing if stroke.kind is kind]
        best = min(lines, key=lambda stroke: abs((stroke.length or 0) - edit.length), default=None)
        if best is not None:
            others = [stroke for stroke in standing if stroke is not best]
            return change(package, target, best) and _without(package, target, others)
    return _draw(package, target, standing)


def _standing(package: EditedPackage, at: Anchor) -> Iterator[Stroke]:
    """Yields the lines under these words, and those under the blank paragraphs that follow them."""
    under = {at.path, *(paragraph.anchor.path for paragraph in _blanks_below(package, at.path))}
    for stroke in package.document.strokes:
        if stroke.anchor.path in under:
            words = stroke.anchor
            if words.path != at.path or (_end(words) > at.start and words.start < _end(at)):
                yield stroke


def _end(anchor: Anchor) -> float:
    return float("inf") if anchor.end is None else anchor.end


def _blanks_below(package: EditedPackage, path: Path) -> Iterator[Paragraph]:
    for paragraph in _following(package, path):
        if not paragraph.is_blank:
            return
        yield paragraph


def _following(package: EditedPackage, path: Path) -> Iterator[Paragraph]:
    """Yields the paragraphs below this one in the body, the cell or the text box that holds it, up to a table."""
    number = path.number or 0
    while below := package.paragraphs.get(path.parent.child(Step.PARAGRAPH, number + 1)):
        above = package.resolve(path.parent.child(Step.PARAGRAPH, number)).element
        if next(above.itersiblings(W + "p", W + "tbl"), None) is not package.resolve(below.anchor.path).element:
            return
        yield below
        number += 1


# Where the line has to be


def _target(package: EditedPackage, edit: DrawLine) -> _LinePlace | None:
    paragraph = package.paragraphs.get(edit.at.path)
    if paragraph is None:
        return None
    lines = [line for line in metrics.stretches(paragraph) if line.start < _end(edit.at) and edit.at.start < line.end]
    laid = _laid(package, paragraph)
    if not lines or paragraph.anchor.path not in laid:
        return None
    row = [line for line in lines if line.top == lines[-1].top]
    middle = Pt((row[0].left + row[-1].right) / 2) if paragraph.extent else None
    top = laid[paragraph.anchor.path].top
    foot = top + max(line.baseline + metrics.DESCENT * line.size for line in row)
    y = max(foot + _GAP, top + row[0].top + row[0].height + _BELOW_ROW)
    rows = metrics.wrap(paragraph)
    last = len(rows) > 1 and "\n" not in paragraph.text and row[0].top == rows[-1].top
    return _LinePlace(edit, paragraph, middle, foot, y, laid, last)


def _laid(package: EditedPackage, paragraph: Paragraph) -> Mapping[Path, PlacedParagraph]:
    story = paragraph.anchor.path.story
    marks = [_mark(package, path) for path in package.paragraphs if path.story == story]
    own = next(mark for mark in marks if mark.paragraph is paragraph)
    placed = lay_out(stories(marks).around(own, _AROUND, _AROUND))
    return {each.mark.paragraph.anchor.path: each for each in placed}


def _mark(package: EditedPackage, path: Path) -> ParagraphMark:
    return ParagraphMark(package.paragraphs[path], package.resolve(path).element, path.parent, 0)


# Lines that stand there


def _drawn(package: EditedPackage, target: _LinePlace, stroke: Stroke) -> bool:
    """Makes the shape the line that is asked for, or draws another one where it cannot be changed."""
    shapes, owner = list(_shapes(package, stroke)), _owner(stroke).path
    if not shapes:  # another edit may have changed it already
        return any(_near(shape.width, target.edit.length) for shape in drawn_lines(package.resolve(owner).element))
    move = _move(target, stroke, target.laid.get(owner))
    if move is not None and resize(package, shapes[0], move):
        package.touch(package.resolve(owner).part)
        return True
    return _draw(package, target, [stroke])


def _owner(stroke: Stroke) -> Anchor:
    return stroke.owner or stroke.anchor


def _shapes(package: EditedPackage, stroke: Stroke) -> Iterator[HeldShape]:
    """Yields the shape that is this line; several where it was drawn more than once."""
    mark = _mark(package, _owner(stroke).path)
    assert mark.element is not None
    for shape in list(drawn_lines(mark.element)):
        left, _ = place_of(mark, shape, 0.0, first_page=False)
        held = HeldShape.of(shape)
        if held is not None and _near(shape.width, stroke.length) and _near(left, stroke.left):
            yield held


def _near(one: float | None, other: float | None) -> bool:
    return one == other if one is None or other is None else abs(one - other) <= _ALIKE


def _move(target: _LinePlace, stroke: Stroke, owner: PlacedParagraph | None) -> LineChange | None:
    if owner is None:
        return None
    down = target.y - target.foot - stroke.gap if stroke.gap is not None and stroke.gap < _CLOSE else 0.0
    right = 0.0
    if target.middle is not None and stroke.left is not None and stroke.length is not None:
        right = target.middle - stroke.left - stroke.length / 2
    return LineChange(target.edit.length, right, down, _shape(target, owner))


def _shape(target: _LinePlace, owner: PlacedParagraph) -> LineShape:
    """Returns the line as it is drawn from this paragraph."""
    room = owner.mark.paragraph.extent
    left = None if target.left is None or room is None else Pt(target.left - room.left)
    return LineShape(left, Pt(target.y - owner.head), target.edit.length, HAIRLINE)


def _bordered(package: EditedPackage, target: _LinePlace, stroke: Stroke) -> bool:
    """Gives the empty paragraph whose border is the line other indents; another border goes, and the line is drawn."""
    path = _owner(stroke).path
    paragraph, borders = package.paragraphs[path], package.borders(path)
    sides = [side for side in ("top", "bottom") if side in borders]
    room = paragraph.extent
    if not paragraph.is_blank or not sides or room is None or target.left is None:
        return _draw(package, target, [stroke])
    left, right = target.left - room.left, room.right - target.left - target.edit.length
    if min(left, right) < 0:
        return _draw(package, target, [stroke])
    part, element = package.resolve(path)
    first = Pt(0) if (paragraph.layout.first_line or 0) < 0 else None
    layout = ParagraphLayout(left=Pt(left), right=Pt(right), first_line=first)
    package.set_properties(PARAGRAPH, part, element, layout, package.inherited(path))
    if not stroke.solid:
        for side in sides:
            solid = border_props(f"pBdr/{side}", "single", borders[side].width, int(borders[side].space))
            package.change_properties(PARAGRAPH, part, element, solid)
    return True


def _typed(package: EditedPackage, target: _LinePlace, stroke: Stroke) -> bool:
    """Narrows or widens the underscores; other signs make no solid line, and stay."""
    path, length = _owner(stroke).path, stroke.length
    room = package.paragraphs[path].extent
    if not stroke.solid or not length or (room is not None and target.edit.length > room.width):
        return False
    share = target.edit.length / length
    runs = package.characters(path).isolated(_owner(stroke).start, _owner(stroke).end)
    if not runs or not _SCALES[0] <= share <= _SCALES[1]:
        return False
    part = package.resolve(path).part
    for run in runs:
        scale = RUN.get(run.find(W + "rPr"), "character_scale") or 1.0
        package.set_properties(RUN, part, run, RunFormat(character_scale=scale * share))
    return True


_CHANGES: Mapping[StrokeKind, Callable[[EditedPackage, _LinePlace, Stroke], bool]] = {
    StrokeKind.DRAWN: _drawn,
    StrokeKind.BORDER: _bordered,
    StrokeKind.TYPED: _typed,
}
"""Maps each kind of line, those that are changed sooner first, to what changes it."""


def _without(package: EditedPackage, target: _LinePlace, strokes: Sequence[Stroke]) -> bool:
    """Takes the lines away but for what is typed, and for underlined words, which another line leaves as they are."""
    for stroke in strokes:
        path = _owner(stroke).path
        if stroke.kind is StrokeKind.DRAWN:
            for held in list(_shapes(package, stroke)):
                take_away(package, held)
            package.touch(package.resolve(path).part)
        elif stroke.kind is StrokeKind.BORDER:
            _unborder(package, path, target.edit.at.path)
    return True


def _unborder(package: EditedPackage, path: Path, above: Path) -> None:
    part, element = package.resolve(path)
    sides = [side for side in ("bottom", "top") if side in package.borders(path)]
    if sides:
        side = sides[0] if path == above else sides[-1]
        package.change_properties(PARAGRAPH, part, element, {f"pBdr/{side}": "none"})
        return
    side, other = ("bottom", "top") if path == above else ("top", "bottom")
    cell = next(element.iterancestors(W + "tc"), None)
    for each, edge in ((cell, side), (_cell_beside(cell, side), other)):
        if each is not None:
            package.change_properties(CELL, part, each, {f"tcBorders/{edge}": "nil"})


def _cell_beside(cell: _Element | None, side: str) -> _Element | None:
    """Returns the cell of the same number in the row below ("bottom") or above."""
    row = None if cell is None else next(cell.iterancestors(W + "tr"))
    if cell is None or row is None:
        return None
    beside = next(row.itersiblings(W + "tr", preceding=side == "top"), None)
    number = len(list(cell.itersiblings(W + "tc", preceding=True)))
    cells = [] if beside is None else beside.findall(W + "tc")
    return cells[number] if number < len(cells) else None


# A new line


def _draw(package: EditedPackage, target: _LinePlace, instead_of: Sequence[Stroke]) -> bool:
    """Draws the line, where a shape can be; the lines that it replaces go, and words that are underlined are no longer."""
    owner = _holder(package, target)
    if owner is None:
        return False
    for stroke in instead_of:
        if stroke.kind is StrokeKind.UNDERLINE and not _without_underline(package, stroke):
            return False
    _without(package, target, instead_of)
    _keep_off_table(package, target)
    part, element = package.resolve(owner.mark.paragraph.anchor.path)
    run = parsed(line_run(_shape(target, owner), free_key(package.story_trees())))
    element.insert(1 if element.find(W + "pPr") is not None else 0, run)
    name_requirements(run)
    package.marks.replaced([], [run])
    package.touch(part)
    return True


def _keep_off_table(package: EditedPackage, target: _LinePlace) -> None:
    """Makes room for the line where a table follows the text, whose upper edge would run into it."""
    path = target.paragraph.anchor.path
    part, element = package.resolve(path)
    below = next(element.itersiblings(W + "p", W + "tbl"), None)
    if below is not None and below.tag == W + "tbl" and (target.paragraph.layout.after or 0) < _OFF_TABLE:
        package.set_properties(PARAGRAPH, part, element, ParagraphLayout(after=_OFF_TABLE), package.inherited(path))


def _without_underline(package: EditedPackage, stroke: Stroke) -> bool:
    path = stroke.anchor.path
    runs = package.characters(path).isolated(stroke.anchor.start, stroke.anchor.end)
    for run in runs or ():
        package.set_properties(RUN, package.resolve(path).part, run, RunFormat(underlined=False))
    return runs is not None


def _holder(package: EditedPackage, target: _LinePlace) -> PlacedParagraph | None:
    """Returns the paragraph that a new shape hangs on, None where there is none.

    Word keeps no shape in frames and text boxes: the paragraph holds it that holds the box. A text of several lines may be
    broken otherwise there than here, so that the paragraph below it is the better one.
    """
    path = target.paragraph.anchor.path
    if path.in_text_box:
        path = next(each for each in reversed(path.trail) if each.step is Step.TEXT_BOX).parent
    elif target.last_of_several:
        below = next(_following(package, path), None)
        if below is not None and not below.layout.page_break_before and not _is_framed(package, below.anchor.path):
            path = below.anchor.path
    owner = target.laid.get(path)
    if owner is None or path.in_text_box or _is_framed(package, path) or abs(target.foot - owner.head) > _APART:
        return None
    return owner


def _is_framed(package: EditedPackage, path: Path) -> bool:
    return package.resolve(path).element.find(f"{W}pPr/{W}framePr") is not None
