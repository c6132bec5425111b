"""All that the reader of the paper sees as text: body, notes, headers and footers, each once."""

from __future__ import annotations

from collections.abc import Iterator

from decree30_lint.check.pages import is_short
from decree30_lint.model.document import Block, Document, HeaderKind, Paragraph, Span, flatten


def shown_paragraphs(document: Document) -> Iterator[Paragraph]:
    yield from document.paragraphs
    yield from document.footnotes
    seen: set[str] = set()
    for blocks in _edges(document):
        for paragraph in flatten(blocks):
            if paragraph.anchor.path not in seen:
                seen.add(paragraph.anchor.path)
                yield paragraph


def shown_spans(document: Document) -> Iterator[tuple[Paragraph, Span]]:
    """The spans that hold letters or digits typed by somebody."""
    for paragraph in shown_paragraphs(document):
        for span in paragraph.spans:
            if not span.generated and weight(span.text):
                yield paragraph, span


def weight(text: str) -> int:
    """How many letters and digits stand in `text`."""
    return sum(map(str.isalnum, text))


def _edges(document: Document) -> Iterator[tuple[Block, ...]]:
    """Headers and footers; of a document of one page only those of a first page."""
    only_first = is_short(document)
    for section in document.sections:
        first = HeaderKind.FIRST if section.title_page else HeaderKind.DEFAULT
        for edge in (section.headers, section.footers):
            yield from (blocks for kind, blocks in edge.items() if kind is first or not only_first)
