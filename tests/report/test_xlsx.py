"""The workbook for offices, read by another library."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet
from tests.annotate.reports import finding, location, report
from tests.report.table_reports import (
    HOSTILE,
    both,
    clean,
    hostile_reports,
    outside,
    run_of,
    unreadable,
    word_file,
    written,
)

from decree30_lint.model.parts import UNKNOWN_TYPE
from decree30_lint.model.report import NotJudged
from decree30_lint.model.report_notes import TypeNote
from decree30_lint.model.run import Run
from decree30_lint.model.signatures import Signature
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.controls import printable
from decree30_lint.report.findings.xlsx import worksheet
from decree30_lint.report.findings.xlsx.worksheet import MOST_LETTERS, cell_text
from decree30_lint.report.findings.xlsx.write import close

ALL = (word_file(), clean(), outside(), unreadable())


def book(run: Run, lang: Lang = Lang.VI) -> Workbook:
    return load_workbook(BytesIO(written("xlsx", run, lang)))


def table(sheet: Worksheet) -> list[dict[str, object]]:
    titles, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, titles), row, strict=True)) for row in rows]


def test_the_sheets_are_named_in_the_language_of_the_report() -> None:
    assert book(run_of(*ALL)).sheetnames == ["Phát hiện", "Tệp", "Quy tắc", "Nguyên nhân"]
    assert book(run_of(*ALL), Lang.EN).sheetnames == ["Findings", "Files", "Rules", "Causes"]
    assert book(run_of()).sheetnames == ["Phát hiện", "Tệp", "Quy tắc", "Nguyên nhân"]


def test_findings_are_those_of_csv() -> None:
    first, *_, out, broken = table(book(run_of(*ALL))["Phát hiện"])
    assert (first["Mức"], first["Số chỗ"], first["Máy sửa được"]) == ("Lỗi", 3, "có")
    assert out["Nội dung"] == "Đây là luật."
    assert broken["Kết quả của tệp"] == "Không kiểm tra được: không đọc được"


def test_files_are_counted() -> None:
    rows = table(book(run_of(*ALL))["Tệp"])
    names = ("Tệp", "Kết quả", "Loại văn bản", "Số trang", "Lỗi", "Cảnh báo", "Lưu ý", "Máy sửa được", "Đã chấp nhận")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("b/a.docx", "Cần sửa", "Tờ trình", 2, 1, 1, 1, 1, 1),
        ("sach.docx", "Không có lỗi", None, None, 0, 0, 0, 0, 0),
        ("luat.pdf", "Ngoài phạm vi, không kiểm tra", None, None, None, None, None, None, None),
        ("hong.docx", "Không kiểm tra được: không đọc được", None, None, None, None, None, None, None),
    ]
    assert [row["Lý do, ghi chú"] for row in rows[2:]] == ["Đây là luật.", "Tệp hỏng. [not-a-zip]"]


def test_what_is_not_known_of_a_file_or_not_judged_in_it_is_said() -> None:
    unknown = TypeNote(UNKNOWN_TYPE, both("?"), "", 0.1)
    further = NotJudged(2, location().place, Words("Đây là luật.", "This is a law."))
    (row,) = table(book(run_of(replace(clean(), document_type=unknown, not_judged=(further,))))["Tệp"])
    assert row["Loại văn bản"] == "Chưa nhận ra"
    assert row["Lý do, ghi chú"] == "Không kiểm tra văn bản thứ 2 trong tệp. Đây là luật."


def test_a_disk_that_takes_no_more_is_the_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        close(xlsxwriter.Workbook(tmp_path / "khong-co" / "a.xlsx"))


def test_a_file_that_was_changed_after_signing_is_said_to_be() -> None:
    signed = Signature("a", signer="Tạ Quang Nhuận", intact=True, covers_whole_file=False)
    (row,) = table(book(run_of(report(signatures=(signed, signed))))["Tệp"])
    assert row["Người ký số"] == ("Tạ Quang Nhuận: phần được ký còn nguyên vẹn, NHƯNG SAU ĐÓ TỆP ĐÃ BỊ SỬA HOẶC GHI THÊM")


def test_rules_are_counted_over_the_files() -> None:
    rows = table(book(run_of(word_file(), replace(word_file(), path="c.docx")))["Quy tắc"])
    names = ("Mã quy tắc", "Mức", "Số phát hiện", "Số chỗ", "Số tệp", "Máy sửa được", "Số tệp chưa xác định được")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("tieu-ngu/co-chu", "Lỗi", 2, 6, 2, 2, 0),
        ("tieu-ngu/kieu-chu", "Cảnh báo", 2, 2, 2, 0, 0),
        ("go-may/dau", "Lưu ý", 2, 2, 2, 0, 0),
        ("so-trang/vi-tri", None, 0, 0, 0, 0, 2),
    ]
    assert rows[0]["Căn cứ"] == "Phụ lục I, Phần I, Mục II, khoản 1, điểm b Nghị định 30/2020/NĐ-CP"


def test_causes_stand_with_what_to_do() -> None:
    (row,) = table(book(run_of(*ALL))["Nguyên nhân"])
    assert list(row.values()) == [
        "b/a.docx",
        "Lỗi",
        "Kiểu Normal: cỡ chữ 11",
        "Sửa kiểu Normal.",
        2,
        "có",
        "tieu-ngu/co-chu\ntieu-ngu/kieu-chu",
    ]


def test_each_sheet_can_be_filtered_and_printed() -> None:
    for sheet in book(run_of(*ALL)):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert "Nghị định 30" in sheet.oddFooter.left.text
        assert all(cell.alignment.wrap_text for row in sheet for cell in row)


def test_a_long_name_of_a_ruleset_is_cut_off_in_the_footer() -> None:
    run = run_of(clean())
    run.ruleset = replace(run.ruleset, title=Words("a " * 300, "b " * 300))
    assert len(book(run)["Tệp"].oddFooter.left.text) < 200


def test_an_interrupted_run_says_so_on_two_sheets() -> None:
    made = book(run_of(clean(), interrupted=True))
    assert str(table(made["Phát hiện"])[-1]["Nội dung"]).startswith("BÁO CÁO CHƯA ĐẦY ĐỦ.")
    assert str(table(made["Tệp"])[-1]["Tệp"]).startswith("BÁO CÁO CHƯA ĐẦY ĐỦ.")


def test_the_bytes_are_the_same_and_no_day_is_in_them() -> None:
    data = written("xlsx", run_of(*ALL))
    assert data == written("xlsx", run_of(*ALL))
    with ZipFile(BytesIO(data)) as package:
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        assert b">1980-01-01T00:00:00Z</dcterms:created>" in package.read("docProps/core.xml")


def test_rows_that_do_not_fit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    for most, fits in ((5, True), (4, False)):  # the titles, and four rows
        monkeypatch.setattr(worksheet, "MOST_ROWS", most)
        rows = table(book(run_of(report(*(finding(rule=f"a/{number}") for number in range(4)))))["Phát hiện"])
        assert len(rows) == most - 1
        assert (rows[-1]["Tệp"] == "a.pdf") is fits
    assert str(rows[-1]["Tệp"]).startswith("Còn 2 dòng không ghi được vào trang này: Excel chỉ chứa 4 dòng.")


@pytest.mark.parametrize("letter", ["a", "😀", "ữ"])
def test_letters_that_do_not_fit_are_counted(letter: str) -> None:
    for length in (MOST_LETTERS, MOST_LETTERS + 1, 3 * MOST_LETTERS):
        text = cell_text(letter * length, Lang.VI)
        assert len(text.encode("utf-16-le")) // 2 <= MOST_LETTERS
        kept, _, left_out = text.partition("… (còn ")
        assert len(kept) + int(left_out.partition(" ")[0] or 0) == length


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("lang", Lang)
def test_every_text_stays_a_text(text: str, lang: Lang) -> None:
    data = written("xlsx", run_of(*hostile_reports(text)), lang)
    made = load_workbook(BytesIO(data))
    findings, files, _, causes = made
    for sheet in made:
        for cell in (cell for row in sheet for cell in row if cell.value is not None):
            assert cell.data_type in "sn"
            assert isinstance(cell.value, str | int)
            assert cell.hyperlink is None
            if isinstance(cell.value, str):
                assert printable(cell.value, keep="\n") == cell.value
                assert cell.quotePrefix or not cell.value.startswith(("=", "+", "-", "@"))
    for sheet, column in ((findings, 4), (causes, 4)):
        assert unescape(sheet.cell(2, column).value or "").strip() == cell_text(text, lang).strip()
    assert unescape(files.cell(2, 1).value).strip() == printable(text).strip()


def test_a_binary_form_is_not_shown_on_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    from decree30_lint.cli import checking
    from decree30_lint.errors import WrongConfigurationError
    from decree30_lint.report.findings.report_options import ReportOptions
    from decree30_lint.service.settings import Settings

    monkeypatch.setattr(checking, "is_terminal", lambda: True)
    with pytest.raises(WrongConfigurationError) as raised:
        checking.check_files(("a.docx",), Settings(), checking.Destination("xlsx"), ReportOptions(), None, None)
    assert raised.value.words == Words(
        "Dạng xlsx không hiện được trên màn hình. Hãy ghi vào một tệp: thêm --output ket-qua.xlsx.",
        "The form xlsx cannot be shown on a screen. Write it to a file: add --output result.xlsx.",
    )
