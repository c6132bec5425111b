"""Documents that no ruleset governs: said, not judged, unless the user insists."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from decree30_lint.compose import Layout, apply_change, compose_docx, load_specimen

ROOT = Path(__file__).resolve().parents[2]

Invoke = Callable[..., Result]

OLD = {"text": "Thanh Giang, ngày 12 tháng 3 năm 2018"}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A report with a fault (the motto in 9 points), dated before the decree."""
    specimen = load_specimen(ROOT / "fixtures" / "specimens" / "bao-cao.yaml")
    dated = apply_change(specimen, "dia-danh-ngay", OLD)
    path = tmp_path / "cu.docx"
    path.write_bytes(compose_docx(apply_change(dated, "tieu-ngu", {"change": {"size": "9pt"}}), Layout()))
    return path


def entry(result: Any) -> dict[str, Any]:
    (found,) = json.loads(result.stdout)["files"]
    return dict(found)


def test_a_document_older_than_the_decree_is_out_of_scope(invoke: Invoke, old: Path) -> None:
    result = invoke("check", old)
    text = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "NGOÀI PHẠM VI" in text
    assert "05/03/2020" in text
    assert "12/03/2018" in text
    found = entry(invoke("check", old, "--format", "json", "--lang", "en"))
    assert (found["status"], found["findings"]) == ("outside", [])
    assert "2018-03-12" in found["outside"]
    assert found["coverage"]["complies"] == 0


def test_who_names_the_ruleset_insists(invoke: Invoke, old: Path) -> None:
    found = entry(invoke("check", old, "--ruleset", "nd30-2020", "--format", "json"))
    assert found["outside"] is None
    assert "tieu-ngu/co-chu" in [finding["rule"] for finding in found["findings"]]


def test_the_configuration_does_not_insist(invoke: Invoke, old: Path) -> None:
    (old.parent / "decree30.toml").write_text('ruleset = "nd30-2020"', encoding="utf-8")
    assert entry(invoke("check", old, "--format", "json"))["status"] == "outside"


def test_the_day_asked_about_counts_where_the_document_has_no_date(invoke: Invoke, tmp_path: Path) -> None:
    specimen = load_specimen(ROOT / "fixtures" / "specimens" / "bao-cao.yaml")
    undated = apply_change(specimen, "dia-danh-ngay", {"text": "Thanh Giang, ngày    tháng    năm 2026"})
    path = tmp_path / "chua-ngay.docx"
    path.write_bytes(compose_docx(undated, Layout()))
    assert entry(invoke("check", path, "--format", "json"))["outside"] is None
    found = entry(invoke("check", path, "--as-of", "2019-12-31", "--format", "json"))
    assert "ngày đang xét là 31/12/2019" in found["outside"]


def test_rules_of_another_ruleset_may_be_spoken_of_where_one_is_chosen(invoke: Invoke, old: Path) -> None:
    assert invoke("check", old, "--ignore", "co-quan/dau-sao").exit_code == 0
    assert invoke("check", old, "--ignore", "co-quan/dau-sao", "--ruleset", "nd30-2020").exit_code == 2
    assert invoke("check", old, "--ignore", "co-quan/dau-sa").exit_code == 2
