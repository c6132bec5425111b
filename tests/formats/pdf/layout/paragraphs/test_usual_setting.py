"""What stands in the middle, or at the edge, by chance says nothing of how a text is set; nor do lists far in."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.drawn_pages import LEFT, PITCH, PLAIN, RIGHT, broken, laid, page, prose, put, width

from decree30_lint.formats.pdf.content import Glyph
from decree30_lint.model.document import Paragraph, flatten
from decree30_lint.model.formatting import Align

LONG = (
    "Các cơ quan gửi báo cáo đúng thời hạn đã nêu, kèm theo danh sách và số liệu của từng đơn vị, để tổng hợp trình lãnh "
    "đạo xem xét trước kỳ họp tới; nơi nào gửi chậm thì nêu rõ lý do."
)
TWO = "Đề nghị các đơn vị tạo điều kiện thuận lợi để cán bộ có tên ở trên hoàn thành tốt nhiệm vụ được giao."
ITEM = "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân của tỉnh;"
OTHER = "Người nộp hồ sơ chịu trách nhiệm về tính chính xác của các giấy tờ đã nộp tại bộ phận một cửa."
ONE = "Họ tên, số điện thoại của người làm đầu mối."


def flow(*paragraphs: tuple[str, float, float, bool], gap: float = 6.0) -> list[Paragraph]:
    """Returns paragraphs given as text, left edge, indent of the first line, and whether both edges are kept to."""
    glyphs: list[Glyph] = []
    at = 100.0
    for text, left, first, justified in paragraphs:
        glyphs += prose(text, at, left=left, first=first, justified=justified)
        at += PITCH * len(list(broken(text, PLAIN, RIGHT - left, first))) + gap
    return [each for section in laid(page(glyphs)).sections for each in flatten(section.blocks)]


def aligns(found: Sequence[Paragraph], *texts: str) -> list[Align | None]:
    return [each.layout.align for each in found if each.text in texts]


@pytest.mark.parametrize("first", [28.0, 36.0])
@pytest.mark.parametrize("off", [0.0, 2.0, -3.0])
@pytest.mark.parametrize("gap", [6.0, 9.0])
def test_a_first_line_in_the_middle_is_no_title(first: float, off: float, gap: float) -> None:
    above = "Chức vụ: Trưởng phòng Kỹ thuật của Công ty Nước sạch."
    blank = width(" ", PLAIN) + (RIGHT - LEFT - 2 * first + off - width(above)) / above.count(" ")
    found = laid(
        page(
            prose(LONG, 100, first=first),
            put(above, LEFT + first, 100 + 3 * PITCH + gap, blank=blank),
            prose(TWO, 100 + 4 * PITCH + 2 * gap, first=first),
        )
    )
    shown = [each for section in found.sections for each in flatten(section.blocks)]
    assert [each.text for each in shown] == [LONG, above, TWO]
    assert [round(each.layout.before or 0.0) for each in shown[1:]] == [gap, gap]


@pytest.mark.parametrize("far", [130.0, 150.0, 200.0])
@pytest.mark.parametrize("prose_of", [(LONG, TWO), (TWO, LONG, TWO)])
def test_a_list_far_in_is_no_prose(far: float, prose_of: tuple[str, ...]) -> None:
    listed = [(ITEM, LEFT + far, 0.0, False)] * 2
    found = flow(*listed, *((text, LEFT, 36.0, True) for text in prose_of), (ONE, LEFT, 36.0, True))
    assert set(aligns(found, LONG, TWO, ONE)) == {Align.BOTH}


@pytest.mark.parametrize("justified", [True, False])
def test_most_paragraphs_of_two_lines_tell(justified: bool) -> None:
    texts = (TWO, OTHER, f"Riêng {TWO}", f"{ONE} {OTHER}", LONG)
    found = flow(*((text, LEFT, 36.0, justified) for text in texts), (ONE, LEFT, 36.0, justified))
    assert aligns(found, ONE) == [Align.BOTH if justified else Align.LEFT]
