"""The name of a place: what its first word is, and the capitals of all of them."""

from __future__ import annotations

import pytest

from decree30_lint.syntax.passage import changed
from decree30_lint.syntax.piece import Piece
from decree30_lint.syntax.place_name import first_word, with_initials

BEHIND = 4  # where the place stands in its line


def place(text: str) -> Piece:
    return Piece(text, BEHIND, BEHIND + len(text))


@pytest.mark.parametrize(
    ("text", "word"),
    [("TP. Huế", "TP. "), ("TP.HCM", "TP."), ("P5", "P"), ("Hà Nội", "Hà "), ("Huế", ""), ("5 A", "")],
)
def test_takes_the_first_word_with_what_stands_behind_it(text: str, word: str) -> None:
    assert first_word(place(text)) == Piece(word, BEHIND, BEHIND + len(word))


@pytest.mark.parametrize(
    ("text", "lawful"),
    [
        ("lào cai", "Lào Cai"),
        ("LÀO CAI", "Lào Cai"),
        ("Ea H'leo", "Ea H'leo"),
        ("EA H'LEO", "Ea H'LEO"),
        ("Xứ và sở", "Xứ và Sở"),
        ("và sở", "Và Sở"),
        ("tp. huế", "tp. Huế"),
    ],
)
def test_begins_each_word_with_a_capital(text: str, lawful: str) -> None:
    changes = list(with_initials(place(text), {"và"}, {"tp"}))
    assert changed(text, changes, BEHIND) == lawful
