"""The lines of the legal bases: their ends, and what each of them names."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.check.pieces import PLAIN, component, document, paragraph, said

from decree30_lint.check.kinds.bases import BasisCited, BasisLines
from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.edits import ReplaceText
from decree30_lint.model.formatting import VerticalAlign
from decree30_lint.model.outcomes import Breach, Outcome
from decree30_lint.model.parts import Family, Part, Recognition, Subject, Text, TextKind
from decree30_lint.model.path import FILE
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View
from decree30_lint.pipeline import ruleset_named

WORDS = ruleset_named("nd30-2020").vocabulary
SEMICOLONS, END = BasisLines(between=";"), BasisLines(last=".")
ONE_A_LINE = BasisLines(("Căn cứ", "Xét", "Theo đề nghị"), ("sửa đổi", "bổ sung"))
IN_FULL = BasisCited(("Theo đề nghị", "Xét"))
NO_NUMBER = BasisCited(amended=("được sửa đổi", "sửa đổi"))


IN_ORDER = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
ARCHIVES = "Luật Lưu trữ ngày 21 tháng 6 năm 2024"
DECREE = "Nghị định số 113/2025/NĐ-CP ngày 03 tháng 6 năm 2025 của Chính phủ quy định chi tiết Luật Lưu trữ"


def judged(check: Kind, *lines: str | Paragraph, after: str = "") -> list[Outcome]:
    """Each line is one component, as recognition makes them."""
    made = [paragraph(x, f"body/p[{i}]", i) if isinstance(x, str) else x for i, x in enumerate(lines)]
    bases = tuple(component(Part.LEGAL_BASIS, p) for p in made)
    body = (component(Part.BODY, paragraph(after, "body/p[99]", 99)),) if after else ()
    text = Text(TextKind.MAIN, "quyet-dinh", 1.0, (*bases, *body), Anchor(FILE, 0), 10**6)
    subject = Subject(document(), Recognition(Family.ND30, 1.0, (text,)), WORDS)
    return list(check.run(View(subject, text, Part.LEGAL_BASIS, bases)))


def suggestions(check: Kind, *lines: str) -> list[str | None]:
    return [o.suggestion for o in judged(check, *lines) if isinstance(o, Breach)]


LAW = "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024"


@pytest.mark.parametrize(
    ("end", "expected"),
    [(";", []), (" ;", []), (";[1]", []), (".", ["end"]), (",", ["end"]), ("", ["end"]), (" về …", ["?"])],
)
def test_ends_of_lines(end: str, expected: list[str]) -> None:
    assert said(judged(SEMICOLONS, LAW + end, "Theo đề nghị của Trưởng phòng.")) == expected


def test_all_wrong_ends_are_one_finding_and_mended_where_they_stand() -> None:
    other = LAW.replace("Lưu trữ", "Thư viện")
    (breach,) = judged(SEMICOLONS, LAW + ",", other, LAW + ".")
    assert isinstance(breach, Breach)
    assert breach.suggestion == f"{LAW};\n{other};"
    mended = [(str(e.at.path), e.at.start, e.at.end, e.text) for e in breach.edits if isinstance(e, ReplaceText)]
    assert mended == [("body/p[0]", len(LAW), len(LAW) + 1, ";"), ("body/p[1]", len(other) - 1, len(other), "4;")]


@pytest.mark.parametrize(
    ("last", "after", "expected"),
    [
        ("Theo đề nghị của Trưởng phòng.", "", []),
        ("Theo đề nghị của Trưởng phòng.(1)", "", []),
        ("Theo đề nghị của Trưởng phòng,", "", ["last"]),
        ("Theo đề nghị của Trưởng phòng", "", ["last"]),
        (LAW + ";", "Sở Nội vụ ban hành Kế hoạch như sau:", ["continued"]),
        (LAW + ";", "Căn cứ nhiệm vụ được giao, Sở Nội vụ ban hành Kế hoạch như sau:", ["?"]),
        ("Theo đề nghị của [tên đơn vị]", "", ["?"]),
        ("Căn cứ ;", "", ["?"]),
    ],
)
def test_end_of_the_block(last: str, after: str, expected: list[str]) -> None:
    assert said(judged(END, LAW + ";", last, after=after)) == expected


def test_raised_marks_behind_the_end_do_not_count() -> None:
    text = LAW + ";"
    line = paragraph(text)
    note = Span("12", replace(PLAIN, vertical_align=VerticalAlign.SUPERSCRIPT), len(text))
    noted = replace(line, spans=(*line.spans, note))
    assert judged(SEMICOLONS, noted, "Theo đề nghị của Trưởng phòng.") == []


def test_second_basis_in_a_line() -> None:
    assert suggestions(ONE_A_LINE, f"{LAW}; Căn cứ Quy chế làm việc;") == [f"{LAW};\nCăn cứ Quy chế làm việc;"]
    two = "Căn cứ Kế hoạch số 1/KH-SNV về A; Kế hoạch số 2/KH-SNV về B;"
    assert suggestions(ONE_A_LINE, two) == ["Căn cứ Kế hoạch số 1/KH-SNV về A;\nCăn cứ Kế hoạch số 2/KH-SNV về B;"]
    assert judged(ONE_A_LINE, "Căn cứ Kế hoạch số 1/KH-SNV về A được sửa đổi; Kế hoạch số 2/KH-SNV;") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Căn cứ Luật Lưu trữ số 33/2024/QH15 ngày 21/6/2024;", "Luật Lưu trữ ngày 21 tháng 6 năm 2024"),
        ("Căn cứ Luật Hóa chất 69/2025/QH15;", "Luật Hóa chất ngày … tháng … năm 2025"),
        ("Căn cứ Luật số 42/2024/QH15 ngày 29/6/2024 về Quản lý vũ khí;", "Luật Quản lý vũ khí ngày 29 tháng 6 năm 2024"),
        ("Căn cứ Luật số 42/2024/QH15 về Quản lý vũ khí ngày 29/6/2024;", "Luật Quản lý vũ khí ngày 29 tháng 6 năm 2024"),
        (
            "Căn cứ Luật số 15/2012/QH13 ngày 20/6/2012 về Xử lý vi phạm, sửa đổi năm 2025;",
            "Luật Xử lý vi phạm ngày 20 tháng 6 năm 2012",
        ),
        (
            "Căn cứ điểm c khoản 2 Điều 89 Luật Xây dựng số 50/2014/QH13 ngày 18/6/2014;",
            "Luật Xây dựng ngày 18 tháng 6 năm 2014",
        ),
        ("Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024 của Quốc hội;", "Luật Đất đai ngày 18 tháng 01 năm 2024"),
    ],
)
def test_laws_without_number(line: str, expected: str) -> None:
    assert suggestions(NO_NUMBER, line) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20 tháng 11 năm 2015;",
        "Căn cứ Nghị quyết số 198/2025/QH15 ngày 17 tháng 5 năm 2025 của Quốc hội về cơ chế đặc biệt;",
        "Căn cứ Nghị định số 1/2026/NĐ-CP ngày 02 tháng 01 năm 2026 của Chính phủ về Luật Giá số 16/2023/QH15;",
    ],
)
def test_no_law_with_a_number(line: str) -> None:
    assert judged(NO_NUMBER, line) == []


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (f"; {DECREE}", ["cited"]),
        (f"; {ARCHIVES}; {DECREE}", ["listed"]),
        ("; Luật Kế toán số 88/2015/QH13; Luật Giá số 16/2023/QH15", ["listed"]),
        ("; Luật sửa đổi, bổ sung một số điều của Luật Giá ngày 10 tháng 12 năm 2025", []),
        (f" được sửa đổi, bổ sung bởi {DECREE}; {DECREE}", []),
        (f" (sửa đổi bởi {DECREE}; {DECREE})", []),
        (f" quy định chi tiết Luật Giá; Luật Kế toán; {ARCHIVES}", []),  # names in the subject
        ("; các quy định khác có liên quan năm 2025", []),
    ],
)
def test_documents_in_one_line(rest: str, expected: list[str]) -> None:
    check = BasisLines(openings=("Căn cứ", "Xét"), amends=("sửa đổi", "bổ sung"))
    assert said(judged(check, f"{IN_ORDER}{rest};")) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;", []),
        ("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư;", ["date-form"]),
        ("Căn cứ Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư;", ["lacking"]),
        ("Căn cứ Nghị định của Chính phủ về công tác văn thư;", ["number"]),
        ("Căn cứ Quy chế làm việc của Sở Nội vụ;", ["number"]),
        ("Căn cứ Điều lệ Hội Khuyến học tỉnh;", []),
        (f"{IN_ORDER} và Kế hoạch số 4/KH-SNV ngày 02 tháng 02 năm 2026 của Sở Nội vụ;", ["lacking"]),
        (f"{IN_ORDER} và Kế hoạch số 4/KH-SNV ngày 02 tháng 02 năm 2026 của Sở Nội vụ về số hóa;", []),
        (f"{IN_ORDER} theo Kế hoạch số 4/KH-SNV ngày 02 tháng 02 năm 2026 của Sở Nội vụ;", []),
        ("Theo đề nghị của Sở Nội vụ tại Tờ trình số 4/TTr-SNV ngày 02 tháng 02 năm 2026.", []),
        ("Theo đề nghị của Sở Nội vụ tại Tờ trình số 4/TTr-SNV.", ["lacking"]),
        ("Căn cứ Quyết định số …/QĐ-UBND ngày … của UBND tỉnh;", ["?"]),
    ],
)
def test_bases_in_full(line: str, expected: list[str]) -> None:
    assert said(judged(IN_FULL, line)) == expected
