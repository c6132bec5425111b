"""Real files: all are read, and what was read makes sense."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from decree30_lint.formats.docx import read_docx
from decree30_lint.model.document import Document, flatten

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def documents(corpus: Path) -> dict[str, Document]:
    return {path.name: read_docx(path.read_bytes(), path.name) for path in _files(corpus)}


def _files(corpus: Path) -> Iterator[Path]:
    for folder in ("docx", "models", "official"):
        yield from sorted((corpus / folder).glob("*.docx"))


def test_places_are_unique_and_in_order(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        paths = [p.anchor.path for p in document.paragraphs]
        assert len(set(paths)) == len(paths), name
        for section in document.sections:
            orders = [p.anchor.order for p in flatten(section.blocks)]
            assert orders == sorted(orders), name


def test_spans_cover_the_text_and_have_complete_letters(documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        for paragraph in document.paragraphs:
            ends = 0
            for span in paragraph.spans:
                assert span.start == ends, (name, paragraph.anchor.path)
                assert None not in (span.format.family, span.format.size, span.format.bold, span.format.colour)
                ends = span.end


def test_paragraphs_stand_on_the_page(documents: dict[str, Document]) -> None:
    """A floating table may be stored in the section after its own, so the widest page counts."""
    outside = [
        (name, p.anchor.path)
        for name, document in documents.items()
        for section in document.sections
        for p in flatten(section.blocks)
        if not p.is_blank
        and (p.extent is None or p.extent.left < -15 or p.extent.left > max(s.width for s in document.sections))
    ]
    assert outside == []


def test_all_have_text(documents: dict[str, Document]) -> None:
    assert [name for name, document in documents.items() if not any(not p.is_blank for p in document.paragraphs)] == []
