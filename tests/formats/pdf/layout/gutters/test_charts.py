"""Charts drawn on a page: what stands in them is no text. Lines with numbers beside them need not be a chart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import pytest
from msgspec.structs import replace
from tests.drawn_pages import PLAIN, boxed, centred, level, page, prose, put, shown, sized, upright

from decree30_lint.formats.pdf.content import Glyph, PageStroke
from decree30_lint.formats.pdf.layout.sequence import lay_out_page

SANS = replace(PLAIN, font="Calibri", family="Calibri", size=9.0)
ABOVE = prose("Kết quả giải quyết thủ tục hành chính của các xã, phường trong năm được nêu dưới đây.", 100)
BELOW = prose("Các đơn vị có tỷ lệ hồ sơ trễ hạn cao phải rà soát lại quy trình của mình.", 420)
TEXTS = ["Kết quả giải quyết thủ tục hành chính của các xã, phường trong năm được nêu dưới đây.",
         "Các đơn vị có tỷ lệ hồ sơ trễ hạn cao phải rà soát lại quy trình của mình."]  # fmt: skip
CATEGORIES = [("Quý I", 200), ("Quý II", 280), ("Quý III", 360)]
FRAME = boxed(130, 150, 480, 390)


def _columns(values: Sequence[str], step: float = 30.0) -> tuple[list[Glyph], list[PageStroke]]:
    """Numbers beside level lines, from top to bottom, and those above the columns."""
    lines = [level(180, 440, 200 + step * at) for at in range(len(values))]
    numbers = [put(value, 160, 200 + step * at + 3.3, SANS) for at, value in enumerate(values)]
    names = [put(name, left, 212 + step * (len(values) - 1), SANS) for name, left in CATEGORIES]
    return [*chain(*numbers, *names), *put("37", 210, 225, SANS), *put("12", 300, 245, SANS)], lines


def _bars(values: Sequence[str]) -> tuple[list[Glyph], list[PageStroke]]:
    """Numbers below upright lines, from left to right, and names of the bars."""
    lines = [upright(200 + 50.0 * at, 180, 340) for at in range(len(values))]
    numbers = [centred(value, 352, SANS, 200.25 + 50 * at) for at, value in enumerate(values)]
    return [*chain(*numbers), *put("Xã A", 150, 220, SANS), *put("Xã B", 150, 280, SANS)], lines


@pytest.mark.parametrize("framed", [False, True])
@pytest.mark.parametrize(
    ("glyphs", "rules"),
    [
        _columns(["50", "40", "30", "20", "10"]),
        _columns(["1.000", "500", "0"]),
        _columns(["20%", "10%", "0%", "-10%"]),
        _bars(["0", "20", "40", "60", "80"]),
    ],
)
def test_a_chart_is_no_text(glyphs: list[Glyph], rules: list[PageStroke], framed: bool) -> None:
    title = centred("Tỷ lệ hồ sơ đúng hạn", 180, replace(SANS, size=14.0), 310)
    found = shown(lay_out_page(page(ABOVE, title, glyphs, BELOW, rules=[*rules, *(FRAME if framed else [])])))
    assert " ".join(map(str, found)) == " ".join(TEXTS)


@pytest.mark.parametrize(
    ("glyphs", "rules"),
    [
        _columns(["10", "20", "30", "40"]),  # they count downwards, as places to fill in do
        _columns(["20", "10"]),
        (put("Số 12/BC", 130, 203, sized(9.0)), [level(180, 440, 200 + 30 * at) for at in range(4)]),
    ],
)
def test_other_lines_with_numbers_are_none(glyphs: list[Glyph], rules: list[PageStroke]) -> None:
    found = str(shown(lay_out_page(page(ABOVE, glyphs, BELOW, rules=rules))))
    assert "12" in found


def test_rows_of_a_table_are_none() -> None:
    """Numbers stand between its lines, not at them."""
    rules = [level(130, 480, 200 + 30 * at) for at in range(5)]
    rows = [[*put(str(40 - 10 * at), 135, 220 + 30 * at), *put("Phường Tân Bình", 200, 220 + 30 * at)] for at in range(4)]
    found = str(shown(lay_out_page(page(ABOVE, *rows, BELOW, rules=rules))))
    assert found.count("Phường Tân Bình") == 4


def test_a_caption_below_stays() -> None:
    glyphs, rules = _columns(["50", "40", "30", "20", "10"])
    caption = centred("Hình 1. Kết quả theo quý", 372, sized(13.0))
    found = shown(lay_out_page(page(ABOVE, glyphs, caption, BELOW, rules=rules)))
    assert "Hình 1. Kết quả theo quý" in found
