"""Walks all that the reader of the paper sees as text: body, notes, headers and footers, each once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from decree30_lint.check.pages import is_short
from decree30_lint.model.document import SIGNED, Block, Document, HeaderKind, Paragraph, Section, Span, flatten
from decree30_lint.model.parts import Part, Subject
from decree30_lint.model.path import Path


def shown_paragraphs(document: Document) -> Iterator[Paragraph]:
    yield from document.paragraphs
    yield from document.footnotes
    seen: set[Path] = set()
    for blocks in _edges(document):
        for paragraph in flatten(blocks):
            if paragraph.anchor.path not in seen:
                seen.add(paragraph.anchor.path)
                yield paragraph


def shown_spans(document: Document) -> Iterator[tuple[Paragraph, Span]]:
    """Yields the spans that somebody typed."""
    for paragraph in shown_paragraphs(document):
        for span in paragraph.spans:
            if not span.generated and span.field != SIGNED:
                yield paragraph, span


_NO_WEIGHT = " \t\n\f.…_-"  # blanks, and signs that stand in rows


def letter_count(text: str) -> int:
    """Returns about how many letters and digits there are.

    It is 0 only where there is none, else it counts all but blanks and signs that form rows.
    """
    if not any(map(str.isalnum, text)):
        return 0
    return len(text) - sum(map(text.count, _NO_WEIGHT))


def _edges(document: Document) -> Iterator[tuple[Block, ...]]:
    """Yields headers and footers; of a document of one page only those of a first page."""
    only_first = is_short(document)
    known: dict[int, Section] = {}  # where each was seen first: many sections may share one
    for section in document.sections:
        first = HeaderKind.FIRST if section.title_page else HeaderKind.DEFAULT
        for edge in (section.headers, section.footers):
            shown = (blocks for kind, blocks in edge.items() if kind is first or not only_first)
            yield from (blocks for blocks in shown if known.setdefault(id(blocks), section) is section)


def paths_of(parts: Collection[Part], subject: Subject) -> frozenset[Path]:
    """Returns the paths of the paragraphs that hold one of `parts`, in any text of the document."""
    components = (component for text in subject.recognition.texts for component in text.components)
    return frozenset(p.anchor.path for component in components if component.part in parts for p in component.paragraphs)
