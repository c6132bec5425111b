"""The formats of CI systems from end to end: what the command line says reaches them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from lxml import etree

Invoke = Callable[..., Result]

ROOT = Path(__file__).resolve().parents[2]
FAULTY = next((ROOT / "fixtures" / "bao-cao-nam").glob("*-loi.docx"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one faulty report, `a.docx`."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.docx").write_bytes(FAULTY.read_bytes())
    return tmp_path


def failures(result: Result) -> int:
    return int(etree.fromstring(result.stdout_bytes)[0].get("failures", ""))


def test_the_level_that_fails_the_run(invoke: Invoke, here: Path) -> None:
    args = ("check", "a.docx", "--format", "junit")
    errors, warnings = (failures(invoke(*args, "--fail-on", level)) for level in ("error", "warning"))
    assert failures(invoke(*args, "--fail-on", "never")) == 0 < errors < warnings
    (here / "decree30.toml").write_text('fail_on = "warning"\n', encoding="utf-8")
    assert failures(invoke(*args)) == warnings


def test_a_baseline_makes_what_it_holds_unchanged(invoke: Invoke, here: Path) -> None:
    invoke("check", "a.docx", "--select", "trang", "--write-baseline", "b.json")
    result = invoke("check", here / "a.docx", "--baseline", "b.json", "--format", "sarif", "--fail-on", "never")
    results = json.loads(result.stdout)["runs"][0]["results"]
    old = [each["ruleId"].startswith("trang/") for each in results]
    assert old == [each["baselineState"] == "unchanged" for each in results] == ["suppressions" in each for each in results]
    assert any(old)
    assert {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results} == {"a.docx"}


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "gitlab"])
def test_no_absolute_path_and_the_same_bytes(invoke: Invoke, here: Path, form: str) -> None:
    (here / "decree30.toml").write_text('[[accept]]\nrule = "dau"\nreason = "chưa ký"\n', encoding="utf-8")
    first, second = (invoke("check", here, "--format", form) for _ in range(2))
    assert str(here) not in first.stdout
    assert first.stdout_bytes == second.stdout_bytes
    assert (form == "sarif") == ("Lần này không có phát hiện" not in first.stderr and "dau" not in first.stderr)


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "gitlab"])
def test_no_absolute_path_of_a_wrong_configuration(
    invoke: Invoke, here: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    (here / "decree30.toml").write_text("selct = 1\n", encoding="utf-8")
    (here / "nơi khác").mkdir()
    monkeypatch.chdir(here / "nơi khác")
    printed = invoke("check", "../a.docx", here, "--format", form).stdout
    assert "decree30.toml, dòng 1: không có khóa “selct”" in printed
    assert str(here) not in printed


@pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq on the machine, as the runners of GitHub have it")
def test_the_command_that_takes_out_what_is_accepted(invoke: Invoke, here: Path) -> None:
    (here / "decree30.toml").write_text('[[accept]]\nrule = "trang"\nreason = "giấy in sẵn"\n', encoding="utf-8")
    log = invoke("check", "a.docx", "--format", "sarif").stdout
    filters = set(re.findall(r"`jq '([^']*)' ", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert len(filters) == 1
    done = subprocess.run(["jq", *filters], input=log, capture_output=True, text=True, check=True)
    before, after = (json.loads(text)["runs"][0]["results"] for text in (log, done.stdout))
    assert after == [each for each in before if "suppressions" not in each] != before
