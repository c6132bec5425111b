"""Where the texts of a file begin, and of what kind each is."""

from __future__ import annotations

import pytest

from decree30_lint.model.parts import Family, Part, TextKind

from .paper import CLOSING, DATE, LETTERHEAD, MOTTO, NAME, PROSE, P, Source, centred, columns, document, read

BODY = "SỞ NỘI VỤ"
TO = P("Kính gửi: Ủy ban nhân dân xã Tân Lộc", "c")
LETTER: tuple[Source, ...] = (LETTERHEAD, TO, PROSE, CLOSING)
SLOGANS = [centred(NAME), centred(MOTTO)]
SIGNED = columns(
    [centred("NGƯỜI LẬP BIỂU"), "", "", centred("Bùi Thị Mận")], [centred("TRƯỞNG PHÒNG"), "", "", centred("Lê Văn Cấp")]
)
REFERENCE = P("(Kèm theo Quyết định số 05/QĐ-SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)", "c", italic=True)


def page(text: str, **looks: bool) -> P:
    return P(text, "c", bold=True, page_break=True, **looks)


def kinds(*sources: Source) -> list[str]:
    return [text.kind.value for text in read(document(*sources)).texts]


@pytest.mark.parametrize(
    "behind",
    [
        (page("DANH SÁCH CÁN BỘ ĐI HỌC"), PROSE, SIGNED),
        (page("PHIẾU LẤY Ý KIẾN"), P(DATE, "r", italic=True), PROSE),
        ([(["UBND TỈNH THANH GIANG"], SLOGANS)], centred("BIÊN BẢN"), centred("Bàn giao hồ sơ"), PROSE, SIGNED),
        ([([BODY], [*SLOGANS, P(DATE, "c", italic=True)])], centred("BIÊN BẢN HỌP XÉT"), PROSE, SIGNED),
    ],
    ids=["list", "ballot", "minutes", "dated minutes"],
)
def test_what_is_attached_without_a_label_is_a_text_of_its_own(behind: tuple[Source, ...]) -> None:
    found = read(document(*LETTER, *behind)).texts
    assert [text.kind.value for text in found] == ["main", "appendix"]
    names = [c.text for c in found[0].components if c.part in (Part.SIGNATORY_NAME, Part.PLACE_DATE, Part.NATIONAL_NAME)]
    assert names == [NAME, DATE, "Tạ Quang Nhuận"]


def test_a_form_with_a_letterhead_of_its_own_is_a_document_that_the_decree_does_not_govern() -> None:
    first, form = read(document(*LETTER, centred(NAME), centred(MOTTO), centred("GIẤY ĐỀ NGHỊ"), PROSE, SIGNED)).texts
    assert (first.family, form.kind, form.family) == (Family.ND30, TextKind.MAIN, Family.OTHER)


@pytest.mark.parametrize(
    ("behind", "kind"),
    [
        ((page("QUY CHẾ"), centred("Tiếp công dân"), REFERENCE, PROSE), "attached"),
        ((page("DANH SÁCH"), centred("Cán bộ đi học"), REFERENCE, PROSE), "appendix"),
        (([([BODY], SLOGANS)], centred("QUY CHẾ"), centred("Tiếp công dân"), REFERENCE, PROSE), "attached"),
        (([([BODY], SLOGANS)], centred("DANH SÁCH"), centred("Cán bộ đi học"), REFERENCE, PROSE), "appendix"),
    ],
    ids=["regulation", "list", "regulation with a head", "list with a head"],
)
def test_a_reference_tells_what_is_issued_with_the_document(behind: tuple[Source, ...], kind: str) -> None:
    assert kinds(*LETTER, *behind) == ["main", kind]


@pytest.mark.parametrize("number", ["Số: 06/QĐ-SNV", "Số:      /QĐ-SNV"])
def test_decisions_one_after_the_other(number: str) -> None:
    head = columns([centred(BODY), P(number, "c")], [*SLOGANS, P(DATE, "c", italic=True)])
    second = (head, centred("QUYẾT ĐỊNH"), centred("Về việc cử cán bộ đi học"), PROSE, CLOSING)
    assert kinds(*LETTER, *second) == ["main", "main"]


