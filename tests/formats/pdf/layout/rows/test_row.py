"""Words → rows and their lines of text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from tests.drawn_pages import BOLD, ITALIC, LEFT, PLAIN, put, sized, width

from decree30_lint.formats.pdf.content import Glyph
from decree30_lint.formats.pdf.layout.rows.lines import line_of
from decree30_lint.formats.pdf.layout.rows.row import TextRow, part_of, rows_of
from decree30_lint.formats.pdf.layout.words.word import words_of


def row_of(glyphs: Sequence[Glyph]) -> TextRow:
    """The only row."""
    (row,) = rows_of(words_of(glyphs))
    return row


def end(glyphs: Sequence[Glyph]) -> float:
    return glyphs[-1].right


def test_the_size_of_a_row_is_that_of_most_letters() -> None:
    glyphs = [*put("Điều lớn", LEFT, 100), *put("2", LEFT + 80, 100, sized(9))]
    row = row_of(glyphs)
    assert (row.size, row.baseline) == (14.0, 100.0)


def test_a_part_of_a_row_has_its_own_size() -> None:
    row = row_of([*put("to", LEFT, 100), *put("nhỏ thôi", LEFT + 90, 100, sized(11))])
    assert part_of(row, row.words[:1]).size == 14
    assert row.size == 11


# Pieces


def test_pieces_change_with_the_look() -> None:
    plain = put("Điều 1. ", LEFT, 100, BOLD)
    row = row_of([*plain, *put("Ban hành", end(plain), 100)])
    line = line_of(row, 3)
    assert [(piece.text, piece.style) for piece in line.pieces] == [("Điều 1. ", BOLD), ("Ban hành", PLAIN)]
    assert line.page == 3
    assert line.right == pytest.approx(end(plain) + width("Ban hành"))


def test_a_word_may_change_its_look() -> None:
    half = put("Số:", LEFT, 100, ITALIC)
    row = row_of([*half, *put("12", end(half), 100)])
    assert [piece.text for piece in line_of(row, 1).pieces] == ["Số:", "12"]


def test_looks_are_told_by_identity() -> None:
    """Engines give neighbours of one look the same object; what is merely equal costs nothing but a piece more."""
    half = put("một", LEFT, 100, replace(PLAIN))
    row = row_of([*half, *put("hai", end(half), 100, replace(PLAIN))])
    assert line_of(row, 1).text == "mộthai"


def test_edges_of_a_line() -> None:
    row = row_of(put("chữ", LEFT, 100))
    line = line_of(row, 1)
    assert line.top == pytest.approx(100 - 0.891 * 14)
    assert line.bottom == pytest.approx(100 + 0.216 * 14)
    assert line.centre == pytest.approx(LEFT + line.width / 2)
