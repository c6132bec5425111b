"""How citations are read, and what is said of two that cannot both be right."""

from __future__ import annotations

import pytest
from tests.check.pieces import document, outcomes, paragraph

from decree30_lint.check.citation_conflicts import find_conflicts
from decree30_lint.check.kinds.citations import CitationConsistent, CitationForm
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.parts import Part
from decree30_lint.model.rules import Kind
from decree30_lint.pipeline import ruleset_named
from decree30_lint.syntax.citations import Citation, Cited, citation_words, citations_in
from decree30_lint.syntax.citations.words import nearly_equal

WORDS = ruleset_named("nd30-2020").vocabulary
LEXICON = citation_words(WORDS)
IN_FULL, BRIEFLY = CitationForm(first_in_full=True), CitationForm(later_briefly=True)


def read(text: str) -> list[Citation]:
    return list(citations_in(text, LEXICON))


def one(text: str) -> Citation:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Nghị định số 30/2020/NĐ-CP", ("30", "2020", "NĐ-CP")),
        ("Kế hoạch số 05/KH-UBND", ("5", "", "KH-UBND")),
        ("Nghị quyết số 35-NQ/TU", ("35", "", "NQ/TU")),
        ("Nghị quyết số 66.4/2025/NQ-CP", ("66.4", "2025", "NQ-CP")),
        ("Thông tư số 08/2022/TT- BGDĐT", ("8", "2022", "TT-BGDĐT")),
        ("Quyết định số 12/QĐ–UBND", ("12", "", "QĐ-UBND")),
        ("Văn bản số 01/2026/GVL/CV-LV", ("1", "2026", "GVL/CV-LV")),
        ("Kế hoạch số 271/KH-UBNDngày 11/12/2019", ("271", "", "KH-UBND")),
        ("Văn bản số: 12/UBND-NC.", ("12", "", "UBND-NC")),
        ("Công văn số 6982/SNN-GP&TM,", ("6982", "", "SNN-GP&TM")),
        ("Tờ trình số 15/TTr-CAT(PC04) ngày 03/6/2026", ("15", "", "TTr-CAT(PC04)")),
        ("Công văn số 45/CAT(PV01)-ĐTTH của", ("45", "", "CAT(PV01)-ĐTTH")),
        ("Báo cáo số 5/BC-UBND(bản điện tử)", ("5", "", "BC-UBND")),
    ],
)
def test_number_and_symbol(text: str, key: tuple[str, str, str]) -> None:
    assert one(text).key == key


@pytest.mark.parametrize(
    "text",
    [
        "ngày 15/6/2026",
        "theo QCVN 01:2019/BCT",
        "số 85/3 đường Trần Phú",
        "số 12/Ngõ Trạm",
        "1/ Ông/Bà",
        "tỷ lệ 24/24, 05/QĐ",
        "Km61+110.21/MS285",
        "và/hoặc",
    ],
)
def test_no_citation(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Quyết định số 12/QĐ-SNV ngày 06/3/2020", (6, 3, 2020)),
        ("Quyết định số 12/QĐ-SNV, ngày 06 tháng 3 năm 2020", (6, 3, 2020)),
        ("Quyết định số 12/QĐ-SNV ký ngày 06-3-2020", (6, 3, 2020)),
        ("Tờ trình số 12/TTr -SNV ngày 06/3/2020", (6, 3, 2020)),
        ("Quyết định số 12/QĐ-SNV 06/3/2020", (6, 3, 2020)),
        ("Quyết định số 12/QĐ-SNV của Sở Nội vụ ngày 06/3/2020", (6, 3, 2020)),
        ("Quyết định số 12/QĐ-SNV ngày … tháng 3 năm 2020", (None, 3, 2020)),
        ("Quyết định số 12/QĐ-SNV tháng 3 năm 2020", (None, 3, 2020)),
        ("Quyết định số 12/QĐ-SNV ngày 21/9/020", (21, 9, None)),
        ("Luật số 42/2024/QH15 về Quản lý vũ khí ngày 29/6/2024", (29, 6, 2024)),
    ],
)
def test_date(text: str, numbers: tuple[int | None, int | None, int | None]) -> None:
    date = one(text).date
    assert date is not None
    assert date.numbers == numbers