@pytest.mark.parametrize(("number", "kind"), [("Số: 06/QĐ-SNV", "main"), ("Số: …/QĐ-…", "appendix")])
def test_behind_an_appendix_a_document_of_the_same_office_is_its_own(number: str, kind: str) -> None:
    head = columns([centred(BODY), P(number, "c")], [*SLOGANS, P(DATE, "c", italic=True)])
    appendix = (page("Phụ lục"), centred("DANH SÁCH CÁN BỘ"), PROSE)
    assert kinds(*LETTER, *appendix, head, centred("QUYẾT ĐỊNH"), PROSE, CLOSING) == ["main", "appendix", kind]


@pytest.mark.parametrize(
    "behind",
    [
        page("XÁC NHẬN CỦA ỦY BAN NHÂN DÂN XÃ"),
        page("TRƯỞNG PHÒNG VĂN THƯ"),
        page("II. TỔ CHỨC THỰC HIỆN"),
        P("Tài liệu gửi kèm có trên trang thông tin điện tử.", page_break=True),
    ],
)
def test_what_only_happens_to_begin_a_page_begins_no_text(behind: P) -> None:
    assert kinds(*LETTER, behind, PROSE) == ["main"]


def test_a_second_label_on_the_next_page_begins_a_text() -> None:
    short = (page("Phụ lục I"), centred("DANH SÁCH"), PROSE, page("Phụ lục II"), centred("DỰ TOÁN"), PROSE)
    assert kinds(*LETTER, *short) == ["main", "appendix", "appendix"]


@pytest.mark.parametrize("blank", [P("\f"), P("", page_break=True)])
@pytest.mark.parametrize(
    "behind",
    [centred("DANH SÁCH CÁN BỘ"), columns([centred("SỞ NỘI VỤ")], [centred("DANH SÁCH CÁN BỘ")])],
    ids=["line", "table"],
)
def test_a_break_in_a_blank_paragraph_ends_the_page(blank: P, behind: Source) -> None:
    assert kinds(*LETTER, blank, P(""), behind, PROSE, SIGNED) == ["main", "appendix"]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ((P("Biểu số 3", "r"), centred("BẢNG TỔNG HỢP"), REFERENCE), "appendix"),
        ((centred("DANH SÁCH CÁN BỘ ĐI HỌC"), REFERENCE), "appendix"),
        ((centred("Bảng tổng hợp"), centred("kết quả rà soát"), REFERENCE), "appendix"),
        ((centred("QUY CHẾ"), centred("Tiếp công dân"), REFERENCE), "attached"),
        (([([BODY], SLOGANS)], centred("QUY CHẾ"), REFERENCE), "attached"),
        (([([BODY], SLOGANS)], centred("PHIẾU LẤY Ý KIẾN"), REFERENCE), "appendix"),
        (([([BODY], SLOGANS)], centred("ĐIỀU LỆ"), REFERENCE, P("Điều 1. Tên gọi"), PROSE), "attached"),
        ((PROSE, PROSE, REFERENCE), "main"),
    ],
    ids=[
        "form",
        "list",
        "table",
        "regulation",
        "regulation with a head",
        "ballot with a head",
        "charter with a head",
        "prose",
    ],
)
def test_a_file_of_nothing_but_an_attachment(first: tuple[Source, ...], kind: str) -> None:
    assert kinds(*first, PROSE, PROSE) == [kind]


@pytest.mark.parametrize("label", ["Chương III", "Phần II", "Mục 2", "Chương 4."])
def test_the_heading_of_a_division_may_stand_overleaf(label: str) -> None:
    found = read(
        document(*LETTER, page("QUY CHẾ"), REFERENCE, PROSE, centred(label), page("TỔ CHỨC THỰC HIỆN"), PROSE)
    ).texts
    assert [text.kind.value for text in found] == ["main", "attached"]
    assert [c.text for c in found[1].of(Part.STRUCTURE)] == [label, "TỔ CHỨC THỰC HIỆN"]
