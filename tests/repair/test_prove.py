"""The proof of a repair: it accepts what an edit of the plan may change, and nothing beside it."""

from __future__ import annotations

import pytest
from tests.small_docx import replaced, small_docx

from decree30_lint.formats.docx.write.apply import apply
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.edits import Edit, NumberPages, ReplaceText, SetLayout, SetPage, SetRunFormat, SetStyle
from decree30_lint.model.formatting import Align, ParagraphLayout, RunFormat
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Pt
from decree30_lint.repair.prove import unexplained

DOCUMENT, HEADER = "word/document.xml", "word/header.xml"
LINE = '<w:p><w:pPr><w:ind w:left="20"/></w:pPr><w:r><w:t>Một hai</w:t></w:r></w:p>'
DATA = small_docx(LINE + LINE, header="<w:p><w:r><w:t>Sở Nội vụ</w:t></w:r></w:p>")


def at(path: str = "body/p[1]", start: int = 0, end: int | None = None) -> Anchor:
    return Anchor(Path.parse(path), 0, start, end)


EDITS: dict[str, Edit] = {
    "letters": SetRunFormat(at(), RunFormat(size=Pt(14))),
    "layout": SetLayout(at(), ParagraphLayout(align=Align.CENTRE)),
    "words": ReplaceText(at(end=3), "MỘT"),
    "page": SetPage(at("body/sect[1]"), top=Pt(70)),
    "style": SetStyle("Normal", RunFormat(size=Pt(13)), ParagraphLayout(after=Pt(6))),
    "numbers": NumberPages(at("body/sect[1]"), Pt(14), "Times New Roman"),
}
STRANGE = {
    "other letters": (
        DOCUMENT,
        "<w:t>Một hai</w:t></w:r></w:p><w:sectPr",
        "<w:rPr><w:b/></w:rPr><w:t>Một hai</w:t></w:r></w:p><w:sectPr",
    ),
    "other words": (DOCUMENT, "Một hai</w:t></w:r></w:p><w:sectPr", "Một ba</w:t></w:r></w:p><w:sectPr"),
    "other property": (DOCUMENT, 'w:left="20"', 'w:left="21"'),
    "words of a header": (HEADER, "Sở Nội vụ", "Sở Nội"),
    "settings": ("word/settings.xml", "<w:rsids>", "<w:mirrorMargins/><w:rsids>"),
}


def made(edit: Edit) -> bytes:
    package = EditedPackage.open(DATA, "t.docx")
    assert apply(package, [edit]) == []
    return package.written()


def places() -> dict[Path, tuple[str, int]]:
    return EditedPackage.open(DATA, "t.docx").places()


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_explains_what_it_does(name: str) -> None:
    after = made(EDITS[name])
    assert unexplained(DATA, after, [EDITS[name]], places()) == []
    assert unexplained(DATA, after, [], places()) != []


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("strange", STRANGE)
def test_nothing_else_is_explained(name: str, strange: str) -> None:
    after = replaced(made(EDITS[name]), *STRANGE[strange])
    assert len(unexplained(DATA, after, [EDITS[name]], places())) == 1


@pytest.mark.parametrize("other", [name for name in EDITS if name != "numbers"])
def test_an_edit_explains_no_other(other: str) -> None:
    for name in EDITS:
        if name not in (other, "numbers"):
            assert unexplained(DATA, made(EDITS[name]), [EDITS[other]], places()), name
