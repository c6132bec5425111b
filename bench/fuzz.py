"""`make fuzz`: thousands of files that are a little wrong; each must end in a judgement or an error of ours, and soon.

`python -m bench.fuzz [--seconds N] [--first N] [--only DOOR …]` makes them; a seed is a door and a number ("docx-xml:17"),
and gives the same file every time. `--replay SEED` shows what one of them does. Files that fail are kept in `.fuzz`, where
the next run finds the number to go on with. The exit code is 1 if anything failed.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from types import FrameType

from bench.doors import DOORS
from decree30_lint.errors import LintError

KEPT = Path(__file__).resolve().parents[1] / ".fuzz"
_NEXT = KEPT / "next"
_LIMIT = 20.0  # seconds for one file; most take a twentieth of one
_SILENCE = 3 * _LIMIT  # after which a worker hangs where no signal reaches it
_MEMORY = 3 << 30  # bytes of address space
_KEPT_ALIKE = 3
_FOUND = frozenset({"failed", "hung", "died"})


@dataclass(frozen=True)
class Outcome:
    """`what` is a status of a document, "refused" or one of `_FOUND`; `cause` tells what failed, and where."""

    seed: str
    what: str
    seconds: float = 0.0
    cause: str = ""
    trace: str = ""


class TooLongError(BaseException):
    """Ends a file that takes too long; code that catches every Exception lets it through."""


def mutant(seed: str) -> bytes:
    return DOORS[_door_of(seed)].make(Random(seed))


def _door_of(seed: str) -> str:
    return seed.partition(":")[0]


def tried(seed: str, limit: float = _LIMIT) -> Outcome:
    """Takes in the file of a seed, in this process."""
    data, started = mutant(seed), time.monotonic()

    def ended(what: str, error: BaseException | None = None) -> Outcome:
        cause, trace = (_cause(error), "".join(traceback.format_exception(error))) if error else ("", "")
        return Outcome(seed, what, time.monotonic() - started, cause, trace)

    try:
        with tempfile.TemporaryDirectory() as folder, _Alarm(limit):
            return ended(DOORS[_door_of(seed)].enter(data, Path(folder)))
    except LintError:
        return ended("refused")
    except TooLongError as error:
        return ended("hung", error)
    except Exception as error:
        return ended("failed", error)


def _cause(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "decree30_lint" in frame.filename] or list(frames)
    return f"{type(error).__name__} in {Path(own[-1].filename).name}:{own[-1].lineno}: {str(error)[:200]}"


class _Alarm:
    """Raises TooLongError in the main thread after so many seconds, where the system has signals for that."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> None:
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, _ring)
            signal.setitimer(signal.ITIMER_REAL, self._seconds)

    def __exit__(self, *_: object) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooLongError


