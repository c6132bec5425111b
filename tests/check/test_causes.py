"""What findings have in common: it is named where it is, and its cure mends them and breaks nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

import pytest
from docx.document import Document as Word
from docx.shared import Length
from tests.applied import applied, expanded
from tests.check.planted import NAMES, PLANTED, SPECIMENS, changed, clerks_draft, narrow_head, planted

from decree30_lint import Checker, Lang
from decree30_lint.check import judge
from decree30_lint.compose import Layout, compose_docx, load_specimen
from decree30_lint.formats.docx.write.apply import apply
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.formats.read_document import read_document
from decree30_lint.model.causes import Cause, CauseKind
from decree30_lint.model.edits import Edit, PlaceInTable, SetColumnWidths, SetLayout, SetPage, SetRunFormat, SetStyle
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.parts import Part
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.rules import Judgement
from decree30_lint.model.run import Run
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Words
from decree30_lint.pipeline import Options, analyse, chosen_rules, lint_bytes, ruleset_named, with_causes
from decree30_lint.report.findings.text import text_pieces
from decree30_lint.report.text_style import TextStyle

Place = tuple[str, str, str]
"""A fault: the rule, the key of its sentence, the path."""

RULES = ruleset_named("nd30-2020")
SHARE = 0.9  # of the findings of a cause that its cure mends
# Specimens whose body is all of parts that set this for themselves, or are not judged.
SPARED = {
    ("van-ban-phu-luc-dien-tu", "defaults/align"),
    ("van-ban-phu-luc-dien-tu", "defaults/after"),
    ("van-ban-phu-luc-dien-tu", "defaults/first_line"),
    ("ban-sao", "defaults/after"),
    ("quy-che-dien-tu", "defaults/after"),
    ("van-ban-sao-dien-tu", "defaults/after"),
}
PAIRS = [(name, cause) for name in NAMES for cause in PLANTED if (name, cause) not in SPARED]


def judged(data: bytes) -> Judgement:
    result = with_causes(lint_bytes(data, "x.docx", RULES, Options()))
    assert result.judgement is not None
    return result.judgement


def causes_of(judgement: Judgement) -> dict[str, Cause]:
    return {each.cause.id: each.cause for each in judgement.diagnostics if each.cause is not None}


def places(judgement: Judgement) -> set[Place]:
    return {
        (each.rule.id, each.breach.message_key, str(at.path))
        for each in judgement.diagnostics
        for at in (each.breach.at, *each.breach.also)
    }


def under(judgement: Judgement, cause: str) -> set[Place]:
    named = tuple(each for each in judgement.diagnostics if each.cause is not None and each.cause.id == cause)
    return places(Judgement(named, (), {}))


def judged_after(data: bytes, edits: Iterable[Edit]) -> Judgement:
    """The verdict on the document as the edits would leave it, without writing a file."""
    document = read_document(data, "x.docx")
    subject, _ = analyse(applied(document, expanded(document, edits)), RULES, Options())
    return judge(subject, RULES, chosen_rules(RULES, Options()))


@pytest.mark.parametrize(("name", "cause"), PAIRS)
def test_a_fault_of_a_style_is_found_there_and_its_cure_mends_all(name: str, cause: str) -> None:
    data = planted(name, cause)
    before = judged(data)
    named = causes_of(before)[cause]
    after = places(judged_after(data, named.cure))
    assert under(before, cause) & after == set()
    assert after - places(before) == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_correct_document_has_no_cause(name: str) -> None:
    for looks in ("direct", "styles", "defaults"):
        for head in ("table", "tabs", "blanks", "left-tabs"):
            layout = Layout(looks=looks, letterhead=head)
            judgement = judged(compose_docx(load_specimen(SPECIMENS / f"{name}.yaml"), layout))
            assert causes_of(judgement) == {}


def test_the_style_is_changed_and_what_is_right_keeps_its_look() -> None:
    cause = causes_of(judged(clerks_draft()))["style:Normal/size"]
    style, *keeping = cause.cure
    assert isinstance(style, SetStyle)
    assert (style.style, style.format, cause.at_source) == ("Normal", RunFormat(size=Pt(13)), True)
    assert Part.RECIPIENTS in cause.kept
    assert all(isinstance(edit, SetRunFormat) for edit in keeping)


def test_where_most_places_are_right_the_faulty_ones_are_set_directly() -> None:
    cause = causes_of(judged(clerks_draft()))["defaults/spacing"]
    assert not cause.at_source
    assert [type(edit) for edit in cause.cure] == [SetLayout] * len(cause.cure)


def test_findings_on_one_page_setup_are_one() -> None:
    cause = causes_of(judged(clerks_draft()))["section:1/width+height+left+right"]
    edit, head = cause.cure
    assert isinstance(edit, SetPage)
    assert None not in (edit.width, edit.height, edit.left, edit.right)
    assert isinstance(head, PlaceInTable)  # tabs no longer lead where they did


def test_a_head_by_tabs_becomes_a_table_and_is_not_centred_line_by_line() -> None:
    judgement = judged(clerks_draft())
    cause = causes_of(judgement)["tabbed-head"]
    assert all(not each.breach.edits for each in judgement.diagnostics if each.cause == cause)
    (edit,) = cause.cure
    assert isinstance(edit, PlaceInTable)
    text = {p.anchor.path: p.text for p in read_document(clerks_draft(), "x.docx").paragraphs}

    def column(side: str) -> list[str]:
        anchors = chain.from_iterable(getattr(row, side) for row in edit.rows)
        return [text[at.path][at.start : at.end] for at in anchors]

    assert column("left") == ["UBND TỈNH LÀO CAI", "SỞ NỘI VỤ", "Số:      /TTr-SNV"]
    assert column("right") == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Lào Cai, ngày      tháng 8 năm 2026",
    ]
    assert [len(row.left) for row in edit.rows] == [2, 1]  # number and date stand in one line
    assert edit.widths[0] < edit.widths[1]


def test_first_lines_by_tabs_are_set_and_the_tabs_go() -> None:
    data = clerks_draft()
    before = judged(data)
    cause = causes_of(before)["blanks"]
    after = places(judged_after(data, cause.cure))
    assert under(before, "blanks") & after == set()
    assert after <= places(before)


def test_a_column_that_is_too_narrow_is_widened() -> None:
    cause = next(each for each in causes_of(judged(narrow_head())).values() if each.kind is CauseKind.NARROW_TABLE)
    (edit,) = cause.cure
    assert isinstance(edit, SetColumnWidths)
    assert edit.widths[0] < edit.widths[1]


def test_an_indent_is_part_of_the_line() -> None:
    def indented(word: Word) -> None:
        for paragraph in word.tables[0].rows[0].cells[1].paragraphs:
            paragraph.paragraph_format.first_line_indent = Length(20 * 12700)

    def widths(data: bytes) -> tuple[Pt, ...]:
        found = next(each for each in causes_of(judged(data)).values() if each.kind is CauseKind.NARROW_TABLE)
        (edit,) = found.cure
        assert isinstance(edit, SetColumnWidths)
        return edit.widths

    plain, wider = widths(narrow_head()), widths(changed(narrow_head(), indented))
    assert 14 < wider[1] - plain[1] <= 20
    assert sum(wider) == pytest.approx(sum(plain))


def test_a_line_that_somebody_broke_is_no_fault_of_the_table() -> None:
    def broken(word: Word) -> None:
        run = word.tables[0].rows[0].cells[1].paragraphs[0].runs[0]
        run.text = run.text.replace(" CHỦ", "\nCHỦ")

    made = changed(compose_docx(load_specimen(SPECIMENS / "bao-cao.yaml"), Layout()), broken)
    assert not any(each.kind is CauseKind.NARROW_TABLE for each in causes_of(judged(made)).values())


def test_a_report_says_it_once_and_lists_each() -> None:
    report = Checker().check(clerks_draft(), name="to-trinh.docx")
    note = next(each.cause for each in report.findings if each.cause and each.cause.id == "style:Normal/size")
    assert note is not None
    assert note.findings == sum(each.cause == note for each in report.findings) > 9
    entry = next(e for e in report.to_dict(Lang.VI)["findings"] if e.get("cause", {}).get("id") == note.id)
    assert entry["cause"] == {"id": note.id, "name": "Kiểu Normal: cỡ chữ 11", "findings": note.findings}
    run = Run(RulesetNote("", Words("", "")), [report], 1)
    text = " ".join("".join(text_pieces(run, TextStyle(Lang.VI))).split())
    assert "Kiểu Normal: cỡ chữ 11, đặt 13; sửa một chỗ, hết" in text
    assert "Chỗ đang đúng thì giữ như cũ (cỡ chữ 11): nơi nhận." in text
    assert "dùng bảng 2 cột không viền" in text.lower()
    assert text.count("[tieu-ngu/co-chu]") == 1


def cured(data: bytes, cure: Sequence[Edit]) -> bytes:
    package = EditedPackage.open(data, "t.docx")
    assert apply(package, cure) == []
    return package.written()


CURED: Mapping[str, tuple[Callable[..., bytes], tuple[str, ...]]] = {
    **{
        f"{name} {cause}": (planted, (name, cause)) for name, cause in PAIRS if name in ("bao-cao", "cong-van", "quyet-dinh")
    },
    "clerk's draft": (clerks_draft, ()),
    "narrow head": (narrow_head, ()),
}


@pytest.mark.parametrize("case", CURED)
def test_the_cure_of_each_cause_mends_it_in_the_file(case: str) -> None:
    make, arguments = CURED[case]
    data = make(*arguments)
    before = judged(data)
    named = causes_of(before)
    assert named
    for key, cause in named.items():
        after = places(judged(cured(data, cause.cure)))
        faults = under(before, key)
        rules = {(rule, message) for rule, message, _ in after}
        assert len([fault for fault in faults if fault in after]) <= (1 - SHARE) * len(faults), key
        assert rules <= {(rule, message) for rule, message, _ in places(before)}, key
