"""What `inspect` prints of a document as it was understood."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from decree30_lint.formats.pdf.read_pdf import KNOWS
from decree30_lint.model.document import Span
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.origin import FormatOrigin, OriginKind, ParagraphOrigins
from decree30_lint.model.parts import Subject
from decree30_lint.model.picture import Page
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Lang
from decree30_lint.report.inspection import inspection_json, inspection_text
from decree30_lint.report.text_style import TextStyle
from decree30_lint.syntax.date_line import date_line

SAID = {Lang.VI: "đúng nguyên văn", Lang.EN: "exact wording"}


@pytest.mark.parametrize("lang", SAID)
def test_the_text_gives_the_evidence_in_one_language(subject: Subject, lang: Lang) -> None:
    text = inspection_text(subject, "to-trinh.docx", TextStyle(lang))
    assert [said in text for said in SAID.values()] == [each is lang for each in SAID]


@pytest.mark.parametrize("lang", SAID)
def test_the_json_gives_the_evidence_in_one_language(subject: Subject, lang: Lang) -> None:
    motto, body = json.loads(inspection_json(subject, "to-trinh.docx", lang))["paragraphs"]
    assert motto["parts"][0]["evidence"] == [SAID[lang]]
    assert motto["parts"][0]["runner_up"] == "quoc-hieu"
    assert body["parts"][0]["evidence"] == []


def test_of_a_pdf_it_says_what_archives_ask_for(subject: Subject) -> None:
    pages = (Page(1, Pt(595), Pt(842), picture_only=True), Page(2, Pt(595), Pt(842)))
    facts = {"version": "1.7", "archival": "2b"}
    document = replace(subject.document, format="pdf", knows=KNOWS, pages=pages, facts=facts)
    printed = replace(subject, document=document)
    text = inspection_text(printed, "to-trinh.pdf", TextStyle(Lang.EN))
    assert "  PDF 1.7; PDF/A-2b.\n  Some pages are only pictures" in text
    said = json.loads(inspection_json(printed, "to-trinh.pdf", Lang.EN))["pdf"]
    assert (said["version"], said["archival"], said["picture_pages"]) == ("1.7", "2b", [1])
    assert "PDF" not in inspection_text(subject, "to-trinh.docx", TextStyle(Lang.EN))
    assert "pdf" not in json.loads(inspection_json(subject, "to-trinh.docx", Lang.EN))


def test_the_text_names_each_part_its_letters_and_its_layout(subject: Subject) -> None:
    lines = inspection_text(subject, "to-trinh.docx", TextStyle(Lang.VI)).splitlines()
    assert "  Tiêu ngữ [tieu-ngu], chắc chắn 98 %" in lines
    assert "  Hoặc là:   Quốc hiệu [quoc-hieu]" in lines
    assert "  Chữ:       Times New Roman 12 pt, đậm" in lines
    assert "  Đoạn:      canh giữa, thụt dòng đầu 1 cm" in lines


def test_a_piece_of_a_paragraph_is_quoted_with_what_it_holds(subject: Subject) -> None:
    text = subject.main
    motto = text.components[0]
    day_line = replace(motto.paragraphs[0], spans=(Span("ngày 05", RunFormat(), 0),))
    piece = replace(motto, paragraphs=(motto.paragraphs[0].piece(0, 7),), content=date_line((day_line,)))
    recognition = replace(subject.recognition, texts=(replace(text, components=(piece,)),))
    shown = inspection_text(replace(subject, recognition=recognition), "to-trinh.docx", TextStyle(Lang.VI))
    assert "chắc chắn 98 %: “Độc lập”" in shown
    assert "  Gồm:       ngày “05”\n" in shown


def test_the_text_groups_what_a_style_sets(subject: Subject) -> None:
    motto = next(p for p in subject.document.paragraphs if p.text.startswith("Độc lập"))
    normal, directly = FormatOrigin(OriginKind.PARAGRAPH_STYLE, "a", "Normal"), FormatOrigin(OriginKind.DIRECT)
    letters = {"size": normal, "bold": directly, "italic": FormatOrigin(OriginKind.APPLICATION)}
    origins = {motto.anchor.path: ParagraphOrigins({"align": normal}, {motto.spans[0].format: letters})}
    told = replace(subject, document=replace(subject.document, origins=origins))
    assert "  Đặt ở:     kiểu Normal: cỡ chữ, canh lề; trực tiếp: đậm\n" in inspection_text(told, "x", TextStyle(Lang.VI))
    assert "  Set by:    style Normal: size, alignment; directly: bold\n" in inspection_text(told, "x", TextStyle(Lang.EN))
    entry = next(e for e in json.loads(inspection_json(told, "x", Lang.EN))["paragraphs"] if e["text"] == motto.text)
    style = {"kind": "paragraph-style", "key": "a", "name": "Normal"}
    assert entry["origins"] == {"align": style, "size": style, "bold": {"kind": "direct"}}
