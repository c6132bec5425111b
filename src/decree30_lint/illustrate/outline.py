"""Draws a Word file as this program understands it, where nothing else can show it: its words at their places.

Pages break where ours are full, and not as in Word. The text of headers and footers stands on the first page of a section.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from decree30_lint.illustrate.margin_boxes import margin_boxes, section_at
from decree30_lint.illustrate.shown_places import ShownPlace, joined_lines
from decree30_lint.model.document import Block, Document, HeaderKind, Paragraph, Section, flatten
from decree30_lint.model.illustration import PagePicture
from decree30_lint.model.metrics import height, wrap
from decree30_lint.model.path import Path
from decree30_lint.model.picture import Picture
from decree30_lint.model.place import Box
from decree30_lint.model.report import Finding, Location
from decree30_lint.model.stacking import tops
from decree30_lint.model.units import Pt
from decree30_lint.report.drawn import drawn_edges, drawn_paragraph, svg
from decree30_lint.report.rule_pictures import drawn_pictures, drawn_strokes

_MARGIN = 56.7  # points, where the file states none


class _OutlineParagraph(NamedTuple):
    """Holds a paragraph and where its first line begins, in points from the upper edge of its page."""

    paragraph: Paragraph
    top: float


class _OutlinePage(NamedTuple):
    """Holds a page of ours: the section it is of, and what stands on it."""

    section: Section
    placed: list[_OutlineParagraph]


class Outline:
    """Knows the pages that are drawn for a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._sheets = [sheet for section in document.sections for sheet in _sheets(section)]
        self._places: dict[Path, tuple[int, _OutlineParagraph]] = {}
        for number, sheet in enumerate(self._sheets, 1):
            for placed in sheet.placed:
                self._places.setdefault(placed.paragraph.anchor.path, (number, placed))
        self._pictures: defaultdict[Path, list[Picture]] = defaultdict(list)
        for picture in document.pictures:
            self._pictures[picture.anchor.path].append(picture)

    def place(self, finding: Finding) -> ShownPlace:
        """Returns where a finding stands on the drawn pages."""
        boxes = [box for location in finding.locations if not location.nowhere for box in self._boxes(finding, location)]
        if boxes:
            return ShownPlace(boxes[0].page, tuple(joined_lines(boxes)))
        return ShownPlace(self._page_of(Path.parse(finding.location.place.path)))

    def pictures(self, numbers: Sequence[int]) -> Iterator[PagePicture]:
        """Yields the pages with these numbers."""
        for number in numbers:
            yield self._picture(number, self._sheets[number - 1])

    def _boxes(self, finding: Finding, location: Location) -> Iterator[Box]:
        path = Path.parse(location.place.path)
        if (found := self._places.get(path)) is not None:
            yield from _lines(found, location)
        elif (section := section_at(self._document, path)) is not None and (number := self._page_of(path)) is not None:
            yield from margin_boxes(finding.edits, section, number, _height(self._sheets[number - 1]))

    def _page_of(self, path: Path) -> int | None:
        if path.is_section:
            opening = (number for number, sheet in enumerate(self._sheets, 1) if sheet.section.anchor.path == path)
            return next(opening, None)
        found = self._places.get(path)
        return found[0] if found else 1

    def _picture(self, number: int, sheet: _OutlinePage) -> PagePicture:
        width, tall = sheet.section.width, _height(sheet)
        body = [element for placed in sheet.placed for element in self._drawn(placed)]
        drawing = svg(0, 0, width, tall, body)
        return PagePicture(number, width, Pt(tall), "image/svg+xml", drawing.encode())

    def _drawn(self, placed: _OutlineParagraph) -> Iterator[str]:
        paragraph, top = placed
        path = paragraph.anchor.path
        yield from drawn_paragraph(paragraph, top)
        yield from drawn_strokes(paragraph, self._document.strokes_under.get(path, ()), top)
        yield from drawn_pictures(paragraph, self._pictures.get(path, ()), top)


def _lines(found: tuple[int, _OutlineParagraph], location: Location) -> Iterator[Box]:
    """Yields the lines on which a text is drawn."""
    number, (paragraph, top) = found
    lines = wrap(paragraph)
    for line in lines:
        low = max(location.place.start, line.start)
        high = line.end if location.place.end is None else min(location.place.end, line.end)
        edges = drawn_edges(paragraph, line, low, high, line is lines[-1])
        if edges is not None:
            upper = top + line.top
            yield Box(number, Pt(edges[0]), Pt(upper), Pt(edges[1]), Pt(upper + line.height))


def _height(sheet: _OutlinePage) -> float:
    return max(sheet.section.height, _foot(sheet.placed) + _MARGIN)


def _sheets(section: Section) -> Iterator[_OutlinePage]:
    """Yields the pages of a section: paragraphs that stand side by side stay together."""
    y = tops(section.blocks)
    upper, lower = _edges(section)
    sheet = _OutlinePage(section, list(_running(section)))
    begin = foot = 0.0
    for paragraph in flatten(section.blocks):
        top = y[paragraph.anchor.path]
        bottom = top + height(paragraph)
        if top >= foot and bottom - begin > lower - upper and top > begin:
            yield sheet
            sheet, begin = _OutlinePage(section, []), top
        sheet.placed.append(_OutlineParagraph(paragraph, upper + top - begin))
        foot = max(foot, bottom)
    yield sheet


def _edges(section: Section) -> tuple[float, float]:
    """Returns where the text begins and ends, in points from the upper edge of the page."""
    margins = section.margins
    return (margins.top, section.height - margins.bottom) if margins else (_MARGIN, section.height - _MARGIN)


def _running(section: Section) -> Iterator[_OutlineParagraph]:
    """Yields what stands in the header and the footer."""
    margins = section.margins
    kinds = (HeaderKind.FIRST, HeaderKind.DEFAULT) if section.title_page else (HeaderKind.DEFAULT,)
    for kind in kinds:
        yield from _stacked(section.headers.get(kind, ()), (margins.header if margins else None) or _MARGIN / 2)
        foot = section.footers.get(kind, ())
        deep = _foot(list(_stacked(foot, 0.0)))
        yield from _stacked(foot, section.height - ((margins.footer if margins else None) or _MARGIN / 2) - deep)


def _stacked(blocks: tuple[Block, ...], start: float) -> Iterator[_OutlineParagraph]:
    y: Mapping[Path, float] = tops(blocks, start)
    for paragraph in flatten(blocks):
        yield _OutlineParagraph(paragraph, y[paragraph.anchor.path])


def _foot(placed: Sequence[_OutlineParagraph]) -> float:
    return max((each.top + height(each.paragraph) for each in placed), default=0.0)
