"""Letters of other alphabets among Vietnamese ones."""

from __future__ import annotations

import pytest

from decree30_lint.syntax.look_alikes import look_alikes

TABLE = {"Ð": "Đ", "о": "o", "а": "a"}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ðề nghị", [0]),
        ("hоa, Ð", [1, 5]),
        ("hoa", []),
        ("Đề nghị", []),
        ("а о", []),  # words wholly of another alphabet
        ("аx о", [0]),
    ],
)
def test_places(text: str, places: list[int]) -> None:
    assert list(look_alikes(text, TABLE, "Ð")) == places
