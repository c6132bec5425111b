"""SARIF: valid by its schema, and as GitHub's code scanning asks for more than the schema does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from msgspec.structs import replace
from tests.report.filled_report import SHA256, failed_report, finding_of, judged_report, note_of, outside_report
from tests.report.written import DEFAULTS, RULESET, SCHEMAS, written

from decree30_lint import Checker, Lang, Report
from decree30_lint.model.rules import Level
from decree30_lint.model.run import Run
from decree30_lint.model.suppressions import SuppressionFault, SuppressionOrigin
from decree30_lint.report.findings.report_options import ReportOptions
from decree30_lint.report.findings.sarif import write as sarif

ROOT = Path(__file__).resolve().parents[2]
VALID = Draft4Validator(json.loads((SCHEMAS / "sarif-2.1.0.schema.json").read_text(encoding="utf-8")))
REFERENCE = re.compile(r"(?!/)(?:[A-Za-z0-9_.~()!*'&$+,;=@/-]|%[0-9A-F]{2})+")  # relative, and percent-encoded
REPORTS = [judged_report("Hạnh Phúc", "du thao/a.pdf"), outside_report("Luật", "b.docx"), failed_report("Hỏng.", "c.docx")]


def sarif_of(reports: list[Report], options: ReportOptions = DEFAULTS, run: Run | None = None) -> Any:
    """The log, of which both the schema and GitHub take everything."""
    log = json.loads(written("sarif", reports, options, run))
    assert [error.message[:300] for error in VALID.iter_errors(log)] == []
    assert list(github_complaints(log)) == []
    return log["runs"][0]


def github_complaints(log: Any) -> list[str]:
    """What GitHub would not take, by its documentation."""
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    found = [] if log["version"] == "2.1.0" and log["$schema"] else ["version"]
    for rule in [*driver["rules"], *driver["notifications"]]:
        texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")]
        found += [] if all(texts) and max(map(len, texts[:2])) <= 1024 else [f"descriptor {rule['id']}"]
    for result in run["results"]:
        found += [] if driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"] else ["index of a rule"]
        found += [] if result["message"]["text"] and 1 <= len(result["locations"]) <= 10 else ["message or locations"]
        found += [] if result["partialFingerprints"]["primaryLocationLineHash"] else ["fingerprint"]
        for place in (each["physicalLocation"] for each in result["locations"]):
            found += [] if min(place["region"].values()) >= 1 and len(place["region"]) == 4 else ["region"]
    for file in _files(run):
        found += [] if REFERENCE.fullmatch(file["uri"]) and file["uriBaseId"] == "%SRCROOT%" else [file["uri"]]
    return found


def _files(content: Any) -> list[Any]:
    if isinstance(content, list):
        return [file for each in content for file in _files(each)]
    if isinstance(content, dict):
        return ([content] if "uri" in content else []) + [file for each in content.values() for file in _files(each)]
    return []


@pytest.mark.parametrize("lang", list(Lang))
def test_reports_of_our_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Lang) -> None:
    monkeypatch.chdir(tmp_path)
    Path("hong 100%.docx").write_bytes(b"hong")
    reports = list(Checker().check_many([ROOT / "fixtures" / "bao-cao-nam", Path("hong 100%.docx")]))
    run = sarif_of(reports, ReportOptions(lang))
    assert len(run["results"]) == sum(len(report.findings) for report in reports)
    assert [each["hashes"]["sha-256"] for each in run["artifacts"] if "hashes" in each] == [
        report.sha256 for report in reports if report.sha256
    ]
    assert str(ROOT) not in json.dumps(run)


@pytest.mark.shared
def test_reports_of_real_documents(corpus: Path) -> None:
    sarif_of(list(Checker().check_many([corpus / "docx", corpus / "pdf"])))


def test_a_result_says_where_it_is() -> None:
    run = sarif_of(REPORTS)
    first, second, third = run["results"][:3]
    assert [each["level"] for each in (first, second, third)] == ["error", "warning", "note"]
    assert first["message"]["text"].startswith(
        "Tiêu ngữ viết Hạnh Phúc; đúng là khác. Vị trí: Trang 1, phía trên: “Hạnh Phúc”"
    )
    place = first["locations"][0]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "du%20thao/a.pdf", "uriBaseId": "%SRCROOT%", "index": 0}
    assert place["physicalLocation"]["region"]["startLine"] == 1  # documents have no lines
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "body/tbl[1]/tr[1]/tc[2]/p[2]"
    assert place["properties"]["page"] == 1
    assert place["properties"]["box"]["left"] == 72.0


def test_a_rule_has_the_gravest_level_it_was_broken_at() -> None:
    mild, grave = finding_of("a", Level.WARNING, "tieu-ngu/co-chu"), finding_of("a", Level.ERROR, "tieu-ngu/co-chu")
    run = sarif_of([replace(REPORTS[0], findings=(mild, grave), accepted=())])
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["defaultConfiguration"]["level"]) == ("tieu-ngu/co-chu", "error")
    assert "Nghị định 30/2020/NĐ-CP" in rule["fullDescription"]["text"]
    assert "decree30-lint explain tieu-ngu/co-chu" in rule["help"]["text"]


def test_what_is_accepted_is_suppressed() -> None:
    accepted = sarif_of(REPORTS)["results"][3:6]
    assert [result["suppressions"][0]["kind"] for result in accepted] == ["inSource", "external", "external"]
    assert {result["suppressions"][0]["justification"] for result in accepted} == {"Hạnh Phúc"}
    assert all("suppressions" not in result for result in sarif_of(REPORTS)["results"][:3])


def test_a_baseline_tells_what_is_new() -> None:
    results = sarif_of(REPORTS, ReportOptions(compared=True))["results"]
    states = [result["baselineState"] for result in results]
    assert states == ["new"] * 5 + ["unchanged", "new"]  # the last of the accepted ones is in the baseline
    assert not any("baselineState" in result for result in sarif_of(REPORTS)["results"])


def test_what_was_not_judged_is_a_notification() -> None:
    invocation = sarif_of(REPORTS)["invocations"][0]
    told = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert [(each["descriptor"]["id"], each["level"]) for each in told] == [
        ("outside", "note"),
        ("outside", "note"),
        ("not-judged", "error"),
    ]
    assert told[2]["properties"] == {"code": "not-a-zip"}
    assert told[2]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "c.docx"
    assert len(invocation["toolConfigurationNotifications"]) == 2
    assert sarif_of([outside_report("Luật", "b.docx")])["invocations"][0]["executionSuccessful"]


def test_the_run_as_a_whole() -> None:
    unused = note_of("a", SuppressionFault.UNUSED, SuppressionOrigin.CONFIGURATION)
    run = sarif_of([], run=Run(RULESET, [], 3, interrupted=True, unused_suppressions=[unused]))
    assert (run["results"], run["automationDetails"]) == ([], {"id": "decree30-lint/"})
    invocation = run["invocations"][0]
    assert not invocation["executionSuccessful"]
    assert "mới kiểm tra 0 trong 3 tệp" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert len(invocation["toolConfigurationNotifications"]) == 1


def test_no_more_results_than_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST", 4)
    run = sarif_of(REPORTS)
    assert len(run["results"]) == 4
    (left_out,) = [
        each for each in run["invocations"][0]["toolExecutionNotifications"] if each["descriptor"]["id"] == "incomplete"
    ]
    assert left_out["level"] == "error"
    assert "3 phát hiện sau cùng không được ghi" in left_out["message"]["text"]


def test_a_message_holds_no_link_and_no_placeholder() -> None:
    text = sarif_of([judged_report("[xem](1) {0}", "a.docx")])["results"][0]["message"]["text"]
    assert "[xem] (1) {{0}}" in text


def test_what_github_does_not_take_is_seen() -> None:
    log = {"$schema": "x", "version": "2.1.0", "runs": [sarif_of(REPORTS)]}
    log["runs"][0]["artifacts"][0]["location"]["uri"] = "/tmp/a.docx"
    log["runs"][0]["results"][0]["locations"] = []
    assert github_complaints(log) == ["message or locations", "/tmp/a.docx"]
    assert log["runs"][0]["artifacts"][0]["hashes"]["sha-256"] == SHA256
