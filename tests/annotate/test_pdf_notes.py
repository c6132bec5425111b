"""Notes written into a copy of a PDF, read back by other programs: pdfplumber tells the notes, pdfium the text beneath."""

from __future__ import annotations

import ctypes
import io
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from tests.annotate.reports import box, finding, location, report
from tests.pdf_source import pdf
from tests.signed_pdf import new_key, signed

from decree30_lint.annotate.pdf_notes import annotated_pdf, cleared_pdf
from decree30_lint.errors import RefusedFileError, UnreadableFileError
from decree30_lint.formats.pdf.content import Glyph, PageContent
from decree30_lint.formats.pdf.engines.choose import read_pages
from decree30_lint.formats.pdf.layout.rows.row import ASCENT, DESCENT
from decree30_lint.formats.pdf.signatures import read_signatures
from decree30_lint.model.place import Box
from decree30_lint.model.report import Report
from decree30_lint.model.rules import Level
from decree30_lint.model.signatures import Signature
from decree30_lint.model.words import Lang, Words

SIGNED = Path(__file__).parents[2] / "bench" / "signed.pdf"
TEXT = "BT /F1 14 Tf 100 700 Td (Alpha Beta Gamma) Tj 0 -20 Td (Delta Beta Omega) Tj ET"
GEOMETRIES = {
    "plain": ("", "1 0 0 1 100 700"),
    "quarter": ("/Rotate 90", "0 1 -1 0 200 100"),
    "half": ("/Rotate 180", "-1 0 0 -1 450 300"),
    "three quarters": ("/Rotate -90", "0 -1 1 0 300 700"),
    "cropped": ("/CropBox [50 60 500 800]", "1 0 0 1 100 700"),
    "cropped and turned": ("/CropBox [50 60 500 800] /Rotate 270", "0 -1 1 0 300 700"),
    "large units": ("/UserUnit 2", "1 0 0 1 100 700"),
}
"""Entries of the page, and where its text begins so that a reader sees it upright."""


def _shown(geometry: str) -> bytes:
    page, matrix = GEOMETRIES[geometry]
    return pdf(TEXT.replace("100 700 Td", f"{matrix} Tm"), page=page)


def _page(data: bytes) -> PageContent:
    (page,) = read_pages(data, lambda each: each)[1]
    return page


def _around(glyphs: list[Glyph]) -> Box:
    sizes = [glyph.style.size for glyph in glyphs]
    tops = [glyph.baseline - ASCENT * glyph.style.size for glyph in glyphs]
    bottom = max(glyph.baseline for glyph in glyphs) + DESCENT * max(sizes)
    return box(min(glyph.left for glyph in glyphs), min(tops), max(glyph.right for glyph in glyphs), bottom)


def _box_of(word: str, data: bytes) -> Box:
    """Returns where the reader sees the first such word."""
    glyphs = _page(data).glyphs
    at = "".join(glyph.text for glyph in glyphs).index(word)
    return _around(glyphs[at : at + len(word)])


def _notes(data: bytes) -> list[dict[str, Any]]:
    """Returns the dictionaries of the annotations that pdfplumber reads, in the order of the file."""
    with pdfplumber.open(io.BytesIO(data)) as opened:
        return [note["data"] | {"contents": note["contents"], "title": note["title"]} for note in opened.annots]


def _highlights(data: bytes) -> list[dict[str, Any]]:
    return [note for note in _notes(data) if note["Subtype"].name == "Highlight"]


def _beneath(data: bytes, rect: list[float]) -> str:
    """Returns the text that pdfium finds in a rectangle of the first page, in the coordinates of the file."""
    with pypdfium2.PdfDocument(data) as opened:
        text: str = opened[0].get_textpage().get_text_bounded(*(float(value) for value in rect))
        return text


def _quads(note: dict[str, Any]) -> list[list[float]]:
    """Returns left, bottom, right, top of each area of a highlight."""
    points = list(map(float, note["QuadPoints"]))
    fours = [points[at : at + 8] for at in range(0, len(points), 8)]
    return [[min(four[::2]), min(four[1::2]), max(four[::2]), max(four[1::2])] for four in fours]


def _marked(data: bytes, *said: Report) -> bytes:
    return annotated_pdf(data, said[0], Lang.VI)


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_a_box_is_where_the_reader_saw_it(geometry: str) -> None:
    data = _shown(geometry)
    at = _box_of("Beta", data)
    (note,) = _highlights(_marked(data, report(finding(location(at)))))
    assert _beneath(data, note["Rect"]).strip() == "Beta"
    assert note["title"] == "decree30-lint"


