"""Small letters with which a sentence, a paragraph or an item begins."""

from __future__ import annotations

import pytest

from decree30_lint.syntax.sentences import small_at_start, small_inside


@pytest.mark.parametrize(
    ("text", "before", "expected"),
    [
        ("các đơn vị", ".", ("các", False)),
        ("- các đơn vị", ";", ("các", True)),
        ("1.2. các đơn vị", ":", ("các", True)),
        ("các đơn vị", "a", None),  # goes on with the sentence above
        ("Các đơn vị", ".", None),
        ("a) Các đơn vị", ".", None),
        ("x1 là gì", ".", None),
    ],
)
def test_the_first_word(text: str, before: str, expected: tuple[str, bool] | None) -> None:
    found = small_at_start(text, before)
    assert (found and (text[found[0].start : found[0].end], found[1])) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đã kiểm tra. các đơn vị báo cáo! sau đó", ["các", "sau"]),
        ("Đã kiểm tra. Các đơn vị", []),
        ("tại tp. lớn, điểm a. các", []),  # an abbreviation, a label
        ("B?o c?o. các đơn vị", []),  # letters that a program could not write
        ("Đã kiểm tra.các đơn vị", []),
    ],
)
def test_words_after_an_end(text: str, expected: list[str]) -> None:
    assert [text[word.start : word.end] for word in small_inside(text, {"tp"})] == expected
