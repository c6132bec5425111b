"""Heads set by hand: subjects over several lines, heads without a table, papers without any head."""

from __future__ import annotations

import io

import docx
import docx.document
import docx.table
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from msgspec.structs import replace

from decree30_lint.formats.docx.read_docx import read_docx
from decree30_lint.model.document import Stroke, StrokeKind
from decree30_lint.model.parts import Family, Part, TextKind
from decree30_lint.model.units import Pt

from .paper import CLOSING, DATE, LETTERHEAD, MOTTO, NAME, PROSE, P, Source, centred, columns, document, parts, read

TO = P("Kính gửi: Ủy ban nhân dân xã Tân Lộc", "c")
SLOGANS = LETTERHEAD[1]
BODIES = [centred("UBND TỈNH THANH GIANG", False), centred("SỞ NỘI VỤ")]
ROWS = [
    P(f"UBND TỈNH THANH GIANG\t{NAME}", "l", True),
    P(f"SỞ NỘI VỤ\t{MOTTO}", "l", True),
    P(f"Số: 05/SNV-VTLT\t{DATE}", "l"),
]
BLANKS = " " * 9
SUBJECTS = [
    ["V/v triển khai thực hiện", "Công văn số 427/BNV-VTLT", "ngày 05 tháng 3 năm 2026", "của Bộ Nội vụ"],
    ["V/v góp ý dự thảo Công điện", "số 3653/CĐ-UBND của", "Chủ tịch UBND tỉnh"],
    ["V/v thực hiện", "Báo cáo số 42/BC-UBND"],
    ["V/V RÀ SOÁT HỒ SƠ", "LƯU TRỮ NĂM 2026"],
    ["rà soát hồ sơ lưu trữ của", "các đơn vị năm 2026"],
]


def in_cell(subject: list[str]) -> list[Source]:
    return [columns([*BODIES, P("Số: 05/SNV-VTLT", "c"), *(P(line, "c") for line in subject)], SLOGANS)]


def at_the_edge(subject: list[str]) -> list[Source]:
    return [*ROWS, *(P(line, "l") for line in subject)]


def led_by_tabs(subject: list[str]) -> list[Source]:
    return [*ROWS, *(P(f"\t{line}", "l") for line in subject)]


def led_by_blanks(subject: list[str]) -> list[Source]:
    return [*ROWS, *(P(BLANKS + line, "l") for line in subject)]


@pytest.mark.parametrize("subject", SUBJECTS, ids=[lines[0] for lines in SUBJECTS])
@pytest.mark.parametrize("head", [in_cell, at_the_edge, led_by_tabs, led_by_blanks])
def test_a_subject_set_by_hand(head: object, subject: list[str]) -> None:
    if head is not in_cell and not subject[0].upper().startswith("V/V"):
        return
    assert callable(head)
    found = parts(document(*head(subject), TO, PROSE, CLOSING))
    assert found["trich-yeu-cong-van"] == subject
    assert found["so-ky-hieu"] == ["Số: 05/SNV-VTLT"]
    assert found["dia-danh-ngay"] == [DATE]
    assert found["kinh-gui"] == [TO.text]
    assert found["noi-dung"] == [PROSE]


def test_number_and_subject_in_one_line() -> None:
    glued = columns([*BODIES, P("Số: 05/SNV-VTLT V/v rà soát hồ sơ", "c")], SLOGANS)
    found = parts(document(glued, TO, PROSE, CLOSING))
    assert (found["so-ky-hieu"], found["trich-yeu-cong-van"]) == (["Số: 05/SNV-VTLT"], ["V/v rà soát hồ sơ"])


def test_the_subject_beside_the_date() -> None:
    rows = [*ROWS[:2], P("Số: 05/SNV-VTLT", "l"), P(f"V/v rà soát hồ sơ\t{DATE}", "l"), P("lưu trữ năm 2026", "l")]
    found = parts(document(*rows, TO, PROSE, CLOSING))
    assert found["trich-yeu-cong-van"] == ["V/v rà soát hồ sơ", "lưu trữ năm 2026"]
    assert found["dia-danh-ngay"] == [DATE]


