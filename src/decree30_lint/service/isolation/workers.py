"""Starts the processes in which files are judged one after the other."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol

from decree30_lint.processes import Lifeline, resident_megabytes
from decree30_lint.service.isolation.guard import set_watcher, watcher
from decree30_lint.service.isolation.watch import ParentWatcher

Serve = Callable[..., None]
"""Works for who is at the other end of the connection, its first argument, until that closes."""

_SMALL = 300  # megabytes: who holds more is not doubled by a fork


class Worker(Protocol):
    """Represents a process at the other end of `connection`."""

    number: int
    connection: Connection

    def kill(self) -> None: ...

    def wait(self) -> int:
        """Waits for its end, and returns its exit code, or minus the signal that it died of."""
        ...


def start_worker(serve: Serve, arguments: tuple[Any, ...], others: Iterable[Worker]) -> Worker:
    """Starts a process that serves. It is forked from this one where that is safe: that is quick, for all is loaded.

    The new process lets go of its connections to the `others`.
    """
    if _may_fork():
        return _ForkedWorker(serve, arguments, [each for each in others if isinstance(each, _ForkedWorker)])
    return _SpawnedWorker(serve, arguments)


def _may_fork() -> bool:
    """Tells whether this process is small and has one thread: locks of others would stay locked for ever in a copy."""
    threads = "/proc/self/task"
    if sys.platform != "linux" or not os.path.isdir(threads):
        return False
    return len(os.listdir(threads)) == 1 and resident_megabytes(os.getpid()) < _SMALL


class _ForkedWorker:
    """Runs in a copy of this process, and dies with it."""

    def __init__(self, serve: Serve, arguments: tuple[Any, ...], others: list[_ForkedWorker]) -> None:
        self.connection, theirs = get_context("fork").Pipe()
        self._lifeline = Lifeline()
        self.number = os.fork()
        if self.number:
            theirs.close()
            return
        code = 1
        try:
            self.connection.close()
            for other in others:
                other._let_go()
            self._begin()
            serve(theirs, *arguments)
            code = 0
        finally:
            os._exit(code)

    def _begin(self) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who waits for us
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        self._lifeline.tie(os.getpid())
        if isinstance(told := watcher(), ParentWatcher):
            told.close()

    def kill(self) -> None:
        os.kill(self.number, signal.SIGKILL)

    def wait(self) -> int:
        _, status = os.waitpid(self.number, 0)
        self._let_go()
        return os.waitstatus_to_exitcode(status)

    def _let_go(self) -> None:
        self.connection.close()
        self._lifeline.close()


class _SpawnedWorker:
    """Runs in a process that has loaded everything anew, and dies with this one as soon as Python can see that."""

    def __init__(self, serve: Serve, arguments: tuple[Any, ...]) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve_while_parent_lives, args=(serve, theirs, arguments), daemon=True)
        self._process.start()
        self.number = self._process.pid or 0
        theirs.close()

    def kill(self) -> None:
        self._process.kill()

    def wait(self) -> int:
        self._process.join()
        self.connection.close()
        return self._process.exitcode or 0


def _serve_while_parent_lives(serve: Serve, connection: Connection, arguments: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    set_watcher(None)
    serve(connection, *arguments)


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
