"""Cold starts, each in a process of its own: our commands beside what cannot be avoided."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

DRAFT = Path(__file__).resolve().parents[1] / "fixtures" / "docx" / "to-trinh.docx"
ROUNDS = 15
READ_EVERY_RUN = (
    "import docx, sys\n"
    "document = docx.Document(sys.argv[1])\n"
    "tables = [cell for table in document.tables for row in table.rows for cell in row.cells]\n"
    "paragraphs = [*document.paragraphs, *(p for cell in tables for p in cell.paragraphs)]\n"
    "print(sum(len(run.text) for p in paragraphs for run in p.runs))"
)


def cold() -> Iterator[str]:
    """Lines to print."""
    python = [sys.executable, "-c"]
    ours = [sys.executable, "-m", "decree30_lint"]
    version, click = medians([*ours, "--version"], [*python, "import click"])
    yield f"--version: {version * 1000:.0f} ms, ratio to importing click (at most 1.5): {version / click:.2f}"
    check, read = medians([*ours, "check", str(DRAFT)], [*python, READ_EVERY_RUN, str(DRAFT)])
    yield f"check of a short draft: {check * 1000:.0f} ms, ratio to python-docx reading it (at most 2.0): {check / read:.2f}"


def medians(one: Sequence[str], other: Sequence[str]) -> tuple[float, float]:
    """The median seconds of two commands, run in turns so that both meet the same weather."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for command, taken in zip((one, other), times, strict=True):
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
            taken.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])
