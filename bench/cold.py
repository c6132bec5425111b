"""Cold starts, each in a process of its own: our commands beside what cannot be avoided.

Both sides run as after an installation: ours from a wheel of this checkout, both from compiled modules, whatever the
environment says of writing them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DRAFT = ROOT / "fixtures" / "docx" / "to-trinh.docx"
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
    with tempfile.TemporaryDirectory() as folder:
        environment = installed(Path(folder))
        version, click = medians([*ours, "--version"], [*python, "import click"], environment)
        yield f"--version: {version * 1000:.0f} ms, ratio to importing click (at most 1.5): {version / click:.2f}"
        check, read = medians([*ours, "check", str(DRAFT)], [*python, READ_EVERY_RUN, str(DRAFT)], environment)
        yield f"check of a short draft: {check * 1000:.0f} ms, ratio to python-docx (at most 2.0): {check / read:.2f}"


def installed(folder: Path) -> Mapping[str, str]:
    """The variables under which a wheel of this checkout, and what it compiles, lie in `folder`."""
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ours, compiled = install(folder / "ours"), str(folder / "compiled")
    return {**usual, "PYTHONPATH": ours, "PYTHONPYCACHEPREFIX": compiled}


def install(folder: Path) -> str:
    """`folder`, with what a wheel of this checkout holds in it: nothing is fetched, the checkout stays as it is."""
    quiet = ["--quiet", "--disable-pip-version-check", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([sys.executable, "-m", "pip", "install", *quiet, "--target", str(folder), str(ROOT)], check=True)
    return str(folder)


def medians(one: Sequence[str], other: Sequence[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """The median seconds of two commands, run in turns so that both meet the same weather; the first turn is not counted."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS + 1):
        for command, taken in zip((one, other), times, strict=True):
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=environment)
            taken.append(time.perf_counter() - start)
    return statistics.median(times[0][1:]), statistics.median(times[1][1:])
