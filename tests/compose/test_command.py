"""`python -m decree30_lint.compose`: a specimen as a Word file in the layout that the options name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from decree30_lint.compose import Layout, compose_docx

from .own import SPECIMENS, specimen


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "decree30_lint.compose", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_options_choose_the_layout(tmp_path: Path) -> None:
    written = tmp_path / "x.docx"
    done = _run(str(SPECIMENS / "giay-moi.yaml"), "-o", str(written), "--letterhead", "tabs", "--page-number", "frame")
    assert done.returncode == 0, done.stderr
    assert written.read_bytes() == compose_docx(specimen("giay-moi"), Layout(letterhead="tabs", page_number="frame"))


def test_a_wrong_specimen_is_named(tmp_path: Path) -> None:
    done = _run(str(tmp_path / "missing.yaml"), "-o", str(tmp_path / "x.docx"))
    assert done.returncode == 2
    assert "missing.yaml" in done.stderr
