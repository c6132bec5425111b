"""What it costs to judge files in watched processes, and what a second process brings."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench.cold import DRAFT, install, medians
from decree30_lint.model.report import Report
from decree30_lint.service.checker import Checker
from decree30_lint.service.input_files import input_files

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
COPIES = 14
ROUNDS = 5

# The command, in a process that nobody watches.
_ALONE = """
from decree30_lint.service.isolation import watch

class Onlooker:
    def begin(self, seconds, memory): ...
    def expect(self, seconds): ...
    def end(self): ...

watch.watched = Onlooker
from decree30_lint.cli import main
main()
"""


def supervision() -> Iterator[str]:
    """Lines to print."""
    yield _one_file()
    with tempfile.TemporaryDirectory() as folder:
        yield from _many_files(Path(folder))


def _one_file() -> str:
    with tempfile.TemporaryDirectory() as folder:
        usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = {**usual, "PYTHONPATH": install(Path(folder, "ours")), "PYTHONPYCACHEPREFIX": str(Path(folder, "pyc"))}
        python = [sys.executable]
        command = ["check", str(DRAFT)]
        watched, alone = medians([*python, "-m", "decree30_lint", *command], [*python, "-c", _ALONE, *command], environment)
    return (
        f"one DOCX, watched: {watched * 1000:.0f} ms, ratio to one that nobody watches (at most 1.05): {watched / alone:.3f}"
    )


def _many_files(folder: Path) -> Iterator[str]:
    for number in range(COPIES):
        for path in sorted(FIXTURES.rglob("*.docx")):
            shutil.copy(path, folder / f"{number}-{path.name}")
    files = input_files([str(folder)])

    def reports(jobs: int | None) -> Iterable[Report]:
        checker = Checker()
        planned = checker.plan(files)
        return checker.reports(planned, jobs) if jobs else map(checker.judge, planned)

    ways: list[Callable[[], Iterable[Report]]] = [lambda: reports(None), lambda: reports(1), lambda: reports(2)]
    times = [[_after_the_first(way()) for way in ways] for _ in range(ROUNDS)]
    bare, one, two = map(statistics.median, zip(*times, strict=True))
    count = len(files) - 1
    yield f"{len(files)} DOCX: {count / bare:.0f} a second in a loop; one worker, ratio (at most 1.05): {one / bare:.3f}"
    yield f"  by two workers: {count / two:.0f} a second, {one / two:.2f} times one (at least 1.7)"


def _after_the_first(reports: Iterable[Report]) -> float:
    """The seconds for all but the first report: starting the workers is not counted."""
    each = iter(reports)
    next(each)
    start = time.perf_counter()
    for _ in each:
        pass
    return time.perf_counter() - start
