"""Applies edits to a DOCX: looks first, and words from the last to the first, so that offsets stay those that were read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.docx.write.layouts import write_layout
from decree30_lint.formats.docx.write.letters import write_letters
from decree30_lint.formats.docx.write.lines import write_line
from decree30_lint.formats.docx.write.pages import write_page
from decree30_lint.formats.docx.write.texts import write_text
from decree30_lint.model.edits import DrawLine, Edit, ReplaceText, SetLayout, SetPage, SetRunFormat

Writer = Callable[[EditedPackage, Any], bool]

WRITERS: Mapping[type, Writer] = {
    SetPage: write_page,
    SetLayout: write_layout,
    SetRunFormat: write_letters,
    DrawLine: write_line,
    ReplaceText: write_text,
}
"""Maps each kind of edit to what writes it, in the order of application; it returns False where it cannot."""


def apply(package: EditedPackage, edits: Iterable[Edit]) -> list[Edit]:
    """Applies the edits to the open package and returns those that could not be applied, which changed nothing."""
    order = list(WRITERS)
    known = sorted((edit for edit in edits if type(edit) in WRITERS), key=lambda e: (order.index(type(e)), -e.at.start))
    return [edit for edit in known if not WRITERS[type(edit)](package, edit)]
