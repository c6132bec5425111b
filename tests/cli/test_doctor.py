"""`doctor`: what is on this machine."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from decree30_lint.model.facility import Facility, State
from decree30_lint.model.words import Lang, Words
from decree30_lint.report.facilities import facilities_text
from decree30_lint.report.text_style import TextStyle
from decree30_lint.service.doctor import PACKAGES
from decree30_lint.service.fonts import times_or_like

ROOT = Path(__file__).resolve().parents[2]

Invoke = Callable[..., Result]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def told(result: Result) -> dict[str, dict[str, Any]]:
    whole = json.loads(result.stdout)
    assert whole["schema"] == "decree30-lint-doctor/1"
    return {entry["id"]: entry for entry in whole["facilities"]}


def test_all_that_it_can_work_with(invoke: Invoke) -> None:
    result = invoke("doctor", "--format", "json")
    found = told(result)
    assert result.exit_code == 0
    packages = [name.lower() for name in PACKAGES]
    rulesets = ["ruleset:dang-05hd", "ruleset:nd30-2020"]
    others = ["libreoffice", "dxpdf", "tesseract", "font", "configuration"]
    assert list(found) == ["python", *packages, *rulesets, *others]
    assert {name: found[name.lower()]["found"] for name in PACKAGES} == {name: version(name) for name in PACKAGES}
    assert found["ruleset:nd30-2020"]["found"] == "có hiệu lực từ 05/03/2020"
    assert (found["configuration"]["state"], found["configuration"]["found"]) == ("absent", None)


def test_the_packages_are_among_the_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {re.split(r"[^\w.-]", each)[0].lower() for each in project["dependencies"]}
    assert {name.lower() for name in PACKAGES} <= named


@pytest.mark.parametrize(("lang", "about"), [("vi", "Chạy chương trình này."), ("en", "Runs this program.")])
def test_each_says_what_it_is_good_for(invoke: Invoke, lang: str, about: str) -> None:
    result = invoke("doctor", "--lang", lang)
    here = ".".join(map(str, sys.version_info[:3]))
    assert f"Python: {here}. {about}\n" in result.stdout
    purposes = [entry["purpose"] for entry in told(invoke("doctor", "--lang", lang, "--format", "json")).values()]
    flat = " ".join(result.stdout.split()).lower()
    assert [purpose for purpose in purposes if purpose.lower() not in flat] == []


@pytest.mark.libreoffice
def test_libreoffice_tells_its_version(invoke: Invoke) -> None:
    office = told(invoke("doctor", "--format", "json"))["libreoffice"]
    assert office["state"] == "found"
    assert re.match(r"\d+\.\d+.* \(.*(soffice|libreoffice).*\)$", office["found"])


@pytest.mark.tesseract
def test_tesseract_tells_its_version(invoke: Invoke) -> None:
    tesseract = told(invoke("doctor", "--format", "json"))["tesseract"]
    assert re.match(r"v?\d+\.\d+.* \(.*tesseract.*\), có dữ liệu tiếng Việt$", tesseract["found"])


def test_what_is_missing_is_named_with_its_remedy(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = invoke("doctor", "--format", "json")
    assert result.exit_code == 0
    tesseract = told(result)["tesseract"]
    assert (tesseract["state"], tesseract["found"]) == ("missing", None)
    assert "apt install tesseract-ocr tesseract-ocr-vie" in tesseract["remedy"]


def test_what_draws_pages_is_optional(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    def version_of(name: str) -> str:
        if name == "dxpdf":
            raise PackageNotFoundError(name)
        return version(name)

    assert told(invoke("doctor", "--format", "json"))["dxpdf"]["found"] == version("dxpdf")
    monkeypatch.setattr("decree30_lint.service.doctor.version", version_of)
    absent = told(invoke("doctor", "--format", "json"))["dxpdf"]
    assert (absent["state"], absent["found"]) == ("absent", None)
    assert "pip install dxpdf" in absent["remedy"]


def test_a_configuration_that_reads(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "decree30.toml").write_text('[levels]\n"quoc-hieu/co-chu" = "off"\n', encoding="utf-8")
    found = told(invoke("doctor", "--format", "json"))["configuration"]
    assert (found["state"], found["found"]) == ("found", "decree30.toml, tắt 1 quy tắc")


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_wrong_configuration_is_wrong_use(invoke: Invoke, tmp_path: Path, form: str) -> None:
    (tmp_path / "rieng.toml").write_text('\nstagee = "draft"\n', encoding="utf-8")
    result = invoke("doctor", "--config", "rieng.toml", "--format", form)
    assert result.exit_code == 2
    assert "rieng.toml, dòng 2: không có khóa “stagee”" in result.stdout
    assert result.stderr == ""


def test_the_conclusion() -> None:
    def of(*states: State) -> str:
        facilities = [Facility("x", Words("Ích", "Ech"), Words("làm", "does"), state) for state in states]
        return facilities_text(facilities, TextStyle(Lang.VI)).splitlines()[-1]

    assert of(State.FOUND, State.ABSENT) == "Máy này có đủ mọi thứ."
    assert of(State.MISSING, State.FOUND, State.MISSING) == "Còn thiếu: Ích và Ích."
    assert of(State.MISSING, State.WRONG) == "Cấu hình sai: xem ở trên."


def test_fonts_are_known_by_their_files_where_nothing_lists_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    for folder in (".local/share/fonts/a", "Library/Fonts/a", "Microsoft/Windows/Fonts/a"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "Times.TTF").touch()
    assert times_or_like() == "Times New Roman"
