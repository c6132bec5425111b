"""Writes paragraphs with the line under their text, drawn in one of four ways."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from decree30_lint.compose.docx.placed import ComposedLine, Pen, bare_look
from decree30_lint.compose.docx.runs import mark_properties, run, runs
from decree30_lint.compose.specimen import StrokeBelow, beyond
from decree30_lint.formats.docx.ooxml import to_twips
from decree30_lint.formats.docx.schema.borders import border_props
from decree30_lint.formats.docx.schema.children import Props
from decree30_lint.formats.docx.write.markup import element, paragraph_properties, run_properties
from decree30_lint.formats.docx.write.shapes import LineShape, line_run, vml_picture
from decree30_lint.model.formatting import Align, LineSpacing, ParagraphLayout, RunFormat
from decree30_lint.model.units import Pt

_GAP = Pt(3)  # between a text and the line under it
_TYPED_SIZES = (Pt(6), Pt(5.5), Pt(6.5), Pt(5), Pt(7))  # of underscores; the one that meets the length best
_UNDERSCORE = 0.5  # their width, of the size

_NONE: Props = {}
_BOX = {
    key: written
    for side in ("top", "left", "bottom", "right")
    for key, written in border_props(f"pBdr/{side}", "single", 1, 1).items()
}


class ComposedStroke(Struct, frozen=True):
    """Describes a line to draw, in points from the left edge of the column and from the top of the paragraph."""

    left: Pt
    length: Pt
    down: Pt
    line: StrokeBelow


def column(pen: Pen, lines: Sequence[ComposedLine], room: Pt, *, lines_as: str | None = None, frame: Props = _NONE) -> str:
    """Returns the lines one under another in a column `room` points wide. `lines_as` overrides how lines are drawn."""
    way = lines_as or pen.layout.lines
    return "".join(
        _with_stroke(pen, placed, stroke_under(lines, i, room), way, room, frame) for i, placed in enumerate(lines)
    )


def stroke_under(lines: Sequence[ComposedLine], i: int, room: Pt) -> ComposedStroke | None:
    """Returns the stroke under line `i`, None if there is none.

    A part of several lines has it under the last of them.
    """
    placed = lines[i]
    below = placed.look.line_below
    following = lines[i + 1].line if i + 1 < len(lines) else None
    if below is None or not below.is_drawn:
        return None
    if following and (following.part, following.role) == (placed.line.part, placed.line.role):
        return None
    widest = max((line.width for line in placed.lines(room)), default=Pt(0))
    length = below.length or Pt(widest * (below.share or 0))
    down = Pt((placed.look.layout.before or 0) + placed.height(room) + _GAP)
    return ComposedStroke(Pt((room - length) / 2), length, down, below)


def paragraph(
    pen: Pen,
    placed: ComposedLine,
    *,
    more: ParagraphLayout | None = None,
    frame: Props = _NONE,
    shape: str = "",
) -> str:
    """Returns one paragraph; `more` is direct layout beyond its format, `shape` a run with a drawn line."""
    layout = beyond(placed.look.layout, placed.base.layout)
    style = {"pStyle": placed.style} if placed.style else {}
    number = {"numPr/ilvl": "0", "numPr/numId": str(placed.number)} if placed.number else {}
    box = _BOX if placed.look.boxed else {}
    properties = paragraph_properties(
        _joined(layout, more), {**style, **frame, **number, **box}, mark=mark_properties(placed)
    )
    return element("p", properties, shape, runs(pen, placed))


def _joined(layout: ParagraphLayout, more: ParagraphLayout | None) -> ParagraphLayout:
    if more is None:
        return layout
    given = {name: value for name in ParagraphLayout.__struct_fields__ if (value := getattr(more, name)) not in (None, ())}
    return replace(layout, **given)


def empty(pen: Pen, size: Pt, layout: ParagraphLayout | None = None, more: Props = _NONE, *, section: str = "") -> str:
    """Returns a paragraph without text; `more` are properties beyond its layout."""
    bare = bare_look(pen)
    whole = layout or ParagraphLayout(
        Align.LEFT, Pt(0), Pt(0), Pt(0), before=Pt(0), after=Pt(0), spacing=LineSpacing(lines=1.0)
    )
    mark = run_properties(beyond(RunFormat(size=size), bare.letters))
    return element("p", paragraph_properties(beyond(whole, bare.layout), more, mark=mark, section=section))


def _with_stroke(pen: Pen, placed: ComposedLine, stroke: ComposedStroke | None, way: str, room: Pt, frame: Props) -> str:
    if stroke is None:
        return paragraph(pen, placed, frame=frame)
    match way:
        case "drawing" | "vml":
            return paragraph(pen, placed, frame=frame, shape=shape_run(pen, stroke, way))
        case "typed":
            return _close(pen, placed, frame) + _typed(pen, stroke, _after(placed), frame)
        case _:
            return _close(pen, placed, frame) + _bordered(pen, stroke, room, _after(placed), frame)


def _close(pen: Pen, placed: ComposedLine, frame: Props) -> str:
    """Returns the paragraph without its gap, which stands after the line under it."""
    return paragraph(pen, placed, more=ParagraphLayout(after=Pt(0)), frame=frame)


def _after(placed: ComposedLine) -> Pt:
    return placed.look.layout.after or Pt(0)


def _bordered(pen: Pen, stroke: ComposedStroke, room: Pt, after: Pt, frame: Props) -> str:
    """Returns a low empty paragraph whose upper border is the line."""
    side = Pt((room - stroke.length) / 2)
    low = ParagraphLayout(Align.LEFT, side, side, Pt(0), before=Pt(2), after=after, spacing=LineSpacing(exact=Pt(4)))
    line = border_props("pBdr/top", "single" if stroke.line.solid else "dashed", stroke.line.width, 1)
    return empty(pen, Pt(2), low, {**frame, **line})


def _typed(pen: Pen, stroke: ComposedStroke, after: Pt, frame: Props) -> str:
    bare = bare_look(pen)
    centred = ParagraphLayout(Align.CENTRE, Pt(0), Pt(0), Pt(0), before=Pt(0), after=after, spacing=LineSpacing(lines=1.0))
    properties = paragraph_properties(beyond(centred, bare.layout), frame)
    return element("p", properties, underscores(pen, stroke))


def underscores(pen: Pen, stroke: ComposedStroke) -> str:
    """Returns a run of underscores as long as the stroke."""
    letter = "_" if stroke.line.solid else "_ "
    lengths = ((abs(_count(stroke, size, letter) * _advance(size, letter) - stroke.length), size) for size in _TYPED_SIZES)
    size = min(lengths, key=lambda found: found[0])[1]
    letters = RunFormat(family=pen.specimen.looks.base.letters.family, size=size)
    typed = (letter * _count(stroke, size, letter)).rstrip()
    return run(typed, run_properties(beyond(letters, bare_look(pen).letters)))


def _advance(size: Pt, letter: str) -> float:
    return size * (_UNDERSCORE if letter == "_" else 2 * _UNDERSCORE - 0.25)


def _count(stroke: ComposedStroke, size: Pt, letter: str) -> int:
    return round(stroke.length / _advance(size, letter))


def shape_run(pen: Pen, stroke: ComposedStroke, way: str) -> str:
    """Returns a run that holds the line as a shape, placed from the left edge of the column and the paragraph's top."""
    key = next(pen.ids)
    shape = LineShape(stroke.left, stroke.down, stroke.length, stroke.line.width, stroke.line.solid)
    return element("r", vml_picture(shape, key)) if way == "vml" else line_run(shape, key)


def rule(pen: Pen) -> str:
    """Returns a solid line as wide as the page's text."""
    full = ParagraphLayout(Align.LEFT, Pt(0), Pt(0), Pt(0), before=Pt(6), after=Pt(0), spacing=LineSpacing(exact=Pt(6)))
    return empty(pen, Pt(2), full, border_props("pBdr/top", "single", 0.75, 1))


def frame_at(left: Pt, width: Pt) -> Props:
    """Returns what puts a paragraph into a frame: those that follow each other with the same properties form one."""
    return frame_props(
        w=to_twips(width), hSpace=0, wrap="notBeside", vAnchor="text", hAnchor="margin", x=max(1, to_twips(left)), y=1
    )


def frame_props(**attributes: object) -> Props:
    """Returns the properties of a w:framePr."""
    return {f"framePr/{name}": str(written) for name, written in attributes.items()}
