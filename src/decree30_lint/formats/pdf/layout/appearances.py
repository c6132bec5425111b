"""Collects what the appearances of signature fields show, apart from what fills blanks: it is no text of the document."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from decree30_lint.formats.pdf.layout.page import PageLayout
from decree30_lint.formats.pdf.layout.writer import Flow, Writer
from decree30_lint.model.document import Paragraph
from decree30_lint.model.path import FILE, Step
from decree30_lint.model.place import Extent


def appearances(pages: Sequence[PageLayout]) -> tuple[Paragraph, ...]:
    """Returns a paragraph for each field that shows text."""
    writer = Writer({})
    found: list[Paragraph] = []
    for page in pages:
        for signed in page.signed:
            place = page.fields[signed.field]
            flow = Flow(FILE.child(Step.SIGNATURE), Extent.of(place.left, place.right))
            (paragraph,) = writer.paragraphs(flow, [signed.lines])
            spans = tuple(replace(span, field=None) for span in paragraph.spans)
            found.append(replace(paragraph, spans=spans))
    return tuple(found)
