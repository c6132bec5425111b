"""How far a reader may be off decides what is called a breach: little in a Word file, a third of a point in a PDF."""

from __future__ import annotations

import pytest
from docx_source import read
from tests.check.pieces import NO_WORDS, outcomes, said
from tests.pdf_source import pdf

from decree30_lint.check.kinds.letters import Size
from decree30_lint.check.kinds.page import Edge, Margin
from decree30_lint.formats.pdf.read_pdf import read_pdf
from decree30_lint.model.document import Document, Precision
from decree30_lint.model.parts import Part
from decree30_lint.model.units import Interval, Pt, Unit

SIZES = Size(Interval(13, 14, Unit.PT))


def printed(size: float) -> Document:
    return read_pdf(pdf(f"BT /F1 {size} Tf 90 700 Td (SO NOI VU) Tj ET"), "a.pdf")


def typed(half_points: int) -> Document:
    return read(f'<w:p><w:r><w:rPr><w:sz w:val="{half_points}"/></w:rPr><w:t>Sở Nội vụ</w:t></w:r></w:p>')


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (printed(12.6), [""]),
        (printed(12.7), []),
        (printed(13), []),
        (printed(14.3), []),
        (printed(14.4), [""]),
        (typed(25), [""]),
        (typed(26), []),
        (typed(28), []),
        (typed(29), [""]),
    ],
)
def test_sizes(document: Document, expected: list[str]) -> None:
    assert said(outcomes(SIZES, document, {Part.MOTTO: document.paragraphs}, Part.MOTTO, NO_WORDS)) == expected


def test_the_errors_of_the_readers() -> None:
    assert printed(13).precision == Precision(length=Pt(1.0), size=Pt(0.3))
    assert typed(26).precision == Precision(length=Pt(0.05), size=Pt(0.01))


@pytest.mark.parametrize(("twips", "expected"), [(1700, []), (1699, []), (1698, [""])])
def test_margins_of_word_files(twips: int, expected: list[str]) -> None:
    """A twip is a twentieth of a point: one is lost in rounding."""
    document = read("<w:p/>", page=f'<w:pgMar w:left="{twips}" w:right="850" w:top="1134" w:bottom="1134"/>')
    check = Margin(Edge.LEFT, Interval(85, 99, Unit.MM), Pt(0))
    assert said(outcomes(check, document, {}, Part.PAGE, NO_WORDS)) == expected
