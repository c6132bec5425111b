"""Says the order of the steps from the glyphs of a page to a document: words → rows → gutters → blocks → paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from decree30_lint.formats.pdf.content import PageContent
from decree30_lint.formats.pdf.layout.blocks.block import PageBlocks, blocks_of_page
from decree30_lint.formats.pdf.layout.blocks.page_regions import split_running_heads
from decree30_lint.formats.pdf.layout.gutters.row_regions import regions_of_page
from decree30_lint.formats.pdf.layout.paragraphs.build import Laid, build
from decree30_lint.formats.pdf.layout.rows.page_rows import rows_of_page
from decree30_lint.formats.pdf.layout.words.page_words import words_of_page


def lay_out_page(page: PageContent, scanned: bool = False) -> PageBlocks:
    """Returns what one page shows, without its glyphs; invisible letters count only where it is `scanned`: they say what."""
    words = words_of_page(page, scanned)
    rows = rows_of_page(words)
    regions = regions_of_page(rows, page)
    return blocks_of_page(regions, rows.signed, page)


def lay_out(pages: Sequence[PageBlocks]) -> Laid:
    """Returns what the blocks of all pages make together, in reading order: paragraphs go on from page to page."""
    return build(split_running_heads(pages))
