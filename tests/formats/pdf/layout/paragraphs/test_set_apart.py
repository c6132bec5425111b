"""Lines that belong together although the page holds others set closer, and short lines that stand too high."""

from __future__ import annotations

from tests.drawn_pages import BOLD, LEFT, MIDDLE, PITCH, centred, laid, level, page, prose, put, width

from decree30_lint.formats.pdf.layout.paragraphs.build import Laid
from decree30_lint.model.document import StrokeKind, Table, flatten

_SENTENCE = (
    "Phòng Tổ chức đề nghị các đơn vị rà soát danh sách cán bộ, gửi báo cáo về Sở trước ngày 15 hằng tháng để tổng hợp "
    "và trình lãnh đạo xem xét, quyết định theo thẩm quyền của mình."
)


def _texts(found: Laid) -> list[str]:
    return [p.text for section in found.sections for p in flatten(section.blocks)]


def test_wide_lines_of_the_body_go_on_beside_close_ones_of_the_head() -> None:
    wide = 1.3 * PITCH
    head = [centred(text, 60 + at * PITCH, BOLD) for at, text in enumerate(("BÁO CÁO", "Công tác", "tổ chức", "năm nay"))]
    found = laid(page(*head, prose(_SENTENCE, 200, first=28, pitch=wide), prose(_SENTENCE, 300, first=28, pitch=wide)))
    assert _texts(found)[-2:] == [_SENTENCE, _SENTENCE]


def test_a_sentence_goes_on_where_its_lines_are_further_apart_than_elsewhere() -> None:
    close = [prose(_SENTENCE, 60 + at * 80, first=28) for at in range(4)]
    found = laid(page(*close, prose(_SENTENCE, 500, first=28, pitch=1.2 * PITCH)))
    assert _texts(found) == [_SENTENCE] * 5


def test_a_short_line_that_touches_the_text_above_its_middle_is_drawn() -> None:
    wide = width("SỞ NỘI VỤ", BOLD)
    found = laid(page(centred("SỞ NỘI VỤ", 100, BOLD), rules=[level(MIDDLE - wide / 4, MIDDLE + wide / 4, 101.5)]))
    assert [stroke.kind for stroke in found.strokes] == [StrokeKind.DRAWN]


def test_a_word_at_the_end_of_a_line_is_underlined() -> None:
    wide = width("SỞ NỘI VỤ", BOLD)
    found = laid(page(put("SỞ NỘI VỤ", LEFT, 100, BOLD), rules=[level(LEFT + 0.7 * wide, LEFT + wide, 101.5)]))
    assert [stroke.kind for stroke in found.strokes] == [StrokeKind.UNDERLINE]


def test_a_line_as_long_as_the_text_and_as_near_is_an_underline() -> None:
    wide = width("SỞ NỘI VỤ", BOLD)
    found = laid(page(put("SỞ NỘI VỤ", LEFT, 100, BOLD), rules=[level(LEFT, LEFT + wide, 101.5)]))
    assert [stroke.kind for stroke in found.strokes] == [StrokeKind.UNDERLINE]


def test_prose_with_blanks_to_be_filled_in_is_no_table() -> None:
    rows = [
        (LEFT + 28, "Căn cứ Quyết định số          /QĐ-SNV, ngày          tháng          năm"),
        (LEFT, "của Giám đốc Sở Nội vụ về việc mở lớp đào tạo cho cán bộ, công chức"),
        (LEFT, "thuộc nhóm          , khóa          , năm          ;"),
        (LEFT, "của phòng          , đợt          , tháng          và các đợt sau;"),
    ]
    found = laid(page(*(put(text, left, 100 + at * PITCH) for at, (left, text) in enumerate(rows))))
    assert not any(isinstance(block, Table) for section in found.sections for block in section.blocks)
    assert _texts(found) == [" ".join(text for _, text in rows)]


def test_names_under_each_other_are_a_table() -> None:
    rows = [("1", "Lê Hà", "Sở Nội vụ"), ("2", "Vũ An", "Sở Y tế"), ("3", "Đỗ Bình", "Sở Tài chính")]
    cells = [
        put(text, LEFT + 150 * across, 100 + at * PITCH) for at, row in enumerate(rows) for across, text in enumerate(row)
    ]
    (section,) = laid(page(*cells)).sections
    assert [isinstance(block, Table) for block in section.blocks] == [True]