def test_below_a_subject_a_title_stands_in_capitals() -> None:
    head = columns([*BODIES, P("Số: 05/GM-SNV", "c"), P("V/v họp giao ban", "c")], SLOGANS)
    assert parts(document(head, centred("GIẤY MỜI"), TO, PROSE, CLOSING))["ten-loai"] == ["GIẤY MỜI"]
    assert "ten-loai" not in parts(document(head, P("Báo cáo", "c"), TO, PROSE, CLOSING))


def test_notes_stand_before_the_addressees() -> None:
    found = parts(document(LETTERHEAD, P("(Gửi qua trục liên thông)", "c", italic=True), P("Bản điện tử", "r"), TO, PROSE))
    assert found["kinh-gui"] == [TO.text]


@pytest.mark.parametrize(
    ("parent", "body"),
    [
        (["CỤC THUẾ"], ["THUẾ TỈNH THANH GIANG"]),  # no name says its own words again
        (["CỤC THỐNG KÊ"], ["THỐNG KÊ TỈNH", "THANH GIANG"]),
        (["CỤC THI HÀNH ÁN DÂN SỰ"], ["THI HÀNH ÁN DÂN SỰ", "TỈNH THANH GIANG"]),
        (["SỞ CÔNG THƯƠNG"], ["CHI CỤC QUẢN LÝ THỊ", "TRƯỜNG"]),  # a syllable alone is the end of a name
        ([], ["BAN QUẢN LÝ DỰ ÁN", "ĐẦU TƯ THANH GIANG"]),
    ],
)
def test_names_that_are_all_bold(parent: list[str], body: list[str]) -> None:
    head = columns([*map(centred, [*parent, *body]), P("Số: 05/BC-SNV", "c")], SLOGANS)
    found = parts(document(head, centred("BÁO CÁO"), PROSE, CLOSING))
    assert (found.get("co-quan-chu-quan", []), found["co-quan"]) == (parent, body)


NUMBERED = columns([*BODIES, P("Số: 05/BC-SNV", "c")], SLOGANS)


@pytest.mark.parametrize("heading", ["Chương I", "Phần I", "Mục 1", "Điều 1. Phạm vi", "I. MỞ ĐẦU", "1. MỞ ĐẦU"])
def test_no_title_stands_below_the_first_heading(heading: str) -> None:
    assert "ten-loai" not in parts(document(NUMBERED, centred(heading), centred("QUY ĐỊNH CHUNG"), PROSE, CLOSING))


@pytest.mark.parametrize("align", ["b", "l"])
def test_a_bold_line_right_below_the_title_is_the_subject(align: str) -> None:
    subject = "Kết quả thực hiện nhiệm vụ cải cách hành chính và phương hướng, nhiệm vụ trọng tâm " * 2
    found = parts(document(NUMBERED, centred("BÁO CÁO"), P(subject.strip(), align, True), PROSE, CLOSING))
    assert found["trich-yeu"] == [subject.strip()]
    assert found["noi-dung"] == [PROSE]


def test_a_subject_goes_on_with_what_begins_as_a_basis() -> None:
    lines = [centred("Về việc sắp xếp các phòng"), centred("theo Nghị quyết số 18-NQ/TW")]
    bases = [P("Căn cứ Luật Lưu trữ;", italic=True), P("Quyết định số 5/QĐ-UBND của UBND tỉnh về lưu trữ;", italic=True)]
    found = parts(document(NUMBERED, centred("QUYẾT ĐỊNH"), *lines, *bases, centred("QUYẾT ĐỊNH:"), "Điều 1. Giao", PROSE))
    assert found["trich-yeu"] == [line.text for line in lines]
    assert found["can-cu"] == [line.text for line in bases]


def test_one_basis_in_prose_is_no_block() -> None:
    basis = "Căn cứ Công văn số 5/BNV-VP ngày 05 tháng 3 năm 2026 của Bộ Nội vụ;"
    found = parts(document(NUMBERED, centred("BÁO CÁO"), centred("Về lưu trữ"), basis, PROSE, CLOSING))
    assert "can-cu" not in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện kế hoạch kiểm tra đê điều, Ủy ban nhân dân xã yêu cầu các thôn:",
        "Căn cứ tình hình mưa lũ hiện nay, Chủ tịch Ủy ban nhân dân xã chỉ thị:",
        "Căn cứ tình hình mưa lũ hiện nay, Chủ tịch Ủy ban nhân dân xã yêu cầu các thôn trực đê.",
        "Tiếp tục thực hiện nếp sống văn minh, các thôn giữ gìn vệ sinh chung.",
    ],
)
def test_a_directive_may_begin_with_a_sentence(sentence: str) -> None:
    found = parts(document(NUMBERED, centred("CHỈ THỊ"), centred("Về trực đê"), sentence, PROSE, CLOSING))
    assert "can-cu" not in found


