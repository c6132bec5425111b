"""Turns candidates into the components that rules look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby

from decree30_lint.model.document import Document, Paragraph, Stroke
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.path import Path
from decree30_lint.recognise.candidate import Candidate
from decree30_lint.recognise.lines import Line, is_blank
from decree30_lint.syntax.appendix import appendix_label, appendix_reference
from decree30_lint.syntax.bases import basis_line

BlankParagraphs = Mapping[Path, tuple[Path, ...]]


def component(found: Candidate, document: Document, blanks: BlankParagraphs) -> Component:
    """Returns the candidate as a component, parsed, with the strokes under its last line or the note below it."""
    paragraphs, read = tuple(_paragraphs(found)), _READERS.get((found.part, found.role))
    own = strokes_below(found.lines[-1], document.strokes_under, blanks)
    above = None if own else found.above_stroke
    return Component(
        part=found.part,
        paragraphs=paragraphs,
        confidence=found.confidence,
        evidence=found.evidence,
        runner_up=found.runner_up,
        role=found.role,
        content=found.content if read is None else read(paragraphs),
        quoted=found.quoted,
        strokes=strokes_below(above, document.strokes_under, blanks) if above else own,
        above_strokes=above.paragraph if above else None,
    )


_READERS: Mapping[tuple[Part, str], Callable[[tuple[Paragraph, ...]], object | None]] = {
    (Part.LEGAL_BASIS, ""): basis_line,
    (Part.APPENDIX, "label"): appendix_label,
    (Part.APPENDIX, "reference"): appendix_reference,
}
"""What reads the lines of a part and role that recognition itself does not have to take apart."""


_LINE_BY_LINE = (Part.SIGNATORY, Part.RECIPIENTS, Part.ADDRESSEES)


def _paragraphs(found: Candidate) -> Iterator[Paragraph]:
    """Yields the lines as paragraphs; lines of one paragraph are joined again, unless each line counts for itself."""
    for _, group in groupby(found.lines, key=lambda line: line.whole.anchor.path):
        lines = list(group)
        if len(lines) == 1 or found.part in _LINE_BY_LINE:
            yield from (line.paragraph for line in lines)
        else:
            yield _joined(lines[0], lines[-1])


def _joined(first: Line, last: Line) -> Paragraph:
    whole, start, end = first.whole, first.paragraph.anchor.start, last.paragraph.anchor.end
    rest = whole.text[:start] + (whole.text[end:] if end is not None else "")
    return whole if is_blank(rest) else whole.piece(start, end if end is not None else len(whole.text))


def strokes_below(line: Line, strokes: Mapping[Path, tuple[Stroke, ...]], blanks: BlankParagraphs) -> tuple[Stroke, ...]:
    """Returns the strokes under the line, or under the blank paragraphs that follow it, in its own column."""
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
    if piece.extent is not whole.extent:
        return _in_column(stroke, piece)
    return is_last


def _in_column(stroke: Stroke, paragraph: Paragraph) -> bool:
    room = paragraph.extent
    if room is None or stroke.left is None or stroke.length is None:
        return True
    return room.left - 10 <= stroke.left + stroke.length / 2 <= room.right + 10
