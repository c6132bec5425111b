"""Texts that the decree does not govern: between parties, of private bodies, forms to fill in; and those it does."""

from __future__ import annotations

from datetime import date

import pytest

from decree30_lint.model.parts import Family, TextKind

from .paper import CLOSING, DATE, LETTERHEAD, MOTTO, NAME, PROSE, P, Row, Source, centred, columns, document, read

SLOGANS = LETTERHEAD[1][:2]
ALONE = (centred(NAME), centred(MOTTO))
SHARE = "Biên bản được lập thành 04 bản, mỗi bên giữ 02 bản có giá trị như nhau."
LETTERED = ("Bên A: Trung tâm Lưu trữ tỉnh Thanh Giang.", "Bên B: ông Chử Văn Lộc, trú tại xã Bến Đá.")
LETTERED_SIGN = columns(
    [centred("ĐẠI DIỆN BÊN A"), "", "", centred("Ngân Thùy Dung")],
    [centred("ĐẠI DIỆN BÊN B"), "", "", centred("Chử Văn Lộc")],
)
FIELDS_SIGN = columns([centred("ĐẠI DIỆN"), centred("«bên_giao»")], [centred("ĐẠI DIỆN"), centred("«bên_nhận»")])
OFFICES_SIGN = columns([centred("Đại diện Sở Nội vụ"), "", ""], [centred("Đại diện UBND xã Bến Đá"), "", ""])


def head(*left: str, date_line: str = DATE) -> Row:
    return columns([centred(line) for line in left], [*SLOGANS, *([P(date_line, "c")] if date_line else [])])


OFFICE = head("UBND TỈNH THANH GIANG", "SỞ NỘI VỤ", date_line="")


def family(*sources: Source) -> Family:
    return read(document(*sources)).family


@pytest.mark.parametrize(
    "sources",
    [
        (*ALONE, centred("BIÊN BẢN LÀM VIỆC"), *LETTERED, PROSE),
        (*ALONE, centred("BIÊN BẢN LẤY MẪU"), PROSE, SHARE, FIELDS_SIGN),
        (OFFICE, centred("BIÊN BẢN THANH LÝ"), *LETTERED, PROSE, SHARE, LETTERED_SIGN),
        (OFFICE, centred("HỢP ĐỒNG THUÊ KHO"), P("Số: 12/HĐ-SNV", "c"), *LETTERED, PROSE, SHARE, LETTERED_SIGN),
    ],
    ids=["party-a-and-b", "form-without-letterhead", "liquidation", "number-below-title"],
)
def test_papers_between_parties(sources: tuple[Source, ...]) -> None:
    found = read(document(*sources))
    assert found.family is Family.OTHER
    assert found.reason is not None
    assert "giữa các bên (“" in found.reason.vi


@pytest.mark.parametrize(
    "sources",
    [
        (*ALONE, centred("BIÊN BẢN LẤY MẪU"), P("Số: 12/BB-SNV", "c"), PROSE, SHARE, FIELDS_SIGN),
        (*ALONE, centred("BIÊN BẢN LÀM VIỆC"), PROSE, SHARE, OFFICES_SIGN),
        (OFFICE, centred("BIÊN BẢN BÀN GIAO"), PROSE, SHARE, OFFICES_SIGN),
        (OFFICE, centred("BIÊN BẢN HỌP"), "Sở Nội vụ trao đổi với Bên A và Bên B.", PROSE, CLOSING),
        (head("UBND TỈNH THANH GIANG", "SỞ NỘI VỤ", "Số: 12/HĐ-SNV"), centred("HỢP ĐỒNG"), *LETTERED, SHARE, LETTERED_SIGN),
        (*ALONE, centred("BẢN GHI NHỚ"), *LETTERED, PROSE, SHARE, OFFICES_SIGN),
    ],
    ids=["numbered-minutes", "minutes-of-offices", "handed-over", "parties-in-the-text", "contract-of-office", "memorandum"],
)
def test_an_office_stays_governed_where_parties_are_named(sources: tuple[Source, ...]) -> None:
    assert family(*sources) is Family.ND30


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("CÔNG TY CỔ PHẦN THƯƠNG MẠI SAO MAI",), Family.OTHER),
        (("CÔNG TY CỔ PHẦN", "THƯƠNG MẠI SAO MAI"), Family.OTHER),
        (("CÔNG TY TNHH SAO MAI", "PHÒNG KINH DOANH"), Family.OTHER),
        (("DOANH NGHIỆP TƯ NHÂN SAO MAI",), Family.OTHER),
        (("{{tenHTX}}",), Family.OTHER),
        (("«ten_hop_tac_xa»",), Family.OTHER),
        (("{{tenDonVi}}",), Family.ND30),
        (("LIÊN MINH HTX TỈNH {{tinh}}",), Family.ND30),
        (("CÔNG TY TNHH MTV CẤP NƯỚC BẾN ĐÁ",), Family.ND30),
        (("CÔNG TY TNHH MỘT THÀNH VIÊN XỔ SỐ",), Family.ND30),
        (("TỔNG CÔNG TY CẤP NƯỚC", "CÔNG TY CỔ PHẦN NƯỚC BẾN ĐÁ"), Family.ND30),
        (("UBND TỈNH THANH GIANG", "CÔNG TY CỔ PHẦN NƯỚC BẾN ĐÁ"), Family.ND30),
        (("UBND XÃ TÂN LỘC", "TRƯỜNG TIỂU HỌC BẾN ĐÁ"), Family.ND30),
        (("SỞ Y TẾ", "BỆNH VIỆN ĐA KHOA BẾN ĐÁ"), Family.ND30),
    ],
    ids=lambda value: "/".join(value) if isinstance(value, tuple) else value.value,
)
def test_private_names(names: tuple[str, ...], expected: Family) -> None:
    signed = columns([""], [centred("GIÁM ĐỐC"), "", "", centred("Tạ Quang Nhuận")])
    assert family(head(*names, "Số: 12/TB-SM"), centred("THÔNG BÁO"), centred("Về lịch nghỉ"), PROSE, signed) is expected


