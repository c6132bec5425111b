"""Reads the letters of all pages together: a font that names its letters wrongly does so everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decree30_lint.formats.pdf.layout.lines import LinePiece, TextLine
from decree30_lint.formats.pdf.layout.page import BoxLines, CellLines, PageLayout, Region, TableLines
from decree30_lint.formats.pdf.text_layer import Passage, TextLayer, mend


def repair_text_layer(pages: Sequence[PageLayout]) -> tuple[list[PageLayout], TextLayer]:
    """Returns the pages with their text repaired where that is certain, and how far it can be trusted."""
    lines = [line for page in pages for region in page.regions for line in _lines(region)]
    passages = [
        Passage(piece.text, piece.style.font, number) for number, line in enumerate(lines, start=1) for piece in line.pieces
    ]
    made = mend(passages)
    if all(given.text == text for given, text in zip(passages, made.texts, strict=True)):
        return list(pages), made.state
    readings = iter(zip(made.texts, made.encodings, strict=True))

    def line(given: TextLine) -> TextLine:
        return given._replace(pieces=tuple(piece(one) for one in given.pieces))

    def piece(given: LinePiece) -> LinePiece:
        text, encoding = next(readings)
        return given if text == given.text else given._replace(text=text, raw=given.text, encoding=encoding)

    def region(given: Region) -> Region:
        match given:
            case TextLine():
                return line(given)
            case BoxLines():
                return given._replace(lines=tuple(map(line, given.lines)))
            case TableLines():
                return given._replace(rows=tuple(tuple(map(cell, row)) for row in given.rows))

    def cell(given: CellLines) -> CellLines:
        return given._replace(lines=tuple(map(line, given.lines)))

    return [page._replace(regions=tuple(map(region, page.regions))) for page in pages], made.state


def _lines(region: Region) -> Iterator[TextLine]:
    match region:
        case TextLine():
            yield region
        case BoxLines():
            yield from region.lines
        case TableLines():
            for row in region.rows:
                for cell in row:
                    yield from cell.lines
