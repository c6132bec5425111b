"""`make hostile`: hundreds of files made to do harm; each must end in a verdict or a named error, in time and in bounds.

`python -m bench.hostile [--fast] [--only TEXT …] [--jobs N] [--slack N]`. Each input is judged by itself with --deadline 20
and with --deadline 5, and then all of them at once with 20 good files. --fast takes those that are quick to make, by
themselves only some of them. --slack 3 allows three times as long beyond the deadline, on a machine that does other work.
The exit code is 1 if anything failed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench.hostile import INPUTS
from bench.hostile.run import GOOD, Outcome, alone, batch, build, table

_BEYOND = {20.0: 2.0, 5.0: 3.0}  # seconds that the whole command may take beyond a deadline
_FAST_DEADLINE = 5.0
_FAST_STEP = 8  # in the short form one of so many inputs is judged by itself
_TRIES = 3  # for what is only late


class Progress:
    """Shows how far a pass is."""

    def __init__(self, what: str, total: int) -> None:
        self._what, self._total, self._done, self._shown = what, total, 0, 0.0
        self._pause, self._end = (0.5, "\r") if sys.stderr.isatty() else (15.0, "\n")

    def step(self, outcome: Outcome | None = None) -> None:
        self._done += 1
        if outcome and outcome.wrong:
            print(*table([outcome]), file=sys.stderr, flush=True)
        if time.monotonic() - self._shown > self._pause:
            self._shown = time.monotonic()
            print(f"{self._what}: {self._done} of {self._total}", end=self._end, file=sys.stderr, flush=True)


def built(names: Sequence[str], root: Path, jobs: int) -> dict[str, Path]:
    """Makes the files in other processes: this one stays small."""
    progress, paths = Progress("made", len(names)), {}
    with multiprocessing.get_context("spawn").Pool(jobs, maxtasksperchild=20) as pool:
        for name, path in zip(names, pool.imap(partial(build, root=root), names), strict=True):
            paths[name] = path
            progress.step()
    return paths


def each_alone(paths: Mapping[str, Path], deadline: float, jobs: int, slack: float) -> Iterator[Outcome]:
    """Yields the outcomes; who is only late is tried again when nobody else is at work."""
    progress = Progress(f"--deadline {deadline:g}", len(paths))
    judge = partial(alone, deadline=deadline, allowed=deadline + _BEYOND[deadline] * slack)
    with ThreadPoolExecutor(jobs) as pool:
        outcomes = []
        for outcome in pool.map(judge, paths, paths.values()):
            progress.step(outcome)
            outcomes.append(outcome)
    for outcome in outcomes:
        for _ in range(_TRIES - 1):
            if not outcome.only_late:
                break
            outcome = judge(outcome.name, paths[outcome.name])
        yield replace(outcome, name=f"{outcome.name} ({deadline:g} s)")


def summary(outcomes: Sequence[Outcome]) -> Iterator[str]:
    if not outcomes:
        return
    slowest, largest = max(outcomes, key=lambda each: each.wall), max(outcomes, key=lambda each: each.peak)
    yield f"slowest {slowest.wall:.1f} s ({slowest.name}), largest {largest.peak:.0f} MB ({largest.name})"
    ends: dict[str, int] = {}
    for each in outcomes:
        ends[each.what] = ends.get(each.what, 0) + 1
    yield "ended in: " + ", ".join(f"{what} {count}" for what, count in sorted(ends.items(), key=lambda end: -end[1]))


def together(paths: Mapping[str, Path], deadline: float, root: Path) -> Outcome:
    """Judges at once all inputs that need no options, with the good files."""
    good = [Path(shutil.copy(path, root / f"good-{at:02}{path.suffix}")) for at, path in enumerate(GOOD)]
    plain = {name: path for name, path in paths.items() if not INPUTS[name].options}
    return batch(plain, good, deadline, root / "together")


def _chosen(asked: Sequence[str], fast: bool) -> list[str]:
    names = [name for name, each in INPUTS.items() if each.quick or not fast]
    return [name for name in names if any(word in name for word in asked)] if asked else names


def run(names: Sequence[str], fast: bool, jobs: int, slack: float) -> bool:
    """Prints what failed, and the figures; tells whether nothing did."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        paths = built(names, root, jobs)
        some = dict(list(paths.items())[::_FAST_STEP]) if fast else paths
        outcomes = [
            outcome
            for deadline in ([_FAST_DEADLINE] if fast else sorted(_BEYOND))
            for outcome in each_alone(some, deadline, jobs, slack)
        ]
        whole = together(paths, _FAST_DEADLINE if fast else max(_BEYOND), root)
    _report(names, outcomes, whole)
    return not any(each.wrong for each in (*outcomes, whole))


def _report(names: Sequence[str], outcomes: Sequence[Outcome], whole: Outcome) -> None:
    failed: Iterable[Outcome] = [each for each in (*outcomes, whole) if each.wrong]
    print(*table(failed), *summary(outcomes), *table([whole]), sep="\n")
    wrong = sum(bool(each.wrong) for each in outcomes)
    held = "failed" if whole.wrong else "held"
    print(f"{len(names)} inputs, {len(outcomes)} runs alone, {wrong} of them failed; batch {held}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.hostile")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--only", nargs="+", default=[], metavar="TEXT", help="inputs whose names hold one of these")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--slack", type=float, default=1.0)
    asked = parser.parse_args()
    return 0 if run(_chosen(asked.only, asked.fast), asked.fast, asked.jobs, asked.slack) else 1


if __name__ == "__main__":
    sys.exit(main())
