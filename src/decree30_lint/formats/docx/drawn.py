"""Finds the drawn shapes that a paragraph holds."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from decree30_lint.formats.docx import drawingml, vml
from decree30_lint.formats.docx.compatibility import shown_branch
from decree30_lint.formats.docx.ooxml import MC, W, switched_on
from decree30_lint.formats.docx.shapes import Shape

_HOLDERS = (W + "drawing", W + "pict")
_UNSEEN = (W + "txbxContent", W + "del", W + "moveFrom", W + "object")


def drawn_lines(paragraph: _Element) -> Iterator[Shape]:
    """Yields the visible horizontal lines of a w:p; those in its text boxes belong to the paragraphs there."""
    for holder in paragraph.iter(*_HOLDERS):
        if _is_shown(holder, paragraph):
            yield from (shape for shape in shapes_of(holder) if shape.is_line)


def box_around(paragraph: _Element) -> Shape | None:
    """Returns the text box in which a w:p stands, None if it stands in none."""
    around = list(paragraph.iterancestors())
    holder = next((element for element in around if element.tag in _HOLDERS), None)
    if holder is None:
        return None
    return next((shape for shape in shapes_of(holder) if shape.holds_text and shape.element in around), None)


def shapes_of(holder: _Element) -> Iterator[Shape]:
    """Yields the visible shapes of a w:drawing or w:pict."""
    return drawingml.shapes(holder) if holder.tag == W + "drawing" else vml.shapes(holder)


def _is_shown(holder: _Element, paragraph: _Element) -> bool:
    """Tells whether a drawing is shown.

    It is neither deleted nor hidden, not in a text box of the paragraph, and in the branch that is read.
    """
    below = holder
    for above in holder.iterancestors():
        if above is paragraph:
            return True
        if above.tag in _UNSEEN or (above.tag == W + "r" and switched_on(above.find(W + "rPr"), W + "vanish")):
            return False
        if above.tag == MC + "AlternateContent" and below is not shown_branch(above):
            return False
        below = above
    return False
