"""The bar beside a long check: for somebody who waits at a terminal, never part of the report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pty = pytest.importorskip("pty", reason="needs pseudo-terminals")

# As `python -m decree30_lint`, but for a user without any patience.
_AT_ONCE = """
import runpy
from decree30_lint.cli import progress
progress._PATIENCE = -1.0
runpy.run_module("decree30_lint", run_name="__main__")
"""
_FAULTY = Path(__file__).resolve().parents[2] / "fixtures/bao-cao-nam/bao-cao-nam-loi.docx"
_LABEL = "Đang kiểm tra"


@pytest.fixture
def folder(tmp_path: Path, specimen_bytes: Callable[[str], bytes]) -> Path:
    content = specimen_bytes("giay-moi")
    for number in range(3):
        (tmp_path / f"giay-moi-{number}.docx").write_bytes(content)
    return tmp_path


def check(*args: str | Path) -> tuple[str, str]:
    """What comes out at the report's stream, a pipe, and at the error stream, a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", _AT_ONCE, "check", *map(str, args)]
    environment = {key: value for key, value in os.environ.items() if key != "DECREE30_LANG"} | {"TERM": "xterm"}
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, env=environment, check=False)
        os.close(theirs)
        return done.stdout.decode(), _all_of(ours)
    finally:
        os.close(ours)


def _all_of(terminal: int) -> str:
    """Everything shown at a terminal whose other end is closed."""
    shown = b""
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
    except OSError:  # so Linux says that it is the end
        pass
    return shown.decode()


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
def test_a_bar_at_the_terminal_and_none_in_the_report(folder: Path, form: str) -> None:
    report, shown = check(folder, "--format", form)
    assert _LABEL in shown
    assert "100%" in shown
    assert _LABEL not in report
    assert "\r" not in report
    assert "\x1b" not in report
    assert report.count("giay-moi-") >= 3


def test_a_bar_while_pictures_are_made(folder: Path, tmp_path: Path) -> None:
    for number, path in enumerate(folder.glob("*.docx")):
        path.write_bytes(_FAULTY.read_bytes() if number else path.read_bytes())
    page = tmp_path / "kq.html"
    _, shown = check(folder, "--format", "html", "--output", page)
    assert "Đang vẽ hình trang" in shown
    assert shown.count("100%") >= 2
    assert "Đang vẽ hình trang" not in page.read_text(encoding="utf-8")
    _, shown = check(folder, "--format", "html", "--pictures", "none", "--output", page)
    assert "Đang vẽ hình trang" not in shown


def test_the_report_is_the_same_with_and_without_a_bar(
    folder: Path, execute: Callable[..., subprocess.CompletedProcess[bytes]]
) -> None:
    without = execute("check", folder, "--format", "json")
    assert check(folder, "--format", "json")[0] == without.stdout.decode()
    assert len(json.loads(without.stdout)["files"]) == 3


def test_no_bar_where_errors_are_written_to_a_file(folder: Path) -> None:
    command = [sys.executable, "-c", _AT_ONCE, "check", str(folder)]
    assert subprocess.run(command, capture_output=True, check=False).stderr == b""


def test_no_bar_for_a_single_file(folder: Path) -> None:
    assert check(folder / "giay-moi-0.docx")[1] == ""