@pytest.mark.parametrize("geometry", GEOMETRIES)
def test_a_text_is_found_within_the_box_of_its_paragraph(geometry: str) -> None:
    data = _shown(geometry)
    paragraph = _around(_page(data).glyphs)
    (note,) = _highlights(_marked(data, report(finding(location(paragraph, "Gamma Delta", 11)))))
    assert [_beneath(data, quad).strip() for quad in _quads(note)] == ["Gamma", "Delta"]


def test_of_several_places_the_one_that_is_meant() -> None:
    data = pdf(TEXT)
    paragraph, text = _around(_page(data).glyphs), "Alpha Beta Gamma Delta Beta Omega"
    second = location(paragraph, "Beta", text.rindex("Beta"), context=text)
    (note,) = _highlights(_marked(data, report(finding(second))))
    assert [float(value) for value in note["Rect"]][1] == pytest.approx(680 - DESCENT * 14, abs=0.1)


def test_exact_numbers() -> None:
    (note,) = _highlights(_marked(pdf(TEXT), report(finding(location(box(100, 130, 150, 146))))))
    assert list(map(float, note["Rect"])) == [100, 696, 150, 712]
    assert list(map(float, note["QuadPoints"])) == [100, 712, 150, 712, 100, 696, 150, 696]


def test_several_findings_at_one_place_are_one_note_of_the_gravest_colour() -> None:
    at = location(box(100, 130, 150, 146))
    said = report(finding(at, level=Level.INFO, rule="a/a"), finding(at, rule="b/b"))
    (note,) = _highlights(_marked(pdf(TEXT), said))
    assert note["contents"].count("Quy tắc:") == 2
    (error,) = _highlights(_marked(pdf(TEXT), report(finding(at))))
    assert note["C"] == error["C"]


def test_lines_of_one_paragraph_are_one_note() -> None:
    data = pdf(TEXT)
    first, second = _box_of("Alpha Beta Gamma", data), _box_of("Delta Beta Omega", data)
    lines = (location(first, "Alpha Beta Gamma "), location(second, "Delta Beta Omega", 17))
    (note,) = _highlights(_marked(data, report(finding(*lines))))
    assert [_beneath(data, quad).strip() for quad in _quads(note)] == ["Alpha Beta Gamma", "Delta Beta Omega"]


def test_a_large_place_does_not_hide_a_small_one_in_it() -> None:
    small, large = location(box(100, 130, 120, 146)), location(box(90, 100, 400, 200))
    notes = _highlights(_marked(pdf(TEXT), report(finding(small, rule="a/nho"), finding(large, rule="a/lon"))))
    assert ["a/lon" in notes[0]["contents"], "a/nho" in notes[1]["contents"]] == [True, True]


def test_what_is_missing_is_said_in_the_margin_of_the_first_page() -> None:
    missing = finding(location(box(100, 130, 150, 146), nowhere=True), rule="a/thieu")
    whole = finding(location(), rule="a/tep")
    (note,) = _notes(_marked(pdf(TEXT), report(missing, whole)))
    assert note["Subtype"].name == "Text"
    assert "a/thieu" in note["contents"]
    assert "a/tep" in note["contents"]
    left, _, right, top = map(float, note["Rect"])
    assert 0 < left < right < 30
    assert top > 800


def test_a_page_that_is_not_there_loses_no_finding() -> None:
    (note,) = _notes(_marked(pdf(TEXT), report(finding(location(box(1, 1, 2, 2, page=9))))))
    assert note["Subtype"].name == "Text"


def test_vietnamese_comes_back_as_it_was_written() -> None:
    said = Words("Ký hiệu “Số: …/QĐ-UBND” thiếu chữ ưỡ, Đặng Thị Ngọc Ước.", "")
    (note,) = _notes(_marked(pdf(TEXT), report(finding(location(box(1, 1, 2, 2)), message=said))))
    assert note["contents"].splitlines()[0] == f"Lỗi: {said.vi}"


def test_the_original_is_the_beginning_and_a_second_run_replaces() -> None:
    data = pdf(TEXT)
    first = _marked(data, report(finding(location(box(1, 1, 2, 2))), finding(location(), rule="a/tep")))
    assert first.startswith(data)
    assert _marked(first, report(finding(location(box(1, 1, 2, 2))), finding(location(), rule="a/tep"))) == first
    (note,) = _notes(_marked(first, report(finding(location(), rule="a/khac"))))
    assert "a/khac" in note["contents"]


def test_without_findings_the_copy_is_the_file() -> None:
    data = pdf(TEXT)
    assert _marked(_marked(data, report(finding())), report()) == data


def test_cleared_is_the_original() -> None:
    data = pdf(TEXT)
    assert cleared_pdf(_marked(data, report(finding()))) == data
    assert cleared_pdf(data) == data


OTHERS = "<< /Type /Annot /Subtype /Text /Rect [9 9 20 20] /NM (khac) /Contents (Nguyen) >>"


