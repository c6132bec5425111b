"""Layouts as they are written."""

from __future__ import annotations

import pytest
from tests.small_docx import small_docx

from decree30_lint.formats.docx.write.apply import apply
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.edits import SetLayout
from decree30_lint.model.formatting import Align, ParagraphLayout
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor


@pytest.mark.parametrize("align", [Align.BOTH, Align.CENTRE])
@pytest.mark.parametrize("end", ["", "<w:t>hai</w:t>"])
def test_lines_that_end_in_a_break_are_not_justified(align: Align, end: str) -> None:
    package = EditedPackage.open(small_docx(f"<w:p><w:r><w:t>Một</w:t><w:br/>{end}</w:r></w:p>"), "t.docx")
    edit = SetLayout(Anchor(Path.parse("body/p[1]"), 0), ParagraphLayout(align=align))
    pulled_apart = align is Align.BOTH and end != ""
    assert apply(package, [edit]) == ([edit] if pulled_apart else [])
    assert package.is_changed is not pulled_apart