@pytest.mark.parametrize(
    ("basis", "formula"),
    [("Căn cứ Luật Đê điều;", []), ("Thực hiện Luật Đê điều, Ủy ban nhân dân xã", [centred("CHỈ THỊ:")])],
)
def test_a_directive_may_have_one_basis(basis: str, formula: list[P]) -> None:
    found = parts(document(NUMBERED, centred("CHỈ THỊ"), centred("Về trực đê"), basis, *formula, PROSE, CLOSING))
    assert found["can-cu"] == [basis]


def test_a_date_below_the_title() -> None:
    head = columns([*BODIES, P("Số: 05/BC-SNV", "c")], SLOGANS[:2])
    found = parts(document(head, centred("BÁO CÁO"), centred("Về lưu trữ"), P(DATE, "r", italic=True), PROSE, CLOSING))
    assert (found["trich-yeu"], found["dia-danh-ngay"]) == (["Về lưu trữ"], [DATE])


@pytest.mark.parametrize(
    ("names", "parents"),
    [
        (["SỞ CÔNG THƯƠNG", "SỞ XÂY DỰNG"], 0),
        (["HỘI NÔNG DÂN XÃ TÂN LỘC", "HỘI PHỤ NỮ XÃ TÂN LỘC"], 0),
        (["HỘI NÔNG DÂN TỈNH THANH GIANG", "HỘI NÔNG DÂN XÃ TÂN LỘC"], 1),
        (["CÔNG AN XÃ TÂN LỘC", "TRẠM Y TẾ XÃ TÂN LỘC"], 0),
        (["UBND XÃ TÂN LỘC", "TRẠM Y TẾ XÃ TÂN LỘC"], 1),
        (["UBND TỈNH THANH GIANG", "CHỦ TỊCH", "ỦY BAN NHÂN DÂN", "XÃ TÂN LỘC"], 1),
        (["TỔNG CÔNG TY BẾN CẢNG", "CÔNG TY CỔ PHẦN", "MỘT LÒNG", "BẾN ĐÁ"], 1),
        (["BỘ NỘI VỤ", "CỤC VĂN THƯ", "PHÒNG LƯU TRỮ"], 2),
    ],
)
def test_which_bold_names_are_a_parents(names: list[str], parents: int) -> None:
    head = columns([*map(centred, names), P("Số: 05/KH-SNV", "c")], SLOGANS)
    found = parts(document(head, centred("KẾ HOẠCH"), centred("Về lưu trữ"), PROSE, CLOSING))
    assert (found.get("co-quan-chu-quan", []), found["co-quan"]) == (names[:parents], names[parents:])


@pytest.mark.parametrize(
    ("posts", "joint"),
    [
        (["GIÁM ĐỐC", "GIÁM ĐỐC"], True),
        (["CHỦ TỊCH UBND TỈNH", "KT. GIÁM ĐỐC"], True),
        (["CHỦ TỊCH", "GIÁM ĐỐC"], False),
        (["THƯ KÝ", "GIÁM ĐỐC"], False),
        (["GIÁM ĐỐC"], False),
    ],
)
def test_two_who_sign_for_two_bodies_issue_it_together(posts: list[str], joint: bool) -> None:
    names = ["UBND TỈNH THANH GIANG", "SỞ NỘI VỤ"]
    signers = zip(posts, ("Tạ Quang Nhuận", "Lê Văn Khởi"), strict=False)
    cells: list[list[P | str]] = [[centred(post), "", centred(name)] for post, name in signers]
    closing = columns(*cells) if len(cells) > 1 else columns(["Nơi nhận:", "- Lưu: VT."], *cells)
    head = columns([*map(centred, names), P("Số: 05/KH-SNV", "c")], SLOGANS)
    found = parts(document(head, centred("KẾ HOẠCH"), centred("Về lưu trữ"), PROSE, closing))
    assert found["co-quan"] == names[not joint :]


