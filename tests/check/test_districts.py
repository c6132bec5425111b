"""Units and bodies by date: the document's own date decides, only in the letterhead, the lists and the signature."""

from __future__ import annotations

from datetime import date

import pytest
from tests.check.pieces import component, document, paragraph, section

from decree30_lint.check.dating import is_since
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.parts import Family, Part, Recognition, Subject, Text, TextKind
from decree30_lint.model.path import FILE
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import RuleSet, View

CHANGE = date(2025, 7, 1)


def view(ruleset: RuleSet, part: Part, text: str, dated: str, as_of: date | None = None) -> View:
    components = tuple(
        component(one, paragraph(content, f"body/p[{n}]", n))
        for n, (one, content) in enumerate(((Part.PLACE_DATE, dated), (part, text)), start=1)
    )
    main = Text(TextKind.MAIN, "bao-cao", 1.0, components, Anchor(FILE, 0), 10**6)
    subject = Subject(document(section()), Recognition(Family.ND30, 1.0, (main,)), ruleset.vocabulary, as_of=as_of)
    return View(subject, main, Part.WHOLE, ())


def said(ruleset: RuleSet, rule: str, part: Part, text: str, dated: str = "Huế, ngày 05 tháng 8 năm 2026") -> list[str]:
    """The words found; "?" where the rule could not tell."""
    found = ruleset.rules[f"toan-van/{rule}"].check.run(view(ruleset, part, text, dated))
    return [str(o.actual) if isinstance(o, Breach) else "?" for o in found]


@pytest.mark.parametrize(
    ("dated", "as_of", "expected"),
    [
        ("Huế, ngày 01 tháng 7 năm 2025", None, True),
        ("Huế, ngày 30 tháng 6 năm 2025", None, False),
        ("Huế, ngày    tháng 7 năm 2025", None, True),
        ("Huế, ngày    tháng 6 năm 2025", None, False),
        ("Huế, ngày    tháng    năm 2026", None, True),
        ("Huế, ngày    tháng    năm 2025", None, None),
        ("Huế, ngày    tháng    năm 20…", None, None),
        ("Huế, ngày    tháng    năm 20…", date(2026, 1, 1), True),
        ("Huế, ngày    tháng    năm 2024", date(2026, 1, 1), False),
    ],
)
def test_time_of_a_document(ruleset: RuleSet, dated: str, as_of: date | None, expected: bool | None) -> None:
    assert is_since(view(ruleset, Part.RECIPIENTS, "", dated, as_of), CHANGE) is expected


@pytest.mark.parametrize(
    ("part", "text", "expected"),
    [
        (Part.RECIPIENTS, "- UBND các xã, phường, thị trấn;", ["UBND các xã, phường, thị trấn"]),
        (Part.RECIPIENTS, "- Phòng Nội vụ huyện Sông Hà;\n- Lưu: VT.", ["Phòng Nội vụ huyện"]),
        (Part.RECIPIENTS, "- UBND huyện Sông Hà (cũ);\n- Phòng Giao dịch Ngân hàng huyện Sông Hà;", []),
        (Part.RECIPIENTS, "- UBND các xã, phường;\n- Huyện Sông Hà;", []),
        (Part.PARENT_BODY, "UBND THÀNH PHỐ SÔNG HÀ", ["UBND THÀNH PHỐ SÔNG HÀ"]),
        (Part.PARENT_BODY, "UBND THÀNH PHỐ ĐÀ NẴNG", []),
        (Part.PARENT_BODY, "UBND THÀNH PHỐ", []),
        (Part.ISSUING_BODY, "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG HÀ", ["ỦY BAN NHÂN DÂN HUYỆN"]),
        (Part.SIGNATORY, "TM. UỶ BAN NHÂN DÂN HUYỆN", ["UỶ BAN NHÂN DÂN HUYỆN"]),
        (Part.BODY, "Ủy ban nhân dân huyện Sông Hà", []),
    ],
)
def test_districts(ruleset: RuleSet, part: Part, text: str, expected: list[str]) -> None:
    assert said(ruleset, "cap-huyen", part, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- UBND tỉnh Yên Bái;", ["tỉnh Yên Bái"]),
        ("- Công an Yên Bái;", ["Yên Bái"]),
        ("- UBND phường Yên Bái;\n- UBND các phường: Yên Bái, Cam Đường;", []),
        ("- Viện Nghiên cứu Thái Bình Dương;\n- Ban Vận động hòa bình;", []),
        ("- Công ty cổ phần Xây lắp Yên Bái;", []),
    ],
)
def test_former_provinces(ruleset: RuleSet, text: str, expected: list[str]) -> None:
    assert said(ruleset, "tinh-cu", Part.RECIPIENTS, text) == expected


@pytest.mark.parametrize(
    ("text", "dated", "expected"),
    [
        ("UBND TỈNH ĐỒNG NAI", "Đồng Nai, ngày 30 tháng 4 năm 2026", ["TỈNH ĐỒNG NAI"]),
        ("UBND TỈNH ĐỒNG NAI", "Đồng Nai, ngày 29 tháng 4 năm 2026", []),
        ("UBND THÀNH PHỐ ĐỒNG NAI", "Đồng Nai, ngày 29 tháng 4 năm 2026", ["THÀNH PHỐ ĐỒNG NAI"]),
        ("UBND THÀNH PHỐ BẮC NINH", "Bắc Ninh, ngày 29 tháng 4 năm 2025", []),
        ("UBND TỈNH ĐỒNG NAI", "Đồng Nai, ngày    tháng    năm 2026", ["?"]),
    ],
)
def test_class_of_a_unit(ruleset: RuleSet, text: str, dated: str, expected: list[str]) -> None:
    assert said(ruleset, "loai-don-vi", Part.PARENT_BODY, text, dated) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Sở Lao động – Thương binh và Xã hội;", ["Sở Lao động – Thương binh và Xã hội"]),
        ("- Bộ LĐ-TB&XH;\n- Bộ TN&MT;", ["Bộ LĐ-TB&XH", "Bộ TN&MT"]),
        ("- Bộ Giao thông\n- vận tải;\n- Bộ Nông nghiệp và Môi trường;", []),
    ],
)
def test_dissolved_bodies(ruleset: RuleSet, text: str, expected: list[str]) -> None:
    assert said(ruleset, "co-quan-da-giai-the", Part.RECIPIENTS, text) == expected


def test_nothing_is_certain_without_a_date(ruleset: RuleSet) -> None:
    assert said(ruleset, "cap-huyen", Part.RECIPIENTS, "- UBND huyện Sông Hà;", "Huế, ngày …… tháng …… năm 20……") == ["?"]
