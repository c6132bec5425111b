"""Marks of the manner of signing, posts, and the name below them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.check.pieces import component, document, outcomes, paragraph, said
from tests.recognise.paper import LETTERHEAD, PROSE, P, centred, columns
from tests.recognise.paper import document as paper

from decree30_lint.check.kinds.names import SignatoryName
from decree30_lint.check.kinds.signature import (
    AuthorityAgrees,
    SignaturePlace,
    SigningLine,
    SigningMarks,
)
from decree30_lint.check.rows import side_by_side
from decree30_lint.model.parts import (
    Agency,
    Component,
    Family,
    Part,
    Recognition,
    Subject,
    Text,
    TextKind,
    Vocabulary,
)
from decree30_lint.model.path import FILE, Path
from decree30_lint.model.place import Anchor
from decree30_lint.model.rules import Kind, RuleSet, View
from decree30_lint.model.units import Pt
from decree30_lint.recognise import recognise
from decree30_lint.ruleset import find_ruleset
from decree30_lint.ruleset.load import load_vocabulary
from decree30_lint.syntax.signing import SigningBlock


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    return load_vocabulary(find_ruleset("nd30-2020"))


def found(check: Kind, words: Vocabulary, part: Part, *lines: str) -> list[Any]:
    return outcomes(check, document(), {part: lines}, part, words)


MARKS = SigningMarks("KT.", "deputy_posts")


@pytest.mark.parametrize(
    ("line", "lawful"),
    [
        ("KT. GIÁM ĐỐC", None),
        ("KT.GIÁM ĐỐC", None),
        ("TUQ. GIÁM ĐỐC", None),
        ("TRƯỞNG PHÒNG", None),
        ("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ", None),
        ("TLV VIỆT NAM", None),
        ("K/T GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
        ("KT GIÁM ĐỐC", "KT. GIÁM ĐỐC"),
        ("T.M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("T.M. ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("TUQ: GIÁM ĐỐC", "TUQ. GIÁM ĐỐC"),
        ("T/L BỘ TRƯỞNG", "TL. BỘ TRƯỞNG"),
        ("Q GIÁM ĐỐC", "Q. GIÁM ĐỐC"),
        ("QUYỀN GIÁM ĐỐC", "Q. GIÁM ĐỐC"),
        ("THỪA UỶ QUYỀN GIÁM ĐỐC", "TUQ. GIÁM ĐỐC"),
        ("THAY MẶT UBND TỈNH", "TM. UBND TỈNH"),
    ],
)
def test_marks(line: str, lawful: str | None, words: Vocabulary) -> None:
    assert [o.suggestion for o in found(MARKS, words, Part.SIGNATORY, line)] == ([lawful] if lawful else [])


def test_marks_within_a_line_begin_a_line(words: Vocabulary) -> None:
    lines = (paragraph("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"), paragraph("PHÓ CHỦ TỊCH", "body/p[2]", 2))
    block = component(Part.SIGNATORY, *lines, words=words).content
    assert isinstance(block, SigningBlock)
    assert [(line.mark, line.post) for line in block.lines] == [
        ("TM.", "ỦY BAN NHÂN DÂN"),
        ("KT.", "CHỦ TỊCH"),
        ("", "PHÓ CHỦ TỊCH"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), []),
        (("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"), []),
        (("KT. GIÁM ĐỐC SỞ GIÁO DỤC", "VÀ ĐÀO TẠO", "PHÓ GIÁM ĐỐC"), []),
        (("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), []),
        (("KT. TỔ TRƯỞNG", "TỔ PHÓ"), []),
        (("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",), []),
        (("KT. GIÁM ĐỐC",), ["deputy"]),
        (("KT. GIÁM ĐỐC", "GIÁM ĐỐC"), ["other"]),
        (("KT. GIÁM ĐỐC", "{{chuc_vu}}"), ["?"]),
        (("KT. PHÓ GIÁM ĐỐC",), []),
    ],
)
def test_deputy_stands_below_the_head(lines: tuple[str, ...], expected: list[str], words: Vocabulary) -> None:
    assert said(found(SigningLine("KT.", deputies="deputy_posts"), words, Part.SIGNATORY, *lines)) == expected


def test_deputy_after_the_mark_is_said_once(words: Vocabulary) -> None:
    assert said(found(MARKS, words, Part.SIGNATORY, "KT. PHÓ GIÁM ĐỐC")) == ["deputy"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), []),
        (("TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"), []),
        (("TM. SỞ NỘI VỤ", "GIÁM ĐỐC"), ["before"]),
        (("TM. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), ["before"]),
        (("TM. UỶ BAN NHÂN DÂN",), ["post"]),
        (("TM. {{tap_the}}",), []),
    ],
)
def test_collective(lines: tuple[str, ...], expected: list[str], words: Vocabulary) -> None:
    check = SigningLine("TM.", ("Sở", "Chủ tịch", "Giám đốc"), post_below=True)
    assert said(found(check, words, Part.SIGNATORY, *lines)) == expected


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("TUQ. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), 1),
        (("TL. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"), 0),
        (("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"), 0),
    ],
)
def test_authorisation_is_not_passed_on(lines: tuple[str, ...], count: int, words: Vocabulary) -> None:
    assert len(found(SigningLine("TUQ.", not_above="KT."), words, Part.SIGNATORY, *lines)) == count


@pytest.mark.parametrize(("line", "count"), [("PHÓ GIÁM ĐỐC PHỤ TRÁCH", 1), ("PHỤ TRÁCH KẾ TOÁN", 0), ("GIÁM ĐỐC", 0)])
def test_acting_deputy(line: str, count: int, words: Vocabulary) -> None:
    assert len(found(SigningLine(without="phụ trách", except_for=("kế toán",)), words, Part.SIGNATORY, line)) == count


AGREES = AuthorityAgrees("TM.", "collectives", "certifying_bodies", "head_posts", "shortened_bodies")


@pytest.mark.parametrize(
    ("authority", "signature", "expected"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH X", "TM. ỦY BAN NHÂN DÂN", []),
        ("UỶ BAN NHÂN DÂN TỈNH X", "TM. UBND TỈNH", []),
        ("ỦY BAN NHÂN DÂN TỈNH X", "CHỦ TỊCH", ["collective"]),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH X", "CHỦ TỊCH", []),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH X", "KT. CHỦ TỊCH", []),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH X", "TM. ỦY BAN NHÂN DÂN", ["head"]),
        ("BỘ TRƯỞNG BỘ NỘI VỤ", "TL. BỘ TRƯỞNG", []),
        ("GIÁM ĐỐC SỞ NỘI VỤ", "TRƯỞNG PHÒNG", [""]),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH X", "CHỦ TỊCH", ["certified"]),
        ("HỘI ĐỒNG NHÂN DÂN TỈNH X", "TM. ỦY BAN NHÂN DÂN", [""]),
        ("SỞ NỘI VỤ", "GIÁM ĐỐC", ["?"]),
        ("GIÁM ĐỐC {{don_vi}}", "GIÁM ĐỐC", ["?"]),
    ],
)
def test_authority_and_signature(authority: str, signature: str, expected: list[str], words: Vocabulary) -> None:
    above = Component(Part.STRUCTURE, (paragraph(authority),), role="authority")
    below = component(Part.SIGNATORY, paragraph(signature, "body/p[9]", 9), words=words)
    text = Text(TextKind.MAIN, "quyet-dinh", 1.0, (above, below), Anchor(FILE), 9)
    subject = Subject(document(), Recognition(Family.ND30, 1.0, (text,)), words)
    assert said(AGREES.run(View(subject, text, Part.SIGNATORY, (below,)))) == expected


@pytest.mark.parametrize(
    ("name", "lawful"),
    [
        ("Viên Thế Hậu", None),
        ("Y Bhiu Niê", None),
        ("H'Hen Niê", None),
        ("PGS.TS. Viên Thế Hậu", None),
        ("{{HO_TEN}}", None),
        ("VIÊN THẾ HẬU", "Viên Thế Hậu"),
        ("TS. VIÊN THẾ HẬU", "Viên Thế Hậu"),
        ("Viên Thế HẬU", "Viên Thế Hậu"),
        ("H'HEN NIÊ", "H'Hen Niê"),
    ],
)
def test_name_in_capitals(name: str, lawful: str | None, words: Vocabulary) -> None:
    suggestions = [
        o.suggestion for o in found(SignatoryName("honorifics", small_letters=True), words, Part.SIGNATORY_NAME, name)
    ]
    assert suggestions == ([lawful] if lawful else [])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Viên Thế Hậu", []),
        ("ThS. Viên Thế Hậu", []),
        ("Viên thế Hậu", ["initials"]),
        ("Y Bhiu niê", ["particle"]),
        ("…………", []),
    ],
)
def test_initials(name: str, expected: list[str], words: Vocabulary) -> None:
    assert said(found(SignatoryName("honorifics", initials=True), words, Part.SIGNATORY_NAME, name)) == expected


NO_TITLE = SignatoryName("honorifics", bare=True, ranks=("Đại tá",), address=("Ông", "Bà"), allowed="titled_bodies")


@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        ("SỞ NỘI VỤ", "Viên Thế Hậu", []),
        ("SỞ NỘI VỤ", "ThS. Viên Thế Hậu", [("title", "Viên Thế Hậu")]),
        ("SỞ NỘI VỤ", "PGS. TS Viên Thế Hậu", [("title", "Viên Thế Hậu")]),
        ("SỞ NỘI VỤ", "Tiến sĩ Viên Thế Hậu", [("title", "Viên Thế Hậu")]),
        ("SỞ NỘI VỤ", "Đại tá Viên Thế Hậu", [("rank", "Viên Thế Hậu")]),
        ("SỞ NỘI VỤ", "Bà Kha Mộng Điệp", [("address", "Kha Mộng Điệp")]),
        ("TRƯỜNG ĐẠI HỌC X", "TS. Viên Thế Hậu", [("?", None)]),
        ("CÔNG AN TỈNH X", "Đại tá Viên Thế Hậu", [("?", None)]),
    ],
)
def test_titles(body: str, name: str, expected: list[tuple[str, str | None]], words: Vocabulary) -> None:
    parts = {Part.ISSUING_BODY: (body,), Part.SIGNATORY_NAME: (name,)}
    seen = outcomes(NO_TITLE, document(), parts, Part.SIGNATORY_NAME, words)
    assert [(said([o])[0], getattr(o, "suggestion", None)) for o in seen] == expected


def test_titles_are_allowed_by_the_office(words: Vocabulary) -> None:
    name = Component(Part.SIGNATORY_NAME, (paragraph("TS. Viên Thế Hậu"),))
    text = Text(TextKind.MAIN, "bao-cao", 1.0, (name,), Anchor(FILE), 1)
    recognition = Recognition(Family.ND30, 1.0, (text,))
    subject = Subject(document(), recognition, words, agency=Agency(titles_before_name=True))
    assert list(NO_TITLE.run(View(subject, text, Part.SIGNATORY_NAME, (name,)))) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("body/tbl[1]/tr[1]/tc[1]/p[1]", "body/tbl[1]/tr[1]/tc[2]/p[3]", True),
        ("body/tbl[1]/tr[1]/tc[1]/tbl[1]/tr[2]/tc[1]/p[1]", "body/tbl[1]/tr[1]/tc[2]/p[1]", True),
        ("body/tbl[1]/tr[1]/tc[1]/p[1]", "body/tbl[1]/tr[2]/tc[2]/p[1]", False),
        ("body/p[4]", "body/p[4]", True),
        ("body/p[4]", "body/p[5]", False),
    ],
)
def test_side_by_side(one: str, other: str, expected: bool) -> None:
    assert side_by_side(Anchor(Path.parse(one)), Anchor(Path.parse(other))) is expected


def test_block_over_two_pages(words: Vocabulary) -> None:
    parts = {
        Part.SIGNATORY: (paragraph("GIÁM ĐỐC", "body/p[1]", 1),),
        Part.SIGNATORY_NAME: (paragraph("Viên Thế Hậu", "body/p[2]", 2, page_break_before=True),),
    }
    assert said(outcomes(SignaturePlace(together=True), document(), parts, Part.SIGNATORY, words)) == ["split"]
    parts[Part.SIGNATORY_NAME] = (paragraph("Viên Thế Hậu", "body/p[2]", 2),)
    assert said(outcomes(SignaturePlace(together=True), document(), parts, Part.SIGNATORY, words)) == ["?"]


def test_lists_named_by_the_rules_are_there(ruleset: RuleSet) -> None:
    lists, tables = ruleset.vocabulary.lists, ruleset.vocabulary.tables
    check = ruleset.rules["nguoi-ky/khop-tham-quyen"].check
    assert isinstance(check, AuthorityAgrees)
    assert {check.collectives, check.certifying, check.heads} <= lists.keys()
    assert check.short in tables


TOGETHER = SignaturePlace(height=Pt(18), two_blocks=("bien-ban",))
LIST = ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]


def signing(post: str, name: str) -> list[P | str]:
    return [centred(post), "", "", centred(name)]


HEAD_SIGNS, OTHER_SIGNS = signing("GIÁM ĐỐC", "Tạ Quang Nhuận"), signing("HIỆU TRƯỞNG", "Lữ Thị Miên")
THIRD_SIGNS = signing("CHÁNH VĂN PHÒNG", "Mạc Đình Sơn")


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ([columns(OTHER_SIGNS, HEAD_SIGNS), *LIST], []),
        ([columns(OTHER_SIGNS, THIRD_SIGNS, HEAD_SIGNS), *LIST], []),
        ([[columns(OTHER_SIGNS, HEAD_SIGNS), columns(LIST, [])]], []),
        ([columns(LIST, HEAD_SIGNS)], []),
        ([columns([], HEAD_SIGNS), *LIST], ["level"]),
    ],
    ids=["two", "three", "two in one table", "one beside", "one above"],
)
def test_recipients_may_stand_below_several_who_sign(closing: list[Any], expected: list[str], words: Vocabulary) -> None:
    of = paper(LETTERHEAD, "Kính gửi: Sở Xây dựng", PROSE, PROSE, *closing)
    recognition = recognise(of, words)
    text = recognition.texts[0]
    view = View(Subject(of, recognition, words), text, Part.SIGNATORY, text.of(Part.SIGNATORY))
    assert said(TOGETHER.run(view)) == expected


@pytest.mark.parametrize(
    ("head", "deputy"),
    [("CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), ("BỘ TRƯỞNG", "THỨ TRƯỞNG"), ("CHỦ TỊCH", "PHÓ CHỦ TỊCH")],
)
def test_the_post_of_a_deputy_is_made_from_the_head(head: str, deputy: str, words: Vocabulary) -> None:
    check = SigningLine("KT.", post_below=True, deputies="deputy_posts")
    breaches = [each for each in found(check, words, Part.SIGNATORY, f"KT. {head}") if each.message_key == "deputy"]
    assert [f"“{deputy}”" in each.expected.vi for each in breaches] == [True]
