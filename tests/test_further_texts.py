"""Further documents of a file that the decree does not govern: nothing is said of them but that they were not judged."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Mm, Pt

from decree30_lint import Checker, Lang, Report, Settings
from decree30_lint.model.parts import TextKind
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.results import Status
from decree30_lint.model.run import Run
from decree30_lint.model.words import Words
from decree30_lint.report.findings.text import text_pieces
from decree30_lint.report.text_style import TextStyle

LETTER = Path(__file__).resolve().parents[1] / "fixtures" / "docx" / "to-trinh.docx"
HEAD = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập- Tự do- Hạnh phúc")
PARTIES = (
    "BÊN A: ông Chử Văn Lộc, xã Bến Đá",
    "BÊN B: bà Ngân Thùy Dung",
    "căn cứ nhu cầu của các bên , thống nhất như sau",
)
COPIES = "Văn bản được lập thành 02 bản, mỗi bên giữ 01 bản"
FURTHER = {
    "contract": (*HEAD, "HỢP ĐỒNG THUÊ KHO", *PARTIES, COPIES, "ĐẠI DIỆN BÊN A", "ĐẠI DIỆN BÊN B"),
    "liquidation": (*HEAD, "BIÊN BẢN THANH LÝ", *PARTIES, COPIES, "ĐẠI DIỆN BÊN A", "ĐẠI DIỆN BÊN B"),
    "application": (*HEAD, "ĐƠN ĐỀ NGHỊ", "Kính gửi: Uỷ ban nhân dân xã", "Tôi tên là: ……………", "NGƯỜI LÀM ĐƠN"),
    "circular": (*HEAD, "THÔNG TƯ", "Quy định về kho lưu trữ", "Điều 1. Phạm vi", "Thông tư này quy định về kho ."),
}


def judged(folder: Path, *further: Sequence[str], new_section: bool = True) -> Report:
    """What is said of the letter and what stands behind it, in sections of narrow margins or on pages of the letter's."""
    file = Document(str(LETTER))
    for lines in further:
        if new_section:
            section = file.add_section()
            section.left_margin = section.right_margin = section.top_margin = Mm(8)
        else:
            file.add_page_break()  # type: ignore[no-untyped-call]
        for line in lines:
            added = file.add_paragraph(line)
            if line.isupper() or line in HEAD:
                added.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for run in added.runs:
                run.font.name, run.font.size = "Arial", Pt(9)
    written = BytesIO()
    file.save(written)
    path = folder / "to-trinh.docx"
    path.write_bytes(written.getvalue())
    return Checker(Settings()).check(path)


@pytest.mark.parametrize("new_section", [True, False], ids=["own-section", "own-page"])
@pytest.mark.parametrize("name", FURTHER)
def test_nothing_is_said_of_them(name: str, new_section: bool, tmp_path: Path) -> None:
    alone, report = judged(tmp_path), judged(tmp_path, FURTHER[name], new_section=new_section)
    assert report.texts[TextKind.MAIN] == len(report.not_judged) == 1
    assert [(f.rule, f.message.vi) for f in report.findings] == [(f.rule, f.message.vi) for f in alone.findings]


def test_the_report_names_each_and_says_why(tmp_path: Path) -> None:
    report = judged(tmp_path, FURTHER["contract"], FURTHER["application"])
    assert [(each.number, each.reason.vi) for each in report.not_judged] == [
        (2, "Đây là hợp đồng giữa các bên (“HỢP ĐỒNG THUÊ KHO”): không thuộc phạm vi Nghị định này."),
        (3, "Đây là giấy tờ chuyên ngành hoặc biểu mẫu riêng (“ĐƠN ĐỀ NGHỊ”): không thuộc phạm vi Nghị định này."),
    ]
    entry = json.loads(json.dumps(report.to_dict(Lang.EN)))["not_judged"][0]
    assert (entry["document"], entry["location"]["path"][:4]) == (2, "body")
    assert entry["reason"].endswith("this decree does not govern it.")
    run = Run(RulesetNote("nd30-2020", Words("Nghị định", "Decree")), [report], 1)
    shown = " ".join("".join(text_pieces(run, TextStyle.for_stream(Lang.VI, BytesIO()))).split())
    assert "Không kiểm tra văn bản thứ 2 trong tệp. Đây là hợp đồng giữa các bên (“HỢP ĐỒNG THUÊ KHO”)" in shown


def behind(folder: Path, lines: Sequence[str]) -> Report:
    """What is said of the letter where it begins on the page behind these lines."""
    file = Document(str(LETTER))
    for at, line in enumerate([*lines, "\f"]):
        added = file.add_paragraph(line.strip("\f"))
        if line == "\f":
            added.add_run().add_break(WD_BREAK.PAGE)
        if line.isupper() or line in HEAD:
            added.alignment = WD_ALIGN_PARAGRAPH.CENTER
        file.element.body.insert(at, added._p)
    path = folder / "to-trinh.docx"
    file.save(str(path))
    return Checker(Settings()).check(path)


@pytest.mark.parametrize("name", FURTHER)
def test_a_letter_behind_what_is_outside_is_judged(name: str, tmp_path: Path) -> None:
    alone, report = judged(tmp_path), behind(tmp_path, FURTHER[name])
    assert (report.status, report.document_type) == (alone.status, alone.document_type)
    assert [each.number for each in report.not_judged] == [1]
    assert [(f.rule, f.message.vi) for f in report.findings] == [(f.rule, f.message.vi) for f in alone.findings]


def test_a_form_behind_what_is_outside_is_not_judged(tmp_path: Path) -> None:
    form = (*HEAD, "UBND TỈNH …", "SỞ …", "Số: …/QĐ-…", "…, ngày … tháng … năm …", "QUYẾT ĐỊNH", "Về việc …", "GIÁM ĐỐC")
    file = Document()
    for line in (*FURTHER["circular"], *form):
        file.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    path = tmp_path / "thong-tu.docx"
    file.save(str(path))
    report = Checker(Settings()).check(path)
    assert (report.status, report.findings) == (Status.OUTSIDE, ())


def test_a_governed_document_behind_the_letter_is_judged(tmp_path: Path) -> None:
    decision = ("Số: 12/QĐ-SYT", "QUYẾT ĐỊNH", "Về việc giao kho", "Điều 1. Giao kho cho Phòng Lưu trữ.", "GIÁM ĐỐC")
    report = judged(tmp_path, (*HEAD, *decision, "Nơi nhận:", "- Như Điều 1;", "- Lưu: VT."))
    assert report.not_judged == ()
    assert {"trang/le-trai", "tieu-ngu/noi-dung"} <= {finding.rule for finding in report.findings}