@pytest.mark.parametrize(
    ("line", "dates"),
    [
        (P(DATE, "l"), True),
        (P("bến đá, ngày 05 tháng 3 năm 2026", "r"), True),
        (P("Ngày 05 tháng 3 năm 2026", "c", italic=True), True),
        (P("Quận 5, ngày 05 tháng 3 năm 2026", "c"), True),
        (P("Hôm nay, ngày 05 tháng 3 năm 2026", "l"), False),
        (P("Ngày 05 tháng 3 năm 2026", "l"), False),
        (P("Hồi 8 giờ 30 phút, ngày 05 tháng 3 năm 2026", "c"), False),
        (P("Thời gian bắt đầu: 8 giờ, ngày 05 tháng 3 năm 2026.", "l"), False),
        (P("Thời Gian: Sáng, ngày 05 tháng 3 năm 2026.", "r"), False),
    ],
)
def test_a_date_that_opens_the_body_is_no_place_and_date(line: P, dates: bool) -> None:
    head = columns([*BODIES, P("Số: 05/BB-SNV", "c")], SLOGANS[:2])
    found = parts(document(head, centred("BIÊN BẢN"), centred("Họp giao ban"), line, PROSE, CLOSING))
    assert found.get("dia-danh-ngay") == ([line.text] if dates else None)


AGENDA = [centred("CHƯƠNG TRÌNH"), centred("Hội nghị tổng kết năm 2026"), "1. Đón tiếp đại biểu", "2. Khai mạc", PROSE]


@pytest.mark.parametrize(
    ("sources", "family"),
    [
        (AGENDA, Family.OTHER),
        ([NUMBERED, *AGENDA], Family.ND30),
        ([*AGENDA, CLOSING], Family.ND30),
        ([centred("BÁO CÁO"), centred("Về lưu trữ"), TO, PROSE], Family.ND30),
    ],
    ids=["nothing", "letterhead", "closing", "addressees"],
)
def test_a_title_needs_a_sign_of_office(sources: list[Source], family: Family) -> None:
    assert read(document(*sources)).family is family


@pytest.mark.parametrize(
    ("sources", "seems"),
    [
        (AGENDA, "CHƯƠNG TRÌNH"),
        ([centred("NỘI QUY"), centred("Ra vào cơ quan"), "1. Xuất trình thẻ", PROSE], "NỘI QUY"),
        ([PROSE, PROSE], "bài viết"),
    ],
)
def test_what_is_outside_says_what_it_seems_to_be(sources: list[Source], seems: str) -> None:
    reason = read(document(*sources)).reason
    assert reason is not None
    assert seems in reason.vi


def test_a_signature_text_alone_means_an_electronic_attachment() -> None:
    signed = P("Số: 15/QĐ-SNV; Thời gian ký: 05/01/2026 08:30:15 +07:00", "r")
    assert read(document(signed, centred("DANH SÁCH ĐẠI BIỂU"), PROSE)).texts[0].kind is TextKind.APPENDIX


def _paper(left: list[str]) -> tuple[docx.document.Document, docx.table._Cell]:
    """A Word file with a letterhead in a table, and its left cell."""
    paper = docx.Document()
    one, other = paper.add_table(1, 2).rows[0].cells
    one.text = left[0]
    for line in left[1:]:
        one.add_paragraph(line)
    other.text = NAME
    for line in (MOTTO, DATE):
        other.add_paragraph(line)
    return paper, one


def _parts(paper: docx.document.Document) -> dict[str, list[str]]:
    written = io.BytesIO()
    paper.save(written)
    return parts(read_docx(written.getvalue(), "x.docx"))


