"""The sentences of a comparison say what was lost, and tell letters apart that look alike."""

from __future__ import annotations

import pytest
from tests.compare.papers import paper

from decree30_lint.compare import compare
from decree30_lint.model.words import Lang
from decree30_lint.report.comparison_words import sentence


@pytest.mark.parametrize(
    ("draft", "final", "said"),
    [
        ("Kính gửi: Sở Nội vụ", "Kính gửi Sở Nội vụ", "Mất dấu “:”."),
        ("Kính gửi Sở Nội vụ", "Kính gửi: Sở Nội vụ", "Thêm dấu “:”."),
        ("các đơn vị; phòng", "các đơn vị, phòng", "Dấu câu khác nhau: “;” thành “,”."),
        ("Đoàn kiểm tra", "Ðoàn kiểm tra", "Dấu hoặc chữ trông gần giống nhau: “Đoàn” thành “Ðoàn” (Ð U+00D0)."),
        ("Độc lập - Tự do", "Độc lập – Tự do", "Dấu hoặc chữ trông gần giống nhau: “-” thành “–”."),
    ],
)
def test_a_difference_is_said_as_one_sees_it(draft: str, final: str, said: str) -> None:
    (difference,) = compare(paper(draft), paper(final)).differences
    assert sentence(difference, Lang.VI) == said