def seeds(first: int, step: int, doors: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yields round and seed: of the rounds `first`, `first + step` …, doors in turn, quick ones several times."""
    for turn in count(first, step):
        for name in doors:
            times = DOORS[name].times
            yield from ((turn, f"{name}:{turn * times + nth}") for nth in range(times))


def _work(told: Connection, first: int, step: int, doors: Sequence[str]) -> None:
    """Tells round and seed before each file, and the outcome after it. Ends after a file that hung: its threads go on."""
    _bound_memory()
    for turn, seed in seeds(first, step, doors):
        told.send((turn, seed))
        outcome = tried(seed)
        told.send(outcome)
        if outcome.what == "hung":
            os._exit(0)


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


@dataclass
class Worker:
    """A process that takes in every `step`-th round; it is started anew behind the round in which it died or hung."""

    turn: int
    step: int
    doors: Sequence[str]
    seed: str = ""
    heard: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.told, theirs = context.Pipe(duplex=False)
        self.process: BaseProcess = context.Process(
            target=_work, args=(theirs, self.turn, self.step, self.doors), daemon=True
        )
        self.process.start()
        theirs.close()
        self.heard = time.monotonic()

    def hear(self) -> Outcome | None:
        """Returns an outcome, if that is what the worker tells."""
        try:
            message = self.told.recv()
        except (EOFError, OSError):
            return self._ended()
        self.heard = time.monotonic()
        if isinstance(message, Outcome):
            self.seed = ""
            return message
        self.turn, self.seed = message
        return None

    def _ended(self) -> Outcome | None:
        self.process.join()
        if not self.seed and self.process.exitcode:
            raise RuntimeError(f"a worker ended with {self.process.exitcode} between two files")
        died = Outcome(self.seed, "died", 0, f"exit code {self.process.exitcode}") if self.seed else None
        self._start_behind()
        return died

    def end_if_silent(self) -> Outcome | None:
        if time.monotonic() - self.heard < _SILENCE:
            return None
        self.stop()
        if not self.seed:
            raise RuntimeError(f"a worker said nothing for {_SILENCE:g} s between two files")
        hung = Outcome(self.seed, "hung", _SILENCE, "no signal reaches it")
        self._start_behind()
        return hung

    def _start_behind(self) -> None:
        self.turn, self.seed = self.turn + self.step, ""
        self.start()

    def stop(self) -> None:
        self.process.kill()
        self.process.join()


def outcomes(seconds: float, first: int, doors: Sequence[str], workers: list[Worker]) -> Iterator[Outcome]:
    """Yields what comes of the files until the time is over; `workers` are added, one for each core."""
    step, end = os.cpu_count() or 1, time.monotonic() + seconds
    workers += [Worker(first + nth, step, doors) for nth in range(step)]
    try:
        for worker in workers:
            worker.start()
        while (left := end - time.monotonic()) > 0:
            ready = wait([worker.told for worker in workers], min(left, 1.0))
            heard = [worker.hear() if worker.told in ready else worker.end_if_silent() for worker in workers]
            yield from (outcome for outcome in heard if outcome is not None)
    finally:
        for worker in workers:
            worker.stop()


@dataclass
class Tally:
    """Counts outcomes by door, and holds the finds by their cause, the first of each."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(DOORS, 0))
    refused: dict[str, int] = field(default_factory=lambda: dict.fromkeys(DOORS, 0))
    slowest: dict[str, Outcome] = field(default_factory=dict)
    finds: dict[tuple[str, str, str], list[Outcome]] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> bool:
        """Tells whether this is a find, and none of many alike."""
        door = _door_of(outcome.seed)
        self.counts[door] += 1
        self.refused[door] += outcome.what.startswith(("refused", "unreadable"))
        if outcome.seconds >= self.slowest.get(door, outcome).seconds:
            self.slowest[door] = outcome
        if outcome.what not in _FOUND:
            return False
        alike = self.finds.setdefault((door, outcome.what, outcome.cause.partition(": ")[0]), [])
        alike.append(outcome)
        return len(alike) <= _KEPT_ALIKE

    def progress(self) -> str:
        return " ".join(f"{door} {number}" for door, number in self.counts.items() if number) + f", finds {len(self.finds)}"

    def lines(self) -> Iterator[str]:
        for door, number in self.counts.items():
            if number:
                slow = self.slowest[door]
                yield f"{door}: {number} files, {self.refused[door]} refused, slowest {slow.seconds:.1f} s ({slow.seed})"
        for (_, what, _), alike in self.finds.items():
            yield f"{alike[0].trace}{what} {len(alike)} times, first {alike[0].seed}: {alike[0].cause}"
        yield f"{sum(self.counts.values())} files, {len(self.finds)} finds"


def keep(seed: str) -> Path:
    KEPT.mkdir(exist_ok=True)
    path = KEPT / f"{seed.replace(':', '-')}{DOORS[_door_of(seed)].suffix}"
    path.write_bytes(mutant(seed))
    return path


def run(seconds: float, first: int, doors: Sequence[str]) -> bool:
    """Shows progress and prints what was found; tells whether nothing was."""
    tally, workers, shown = Tally(), list[Worker](), 0.0
    pause, end = (1.0, "\r") if sys.stderr.isatty() else (15.0, "\n")
    for outcome in outcomes(seconds, first, doors, workers):
        if tally.add(outcome):
            keep(outcome.seed)
        if time.monotonic() - shown > pause:
            shown = time.monotonic()
            print(tally.progress(), end=end, file=sys.stderr, flush=True)
    print(*tally.lines(), sep="\n", flush=True)
    KEPT.mkdir(exist_ok=True)
    _NEXT.write_text(str(max(worker.turn for worker in workers) + 1), encoding="ascii")
    return not tally.finds


def _replay(seed: str) -> bool:
    outcome = tried(seed)
    print(outcome.trace + f"{seed}: {outcome.what} after {outcome.seconds:.2f} s {outcome.cause}", keep(seed), sep="\n")
    return outcome.what not in _FOUND


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--first", type=int, help="round to begin with; else where the last run ended")
    parser.add_argument("--only", nargs="+", choices=DOORS, default=list(DOORS), metavar="DOOR")
    parser.add_argument("--replay", metavar="SEED")
    asked = parser.parse_args()
    _bound_memory()
    if asked.replay:
        return 0 if _replay(asked.replay) else 1
    first = asked.first if asked.first is not None else int(_NEXT.read_text(encoding="ascii")) if _NEXT.exists() else 0
    print(f"Seeds from round {first} on, {asked.seconds:g} s", file=sys.stderr)
    return 0 if run(asked.seconds, first, asked.only) else 1


if __name__ == "__main__":
    sys.exit(main())
