"""What is often called a fault and is none: on each of these the tool raises no error and no warning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from decree30_lint.compose import Specimen, apply_change, load_specimen
from decree30_lint.model.outcomes import Verdict
from decree30_lint.model.rules import Level, RuleSet
from decree30_lint.testing import Specimens

_MYTHS: list[tuple[str, str, str, dict[str, Any]]] = [
    # name, specimen, part the change is about, change
    ("HOÀ is as right as HÒA", "cong-van", "quoc-hieu", {"replace": ["HÒA", "HOÀ"]}),
    ("HOẢ TỐC and HỎA TỐC, in red", "cong-van", "trich-yeu-cong-van", {
        "insert": {"part": "do-khan", "text": "HOẢ TỐC", "colour": "FF0000"}}),
    ("UỶ BAN is as right as ỦY BAN", "bao-cao", "co-quan", {"text": "UỶ BAN NHÂN DÂN XÃ BẾN ĐÁ"}),
    ("a month may have its zero", "to-trinh", "dia-danh-ngay", {"replace": ["tháng 3", "tháng 03"]}),
    ("no ./. at the end", "bao-cao", "noi-dung", {"replace": ["./.", "."]}),
    ("blank number and day in a draft", "cong-van", "so-ky-hieu", {
        "replace": ["318", "        "], "also": [{"part": "dia-danh-ngay", "replace": ["05", "     "]}]}),
    ("dots for number and day in a draft", "cong-van", "so-ky-hieu", {
        "replace": ["318", "……"], "also": [{"part": "dia-danh-ngay", "replace": ["05", "...."]}]}),
    ("addressees may be centred", "cong-van-mot-noi", "kinh-gui", {"change": {"align": "centre", "left": "0pt"}}),
    ("addressees may stand at the margin", "cong-van-mot-noi", "kinh-gui", {"change": {"align": "left", "left": "0pt"}}),
    ("exactly 17 points", "bao-cao", "noi-dung", {"change": {"spacing": "exactly 17pt"}}),
    ("exactly 18 points", "bao-cao", "noi-dung", {"change": {"spacing": "exactly 18pt"}}),
    ("one and a half lines", "bao-cao", "noi-dung", {"change": {"spacing": "1.5 lines"}}),
    ("the gap may stand before the paragraph", "bao-cao", "noi-dung", {
        "change": {"before": "6pt", "after": "0pt"},
        "also": [{"part": "bo-cuc", "change": {"before": "6pt", "after": "0pt"}}]}),
    ("indent of 1 cm", "bao-cao", "noi-dung", {"change": {"indent": "10mm"}}),
    ("motto line of 0.85", "cong-van", "tieu-ngu", {"change": {"line_below": "0.85 of text"}}),
    ("agency line of 0.25", "cong-van", "co-quan", {"change": {"line_below": "0.25 of text"}}),
    ("subject line of 0.6", "bao-cao", "trich-yeu", {"change": {"line_below": "0.6 of text"}}),
    ("national name 12, motto 14", "cong-van", "quoc-hieu", {"change": {"size": "12pt"}}),
    ("a subject of many lines", "bao-cao", "trich-yeu", {
        "text": "Kết quả công tác văn thư, lưu trữ và việc số hóa hồ sơ, tài liệu của các cơ quan chuyên môn, đơn vị sự "
        "nghiệp công lập và Ủy ban nhân dân các xã, phường trên địa bàn tỉnh trong năm 2025, phương hướng và nhiệm vụ của "
        "năm 2026, kiến nghị với cơ quan cấp trên về biên chế, kinh phí và cơ sở vật chất của kho lưu trữ lịch sử tỉnh"}),
    ("bullets in the body", "bao-cao", "noi-dung", {"insert": {
        "part": "noi-dung", "text": "+ Tổ chức tập huấn nghiệp vụ cho người làm công tác văn thư của các đơn vị trực thuộc;",
        "place": "before"}}),
    ("headings numbered 1.1", "bao-cao", "noi-dung", {"insert": {
        "part": "noi-dung", "text": "1.1. Tập huấn nghiệp vụ cho người làm công tác văn thư của các đơn vị trực thuộc.",
        "place": "before"}}),
    ("articles of a decision without headings", "quyet-dinh", "bo-cuc", {
        "role": "dieu", "change": {"bold": False, "label": {"bold": True}}}),
    ("points a, b, c, d, đ, e, g", "ke-hoach", "bo-cuc", {
        "replace": ["đ) Trao", "đ) Thực hành;\ne) Kiểm tra;\ng) Trao"]}),
    ("no purpose behind a recipient", "cong-van", "noi-nhan", {"replace": [" (để báo cáo)", ""]}),
    ("initials of the drafter behind the last full stop", "cong-van", "noi-nhan", {"replace": ["VTLT.", "VTLT. Mai"]}),
    ("number of copies in the line of the kept copy", "cong-van", "noi-nhan", {"replace": ["VTLT.", "VTLT (3)."]}),
    ("small letters in TTr", "to-trinh", "so-ky-hieu", {"text": "Số: 07/TTr-SYT"}),
    ("a unit's abbreviation with a digit and an ampersand", "cong-van", "so-ky-hieu", {"text": "Số: 318/SNV-KH&CĐS1"}),
    ("a report needs no addressee", "bao-cao", "kinh-gui", {"delete": "kinh-gui"}),
    ("one addressee with a full stop", "cong-van-mot-noi", "kinh-gui", {
        "text": "Kính gửi: Ủy ban nhân dân tỉnh Thanh Giang."}),
    ("TL. may be passed on by KT.", "cong-van", "nguoi-ky", {"text": "TL. GIÁM ĐỐC", "also": [
        {"nth": 2, "text": "KT. TRƯỞNG PHÒNG VĂN THƯ VÀ LƯU TRỮ"}, {"insert": "PHÓ TRƯỞNG PHÒNG"}]}),
    ("Thành phố Hồ Chí Minh in full", "cong-van", "dia-danh-ngay", {
        "text": "Thành phố Hồ Chí Minh, ngày 05 tháng 5 năm 2026"}),
    ("a place with its class of unit", "cong-van", "dia-danh-ngay", {"text": "Phường 5, ngày 15 tháng 5 năm 2026"}),
    ("a law in the legal basis without its date", "quyet-dinh", "can-cu", {
        "replace": ["Luật Lưu trữ ngày 21 tháng 6 năm 2024", "Luật Lưu trữ"]}),
    ("page number in 13 points", "bao-cao", "so-trang", {
        "page": {"number": {"place": "header", "align": "centre", "size": "13pt"}}}),
    ("left margin 35 mm", "bao-cao", "trang", {"page": {"left": "35mm"}}),
    ("right margin 20 mm", "bao-cao", "trang", {"page": {"right": "20mm"}}),
    ("margins of the kind 1134 twips", "bao-cao", "trang", {"page": {"left": "29.98mm", "right": "14.99mm"}}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "specimen", "part", "change"), _MYTHS, ids=[name for name, *_ in _MYTHS])
def test_no_fault(name: str, specimen: str, part: str, change: dict[str, Any], specimens: Specimens) -> None:
    changed = apply_change(specimens.get(specimen), part, change)
    judgement = specimens.judge(changed, name).judgement
    assert judgement is not None
    assert [(f.rule.id, f.breach) for f in judgement.diagnostics if f.level.rank <= Level.WARNING.rank] == []


_LETTER_OF_PRAISE = """\
type: thu-cong
left:
  - co-quan: ỦY BAN NHÂN DÂN XÃ BẾN ĐÁ
