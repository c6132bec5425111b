"""Paper, margins, and how parts fit together."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from tests.check.pieces import A4, NO_WORDS, PLAIN, ROOM, document, outcomes, paragraph, prose, said, section

from decree30_lint.check.kinds.page import Edge, Margin, Paper
from decree30_lint.check.kinds.whole import InOrder, SignatoryFits, SizesTogether
from decree30_lint.model.document import Cell, Margins, Paragraph, Section, Table
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.parts import Part
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor, Box
from decree30_lint.model.rules import Kind, RuleSet
from decree30_lint.model.units import Interval, Pt, Unit, from_mm
from decree30_lint.model.words import Words


def judged(check: Kind, *sections: Section) -> list[str]:
    return said(outcomes(check, document(*sections), {}, Part.PAGE, NO_WORDS))


def turned(**settings: Any) -> Section:
    return section(prose("Biểu số 1"), width=A4[1], height=A4[0], **settings)


def test_paper() -> None:
    check = Paper(*A4, rounding=from_mm(1))
    fold_out = section(width=from_mm(420), height=from_mm(297))
    assert judged(check, section(), turned()) == []
    assert judged(check, section(width=Pt(612), height=Pt(792))) == [""]
    assert judged(check, section(), fold_out) == ["fold-out"]
    assert judged(check, fold_out) == [""]


def test_pages_lie_for_tables() -> None:
    upright = Paper(upright=True)
    cell = Cell((paragraph("Biểu số 1"),), ROOM, 1)
    table = Table(((cell, cell),), True, Anchor(Path.parse("body/tbl[1]")))
    assert judged(upright, section(), turned()) == ["lying"]
    assert judged(upright, replace(turned(), blocks=(table,))) == []
    assert judged(upright, replace(turned(), blocks=(replace(table, ruled=False),))) == ["lying"]


def margins(top: float, bottom: float, left: float, right: float) -> Margins:
    return Margins(from_mm(top), from_mm(bottom), from_mm(left), from_mm(right))


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (section(margins=margins(20, 20, 30, 15)), []),
        (section(margins=margins(20, 20, 29.6, 15)), []),
        (section(margins=margins(20, 20, 29.4, 15)), [""]),
        (section(margins=None), ["?"]),
        (turned(margins=margins(20, 20, 30, 15)), []),
        (turned(margins=margins(30, 15, 20, 20)), [""]),  # read as it lies, where no other edges are told
        (turned(margins=margins(20, 20, 20, 20)), [""]),
    ],
)
def test_left_margin(of: Section, expected: list[str]) -> None:
    check = Margin(Edge.LEFT, Interval(from_mm(30), from_mm(35), Unit.MM), from_mm(0.5))
    assert judged(check, of) == expected


def test_an_empty_section_that_goes_on_the_same_page_has_no_margins_of_its_own() -> None:
    check = Margin(Edge.LEFT, Interval(from_mm(30), from_mm(35), Unit.MM), from_mm(0.5))
    last = section(margins=margins(20, 20, 10, 10), continuous=True)
    assert judged(check, section(prose("Sở Nội vụ")), last) == []


@pytest.mark.parametrize(
    ("body", "line", "expected"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH AN GIANG", "TM. ỦY BAN NHÂN DÂN", []),
        ("ỦY BAN NHÂN DÂN TỈNH AN GIANG", "TM. UBND TỈNH", []),
        ("UỶ BAN NHÂN DÂN XÃ TÂN LỘC", "TM. ỦY BAN NHÂN DÂN", []),
        ("HỘI ĐỒNG NHÂN DÂN XÃ TÂN LỘC", "TM. ỦY BAN NHÂN DÂN", [""]),
        ("SỞ NỘI VỤ", "KT. GIÁM ĐỐC", []),
        ("SỞ NỘI VỤ", "TUQ. CHỦ TỊCH", [""]),
        ("BỘ NỘI VỤ", "TL. BỘ TRƯỞNG", []),
        ("CỤC THUẾ", "KT. CHI CỤC TRƯỞNG", [""]),
        ("TRUNG TÂM Y TẾ", "CHỦ TỊCH HỘI ĐỒNG", []),
        ("[TÊN CƠ QUAN]", "CHỦ TỊCH", []),
        ("SỞ NỘI VỤ", "NGƯỜI LẬP BIỂU", []),
    ],
)
def test_signatory_fits(body: str, line: str, expected: list[str], ruleset: RuleSet) -> None:
    check = SignatoryFits(Part.ISSUING_BODY, "heads_of_bodies", "shortened_bodies")
    parts = {Part.ISSUING_BODY: (body,), Part.SIGNATORY: (line,)}
    assert said(outcomes(check, document(section()), parts, Part.SIGNATORY, ruleset.vocabulary)) == expected


NAME, MOTTO, DATE, BODY, TITLE = Part.NATIONAL_NAME, Part.MOTTO, Part.PLACE_DATE, Part.BODY, Part.TYPE_NAME


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({NAME: 13, MOTTO: 14, DATE: 14, BODY: 14}, None),
        ({NAME: 12, MOTTO: 13, DATE: 13, BODY: 13, TITLE: 14}, None),
        ({NAME: 12, MOTTO: 14, DATE: 14, BODY: 14}, "đổi Quốc hiệu từ 12 thành 13"),
        ({NAME: 12, MOTTO: 14, DATE: 13, BODY: 13}, "đổi Tiêu ngữ từ 14 thành 13"),
        ({NAME: 13, MOTTO: 13, BODY: 13}, "đổi Quốc hiệu từ 13 thành 12"),
        ({NAME: 12, MOTTO: 13, DATE: 14, BODY: 14, TITLE: 14}, "đổi Quốc hiệu từ 12 thành 13, Tiêu ngữ từ 13 thành 14"),
        ({NAME: 13, MOTTO: 14, DATE: 13, BODY: 13, TITLE: 13}, "đổi Quốc hiệu từ 13 thành 12, Tiêu ngữ từ 14 thành 13"),
        ({NAME: 14, MOTTO: 14, DATE: 14, BODY: 14}, None),  # 14 is in no set: a rule of its own says so
        ({NAME: 14, MOTTO: 14, DATE: 13}, "đổi địa danh và thời gian ban hành từ 13 thành 14"),
        ({}, None),
    ],
)
def test_fewest_changes_of_sizes(sizes: dict[Part, int], expected: str | None, ruleset: RuleSet) -> None:
    check = ruleset.rules["toan-van/co-chu-dong-bo"].check
    assert isinstance(check, SizesTogether)
    parts = {
        part: (paragraph("Sở Nội vụ", f"body/p[{n}]", letters=replace(PLAIN, size=Pt(size))),)
        for n, (part, size) in enumerate(sizes.items(), start=1)
    }
    found = [o for o in outcomes(check, document(section()), parts, Part.WHOLE, ruleset.vocabulary) if isinstance(o, Breach)]
    assert [o.expected.vi for o in found if isinstance(o.expected, Words)] == ([expected] if expected else [])
    changed = {e.at.path for o in found for e in o.edits}
    assert len(changed) == (expected or "").count("thành")


@pytest.mark.parametrize(
    ("number", "top", "expected"),
    [
        ("body/tbl[1]/tr[1]/tc[1]/p[4]", 300, []),  # beside the name, and lower on the page
        ("body/tbl[1]/tr[1]/tc[1]/p[4]", 60, [""]),
        ("body/p[1]", 300, [""]),
    ],
)
def test_of_cells_side_by_side_the_place_on_the_page_says_the_order(
    number: str, top: float, expected: list[str], ruleset: RuleSet
) -> None:
    def placed(text: str, path: str, order: int, down: float) -> Paragraph:
        box = Box(1, Pt(90), Pt(down), Pt(200), Pt(down + 14))
        return replace(paragraph(text), anchor=Anchor(Path.parse(path), order, page=1, box=box))

    check = InOrder(((Part.ISSUING_BODY, Part.NUMBER),))
    body = placed("BAN QUẢN LÝ ĐÊ", "body/tbl[1]/tr[1]/tc[2]/p[1]", 5, 80)
    parts = {Part.NUMBER: [placed("Số: 5/KH-BQL", number, 4, top)], Part.ISSUING_BODY: [body]}
    assert said(outcomes(check, document(section()), parts, Part.WHOLE, ruleset.vocabulary)) == expected
