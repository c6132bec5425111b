"""The table of the files of a run: the worst first, aligned, each file named whatever became of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from decree30_lint.model.report import Report
from decree30_lint.model.results import Failure, FileResult, Status
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.findings.file_table import row_of, shortened_path, table_lines
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.text import text_pieces
from decree30_lint.report.text_style import TextStyle
from decree30_lint.report.wrapping import display_width

Make = Callable[..., Run]
SHEET = TextStyle(Lang.VI)


@pytest.fixture
def reports(faulty: FileResult, clean: FileResult, unreadable: FileResult, make_run: Make) -> list[Report]:
    bad, fine, broken = make_run(faulty, clean, unreadable)
    outside = replace(fine, path="luat.docx", status=Status.OUTSIDE, outside=Words("Luật.", "A law."))
    late = replace(broken, path="lau.docx", status=Status.DEADLINE, failure=Failure("deadline", Words("Quá lâu.", "Late.")))
    return [replace(fine, path="dung.docx"), outside, replace(bad, path="sai.docx"), broken, late]


def rows_of(lines: list[str]) -> dict[str, str]:
    return {line.split()[0]: " ".join(line.split()[1:]) for line in lines if line}


def test_the_worst_come_first_and_each_is_named(reports: list[Report]) -> None:
    lines = list(table_lines([row_of(report) for report in reports], SHEET))
    rows = rows_of(lines[2:])
    assert list(rows) == ["hong.docx", "lau.docx", "sai.docx", "luat.docx", "dung.docx"]
    assert rows == {
        "hong.docx": "không đọc được",
        "lau.docx": "quá thời hạn",
        "sai.docx": "2 1 1 1",
        "luat.docx": "ngoài phạm vi",
        "dung.docx": "đúng thể thức",
    }
    assert rows_of(list(table_lines([row_of(reports[2])], SHEET, answers=False)))["sai.docx"] == "2 1 1"


def test_files_as_bad_as_each_other_keep_their_order(reports: list[Report]) -> None:
    rows = [row_of(replace(reports[2], path=name)) for name in ("b.docx", "a.docx")]
    assert sorted(rows, key=lambda row: row.rank) == rows


@pytest.mark.parametrize("width", [40, 60, 80])
def test_columns_stand_below_each_other(reports: list[Report], width: int) -> None:
    long = replace(reports[2], path="thư mục/" * 8 + "tờ trình.docx")
    wide = replace(reports[2], path="漢字" * 30 + ".docx")
    lines = list(table_lines([row_of(report) for report in (reports[2], long, wide)], TextStyle(Lang.VI, width)))[2:-1]
    assert len({display_width(line) for line in lines}) == 1
    assert all("…" in line for line in lines if "sai.docx" not in line)


def test_a_long_name_keeps_its_beginning_and_its_end() -> None:
    short = shortened_path("/kho/van-ban/nam-2026/quy-1/to-trinh-so-12.docx", 24)
    assert short == "/kho/va…trinh-so-12.docx"
    assert shortened_path("a\x1b.docx", 24) == "a⟨U+001B⟩.docx"


def test_the_totals_count_files_by_how_they_ended(reports: list[Report], make_run: Make, clean: FileResult) -> None:
    run = make_run(clean)
    run.reports, run.count = reports, len(reports)
    text = " ".join("".join(text_pieces(run, SHEET)).split())
    counted = "2 tệp không kiểm tra được, 1 tệp có lỗi phải sửa, 1 tệp ngoài phạm vi, 1 tệp không có phát hiện nào"
    assert f"Tổng cộng 5 tệp: {counted}; 2 lỗi, 1 cảnh báo, 1 lưu ý; máy sửa được 1 trong 4 phát hiện." in text


def test_quiet_tells_what_counts(reports: list[Report], make_run: Make, clean: FileResult) -> None:
    run = make_run(clean)
    run.reports, run.count = reports, len(reports)
    text = "".join(text_pieces(run, SHEET, ReportOptions(quiet=True)))
    assert "sai.docx" in text
    assert "hong.docx" in text
    assert "lau.docx" in text
    assert "PHẢI SỬA" in text
    for left_out in ("dung.docx", "luat.docx", "NÊN SỬA", "LƯU Ý", "CÁC TỆP", "Bộ quy tắc"):
        assert left_out not in text
    assert "luat.docx" in "".join(text_pieces(run, SHEET, ReportOptions(quiet=True, require_judged=True)))


def test_quiet_heeds_the_level_of_each_file(faulty: FileResult, make_run: Make) -> None:
    for level, headings in ((None, 0), (Level.ERROR, 1), (Level.WARNING, 2), (Level.INFO, 3)):
        run = make_run(faulty)
        run.reports = [replace(report, fail_level=level) for report in run.reports]
        text = "".join(text_pieces(run, SHEET, ReportOptions(quiet=True)))
        assert sum(heading in text for heading in ("PHẢI SỬA\n", "NÊN SỬA\n", "LƯU Ý\n")) == headings
        assert bool(text) == bool(headings)