right:
  - quoc-hieu: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  - {{tieu-ngu: Độc lập - Tự do - Hạnh phúc, italic: true, line_below: none}}
title:
  - {{ten-loai: {title}, size: 22pt, italic: true}}
  - {{kinh-gui: "Thân gửi các thầy giáo, cô giáo trường Tiểu học Bến Đá", bold: true, align: centre}}
body:
  - {{noi-dung: "Tôi rất vui khi biết tin nhà trường giành giải Nhất.", size: 16pt, italic: true, align: left}}
  - {{noi-dung: "Chúc thầy trò nhà trường mạnh khỏe, đạt nhiều kết quả mới!", size: 16pt, italic: true, align: left}}
closing_right:
  - {{nguoi-ky: Chủ tịch xã, bold: false, italic: true}}
  - {{ho-ten-nguoi-ky: LỤC KHÁNH TƯỜNG, italic: true}}
"""


def _official_letter(folder: Path, title: str) -> Specimen:
    path = folder / "thu.yaml"
    path.write_text(_LETTER_OF_PRAISE.format(title=title), encoding="utf-8")
    return load_specimen(path)


@pytest.mark.parametrize("title", ["THƯ CÔNG", "THƯ KHEN", "THƯ CHÚC MỪNG", "THƯ CHIA BUỒN"])
def test_an_official_letter_is_free_in_its_form(title: str, specimens: Specimens, ruleset: RuleSet, tmp_path: Path) -> None:
    """No sample layout and no abbreviation: without number, subject and recipients; only paper and letters are judged."""
    report = specimens.judge(_official_letter(tmp_path, title), "thu")
    assert report.subject is not None
    assert report.judgement is not None
    assert report.subject.main.type == "thu-cong"
    assert [finding.rule.id for finding in report.judgement.diagnostics] == []
    judged = {rule for rule, verdict in report.judgement.verdicts.items() if verdict is not Verdict.NOT_APPLICABLE}
    assert {"trang/kho-giay", "trang/le-trai", "phong-chu/times-new-roman"} <= judged
    assert judged <= {rule.id for rule in ruleset.rules.values() if rule.applies.every_type}


def test_the_paper_of_an_official_letter_is_that_of_all(specimens: Specimens, tmp_path: Path) -> None:
    narrow = apply_change(_official_letter(tmp_path, "THƯ CÔNG"), "trang", {"page": {"left": "15mm"}})
    judgement = specimens.judge(narrow, "thu").judgement
    assert judgement is not None
    assert [finding.rule.id for finding in judgement.diagnostics] == ["trang/le-trai"]
