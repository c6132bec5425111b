"""Files are named from the current folder, never by an absolute path."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from decree30_lint.report.findings.relative_paths import relative_path, relative_uri, shown_path, without_folders


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("to-trinh.docx", "to-trinh.docx"),
        ("./du-thao//a.docx", "du-thao/a.docx"),
        ("du-thao/../a.docx", "a.docx"),
        ("../ben-ngoai/a.docx", "../ben-ngoai/a.docx"),
        ("/noi/khac/a.docx", "a.docx"),
        ("/noi/a\x00b/\ud800.docx", "\ud800.docx"),
        ("-", "-"),
    ],
)
def test_a_path_is_relative(given: str, path: str) -> None:
    assert relative_path(given) == path


def test_an_absolute_path_below_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "that").mkdir()
    os.symlink(tmp_path / "that", tmp_path / "loi-tat")
    monkeypatch.chdir(tmp_path / "that")
    assert relative_path(str(tmp_path / "that" / "x" / "a.docx")) == "x/a.docx"
    assert relative_path(str(tmp_path / "loi-tat" / "a.docx")) == "a.docx"


def test_a_path_as_text_and_as_a_reference() -> None:
    name = "dự thảo/a\u202eb: 100%.docx"
    assert shown_path(name) == "dự thảo/a⟨U+202E⟩b: 100%.docx"
    assert relative_uri(name) == "d%E1%BB%B1%20th%E1%BA%A3o/a%E2%80%AEb%3A%20100%25.docx"
    assert relative_uri("a\udcff.docx") == "a%5Cudcff.docx"


def test_a_text_without_the_folders_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = f"{tmp_path / 'decree30.toml'}, dòng 1: / không đọc được."
    assert without_folders(said, "x/a.docx") == "decree30.toml, dòng 1: / không đọc được."
    assert without_folders(said, "a\x00.docx") == "decree30.toml, dòng 1: / không đọc được."
