"""Every report keeps to the published JSON Schema, and the schema allows nothing that no report has."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from decree30_lint import Checker, Lang, Report, Settings
from decree30_lint.model.report_notes import RulesetNote
from decree30_lint.model.run import Run
from decree30_lint.model.words import Words
from decree30_lint.report.findings.json import json_pieces, jsonl_pieces

ROOT = Path(__file__).resolve().parents[2]
SCHEMA: dict[str, Any] = json.loads(
    files("decree30_lint").joinpath("schemas/decree30-lint-1.schema.json").read_text(encoding="utf-8")
)
WHOLE = Draft202012Validator(SCHEMA)
LINE = Draft202012Validator({"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]})
NOTE = RulesetNote("nd30-2020", Words("Nghị định", "Decree"))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def complaints(reports: Iterable[Report], **state: Any) -> list[str]:
    """What the schema says against both forms of a run's report, in both languages."""
    kept = list(reports)
    found: list[str] = []
    for lang in Lang:
        run = Run(NOTE, kept, len(kept), **state)
        whole = json.loads("".join(json_pieces(run, lang)))
        lines = map(json.loads, "".join(jsonl_pieces(run, lang)).splitlines())
        errors = [*WHOLE.iter_errors(whole), *(error for line in lines for error in LINE.iter_errors(line))]
        found += [f"{error.json_path}: {error.message}"[:300] for error in errors]
    return found


def test_reports_of_our_documents(tmp_path: Path) -> None:
    (tmp_path / "hong.docx").write_bytes(b"hong")
    checker = Checker(Settings(full_text=True))
    assert complaints(checker.check_many([ROOT / "fixtures", tmp_path, tmp_path / "khong-co.pdf"])) == []


def test_an_interrupted_run() -> None:
    reports = [Checker().check(ROOT / "fixtures" / "docx" / "cong-van.docx")]
    assert complaints(reports, interrupted=True) == []


def test_suppressions(tmp_path: Path) -> None:
    accepted = '[[accept]]\nrule = "{}"\nreason = "có lý do"\nexpires = {}\n'
    (tmp_path / "decree30.toml").write_text(
        accepted.format("trang", "2099-12-31") + accepted.format("tieu-ngu", "2020-12-31"), encoding="utf-8"
    )
    (tmp_path / "a.docx").write_bytes((ROOT / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx").read_bytes())
    checker = Checker(Settings(find_configuration=True))
    reports = list(checker.check_many([tmp_path]))
    assert reports[0].accepted
    unused = checker.unused_suppressions()
    assert unused
    assert complaints(reports, unused_suppressions=unused) == []


@pytest.mark.shared
def test_reports_of_real_documents(corpus: Path) -> None:
    assert complaints(Checker().check_many([corpus / "docx", corpus / "pdf", corpus / "models"])) == []


def test_what_is_no_report_is_refused() -> None:
    report = Checker().check(b"", name="a.docx").to_dict()
    line = report | {"tool": {"name": "decree30-lint", "version": "1"}, "ruleset": {"id": "x", "as_of": None}}
    assert LINE.is_valid(line)
    for wrong in (report, line | {"status": "fine"}, line | {"more": 1}, {k: v for k, v in line.items() if k != "error"}):
        assert not LINE.is_valid(wrong)
