from __future__ import annotations

import pytest

from decree30_lint.ruleset.citations import spell_out


@pytest.mark.parametrize(
    ("clause", "text"),
    [
        ("PL I.I.II.1.b", "Phụ lục I, Phần I, Mục II, khoản 1, điểm b"),
        ("PL I.I.I.3", "Phụ lục I, Phần I, Mục I, khoản 3"),
        ("PL I.I.V", "Phụ lục I, Phần I, Mục V"),
        ("PL I.II.I.2", "Phụ lục I, Phần II, Mục I, khoản 2"),
        ("PL II.V.6", "Phụ lục II, Mục V, khoản 6"),
        ("PL III.I", "Phụ lục III, Mục I"),
        ("PL III.II mẫu 1.2", "Phụ lục III, Mục II, Mẫu 1.2"),
        ("Điều 8.2.a", "Điều 8, khoản 2, điểm a"),
        ("Điều 7", "Điều 7"),
        ("Điều 8.2.đ; PL I.I.II.5.b", "Điều 8, khoản 2, điểm đ; Phụ lục I, Phần I, Mục II, khoản 5, điểm b"),
    ],
)
def test_spelt_out(clause: str, text: str) -> None:
    assert spell_out(clause) == text


@pytest.mark.parametrize("clause", ["", "PL 1", "Khoản 2", "PL I.I.II.1.b."])
def test_unknown_forms_are_refused(clause: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the clause itself is the message
        spell_out(clause)
