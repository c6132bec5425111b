"""Names what some file formats can tell of a document and others cannot."""

from __future__ import annotations

from enum import StrEnum


class Knowledge(StrEnum):
    """Names a thing that a reader knows of the documents in its format; where it does not, nothing follows from silence.

    What is true of a single file only has a field of its own: `Document.pages`, `Document.legibility`, a value that is None.
    """

    TYPED_CHARACTERS = "typed_characters"  # code points as they were typed, not what the glyphs of a font are said to mean
    BLANKS = "blanks"  # every blank that was typed and no other: none is made of a gap, none is lost
    READING_ORDER = "reading_order"  # in which order texts are meant to be read, also those side by side
    TABLES = "tables"  # which cell a text belongs to, also where the table goes on overleaf
    SECTIONS = "sections"  # where a section begins, and whether page numbers start anew there
    BORDERS = "borders"  # which lines are borders of a paragraph: one without any has no frame
    EDITING = "editing"  # what is left of writing it: remarks, tracked changes, hidden text, properties
    PICTURE_FORMATS = "picture_formats"  # the pictures in the formats in which they were put in
