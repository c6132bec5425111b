"""Letterheads after the text became narrower or its letters larger: stops, blanks and columns that moved along."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx_source import package, style

from decree30_lint.formats.docx import read_docx
from decree30_lint.formats.docx.write.apply import apply
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model import metrics
from decree30_lint.model.document import Document, Paragraph, Table
from decree30_lint.model.edits import Edit, ScaleTable, SetBlanks, SetLayout, SetPage, SetRunFormat
from decree30_lint.model.formatting import Align, ParagraphLayout, RunFormat
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.plan import PlannedEdit
from decree30_lint.model.rules import Level
from decree30_lint.model.units import Pt
from decree30_lint.repair.solve import solved

NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
LETTERS = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="26"/>'
NARROWER = SetPage(Anchor(Path.parse("body/sect[1]")), left=Pt(99.2))  # the text had 467.75 pt between the margins
BEFORE, AFTER = 467.75, 453.6


def run(text: str) -> str:
    words = "<w:tab/>".join(f'<w:t xml:space="preserve">{each}</w:t>' for each in text.split("\t"))
    return f"<w:r><w:rPr>{LETTERS}</w:rPr>{words}</w:r>"


def head(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def mended(data: bytes, *edits: Edit) -> tuple[list[Edit], Document, bytes]:
    """Returns the edits that were added, and the file with all of them."""
    opened = EditedPackage.open(data, "a.docx")
    steps = [PlannedEdit("trang/le-trai", Level.ERROR, edit.at, edit, Part.PAGE) for edit in edits]
    every = [step.edit for step in solved(steps, opened.document, unsafe=True)]
    assert not apply(opened, every)
    return every[len(steps) :], read_docx(opened.written(), "a.docx"), opened.written()


def first(document: Document) -> Paragraph:
    return next(iter(document.every_paragraph()))


def middle(document: Document) -> float:
    """Returns where the middle of the last column stands, as a share of the width of the text."""
    paragraph = first(document)
    last = metrics.stretches(paragraph)[-1]
    assert paragraph.extent is not None
    return ((last.left + last.right) / 2 - paragraph.extent.left) / paragraph.extent.width


def xml(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def test_tab_stops_keep_their_place_and_what_leads_to_them() -> None:
    stops = '<w:tabs><w:tab w:val="center" w:pos="1800"/><w:tab w:val="center" w:pos="6600" w:leader="dot"/></w:tabs>'
    data = package(head(f"\tUBND TỈNH\t{NAME}", stops))
    added, document, after = mended(data, NARROWER)
    assert [type(edit) for edit in added] == [SetLayout]
    assert middle(document) == pytest.approx(middle(read_docx(data, "a.docx")), abs=0.002)
    assert xml(after).count('w:leader="dot"') == 1
    assert xml(after).count("<w:tab ") == 2


def test_the_stops_of_a_style_are_cleared_where_others_take_their_place() -> None:
    stop = '<w:pPr><w:tabs><w:tab w:val="center" w:pos="6600"/></w:tabs></w:pPr>'
    data = package(head(f"UBND TỈNH\t{NAME}", '<w:pStyle w:val="Head"/>'), {"styles": style("Head", stop)})
    _, document, after = mended(data, NARROWER)
    assert '<w:tab w:val="clear" w:pos="6600"/>' in xml(after)
    assert [at for at, _ in first(document).layout.tab_stops] == [pytest.approx(330 * AFTER / BEFORE, abs=0.05)]


def test_blanks_that_place_a_column_become_fewer() -> None:
    data = package(head(f"  UBND TỈNH{' ' * 40}{NAME}"))
    added, document, _ = mended(data, NARROWER)
    assert all(isinstance(edit, SetBlanks) for edit in added)
    assert 0 < sum(edit.count for edit in added if isinstance(edit, SetBlanks)) < 42
    assert middle(document) == pytest.approx(middle(read_docx(data, "a.docx")), abs=0.01)


def test_blanks_before_a_centred_line_go() -> None:
    paragraph = Anchor(Path.parse("body/p[1]"))
    _, document, _ = mended(
        package(head("        Về việc báo cáo")), SetLayout(paragraph, ParagraphLayout(align=Align.CENTRE))
    )
    assert first(document).text == "Về việc báo cáo"


def test_words_are_no_blanks() -> None:
    opened = EditedPackage.open(package(head("UBND TỈNH")), "a.docx")
    edit = SetBlanks(Anchor(Path.parse("body/p[1]"), start=3, end=6), 1)
    assert apply(opened, [edit]) == [edit]
    assert not opened.is_changed


def cell(width: int, text: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{head(text, CENTRED)}</w:tc>'


CENTRED = '<w:jc w:val="center"/>'
NAME_WIDTH = 5450  # twips: the name of the country fits at 13 pt, with both margins of the cell
TABLE = (
    f'<w:tbl><w:tblPr><w:tblW w:w="9355" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="{9355 - NAME_WIDTH}"/>'
    f'<w:gridCol w:w="{NAME_WIDTH}"/></w:tblGrid><w:tr>'
    f"{cell(9355 - NAME_WIDTH, 'UBND TỈNH')}{cell(NAME_WIDTH, NAME)}</w:tr></w:tbl><w:p/>"
)


def rows_of_the_name(document: Document) -> int:
    return next(len(metrics.wrap(p)) for p in document.every_paragraph() if p.text == NAME)


@pytest.mark.parametrize(
    "edit",
    [NARROWER, SetRunFormat(Anchor(Path.parse("body/tbl[1]/tr[1]/tc[2]/p[1]")), RunFormat(size=Pt(14)))],
    ids=["narrower text", "larger letters"],
)
def test_a_line_that_fits_its_column_still_does(edit: Edit) -> None:
    data = package(TABLE)
    assert rows_of_the_name(read_docx(data, "a.docx")) == 1
    added, document, _ = mended(data, edit)
    assert [type(each) for each in added] == [ScaleTable]
    assert rows_of_the_name(document) == 1
    table = next(block for block in document.sections[0].blocks if isinstance(block, Table))
    width = sum(each.extent.width for each in table.rows[0] if each.extent)
    assert width == pytest.approx((AFTER if edit is NARROWER else BEFORE) - 21.6, abs=2)
