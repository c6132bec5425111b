"""`make fuzz` takes in what is sound, makes the same mutants every time, and finds what fails, hangs or dies."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from bench import doors, fuzz, mutants
from bench.doors import DOORS, Door
from bench.fuzz import Outcome, Tally, Worker, mutant, tried

from decree30_lint.errors import UnreadableFileError
from decree30_lint.model.words import Words

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")


@pytest.mark.parametrize("door", DOORS)
def test_what_is_sound_is_judged(door: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mutants, "changed", lambda dice, data, changes: data)
    monkeypatch.setattr(mutants, "part_changed", lambda dice, data, change: data)
    statuses = [DOORS[door].enter(DOORS[door].make(Random(seed)), tmp_path) for seed in (1, 4)]
    assert set(", ".join(statuses).split(", ")) <= {"findings", "clean", "outside"}


@pytest.mark.parametrize("door", DOORS)
def test_a_seed_gives_the_same_file(door: str) -> None:
    made = [mutant(f"{door}:{number}") for number in range(12)]
    assert made == [mutant(f"{door}:{number}") for number in range(12)]
    assert len(set(made)) > 6


def test_a_mutant_of_xml_stays_small() -> None:
    """Copies of an element within itself would double it again and again."""
    assert max(len(mutant(f"docx-xml:{number}")) for number in range(60)) < 1_000_000


def _taking_in(enter: Callable[[bytes, Path], str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "DOORS", {"door": Door(".bin", lambda dice: dice.randbytes(4), enter)})


def _refuse(data: bytes, folder: Path) -> str:
    raise UnreadableFileError("broken", Words("hỏng", "broken"))


def _fail(data: bytes, folder: Path) -> str:
    raise RecursionError("too deep")


def _sleep(data: bytes, folder: Path) -> str:
    while True:
        with suppress(Exception):  # as a reader of ours may do with any error of a library
            time.sleep(60)


@pytest.mark.parametrize(
    ("enter", "what"), [(_refuse, "refused"), (_fail, "failed"), pytest.param(_sleep, "hung", marks=posix)]
)
def test_what_is_not_ours_is_a_find(enter: Callable[[bytes, Path], str], what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _taking_in(enter, monkeypatch)
    outcome = tried("door:1", limit=0.2)
    assert outcome.what == what
    assert ("RecursionError" in outcome.cause) == (what == "failed")


@posix
def test_a_worker_that_dies_is_a_find_and_another_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker(0, 1, ["toml"])
    worker.start()
    while not worker.seed:
        assert worker.told.poll(60)
        worker.hear()
    seed, pid = worker.seed, worker.process.pid
    assert pid is not None
    os.kill(pid, signal.SIGSEGV)
    found: list[Outcome] = []
    while not any(outcome.what == "died" for outcome in found):
        found += filter(None, [worker.hear()])
    died = found[-1]
    assert died.cause == f"exit code {-signal.SIGSEGV}"
    assert int(died.seed.split(":")[1]) >= int(seed.split(":")[1])
    while not any(outcome.what != "died" for outcome in found[-1:]):
        found += filter(None, [worker.hear()])
    worker.stop()
    assert int(found[-1].seed.split(":")[1]) > int(died.seed.split(":")[1])


def test_alike_finds_are_told_once_and_few_are_kept() -> None:
    tally = Tally()
    alike = [Outcome(f"toml:{number}", "failed", 0.1, f"ValueError in a.py:1: {number}") for number in range(5)]
    assert [tally.add(each) for each in alike] == [True, True, True, False, False]
    assert not tally.add(Outcome("toml:5", "refused"))
    told = list(tally.lines())
    assert told[1:] == ["failed 5 times, first toml:0: ValueError in a.py:1: 0", "6 files, 1 finds"]


def test_rounds_are_shared_out() -> None:
    both = [fuzz.seeds(nth, 2, ["toml", "yaml"]) for nth in (0, 1)]
    taken = [seed for each in both for _, (_, seed) in zip(range(20), each, strict=False)]
    assert len(set(taken)) == len(taken)
    assert set(taken) >= {f"toml:{number}" for number in range(16)}


def test_doors_are_those_of_the_corpus() -> None:
    """No file from outside the repository, so that a seed means the same everywhere."""
    assert [path for path in doors.PDFS if not path.is_file() or not path.is_relative_to(doors.ROOT)] == []