def _saved_elsewhere(data: bytes) -> bytes:
    """Returns the file as another program writes it anew."""
    out = io.BytesIO()
    with pypdfium2.PdfDocument(data) as opened:
        opened.save(out)
    return out.getvalue()


def test_cleared_of_a_copy_that_was_saved_by_another_program_keeps_the_notes_of_others() -> None:
    data = pdf(TEXT, {6: OTHERS}, page="/Annots [6 0 R]")
    marked = _saved_elsewhere(_marked(data, report(finding(location(box(1, 1, 2, 2))), finding())))
    assert len(_notes(marked)) == 3
    assert [note["NM"] for note in _notes(cleared_pdf(marked))] == [b"khac"]


def test_what_was_written_behind_the_copy_stays() -> None:
    marked = _marked(pdf(TEXT), report(finding(location(box(1, 1, 2, 2)))))
    signed_after = signed(marked, new_key())
    cleared = cleared_pdf(signed_after)
    assert cleared.startswith(signed_after)
    assert [note["Subtype"].name for note in _notes(cleared)] == ["Widget"]


@pytest.mark.parametrize("data", [signed(pdf(TEXT), new_key()), SIGNED.read_bytes()], ids=["made here", "on file"])
def test_a_signed_file_has_a_copy_that_says_so_and_what_was_signed_still_holds(data: bytes) -> None:
    copy = _marked(data, report(finding(location(box(1, 1, 2, 2))), signatures=(Signature("ChuKy1"),)))
    assert copy.startswith(data)
    (signature,) = read_signatures(copy)
    assert (signature.intact, signature.covers_whole_file) == (True, False)
    (note,) = [each for each in _notes(copy) if each["Subtype"].name == "Text"]
    assert "không phải bản ký" in note["contents"]
    with pypdfium2.PdfDocument(copy) as opened:
        assert "không phải bản ký" in opened.get_metadata_dict()["Subject"]
    assert cleared_pdf(copy) == data
    (again,) = read_signatures(cleared_pdf(copy))
    assert again.covers_whole_file


def test_a_subject_of_the_document_stays() -> None:
    data = pdf(TEXT, {6: "<< /Subject (Cong van) >>"}, trailer="/Info 6 0 R")
    copy = _marked(data, report(finding(), signatures=(Signature("ChuKy1"),)))
    with pypdfium2.PdfDocument(copy) as opened:
        assert opened.get_metadata_dict()["Subject"].endswith("không phải bản ký; Cong van")
    with pypdfium2.PdfDocument(cleared_pdf(_saved_elsewhere(copy))) as opened:
        assert opened.get_metadata_dict()["Subject"] == "Cong van"


def _encrypted(user: str) -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf(TEXT))))
    writer.encrypt("chu", user)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize("user", ["", "doc"])
def test_encrypted_files_are_refused(user: str) -> None:
    with pytest.raises(RefusedFileError) as refused:
        _marked(_encrypted(user), report(finding()))
    assert refused.value.code == "locked-pdf"
    with pytest.raises(RefusedFileError):
        cleared_pdf(_encrypted(user))


BROKEN_NOTE = pdf(TEXT, {6: "<< /Type /Annot ( >>"}, page="/Annots [6 0 R]")


@pytest.mark.parametrize("data", [b"", b"no document", b"%PDF-1.7\n%%EOF\n", pdf(TEXT)[:300], BROKEN_NOTE])
def test_damaged_files_are_named(data: bytes) -> None:
    with pytest.raises(UnreadableFileError):
        _marked(data, report(finding()))


@pytest.mark.parametrize(
    "objects",
    [
        {2: "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 1 >>"},
        {2: "<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>"},
        {2: "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>"},
    ],
)
def test_a_tree_of_pages_that_leads_in_circles_comes_to_an_end(objects: dict[int, str | bytes]) -> None:
    assert len(_notes(_marked(pdf(TEXT, objects), report(finding())))) >= 1


def test_the_version_of_the_file_stays() -> None:
    assert b"/Version" not in _marked(pdf(TEXT, version="1.4"), report(finding()))


def test_pdfium_draws_the_colour_and_the_text_through_it() -> None:
    data = pdf(TEXT)
    at = _box_of("Beta", data)
    copy = _marked(data, report(finding(location(at))))
    with pypdfium2.PdfDocument(copy) as opened:
        bitmap = opened[0].render(scale=1, may_draw_forms=False)
        pixels = bytes((ctypes.c_ubyte * (bitmap.stride * bitmap.height)).from_address(ctypes.addressof(bitmap.buffer)))
    inside = [
        pixels[bitmap.stride * y + bitmap.n_channels * x :][:3]
        for y in range(int(at.top) + 1, int(at.bottom))
        for x in range(int(at.left) + 1, int(at.right))
    ]
    assert max(inside) != b"\xff\xff\xff"
    assert min(map(sum, inside)) < 200
