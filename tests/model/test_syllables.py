"""The grammar of Vietnamese syllables."""

from __future__ import annotations

import pytest

from decree30_lint.model.syllables import is_syllable, respelt, spelling_of

LAWFUL = (
    "Nghĩa QUYẾT giếng gì các hoà hòa khuỷu y yêu quý thuở Quỳnh huých quốc quýt giặt ghi kỹ kỷ thủy thuỷ ủy khuya ngoằn "
    "ngoèo xoong moóc uỵch yểng rượu mười lưu quả quê khuâng oẳn gửi ỉa mía giữa oách ở à Mỹ qua pin"
)
UNLAWFUL = "hßa xaõ cac càc ñy street x Bộộ qốc snội vàkho lyên Đắk Krông crôm café"


@pytest.mark.parametrize("word", LAWFUL.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", UNLAWFUL.split())
def test_not_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_nothing_is_no_syllable() -> None:
    assert not is_syllable("")


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("nghành", "ngành"),
        ("ngiệp", "nghiệp"),
        ("gế", "ghế"),
        ("qúy", "quý"),
        ("qủa", "quả"),
        ("tòan", "toàn"),
        ("họăc", "hoặc"),
        ("ngừơi", "người"),
        ("cuả", "của"),
        ("gía", "giá"),
        ("iêu", "yêu"),
        ("chiụ", "chịu"),
        ("đaọ", "đạo"),
    ],
)
def test_respelt(word: str, right: str) -> None:
    spelling = spelling_of(word)
    assert spelling is not None
    assert not is_syllable(word)
    assert respelt(spelling) == right
    assert is_syllable(right)
