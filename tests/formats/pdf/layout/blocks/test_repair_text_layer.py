"""Letters that a file says wrongly are put right wherever they stand on the page; what the file says is kept."""

from __future__ import annotations

from msgspec.structs import replace
from tests.drawn_pages import BOLD, LEFT, PITCH, PLAIN, boxed, centred, grid, page, prose, put, shown

from decree30_lint.formats.pdf.layout.blocks.block import PageBlocks
from decree30_lint.formats.pdf.layout.blocks.repair_text_layer import repair_text_layer
from decree30_lint.formats.pdf.layout.rows.lines import TextLine
from decree30_lint.formats.pdf.layout.sequence import lay_out_page
from decree30_lint.formats.pdf.text_layer import TextLayer
from decree30_lint.model.document import Encoding

OLD = replace(PLAIN, font=".VnTime")
WRONG, RIGHT = "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"
BODY = "Các cơ quan gửi báo cáo đúng thời hạn đã nêu, kèm theo danh sách và số liệu của từng đơn vị trong toàn tỉnh."


def layouts() -> list[PageBlocks]:
    """The old letters in a line, in two columns, in a box and in a table."""
    head = [*centred("SỞ NỘI VỤ", 70, BOLD, 150), *centred(WRONG, 70, OLD, 430), *centred("Số: 5", 70 + PITCH, PLAIN, 150)]
    first = page(head, centred("Độc lập", 70 + PITCH, BOLD, 430), prose(BODY, 160, first=28))
    rules = [*boxed(80, 200, 400, 230), *grid((80, 200, 500), (300, 330, 360))]
    boxes = [*put(WRONG, 90, 220, OLD), *put("Tên", 85, 320), *put(WRONG, 205, 320, OLD), *put("một", 85, 350)]
    second = page(put(WRONG, LEFT, 100, OLD), boxes, prose(BODY, 500), rules=rules, number=2)
    return [lay_out_page(first), lay_out_page(second)]


def test_letters_are_put_right_where_they_stand() -> None:
    given = layouts()
    made, state = repair_text_layer(given)
    assert state is TextLayer.MENDED
    assert [[str(region).replace(WRONG, RIGHT) for region in shown(one)] for one in given] == [
        [str(region) for region in shown(one)] for one in made
    ]
    assert str([shown(one) for one in made]).count(RIGHT) == 4


def test_what_the_file_says_is_kept() -> None:
    ((made,), _) = repair_text_layer([lay_out_page(page(prose(BODY, 160), put(WRONG, LEFT, 100, OLD)))])
    pieces = [piece for region in made.blocks if isinstance(region, TextLine) for piece in region.pieces]
    assert (pieces[0].text, pieces[0].raw, pieces[0].encoding) == (RIGHT, WRONG, Encoding.TCVN3)
    assert {(piece.raw, piece.encoding) for piece in pieces[1:]} == {(None, None)}


def test_good_pages_stay_as_they_are() -> None:
    given = [lay_out_page(page(prose(BODY, 160)))]
    assert repair_text_layer(given) == (given, TextLayer.GOOD)
