"""Finds where the findings of a Word file stand on a print of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decree30_lint.illustrate.margin_boxes import margin_boxes, section_at
from decree30_lint.illustrate.print_letters import PrintPage, boxes_around
from decree30_lint.illustrate.shown_places import ShownPlace
from decree30_lint.illustrate.tracing import Trace
from decree30_lint.model.document import Document, Section, flatten
from decree30_lint.model.path import Path
from decree30_lint.model.place import Box
from decree30_lint.model.report import Finding, Location


def word_places(document: Document, pages: Sequence[PrintPage], findings: Sequence[Finding]) -> list[ShownPlace]:
    """Returns a place for each finding; a place that is not certain on the print has no box, rather than a wrong one."""
    wanted = {Path.parse(location.place.path) for finding in findings for location in finding.locations}
    trace = Trace(document, pages, wanted)
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
        section = section_at(document, path)
        return _first_page(trace, section) if section else None
    letters = trace.letters(path, 0, None)
    return letters[0].box.page if letters else 1


def _first_page(trace: Trace, section: Section) -> int | None:
    """Returns the page on which a section begins."""
    found = (trace.letters(paragraph.anchor.path, 0, None) for paragraph in flatten(section.blocks))
    return next((letters[0].box.page for letters in found if letters), None)


def _margins(document: Document, pages: Sequence[PrintPage], trace: Trace, finding: Finding, path: Path) -> Iterator[Box]:
    """Yields the margins that a finding speaks of, on the first page of their section."""
    section = section_at(document, path)
    number = _first_page(trace, section) if section else None
    if section is not None and number is not None:
        yield from margin_boxes(finding.edits, section, number, pages[number - 1].height)
