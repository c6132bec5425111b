"""The proof of a repair where blanks are taken out of a paragraph."""

from __future__ import annotations

from tests.small_docx import small_docx

from decree30_lint.formats.docx.write.apply import apply
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.edits import Edit, ReplaceText
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.repair.prove import unexplained

DATA = small_docx("<w:p><w:r><w:tab/><w:t>Một</w:t></w:r></w:p>")


def strange(edit: Edit, planned: Edit) -> list[str]:
    package = EditedPackage.open(DATA, "t.docx")
    places = package.places()
    assert apply(package, [edit]) == []
    return unexplained(DATA, package.written(), [planned], places)


def replaced(start: int, end: int, text: str) -> ReplaceText:
    return ReplaceText(Anchor(Path.parse("body/p[1]"), 0, start, end), text)


def test_a_tab_may_be_taken_out() -> None:
    assert strange(replaced(0, 1, ""), replaced(0, 1, "")) == []


def test_new_words_explain_no_missing_tab() -> None:
    assert strange(replaced(0, 1, ""), replaced(1, 4, "Hai")) == ["word/document.xml: content 0 tab"]
