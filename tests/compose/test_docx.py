"""Composed files: sound packages, the same bytes again, and every look the specimen asks for, however it is set."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from decree30_lint.compose import Layout, Specimen, apply_change, compose_docx
from decree30_lint.compose.specimen import Zone
from decree30_lint.formats.docx.read_docx import read_docx
from decree30_lint.model.document import Document, Paragraph, Span, StrokeKind
from decree30_lint.model.formatting import LineSpacing, ParagraphLayout
from decree30_lint.model.metrics import text_width
from decree30_lint.model.parts import Part
from decree30_lint.model.units import Pt

from .own import NAMES, layouts, some, specimen

_SOME = some(25)


@given(st.sampled_from(NAMES), layouts())
@_SOME
def test_every_part_is_well_formed_and_named(name: str, layout: Layout) -> None:
    with zipfile.ZipFile(io.BytesIO(compose_docx(specimen(name), layout))) as archive:
        assert archive.testzip() is None
        roots = {entry: etree.fromstring(archive.read(entry)) for entry in archive.namelist()}
        types = {part.get("PartName") for part in roots["[Content_Types].xml"]}
        targets = {f"word/{link.get('Target')}" for link in roots["word/_rels/document.xml.rels"]}
    assert targets < set(roots)
    assert {f"/{entry}" for entry in roots if not entry.endswith(".rels") and "[" not in entry} <= types


@given(st.sampled_from(NAMES), layouts())
@_SOME
def test_the_same_again_gives_the_same_bytes(name: str, layout: Layout) -> None:
    assert compose_docx(specimen(name), layout) == compose_docx(specimen(name), layout)


@pytest.mark.parametrize("name", NAMES)
def test_another_reader_opens_it(name: str) -> None:
    opened = docx.Document(io.BytesIO(compose_docx(specimen(name))))
    text = " ".join(p.text for p in opened.paragraphs) + " ".join(
        cell.text for table in opened.tables for row in table.rows for cell in row.cells
    )
    for line in specimen(name).lines:
        if line.zone is not Zone.FOOT and not line.rows:
            assert line.text in text


def _paragraphs(document: Document) -> dict[str, Paragraph]:
    return {" ".join(p.text.split()): p for p in document.paragraphs}


@given(st.sampled_from(NAMES), layouts())
@_SOME
def test_letters_read_back_as_the_specimen_has_them(name: str, layout: Layout) -> None:
    asked = specimen(name)
    found = _paragraphs(read_docx(compose_docx(asked, layout), "x.docx"))
    for line in asked.lines:
        if line.rows or line.zone is Zone.FOOT:
            continue
        paragraph = found.get(" ".join(line.text.split()))
        if paragraph is None:  # two columns in one tabbed paragraph, or a subject over several
            tabbed = layout.letterhead in ("tabs", "left-tabs", "blanks") or layout.names == "below-table"
            assert tabbed or layout.subjects == "by-hand", line
            continue
        letters, look = [s for s in paragraph.spans if s.text.strip()][-1].format, asked.look_of(line, layout.tier).letters
        expected = (look.family, look.size, look.bold, look.italic)
        assert (letters.family, letters.size, letters.bold, letters.italic) == expected, line


def _near(asked: ParagraphLayout, found: ParagraphLayout) -> bool:
    lengths = ("left", "right", "first_line", "before")
    same = all(abs((getattr(asked, n) or 0) - (getattr(found, n) or 0)) <= 0.05 for n in lengths)
    return same and (asked.align, asked.spacing) == (found.align, found.spacing)


@given(st.sampled_from(NAMES), layouts())
@_SOME
def test_layout_of_the_body_reads_back(name: str, layout: Layout) -> None:
    asked = specimen(name)
    found = _paragraphs(read_docx(compose_docx(asked, layout), "x.docx"))
    for line in asked.lines:
        if line.zone is Zone.BODY and not line.rows:
            assert _near(asked.look_of(line).layout, found[" ".join(line.text.split())].layout), line


@pytest.mark.parametrize(
    ("lines", "kind"), [("drawing", "drawn"), ("vml", "drawn"), ("border", "border"), ("typed", "typed")]
)
def test_lines_under_texts_have_their_length(lines: str, kind: str) -> None:
    document = read_docx(compose_docx(specimen("quyet-dinh"), Layout(lines=lines)), "x.docx")  # type: ignore[arg-type]
    lengths = [stroke.length for stroke in document.strokes if stroke.kind is StrokeKind(kind) and stroke.length]
    texts = [line for line in specimen("quyet-dinh").lines if line.part in (Part.ISSUING_BODY, Part.MOTTO, Part.SUBJECT)]
    for length, share, line in zip(lengths, (0.4, 1.0, 0.4), texts, strict=True):
        width = text_width([Span(line.text, specimen("quyet-dinh").look_of(line).letters, 0)])
        assert length == pytest.approx(width * share, abs=0.5)


def test_nfd_is_what_the_file_holds() -> None:
    with zipfile.ZipFile(io.BytesIO(compose_docx(specimen("cong-van"), Layout(form="nfd")))) as archive:
        text = archive.read("word/document.xml").decode()
    assert unicodedata.normalize("NFD", "Độc lập") in text
    assert "Độc lập" not in text


def test_automatic_numbers_are_not_typed() -> None:
    document = read_docx(compose_docx(specimen("quyet-dinh"), Layout(numbering="automatic")), "x.docx")
    labels = [p.label for p in document.paragraphs if p.label]
    assert labels == ["Điều 1.", "Điều 2.", "1.", "2.", "3.", "Điều 3."]


def test_automatic_capitals_are_stored_small() -> None:
    document = read_docx(compose_docx(specimen("quyet-dinh"), Layout(capitals="automatic")), "x.docx")
    name = next(p for p in document.paragraphs if p.text.startswith("CỘNG HÒA"))
    assert name.spans[0].format.all_caps
    assert name.spans[0].raw == "cộng hòa xã hội chủ nghĩa việt nam"


def _edges(changed: Specimen) -> tuple[bool, bool]:
    section = read_docx(compose_docx(changed), "x.docx").sections[0]
    shown = [
        any(span.field == "PAGE" for blocks in edge.values() for p in blocks if isinstance(p, Paragraph) for span in p.spans)
        for edge in (section.headers, section.footers)
    ]
    return shown[0], shown[1]


def test_page_number_stands_where_it_is_put() -> None:
    before = specimen("bao-cao")
    assert _edges(before) == (True, False)
    assert _edges(apply_change(before, "so-trang", {"page": {"number": {"place": "footer"}}})) == (False, True)
    assert _edges(apply_change(before, "so-trang", {"page": {"number": "none"}})) == (False, False)


def test_first_page_hides_its_number_unless_told_to_show_it() -> None:
    before = specimen("bao-cao")
    shown = apply_change(before, "so-trang", {"page": {"number": {"first_page": True}}})
    assert [read_docx(compose_docx(s), "x").sections[0].title_page for s in (before, shown)] == [True, False]


def test_changed_looks_reach_the_file() -> None:
    changed = apply_change(specimen("cong-van"), "noi-dung", {"change": {"spacing": "exactly 12pt", "colour": "FF0000"}})
    for looks in ("direct", "styles", "defaults"):
        document = read_docx(compose_docx(changed, Layout(looks=looks)), "x.docx")
        first = next(p for p in document.paragraphs if p.text.startswith("Theo dự báo"))
        assert first.layout.spacing == LineSpacing(exact=Pt(12))
        assert first.spans[0].format.colour == "FF0000"


def test_claimed_pages() -> None:
    assert [read_docx(compose_docx(specimen(n)), "x").page_count for n in ("giay-moi", "bao-cao", "ke-hoach")] == [1, 2, 4]
    assert read_docx(compose_docx(apply_change(specimen("giay-moi"), "trang", {"page": {"count": 7}})), "x").page_count == 7


def test_parts_without_a_title_are_left_out() -> None:
    bare = apply_change(specimen("cong-van"), "quoc-hieu", {"delete": True, "also": [{"delete": "tieu-ngu"}]})
    texts = [p.text for p in read_docx(compose_docx(bare), "x").paragraphs]
    assert not [text for text in texts if text.startswith(("CỘNG HÒA", "Độc lập"))]
    assert Part.NATIONAL_NAME not in {line.part for line in bare.lines}
