"""Glyphs → words of a baseline, and the blanks between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from tests.drawn_pages import BOLD, LEFT, PLAIN, put, sized, width

from decree30_lint.formats.pdf.content import Glyph
from decree30_lint.formats.pdf.layout.rows.lines import line_of
from decree30_lint.formats.pdf.layout.rows.row import rows_of
from decree30_lint.formats.pdf.layout.words.word import words_of

EM = PLAIN.size


def texts(glyphs: Sequence[Glyph]) -> list[str]:
    return [line_of(row, 1).text for row in rows_of(words_of(glyphs))]


def apart(*words: str, room: float) -> list[Glyph]:
    """Words with so much room between them, and no blank drawn."""
    found: list[Glyph] = []
    left = LEFT
    for word in words:
        found += put(word, left, 100)
        left = found[-1].right + room
    return found


def end(glyphs: Sequence[Glyph]) -> float:
    return glyphs[-1].right


def moved(glyphs: Sequence[Glyph], right: float = 0, down: float = 0) -> list[Glyph]:
    return [g._replace(left=g.left + right, right=g.right + right, baseline=g.baseline + down) for g in glyphs]


# Blanks


@pytest.mark.parametrize(
    ("glyphs", "text"),
    [
        (put("Số hiệu văn bản", LEFT, 100), "Số hiệu văn bản"),
        (put(" hai đầu ", LEFT, 100), "hai đầu"),
        (put("hai  lần cách, rồi một lần", LEFT, 100), "hai  lần cách, rồi một lần"),
        (apart("không", "ai", "gõ", room=0.25 * EM), "không ai gõ"),
        (apart("X", "Ã", room=0.12 * EM), "XÃ"),
        (apart("A", "V", room=-0.1 * EM), "AV"),
        (apart("xa", "nhau", room=5 * EM), "xa" + " " * 20 + "nhau"),
        (apart("tới", "tab", room=2 * EM), "tới" + " " * 8 + "tab"),
        (
            put("dòng thường, có", LEFT, 100) + put("hai", LEFT + width("dòng thường, có") + 0.5 * EM, 100),
            "dòng thường, có  hai",
        ),
        (
            put("dòng thường, có", LEFT, 100) + put("một", LEFT + width("dòng thường, có") + 0.35 * EM, 100),
            "dòng thường, có một",
        ),
        (put("giãn đều hai bên lề", LEFT, 100, blank=0.45 * EM), "giãn đều hai bên lề"),
        (put("bó lại cho vừa dòng", LEFT, 100, blank=0.18 * EM), "bó lại cho vừa dòng"),
        (put("giãn đều, có  hai lần", LEFT, 100, blank=0.5 * EM), "giãn đều, có  hai lần"),
    ],
    ids=[
        "drawn",
        "at the ends",
        "double",
        "inferred from room",
        "letters set wide",
        "kerned",
        "far apart",
        "tab",
        "room for two",
        "room for one",
        "justified",
        "condensed",
        "double in a justified line",
    ],
)
def test_blanks_between_words(glyphs: list[Glyph], text: str) -> None:
    assert texts(glyphs) == [text]


def test_rows_of_blanks_alone_are_none() -> None:
    assert texts([*put("   ", LEFT, 100), *put("chữ", LEFT, 130)]) == ["chữ"]


def test_a_blank_without_width_stands_anywhere() -> None:
    word = put("liền", LEFT, 100)
    blank = Glyph(" ", word[2].left, word[2].left, 100, PLAIN)
    assert texts([*word[:2], blank, *word[2:]]) == ["liền"]


def test_lost_blanks_are_seen_between_looks() -> None:
    """A blank that is drawn over by the pen's next place is no blank; room without one is."""
    plain, bold = put("Điều", LEFT, 100), put("1.", 0, 100, BOLD)
    near = moved(bold, end(plain) + 0.05 * EM)
    far = moved(bold, end(plain) + 0.25 * EM)
    assert texts([*plain, *near]) == ["Điều1."]
    assert texts([*plain, *far]) == ["Điều 1."]


def test_letters_without_width_are_one_word() -> None:
    """A glyph of which the file says no advance takes as much room as a letter."""
    letters = [g._replace(right=g.left) for g in put("tất", LEFT, 100)]
    assert texts([*letters, *put("đo", letters[-1].left + 0.8 * EM, 100)]) == ["tất đo"]


def test_unknown_letters_are_shown_as_such() -> None:
    glyphs = put("abc", LEFT, 100)
    assert texts([glyphs[0], glyphs[1]._replace(text=""), glyphs[2]]) == ["a\ufffdc"]


def test_marks_stay_behind_their_letter() -> None:
    """A combining mark stands back over its letter; drawing order does not matter for the letters."""
    base = put("to", LEFT, 100)
    mark = Glyph("\u0301", base[1].left, base[1].left, 100, PLAIN)
    tail = put("n", base[1].right, 100)
    assert texts([*tail, base[0], base[1], mark]) == ["to\u0301n"]


def test_order_of_drawing_does_not_matter() -> None:
    assert texts(put("ngược xuôi", LEFT, 100)[::-1]) == ["ngược xuôi"]


# Rows


def test_baselines_that_hardly_differ_are_one_row() -> None:
    first = put("một", LEFT, 100)
    assert texts([*first, *put("dòng", end(first) + 4, 101.5)]) == ["một dòng"]
    assert texts([*first, *put("dòng", end(first) + 4, 102.5)]) == ["một", "dòng"]


def test_rows_are_sorted_down_the_page() -> None:
    assert texts([*put("dưới", LEFT, 300), *put("trên", LEFT, 100), *put("giữa", LEFT, 200)]) == ["trên", "giữa", "dưới"]


@pytest.mark.parametrize(
    ("up", "size", "right", "expected"),
    [
        (5.0, 8.0, 0.0, ["100 m2 đất"]),  # m²
        (-3.0, 8.0, 0.0, ["100 m2 đất"]),  # H₂O
        (5.0, 14.0, 0.0, ["2", "100 m đất"]),  # as large as the row: another row
        (10.0, 8.0, 0.0, ["2", "100 m đất"]),  # too high
        (-6.0, 8.0, 0.0, ["100 m đất", "2"]),  # too low
        (5.0, 8.0, 400.0, ["2", "100 m đất"]),  # too far away
    ],
)
def test_small_letters_a_little_above_or_below(up: float, size: float, right: float, expected: list[str]) -> None:
    unit = put("100 m", LEFT, 200)
    small = put("2", end(unit) + right, 200 - up, sized(size))
    rest = put(" đất", end(unit) + width("2", sized(8)), 200)
    assert texts([*unit, *small, *rest]) == expected


def test_small_letters_over_others_are_a_row_of_their_own() -> None:
    host = put("chữ nền to", LEFT, 200)
    assert texts([*host, *put("dấu", LEFT + 5, 194, sized(8))]) == ["dấu", "chữ nền to"]


def test_words_never_overlap_their_neighbours_order() -> None:
    (words,) = words_of(put("trái sang phải rồi hết", LEFT, 100))
    assert all(one.right <= other.left for one, other in pairwise(words))
