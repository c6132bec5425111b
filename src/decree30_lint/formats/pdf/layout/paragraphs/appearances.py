"""Collects what the appearances of signature fields show, apart from what fills blanks: it is no text of the document."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from decree30_lint.formats.pdf.layout.blocks.block import PageBlocks, SignatureFieldText
from decree30_lint.formats.pdf.layout.paragraphs.anchors import anchored_paragraphs
from decree30_lint.formats.pdf.layout.paragraphs.edges import FlowEdges
from decree30_lint.formats.pdf.layout.paragraphs.typeset import Flow, TypesetParagraph, typeset
from decree30_lint.model.document import Paragraph
from decree30_lint.model.path import FILE, Step
from decree30_lint.model.place import Extent


def appearances(pages: Sequence[PageBlocks]) -> tuple[Paragraph, ...]:
    """Returns a paragraph for each field that shows text."""
    typeset_texts = [_typeset(page, signed) for page in pages for signed in page.signed]
    return anchored_paragraphs(FILE.child(Step.SIGNATURE), typeset_texts)


def _typeset(page: PageBlocks, signed: SignatureFieldText) -> TypesetParagraph:
    place = page.fields[signed.field]
    (paragraph,) = typeset(Flow(FlowEdges(Extent.of(place.left, place.right))), [signed.lines], {})
    return paragraph._replace(spans=tuple(replace(span, field=None) for span in paragraph.spans))
