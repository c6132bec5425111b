"""Types of documents, families, several texts in one file."""

from __future__ import annotations

from datetime import date

import pytest

from decree30_lint.model.parts import DocumentType, Family, Part, TextKind

from .paper import (
    CLOSING,
    DATE,
    LETTERHEAD,
    MOTTO,
    NAME,
    PROSE,
    VOCABULARY,
    P,
    Row,
    centred,
    columns,
    document,
    parts,
    pieces,
    read,
)

SLOGANS = LETTERHEAD[1]
NO_SUBJECT = columns(LETTERHEAD[0][:3], SLOGANS)


@pytest.mark.parametrize(
    "kind", [t for t in VOCABULARY.types if t.key not in ("cong-van", "thu-cong", "hop-dong")], ids=lambda t: t.key
)
def test_each_type_by_its_title(kind: DocumentType) -> None:
    name: str = kind.name
    found = read(document(NO_SUBJECT, centred(name.upper()), centred("Về công tác văn thư"), PROSE, CLOSING))
    assert found.texts[0].type == kind.key
    assert found.family is Family.ND30


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("THÔNG BÁO KẾT LUẬN", "thong-bao"),
        ("GIẤY MỜI HỌP", "giay-moi"),
        ("BẢN THOẢ THUẬN", "ban-thoa-thuan"),
        ("THƯ CHÚC MỪNG", "thu-cong"),
    ],
)
def test_types_with_other_words(title: str, key: str) -> None:
    assert read(document(NO_SUBJECT, centred(title), PROSE, CLOSING)).texts[0].type == key


def test_a_letter_has_no_title() -> None:
    assert read(document(LETTERHEAD, P("Kính gửi: Sở Tài chính", "c"), PROSE, CLOSING)).texts[0].type == "cong-van"


def test_date_of_issue() -> None:
    assert read(document(LETTERHEAD, PROSE, CLOSING)).issued == date(2026, 3, 5)
    blank = columns(LETTERHEAD[0], [centred(NAME), centred(MOTTO), P("Bến Đá, ngày    tháng 3 năm 2026", "c")])
    assert read(document(blank, PROSE, CLOSING)).issued is None


def head(number: str, body: str = "ỦY BAN NHÂN DÂN TỈNH THANH GIANG") -> Row:
    return columns([centred(body), P(number, "c")], SLOGANS)


@pytest.mark.parametrize(
    ("number", "title", "family"),
    [
        ("Số: 12/2026/QĐ-UBND", "QUYẾT ĐỊNH", Family.LEGAL),
        ("Số: 12/QĐ-UBND", "QUYẾT ĐỊNH", Family.ND30),
        ("Số: 12/2026/BC-SNV", "BÁO CÁO", Family.ND30),
        ("Số: 12/2026/QĐ-SNV", "QUYẾT ĐỊNH", Family.ND30),
        ("Số: 12/TT-BNV", "THÔNG TƯ", Family.LEGAL),
        ("Số: 12/GP-SNV", "GIẤY PHÉP", Family.OTHER),
    ],
)
def test_family_by_number_and_title(number: str, title: str, family: Family) -> None:
    found = read(document(head(number), centred(title), centred("Về lưu trữ"), PROSE, CLOSING))
    assert found.family is family
    assert (found.reason is None) == (family is Family.ND30)


def test_the_year_in_the_number_is_the_reason() -> None:
    found = read(document(head("Số: 12/2026/QĐ-UBND"), centred("QUYẾT ĐỊNH"), centred("Về lưu trữ"), PROSE, CLOSING))
    assert found.reason is not None
    assert "ghi năm (2026)" in found.reason.vi


def test_a_party_document() -> None:
    party = columns(
        [centred("ĐẢNG ỦY XÃ TÂN LỘC", False), centred("CHI BỘ TRƯỜNG HỌC"), "*", P("Số 12-BC/CB", "c")],
        [centred("ĐẢNG CỘNG SẢN VIỆT NAM"), P(DATE, "c")],
    )
    found = read(document(party, centred("BÁO CÁO"), PROSE, CLOSING))
    assert (found.family, found.texts[0].type) == (Family.PARTY, "party")


@pytest.mark.parametrize("title", ["ĐƠN KHỞI KIỆN", "TỜ KHAI ĐĂNG KÝ", "HỢP ĐỒNG ĐẠI LÝ"])
def test_private_papers(title: str) -> None:
    text = document(centred(NAME), centred(MOTTO), centred(title), P("Kính gửi: Tòa án nhân dân", "c"), PROSE)
    assert read(text).family is Family.OTHER


DECISION = (head("Số: 12/QĐ-UBND"), centred("QUYẾT ĐỊNH"), centred("Ban hành Quy chế"), PROSE, CLOSING)
REFERENCE = P("(Kèm theo Quyết định số 12/QĐ-UBND\nngày 05 tháng 3 năm 2026)", "c", italic=True)


