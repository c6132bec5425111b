"""Finds the words of one page: those of its text, and those of the appearances of its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.content import Glyph, PageContent
from decree30_lint.formats.pdf.layout.words.browser_edges import without_browser_edges
from decree30_lint.formats.pdf.layout.words.stamps import without_stamps
from decree30_lint.formats.pdf.layout.words.tagged import with_tags
from decree30_lint.formats.pdf.layout.words.word import Word, words_of

_ABOVE, _BELOW = 2.0, 20.0  # points off the page where a baseline may still run
_UNSEEN = 1.0  # points: the largest letters that nobody reads


class PageWords(NamedTuple):
    """Holds the words of a page, those of one baseline together from left to right.

    `fields` holds those that the appearances of fields show, by the index of the field in `PageContent.fields`.
    """

    typed: Sequence[Sequence[Word]]
    fields: Mapping[int, Sequence[Sequence[Word]]]


def words_of_page(page: PageContent, scanned: bool) -> PageWords:
    """Returns the words; invisible letters count where the page is `scanned`.

    Left out is what stands turned (a stamp, a mark across the page) or off the page, what is too small to be seen, what a
    signature's stamp says, and what a browser prints at the edges.
    """
    lowest = page.height + _BELOW
    upright = [g for g in page.glyphs if g.style.angle == 0 and -_ABOVE < g.baseline < lowest and g.style.size > _UNSEEN]
    typed = without_stamps([g for g in upright if g.style.field is None and (g.style.visible or scanned)])
    words = without_browser_edges(words_of(typed), page.height)
    return PageWords(
        words if scanned else with_tags(words, page), {field: words_of(own) for field, own in _by_field(upright).items()}
    )


def _by_field(glyphs: Sequence[Glyph]) -> dict[int, list[Glyph]]:
    """Returns the glyphs of each field, fields in the order in which they are drawn."""
    found: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.style.field is not None:
            found.setdefault(glyph.style.field, []).append(glyph)
    return found
