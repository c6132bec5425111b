"""Finds the rows of one page, and joins what a signature writes into blanks of the text to the rows where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from decree30_lint.formats.pdf.layout.rows.row import TextRow, rows_of
from decree30_lint.formats.pdf.layout.words.page_words import PageWords
from decree30_lint.formats.pdf.layout.words.word import Word

_OF_ONE_LINE = 0.45  # ems between the baselines of a blank and of what a signature fills into it
_OVERLAP = 0.5  # ems by which it may stand over what is typed beside the blank
_FILLED_IN = 24  # characters: what is longer was not meant for a blank


class SignedRows(NamedTuple):
    """Holds what the appearance of a field shows, apart from what fills a blank of the text."""

    field: int
    rows: Sequence[TextRow]


class PageRows(NamedTuple):
    """Holds the rows of a page from top to bottom, and apart from them those of fields."""

    rows: Sequence[TextRow]
    signed: Sequence[SignedRows]


def rows_of_page(words: PageWords) -> PageRows:
    """Returns the rows; numbers and days that a signature writes into blanks have joined those of the text."""
    rows = rows_of(words.typed)
    joined: dict[int, list[Word]] = {}
    signed = []
    for field, own in words.fields.items():
        lines = rows_of(own)
        host = _host(rows, lines)
        if host is not None:
            joined.setdefault(host, []).extend(lines[0].words)
        elif lines:
            signed.append(SignedRows(field, lines))
    return PageRows([_joined(row, joined[at]) if at in joined else row for at, row in enumerate(rows)], signed)


def _host(rows: Sequence[TextRow], lines: Sequence[TextRow]) -> int | None:
    """Returns the row of the page in whose blank the one line of a field stands, None if there is none."""
    if len(lines) != 1:
        return None
    (line,) = lines
    if sum(len(word.glyphs) for word in line.words) > _FILLED_IN:
        return None
    near = [at for at, row in enumerate(rows) if abs(row.baseline - line.baseline) <= _OF_ONE_LINE * row.size]
    fitting = [at for at in near if _has_room(rows[at], line)]
    return min(fitting, key=lambda at: abs(rows[at].baseline - line.baseline), default=None)


def _has_room(row: TextRow, line: TextRow) -> bool:
    """Tells whether the field's text may stand in a blank of the row.

    Hardly anything may be typed there, and the row's words must be near enough to be one line with it.
    """
    slack = _OVERLAP * line.size
    if any(w.left < line.right - slack and line.left + slack < w.right for w in row.words):
        return False
    return any(abs(w.right - line.left) < 8 * row.size or abs(line.right - w.left) < 8 * row.size for w in row.words)


def _joined(row: TextRow, added: Sequence[Word]) -> TextRow:
    """Returns the row with the field's words between its own, by their middles: they may overlap a little."""
    level = [word._replace(glyphs=[g._replace(baseline=row.baseline) for g in word.glyphs]) for word in added]
    return row._replace(words=sorted((*row.words, *level), key=lambda word: word.left + word.right))
