"""The page for the browser beside the text report of the same ten documents, each in a process of its own."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from shutil import copy

from bench.cold import ROOT, installed, medians

FAULTY = ROOT / "fixtures" / "bao-cao-nam" / "bao-cao-nam-loi.docx"
_CORRECT = 5


def page() -> Iterator[str]:
    """Lines to print."""
    with tempfile.TemporaryDirectory() as folder:
        check = [sys.executable, "-m", "decree30_lint", "check", str(_documents(Path(folder, "documents")))]
        check += ["--fail-on", "never"]
        html, text = medians([*check, "--format", "html", "--pictures", "none"], check, installed(Path(folder)))
        yield f"html of ten documents: {html * 1000:.0f} ms, ratio to their text (at most 1.2): {html / text:.2f}"


def _documents(folder: Path) -> Path:
    """`folder`, with five correct documents and five with many faults."""
    folder.mkdir()
    for path in sorted((ROOT / "fixtures" / "docx").glob("*.docx"))[:_CORRECT]:
        copy(path, folder)
    for number in range(_CORRECT):
        copy(FAULTY, folder / f"loi-{number}.docx")
    return folder
