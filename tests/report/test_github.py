"""Annotations of GitHub Actions: the worst ten, escaped, and how many more there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.report.filled_report import cause_of, failed_report, finding_of, judged_report, outside_report
from tests.report.workflow_commands import Command, commands
from tests.report.written import RULESET, written

from decree30_lint import Checker, Lang, Report
from decree30_lint.model.run import Run
from decree30_lint.report.findings.report_options import ReportOptions

ROOT = Path(__file__).resolve().parents[2]


def annotations_of(reports: list[Report], run: Run | None = None) -> tuple[list[Command], list[str]]:
    """The commands, and the plain lines behind them."""
    printed = written("github", reports, run=run).decode()
    found = list(commands(printed))
    lines = printed.splitlines()
    assert all(line.startswith("::") for line in lines[: len(found)])
    return found, lines[len(found) :]


def test_an_annotation() -> None:
    (error, notice), plain = annotations_of([judged_report("Hạnh: 5%, Phúc", "du thao/a, b.pdf")])
    assert (error.name, notice.name) == ("error", "warning")
    assert error.properties == {"file": "du thao/a, b.pdf", "title": "Tiêu ngữ (tieu-ngu/co-chu)"}
    sentence, where, *_ = error.message.splitlines()
    assert sentence == "Tiêu ngữ viết Hạnh: 5%, Phúc; đúng là khác."
    assert where.startswith("Vị trí: Trang 1, phía trên: “Hạnh: 5%, Phúc”")
    assert notice.properties["title"] == "Hạnh: 5%, Phúc"  # the cause of two findings
    assert notice.message.startswith("2 phát hiện có chung nguyên nhân.")
    assert len(plain) == 1


def test_the_worst_ten_of_all_files() -> None:
    mild = [replace(judged_report(f"a{n}", f"{n}.pdf"), findings=judged_report("a", "a").findings[1:]) for n in range(12)]
    found, plain = annotations_of([*mild, judged_report("b", "b.pdf"), failed_report("Hỏng.", "c.docx")])
    assert [each.name for each in found] == ["error", "error", *["warning"] * 8]
    assert found[0].properties == {"file": "c.docx", "title": "Không kiểm tra được"}
    assert found[1].properties["file"] == "b.pdf"
    assert plain[0].startswith("Còn 10 phát hiện chưa hiện thành chú thích.")  # 12 × 2 + 3 + 1 - 1 - 1 - 8 × 2
    assert plain[1].startswith(
        "Tổng cộng 14 tệp: 1 tệp không kiểm tra được, 1 tệp có lỗi phải sửa, 12 tệp nên sửa; 1 lỗi, 13 cảnh báo, 13 lưu ý"
    )


def test_every_file_has_its_turn() -> None:
    errors = tuple(finding_of(f"lỗi {n}", rule=f"tieu-ngu/{n}") for n in range(12))
    found, _ = annotations_of([replace(judged_report("a", f"{name}.pdf"), findings=errors) for name in "ab"])
    assert [each.properties["file"] for each in found] == ["a.pdf", "b.pdf"] * 5


def test_files_that_failed_for_one_reason_are_one_annotation() -> None:
    failed = [failed_report("Hỏng.", f"{n}.docx") for n in range(30)]
    (first, other), plain = annotations_of([*failed, failed_report("Quá lớn.", "x.docx")])
    assert first.properties == {"file": "0.docx", "title": "30 tệp không kiểm tra được"}
    assert first.message.splitlines()[0] == "Hỏng."
    assert first.message.splitlines()[1].startswith("Còn 29 tệp cùng lý do: 1.docx, 2.docx, ")
    assert first.message.endswith(", 20.docx…")
    assert other.message == "Quá lớn."
    assert len(plain) == 1


def test_a_cause_of_one_finding_is_told_as_the_finding() -> None:
    finding = finding_of("a", cause=cause_of("kiểu Normal"))
    (only,), _ = annotations_of([replace(judged_report("a", "a.pdf"), findings=(finding,))])
    assert only.properties["title"] == "Tiêu ngữ (tieu-ngu/co-chu)"


def test_nothing_found_and_interrupted() -> None:
    outside = replace(outside_report("Luật", "b.docx"), findings=())
    found, plain = annotations_of([], Run(RULESET, [outside], 3, interrupted=True))
    assert found == []
    assert plain[0] == "BÁO CÁO CHƯA ĐẦY ĐỦ. Đã dừng theo yêu cầu: mới kiểm tra 1 trong 3 tệp."
    assert len(plain) == 2


@pytest.mark.parametrize("lang", list(Lang))
def test_our_documents(monkeypatch: pytest.MonkeyPatch, lang: Lang) -> None:
    monkeypatch.chdir(ROOT)
    reports = list(Checker().check_many([Path("fixtures/bao-cao-nam")]))
    printed = written("github", reports, ReportOptions(lang)).decode()
    assert 0 < len(list(commands(printed))) <= 10


@pytest.mark.parametrize("text", ["::stop-commands::x", "a\n::error::b", "##[error]c", "\u2028::add-mask::d", "::error :"])
def test_no_text_of_a_document_is_a_command(text: str) -> None:
    found, plain = annotations_of([judged_report(text, f"{text}.docx"), failed_report(text, text)])
    assert {each.name for each in found} <= {"error", "warning", "notice"}
    assert len(found) == 3
    assert list(commands("\n".join(plain))) == []
