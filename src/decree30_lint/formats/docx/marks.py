"""Defines what the search for strokes gets from the reader: paragraphs with their XML and their borders."""

from __future__ import annotations

from collections.abc import Mapping

from lxml.etree import _Element
from msgspec import Struct, field

from decree30_lint.formats.docx.border import Border
from decree30_lint.formats.docx.cascade import ParagraphLook, RunLook
from decree30_lint.model.document import Paragraph
from decree30_lint.model.path import Path


class ParagraphMark(Struct, frozen=True, eq=False):
    """Holds a paragraph and its place in its stack.

    A stack is the paragraphs that follow each other downwards in one body, cell, frame or header. Sides are "top", "bottom",
    "left", "right", and for paragraphs "between". `cell_borders` are the visible edges of the cell: "top" on its first
    paragraph, "bottom" on its last. `index` counts from 0 in the stack named by `container`, where a table takes one index
    too. A paragraph that holds text boxes is followed by theirs, in stacks of their own.
    """

    paragraph: Paragraph
    element: _Element | None
    container: Path  # of what holds it: a story, a cell, a text box
    index: int
    borders: Mapping[str, Border] = field(default_factory=dict)
    cell_borders: Mapping[str, Border] = field(default_factory=dict)
    looks: ParagraphLook | None = None
    letters: tuple[RunLook, ...] = ()  # the looks of its runs
