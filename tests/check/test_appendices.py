"""Labels of appendices, their order, and the line "(Kèm theo …)"."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.check import pieces
from tests.check.pieces import document as made
from tests.check.pieces import paragraph, section

from decree30_lint.check.kinds.appendices import AppendixLabel, AppendixMentioned, AppendixPages, AppendixTitle
from decree30_lint.check.kinds.appendix_references import ReferenceData
from decree30_lint.model.formatting import Align
from decree30_lint.model.outcomes import Breach, Outcome
from decree30_lint.model.parts import Component, DocumentType, Family, Part, Recognition, Subject, Text, TextKind, Vocabulary
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Interval, Unit


def component(part: Part, text: str, order: int, role: str = "") -> Component:
    return pieces.component(part, paragraph(text, f"body/p[{order}]", order), role=role)


def text(kind: TextKind, order: int, *components: Component) -> Text:
    return Text(kind, "ke-hoach", 1.0, components, Anchor(Path.parse(f"body/p[{order}]"), order), order + 9)


def found(role: str, *texts: Text) -> tuple[Component, ...]:
    return tuple(c for one in texts for c in one.of(Part.APPENDIX, role))


def run(check: Kind, role: str, *texts: Text) -> list[Outcome]:
    subject = Subject(made(section()), Recognition(Family.ND30, 1.0, texts), Vocabulary((), {}, {}))
    groups = (texts,) if check.whole_document else tuple((one,) for one in texts)
    return [
        outcome for group in groups for outcome in check.run(View(subject, group[0], Part.APPENDIX, found(role, *group)))
    ]


def labels(*words: str) -> list[Text]:
    return [
        text(TextKind.APPENDIX, 10 * n, component(Part.APPENDIX, label, 10 * n, "label"))
        for n, label in enumerate(words, start=1)
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Phụ lục"], []),
        (["Phụ lục I"], []),
        (["Phụ lục I", "PHỤ LỤC II", "Phụ lục III"], []),
        (["Phụ lục III", "Phụ lục IV", "Phụ lục V"], [("order", "I")]),
        (["Phụ lục VIII", "Phụ lục X"], [("order", "I"), ("order", "IX")]),
        (["Phụ lục I", "Phụ lục I"], [("order", "II")]),
        (["Phụ lục 1"], [("numerals", "I")]),
        (["Phụ lục số 01", "Phụ lục 2a"], [("numerals", "I"), ("numerals", "II")]),
        (["Phụ lục", "Phụ lục II"], [("missing", "Phụ lục I")]),
        (["Phụ lục: DANH SÁCH", "Phụ lục II: BẢNG"], [("missing", "Phụ lục I")]),
    ],
)
def test_appendices_are_numbered_in_roman_numerals(words: list[str], expected: list[tuple[str, str]]) -> None:
    found = run(AppendixLabel("Phụ lục", numbered=True), "label", *labels(*words))
    assert [(f.message_key, f.expected) for f in found if isinstance(f, Breach)] == expected


@pytest.mark.parametrize(
    ("words", "faults"),
    [("(Chi tiết tại Phụ lục kèm theo)", 0), ("Các đơn vị báo cáo trước ngày 15 hằng tháng.", 1)],
)
def test_a_line_that_is_no_part_may_refer_to_the_appendix(words: str, faults: int) -> None:
    """Nor does the list of recipients: "Phụ lục kèm theo" there refers nobody."""
    aside, recipients = paragraph(words, "body/p[2]", 2), component(Part.RECIPIENTS, "- Lưu: VT, Phụ lục kèm theo.", 3)
    document = made(section((aside, *recipients.paragraphs)))
    texts = (text(TextKind.MAIN, 1, recipients), *labels("Phụ lục"))
    subject = Subject(document, Recognition(Family.ND30, 1.0, texts), Vocabulary((), {}, {"mentions": ("phụ lục",)}))
    label = texts[1].of(Part.APPENDIX, "label")
    found = list(AppendixMentioned("mentions").run(View(subject, texts[0], Part.APPENDIX, label)))
    assert len(found) == faults


def main(number: str = "41", symbol: str = "KH-SNV", day: str = "16", month: str = "3", year: str = "2026") -> Text:
    return text(
        TextKind.MAIN,
        1,
        component(Part.NUMBER, f"Số: {number}/{symbol}", 1),
        component(Part.PLACE_DATE, f"Lào Cai, ngày {day} tháng {month} năm {year}", 2),
    )


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("(Kèm theo Kế hoạch số 41/KH-SNV ngày 16 tháng 3 năm 2026 của Sở Nội vụ)", []),
        ("(Kèm theo Kế hoạch số: 041 / KH - SNV ngày 16/03/2026 của Sở Nội vụ)", []),
        ("(Kèm theo Kế hoạch số …/KH-SNV ngày … tháng … năm 2026 của Sở Nội vụ)", []),
        ("(Kèm theo Kế hoạch số     /…… ngày    tháng    năm      của Sở Nội vụ)", []),
        ("(Kèm theo Kế hoạch số 42/KH-SNV ngày 16 tháng 3 năm 2026 của Sở Nội vụ)", ["number"]),
        ("(Kèm theo Công văn số    /SNV-VP ngày    tháng 3 năm 2026 của Sở Nội vụ)", ["number"]),
        ("(Kèm theo Kế hoạch số 41/KH-SNV ngày 16 tháng 4 năm 2026 của Sở Nội vụ)", ["date"]),
        ("(Kèm theo Kế hoạch số 40/KH-SNV ngày 6/3/2026 của Sở Nội vụ)", ["number", "date"]),
        ("(Kèm theo Quy chế ban hành kèm theo Quyết định số 41/KH-SNV ngày 16 tháng 3 năm 2026)", []),
    ],
)
def test_reference_names_the_document(reference: str, said: list[str]) -> None:
    appendix = text(TextKind.APPENDIX, 20, component(Part.APPENDIX, reference, 20, "reference"))
    assert [
        f.message_key for f in run(ReferenceData(agree=True), "reference", main(), appendix) if isinstance(f, Breach)
    ] == said


def test_blank_number_of_the_draft_is_not_compared() -> None:
    appendix = text(
        TextKind.APPENDIX,
        20,
        component(Part.APPENDIX, "(Kèm theo Kế hoạch số 7/KH-SNV ngày 1 tháng 2 năm 2026)", 20, "reference"),
    )
    draft = main(number="", day="", month="", year="2026")
    assert run(ReferenceData(agree=True), "reference", draft, appendix) == []


@pytest.mark.parametrize(("first_number", "faults"), [(1, 0), (None, 1)])
def test_pages_begin_anew_with_the_appendix(first_number: int | None, faults: int) -> None:
    body, label = paragraph("Nội dung", "body/p[1]", 2), paragraph("Phụ lục I", "body/p[2]", 4)
    document = made(
        section([body]), section([label], anchor=Anchor(Path.parse("body/sect[2]"), 3), first_number=first_number)
    )
    numbered = component(Part.PAGE_NUMBER, "2", 9)
    whole = Text(TextKind.MAIN, "ke-hoach", 1.0, (numbered,), body.anchor, 2)
    appendix = Text(TextKind.APPENDIX, "unknown", 1.0, (Component(Part.APPENDIX, (label,), role="label"),), label.anchor, 4)
    subject = Subject(document, Recognition(Family.ND30, 1.0, (whole, appendix)), Vocabulary((), {}, {}))
    view = View(subject, whole, Part.APPENDIX, appendix.components)
    assert len(list(AppendixPages().run(view))) == faults


TITLE = AppendixTitle(Align.CENTRE, capitals=True, size=Interval(13, 14, Unit.PT), bold=True, italic=False)


def titled(*lines: str, label: str = "Phụ lục I", bold: bool = True) -> list[str]:
    look = replace(pieces.PLAIN, bold=bold)
    title = tuple(
        paragraph(line, f"body/p[{10 + n}]", 10 + n, look if n else BOLD, align=Align.CENTRE) for n, line in enumerate(lines)
    )
    components = [component(Part.APPENDIX, label, 1, "label")]
    components += [Component(Part.APPENDIX, title, role="title")] if title else []
    one = text(TextKind.APPENDIX, 1, *components)
    words = Vocabulary((DocumentType("quy-che", "quy chế", "QC"),), {}, {})
    subject = Subject(made(section()), Recognition(Family.ND30, 1.0, (one,)), words)
    return pieces.said(TITLE.run(View(subject, one, Part.APPENDIX, one.of(Part.APPENDIX))))


BOLD = replace(pieces.PLAIN, bold=True)


@pytest.mark.parametrize(
    ("lines", "label", "bold", "expected"),
    [
        (("DANH SÁCH", "HỌC VIÊN"), "Phụ lục I", True, []),
        (("DANH SÁCH", "học viên các lớp"), "Phụ lục I", True, ["capitals"]),
        (("QUY CHẾ", "Quản lý phòng họp"), "Phụ lục I", True, ["partly"]),  # its subject, perhaps
        (("QUY CHẾ", "quản lý phòng họp"), "Phụ lục I", False, ["capitals"]),
        ((), "Phụ lục I: Danh sách học viên", True, ["capitals"]),
        ((), "Phụ lục I DANH SÁCH HỌC VIÊN", True, []),
        ((), "Phụ lục I.", True, []),
    ],
)
def test_titles_stand_in_capitals(lines: tuple[str, ...], label: str, bold: bool, expected: list[str]) -> None:
    assert titled(*lines, label=label, bold=bold) == expected
