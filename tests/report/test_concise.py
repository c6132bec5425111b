"""The form of one line for each finding."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from decree30_lint.model.results import FileResult, Status
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.findings.concise import concise_pieces
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.text_style import TextStyle

Make = Callable[..., Run]


def lines_of(run: Run, **options: bool) -> list[str]:
    return "".join(concise_pieces(run, TextStyle(Lang.VI), ReportOptions(**options))).splitlines()  # type: ignore[arg-type]


def test_a_report_reads_like_this(faulty: FileResult, clean: FileResult, unreadable: FileResult, make_run: Make) -> None:
    assert "\n".join(lines_of(make_run(faulty, clean, unreadable))) == EXPECTED


def test_a_document_out_of_scope_has_a_line(clean: FileResult, make_run: Make) -> None:
    run = make_run(clean)
    said = Words("Ký hiệu\ncó năm.", "The symbol holds a year.")
    run.reports = [replace(report, status=Status.OUTSIDE, outside=said) for report in run.reports]
    assert lines_of(run)[0] == "to-trinh.docx: ngoài phạm vi: Ký hiệu có năm."
    assert lines_of(run, quiet=True) == ["Tổng cộng 1 tệp: 1 tệp ngoài phạm vi."]


def test_an_interrupted_report_says_so(faulty: FileResult, clean: FileResult, make_run: Make) -> None:
    run = make_run(faulty, clean)
    run.reports, run.interrupted = list(run)[:1], True
    stopped = "BÁO CÁO CHƯA ĐẦY ĐỦ. Đã dừng theo yêu cầu: mới kiểm tra 1 trong 2 tệp."
    assert lines_of(run)[-2] == stopped
    assert stopped in " ".join(lines_of(run, statistics=True))
    run.reports = []
    assert lines_of(run)[-1] == "Tổng cộng 0 tệp."


def test_quiet_leaves_out_what_does_not_count(faulty: FileResult, make_run: Make) -> None:
    lines = lines_of(make_run(faulty), quiet=True)
    assert [line.split(": ")[1] for line in lines[:-1]] == ["lỗi", "lỗi"]


def test_a_line_stays_one_line(faulty: FileResult, make_run: Make) -> None:
    run = make_run(replace(faulty, path="a\nb\u2028c.docx"))
    run.reports = [
        replace(report, findings=tuple(replace(each, message=Words("một\r\nhai\x85ba", "")) for each in report.findings))
        for report in run.reports
    ]
    assert len(lines_of(run)) == 5
    assert all("một hai ba" in line for line in lines_of(run)[:-1])


EXPECTED = """\
to-trinh.docx: lỗi: Văn bản thiếu Quốc hiệu. [quoc-hieu/thieu]
to-trinh.docx: lỗi: Tiêu ngữ đang dùng cỡ chữ 12 pt; quy định là 13–14 pt. (phần đầu) [tieu-ngu/co-chu]
to-trinh.docx: cảnh báo: Tiêu ngữ viết “Hạnh Phúc”; đúng là “Hạnh phúc”. (phần đầu) [tieu-ngu/chu-viet]
to-trinh.docx: lưu ý: Có hai dấu cách liền nhau ở “Căn cứ”. (nội dung và 2 chỗ khác) [go-may/hai-dau-cach]
hong.docx: không kiểm tra được: Tệp không phải là tệp Word. [not-a-zip]
Tổng cộng 3 tệp: 1 tệp không kiểm tra được, 1 tệp có lỗi phải sửa, 1 tệp không có phát hiện nào; 2 lỗi, 1 cảnh báo, \
1 lưu ý; máy sửa được 1 trong 4 phát hiện."""
