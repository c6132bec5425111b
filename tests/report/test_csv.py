"""The table of findings for those who count, filter and file."""

from __future__ import annotations

import csv
from collections import Counter

import pytest
from msgspec.structs import replace
from tests.report.table_reports import (
    FORMULAS,
    HOSTILE,
    clean,
    hostile_reports,
    outside,
    run_of,
    unreadable,
    word_file,
    written,
)

from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang
from decree30_lint.report.controls import printable
from decree30_lint.report.findings.csv import csv_pieces


def table(run: Run, lang: Lang = Lang.VI) -> list[dict[str, str]]:
    text = written("csv", run, lang).decode("utf-8-sig")
    rows = list(csv.reader(text.split("\r\n")[:-1], strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_a_row_for_each_finding_the_gravest_first() -> None:
    first, second, note, accepted = table(run_of(word_file()))
    assert [row["Mức"] for row in (first, second, note, accepted)] == ["Lỗi", "Cảnh báo", "Lưu ý", "Đã chấp nhận"]
    assert first["Tệp"] == "b/a.docx"
    assert first["Kết quả của tệp"] == "Cần sửa"
    assert first["Nội dung"] == "Tiêu ngữ có cỡ chữ 12."
    assert first["Nguyên nhân chung"] == "Kiểu Normal: cỡ chữ 11"
    assert first["Mã quy tắc"] == "tieu-ngu/co-chu"
    assert (first["Số chỗ"], first["Máy sửa được"], second["Máy sửa được"]) == ("3", "có", "không")
    assert note["Cách sửa"] == "“Số: 1 / ngày 02”"
    assert note["Căn cứ"] == "thông lệ soạn thảo, không có điều khoản"
    assert accepted["Chấp nhận"] == "Lỗi. Lý do: Mẫu riêng (decree30.toml, dòng 3)"


def test_every_file_has_a_row() -> None:
    rows = table(run_of(clean(), outside(), unreadable()), Lang.EN)
    assert [(row["File"], row["Result of the file"], row["Level"], row["What"]) for row in rows] == [
        ("sach.docx", "No error", "", ""),
        ("luat.pdf", "Out of scope, not checked", "", "This is a law."),
        ("hong.docx", "Could not be judged: cannot be read", "", "It is broken. [not-a-zip]"),
    ]


def test_an_interrupted_run_says_so_and_an_empty_one_has_titles() -> None:
    (*_, last) = table(run_of(clean(), interrupted=True))
    assert last["Nội dung"].startswith("BÁO CÁO CHƯA ĐẦY ĐỦ. Đã dừng theo yêu cầu: mới kiểm tra 1 trong 2 tệp.")
    assert written("csv", run_of()).count(b"\r\n") == 1


def test_the_bytes_are_those_that_excel_and_rfc_4180_ask_for() -> None:
    data = written("csv", run_of(word_file(), clean()))
    assert data.startswith(b"\xef\xbb\xbfT")
    assert data.endswith(b"\r\n")
    assert Counter(data)[ord("\n")] == Counter(data)[ord("\r")] == 6
    assert data == written("csv", run_of(word_file(), clean()))


def test_rows_are_written_as_files_are_judged() -> None:
    pieces = csv_pieces(run_of(clean(), outside()), Lang.VI)
    assert "sach.docx" in next(pieces)
    assert next(pieces).startswith("luat.pdf")


@pytest.mark.parametrize("text", [*HOSTILE, *(f"a{sign}{text}" for sign in (";", ';"', ",", ',"') for text in FORMULAS)])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_text_becomes_anything_else(text: str, separator: str) -> None:
    """Excel takes the separator from the settings of Windows."""
    lines = written("csv", run_of(*hostile_reports(text))).decode("utf-8-sig").split("\r\n")
    cells = [cell for row in csv.reader(lines, delimiter=separator) for cell in row]
    assert len(lines) == 8
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert all(printable(cell) == cell for cell in cells)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_keeps_its_text_behind_an_apostrophe(text: str) -> None:
    message = table(run_of(*hostile_reports(text)))[0]["Nội dung"]
    assert text.strip() in message
    assert message[:1] in "'{⟨"


def test_why_a_file_was_not_judged_stands_before_what_was_found() -> None:
    file = replace(unreadable(), findings=word_file().findings)
    assert [row["Mức"] for row in table(run_of(file))] == ["", "Lỗi", "Cảnh báo", "Lưu ý"]