def test_dates_that_are_not_the_documents() -> None:
    assert one("Luật Hóa chất số 69/2025/QH15 có hiệu lực từ ngày 01/01/2026").date is None
    assert one("Kế hoạch số 12/KH-SNV. Ngày 06/3/2020, Sở họp").date is None


@pytest.mark.parametrize(
    ("text", "body", "subject"),
    [
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư", "Chính phủ", True),
        ("Kế hoạch số 9/KH-UBND của UBND tỉnh Kon Tum, về việc mở lớp", "UBND tỉnh Kon Tum", True),
        ("Thông tư số 1/2026/TT-BCT của Bộ trưởng Bộ Công Thương;", "Bộ trưởng Bộ Công Thương", False),
        ("Kế hoạch số 9/KH-UBND của UBND tỉnh, Sở Nội vụ báo cáo kết quả", "UBND tỉnh", False),
        ("Chỉ thị số 65/CT-BCT của Bộ Công Thương được ban hành", "Bộ Công Thương", False),
        ("Văn bản số 1/STC-NS của Sở Tài chính và các văn bản khác", "Sở Tài chính", False),
        ("Nghị định của Chính phủ số 30/2020/NĐ-CP", "Chính phủ", False),
        ("Công văn số 3920/UBND-NC ngày 30/12/2019 về việc xử lý tài liệu", "", True),
        ("Quyết định số 9/QĐ-TTg của Thủ tướng Chính phủ nâng mức hỗ trợ hằng tháng", "Thủ tướng Chính phủ", True),
        ("Quyết định số 9/QĐ-BXD của Bộ Xây dựng", "Bộ Xây dựng", False),
    ],
)
def test_body_and_subject(text: str, body: str, subject: bool) -> None:
    citation = one(text)
    assert (citation.body, citation.subject) == (body, subject)


@pytest.mark.parametrize(
    ("text", "numbers", "body"),
    [
        (
            "Thông tư 12/2024/TT-BYT quy định về hồ sơ sức khỏe ban hành ngày 05/11/2024 của Bộ trưởng Bộ Y tế;",
            (5, 11, 2024),
            "Bộ trưởng Bộ Y tế",
        ),
        ("Quyết định số 8/QĐ-SNV về việc giao chỉ tiêu ngày 03 tháng 3 năm 2026 của Sở Nội vụ;", (3, 3, 2026), "Sở Nội vụ"),
        ("Nghị định số 5/2025/NĐ-CP của Chính phủ về hộ tịch được ban hành ngày 03/3/2025", (3, 3, 2025), "Chính phủ"),
        ("Kế hoạch số 9/KH-SNV về việc mở lớp từ ngày 03/3/2026 đến hết năm", None, ""),
        ("Kế hoạch số 9/KH-SNV về việc mở lớp; Sở họp ngày 03/3/2026 của tháng", None, ""),
    ],
)
def test_date_behind_the_subject(text: str, numbers: tuple[int, int, int] | None, body: str) -> None:
    citation = one(text)
    assert (citation.date.numbers if citation.date else None, citation.body) == (numbers, body)


def test_date_behind_is_not_that_of_a_document_within_the_subject() -> None:
    text = "Nghị định số 2/2026/NĐ-CP sửa đổi Nghị định số 1/2025/NĐ-CP về hộ tịch được ban hành ngày 03/3/2026"
    assert [citation.date for citation in read(text)][1] is None


def test_citations_joined_by_and_share_body_and_subject() -> None:
    first, second = read("Thông tư số 01/2019/TT-BNV và Thông tư số 02/2019/TT-BNV của Bộ Nội vụ về tài liệu điện tử")
    assert (first.body, first.subject) == (second.body, second.subject) == ("Bộ Nội vụ", True)


