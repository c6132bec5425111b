"""Word files shown on prints by LibreOffice and dxpdf, and in outline: the boxes stand where the text of the findings is."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from bench.pictures import places_found
from tests.small_docx import small_docx

from decree30_lint import Checker
from decree30_lint.formats.docx import read_docx
from decree30_lint.illustrate.illustrated import as_docx, illustrated_outline, illustrated_pdf, illustrated_print, printed
from decree30_lint.illustrate.outline import Outline
from decree30_lint.illustrate.print_letters import letters_of, print_pages
from decree30_lint.model.illustration import Illustration, PictureMaker
from decree30_lint.model.report import Report

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
FAULTY = FIXTURES / "bao-cao-nam" / "bao-cao-nam-loi.docx"
MAKERS = [pytest.param(PictureMaker.LIBREOFFICE, marks=pytest.mark.libreoffice), PictureMaker.DXPDF]
RTF = rb"{\rtf1\ansi C\u7896?NG H\u210?A X\u195? H\u7896?I CH\u7910? NGH\u296?A VI\u7878?T NAM\par B\u193?O C\u193?O\par}"


def report(path: Path = FAULTY) -> Report:
    return Checker().check(path.read_bytes(), name=path.name)


def on_print(maker: PictureMaker) -> Illustration:
    data = FAULTY.read_bytes()
    (pdf,) = printed([data], maker)
    assert pdf is not None
    return illustrated_print(data, pdf, maker, report())


@pytest.mark.parametrize("maker", MAKERS)
def test_every_box_stands_on_the_text_of_its_finding(maker: PictureMaker) -> None:
    """Letters under the boxes are read by another reader than ours."""
    found = Counter(place.verdict for place in places_found([FAULTY, FIXTURES / "docx" / "hop-dong.docx"], maker))
    assert found["wrong"] == found["loose"] == 0
    assert found["right"] > 20
    assert found["not found"] == 0


@pytest.mark.parametrize("maker", MAKERS)
def test_the_same_file_gives_the_same_pictures(maker: PictureMaker) -> None:
    first = on_print(maker)
    assert first.maker is maker
    assert first.pages
    assert first == on_print(maker)


@pytest.mark.parametrize("maker", MAKERS)
def test_margins_are_strips_along_the_edge(maker: PictureMaker) -> None:
    margin = next(index for index, finding in enumerate(report().findings) if finding.rule == "trang/le-duoi")
    made = on_print(maker)
    (box,) = made.boxes[margin]
    page = made.pages[box.page]
    assert [round(edge) for edge in (box.left, box.right, box.bottom)] == [0, round(page.width), round(page.height)]
    assert round((box.bottom - box.top) / 72 * 25.4) == 15


@pytest.mark.libreoffice
def test_several_files_are_printed_in_their_order() -> None:
    texts = ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế"]
    prints = printed([small_docx(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>") for text in texts], PictureMaker.LIBREOFFICE)
    pages = [page for pdf in prints if pdf is not None for page in print_pages(pdf)]
    assert ["".join(letter.text for letter in page.letters) for page in pages] == [letters_of(text) for text in texts]


@pytest.mark.libreoffice
def test_older_formats_are_converted_as_they_are_judged() -> None:
    judged = Checker().check(RTF, name="a.rtf")
    data = as_docx(RTF)
    (pdf,) = printed([data], PictureMaker.LIBREOFFICE)
    assert pdf is not None
    assert illustrated_print(data, pdf, PictureMaker.LIBREOFFICE, judged).boxes


def test_what_dxpdf_cannot_print_is_left_out() -> None:
    assert printed([b"PK nothing"], PictureMaker.DXPDF) == [None]


def test_the_outline_is_well_formed_and_has_boxes_within_its_pages() -> None:
    made = illustrated_outline(FAULTY.read_bytes(), report())
    assert made.maker is PictureMaker.OUTLINE
    assert made == illustrated_outline(FAULTY.read_bytes(), report())
    for page in made.pages.values():
        assert page.media_type == "image/svg+xml"
        root = ET.fromstring(page.content)
        assert not [element for element in root.iter() if element.tag.endswith(("script", "image", "a"))]
    for box in (box for boxes in made.boxes.values() for box in boxes):
        page = made.pages[box.page]
        assert 0 <= box.left < box.right <= page.width
        assert 0 <= box.top < box.bottom <= page.height
    places = [
        index for index, finding in enumerate(report().findings) if finding.location.text and not finding.location.nowhere
    ]
    assert set(places) <= made.boxes.keys()


def test_the_outline_breaks_pages_between_rows_of_text() -> None:
    lines = "".join(f"<w:p><w:r><w:t>Dòng {number}</w:t></w:r></w:p>" for number in range(200))
    outline = Outline(read_docx(small_docx(lines), "a.docx"))
    pages = list(outline.pictures([1, 2, 3]))
    assert [page.number for page in pages] == [1, 2, 3]
    assert b"D\xc3\xb2ng 0<" in pages[0].content
    assert all(round(page.height) == 842 for page in pages)


def test_a_pdf_shows_its_own_pages() -> None:
    path = FAULTY.with_suffix(".pdf")
    made = illustrated_pdf(path.read_bytes(), report(path))
    assert made.maker is PictureMaker.PDFIUM
    assert made.boxes
    assert {box.page for boxes in made.boxes.values() for box in boxes} <= made.pages.keys()


def test_margins_of_a_pdf_are_strips_too() -> None:
    path = FAULTY.with_suffix(".pdf")
    judged = report(path)
    margin = next(index for index, finding in enumerate(judged.findings) if finding.rule == "trang/le-trai")
    made = illustrated_pdf(path.read_bytes(), judged)
    (box,) = made.boxes[margin]
    page = made.pages[box.page]
    assert [round(edge) for edge in (box.left, box.top, box.right, box.bottom)] == [0, 0, 71, round(page.height)]


def test_text_of_the_document_is_no_markup_in_the_outline() -> None:
    line = "<w:p><w:r><w:t>&lt;script&gt;alert(1)&lt;/script&gt;</w:t></w:r></w:p>"
    (page,) = Outline(read_docx(small_docx(line), "a.docx")).pictures([1])
    assert b"<script" not in page.content
