"""Finds where the findings of a Word file stand on a print of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decree30_lint.illustrate.print_letters import PrintPage, boxes_around
from decree30_lint.illustrate.shown_places import ShownPlace
from decree30_lint.illustrate.tracing import Trace
from decree30_lint.model.document import Document, Section
from decree30_lint.model.edits import SetPage
from decree30_lint.model.path import Path
from decree30_lint.model.place import Box
from decree30_lint.model.report import Finding, Location
from decree30_lint.model.units import Pt


def word_places(document: Document, pages: Sequence[PrintPage], findings: Sequence[Finding]) -> list[ShownPlace]:
    """Returns a place for each finding; a place that is not certain on the print has no box, rather than a wrong one."""
    trace = Trace(document, pages)
    return [_shown_place(document, pages, trace, finding) for finding in findings]


def _shown_place(document: Document, pages: Sequence[PrintPage], trace: Trace, finding: Finding) -> ShownPlace:
    boxes = tuple(box for location in finding.locations for box in _boxes(document, pages, trace, finding, location))
    if boxes:
        return ShownPlace(boxes[0].page, boxes)
    return ShownPlace(_page_of(document, trace, Path.parse(finding.location.place.path)))


def _boxes(
    document: Document, pages: Sequence[PrintPage], trace: Trace, finding: Finding, location: Location
) -> Iterator[Box]:
    path, place = Path.parse(location.place.path), location.place
    if path.is_section:
        yield from _margins(document, pages, trace, finding, path)
    elif not location.nowhere:
        yield from boxes_around(trace.letters(path, place.start, place.end))


def _page_of(document: Document, trace: Trace, path: Path) -> int | None:
    """Returns the page on which what stands at the path begins; the first one where it has no letters."""
    if path.is_section:
        section = _section_at(document, path)
        return _first_page(trace, section) if section else None
    letters = trace.letters(path, 0, None)
    return letters[0].box.page if letters else 1


def _section_at(document: Document, path: Path) -> Section | None:
    return next((section for section in document.sections if section.anchor.path == path), None)


def _first_page(trace: Trace, section: Section) -> int | None:
    """Returns the page on which a section begins."""
    from decree30_lint.model.document import flatten

    found = (trace.letters(paragraph.anchor.path, 0, None) for paragraph in flatten(section.blocks))
    return next((letters[0].box.page for letters in found if letters), None)


def _margins(document: Document, pages: Sequence[PrintPage], trace: Trace, finding: Finding, path: Path) -> Iterator[Box]:
    """Yields the margins that should be wider or narrower, on the first page of their section."""
    section = _section_at(document, path)
    number = _first_page(trace, section) if section else None
    if section is None or section.margins is None or number is None:
        return
    width, height, margins = pages[number - 1].width, pages[number - 1].height, section.margins
    for edit in finding.edits:
        if not isinstance(edit, SetPage):
            continue
        if edit.top is not None:
            yield Box(number, Pt(0), Pt(0), Pt(width), margins.top)
        if edit.bottom is not None:
            yield Box(number, Pt(0), Pt(height - margins.bottom), Pt(width), Pt(height))
        if edit.left is not None:
            yield Box(number, Pt(0), Pt(0), margins.left, Pt(height))
        if edit.right is not None:
            yield Box(number, Pt(width - margins.right), Pt(0), Pt(width), Pt(height))
