"""Words that are replaced keep their look and what stands among them; what cannot be replaced whole stays as it is."""

from __future__ import annotations

import unicodedata

import pytest
from lxml import etree
from tests.small_docx import small_docx

from decree30_lint.formats.docx.ooxml import W
from decree30_lint.formats.docx.package import main_part, open_package
from decree30_lint.formats.docx.write.apply import apply
from decree30_lint.formats.docx.write.differences import differences
from decree30_lint.formats.docx.write.edited_package import EditedPackage
from decree30_lint.model.edits import Edit, ReplaceText, SetRunFormat
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.path import Path
from decree30_lint.model.place import Anchor
from decree30_lint.repair.prove import unexplained

PLACE = Path.parse("body/p[1]")
BOLD = "<w:b/>"


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(instruction: str, shown: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark.format("begin") + code + mark.format("separate") + run(shown) + mark.format("end")


def at(start: int = 0, end: int | None = None) -> Anchor:
    return Anchor(PLACE, 1, start, end)


def edited(content: str, *edits: Edit) -> tuple[str, list[Edit]]:
    """The runs afterwards, bold ones in stars, other children by their names; and the edits that could not be made."""
    before = small_docx(f"<w:p>{content}</w:p>")
    package = EditedPackage.open(before, "x.docx")
    places = package.places()
    left = apply(package, edits)
    after = package.written()
    assert unexplained(before, after, [edit for edit in edits if edit not in left], places) == []
    if len(left) == len(edits):
        assert not differences(before, after)
    return shown(after), left


def shown(data: bytes) -> str:
    package = open_package(data)
    root = etree.fromstring(package.package_part(main_part(package)) or b"")
    paragraph = next(root.iter(W + "p"))
    return "".join(_piece(each) for each in paragraph.iter(W + "r")).replace("**", "")


def _piece(each: etree._Element) -> str:
    star = "*" if each.find(f"{W}rPr/{W}b") is not None else ""
    inside = (c.text or "" if c.tag == W + "t" else f"<{etree.QName(c).localname}>" for c in each if c.tag != W + "rPr")
    return f"{star}{''.join(inside)}{star}"


def test_each_letter_keeps_its_look() -> None:
    assert edited(run("Sá") + run("t", BOLD) + run(" nhập"), ReplaceText(at(0, 3), "Sáp")) == ("Sá*p* nhập", [])
    assert edited(run("Điều ") + run("1:", BOLD), ReplaceText(at(0, 7), "Điều 1.")) == ("Điều *1.*", [])


def test_what_stands_among_the_words_stays() -> None:
    note = '<w:r><w:tab/></w:r><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
    assert edited(run("Lưu") + note + run("VT"), ReplaceText(at(0, 3), "Lưu:")) == ("Lưu:<tab>VT", [])


def test_letters_with_their_marks_apart_are_composed() -> None:
    apart = unicodedata.normalize("NFD", "hợp lý")
    found, left = edited(run(f"Việc {apart}"), ReplaceText(at(), "Việc hợp lý"))
    assert (found, left) == ("Việc hợp lý", [])


def test_what_is_right_already_is_not_touched() -> None:
    edit = ReplaceText(at(), "hợp lý")
    assert edited(run("hợp lý"), edit) == ("hợp lý", [edit])


OLD = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
CODED, PLAIN = "§Ò nghÞ Së X©y dùng xem xÐt vµ gi¶i quyÕt", "Đề nghị Sở Xây dựng xem xét và giải quyết"
UNICODE = SetRunFormat(at(), RunFormat(family="Times New Roman"))


def test_letters_of_an_old_encoding_and_their_typeface_change_together() -> None:
    assert edited(run(CODED, OLD), UNICODE, ReplaceText(at(), PLAIN)) == (PLAIN, [])


def test_the_typeface_of_an_old_encoding_stays_where_its_letters_do() -> None:
    edits = UNICODE, ReplaceText(at(), PLAIN)
    content = run("§Ò nghÞ Së ", OLD) + f"<w:r><w:rPr>{OLD}</w:rPr><w:t>{CODED[11:]}</w:t><w:footnoteRef/></w:r>"
    assert edited(content, *edits)[1] == list(edits)


def test_other_words_do_not_come_among_letters_of_an_old_encoding() -> None:
    edit = ReplaceText(at(8, 10), "Sơ")
    assert edited(run(CODED, OLD), edit) == (CODED, [edit])
    later = ReplaceText(at(8, 9), "s")
    assert edited(run(CODED, OLD), later, UNICODE, ReplaceText(at(), PLAIN)) == (PLAIN, [later])


@pytest.mark.parametrize(
    "content",
    [
        field("MERGEFIELD a", "so 5"),
        f'<w:fldSimple w:instr="DOCPROPERTY a">{run("so 5")}</w:fldSimple>',
        f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="a"/></w:sdtPr><w:sdtContent>{run("so 5")}</w:sdtContent></w:sdt>',
    ],
)
def test_words_that_come_from_elsewhere_stay(content: str) -> None:
    edit = ReplaceText(at(0, 2), "số")
    assert edited(content, edit)[1] == [edit]


def test_words_of_a_link_change() -> None:
    assert edited(field("HYPERLINK a", "so 5"), ReplaceText(at(0, 2), "số"))[1] == []


def test_what_is_to_be_filled_in_is_never_written() -> None:
    edit = ReplaceText(at(0, 2), "[CẦN BỔ SUNG: số]")
    assert edited(run("so 5"), edit) == ("so 5", [edit])
    kept = "[CẦN BỔ SUNG] ngày"
    assert edited(run("[CẦN BỔ SUNG] ngay"), ReplaceText(at(), kept)) == (kept, [])


def test_of_two_edits_of_one_word_the_second_waits() -> None:
    first, second = ReplaceText(at(3, 5), "số"), ReplaceText(at(0, 5), "có mà")
    assert edited(run("co so 5"), first, second) == ("co số 5", [second])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (run("so ") + run("5", BOLD), run("số 5")),
        (run("so 5", BOLD), run("số 5")),
        (run("so 5"), run("số", BOLD) + run(" 5")),
        (run("so") + "<w:r><w:footnoteReference w:id='1'/></w:r>", run("số")),
    ],
)
def test_the_proof_sees_what_else_changes_with_words(before: str, after: str) -> None:
    one, two = (small_docx(f"<w:p>{content}</w:p>") for content in (before, after))
    places = EditedPackage.open(one, "x.docx").places()
    assert unexplained(one, two, [ReplaceText(at(0, 2), "số")], places) != []
