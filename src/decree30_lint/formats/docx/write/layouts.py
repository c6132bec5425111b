"""Gives paragraphs another layout."""

from __future__ import annotations

from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.edits import SetLayout


def write_layout(package: EditedPackage, edit: SetLayout) -> bool:
    """Gives the paragraph the layout; units that would beat it, such as indents in characters, are switched off."""
    part, paragraph = package.resolve(edit.at.path)
    package.set_properties(PARAGRAPH, part, paragraph, edit.layout, package.inherited(edit.at.path))
    return True
