"""The Code Quality report of GitLab: its fields, and fingerprints that stay."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace
from tests.report.filled_report import failed_report, finding_of, judged_report, outside_report
from tests.report.written import RULESET, SCHEMAS, written

from decree30_lint import Checker, Report
from decree30_lint.model.run import Run

ROOT = Path(__file__).resolve().parents[2]
VALID = Draft202012Validator(json.loads((SCHEMAS / "gitlab-code-quality.schema.json").read_text(encoding="utf-8")))


def entries_of(reports: list[Report], run: Run | None = None) -> list[Any]:
    entries: list[Any] = json.loads(written("gitlab", reports, run=run))
    assert [error.message for error in VALID.iter_errors(entries)] == []
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    return entries


def test_reports_of_our_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    folder = Path("fixtures/bao-cao-nam")
    reports = list(Checker().check_many([folder, folder.resolve(), Path("khong-co.docx")]))
    entries = entries_of(reports)
    assert len(entries) == sum(len(report.findings) for report in reports) + 1
    assert {entry["location"]["path"] for entry in entries} == {"khong-co.docx"} | {
        report.path for report in reports if report.findings
    }
    assert entries_of([]) == []


def test_an_entry() -> None:
    entries = entries_of([judged_report("Hạnh Phúc", "du thao/a.pdf")])
    assert [(entry["check_name"], entry["severity"]) for entry in entries] == [
        ("tieu-ngu/co-chu", "critical"),
        ("tieu-ngu/kieu-chu", "minor"),
        ("tieu-ngu/duong-ke", "info"),
    ]
    assert entries[0]["location"] == {"path": "du thao/a.pdf", "lines": {"begin": 1}}
    assert entries[0]["description"].startswith("Tiêu ngữ viết Hạnh Phúc; đúng là khác. Vị trí: Trang 1")


def test_the_fingerprint_stays_when_the_place_changes() -> None:
    finding = finding_of("a")
    moved = replace(finding, locations=(replace(finding.location, place=replace(finding.location.place, path="body/p[9]")),))
    report = judged_report("a", "a.pdf")
    (before,), (after,) = (entries_of([replace(report, findings=(each,))]) for each in (finding, moved))
    (other,) = entries_of([replace(report, path="b.pdf", findings=(finding,))])
    assert before["fingerprint"] == after["fingerprint"] != other["fingerprint"]


def test_files_of_one_name_have_fingerprints_of_their_own() -> None:
    entries = entries_of([judged_report("a", "/mot/a.pdf"), judged_report("a", "/hai/a.pdf")])
    assert {entry["location"]["path"] for entry in entries} == {"a.pdf"}


def test_what_was_not_judged() -> None:
    run = Run(RULESET, [failed_report("Hỏng.", "c.docx"), outside_report("Luật.", "b.docx")], 5, interrupted=True)
    entries = entries_of([], run)
    assert [(entry["check_name"], entry["severity"]) for entry in entries] == [
        ("not-a-zip", "blocker"),
        ("outside", "info"),
        ("tieu-ngu/co-chu", "critical"),
        ("incomplete", "blocker"),
    ]
    assert entries[0]["description"] == "Không kiểm tra được: Hỏng."
    assert "mới kiểm tra 2 trong 5 tệp" in entries[3]["description"]
