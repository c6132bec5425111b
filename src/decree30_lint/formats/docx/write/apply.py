"""Applies edits to a DOCX: looks first, and words from the last to the first, so that offsets stay those that were read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from decree30_lint.formats.docx.write.columns import scale_table, write_columns
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.docx.write.layouts import write_layout
from decree30_lint.formats.docx.write.letters import write_letters
from decree30_lint.formats.docx.write.lines import write_line
from decree30_lint.formats.docx.write.page_numbers import write_page_numbers
from decree30_lint.formats.docx.write.pages import write_page
from decree30_lint.formats.docx.write.styles import write_style
from decree30_lint.formats.docx.write.tables import write_table
from decree30_lint.formats.docx.write.texts import can_write_text, retypes, write_blanks, write_text
from decree30_lint.model.edits import (
    DrawLine,
    Edit,
    NumberPages,
    PlaceInTable,
    ReplaceText,
    ScaleTable,
    SetBlanks,
    SetColumnWidths,
    SetLayout,
    SetPage,
    SetRunFormat,
    SetStyle,
)
from decree30_lint.model.place import Anchor

EditWriter = Callable[[EditedPackage, Any], bool]

WRITERS: Mapping[type, EditWriter] = {
    SetStyle: write_style,
    SetPage: write_page,
    SetColumnWidths: write_columns,
    ScaleTable: scale_table,
    SetLayout: write_layout,
    SetRunFormat: write_letters,
    DrawLine: write_line,
    NumberPages: write_page_numbers,
    ReplaceText: write_text,
    SetBlanks: write_blanks,
    PlaceInTable: write_table,
}
"""Maps each kind of edit to what writes it, in the order of application; it returns False where it cannot."""


def apply(package: EditedPackage, edits: Iterable[Edit]) -> list[Edit]:
    """Applies the edits to the open package and returns those that could not be applied, which changed nothing.

    What is only typed in another way comes before other words: it moves none, and those can follow in the next round.
    """
    order = {kind: number for number, kind in enumerate(WRITERS)}

    def rank(edit: Edit) -> tuple[int, bool, int]:
        rewords = isinstance(edit, ReplaceText) and not retypes(package, edit)
        return order.get(type(edit), len(order)), rewords, -edit.at.start

    ordered = sorted(edits, key=rank)
    texts = {edit.at: edit for edit in ordered if isinstance(edit, ReplaceText)}
    return [edit for edit in ordered if not (_goes_with_text(package, edit, texts) and _written(package, edit))]


def _goes_with_text(package: EditedPackage, edit: Edit, texts: Mapping[Anchor, ReplaceText]) -> bool:
    """Tells whether the typeface may be changed: that of an old encoding only if its letters can be."""
    text = texts.get(edit.at) if isinstance(edit, SetRunFormat) and edit.format.family is not None else None
    return text is None or can_write_text(package, text)


def _written(package: EditedPackage, edit: Edit) -> bool:
    writer = WRITERS.get(type(edit))
    return writer is not None and writer(package, edit)
