"""JUnit's XML: valid by the schema of Jenkins, and what CI systems count."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace
from tests.report.filled_report import failed_report, finding_of, judged_report, outside_report
from tests.report.written import DEFAULTS, RULESET, SCHEMAS, written

from decree30_lint import Checker, Report
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.report.findings.report_options import ReportOptions

ROOT = Path(__file__).resolve().parents[2]
XSD = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
JUDGED = judged_report("Hạnh Phúc", "du thao/1.a.pdf")


def suites_of(reports: list[Report], options: ReportOptions = DEFAULTS, run: Run | None = None) -> list[etree._Element]:
    root = etree.fromstring(written("junit", reports, options, run))
    XSD.assertValid(root)
    return list(root)


def cases(suite: etree._Element) -> list[tuple[str | None, str]]:
    """The name of each case, and what came of it."""
    return [(case.get("name"), case[0].tag if len(case) else "passed") for case in suite.findall("testcase")]


def test_a_suite_for_each_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    reports = list(Checker().check_many([Path("fixtures/bao-cao-nam"), Path("khong-co.docx")]))
    suites = suites_of(reports)
    assert [suite.get("name") for suite in suites] == [report.path for report in reports]
    for suite, report in zip(suites, reports, strict=True):
        failed = {finding.rule for finding in report.findings if finding.level is Level.ERROR}
        assert suite.get("failures") == str(len(failed))
        assert suite.get("tests") == str(len(suite.findall("testcase")))
    assert suites[-1].get("errors") == "1"


def test_a_case_for_each_broken_rule() -> None:
    (suite,) = suites_of([JUDGED])
    assert cases(suite) == [
        ("tieu-ngu/co-chu", "failure"),
        ("tieu-ngu/kieu-chu", "system-out"),
        ("tieu-ngu/duong-ke", "system-out"),
    ]
    assert {case.get("classname") for case in suite.findall("testcase")} == {"du thao/1_a_pdf"}
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("error", "Tiêu ngữ viết Hạnh Phúc; đúng là khác.")
    assert (failure.text or "").splitlines()[1].startswith("Vị trí: Trang 1, phía trên: “Hạnh Phúc”")
    accepted = suite.findtext("system-out") or ""
    assert len(accepted.splitlines()) == 3
    assert accepted.startswith("Đã được chấp nhận: Tiêu ngữ viết Hạnh Phúc; đúng là khác. Lý do: Hạnh Phúc.")


@pytest.mark.parametrize(("fail_on", "failures"), [(Level.ERROR, "1"), (Level.WARNING, "2"), (Level.INFO, "3"), (None, "0")])
def test_the_level_that_fails_the_run_fails_the_case(fail_on: Level | None, failures: str) -> None:
    (suite,) = suites_of([replace(JUDGED, fail_level=fail_on)])
    assert suite.get("failures") == failures


def test_findings_of_one_rule_are_one_case() -> None:
    (suite,) = suites_of([Report("a.docx", None, JUDGED.status, findings=(finding_of("a", Level.WARNING), finding_of("b")))])
    assert cases(suite) == [("tieu-ngu/co-chu", "failure")]
    failure = suite.find("testcase/failure")
    assert failure is not None
    assert failure.get("message") == "Tiêu ngữ viết b; đúng là khác. (và 1 phát hiện khác)"
    assert "Cảnh báo: Tiêu ngữ viết a" in (failure.text or "")


def test_a_file_without_findings() -> None:
    clean = Report("a.docx", None, JUDGED.status)
    suites = suites_of([clean, outside_report("Luật", "b.docx"), failed_report("Hỏng.", "c.docx")])
    whole = "Thể thức của văn bản"
    assert [cases(suite) for suite in suites] == [
        [(whole, "passed")],
        [(whole, "skipped"), ("tieu-ngu/co-chu", "failure")],
        [(whole, "error")],
    ]


def test_an_interrupted_run_and_one_without_files() -> None:
    (suite,) = suites_of([], run=Run(RULESET, [], 3, interrupted=True))
    assert suite.get("errors") == "1"
    assert suites_of([]) == []
