"""Gives paragraphs another layout."""

from __future__ import annotations

from decree30_lint.formats.docx.schema.paragraph import PARAGRAPH
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.edits import SetLayout
from decree30_lint.model.formatting import Align


def write_layout(package: EditedPackage, edit: SetLayout) -> bool:
    """Gives the paragraph the layout; units that would beat it, such as indents in characters, are switched off.

    Nothing is done where lines that end in a line break would be justified: Word pulls their words apart.
    """
    if edit.layout.align is Align.BOTH and "\n" in package.text(edit.at.path).strip():
        return False
    part, paragraph = package.resolve(edit.at.path)
    package.set_properties(PARAGRAPH, part, paragraph, edit.layout, package.inherited(edit.at.path))
    return True
