"""Text of a Word file is found on a print of it: the right place, or none."""

from __future__ import annotations

from collections.abc import Sequence

from tests.small_docx import small_docx

from decree30_lint.formats.docx import read_docx
from decree30_lint.illustrate.print_letters import PrintLetter, PrintPage, boxes_around, letters_of
from decree30_lint.illustrate.tracing import Trace
from decree30_lint.model.path import Path
from decree30_lint.model.place import Box
from decree30_lint.model.units import Pt

STEP, SIZE = 6.0, 12.0


def paragraphs(*texts: str) -> str:
    return "".join(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in texts)


def page(number: int, *lines: tuple[float, str]) -> PrintPage:
    """A page on which each text stands at the left edge, its baseline so many points from the top."""
    letters = [letter for baseline, text in lines for letter in line(number, baseline, text)]
    return PrintPage(number, 595.0, 842.0, letters)


def line(number: int, baseline: float, text: str) -> list[PrintLetter]:
    found = []
    for at, character in enumerate(text):
        box = Box(number, Pt(50 + at * STEP), Pt(baseline - SIZE), Pt(50 + (at + 1) * STEP), Pt(baseline + 3))
        found += [PrintLetter(letter, SIZE, baseline, box) for letter in letters_of(character)]
    return found


def found(body: str, pages: Sequence[PrintPage], path: str, start: int = 0, end: int | None = None, **parts: str) -> str:
    """Returns "page:baseline text" of what is found; "" for nothing."""
    letters = Trace(read_docx(small_docx(body, **parts), "a.docx"), pages, [Path.parse(path)]).letters(
        Path.parse(path), start, end
    )
    text = "".join(letter.text for letter in letters)
    return f"{letters[0].box.page}:{letters[0].baseline:g} {text}" if letters else ""


def test_a_piece_of_a_paragraph() -> None:
    body = paragraphs("Căn cứ Luật Tổ chức chính quyền địa phương", "Thông tư số 01/2021/TT-BNV")
    pages = [page(1, (200, "Căn cứ Luật Tổ chức chính quyền địa phương"), (220, "Thông tư số 01/2021/TT-BNV"))]
    assert found(body, pages, "body/p[2]", 12, 26) == "1:220 01/2021/tt-bnv"


def test_each_of_two_equal_lines_has_its_own_place() -> None:
    body = paragraphs("Nơi nhận:", "Lưu: VT.", "Phụ lục", "Nơi nhận:", "Lưu: TCHC.")
    pages = [
        page(1, (200, "Nơi nhận:"), (220, "Lưu: VT.")),
        page(2, (200, "Phụ lục"), (220, "Nơi nhận:"), (240, "Lưu: TCHC.")),
    ]
    assert found(body, pages, "body/p[1]") == "1:200 noinhan:"
    assert found(body, pages, "body/p[4]") == "2:220 noinhan:"


def test_decomposed_letters_in_the_print() -> None:
    body = paragraphs("Độc lập - Tự do - Hạnh phúc", "Kính gửi: Sở Nội vụ")
    pages = [page(1, (200, "Đo\u0323\u0302c la\u0323\u0302p - Tự do - Ha\u0323nh phúc"), (220, "Kính gửi: Sở Nội vụ"))]
    assert found(body, pages, "body/p[1]", 10, 15).endswith("tudo")


def test_a_paragraph_that_goes_on_on_the_next_page() -> None:
    text = "Ủy ban nhân dân tỉnh yêu cầu các cơ quan tổ chức thực hiện"
    pages = [page(1, (790, text[:30])), page(2, (40, "2"), (60, text[30:]))]
    document = read_docx(small_docx(paragraphs(text)), "a.docx")
    letters = Trace(document, pages, ()).letters(Path.parse("body/p[1]"), 0, None)
    assert [box.page for box in boxes_around(letters)] == [1, 2]
    assert "".join(letter.text for letter in letters) == letters_of(text)


def test_a_row_of_a_table_that_is_printed_column_by_column() -> None:
    cells = "".join(
        f"<w:tc>{paragraphs(*texts)}</w:tc>" for texts in (("UBND TỈNH A", "SỞ NỘI VỤ"), ("CỘNG HÒA", "Độc lập"))
    )
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{paragraphs('Kính gửi')}"
    pages = [page(1, (100, "CỘNG HÒA"), (110, "Độc lập"), (100, "UBND TỈNH A"), (110, "SỞ NỘI VỤ"), (150, "Kính gửi"))]
    assert found(body, pages, "body/tbl[1]/tr[1]/tc[1]/p[2]") == "1:110 sonoivu"
    assert found(body, pages, "body/tbl[1]/tr[1]/tc[2]/p[1]") == "1:100 conghoa"


def test_equal_lines_that_cannot_be_told_apart_have_no_place() -> None:
    body = paragraphs("Kính gửi", "Lưu: VT", "Lưu: VT", "Nội dung")
    pages = [page(1, (100, "Lưu: VT"), (200, "Kính gửi"), (300, "Nội dung"))]
    assert found(body, pages, "body/p[2]") == ""
    assert found(body, pages, "body/p[3]") == ""


def test_what_is_not_on_the_print_has_no_place() -> None:
    body = paragraphs("Kính gửi: Sở Nội vụ", "Chữ không in ra giấy", "Nội dung")
    pages = [page(1, (100, "Kính gửi: Sở Nội vụ"), (120, "Nội dung"))]
    assert found(body, pages, "body/p[2]") == ""
    assert found(body, pages, "body/p[7]") == ""
    assert found(body, [], "body/p[1]") == ""


def test_between_letters_that_were_printed_a_blank_is_shown_by_its_neighbours() -> None:
    body = paragraphs("Hà Nội , ngày 01")
    assert found(body, [page(1, (100, "Hà Nội , ngày 01"))], "body/p[1]", 6, 7) == "1:100 i,"


def test_the_number_of_a_page_is_found_in_the_header_of_the_first_page_that_has_one() -> None:
    field = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>17</w:t></w:r></w:fldSimple></w:p>'
    pages = [page(1, (100, "1 tờ")), page(2, (40, "2"), (60, "1 lần"), (100, "Nội dung thứ hai"))]
    assert found(paragraphs("Một tờ", "Nội dung thứ hai"), pages, "header[1]/p[1]", header=field) == "2:40 22"


def test_dots_that_fill_the_way_to_a_tab_stop_part_nothing() -> None:
    body = paragraphs("Ngày bắt đầu thực hiện</w:t><w:tab/><w:t>Hết hạn")
    pages = [page(1, (100, "Ngày bắt đầu thực hiện" + "." * 40 + "Hết hạn"))]
    assert found(body, pages, "body/p[1]") == "1:100 ngaybatđauthuchienhethan"


def test_lines_of_a_paragraph_become_one_box() -> None:
    letters = [*line(1, 100, "mot dong dai"), *line(1, 114, "dong thu hai")]
    assert len(list(boxes_around(letters))) == 1


def test_a_text_that_begins_at_the_end_of_a_line_has_a_box_for_each() -> None:
    letters = [*line(1, 100, " " * 40 + "mot"), *line(1, 114, "hai")]
    assert len(list(boxes_around(letters))) == 2
