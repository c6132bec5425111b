"""A cover before the letterhead: the document behind it is judged as it is without one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt

from decree30_lint import Checker, Report, Settings

LETTER = Path(__file__).resolve().parents[1] / "fixtures" / "docx" / "to-trinh.docx"
NAME = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
TITLE = ("SỞ CẦU ĐƯỜNG TỈNH NÚI XANH", "", "", "", "", "TỜ TRÌNH", "VỀ VIỆC XÂY CẦU TREO BẢN LẠNH", "", "", "", "")
CONTENTS = (
    "MỤC LỤC",
    "I. SỰ CẦN THIẾT 3",
    "II. PHƯƠNG ÁN XÂY CẦU, DỰ TOÁN VÀ TIẾN ĐỘ CÁC HẠNG MỤC CỦA CẦU TREO BẢN LẠNH ....... 14",
)
COVERS = {
    "month": (*TITLE, "Núi Xanh, tháng 7 năm 2026", "\f"),
    "day": (*TITLE, "Núi Xanh, ngày 12 tháng 7 năm 2026", "\f"),
    "contents": (*TITLE, "Núi Xanh, 2026", "\f", *CONTENTS, "\f"),
    "national name": (*NAME, *TITLE, "Tháng 7/2026", "\f"),
    "blank lines": (*TITLE, "Năm 2026", *[""] * 20),
}


def judged(folder: Path, lines: Sequence[str] = (), lacking: str = "") -> Report:
    """What is said of the letter behind these lines, "\\f" standing for a page break; it lacks the words `lacking`."""
    file = Document(str(LETTER))
    heads = (p for table in file.tables for cell in table._cells for p in cell.paragraphs)
    for paragraph in heads if lacking else ():
        if paragraph.text == lacking:
            paragraph._p.getparent().remove(paragraph._p)
    for at, line in enumerate(lines):
        added = file.add_paragraph()
        added.alignment = WD_ALIGN_PARAGRAPH.LEFT if line in CONTENTS[1:] else WD_ALIGN_PARAGRAPH.CENTER
        run = added.add_run(line.strip("\f"))
        run.bold, run.font.size = True, Pt(18)
        if line == "\f":
            run.add_break(WD_BREAK.PAGE)
        file.element.body.insert(at, added._p)
    path = folder / "to-trinh.docx"
    file.save(str(path))
    return Checker(Settings()).check(path)


@pytest.mark.parametrize("name", COVERS)
def test_the_document_behind_a_cover_is_judged_as_without_it(name: str, tmp_path: Path) -> None:
    alone, report = judged(tmp_path), judged(tmp_path, COVERS[name])
    assert (report.status, report.document_type) == (alone.status, alone.document_type)
    assert [each.reason.vi.partition(":")[0] for each in report.not_judged] == ["Đây là trang bìa"]
    assert [(f.rule, f.message.vi) for f in report.findings] == [(f.rule, f.message.vi) for f in alone.findings]


@pytest.mark.parametrize("above", [("DỰ THẢO", "\f"), ("DỰ THẢO LẦN 2", "Ngày 12/7/2026", "", "", "", "")])
def test_a_mark_above_the_letterhead_is_no_cover(above: Sequence[str], tmp_path: Path) -> None:
    assert judged(tmp_path, above).not_judged == ()


@pytest.mark.parametrize("name", ["month", "day", "contents"])
def test_a_letterhead_without_the_national_name_is_found_behind_a_cover(name: str, tmp_path: Path) -> None:
    alone, report = judged(tmp_path, lacking=NAME[0]), judged(tmp_path, COVERS[name], NAME[0])
    assert "quoc-hieu/thieu" in [f.rule for f in report.findings]
    assert [(f.rule, f.message.vi) for f in report.findings] == [(f.rule, f.message.vi) for f in alone.findings]