@pytest.mark.parametrize(
    ("text", "name", "near", "misspelt"),
    [
        ("theo Quyết định số 1/QĐ-SNV", "quyết định", True, False),
        ("theo QĐ số 1/QĐ-SNV", "quyết định", True, False),
        ("Thông tư liên tịch số 1/2015/TTLT-BNV", "thông tư liên tịch", True, False),
        ("Giấy phép khai thác khoáng sản số 947/GP-UBND", "giấy phép", False, False),
        ("Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ số 55/2024/QH15", "luật", False, False),
        ("Luật Hóa chất 69/2025/QH15", "luật", False, False),
        ("Thông từ số 02/2019/TT-BNV", "thông tư", True, True),
        ("nội dung hợp đông số 01/SNV-RM", "hợp đồng", True, True),
        ("của Dế hoạch 808/KH-UBND", "kế hoạch", True, True),
        ("và số 757/STC-NS", "", False, False),
    ],
)
def test_type(text: str, name: str, near: bool, misspelt: bool) -> None:
    citation = one(text)
    assert (citation.type, citation.near, citation.misspelt) == (name, near, misspelt)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("BNC", "BNV", True),
        ("BNNMT", "BNMT", True),
        ("UBDN", "UBND", True),
        ("BNV", "BNV", False),
        ("BCT", "BTP", False),
        ("KH", "KH-A", False),
    ],
)
def test_nearly_equal(one: str, other: str, expected: bool) -> None:
    assert nearly_equal(one, other) is nearly_equal(other, one) is expected


def contradictions(*texts: str) -> list[tuple[str, str, str]]:
    """The key, the number held for wrong and the one held against it."""
    cited = [Cited(c, paragraph(text, f"body/p[{i}]", i), False) for i, text in enumerate(texts) for c in read(text)]
    return [(c.key, c.wrong.number, c.right.number) for c in find_conflicts(cited, LEXICON)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            ("Công văn số 6532/BNC-VTLT ngày 26/12/2019 của Bộ Nội vụ", "Công văn số 6532/BNV-VTLT của Bộ Nội vụ"),
            [("symbol", "6532/BNC-VTLT", "6532/BNV-VTLT")],
        ),
        (
            ("Kế hoạch số 5/KH-SNV ngày 06/3/2020", "Kế hoạch số 5/KH-SNX ngày 06/3/2020", "Kế hoạch số 5/KH-SNV"),
            [("symbol", "5/KH-SNX", "5/KH-SNV")],
        ),
        (("Kế hoạch số 5/KH-SNV ngày 06/3/2020", "Kế hoạch số 5/KH-SNN ngày 09/4/2020"), []),
        (("Kế hoạch số 5/KH-SNV của Sở Nội vụ", "Kế hoạch số 5/KH-SNN của Sở Nông nghiệp"), []),
        (("Kế hoạch số 5/KH-SNV", "Kế hoạch số 5/KH-SNN"), []),
        (("Quyết định số 545/QĐ-SNV", "Quy chế số 545/QC-SNV"), []),
        (("Kế hoạch số 545/KH-SNV", "Kế hoạch số 545/KH-SNN"), [("symbol-perhaps", "545/KH-SNN", "545/KH-SNV")]),
    ],
)
def test_symbols(texts: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    assert contradictions(*texts) == expected


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Kế hoạch số 5/KH-UBND ngày 10/01/2025 của UBND tỉnh", "Kế hoạch số 5/KH-UBND ngày 11/01/2025"), ["date"]),
        (("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", "Nghị định số 30/2020/NĐ-CP ngày 05/3/2021"), ["date"]),
        (("Kế hoạch số 5/KH-UBND ngày 10/01/2025", "Kế hoạch số 5/KH-UBND ngày 10/01/2026"), ["date"]),
        (("Kế hoạch số 5/KH-UBND ngày 10/01/2025", "Kế hoạch số 5/KH-UBND ngày 08/02/2026"), []),
        (("Kế hoạch số 5/KH-UBND ngày 10/01/2025 của UBND xã A", "Kế hoạch số 5/KH-UBND ngày 11/01/2025 của UBND xã B"), []),
        (("Kế hoạch số 5/KH-UBND ngày 10/01/2025", "Kế hoạch số 05/KH-UBND ngày 10 tháng 1 năm 2025"), []),
        (("Chương trình số 5/KH-UBND", "Kế hoạch số 5/KH-UBND"), ["type"]),
        (("Văn bản số 5/UBND-NC", "Công văn số 5/UBND-NC"), []),
        (("Nghị định số 02/2019/TT-BNV",), ["type-of-symbol"]),
        (("Đề án số 06/QĐ-TTg",), []),
    ],
)
def test_dates_and_types(texts: tuple[str, ...], found: list[str]) -> None:
    assert [said for said, *_ in contradictions(*texts)] == found