@pytest.mark.parametrize("where", ["in the letterhead", "below it", "the title in it"])
@pytest.mark.parametrize("mark", ["DỰ THẢO", "Dự thảo lần 2", "DỰ THẢO LẦN 2"])
def test_a_box_parts_nothing(where: str, mark: str) -> None:
    paper, cell = _paper(["SỞ NỘI VỤ", "Số: 05/QĐ-SNV"])
    if where != "the title in it":
        box = (cell if where == "in the letterhead" else paper).add_table(1, 1).rows[0].cells[0]
        box.text = mark
        for line in ("QUYẾT ĐỊNH", "Về việc giao nhiệm vụ"):
            paper.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        box = paper.add_table(1, 1).rows[0].cells[0]
        box.text = "QUYẾT ĐỊNH"
        box.add_paragraph("Về việc giao nhiệm vụ").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in ("Căn cứ Luật Lưu trữ;", "Theo đề nghị của Chánh Văn phòng.", "QUYẾT ĐỊNH:", "Điều 1. Giao nhiệm vụ."):
        paper.add_paragraph(line)
    found = _parts(paper)
    assert (found["ten-loai"], found["trich-yeu"]) == (["QUYẾT ĐỊNH"], ["Về việc giao nhiệm vụ"])
    assert found["can-cu"] == ["Căn cứ Luật Lưu trữ;", "Theo đề nghị của Chánh Văn phòng."]


def test_parent_and_body_in_one_paragraph() -> None:
    """The parent's name is not bold, the body's is."""
    paper, cell = _paper(["UBND TỈNH THANH GIANG ", "Số: 05/SNV-VTLT"])
    cell.paragraphs[0].add_run("SỞ NỘI VỤ").bold = True
    for line in (TO.text, PROSE):
        paper.add_paragraph(line)
    found = _parts(paper)
    assert (found["co-quan-chu-quan"], found["co-quan"]) == (["UBND TỈNH THANH GIANG"], ["SỞ NỘI VỤ"])


def test_a_subject_without_its_title_is_no_subject_of_a_letter() -> None:
    head = columns([*BODIES, P("Số: 05/TTr-SNV", "c")], SLOGANS)
    found = read(document(head, centred("Về việc mua sắm giá kệ"), TO, PROSE, CLOSING)).texts[0]
    assert found.type == "to-trinh"
    assert "trich-yeu-cong-van" not in {component.part.value for component in found.components}


def test_the_stroke_under_a_reference_belongs_to_the_subject_above_it() -> None:
    reference = P("(Ban hành kèm theo Quyết định số 12/QĐ-SYT ngày 05/3/2026)", "c", italic=True)
    lines = (LETTERHEAD, centred("KẾ HOẠCH"), centred("Khám sức khỏe định kỳ"), reference, PROSE, CLOSING)
    paper = document(*lines)
    below = next(p.anchor for p in paper.paragraphs if p.text == reference.text)
    paper = replace(paper, strokes=(Stroke(StrokeKind.DRAWN, below, Pt(60)),))
    (subject,) = read(paper).texts[0].of(Part.SUBJECT)
    assert [stroke.anchor for stroke in subject.strokes] == [below]


@pytest.mark.parametrize(
    ("third", "found"),
    [
        (P("Theo hợp đồng mua sắm đã ký với nhà thầu;", "c"), True),
        (P("Từ ngày 01 đến ngày 15 tháng 3:", "c", italic=True), True),
        (P("Số liệu tính đến hết quý I.", "b"), False),
        (P("I. TÌNH HÌNH", "c", bold=True), False),
    ],
)
def test_the_stroke_under_a_third_line_of_the_title_belongs_to_the_subject(third: P, found: bool) -> None:
    paper = document(NUMBERED, centred("BÁO CÁO"), centred("Khám sức khỏe định kỳ"), third, PROSE, CLOSING)
    below = next(p.anchor for p in paper.paragraphs if p.text == third.text)
    paper = replace(paper, strokes=(Stroke(StrokeKind.DRAWN, below, Pt(60)),))
    subject = read(paper).texts[0].of(Part.SUBJECT)[-1]
    assert [stroke.anchor for stroke in subject.strokes] == [below] * found


@pytest.mark.parametrize("name", ["CỘNGHÒA XÃHỘI CHỦNGHĨA VIỆTNAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
@pytest.mark.parametrize("motto", ["Độclập-Tựdo-Hạnhphúc", "Độc lập –Tựdo – Hạnh phúc"])
def test_blanks_that_are_condensed(name: str, motto: str) -> None:
    """Some programs print words so close together that no blank is seen."""
    right = [P(line, "c", line != DATE) for line in (name, motto, DATE)]
    found = parts(document(columns([centred("SỞ NỘI VỤ"), P("Số: 12/BC-SNV", "c")], right), centred("BÁO CÁO"), PROSE))
    assert (found["quoc-hieu"], found["tieu-ngu"]) == ([name], [motto])
