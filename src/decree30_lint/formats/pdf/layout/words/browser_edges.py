"""Leaves out what a browser prints around a web page: date and time, title, address, and "1/2"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from decree30_lint.formats.pdf.layout.words.word import Word

_EDGE = 0.05  # of the page's height at the head and the foot
_ADDRESS = re.compile(r"(?:https?|file)://\S|about:\w", re.IGNORECASE)
_OF_PAGES = re.compile(r"(?:^|\s)\d{1,4}(?:/| of | / )\d{1,4}(?:\s|$)")
_DATE, _TIME = r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}", r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M| SA| CH)?"
_MOMENT = re.compile(rf"{_DATE},? {_TIME}|{_TIME},? {_DATE}")
_SIGNS = (_ADDRESS, _OF_PAGES, _MOMENT)


def without_browser_edges(rows: Sequence[Sequence[Word]], height: float) -> Sequence[Sequence[Word]]:
    """Returns the rows without those of a browser, if the edges of the page show all its signs together."""
    at_edge = {at: _text_of(row) for at, row in enumerate(rows) if _is_at_edge(row, height)}
    if not all(any(sign.search(text) for text in at_edge.values()) for sign in _SIGNS):
        return rows
    drawn = {at for at, text in at_edge.items() if any(sign.search(text) for sign in _SIGNS)}
    return [row for at, row in enumerate(rows) if at not in drawn]


def _is_at_edge(row: Sequence[Word], height: float) -> bool:
    baseline = row[0].glyphs[0].baseline
    return not _EDGE * height < baseline < (1 - _EDGE) * height


def _text_of(row: Sequence[Word]) -> str:
    """Returns the row's words with a blank between them."""
    return " ".join("".join(glyph.text for glyph in word.glyphs) for word in row)
