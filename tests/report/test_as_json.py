"""The report for programs: the contract `decree30-lint/1`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec.structs import replace

from decree30_lint.model.parts import Family, Stage, Subject
from decree30_lint.model.picture import Scan, ScanText
from decree30_lint.model.report import Report
from decree30_lint.model.results import FileResult
from decree30_lint.model.rules import Diagnostic
from decree30_lint.model.run import Run
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.findings.json import json_pieces, jsonl_pieces

Make = Callable[..., Run]
MakeReport = Callable[..., FileResult]

FILE_KEYS = [
    "path", "sha256", "format", "status", "stage", "configuration", "document_type", "pages", "scan", "signatures",
    "components", "findings", "unsure", "coverage", "outside", "error",
]  # fmt: skip
FINDING_KEYS = [
    "rule", "level", "force", "part", "message", "actual", "expected", "suggestion", "citation", "location", "fix",
    "fingerprint",
]  # fmt: skip


def read(run: Run, lang: Lang = Lang.VI) -> dict[str, Any]:
    content: dict[str, Any] = json.loads("".join(json_pieces(run, lang)))
    return content


def read_lines(run: Run) -> list[dict[str, Any]]:
    return [json.loads(line) for line in "".join(jsonl_pieces(run, Lang.VI)).splitlines()]


def test_the_keys_stand_in_the_order_of_the_contract(faulty: FileResult, make_run: Make) -> None:
    whole = read(make_run(faulty))
    assert list(whole) == ["schema", "tool", "ruleset", "files", "summary"]
    assert whole["schema"] == "decree30-lint/1"
    (entry,) = whole["files"]
    assert list(entry) == FILE_KEYS
    assert [list(f) for f in entry["findings"]][:3] == [FINDING_KEYS] * 3
    assert list(entry["findings"][3]) == [*FINDING_KEYS, "also"]


def test_a_finding_holds_fact_place_clause_and_edit(faulty: FileResult, make_run: Make) -> None:
    finding = next(f for f in read(make_run(faulty))["files"][0]["findings"] if f["rule"] == "tieu-ngu/co-chu")
    assert re.fullmatch(r"[0-9a-f]{16}", finding.pop("fingerprint"))
    path = "body/tbl[1]/tr[1]/tc[2]/p[2]"
    assert finding == {
        "rule": "tieu-ngu/co-chu",
        "level": "error",
        "force": "stated",
        "part": "tieu-ngu",
        "message": "Tiêu ngữ đang dùng cỡ chữ 12 pt; quy định là 13–14 pt.",
        "actual": "12 pt",
        "expected": "13–14 pt",
        "suggestion": "Đặt cỡ chữ 13 pt",
        "citation": {
            "instrument": "30/2020/NĐ-CP",
            "clause": "PL I.I.II.1.b",
            "text": "Phụ lục I, Phần I, Mục II, khoản 1, điểm b",
        },
        "location": {
            "page": None, "path": path, "start": 0, "end": 27, "text": "Độc lập - Tự do - Hạnh phúc", "box": None,
        },
        "fix": {
            "applicability": "safe",
            "edits": [{"kind": "set_run_format", "at": {"path": path, "start": 0, "end": 27}, "format": {"size": 13}}],
        },
    }  # fmt: skip


def test_texts_stand_without_quotation_marks(faulty: FileResult, make_run: Make) -> None:
    finding = next(f for f in read(make_run(faulty))["files"][0]["findings"] if f["rule"] == "tieu-ngu/chu-viet")
    assert (finding["actual"], finding["expected"]) == ("Hạnh Phúc", "Hạnh phúc")
    assert finding["suggestion"] == "Độc lập - Tự do - Hạnh phúc"


def test_what_is_missing_stands_nowhere(faulty: FileResult, make_run: Make) -> None:
    finding = next(f for f in read(make_run(faulty))["files"][0]["findings"] if f["rule"] == "quoc-hieu/thieu")
    assert finding["location"]["text"] == ""


def test_counts_and_doubts(faulty: FileResult, unreadable: FileResult, make_run: Make) -> None:
    whole = read(make_run(faulty, unreadable))
    first, second = whole["files"]
    assert first["coverage"] == {"complies": 0, "breaks": 4, "unsure": 1, "not_applicable": 0}
    assert first["unsure"] == [{"rule": "so-trang/trang-dau", "why": "not_laid_out"}]
    assert second["status"] == "unreadable"
    assert second["error"] == {"code": "not-a-zip", "message": "Tệp không phải là tệp Word."}
    assert whole["summary"] == {
        "files": 2, "clean": 0, "with_findings": 1, "outside": 0, "not_judged": 1,
        "errors": 2, "warnings": 1, "infos": 1, "accepted": 0,
    }  # fmt: skip


def test_lines_hold_one_file_each(faulty: FileResult, unreadable: FileResult, make_run: Make) -> None:
    whole = read(make_run(faulty, unreadable))
    beside = {"tool": whole["tool"], "ruleset": whole["ruleset"]}
    assert read_lines(make_run(faulty, unreadable)) == [entry | beside for entry in whole["files"]]


def test_an_object_that_grows_file_by_file_is_set_like_any_other(
    faulty: FileResult, clean: FileResult, make_run: Make
) -> None:
    for run in (make_run(), make_run(faulty), make_run(faulty, clean)):
        pieces = list(json_pieces(run, Lang.EN))
        assert "".join(pieces) == json.dumps(json.loads("".join(pieces)), ensure_ascii=False, indent=2) + "\n"


def test_each_report_is_written_before_the_next_file_is_judged(
    faulty: FileResult, clean: FileResult, make_run: Make
) -> None:
    judged: list[str] = []

    def files() -> Iterator[Report]:
        for report in make_run(faulty, replace(clean, path="hai.docx")):
            judged.append(report.path)
            yield report

    for write in (json_pieces, jsonl_pieces):
        run = make_run(faulty, clean)
        run.reports = files()
        judged.clear()
        assert '"to-trinh.docx"' in next(write(run, Lang.VI))
        assert judged == ["to-trinh.docx"]


def test_an_interrupted_report_says_that_it_is_incomplete(faulty: FileResult, clean: FileResult, make_run: Make) -> None:
    assert "complete" not in read(make_run(faulty))
    run = make_run(faulty, clean)
    run.reports, run.interrupted = list(run)[:1], True
    whole = read(run)
    assert list(whole) == ["schema", "tool", "ruleset", "files", "complete", "summary"]
    assert (whole["complete"], len(whole["files"])) == (False, 1)
    assert read_lines(run)[1:] == [{"incomplete": True, "judged": 1, "files": 2}]


def test_the_second_run_gives_the_same_bytes(faulty: FileResult, make_run: Make) -> None:
    assert list(json_pieces(make_run(faulty), Lang.EN)) == list(json_pieces(make_run(faulty), Lang.EN))


def test_families_other_rules_govern(
    make_subject: Callable[..., Subject], make_report: Callable[..., FileResult], make_run: Make
) -> None:
    for family, key in ((Family.LEGAL, "qppl"), (Family.PARTY, "party"), (Family.OTHER, "unknown")):
        entry = read(make_run(make_report(make_subject(family=family), ())))["files"][0]
        assert entry["document_type"]["id"] == key


def test_each_file_says_its_stage_and_another_ruleset(clean: FileResult, make_run: Make) -> None:
    assert clean.subject is not None
    issued = replace(clean, subject=replace(clean.subject, stage=Stage.ISSUED), ruleset="dang-05hd")
    first, second = read(make_run(clean, issued))["files"]
    assert [entry["stage"] for entry in (first, second)] == [
        {"id": "draft", "why": "default"},
        {"id": "issued", "why": "default"},
    ]
    assert "ruleset" not in first
    assert second["ruleset"] == {"id": "dang-05hd", "as_of": None}


def test_a_document_that_no_ruleset_governs_says_why(clean: FileResult, make_run: Make) -> None:
    outside = replace(clean, outside=Words("Văn bản cũ.", "An old document."))
    assert [entry.get("outside") for entry in read(make_run(outside, clean))["files"]] == ["Văn bản cũ.", None]


def prints(run: Run) -> dict[str, str]:
    return {f["rule"]: f["fingerprint"] for f in read(run)["files"][0]["findings"]}


def _entry(run: Run) -> dict[str, Any]:
    (only,) = read(run)["files"]
    return dict(only)


def test_a_pdf_says_what_archives_ask_for(clean: FileResult, make_run: Make, as_pdf: MakeReport) -> None:
    facts = {"version": "1.7", "archival": "2b", "embedded": True, "encrypted": False, "producer": "Word"}
    said = _entry(make_run(as_pdf(clean, facts=facts)))["pdf"]
    assert said == {**facts, "tagged": None, "engine": None, "picture_pages": []}
    assert "pdf" not in _entry(make_run(clean))


def test_a_scan_says_what_the_scanner_made(clean: FileResult, make_run: Make, as_pdf: MakeReport) -> None:
    scan = Scan("1.4", 200, True, True, ScanText.NONE)
    shown = _entry(make_run(as_pdf(clean, scan)))["scan"]
    assert shown == {"version": "1.4", "dpi": 200, "colour": True, "a4": True, "text_layer": "none"}
    assert _entry(make_run(as_pdf(clean)))["scan"] is None
    assert _entry(make_run(as_pdf(clean, replace(scan, dpi=None))))["scan"]["dpi"] is None


def test_a_fingerprint_stays_when_other_parts_change(
    faulty: FileResult, make_subject: Callable[..., Subject], make_report: Callable[..., FileResult], make_run: Make
) -> None:
    assert faulty.judgement is not None
    findings: tuple[Diagnostic, ...] = faulty.judgement.diagnostics
    changed = make_report(make_subject(body="Một nội dung khác hẳn."), findings)
    before, after = prints(make_run(faulty)), prints(make_run(changed))
    assert before["tieu-ngu/co-chu"] == after["tieu-ngu/co-chu"]
    assert before["go-may/hai-dau-cach"] != after["go-may/hai-dau-cach"]
