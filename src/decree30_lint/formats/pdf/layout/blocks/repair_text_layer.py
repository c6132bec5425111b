"""Reads the letters of all pages together: a font that names its letters wrongly does so everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from decree30_lint.formats.pdf.layout.blocks.block import BoxLines, CellLines, PageBlocks, TableLines, TextBlock
from decree30_lint.formats.pdf.layout.rows.lines import LinePiece, TextLine
from decree30_lint.formats.pdf.text_layer import FontRun, TextLayer, mend


def repair_text_layer(pages: Sequence[PageBlocks]) -> tuple[list[PageBlocks], TextLayer]:
    """Returns the pages with their text repaired where that is certain, and how far it can be trusted."""
    lines = [line for page in pages for block in page.blocks for line in lines_of(block)]
    runs = [
        FontRun(piece.text, piece.style.font, number) for number, line in enumerate(lines, start=1) for piece in line.pieces
    ]
    made = mend(runs)
    if all(given.text == text for given, text in zip(runs, made.texts, strict=True)):
        return list(pages), made.state
    readings = iter(zip(made.texts, made.encodings, strict=True))

    def line(given: TextLine) -> TextLine:
        return given._replace(pieces=tuple(piece(one) for one in given.pieces))

    def piece(given: LinePiece) -> LinePiece:
        text, encoding = next(readings)
        return given if text == given.text else given._replace(text=text, raw=given.text, encoding=encoding)

    def block(given: TextBlock) -> TextBlock:
        match given:
            case TextLine():
                return line(given)
            case BoxLines():
                return given._replace(lines=tuple(map(line, given.lines)))
            case TableLines():
                return given._replace(rows=tuple(tuple(map(cell, row)) for row in given.rows))

    def cell(given: CellLines) -> CellLines:
        return given._replace(lines=tuple(map(line, given.lines)))

    return [page._replace(blocks=tuple(map(block, page.blocks))) for page in pages], made.state


def unseen_text(pages: Sequence[PageBlocks]) -> Iterator[str]:
    """Yields what stands on the pages without being seen, as the text does that a program reads off a picture."""
    lines = (line for page in pages for block in page.blocks for line in lines_of(block))
    return (piece.text for line in lines for piece in line.pieces if not piece.style.visible)


def lines_of(block: TextBlock) -> Iterator[TextLine]:
    """Yields the lines of a block, cell by cell."""
    match block:
        case TextLine():
            yield block
        case BoxLines():
            yield from block.lines
        case TableLines():
            for row in block.rows:
                for cell in row:
                    yield from cell.lines
