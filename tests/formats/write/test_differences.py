"""What differs between two packages: named by part, place and property, whatever was meant to be changed."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.small_docx import replaced, small_docx

from decree30_lint.formats.docx.write.differences import Scope, differences

DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
BODY = (
    '<w:p><w:pPr><w:jc w:val="left"/><w:rPr><w:b/></w:rPr></w:pPr>'
    '<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve">Một hai</w:t></w:r></w:p>'
    '<w:tbl><w:tblPr><w:tblW w:w="4000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
    '<w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Ba</w:t><w:tab/></w:r></w:p></w:tc></w:tr>'
    "</w:tbl><w:p><w:r><w:t>Bốn</w:t></w:r></w:p>"
)
DATA = small_docx(BODY)


@pytest.mark.parametrize(
    ("part", "found", "new", "expected"),
    [
        (DOCUMENT, '<w:jc w:val="left"/>', '<w:jc w:val="center"/>', [(Scope.LAYOUT, 0, "jc")]),
        (DOCUMENT, '<w:jc w:val="left"/>', '<w:ind w:left="1"/>', [(Scope.LAYOUT, 0, "ind"), (Scope.LAYOUT, 0, "jc")]),
        (DOCUMENT, "<w:b/>", "<w:i/>", [(Scope.MARK, 0, "b"), (Scope.MARK, 0, "i")]),
        (DOCUMENT, '<w:sz w:val="20"/>', '<w:sz w:val="28"/>', [(Scope.LETTERS, 0, "sz")]),
        (DOCUMENT, "Một hai", "Một  hai", [(Scope.CONTENT, 0, "words")]),
        (DOCUMENT, "<w:tab/>", "", [(Scope.CONTENT, 1, "tab")]),
        (DOCUMENT, "<w:t>Bốn</w:t>", "<w:t> Bốn </w:t>", []),  # blanks at the ends that nothing keeps
        (DOCUMENT, "<w:t>Bốn</w:t></w:r>", "<w:t>B</w:t></w:r><w:r><w:t>ốn</w:t></w:r>", []),  # a run that is cut
        (DOCUMENT, '<w:tcW w:w="4000"', '<w:tcW w:w="3000"', [(Scope.STRUCTURE, 0, "tcW")]),
        (DOCUMENT, '<w:gridCol w:w="4000"/>', "", [(Scope.STRUCTURE, 0, "gridCol")]),
        (DOCUMENT, 'w:top="1134"', 'w:top="999"', [(Scope.SECTION, 0, "pgMar")]),
        (DOCUMENT, "<w:p><w:r><w:t>Bốn", "<w:p/><w:p><w:r><w:t>Bốn", [(Scope.STRUCTURE, 0, "p")]),
        (DOCUMENT, "<w:p><w:r><w:t>Bốn</w:t></w:r></w:p>", "", [(Scope.STRUCTURE, 0, "p"), (Scope.CONTENT, 2, "words")]),
        (STYLES, "</w:style>", '<w:rPr><w:sz w:val="26"/></w:rPr></w:style>', [(Scope.STYLE, "Normal", "rPr/sz")]),
        (STYLES, 'w:val="Normal"/></w:style>', 'w:val="Thường"/></w:style>', [(Scope.STYLE, "Normal", "name")]),
        (SETTINGS, "<w:rsids>", "<w:mirrorMargins/><w:rsids>", [(Scope.PART, 0, "mirrorMargins")]),
    ],
)
def test_each_difference_is_named(part: str, found: str, new: str, expected: list[tuple[Scope, int | str, str]]) -> None:
    seen = differences(DATA, replaced(DATA, part, found, new))
    assert [(each.scope, each.place, each.name) for each in seen] == expected
    assert {each.part for each in seen} <= {part}


def test_a_part_is_added_or_gone() -> None:
    with zipfile.ZipFile(io.BytesIO(DATA)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in {**files, "word/media/x.png": b"x"}.items():
            if name != SETTINGS:
                archive.writestr(name, content)
    seen = [(each.part, each.name) for each in differences(DATA, stream.getvalue())]
    assert seen == [("word/media/x.png", "added"), ("word/settings.xml", "gone")]
    assert differences(DATA, DATA) == []
