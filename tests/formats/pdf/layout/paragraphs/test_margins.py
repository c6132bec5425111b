"""How wide the margins above and below are at most: told by text that stands on several pages."""

from __future__ import annotations

import pytest
from tests.drawn_pages import HEIGHT, PITCH, centred, laid, pages, prose, put

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


def test_text_of_two_pages_limits_the_margins() -> None:
    found = _margins(_page(1, 200, 700), _page(2, 45, 810), _page(3, 45, 805))
    assert found.at_most == found.estimated == {"top", "bottom"}
    assert 33 < found.top < 37
    assert HEIGHT - 805 - 4 < found.bottom < HEIGHT - 805 + 4


def test_text_of_one_page_may_stand_there_by_chance() -> None:
    found = _margins(_page(1, 200), _page(2, 45), _page(3, 90))
    assert found.top > 75


def test_a_single_page_limits_nothing() -> None:
    assert _margins(_page(1, 45)).at_most == frozenset()


@pytest.mark.parametrize("head", ["Sở Nội vụ - Phòng Tổ chức cán bộ, công chức và viên chức, năm 2026", "Mật"])
def test_heads_of_pages_limit_nothing(head: str) -> None:
    """Neither those that are repeated nor short ones."""
    contents = [[*(put(head, 85, 40) if len(head) > 9 else centred(head, 40)), *_page(n, 90)] for n in (1, 2)]
    assert _margins(*contents).top > 75