def test_a_company_that_writes_as_offices_do_may_be_one_of_the_state() -> None:
    assert family(head("CÔNG TY CỔ PHẦN NƯỚC BẾN ĐÁ", "Số: 12/TB-CN"), centred("THÔNG BÁO"), PROSE, CLOSING) is Family.ND30


BLANKS = ("Địa chỉ: ………………………", "Điện thoại: ……………………", "Số đăng ký kinh doanh: …………………")
REQUEST = (centred("VĂN BẢN ĐỀ NGHỊ"), P("Kính gửi: ……(3)……", "c"), *BLANKS)
REPRESENTED = columns([""], [centred("ĐẠI DIỆN THEO PHÁP LUẬT CỦA TỔ CHỨC"), P("(Ký, ghi rõ họ tên)", "c")])
OF_CIRCULAR = columns(
    [centred("ĐƠN VỊ: «ten_don_vi»"), P("Mã kho: «ma_kho»", "c")],
    [centred("Mẫu số K12-HD"), P("(Ban hành kèm theo Thông tư số 21/2024/TT-BTC", "c"), P("của Bộ Tài chính)", "c")],
)


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ((head("TÊN TỔ CHỨC (1)", "Số: …/…(2)"), *REQUEST, "Chúng tôi cam đoan khai đúng.", REPRESENTED), Family.OTHER),
        ((head("TÊN DOANH NGHIỆP", "Số: …/…"), *REQUEST, REPRESENTED), Family.OTHER),
        ((head("TÊN CƠ QUAN, TỔ CHỨC", "Số: …/…"), *REQUEST, CLOSING), Family.ND30),
        ((head("SỞ NỘI VỤ", "Số: …/…"), *REQUEST, "Sở cam kết thực hiện.", CLOSING), Family.ND30),
        ((OF_CIRCULAR, centred("BIÊN BẢN KIỂM KHO"), P("Số: «so»", "c"), PROSE), Family.OTHER),
        ((P("Mẫu số 07", "r"), OFFICE, centred("BIÊN BẢN KIỂM KHO"), P("Số: 07/BB-SNV", "c"), PROSE), Family.ND30),
    ],
    ids=["organisation", "business", "room-for-an-office", "office", "form-of-circular", "office-by-a-form"],
)
def test_forms_to_fill_in(sources: tuple[Source, ...], expected: Family) -> None:
    assert family(*sources) is expected


def test_each_document_of_a_file_has_a_family() -> None:
    first = (head("UBND TỈNH THANH GIANG", "SỞ NỘI VỤ", "Số: 12/TTr-SNV"), centred("TỜ TRÌNH"), PROSE, CLOSING)
    contract = (OFFICE, centred("HỢP ĐỒNG THUÊ KHO"), *LETTERED, PROSE, SHARE, LETTERED_SIGN)
    decision = (head("UBND TỈNH THANH GIANG", "SỞ NỘI VỤ", "Số:   /QĐ-SNV"), centred("QUYẾT ĐỊNH"), PROSE, CLOSING)
    found = read(document(*first, *contract, *decision))
    assert found.family is Family.ND30
    assert [(t.kind, t.family) for t in found.texts] == [
        (TextKind.MAIN, Family.ND30),
        (TextKind.MAIN, Family.OTHER),
        (TextKind.MAIN, Family.ND30),
    ]


@pytest.mark.parametrize(
    ("line", "latest"),
    [
        ("Bến Đá, ngày    tháng 4 năm 2019", date(2019, 4, 30)),
        ("Bến Đá, ngày … tháng … năm 2019", date(2019, 12, 31)),
        ("Bến Đá, ngày    tháng 12 năm 2019", date(2019, 12, 31)),
        ("Bến Đá, ngày … tháng … năm 20…", None),
    ],
)
def test_the_last_day_that_a_date_may_mean(line: str, latest: date | None) -> None:
    paper = (head("SỞ NỘI VỤ", "Số: 12/BC-SNV", date_line=line), centred("BÁO CÁO"), PROSE)
    assert read(document(*paper, CLOSING)).latest == latest
    unsigned = columns(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], [centred("GIÁM ĐỐC")])
    assert read(document(*paper, unsigned)).latest is None  # a form keeps the year in which it was made
