"""The lists under "Nơi nhận:" and "Kính gửi:": how lines become items, and what is said of each fault."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.check.pieces import NO_WORDS, PLAIN, component, document, outcomes, paragraph, said, section

from decree30_lint.check.kinds.addressees import Addressees
from decree30_lint.check.kinds.letters import Size
from decree30_lint.check.kinds.recipient_items import ArticleItem, FilingLine
from decree30_lint.check.kinds.recipients import ItemList
from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.edits import ReplaceText
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.outcomes import Breach
from decree30_lint.model.parts import Component, Family, Part, Recognition, Subject, Text, TextKind
from decree30_lint.model.path import FILE, Path
from decree30_lint.model.place import Anchor, Extent
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Interval, Pt, Unit
from decree30_lint.syntax.division_label import DivisionLabel
from decree30_lint.syntax.filing import filing
from decree30_lint.syntax.passage import joined
from decree30_lint.syntax.recipients import item_list, items_of

PUNCTUATION = ItemList(between=";", last=".")
FILING = FilingLine("Lưu", "VT", ("Văn thư", "V.T"))
DASHES = ItemList(edge=Pt(14))
SEVERAL = Addressees(between=";", last=".", slack=Pt(10))


def breaches(check: Kind, part: Part, *lines: str) -> list[Breach]:
    return [o for o in outcomes(check, document(), {part: lines}, part, NO_WORDS) if isinstance(o, Breach)]


def verdicts(check: Kind, *lines: str, part: Part = Part.RECIPIENTS) -> list[str]:
    return said(outcomes(check, document(), {part: lines}, part, NO_WORDS))


def items(*lines: str) -> list[str]:
    paragraphs = tuple(paragraph(line, f"body/p[{i}]", i) for i, line in enumerate(lines))
    return [item.text for item in items_of(joined(paragraphs))]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("- Như trên;", "- Lưu: VT."), ["Như trên;", "Lưu: VT."]),
        (
            ("- Các Sở: Công Thương,", "Xây dựng;", "- Lưu: VT."),
            ["Các Sở: Công Thương, Xây dựng;", "Lưu: VT."],
        ),
        (("- Các sở (Công Thương;", "Tài chính);", "- Lưu: VT."), ["Các sở (Công Thương; Tài chính);", "Lưu: VT."]),
        (("- Như trên;\n- Giám đốc Sở;", "- Lưu: VT."), ["Như trên;", "Giám đốc Sở;", "Lưu: VT."]),
        (("- Như trên; - Giám đốc Sở;", "- Lưu: VT."), ["Như trên;", "Giám đốc Sở;", "Lưu: VT."]),
        (("-Như trên;", "-Ban Giám đốc;-Các phòng;", "-Lưu: VT."), ["Như trên;", "Ban Giám đốc;", "Các phòng;", "Lưu: VT."]),
        (("- Sở Khoa học - Công nghệ;",), ["Sở Khoa học - Công nghệ;"]),
        (("Như trên;", "Giám đốc Sở;"), ["Như trên;", "Giám đốc Sở;"]),
        (("(gửi bản điện tử)", "- Như trên;", "- Lưu: VT."), ["Như trên;", "Lưu: VT."]),
        (("- Như trên;", "(không gửi bản giấy)", "- Lưu: VT."), ["Như trên;", "Lưu: VT."]),
        (("- UBND tỉnh", "(để báo cáo);", "- Lưu: VT."), ["UBND tỉnh (để báo cáo);", "Lưu: VT."]),
        (("-\tNhư trên;", "", "- Lưu: VT, TH.", "NVA/5b"), ["Như trên;", "Lưu: VT, TH."]),
    ],
)
def test_lines_become_items(lines: tuple[str, ...], expected: list[str]) -> None:
    assert items(*lines) == expected


@pytest.mark.parametrize(
    ("text", "kept", "sign"),
    [
        ("Lưu: VT, NC.Châu", "Lưu: VT, NC.", "Châu"),
        ("Lưu: VT, NC. Châu", "Lưu: VT, NC.", "Châu"),
        ("Lưu: VT, TH.(5b)", "Lưu: VT, TH.", "(5b)"),
        ("Lưu: VT, KT(T.Q.Hùng).", "Lưu: VT, KT(T.Q.Hùng).", ""),
        ("Lưu: VT, KT(T.Q.Hùng)", "Lưu: VT, KT(T.Q.Hùng)", ""),
        ("Lưu: VT, P. Tài chính", "Lưu: VT, P. Tài chính", ""),
    ],
)
def test_sign_of_the_drafter(text: str, kept: str, sign: str) -> None:
    found = filing(text)
    assert (found.text, found.sign, text[found.sign_at :]) == (kept, sign, sign)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("- Như trên;", "- Lưu: VT."), []),
        (("- Như trên;", "- Lưu: VT, NC.Châu"), []),
        (("- Các phòng:", "+ Văn phòng;", "+ Thanh tra;", "- Lưu: VT."), []),
        (("- Như trên.", "- Giám đốc Sở,", "- Lưu: VT."), ["end"]),
        (("- Như trên;", "- Lưu: VT"), ["last"]),
        (("- Như trên;", "- Lưu: VT./."), ["last"]),
        (("- Như trên", "- Lưu: VT;"), ["end", "last"]),
        (("- {{noi_nhan}}", "- Lưu: VT, …"), ["?"]),
    ],
)
def test_punctuation(lines: tuple[str, ...], expected: list[str]) -> None:
    assert verdicts(PUNCTUATION, *lines) == expected


def test_punctuation_is_corrected_in_its_place() -> None:
    (found,) = breaches(PUNCTUATION, Part.RECIPIENTS, "- Như trên.", "- Giám đốc Sở", "- Lưu: VT.")
    assert found.suggestion == "- Như trên;\n- Giám đốc Sở;"
    places = [(str(at.path), at.start, at.end) for at in (found.at, *found.also)]
    assert places == [("body/p[0]", 0, 11), ("body/p[1]", 0, 13)]
    edits = [edit for edit in found.edits if isinstance(edit, ReplaceText)]
    assert [(e.at.start, e.at.end, e.text) for e in edits] == [(10, 11, ";"), (12, 13, "ở;")]


@pytest.mark.parametrize(
    ("text", "lawful"),
    [
        ("Lưu: VT, TH.", None),
        ("Lưu: VT.", None),
        ("Lưu: VT,TH (Seng).", None),
        ("Lưu: VT (2b).", None),
        ("Lưu: VT, KT(T.Q.Hùng), TH (Mứa).", None),
        ("Lưu: VT, NC.Châu", None),
        ("Lưu: VT, …. ….", None),
        ("Lưu: VT, [đơn vị soạn thảo].", None),
        ("Lưu VT, CN(Trung - T.Tuyến).", "- Lưu: VT, CN(Trung - T.Tuyến)."),
        ("Lưu VT; CN(Nghin).", "- Lưu: VT, CN(Nghin)."),
        ("Lưu: HCTH, ĐT.", "- Lưu: VT, HCTH, ĐT."),
        ("Lưu: Văn thư, TH (5b).", "- Lưu: VT, TH (5b)."),
        ("Lưu: Hồ sơ, VT.", "- Lưu: VT, Hồ sơ."),
        ("Lưu: VT-TH.", "- Lưu: VT, TH."),
        ("Lưu: VT, TH;", "- Lưu: VT, TH."),
        ("LƯU: VT, TH.", "- Lưu: VT, TH."),
    ],
)
def test_line_on_filing(text: str, lawful: str | None) -> None:
    found = breaches(FILING, Part.RECIPIENTS, "- Như trên;", f"- {text}")
    assert [breach.suggestion for breach in found] == ([lawful] if lawful else [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("- Như trên;", "- Giám đốc Sở."), ["missing"]),
        (("- Lưu: VT;", "- Giám đốc Sở."), ["order"]),
        (("- Như trên;", "- {{luu}}."), ["?"]),
        (("- Như trên;", "- Lưu: {{don_vi}}."), ["?"]),
        (("- Như trên;", "- Lưu: VT, TH"), ["stop"]),
    ],
)
def test_where_the_line_on_filing_stands(lines: tuple[str, ...], expected: list[str]) -> None:
    assert verdicts(FILING, *lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("- Như trên;", "– Giám đốc Sở;", "- Lưu: VT."), []),
        (("- Như trên;", "Giám đốc Sở;", "- Lưu: VT."), ["dash"]),
        (("• Như trên;", "• Lưu: VT."), ["dash"]),
        (("- Như trên; - Giám đốc Sở;", "- Lưu: VT."), ["line"]),
        (("-Như trên;", "- Lưu: VT."), ["blank"]),
    ],
)
def test_dashes(lines: tuple[str, ...], expected: list[str]) -> None:
    assert [s for s in verdicts(DASHES, *lines) if s != "edge"] == expected


def test_indented_dashes_are_measured() -> None:
    line = paragraph("- Như trên;", "body/p[2]", 2, left=Pt(30), first_line=Pt(0))
    found = outcomes(DASHES, document(), {Part.RECIPIENTS: (line,)}, Part.RECIPIENTS, NO_WORDS)
    assert said(found) == ["edge"]


@pytest.mark.parametrize(("left", "expected"), [(-22, []), (0, ["edge"]), (-5, ["edge"])])
def test_dashes_at_the_edge_of_the_text_in_a_cell_that_stands_out(left: float, expected: list[str]) -> None:
    whole = section()
    assert whole.margins is not None
    room = Extent.of(whole.margins.left + left, 300)
    line = replace(paragraph("- Như trên;", "body/p[2]", 2, left=Pt(22), first_line=Pt(0)), extent=room)
    found = outcomes(DASHES, document(section((line,))), {Part.RECIPIENTS: (line,)}, Part.RECIPIENTS, NO_WORDS)
    assert said(found) == expected


def test_size_leaves_out_small_names_and_the_sign() -> None:
    letters = [RunFormat(size=Pt(size)) for size in (11, 7, 8)]
    filed = Paragraph(
        (Span("- Lưu: VT, KT", letters[0], 0), Span("(Hùng).", letters[1], 13), Span("Châu", letters[2], 20)),
        paragraph("").layout,
        Anchor(Path.parse("body/p[3]"), 3),
    )
    wrong = paragraph("- Như trên;", "body/p[2]", 2, PLAIN)
    check = Size(Interval(11, 11, Unit.PT), sign=Interval(5, 9, Unit.PT))
    found = outcomes(check, document(), {Part.RECIPIENTS: (wrong, filed)}, Part.RECIPIENTS, NO_WORDS)
    assert [str(o.at.path) for o in found] == ["body/p[2]"]


@pytest.mark.parametrize(
    ("first", "expected"),
    [("- Như trên;", []), ("- như trên;", []), ("- Như kính gửi;", ["first"]), ("- {{noi_nhan}};", ["?"])],
)
def test_first_item_refers_to_the_addressees(first: str, expected: list[str]) -> None:
    parts = {Part.ADDRESSEES: ("Kính gửi: Sở Nội vụ",), Part.RECIPIENTS: (first, "- Lưu: VT.")}
    assert said(outcomes(ItemList(first="Như trên"), document(), parts, Part.RECIPIENTS, NO_WORDS)) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("Như Điều 2", []),
        ("Như Điều 1, Điều 2", []),
        ("Như Điều 2 (10 bản)", []),
        ("Như Điều 1", ["other"]),
        ("Như Điều 7", ["none"]),
        ("Như Điều …", ["?"]),
        ("Giám đốc Sở", [""]),
    ],
)
def test_item_refers_to_who_carries_it_out(reference: str, expected: list[str]) -> None:
    articles = ("Điều 1. Thành lập Tổ rà soát.", "Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành.")
    structure = [
        Component(
            Part.STRUCTURE,
            (paragraph(text, f"body/p[{n}]", n),),
            role="dieu",
            content=DivisionLabel("dieu", f"Điều {n}.", str(n), "."),
        )
        for n, text in enumerate(articles, start=1)
    ]
    lines = (paragraph(f"- {reference};", "body/p[8]", 8), paragraph("- Lưu: VT.", "body/p[9]", 9))
    listed = component(Part.RECIPIENTS, *lines)
    text = Text(TextKind.MAIN, "quyet-dinh", 1.0, (*structure, listed), Anchor(FILE, 0), 9)
    subject = Subject(document(), Recognition(Family.ND30, 1.0, (text,)), NO_WORDS)
    check = ArticleItem(("trách nhiệm thi hành",))
    assert said(check.run(View(subject, text, Part.RECIPIENTS, (listed,)))) == expected


@pytest.mark.parametrize(
    ("lines", "one", "several"),
    [
        (("Kính gửi: Sở Nội vụ",), [], []),
        (("Kính gửi: Sở Nội vụ.",), [], []),
        (("Kính gửi: Ủy ban nhân dân xã Tân Lộc, tỉnh", "Thanh Giang"), [], []),
        (("Kính gửi: Sở Tài chính, Sở Y tế",), [], []),
        (("Kính gửi: Sở Nội vụ;",), ["single"], []),
        (("Kính gửi: - Sở Nội vụ",), ["dash"], []),
        (("Kính gửi:", "- Sở Nội vụ."), ["below"], []),
        (("Kính gửi:", "Sở Nội vụ", "Sở Y tế"), ["?"], []),
        (("Kính gửi: ………………",), ["?"], []),
        (("Kính gửi:", "- Sở Nội vụ;", "- Sở Y tế."), [], []),
        (("Kính gửi:", "- Sở Nội vụ;", "- Các đơn vị hoạt động", "trên địa bàn tỉnh."), [], []),
        (("Kính gửi:", "- Sở Nội vụ,", "- Sở Y tế."), [], ["end"]),
        (("Kính gửi:", "- Sở Nội vụ;", "- Sở Y tế"), [], ["end"]),
        (("Kính gửi:", "Sở Nội vụ;", "Sở Y tế."), [], ["list"]),
        (("Kính gửi: Sở Nội vụ; Sở Y tế.",), [], ["list"]),
        (("Kính gửi: - Sở Nội vụ;", "- Sở Y tế."), [], ["line"]),
        (("Kính gửi:\n- Sở Nội vụ;\n- Sở Y tế.",), [], []),
        (("Kính gửi:\nSở Nội vụ",), ["below"], []),
    ],
)
def test_one_addressee_or_several(lines: tuple[str, ...], one: list[str], several: list[str]) -> None:
    assert verdicts(Addressees(single=("", ".")), *lines, part=Part.ADDRESSEES) == one
    found = [s for s in verdicts(SEVERAL, *lines, part=Part.ADDRESSEES) if s != "under"]
    assert found == several


def test_whole_list_of_addressees_is_shown_as_it_should_be() -> None:
    (found,) = breaches(SEVERAL, Part.ADDRESSEES, "Kính gửi: Sở Nội vụ; Sở Y tế.")
    assert found.suggestion == "Kính gửi:\n- Sở Nội vụ;\n- Sở Y tế."


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kính gửi: UBND TP. HCM", 0),
        ("Kính gửi: Ủy ban nhân dân xã", 0),
        ("Kính gửi: ỦY BAN NHÂN DÂN XÃ", 1),
        ("KÍNH GỬI: ỦY BAN NHÂN DÂN XÃ", 2),
    ],
)
def test_addressees_in_capitals(text: str, count: int) -> None:
    assert len(breaches(Addressees("Kính gửi"), Part.ADDRESSEES, text)) == count


@pytest.mark.parametrize(
    ("label", "suggested"),
    [
        ("Nơi nhận:", []),
        ("NƠI NHẬN:", []),
        ("Nơi nhận", ["Nơi nhận:"]),
        ("Nơi nhận;", ["Nơi nhận:"]),
        ("Nơi nhận::", ["Nơi nhận:"]),
        ("Nơi Nhận:", ["Nơi nhận:"]),
        ("Nơi nhân:", ["Nơi nhận:"]),
        ("Noi nhận:", ["Nơi nhận:"]),
        ("Nơi gửi:", ["Nơi nhận:"]),
        ("Sao gửi :", ["Nơi nhận:"]),
    ],
)
def test_label_is_the_lawful_one(label: str, suggested: list[str]) -> None:
    content = item_list((paragraph(label), paragraph("- Như trên;", "body/p[2]", 2)), labelled=True)
    found = Component(Part.RECIPIENTS, (paragraph(label),), role="label", content=content)
    text = Text(TextKind.MAIN, "bao-cao", 1.0, (found,), Anchor(FILE, 0), 10**6)
    view = View(Subject(document(), Recognition(Family.ND30, 1.0, (text,)), NO_WORDS), text, Part.RECIPIENTS, (found,))
    said = [each for each in ItemList(label="Nơi nhận").run(view) if isinstance(each, Breach)]
    assert [each.suggestion for each in said] == suggested
    assert [item.text for item in content.items] == ["Như trên;"]


def in_columns(*rows: tuple[str, ...]) -> list[str]:
    """What is said of a label with rows of addressees below it, each in a cell of its own."""
    cells = [(text, f"body/tbl[1]/tr[{r}]/tc[{c}]/p[1]") for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1)]
    listed = [("Kính gửi:", "body/p[1]"), *cells]
    found = component(Part.ADDRESSEES, *(paragraph(text, path, n) for n, (text, path) in enumerate(listed, 1)))
    text = Text(TextKind.MAIN, "cong-van", 1.0, (found,), Anchor(FILE, 0), 9)
    subject = Subject(document(), Recognition(Family.ND30, 1.0, (text,)), NO_WORDS)
    return said(SEVERAL.run(View(subject, text, Part.ADDRESSEES, (found,))))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("- Sở Y tế;", "- Công an tỉnh;"), ("- Sở Nội vụ.", "- Sở Du lịch;")], ["?"]),
        ([("- Sở Y tế;", "- Công an tỉnh."), ("- Sở Nội vụ.", "- Sở Du lịch.")], ["?", "?"]),
        ([("- Sở Y tế;", "- Công an tỉnh,"), ("- Sở Nội vụ.", "- Sở Du lịch")], ["end", "?"]),
    ],
)
def test_of_addressees_in_columns_any_may_be_the_last(rows: list[tuple[str, ...]], expected: list[str]) -> None:
    assert in_columns(*rows) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("UBND tỉnh (báo cáo); Các phòng; Lưu: VT.",), ["UBND tỉnh (báo cáo);", "Các phòng;", "Lưu: VT."]),
        (("- Như trên; Lưu: VT, TH.",), ["Như trên;", "Lưu: VT, TH."]),
        (("Các sở (Y tế; Nội vụ); Lưu VT.",), ["Các sở (Y tế; Nội vụ);", "Lưu VT."]),
        (("Sở Y tế; Sở Nội vụ.",), ["Sở Y tế; Sở Nội vụ."]),
    ],
)
def test_what_is_filed_parts_a_line_without_dashes(lines: tuple[str, ...], expected: list[str]) -> None:
    assert items(*lines) == expected
