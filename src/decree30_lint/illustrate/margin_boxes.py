"""Shows margins as strips along the edges of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from decree30_lint.model.document import Document, Section
from decree30_lint.model.edits import Edit, SetPage
from decree30_lint.model.path import Path
from decree30_lint.model.place import Box
from decree30_lint.model.units import Pt


def section_at(document: Document, path: Path) -> Section | None:
    """Returns the section that the path names."""
    return next((section for section in document.sections if section.anchor.path == path), None)


def margin_boxes(edits: Iterable[Edit], section: Section, page: int, height: float) -> Iterator[Box]:
    """Yields the margins that the edits would change, on a page of the section which is `height` points high."""
    margins, width = section.margins, section.width
    if margins is None:
        return
    for edit in edits:
        if not isinstance(edit, SetPage):
            continue
        if edit.top is not None:
            yield Box(page, Pt(0), Pt(0), width, margins.top)
        if edit.bottom is not None:
            yield Box(page, Pt(0), Pt(height - margins.bottom), width, Pt(height))
        if edit.left is not None:
            yield Box(page, Pt(0), Pt(0), margins.left, Pt(height))
        if edit.right is not None:
            yield Box(page, Pt(width - margins.right), Pt(0), width, Pt(height))
