"""Lists and tables of a ruleset's words."""

from __future__ import annotations

import pytest

from decree30_lint.model.parts import Vocabulary

WORDS = Vocabulary((), {}, {"places": ("Bến Đá",), "none": ()}, {"former": {"Yên Bái": "Lào Cai"}})


@pytest.mark.parametrize(
    ("sources", "entries"),
    [(("places", "former"), ["Bến Đá", "Yên Bái"]), (("none",), []), (("absent", "places"), ["Bến Đá"])],
)
def test_entries_of_lists_and_tables(sources: tuple[str, ...], entries: list[str]) -> None:
    assert list(WORDS.entries(*sources)) == entries
