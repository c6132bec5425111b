"""Numbers of divisions: their form, their order, what is quoted, what is referred to."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from tests.check.pieces import A4, PLAIN, document, paragraph, said, section

from decree30_lint.check.kinds.clauses import NumberedDivisions
from decree30_lint.check.kinds.structure import ArticleOrder, DivisionHeadings, TitledDivisions
from decree30_lint.model.document import Paragraph, Span
from decree30_lint.model.formatting import Align
from decree30_lint.model.outcomes import Breach, Outcome
from decree30_lint.model.parts import DocumentType, Family, Part, Recognition, Subject, Text, TextKind, Vocabulary
from decree30_lint.model.path import Path
from decree30_lint.model.picture import Page
from decree30_lint.model.place import Anchor, Extent
from decree30_lint.model.rules import Kind, View
from decree30_lint.model.units import Interval, Pt, Unit
from decree30_lint.pipeline import ruleset_named
from decree30_lint.recognise.body import read_body
from decree30_lint.recognise.components import component
from decree30_lint.recognise.cursor import Cursor
from decree30_lint.recognise.lexicon import lexicon
from decree30_lint.recognise.lines import lines_of
from decree30_lint.syntax.divisions import roman, value_of

SIZES = Interval(13, 14, Unit.PT)
ALPHABET = "abcdđeghiklmnopqrstuvxy"
WORDS = Vocabulary(
    (DocumentType("quyet-dinh", "quyết định", "QĐ"),), {}, {}, {"ordinals": {"thứ nhất": "1", "thứ hai": "2"}}
)

ARTICLES = ArticleOrder("Điều", ALPHABET)
CLAUSES = NumberedDivisions("khoan", ".", "arabic", size=SIZES, longest=90)
POINTS = NumberedDivisions("diem", ")", ALPHABET, marked="ăâêôơư")
CHAPTERS = TitledDivisions({"phan": "Phần", "chuong": "Chương"}, "roman", SIZES, ordinals="ordinals")
SECTIONS = TitledDivisions({"muc": "Mục", "tieu-muc": "Tiểu mục"}, "arabic", SIZES, ordinals="ordinals")
FORMS = NumberedDivisions("dieu", ".", "arabic", "Điều", size=SIZES, longest=100, in_order=False)
HEADINGS = TitledDivisions({"muc-la-ma": ""}, "roman", SIZES, ".")


def numbered_by_word(label: str, text: str, level: str) -> Paragraph:
    """An automatic number is a span of its own."""
    spans = (Span(f"{label}\t", PLAIN, 0, generated=True), Span(text, PLAIN, len(label) + 1))
    return replace(paragraph(text), spans=spans, list_level=level)


def bold(text: str) -> Paragraph:
    return paragraph(text, letters=replace(PLAIN, bold=True))


def placed(source: str | Paragraph, number: int) -> Paragraph:
    """Lines that begin with "Chương", "Mục" … or stand in capitals are set as headings."""
    anchor = Anchor(Path.parse(f"body/p[{number}]"), number)
    if isinstance(source, Paragraph):
        return replace(source, anchor=anchor)
    titled = source.lower().startswith(("chương", "phần", "mục", "tiểu mục"))
    heading = source.isupper() or (titled and not source.endswith("."))
    letters = replace(PLAIN, bold=True) if heading else PLAIN
    layout = {"align": Align.CENTRE, "first_line": Pt(0)} if heading else {}
    return paragraph(source, str(anchor.path), number, letters, **layout)


LEXICON = lexicon(ruleset_named("nd30-2020").vocabulary)


def judged(
    check: Kind, *lines: str | Paragraph, kind: TextKind = TextKind.MAIN, printed: Sequence[int] = ()
) -> list[Outcome]:
    """With `printed` each line stands on a page of its own, with this number."""
    paragraphs = [placed(line, i) for i, line in enumerate(lines, start=1)]
    if printed:
        paragraphs = [replace(p, anchor=replace(p.anchor, page=page)) for page, p in enumerate(paragraphs, start=1)]
    sheets = tuple(Page(page, *A4, printed=number) for page, number in enumerate(printed, start=1))
    read = document(section(paragraphs), pages=sheets)
    found = lines_of(read)
    components = tuple(component(f, read, found.blanks) for f in read_body(Cursor(found.items), LEXICON))
    text = Text(kind, "quyet-dinh", 1.0, components, Anchor(Path.parse("body/p[1]"), 1), len(lines))
    subject = Subject(read, Recognition(Family.ND30, 1.0, (text,)), WORDS)
    return list(check.run(View(subject, text, Part.STRUCTURE, text.of(Part.STRUCTURE))))


def due(outcomes: Sequence[Outcome]) -> list[str | None]:
    return [outcome.suggestion for outcome in outcomes if isinstance(outcome, Breach)]


def listed(numbers: str, form: str) -> list[str]:
    """ "1 2 4" as lines of prose."""
    return [f"{form.format(number)} Giao các đơn vị thực hiện nhiệm vụ được phân công;" for number in numbers.split()]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1 2 3 4", []),
        ("1 2 4", ["gap"]),
        ("1 2 2 3", ["repeat"]),
        ("1 2 2 4", ["repeat"]),
        ("1 3 3 4", ["wrong"]),
        ("2 3", ["first"]),
        ("1 2 3 1 2", ["?"]),  # a text issued with it, perhaps
        ("1 2 57 58", ["?"]),  # a law quoted without marks, perhaps
        ("1 2 3a 4", []),
    ],
)
def test_articles_are_counted(numbers: str, expected: list[str]) -> None:
    assert said(judged(ARTICLES, *listed(numbers, "Điều {}."))) == expected


@pytest.mark.parametrize(
    ("check", "lines"),
    [
        (ARTICLES, ["Điều 1. Giao các đơn vị thực hiện;", "Điều 2. Giao Sở;", "Điều 4. Giao Văn phòng;"]),
        (CLAUSES, ["1. Giao các đơn vị thực hiện;", "2. Giao Sở;", "4. Giao Văn phòng;"]),
        (POINTS, ["a) giao các đơn vị thực hiện;", "b) giao Sở;", "d) giao Văn phòng;"]),
        (CHAPTERS, ["Chương I", "Chương II", "Chương IV"]),
        (HEADINGS, ["I. MỤC TIÊU", "II. NHIỆM VỤ", "IV. TỔ CHỨC"]),
    ],
)
def test_pages_left_out_of_the_file_explain_gaps(check: Kind, lines: list[str]) -> None:
    assert "gap" in said(judged(check, *lines, printed=(1, 2, 3)))
    assert "gap" not in (found := said(judged(check, *lines, printed=(1, 2, 9))))
    assert "?" in found


PROSE = "Nội dung này do các đơn vị tự thực hiện."


@pytest.mark.parametrize(
    ("check", "lines", "expected"),
    [
        (HEADINGS, ["I. Mục đích", PROSE, "II. Nội dung", "1. Giao Sở;"], ["bold", "capitals"]),
        (HEADINGS, ["I. Mục đích", PROSE], []),  # one alone is no list
        (HEADINGS, ["I. Phòng Tư pháp", "II. Phòng Nội vụ", "III. Phòng Y tế", PROSE], []),  # names
        (HEADINGS, ["I. Giao Sở Nội vụ thực hiện.", PROSE, "II. Giao Sở Tư pháp.", PROSE], []),
        (CHAPTERS, [paragraph("Chương I. Quy định chung"), PROSE], ["joined", "place", "bold"]),
        (CHAPTERS, [paragraph("Chương I Quy chế này quy định về văn thư."), PROSE], []),
    ],
)
def test_headings_set_as_prose(check: Kind, lines: list[str | Paragraph], expected: list[str]) -> None:
    assert said(judged(check, *lines)) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("I II III", ["Điều 1."]),
        ("01 02 03", ["Điều 1."]),
        ("IV", ["Điều 4."]),
        ("vi", []),  # a word
        ("1a", []),
    ],
)
def test_articles_have_arabic_numbers_without_zeros(numbers: str, expected: list[str]) -> None:
    outcomes = judged(FORMS, *listed(numbers, "Điều {}."))
    assert [each.suggestion for each in outcomes if isinstance(each, Breach) and each.suggestion] == expected


def test_articles_that_begin_anew_in_a_later_chapter() -> None:
    lines = ("Chương I", "CHUNG", *listed("1 2", "Điều {}."), "Chương II", "RIÊNG", *listed("1 2", "Điều {}."))
    outcomes = judged(ARTICLES, *lines)
    assert said(outcomes) == ["restart"]
    assert due(outcomes) == ["Điều 3."]


@pytest.mark.parametrize(
    "quotation",
    [
        ("“Điều 9. Mức chi như sau:", "Điều 10. Nguồn kinh phí.", "Điều 11. Quyết toán.”."),
        ('"Điều 9. Mức chi như sau:', "Điều 10. Nguồn kinh phí.", 'Điều 11. Quyết toán.".'),
    ],
)
def test_quoted_articles_do_not_count(quotation: tuple[str, ...]) -> None:
    first, *others = listed("1 2 3", "Điều {}.")
    assert said(judged(ARTICLES, first, *quotation, *others)) == []


def test_a_lone_quotation_mark_opens_nothing() -> None:
    assert said(judged(ARTICLES, "Điều 1. Gọi là “Quy chế.", *listed("2 4", "Điều {}."))) == ["gap"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Theo quy định tại Điều 3 Quyết định này.", []),
        ("Theo quy định tại Điều 4 Quyết định này.", ["reference"]),
        ("Theo quy định tại các Điều 2, 3 và 5 của Quyết định này.", ["reference"]),
        ("Theo quy định tại Điều 9 Luật Lưu trữ và Quyết định này.", []),
        ("Theo quy định tại Điều 9 Quy chế này.", []),  # the regulation is another text
        ("Nội dung “theo Điều 9 Quyết định này” được bãi bỏ.", []),
        ("Trường hợp tại khoản 2 Điều này.", []),
        ("Trường hợp tại khoản 1 và khoản 3 Điều này.", ["reference"]),
        ("Trường hợp tại điểm b khoản 2 Điều này.", []),
        ("Trường hợp tại điểm đ khoản 2 Điều này.", ["reference"]),
        ("Trường hợp tại điểm c khoản này.", ["reference"]),
    ],
)
def test_references_to_the_text_itself(sentence: str, expected: list[str]) -> None:
    first, second, third = listed("1 2 3", "Điều {}.")
    clauses, points = listed("1 2", "{}."), listed("a b", "{})")
    assert said(judged(ARTICLES, first, *clauses, *points, sentence, second, third)) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1. 2. 3.", []),
        ("1. 2. 4.", ["gap"]),
        ("1. 2. 2. 3.", ["repeat"]),
        ("1. 2. 3. 2. 5.", ["wrong"]),
        ("1. 2. 1. 2. 3. 3.", []),  # a list within a list
        ("1. 2. 3. 1. 2.", []),
        ("1. 2. 25.", ["?"]),
        ("1/ 2/ 3/", ["label"]),
        ("1) 2)", ["label"]),
        ("1. 1) 2)", []),  # a list within a clause
        ("1. 1) 2) 2. 3) 4)", []),  # one that goes on in the next clause
        ("1. 2) 2. 3.", []),  # one that begins within the first clause
        ("1. 2) 3.", ["label"]),
        ("1. 2) 3) 4.", ["label"]),
        ("1) 2. 3.", ["label"]),
        ("1. 2. 3/", ["label"]),
        ("a) 1) 2)", []),
        ("1.1. 1.2. 1.4.", []),
    ],
)
def test_clauses(numbers: str, expected: list[str]) -> None:
    assert said(judged(CLAUSES, *listed(numbers, "{}"))) == expected


def test_clauses_begin_anew_or_go_on_under_each_heading() -> None:
    for second in ("1 2", "3 4"):
        lines = ("I. KẾT QUẢ", *listed("1 2", "{}."), "II. KIẾN NGHỊ", *listed(second, "{}."))
        assert said(judged(CLAUSES, *lines)) == []
    assert said(judged(CLAUSES, "I. KẾT QUẢ", *listed("1 2", "{}."), "II. KIẾN NGHỊ", *listed("2 3", "{}."))) == ["first"]


@pytest.mark.parametrize("first", ["1. Thành phần gồm: 2. Đại diện các sở.", "1. Sơ cấp     2. Trung cấp"])
def test_a_clause_that_stands_within_a_paragraph_is_not_missing(first: str) -> None:
    assert said(judged(CLAUSES, first, *listed("3", "{}."))) == []


@pytest.mark.parametrize(
    ("letters", "expected", "right"),
    [
        ("a b c d đ e g h i k l", [], []),
        ("a b c d e g", ["alphabet"], ["đ)"]),
        ("a b c d e f g", ["alphabet"], ["đ)"]),
        ("a b c d đ e f", ["alphabet"], ["g)"]),
        ("h i j", ["alphabet"], ["k)"]),
        ("a b d", ["gap"], ["c)"]),
        ("a b b c", ["repeat"], ["c)"]),
        ("a b c a b", [], []),
        ("b c", [], []),
        ("a ă â b c", ["?"], []),
    ],
)
def test_points_follow_the_alphabet(letters: str, expected: list[str], right: list[str]) -> None:
    outcomes = [o for o in judged(POINTS, *listed(letters, "{})")) if isinstance(o, Breach) or letters.startswith("a ă")]
    assert said(outcomes) == expected
    assert due(outcomes) == right


def test_all_points_behind_the_wrong_one_are_mended() -> None:
    (breach,) = judged(POINTS, *listed("a b c d e f g", "{})"))
    assert isinstance(breach, Breach)
    assert [(str(edit.at.path), edit.text) for edit in breach.edits] == [  # type: ignore[union-attr]
        ("body/p[5]", "đ"),
        ("body/p[6]", "e"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("a. Tên;", "b. Nơi ở;"), ["label"]),
        (("a/ Tên;", "b/ Nơi ở;"), ["label"]),
        (("(a) Tên;", "(b) Nơi ở;"), ["label"]),
        (("A) Tên;", "B) Nơi ở;"), ["label"]),
        (("a) Tên;", "a. Nơi ở;", "b. Tuổi;", "b) Quê;"), []),
        (("a. Một dòng;",), []),
        (("a. Tên;", "b) Nơi ở;"), ["label"]),
        (("a) Tên;", "b. Nơi ở;", "c) Quê;"), ["label"]),
        (("a) Gồm: a. tên;", "b. Nơi ở;"), []),
        (("1. Gồm:", "b) Nơi ở;"), ["first"]),
        (("1. Gồm: a) Tên;", "b) Nơi ở;"), []),
        (("i) Một;", "ii) Hai;", "iii) Ba;"), ["?"]),
    ],
)
def test_forms_of_points(lines: tuple[str, ...], expected: list[str]) -> None:
    assert said(judged(POINTS, *lines)) == expected


def test_automatic_letters_are_judged_as_the_page_shows_them() -> None:
    lines = [numbered_by_word(f"{letter})", "Việc được giao;", "lowerLetter") for letter in "abcde"]
    (breach,) = judged(POINTS, *lines)
    assert isinstance(breach, Breach)
    assert (breach.message_key, breach.suggestion, breach.edits) == ("alphabet", "đ)", ())


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Chương I", "CHUNG", "Chương II", "RIÊNG"), []),
        (("CHƯƠNG I", "CHUNG"), ["label"]),
        (("Chương II: đề nghị bỏ khoản 3.", "Chương V: đề nghị giữ nguyên."), []),
        (("Phần thứ nhất", "CHUNG", "Phần thứ hai", "RIÊNG"), ["label"]),
        (("Chương I. CHUNG",), ["joined"]),
        (("Chương 1: CHUNG",), ["joined", "label"]),
        (("Chương I", "CHUNG", "Chương III", "RIÊNG"), ["gap"]),
        (("Phần I", "A", "Chương I", "B", "Phần II", "C", "Chương I", "D"), []),
        (("Phần I", "A", "Chương I", "B", "Phần II", "C", "Chương II", "D"), []),
    ],
)
def test_parts_and_chapters(lines: tuple[str, ...], expected: list[str]) -> None:
    assert said(judged(CHAPTERS, *lines)) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Chương I", "A", "Mục 1", "B", "Mục 2", "C", "Chương II", "D", "Mục 1", "E"), []),
        (("Mục 1", "A", "Tiểu mục 1", "B", "Tiểu mục 2", "C", "Mục 2", "D", "Tiểu mục 1", "E"), []),
        (("Mục 1", "A", "Mục 1", "B"), ["?"]),
        (("Mục I", "A", "Mục II", "B"), ["label"]),
        (("Mục 1", "A", "Tiểu mục 1", "B", "Tiểu mục 3", "C"), ["gap"]),
    ],
)
def test_sections(lines: tuple[str, ...], expected: list[str]) -> None:
    assert said(judged(SECTIONS, *lines)) == expected


def test_headings_in_capitals_with_remarks() -> None:
    assert said(judged(HEADINGS, "I. …………… (tên cơ quan)", "II. KIẾN NGHỊ")) == []
    assert said(judged(CLAUSES, bold("1. …………… (tên cơ quan)"), bold("2. MỤC TIÊU"))) == ["capitals"]
    assert said(judged(HEADINGS, "I. KẾT QUẢ", "II. KIẾN NGHỊ (theo Phụ lục kèm theo)")) == []
    assert said(judged(HEADINGS, "I/ KẾT QUẢ", "II/ KIẾN NGHỊ")) == ["label"]


def test_a_sentence_that_begins_with_an_article_of_a_law_is_no_article() -> None:
    lines = [*listed("1 2", "Điều {}."), "Điều 15 Luật Lưu trữ quy định về thời hạn nộp lưu.", *listed("3", "Điều {}.")]
    assert said(judged(ARTICLES, *lines)) == []
    assert due(
        judged(
            NumberedDivisions("dieu", ".", "arabic", "Điều", size=SIZES, longest=100, in_order=False),
            "Điều 1: Giao Sở Nội vụ thực hiện.",
        )
    ) == ["Điều 1.", None]


PROSE = "Các đơn vị rà soát số liệu và gửi báo cáo."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("1. Số liệu", PROSE, "2. Kiến nghị", PROSE), ["heading"]),
        (("1. Số liệu", "a) Đã nộp;", "b) Chưa nộp.", "2. Kiến nghị", PROSE), ["heading"]),
        (("1. Số liệu", "- đã nộp đủ.", "2. Kiến nghị", "1.1. Nộp sớm."), ["heading"]),
        ((bold("1. Số liệu"), PROSE, "2. Kiến nghị", PROSE), ["heading"]),
        ((bold("1. Số liệu"), PROSE, bold("2. Kiến nghị"), PROSE), []),
        (("1. Số liệu", PROSE), ["likely"]),  # the only one of its list
        (("1. Các xã nộp báo cáo.", "2. Sở tổng hợp số liệu", PROSE), ["likely"]),  # a full stop forgotten, perhaps
        (("1. Bà Lê Thị A", "2. Ông Vũ Văn B", PROSE, "3. Ông Tạ C", PROSE), ["likely"]),  # a list of names
        (("1. Báo cáo số liệu theo hướng dẫn của", "sở quản lý ngành.", "2. Kiến nghị", PROSE), ["likely"]),
        (("1. Số liệu gồm:", "- Đã nộp;", "2. Kiến nghị gồm:", "- Nộp sớm."), []),
    ],
)
def test_clauses_with_a_heading_are_bold(lines: tuple[str | Paragraph, ...], expected: list[str]) -> None:
    assert said(judged(CLAUSES, *lines)) == expected


def test_a_line_cut_at_its_end_may_be_no_heading() -> None:
    room = Extent(Pt(85), Pt(140))
    lines = [replace(paragraph(text), extent=room) for text in ("1. Số liệu cả năm", PROSE, "2. Kiến nghị chung", PROSE)]
    assert said(judged(CLAUSES, *lines)) == ["likely"]


def test_headings_of_clauses_have_the_size_of_the_body() -> None:
    lines: list[str | Paragraph] = [
        "Các đơn vị thực hiện như sau.",
        paragraph("1. Số liệu", letters=replace(PLAIN, bold=True, size=Pt(13))),
    ]
    assert said(judged(CLAUSES, *lines, PROSE)) == ["size"]


def test_numbers_of_clauses_are_upright() -> None:
    slanted, text = replace(PLAIN, italic=True), "1. Số liệu: nộp đủ."
    partly = replace(paragraph(text), spans=(Span(text[:10], slanted, 0), Span(text[10:], PLAIN, 10)))
    assert said(judged(CLAUSES, partly, "2. Kiến nghị: nộp sớm.")) == ["italic"]
    remark = paragraph("2. Lời nhắc của người soạn.", letters=slanted)
    assert said(judged(CLAUSES, "1. Số liệu: nộp đủ.", remark)) == []


def test_divisions_without_heading() -> None:
    check = DivisionHeadings(("phan", "chuong", "muc", "tieu-muc"))
    assert said(judged(check, "Chương I", "CHUNG", *listed("1", "Điều {}."))) == []
    assert said(judged(check, "Chương I", *listed("1", "Điều {}."))) == [""]
    assert said(judged(check, *listed("1 2", "Điều {}."), kind=TextKind.ATTACHED)) == ["article"]
    assert said(judged(check, "Điều 1. Phạm vi", kind=TextKind.ATTACHED)) == []


def test_roman_numbers() -> None:
    assert [roman(value) for value in (1, 4, 9, 14, 40, 88)] == ["I", "IV", "IX", "XIV", "XL", "LXXXVIII"]
    assert [value_of(number, {"thứ hai": 2}) for number in ("XIX", "12", "THỨ HAI", "IIII", "3a")] == [19, 12, 2, None, None]
