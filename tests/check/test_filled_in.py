"""What a signature's appearance may hide is not called blank."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from decree30_lint.check.filled_in import under_a_signature
from decree30_lint.formats.docx.read_docx import KNOWS as DOCX_KNOWS
from decree30_lint.formats.pdf.read_pdf import KNOWS as PDF_KNOWS
from decree30_lint.model.document import Document, Paragraph, Precision, Span
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.parts import Component, Part
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor, Box
from decree30_lint.model.signatures import Signature
from decree30_lint.model.units import Pt


def _box(page: int, left: float, right: float, top: float = 100, bottom: float = 115) -> Box:
    return Box(page, Pt(left), Pt(top), Pt(right), Pt(bottom))


_NUMBER = Component(
    Part.NUMBER,
    (
        Paragraph(
            (Span("Số:       /QĐ-UBND", RunFormat(), 0, box=_box(1, 90, 220)),),
            ParagraphLayout(),
            Anchor(Path.parse("body/p[1]")),
        ),
    ),
)


@pytest.mark.parametrize(
    ("box", "hidden"),
    [
        (_box(1, 110, 160, 95, 112), True),
        (_box(2, 110, 160, 95, 112), False),
        (_box(1, 230, 260), False),
        (_box(1, 110, 160, 300, 340), False),
        (None, False),
    ],
)
def test_a_field_upon_the_line(box: Box | None, hidden: bool) -> None:
    signed = (Signature("Sig1", 1, box),)
    document = Document("van-ban.pdf", "pdf", (), (), Precision(Pt(1), Pt(0.3)), PDF_KNOWS, signatures=signed)
    assert under_a_signature(document, _NUMBER) is hidden


def test_a_word_file_has_no_boxes() -> None:
    (paragraph,) = _NUMBER.paragraphs
    plain = replace(_NUMBER, paragraphs=(replace(paragraph, spans=(replace(paragraph.spans[0], box=None),)),))
    signed = (Signature("Sig1"),)
    document = Document("van-ban.docx", "docx", (), (), Precision(Pt(0.05), Pt(0.05)), DOCX_KNOWS, signatures=signed)
    assert not under_a_signature(document, plain)
