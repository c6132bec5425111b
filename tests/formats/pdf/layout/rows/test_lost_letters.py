"""Letters that stand on the page and not in the text: without a meaning, called a blank, or not there at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from tests.drawn_pages import BOLD, PLAIN, page, prose, put, shown, sized

from decree30_lint.formats.pdf.content import Glyph, GlyphStyle
from decree30_lint.formats.pdf.layout.sequence import lay_out_page

_Loss = Callable[[Sequence[Glyph]], list[Glyph]]


def _without(letter: str) -> _Loss:
    return lambda glyphs: [glyph for glyph in glyphs if glyph.text != letter]


def _meaning(letter: str, other: str) -> _Loss:
    return lambda glyphs: [glyph._replace(text=other) if glyph.text == letter else glyph for glyph in glyphs]


def _line(glyphs: Sequence[Glyph]) -> object:
    (line,) = shown(lay_out_page(page(glyphs)))
    return line


@pytest.mark.parametrize("lose", [_without("N"), _meaning("N", ""), _meaning("N", " "), _meaning("N", "\u200b")])
@pytest.mark.parametrize("look", [PLAIN, sized(11.0), BOLD])
def test_a_letter_that_leaves_its_room(lose: _Loss, look: GlyphStyle) -> None:
    text = "Bộ Nội vụ chủ trì, các Sở Nội vụ phối hợp"
    assert _line(lose(put(text, 85, 100, look))) == text.replace("N", "\ufffd")


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Độc lập - Tự do - Hạnh phúc", "T"),
        ("Kế hoạch của Hội đồng xã này", "ộ"),
        ("VIỆT NAM CÔNG BÁO", "T"),
        ("GIÁM ĐỐC", "Đ"),
        ("Số: 12/SNV-VP ngày hôm nay", "N"),
    ],
)
@pytest.mark.parametrize("lose", [_without, lambda letter: _meaning(letter, " ")])
def test_where_in_the_row_it_was(text: str, letter: str, lose: Callable[[str], _Loss]) -> None:
    assert _line(lose(letter)(put(text, 85, 100))) == text.replace(letter, "\ufffd")


def test_in_a_justified_row() -> None:
    text = "Căn cứ tình hình thực tế, đề nghị Bộ Nội vụ và các cơ quan có liên quan cho ý kiến. " * 2
    first, *_ = shown(lay_out_page(page(_without("N")(prose(text.strip(), 100)))))
    assert "Bộ \ufffdội vụ" in str(first)


@pytest.mark.parametrize(
    "glyphs",
    [
        put("Sở Tài chính mời các  ông dự họp", 85, 100),  # two blanks
        [*put("Kính gửi:", 85, 100), *put("ông Lê Văn A, xã Bình An", 150, 100)],  # a tab behind a label
        [*put("đ)", 85, 100), *put("anh, chị, em ruột", 110, 100)],
        [*put("- ", 85, 100), *put("ủy viên các ban", 103, 100)],  # and behind a dash
        [*put("Chi cho nhóm ", 85, 100), *put("Ấp 3 thuộc xã này", 184, 100)],  # a capital begins the word
        put("các điểm c, d, đ, e và g, h", 85, 100),
        put("Thép dài 12 m, nặng 40 kg, theo UBND xã", 85, 100),
    ],
)
def test_what_lacks_nothing(glyphs: Sequence[Glyph]) -> None:
    assert "\ufffd" not in str(_line(glyphs))
