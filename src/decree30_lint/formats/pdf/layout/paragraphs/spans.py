"""Turns the lines of a paragraph into spans of text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from decree30_lint.formats.pdf.layout.paragraphs.underlines import Rules, underlined
from decree30_lint.formats.pdf.layout.rows.lines import LinePiece, TextLine
from decree30_lint.formats.text import clean
from decree30_lint.model.document import SIGNED, Span
from decree30_lint.model.formatting import RunFormat, VerticalAlign
from decree30_lint.model.place import Box
from decree30_lint.model.units import Pt

_REDUCED = 0.8  # of the line's size
_HYPHENED = re.compile(r"\w[-‐]$")


def spans_of(lines: Sequence[TextLine], rules: Rules) -> tuple[Span, ...]:
    """Returns the spans; lines are divided by a blank, or by nothing behind a hyphen."""
    parts = [*map(_continued, lines[:-1]), lines[-1].pieces]
    texts = iter(clean([piece.text for pieces in parts for piece in pieces]))
    spans: list[Span] = []
    start = 0
    for line, pieces in zip(lines, parts, strict=True):
        below = rules.get(line.page, ())
        for piece in pieces:
            text = next(texts)
            if text:
                spans.append(_span(text, start, line, piece, underlined(line, piece, below)))
            start += len(text)
    return tuple(spans)


def _continued(line: TextLine) -> Sequence[LinePiece]:
    """Returns the pieces of a line that another one follows."""
    if _HYPHENED.search(line.text):
        return line.pieces
    *first, last = line.pieces
    return [*first, last._replace(text=last.text + " ")]


def _span(text: str, start: int, line: TextLine, piece: LinePiece, is_underlined: bool) -> Span:
    return Span(
        text,
        _letters(line, piece, is_underlined),
        start,
        piece.raw,
        SIGNED if piece.style.field is not None else None,
        encoding=piece.encoding,
        box=Box(line.page, Pt(piece.left), Pt(line.top), Pt(piece.right), Pt(line.bottom)),
    )


def _letters(line: TextLine, piece: LinePiece, is_underlined: bool) -> RunFormat:
    look = piece.style
    reduced = look.size < _REDUCED * line.size
    return RunFormat(
        family=look.family,
        size=Pt(round(line.size if reduced else look.size, 1)),
        bold=look.bold,
        italic=look.italic,
        underlined=is_underlined,
        colour=look.colour,
        all_caps=False,
        vertical_align=VerticalAlign.SUPERSCRIPT if reduced else VerticalAlign.BASELINE,
    )
