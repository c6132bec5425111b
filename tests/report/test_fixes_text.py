"""What the report of a repair says to those who have to find the places in Word."""

from __future__ import annotations

from msgspec.structs import replace
from tests.annotate.reports import finding, location, report

from decree30_lint.model.edits import DrawLine, Edit, SetPage, SetRunFormat
from decree30_lint.model.fix_report import FixedFile, FixReport, FixRun, MadeChange
from decree30_lint.model.formatting import RunFormat
from decree30_lint.model.parts import Part
from decree30_lint.model.place import WHOLE_FILE
from decree30_lint.model.report import Finding
from decree30_lint.model.rules import Level
from decree30_lint.model.units import Pt
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.fixes.text import text_pieces
from decree30_lint.report.text_style import TextStyle

LEFT = Words("Nội dung đang canh trái.", "The text is set left.")
PLACE = location(text="Sở Nội vụ báo cáo")


def said(*findings: Finding, edits: tuple[Edit, ...] = ()) -> str:
    before = report(*findings)
    words = (Words("đổi", "changed"),)
    change = MadeChange("a/b", Level.ERROR, Part.PAGE, Words("trang giấy", "page"), words, PLACE, edits)
    fixed = FixReport("a.docx", None, before, before, changes=(change,), data=b"x")
    text = "".join(text_pieces(FixRun([FixedFile(fixed)], 1), TextStyle(Lang.VI)))
    return " ".join(text.split())


def in_body(found: Finding) -> Finding:
    return replace(found, part=Part.BODY)


def test_what_is_left_is_found_by_its_paragraph() -> None:
    assert "Lỗi: Nội dung đang canh trái (đoạn “Sở Nội vụ báo cáo”). [" in said(in_body(finding(PLACE, message=LEFT)))
    several = said(in_body(finding(PLACE, location(text="hai"), message=LEFT, unlisted=3)))
    assert "canh trái (5 chỗ; chỗ đầu ở đoạn “Sở Nội vụ báo cáo”). [" in several


def test_what_is_found_without_that_is_said_as_it_is() -> None:
    quoting = Words("“Sở” viết sai.", "“Sở” is wrong.")
    assert "Lỗi: “Sở” viết sai. [" in said(in_body(finding(PLACE, message=quoting)))
    assert "Lỗi: Tiêu ngữ có cỡ chữ 12. [" in said(finding(PLACE))
    assert "Lỗi: Nội dung đang canh trái. [" in said(in_body(finding(location(text="Sở", nowhere=True), message=LEFT)))


def test_what_may_move_is_to_be_looked_at() -> None:
    for edit, moves in (
        (SetPage(WHOLE_FILE, top=Pt(57)), True),
        (SetRunFormat(WHOLE_FILE, RunFormat(size=Pt(13))), True),
        (DrawLine(WHOLE_FILE, Pt(90)), False),
    ):
        assert ("hãy xem lại chỗ ngắt trang" in said(edits=(edit,))) is moves