def breaches(check: Kind, *lines: str, basis: str = "") -> list[Breach]:
    body = [paragraph(line, f"body/p[{i}]", i) for i, line in enumerate(lines, start=2)]
    parts = {Part.LEGAL_BASIS: [paragraph(basis, "body/p[1]", 1)]} if basis else {}
    found = outcomes(check, document(), {**parts, Part.BODY: body}, Part.BODY, WORDS)
    return [o for o in found if isinstance(o, Breach)]


@pytest.mark.parametrize(
    ("text", "said", "suggestion"),
    [
        ("theo Nghị định 30/2020/NĐ-CP", "number-word", "Nghị định số 30/2020/NĐ-CP"),
        ("THEO NGHỊ ĐỊNH 30/2020/NĐ-CP", "number-word", "NGHỊ ĐỊNH SỐ 30/2020/NĐ-CP"),
        ("theo Thông tư số số 89/2015/TT-BTC", "twice", "Thông tư số 89/2015/TT-BTC"),
        ("và Thông từ số 02/2019/TT-BNV", "type", "Thông tư số 02/2019/TT-BNV"),
        ("của Dế hoạch 808/KH-UBND", "type", "Kế hoạch số 808/KH-UBND"),
    ],
)
def test_word_before_the_number(text: str, said: str, suggestion: str) -> None:
    (breach,) = breaches(CitationForm(number_word="số"), text)
    (edit,) = breach.edits
    start, end = edit.at.start, edit.at.end
    assert (breach.message_key, breach.suggestion) == (said, suggestion)
    assert text[:start] + edit.text + text[end:] == text.replace(text[breach.at.start : breach.at.end], suggestion)  # type: ignore[union-attr]


def test_first_citation_in_full() -> None:
    brief = "Kế hoạch số 5/KH-UBND được giao"
    assert len(breaches(IN_FULL, brief)) == 1
    assert breaches(IN_FULL, brief, basis="Căn cứ Kế hoạch số 5/KH-UBND;") == []
    assert breaches(IN_FULL, "Sở ban hành Kế hoạch số 5/KH-SNV ngày 06/3/2020 về rà soát") == []
    assert [b.message_key for b in breaches(IN_FULL, "Luật Lưu trữ số 33/2024/QH15")] == ["law"]


def test_later_citations_are_brief() -> None:
    full = "Kế hoạch số 5/KH-UBND ngày 06/3/2020 của UBND tỉnh về rà soát"
    assert breaches(BRIEFLY, full, "theo Kế hoạch số 5/KH-UBND") == []
    (breach,) = breaches(
        BRIEFLY,
        full,
        "theo Kế hoạch số 5/KH-UBND ngày 06/3/2020",
        "tại Kế hoạch số 5/KH-UBND của UBND tỉnh",
    )
    assert (breach.suggestion, len(breach.also)) == ("Kế hoạch số 5/KH-UBND", 1)
    assert breaches(BRIEFLY, full, "theo Kế hoạch số 5/KH-UBND ngày 07/3/2020") == []


def test_one_fault_one_finding() -> None:
    lines = ("Kế hoạch số 5/KH-UBND ngày 06/3/2020 của UBND tỉnh về rà soát", "theo Kế hoạch số 5/KH-UBND ngày 07/3/2020")
    assert [len(breaches(check, *lines)) for check in (CitationConsistent(), BRIEFLY, IN_FULL)] == [
        1,
        0,
        0,
    ]


def test_a_wrong_symbol_is_no_first_citation() -> None:
    full = "Công văn số 6532/BNC-VTLT ngày 26/12/2019 của Bộ Nội vụ về phương hướng"
    lines = (full, "Công văn số 6532/BNV-VTLT của Bộ Nội vụ")
    assert [len(breaches(check, *lines)) for check in (CitationConsistent(), IN_FULL)] == [1, 0]


def test_unwritten_numbers_are_left_alone() -> None:
    lines = ("Kế hoạch …/KH-UBND", "Kế hoạch số /KH-UBND ngày … của UBND tỉnh", "Quyết định {{so}}/QĐ-SNV")
    for check in (
        CitationForm(number_word="số"),
        IN_FULL,
        BRIEFLY,
        CitationConsistent(),
    ):
        assert breaches(check, *lines) == []
