"""Judges files in other processes. A file that takes too much, or breaks its process, costs itself and no other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NamedTuple, TypeVar

from decree30_lint.errors import LintError
from decree30_lint.service.isolation.guard import error_of
from decree30_lint.service.isolation.watch import Bounds, Fate
from decree30_lint.service.isolation.workers import Serve, Worker, start_worker

_AHEAD = 4  # tasks that a worker has at hand while it works, so that it never waits for the next
_UNREAD = 512  # results that may wait for an earlier one
_A_LOOK = 0.2  # seconds between two looks at time and memory
_STRIKES = 3  # workers that may die over one task before they begin with it

Task = TypeVar("Task")
Result = TypeVar("Result")


class Begin(NamedTuple):
    """Says that the work on the next task begins, and what it may take."""

    seconds: float
    memory: int


class Expect(NamedTuple):
    """Says that the work at hand needs more seconds."""

    seconds: float


class Done(NamedTuple):
    """Holds what came of the task at hand."""

    result: Any


class PoolWatcher:
    """Tells the pool what its worker is about to do."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, seconds: float, memory: int) -> None:
        self._connection.send(Begin(seconds, memory))

    def expect(self, seconds: float) -> None:
        self._connection.send(Expect(seconds))

    def end(self) -> None:
        """Says nothing: the result follows."""


class Pool(Generic[Task, Result]):
    """Has workers do tasks side by side."""

    def __init__(self, serve: Serve, arguments: tuple[Any, ...], size: int, ahead: int = _AHEAD) -> None:
        """`serve` receives lists of tasks and sends a `Done` for each, in their order; `size` is the number of workers.

        `ahead` tasks are at hand for each: long ones come one by one, so that no worker waits while another has two.
        """
        self._serve = serve
        self._arguments = arguments
        self._size = size
        self._ahead = ahead
        self._crew: list[_Hand[Task]] = []
        self._waiting: deque[tuple[int, Task]] = deque()
        self._results: dict[int, Result | LintError] = {}
        self._strikes = 0

    def map(self, tasks: Sequence[Task]) -> Iterator[Result | LintError]:
        """Yields what came of each task, in their order: the error where a worker was ended over it or broke off."""
        self._waiting.extend(enumerate(tasks))
        try:
            for index in range(len(tasks)):
                while index not in self._results:
                    self._give(index)
                    self._listen()
                yield self._results.pop(index)
        finally:
            for hand in self._crew:
                hand.worker.kill()
                hand.worker.wait()
            self._crew.clear()

    def _give(self, wanted: int) -> None:
        """Gives out tasks, none far beyond the one that is wanted next."""
        missing = min(self._size, len(self._waiting) + len(self._crew)) - len(self._crew)
        for _ in range(missing):
            others = [hand.worker for hand in self._crew]
            self._crew.append(_Hand(start_worker(self._serve, self._arguments, others), self._ahead))
        for hand in self._crew:
            given: list[tuple[int, Task]] = []
            while self._waiting and self._waiting[0][0] - wanted < _UNREAD and hand.takes(len(given), self._waiting[0][1]):
                given.append(self._waiting.popleft())
            hand.give(given)

    def _listen(self) -> None:
        hands = {hand.worker.connection: hand for hand in self._crew}
        for ready in wait(list(hands), _A_LOOK):
            self._hear(hands[ready])  # type: ignore[index]  # these are connections
        for hand in self._crew:
            hand.look()

    def _hear(self, hand: _Hand[Task]) -> None:
        try:
            said = hand.worker.connection.recv()
        except (EOFError, OSError):
            self._bury(hand)
            return
        if isinstance(said, Begin):
            hand.bounds.begin(said.seconds, said.memory)
        elif isinstance(said, Expect):
            hand.bounds.expect(said.seconds)
        else:
            hand.bounds.end()
            self._strikes = 0
            index, _ = hand.tasks.popleft()
            self._results[index] = said.result

    def _bury(self, hand: _Hand[Task]) -> None:
        """Says what became of the task at hand, and gives the others of a dead worker to the next one."""
        self._crew.remove(hand)
        code = hand.worker.wait()
        self._strikes += not hand.bounds.working
        if hand.tasks and (hand.bounds.working or self._strikes >= _STRIKES):
            index, _ = hand.tasks.popleft()
            self._results[index] = error_of(hand.fate or hand.bounds.fate_of(code))
            self._strikes = 0
        self._waiting.extendleft(reversed(hand.tasks))


def _is_large(task: object) -> bool:
    """Tells whether a task holds the content of a file."""
    return isinstance(task, tuple) and any(isinstance(value, bytes) for value in task)


class _Hand(Generic[Task]):
    """Follows one worker and the tasks it was given; the first of them is the one at hand."""

    def __init__(self, worker: Worker, ahead: int) -> None:
        self.worker = worker
        self.ahead = ahead
        self.tasks: deque[tuple[int, Task]] = deque()
        self.bounds = Bounds()
        self.fate: Fate | None = None

    def takes(self, given: int, task: Task) -> bool:
        """Tells whether the worker takes one more, beside those just `given`.

        A large one must find it idle: it may be sending a large result, and nobody would listen to the other.
        """
        at_hand = len(self.tasks) + given
        return at_hand < (1 if _is_large(task) else self.ahead)

    def give(self, tasks: list[tuple[int, Task]]) -> None:
        if tasks:
            self.tasks.extend(tasks)
            with suppress(OSError):  # it has died, which is heard next
                self.worker.connection.send([task for _, task in tasks])

    def look(self) -> None:
        """Ends the worker where the work at hand breaks a bound."""
        if self.bounds.working:
            self.bounds.look(self.worker.number)
            if self.fate is None and (fate := self.bounds.broken) is not None:
                self.fate = fate
                self.worker.kill()
