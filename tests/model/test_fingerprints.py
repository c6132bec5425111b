"""Names of findings that stay."""

from __future__ import annotations

from decree30_lint.model.fingerprints import fingerprint, folded


def test_equal_texts_are_told_apart() -> None:
    assert fingerprint("a/b", "a", "x", 1) != fingerprint("a/b", "a", "x", 2)


def test_case_marks_and_blanks_do_not_count() -> None:
    assert folded(" Độc  LẬP ") == folded("Đôc lap")