def test_an_attached_regulation() -> None:
    attached = (
        columns([centred("ỦY BAN NHÂN DÂN TỈNH")], [centred(NAME), centred(MOTTO)]),
        centred("QUY CHẾ"),
        centred("Phòng họp"),
        REFERENCE,
    )
    texts = read(document(*DECISION, *attached, PROSE)).texts
    assert [(t.kind, t.type) for t in texts] == [(TextKind.MAIN, "quyet-dinh"), (TextKind.ATTACHED, "quy-che")]
    assert [c.part.value for c in texts[1].components if c.role == "reference"] == ["phu-luc"]


def test_appendices_with_forms() -> None:
    form = (centred(NAME), centred(MOTTO), centred("BIÊN BẢN"), PROSE)
    texts = read(
        document(*DECISION, centred("Phụ lục I"), centred("DANH MỤC HỒ SƠ"), REFERENCE, PROSE, *[PROSE] * 9, *form)
    ).texts
    assert [t.kind for t in texts] == [TextKind.MAIN, TextKind.APPENDIX, TextKind.APPENDIX]
    labels = {c.role: c.text for c in texts[1].components if c.part.value == "phu-luc"}
    assert labels["label"] == "Phụ lục I"
    assert labels["title"] == "DANH MỤC HỒ SƠ"
    assert labels["reference"] == "(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2026)"


def test_an_appendix_by_its_reference_alone() -> None:
    texts = read(document(*DECISION, centred("PHÂN CÔNG NHIỆM VỤ"), REFERENCE, PROSE)).texts
    assert [t.kind for t in texts] == [TextKind.MAIN, TextKind.APPENDIX]


def test_a_sentence_about_an_appendix_is_no_appendix() -> None:
    sentence = "Phụ lục kèm theo Quyết định này gồm danh mục hồ sơ và biểu mẫu báo cáo hằng năm."
    assert len(read(document(*DECISION[:-1], sentence, PROSE, CLOSING)).texts) == 1


def test_two_letters_in_one_file() -> None:
    letter = (LETTERHEAD, P("Kính gửi: Sở Tài chính", "c"), PROSE, CLOSING)
    texts = read(document(*letter, *letter)).texts
    assert [(t.kind, t.type) for t in texts] == [(TextKind.MAIN, "cong-van")] * 2
    assert texts[0].end < texts[1].anchor.order


def test_the_block_of_a_copy() -> None:
    copy = columns(
        [centred("ỦY BAN NHÂN DÂN"), centred("XÃ TÂN LỘC"), P("Số: 12/SY-UBND", "c")], [centred("SAO Y"), P(DATE, "c")]
    )
    texts = read(document(*DECISION, copy, CLOSING)).texts
    assert [t.kind for t in texts] == [TextKind.MAIN, TextKind.COPY]
    found = {c.part.value: c.text for c in texts[1].components}
    assert (found["ban-sao"], found["so-ky-hieu"]) == ("SAO Y", "Số: 12/SY-UBND")


def test_the_text_of_a_digital_signature_is_neither_number_nor_date() -> None:
    signed = P("Số: 15/QĐ-BNV; 05/01/2026; 08:30:15 +07:00", "r")
    head = columns([centred("BỘ NỘI VỤ")], [centred(NAME), centred(MOTTO)])
    text = document(signed, head, centred("QUY CHẾ"), REFERENCE, PROSE)
    found = parts(text)
    assert found["dau"] == [signed.text]
    assert pieces(text, Part.SEAL) == {"date": "05/01/2026", "time": "08:30:15"}
    assert "so-ky-hieu" not in found
    assert "dia-danh-ngay" not in found


SIGNED = P("Số: 15/QĐ-BNV; 05/01/2026; 08:30:15 +07:00", "r")


@pytest.mark.parametrize("at", [0, 1, 2], ids=["above the label", "below it", "below the title"])
def test_an_appendix_with_the_text_of_a_digital_signature(at: int) -> None:
    """A text box stands behind the paragraph that holds it, which may be any of the first."""
    lines: list[P | str] = [centred("Phụ lục"), centred("DANH MỤC HỒ SƠ"), REFERENCE, PROSE]
    lines.insert(at, SIGNED)
    found = parts(document(*lines))
    assert found["dau"] == [SIGNED.text]
    assert found["phu-luc title"] == ["DANH MỤC HỒ SƠ"]
    assert len(found["phu-luc reference"]) == 1


def test_a_title_with_hours_is_no_signature() -> None:
    title = "LỊCH HỌC: SÁNG 07:30; CHIỀU 13:30"
    assert parts(document(centred("Phụ lục"), centred(title), REFERENCE, PROSE))["phu-luc title"] == [title]
