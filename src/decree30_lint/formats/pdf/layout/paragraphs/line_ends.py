"""Answers why a line ends: by what tags say of two lines that follow each other, and by the room that was left."""

from __future__ import annotations

from decree30_lint.formats.pdf.layout.rows.lines import TextLine


def says_tag(above: TextLine, line: TextLine) -> bool | None:
    """Tells whether tags put both lines in one paragraph; None where they do not say so.

    Word ends a paragraph with its page and begins another one overleaf, so that two of them may be one.
    """
    one, other = above.tag, line.tag
    if one is None or other is None:
        return None
    if above.page == line.page:
        return one.number == other.number
    return True if one.goes_on_in(other) else None


def would_fit(edge: float, line: TextLine, limit: float) -> bool:
    """Tells whether the line's first word had space behind the line above, which then was ended on purpose."""
    first = line.text.split(" ", 1)[0]
    piece = line.pieces[0]
    width = piece.right - piece.left
    if len(first) < len(piece.text.rstrip()):
        width *= len(first) / len(piece.text.rstrip())
    return edge + (0.25 * line.size) + width < limit - 0.1 * line.size
