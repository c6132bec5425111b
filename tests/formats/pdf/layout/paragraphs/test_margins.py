"""How wide the margins above and below are at most and at least: told by what stands in the flow."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.drawn_pages import (
    BOLD,
    HEIGHT,
    ITALIC,
    LEFT,
    MIDDLE,
    PITCH,
    PLAIN,
    RIGHT,
    broken,
    centred,
    laid,
    pages,
    prose,
    put,
    sized,
    width,
)

from decree30_lint.formats.pdf.content import Glyph
from decree30_lint.model.document import Margins

_OFFICES = ("Sở", "Phòng", "Trung tâm", "Ban")
_SENTENCE = "{} đề nghị các đơn vị rà soát danh sách cán bộ, gửi báo cáo trước ngày 15 hằng tháng để trình lãnh đạo."


def _page(number: int, top: float, foot: float = 400) -> list[Glyph]:
    """Prose whose first baseline and whose last one stand there."""
    office = _OFFICES[number]
    ending = _SENTENCE.format(f"Thủ trưởng {office} cùng Văn phòng")
    return [*prose(_SENTENCE.format(office), top, first=28), *prose(ending, foot - PITCH, first=28)]


def _margins(*contents: list[Glyph]) -> Margins:
    margins = laid(*pages(*contents)).sections[0].margins
    assert margins is not None
    return margins


@pytest.mark.parametrize("tops", [[45], [200, 45, 90], [45, 200]])
def test_the_least_of_all_pages_limits_the_margins(tops: list[float]) -> None:
    found = _margins(*(_page(number, top, 810 - 10 * number) for number, top in enumerate(tops, start=1)))
    assert found.at_most == {"top", "bottom"} <= found.estimated
    assert found.top == pytest.approx(45 - 0.891 * 14 + 0.5, abs=0.2)
    assert found.bottom == pytest.approx(HEIGHT - 800 - 0.216 * 14 + 0.5, abs=0.2)


def test_lines_set_closely_may_stand_out() -> None:
    found = _margins([*prose(_SENTENCE.format("Sở") * 2, 45, first=28, pitch=14)])
    assert found.top == pytest.approx(45 - 0.891 * 14 + 2.6, abs=0.2)


_LETTERHEAD = [
    *centred("UBND TỈNH HOA LƯ", 50, middle=160),
    *centred("SỞ DU LỊCH", 66, BOLD, middle=160),
    *centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 50, sized(12, BOLD), middle=415),
    *centred("Độc lập - Tự do - Hạnh phúc", 66, BOLD, middle=415),
]
_CLOSING = [
    *put("Nơi nhận:", LEFT, 740, sized(12, BOLD)),
    *put("- Như trên;", LEFT, 754, sized(11)),
    *put("- Lưu: VT.", LEFT, 768, sized(11)),
    *centred("GIÁM ĐỐC", 740, BOLD, middle=440),
    *centred("Vũ Thị Mai Lan", 815, BOLD, middle=440),
]


def test_letterhead_and_closing_stand_in_the_flow() -> None:
    found = _margins([*_LETTERHEAD, *_page(1, 150), *_CLOSING])
    assert found.top == pytest.approx(50 - 0.891 * 14, abs=3.1)
    assert found.bottom == pytest.approx(HEIGHT - 815 - 3, abs=3.1)


@pytest.mark.parametrize(
    "mark",
    [
        put("DỰ THẢO", LEFT, 30, sized(12, BOLD)),
        put("Mẫu số 02", 490, 30, ITALIC),
        put("ĐẾN ngày 12/3/2026, chuyển Văn phòng", LEFT, 30, replace(PLAIN, colour="C00000")),
        put("Địa chỉ: số 10, đường Trần Phú, thành phố Hoa Lư; điện thoại 0229 111 222", LEFT, 820, sized(9)),
        [*put("Phòng Kế hoạch", LEFT, 790, sized(9)), *put("Trang chủ: hoalu.vn", LEFT, 802, sized(9))],
        put("2", MIDDLE, 30),
    ],
    ids=["draft", "form", "stamp", "address", "two lines", "number"],
)
def test_marks_beside_the_flow_limit_nothing(mark: list[Glyph]) -> None:
    text = [*_LETTERHEAD, *_page(1, 150, 700)]
    assert _margins([*mark, *text]) == _margins(text)


@pytest.mark.parametrize("head", ["Sở Nội vụ - Phòng Tổ chức cán bộ, công chức và viên chức, năm 2026", "Mật"])
def test_heads_of_pages_limit_nothing(head: str) -> None:
    """Neither those that are repeated nor short ones."""
    contents = [[*(put(head, 85, 40) if len(head) > 9 else centred(head, 40)), *_page(n, 90)] for n in (1, 2)]
    assert _margins(*contents).top > 75


def _overleaf(*above: Glyph, top: float = 100) -> list[list[Glyph]]:
    """A paragraph that goes on from page to page."""
    first, *others = broken(_SENTENCE.format("Sở") + " " + _SENTENCE.format("Văn phòng").lower())
    wide = put(first, LEFT, 700, blank=width(" ") + (RIGHT - LEFT - width(first)) / first.count(" "))
    return [
        [*_page(1, top, 684), *wide],
        [*above, *(g for n, line in enumerate(others) for g in put(line, LEFT, top + 16.1 * n))],
    ]


def test_text_that_goes_on_overleaf_shows_how_wide_the_upper_margin_is() -> None:
    assert _margins(*_overleaf()).at_least == {"top": pytest.approx(100 - 0.891 * 14 - 0.5, abs=0.2)}


def test_a_header_may_have_pushed_the_text_down() -> None:
    assert _margins(*_overleaf(*centred("2", 85))).at_least == {}
    assert _margins(*_overleaf(*centred("2", 40))).at_least != {}


def test_pages_that_differ_do_not_tell_how_wide_the_margin_is_at_the_least() -> None:
    first, second = _overleaf()
    assert _margins([*_LETTERHEAD, *first], second).at_least == {}


def test_text_may_be_the_same_on_two_pages() -> None:
    """Only what stands in one place of both is a head or a foot."""
    same = put("Giám đốc Sở xem xét, quyết định theo thẩm quyền được giao.", LEFT, 810)
    again = [glyph._replace(baseline=200) for glyph in same]
    assert _margins([*_page(1, 90, 794), *same], [*_page(2, 90), *again]).bottom < HEIGHT - 810


def test_a_page_that_begins_a_paragraph_tells_nothing() -> None:
    assert _margins(_page(1, 90), _page(2, 96)).at_least == {}


@pytest.mark.parametrize(
    ("tops", "least"), [((110, 110), 98), ((110, 111, 130), 98), ((110, 130), None), ((110, 90, 110), None)]
)
def test_pages_that_begin_as_high_as_the_first_show_how_wide_the_margin_is(tops: list[float], least: float | None) -> None:
    found = _margins(*(prose(f"{_OFFICES[number]} thôn, " * 40, top, first=28) for number, top in enumerate(tops)))
    assert found.at_least == ({} if least is None else {"top": pytest.approx(least - 0.891 * 14)})


def test_a_letterhead_and_the_next_page_may_begin_alike() -> None:
    lower = [glyph._replace(baseline=glyph.baseline + 60) for glyph in _LETTERHEAD]
    assert "top" in _margins([*lower, *_page(1, 210)], _page(2, 111)).at_least
    assert _margins([*lower, *_page(1, 190)], [*lower, *_page(2, 190)]).at_least == {}
    other = [*centred("UBND XÃ SƠN LAI", 111, middle=160), *[glyph for glyph in lower if glyph.left > 250]]
    assert _margins([*lower, *_page(1, 210)], [*other, *_page(2, 215)]).at_least == {}
    assert _margins([*lower, *_page(1, 210)], [*centred("2", 97), *_page(2, 110)]).at_least == {}
