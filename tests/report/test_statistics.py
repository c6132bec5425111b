"""The table of rules that a run broke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from msgspec.structs import replace

from decree30_lint.model.report import Report
from decree30_lint.model.results import Failure, FileResult, Status
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.findings.counts import total_words
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.summary import Summary
from decree30_lint.report.findings.text import text_pieces
from decree30_lint.report.text_style import TextStyle

Make = Callable[..., Run]


def lines_of(run: Run, **options: bool) -> list[str]:
    asked = ReportOptions(statistics=True, **options)  # type: ignore[arg-type]
    return "".join(text_pieces(run, TextStyle(Lang.VI), asked)).splitlines()


def test_rules_are_counted_the_most_frequent_first(faulty: FileResult, clean: FileResult, make_run: Make) -> None:
    run = make_run(faulty, faulty, clean)
    first, second, third = run.reports
    size = next(finding for finding in first.findings if finding.rule == "tieu-ngu/co-chu")
    run.reports = [first, replace(second, findings=(*second.findings, size)), third]
    assert "\n".join(lines_of(run)) == EXPECTED


def test_without_answers_no_rule_says_what_it_asks(faulty: FileResult, make_run: Make) -> None:
    text = "\n".join(lines_of(make_run(faulty), answers=False))
    assert "quoc-hieu/thieu" in text
    assert "Yêu cầu của" not in text
    assert "Máy sửa được" not in text


def test_large_counts_are_written_as_the_language_groups_them() -> None:
    total = Summary(Counter({Status.CLEAN: 1200}), Counter({Level.ERROR: 3000}), Counter(), fixable=1714)
    assert total_words(TextStyle(Lang.VI), total) == (
        "Tổng cộng 1.200 tệp: 1.200 tệp không có phát hiện nào; "
        "3.000 lỗi, 0 cảnh báo, 0 lưu ý; máy sửa được 1.714 trong 3.000 phát hiện."
    )
    assert "3,000 errors" in total_words(TextStyle(Lang.EN), total)


def test_what_was_not_judged_is_named(clean: FileResult, make_run: Make) -> None:
    run = make_run(clean)
    failure = Failure("not-a-zip", Words("Tệp hỏng.", "It is broken."))
    run.reports = [*run.reports, Report("hong.docx", None, Status.UNREADABLE, failure=failure)]
    assert "\n".join(lines_of(run)).startswith(
        "KHÔNG KIỂM TRA ĐƯỢC\n  - hong.docx\n    Tệp hỏng. [not-a-zip]\n\nTổng cộng 2 tệp"
    )


def test_a_run_without_findings_has_no_table(clean: FileResult, make_run: Make) -> None:
    assert lines_of(make_run(clean))[0] == "Tổng cộng 1 tệp: 1 tệp không có phát hiện nào."


EXPECTED = """\
THỐNG KÊ THEO QUY TẮC, GẶP NHIỀU TRƯỚC
  Phát hiện  Tệp  Máy sửa được  Mức       Quy tắc
          3    2             3  lỗi       tieu-ngu/co-chu
      Yêu cầu của co-chu.
          2    2             0  lỗi       quoc-hieu/thieu
      Yêu cầu của thieu.
          2    2             0  cảnh báo  tieu-ngu/chu-viet
      Yêu cầu của chu-viet.
          2    2             0  lưu ý     go-may/hai-dau-cach
      Yêu cầu của hai-dau-cach.

Tổng cộng 3 tệp: 2 tệp có lỗi phải sửa, 1 tệp không có phát hiện nào; 5 lỗi, 2
cảnh báo, 2 lưu ý; máy sửa được 3 trong 9 phát hiện.
4 quy tắc đạt, 8 không đạt, 3 không xác định được, 0 không áp dụng."""
