"""Letterheads, titles and addressees that are set or written as they should not be, and yet must be found."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from decree30_lint.model.document import Document, Paragraph, Span, Stroke, StrokeKind
from decree30_lint.model.formatting import ParagraphLayout, RunFormat
from decree30_lint.model.parts import Family, Part
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.units import Pt
from decree30_lint.syntax.date_line import DateLine

from .paper import CLOSING, DATE, LETTERHEAD, MOTTO, NAME, PROSE, P, Row, centred, columns, document, parts, pieces, read

TO = P("Kính gửi: Ủy ban nhân dân xã Tân Lộc", "c")
AGENCIES, SLOGANS = LETTERHEAD
NOTICE = columns([*AGENCIES[:2], P("Số: 05/TB-SNV", "c")], SLOGANS)
HEAD = {
    "co-quan-chu-quan": ["UBND TỈNH THANH GIANG"],
    "co-quan": ["SỞ NỘI VỤ"],
    "so-ky-hieu": ["Số: 05/SNV-VTLT"],
    "trich-yeu-cong-van": ["V/v rà soát hồ sơ"],
    "quoc-hieu": [NAME],
    "tieu-ngu": [MOTTO],
    "dia-danh-ngay": [DATE],
}


def letter(head: Row) -> Document:
    return document(head, TO, PROSE, CLOSING)


def dated(line: str) -> Document:
    return letter(columns(AGENCIES, [*SLOGANS[:2], P(line, "c", italic=True)]))


def numbered(line: str) -> Document:
    return letter(columns([*AGENCIES[:2], P(line, "c")], SLOGANS))


@pytest.mark.parametrize(
    "head",
    [
        columns(SLOGANS, AGENCIES),
        columns(AGENCIES, [""], SLOGANS),
        columns(
            [centred("UBND TỈNH THANH GIANG\nSỞ NỘI VỤ\nSố: 05/SNV-VTLT\nV/v rà soát hồ sơ")],
            [centred(f"{NAME}\n{MOTTO}\n{DATE}")],
        ),
    ],
    ids=["cells reversed", "empty middle", "line breaks"],
)
def test_a_letterhead_however_set(head: Row) -> None:
    found = parts(letter(head))
    assert {part: found.get(part) for part in HEAD} == HEAD


@pytest.mark.parametrize(
    ("parent", "body"),
    [
        ([], ["BỘ NỘI VỤ"]),
        ([], ["BAN CHỈ ĐẠO", "PHÒNG CHỐNG THIÊN TAI", "VÀ TÌM KIẾM CỨU NẠN", "TỈNH THANH GIANG"]),
        (["UBND TỈNH THANH GIANG"], ["BAN QUẢN LÝ DỰ ÁN", "CÔNG TRÌNH GIAO THÔNG", "VÀ NÔNG NGHIỆP"]),
    ],
)
def test_long_names_of_bodies(parent: list[str], body: list[str]) -> None:
    names = [*(centred(line, False) for line in parent), *(centred(line) for line in body)]
    found = parts(letter(columns([*names, P("Số: 05/ABC-VP", "c")], SLOGANS)))
    assert (found.get("co-quan-chu-quan", []), found["co-quan"]) == (parent, body)


@pytest.mark.parametrize(
    "line",
    [
        "Bến Đá, ngày 05/01/2026",
        "Bến Đá, 05/01/2026",
        "Bến Đá ngày 05-01-2026",
        "Bến Đá, ngày 05.01.26",
        "Bến Đá, ngày …/…/2026",
        "Bến Đá, ngày   /6/2026",
        "Bến Đá, tháng 6 năm 2026",
    ],
)
def test_dates_in_figures_or_without_a_day(line: str) -> None:
    assert parts(dated(line))["dia-danh-ngay"] == [" ".join(line.split())]


def test_a_date_in_figures_is_taken_apart() -> None:
    line = read(dated("Bến Đá ngày 05/01/2026")).texts[0].of(Part.PLACE_DATE)[0].content
    assert isinstance(line, DateLine)
    assert (line.place.text, line.complete) == ("Bến Đá", date(2026, 1, 5))


@pytest.mark.parametrize("line", ["Hạn trả lời: ngày 05/01/2026", "Gửi kèm hồ sơ ngày 05/01/2026"])
def test_a_day_is_not_yet_a_place_and_date(line: str) -> None:
    assert "dia-danh-ngay" not in parts(dated(line))


@pytest.mark.parametrize(
    "line",
    [
        "05/SNV-VTLT",
        "   /SNV-VTLT",
        "05/2026/QĐ-UBND",
        "«$!data.soBaoCao»",
        "{{so_ky_hieu}}",
        "${soVanBan}",
        "[SỐ, KÝ HIỆU]",
    ],
)
def test_numbers_without_their_label(line: str) -> None:
    found = parts(numbered(line))
    assert found["so-ky-hieu"] == [line.strip()]
    assert found["co-quan"] == ["SỞ NỘI VỤ"]


def test_an_unlabelled_number_is_taken_apart() -> None:
    taken = pieces(numbered("05/BC-UBND"), Part.NUMBER)
    assert taken == {"number": "05", "symbol": "BC-UBND", "type": "BC", "agency": "UBND"}


def test_a_body_to_be_filled_in_is_no_number() -> None:
    found = parts(numbered("{{ten_so}}"))
    assert found["co-quan"] == ["SỞ NỘI VỤ", "{{ten_so}}"]
    assert "so-ky-hieu" not in found


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Q U Y Ế T  Đ Ị N H", "quyet-dinh"),
        ("T Ờ  T R Ì N H", "to-trinh"),
        ("T Ờ T R Ì N H", "to-trinh"),
        ("B Á O     C Á O", "bao-cao"),
    ],
)
def test_titles_with_letters_set_apart(title: str, key: str) -> None:
    text = document(LETTERHEAD, centred(title), centred("Về việc thành lập Tổ kiểm tra"), PROSE, CLOSING)
    found = parts(text)
    assert found["ten-loai"] == [" ".join(title.split())]
    assert found["trich-yeu"] == ["Về việc thành lập Tổ kiểm tra"]
    assert read(text).texts[0].type == key


def test_an_enacting_formula_with_letters_set_apart() -> None:
    basis, formula = P("Căn cứ Luật Lưu trữ;", italic=True), centred("Q U Y Ế T  N G H Ị:")
    found = parts(document(LETTERHEAD, centred("NGHỊ QUYẾT"), centred("Về nhân sự"), basis, formula, PROSE, CLOSING))
    assert found["can-cu"] == ["Căn cứ Luật Lưu trữ;"]
    assert found["bo-cuc enacting"] == ["Q U Y Ế T N G H Ị:"]


@pytest.mark.parametrize(
    ("block", "left"),
    [
        (["- Sở Tài chính;", "- Sở Y tế.", "- Trung tâm Lưu trữ."], 120),
        (["- Sở Tài chính;", "Ủy ban nhân dân các xã, phường;", "- Trung tâm Lưu trữ."], 120),
    ],
    ids=["full stop too early", "dash forgotten"],
)
def test_addressees_go_on_where_a_mark_is_wrong(block: list[str], left: float) -> None:
    lines = [P("Kính gửi:", "l", left=90), *(P(line, "l", left=left) for line in block)]
    found = parts(document(LETTERHEAD, *lines, PROSE, CLOSING))
    assert found["kinh-gui"] == ["Kính gửi:", *block]
    assert found["noi-dung"] == [PROSE]


def test_addressees_led_in_by_tabs_without_dashes() -> None:
    names = ["\tSở Tài chính;", "\tSở Y tế."]
    found = parts(document(LETTERHEAD, P("\tKính gửi:", "l"), *(P(n, "l") for n in names), P(f"\t{PROSE}", "l"), CLOSING))
    assert found["kinh-gui"] == ["Kính gửi:", *map(str.strip, names)]
    assert found["noi-dung"] == [PROSE]


def test_a_list_of_the_body_is_no_addressee() -> None:
    block = [P("Kính gửi: - Sở Tài chính;", "l"), P("- Sở Y tế.", "l")]
    found = parts(document(LETTERHEAD, *block, "- Nội dung thứ nhất của công văn;", PROSE, CLOSING))
    assert found["kinh-gui"] == [p.text for p in block]


def test_label_and_first_recipient_in_one_padded_line() -> None:
    recipients = [P("Nơi nhận:\t\t\t    - Như trên;" + " " * 250, "l"), P("- Lưu: VT.", "l")]
    found = parts(document(LETTERHEAD, TO, PROSE, columns(recipients, [centred("GIÁM ĐỐC"), "", centred("Hứa Lan Chi")])))
    assert found["noi-nhan label"] == ["Nơi nhận:"]
    assert found["noi-nhan list"] == ["- Như trên;", "- Lưu: VT."]


def test_what_a_contract_is_about_stands_between_title_and_number() -> None:
    about, number, basis = P("Tên trạm: Bến Đá", "l", True), P("Số: 12/HĐ-TG", "l", True), "Căn cứ Bộ luật Dân sự;"
    found = parts(
        document(
            columns(AGENCIES[:2], SLOGANS),
            centred("HỢP ĐỒNG"),
            centred("Thuê mặt bằng"),
            about,
            number,
            basis,
            "Căn cứ nhu cầu.",
            PROSE,
        )
    )
    assert found["trich-yeu"] == ["Thuê mặt bằng"]
    assert found["so-ky-hieu"] == ["Số: 12/HĐ-TG"]
    assert found["can-cu"] == ["Căn cứ Bộ luật Dân sự;", "Căn cứ nhu cầu."]


def test_a_piece_behind_a_line_break_has_no_first_line_indent() -> None:
    layout = ParagraphLayout(left=Pt(10), first_line=Pt(36))
    whole = Paragraph((Span("PHÓ GIÁM ĐỐC\nHứa Lan Chi", RunFormat(), 0),), layout, Anchor(Path.parse("body/p[1]")))
    assert whole.piece(0, 12).layout == layout
    assert whole.piece(13, 24).layout == replace(layout, first_line=Pt(0))


def test_number_and_date_in_one_line_with_a_blank_for_the_number() -> None:
    line = P("Số:          /QĐ-SNV             Bến Đá, ngày     tháng 3 năm 2026", "l")
    names = P(f"SỞ NỘI VỤ\t{NAME}", "l", True), P(f"\t\t\t\t\t{MOTTO}", "l", True)
    found = parts(document(*names, line, centred("QUYẾT ĐỊNH"), centred("Về việc thử nghiệm"), PROSE, CLOSING))
    assert found["so-ky-hieu"] == ["Số: /QĐ-SNV"]
    assert found["dia-danh-ngay"] == ["Bến Đá, ngày tháng 3 năm 2026"]


@pytest.mark.parametrize("date", ["Bến Đá, ngày 05/01/2026", "Bến Đá, 05/01/2026"])
def test_number_and_date_in_figures_in_one_line(date: str) -> None:
    lines = (f"SỞ NỘI VỤ\t\t{NAME}", f"\t\t\t\t\t{MOTTO}", f"Số: 15 /SNV-VP\t\t{date}")
    found = parts(document(*(P(line, "l", True) for line in lines), TO, PROSE, CLOSING))
    assert (found["so-ky-hieu"], found["dia-danh-ngay"]) == (["Số: 15 /SNV-VP"], [date])


def test_the_whole_page_in_one_table() -> None:
    rows = [
        LETTERHEAD,
        columns([centred("QUYẾT ĐỊNH"), centred("Về việc thành lập Tổ kiểm tra")]),
        columns([centred("GIÁM ĐỐC SỞ NỘI VỤ"), "Căn cứ Luật Lưu trữ;", centred("QUYẾT ĐỊNH:"), "Điều 1. Thành lập."]),
        columns(["Nơi nhận:", "- Lưu: VT."], [centred("GIÁM ĐỐC"), "", centred("Hứa Lan Chi")]),
    ]
    found = parts(document(rows))
    assert found["trich-yeu"] == ["Về việc thành lập Tổ kiểm tra"]
    assert found["can-cu"] == ["Căn cứ Luật Lưu trữ;"]
    assert found["bo-cuc dieu"] == ["Điều 1. Thành lập."]
    assert (found["nguoi-ky"], found["noi-nhan list"]) == (["GIÁM ĐỐC"], ["- Lưu: VT."])


@pytest.mark.parametrize("dash", ["", "- "])
def test_basis_lines_below_a_note_and_behind_dashes(dash: str) -> None:
    note = centred("Ý kiến chỉ đạo của Giám đốc Sở")
    bases = [f"{dash}Căn cứ Luật Lưu trữ;", f"{dash}Căn cứ Quyết định số 05/QĐ-SNV về kho lưu trữ."]
    title = (centred("TỜ TRÌNH"), centred("Về việc mua giá kệ"))
    found = parts(document(columns(AGENCIES[:3], SLOGANS), *title, TO, note, *bases, PROSE, CLOSING))
    assert found["can-cu"] == bases
    assert found["noi-dung"] == [PROSE]


COURT = [centred("TÒA ÁN NHÂN DÂN"), centred("TỈNH THANH GIANG")]


@pytest.mark.parametrize(
    ("head", "title", "family"),
    [
        (columns([*COURT, centred("Số: 05/2026/QĐST-DS")], SLOGANS), "QUYẾT ĐỊNH", Family.OTHER),
        (columns([*COURT, centred("Số: 05/QĐ-TA")], SLOGANS), "QUYẾT ĐỊNH", Family.ND30),
        (columns([centred("CHÍNH PHỦ"), centred("Số: 05/2026/NĐ-CP")], SLOGANS), "NGHỊ ĐỊNH", Family.LEGAL),
        (columns([centred("BỘ NỘI VỤ"), centred("Số: 05/2026/TT-BNV")], SLOGANS), "THÔNG TƯ", Family.LEGAL),
        (
            columns(
                [centred("ĐẢNG ỦY XÃ TÂN LỘC"), centred("*"), centred("Số 12-QC/ĐU")], [centred("ĐẢNG CỘNG SẢN VIỆT NAM")]
            ),
            "QUY CHẾ",
            Family.PARTY,
        ),
    ],
)
def test_families_by_letterhead_and_number(head: Row, title: str, family: Family) -> None:
    assert read(document(head, centred(title), centred("Về việc thử nghiệm"), PROSE, CLOSING)).family is family


@pytest.mark.parametrize(
    "lines",
    [
        ("Điều động công chức ngành nội vụ",),
        ("Xét tuyển viên chức đợt 2",),
        ("Căn cứ xếp lương của viên chức",),
        ("Số liệu năm học 2025/2026",),
        ("Phần mềm quản lý hồ sơ",),
        ("Mục tiêu giảm giấy tờ",),
        ("Kết quả thực hiện", "Chương trình đọc sách"),
        ("Về việc thực hiện", "Điều 5 Luật Lưu trữ"),
        ("Về việc thực hiện", "Quyết định số 15/QĐ-SNV ngày 05 tháng 3 năm 2026"),
        ("Về việc sửa đổi", "Phụ lục hợp đồng thuê kho"),
    ],
)
@pytest.mark.parametrize("bold", [True, False])
def test_a_subject_may_begin_with_the_word_of_another_part(lines: tuple[str, ...], bold: bool) -> None:
    found = parts(document(NOTICE, centred("THÔNG BÁO"), *(centred(line, bold) for line in lines), PROSE, CLOSING))
    assert found["trich-yeu"] == list(lines)
    assert found["so-ky-hieu"] == ["Số: 05/TB-SNV"]


@pytest.mark.parametrize("line", ["Điều 1. Phạm vi", "Chương I", "Mục 2. Kinh phí", "Phần A. Đặt vấn đề", "1. Kinh phí"])
def test_a_numbered_division_is_no_subject(line: str) -> None:
    assert "trich-yeu" not in parts(document(NOTICE, centred("THÔNG BÁO"), centred(line), PROSE, CLOSING))


@pytest.mark.parametrize(
    ("below", "subject"),
    [
        ("dự thảo Nghị quyết", True),
        ("Dự thảo Nghị quyết về phí lưu trữ", True),
        ("DỰ THẢO", False),
        ("Phụ lục hợp đồng", True),
        ("Phụ lục II", True),
        ("Kính gửi kèm danh mục", True),
        ("Kính gửi: Sở Tài chính", False),
        ("Căn cứ xếp lương", True),
        ("Số liệu năm học 2024/2025", True),
    ],
)
def test_the_second_line_of_a_letters_subject(below: str, subject: bool) -> None:
    source = letter(columns([*AGENCIES, P(below, "c")], SLOGANS))
    found = parts(source)
    assert found["trich-yeu-cong-van"] == ["V/v rà soát hồ sơ", *([below] if subject else [])]
    assert found["dia-danh-ngay"] == [DATE]
    assert len(read(source).texts) == 1


@pytest.mark.parametrize(
    ("below", "subject"),
    [
        (P("(Từ ngày 01 tháng 3 đến ngày 30 tháng 6 năm 2026)", "c", italic=True), False),
        (P("(Dự thảo)", "c"), False),
        (P("Năm học 2026 - 2027", "c", italic=True), False),
        (P("(lần thứ hai)", "c", bold=True), True),
        (P("6 tháng đầu năm 2026", "c", italic=True), True),
        (P("năm học 2026 - 2027", "c", italic=True), True),
    ],
)
def test_a_note_below_a_bold_subject(below: P, subject: bool) -> None:
    source = document(NOTICE, centred("THÔNG BÁO"), centred("Kết quả kiểm kê"), below, PROSE, CLOSING)
    line = Stroke(StrokeKind.DRAWN, Anchor(Path.parse("body/p[4]"), 9), Pt(40), solid=True)
    found = read(replace(source, strokes=(line,))).texts[0].of(Part.SUBJECT)[0]
    assert len(found.paragraphs) == 1 + subject
    assert found.strokes == (line,)
    assert (found.above_strokes is None) == subject
