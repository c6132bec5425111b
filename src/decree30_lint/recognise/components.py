"""From what was found to the components that rules look at."""

from __future__ import annotations

from collections.abc import Mapping

from decree30_lint.model.document import Document, Paragraph, Stroke
from decree30_lint.model.parts import Component
from decree30_lint.recognise.found import Found
from decree30_lint.recognise.lines import Line

Blanks = Mapping[str, tuple[str, ...]]


def component(found: Found, document: Document, blanks: Blanks) -> Component:
    return Component(
        part=found.part,
        paragraphs=tuple(line.paragraph for line in found.lines),
        confidence=found.confidence,
        evidence=found.evidence,
        runner_up=found.runner_up,
        role=found.role,
        fields=found.fields,
        strokes=strokes_below(found.lines[-1], document.strokes_under, blanks),
    )


def strokes_below(line: Line, strokes: Mapping[str, tuple[Stroke, ...]], blanks: Blanks) -> tuple[Stroke, ...]:
    """The strokes under the line, or under the blank paragraphs that follow it, in its own column."""
    path = line.paragraph.anchor.path
    here = [s for s in strokes.get(path, ()) if _under(s, line)]
    following = [s for blank in blanks.get(path, ()) for s in strokes.get(blank, ()) if _in_column(s, line.paragraph)]
    return (*here, *following)


def _under(stroke: Stroke, line: Line) -> bool:
    piece, whole = line.paragraph, line.whole
    if piece is whole:
        return True
    start, end = piece.anchor.start, piece.anchor.end
    if stroke.anchor.end is not None and end is not None:
        return stroke.anchor.start < end and start < stroke.anchor.end
    is_last = not whole.text[end:].strip(" \t\n_-–—=~*¯") if end is not None else True
    if piece.room is not whole.room:
        return _in_column(stroke, piece)
    return is_last


def _in_column(stroke: Stroke, paragraph: Paragraph) -> bool:
    room = paragraph.room
    if room is None or stroke.left is None or stroke.length is None:
        return True
    return room.left - 10 <= stroke.left + stroke.length / 2 <= room.right + 10
