"""Watches over a command that works in a child process, and ends it where one file takes too much.

This is imported before anything else, and the child is forked from a process that holds nothing yet: that costs a few
milliseconds. The child says on a pipe what it is about to do: "begin SECONDS MEGABYTES", "more SECONDS", "end".
"""

from __future__ import annotations

import os
import select
import signal
import time
from contextlib import suppress
from typing import NoReturn

from decree30_lint.processes import REFUSED_MEMORY, Lifeline, resident_megabytes, sweep

GRACE = 0.5  # seconds beyond the deadline, in which the child may still say so itself
_A_LOOK = 0.2  # seconds between two looks at the memory
_FAREWELL = 2.0  # seconds for clearing up after a signal to end
_ALMOST = 0.8  # of the allowed memory: who dies by a signal with that much, dies of it


class Fate:
    """Says how a process ended that was to judge a file: past its deadline, past its memory, or by a signal."""

    __slots__ = ("late", "memory", "signal")

    def __init__(self, *, late: float | None = None, memory: int | None = None, signal: int = 0) -> None:
        """`late` are the seconds that were allowed, `memory` the megabytes, where these were what ended it."""
        self.late, self.memory, self.signal = late, memory, signal


class Bounds:
    """Follows one file: when its time is over, how much memory it may have and how much it had so far."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.memory = 0
        self.peak = 0
        self._start: float | None = None

    def begin(self, seconds: float, memory: int) -> None:
        self.seconds, self.memory, self.peak, self._start = seconds, memory, 0, time.monotonic()

    def expect(self, seconds: float) -> None:
        self.seconds += seconds

    def end(self) -> None:
        self._start = None

    @property
    def working(self) -> bool:
        return self._start is not None

    @property
    def broken(self) -> Fate | None:
        """Returns how the process must end now, if it must."""
        if self._start is None:
            return None
        if self.peak > self.memory:
            return Fate(memory=self.memory)
        late = time.monotonic() > self._start + self.seconds + GRACE
        return Fate(late=self.seconds) if late else None

    def look(self, process: int) -> None:
        """Looks at the memory of the process."""
        self.peak = max(self.peak, resident_megabytes(process))

    def fate_of(self, code: int) -> Fate:
        """Returns what a process died of that nobody ended: its exit `code`, or minus the signal that it died of."""
        by_signal = max(-code, 0)
        if not self.working:
            return Fate(signal=by_signal)
        if code == REFUSED_MEMORY:
            return Fate(memory=self.memory)
        if by_signal == getattr(signal, "SIGXCPU", None):
            return Fate(late=self.seconds)
        return Fate(memory=self.memory) if self.peak >= _ALMOST * self.memory else Fate(signal=by_signal)


class ParentWatcher:
    """Tells the watcher in the parent process, on a pipe, what this process is about to do."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def begin(self, seconds: float, memory: int) -> None:
        self._say(f"begin {seconds!r} {memory}")

    def expect(self, seconds: float) -> None:
        self._say(f"more {seconds!r}")

    def end(self) -> None:
        self._say("end")

    def close(self) -> None:
        """Closes it in a process that was forked from the child."""
        os.close(self._descriptor)

    def _say(self, line: str) -> None:
        os.write(self._descriptor, f"{line}\n".encode())


def watched() -> ParentWatcher | Fate | None:
    """Forks where the system can. Returns the way to the watcher in the child, which is to do the work.

    In the watcher this returns only where the work on a file was ended: it is to say so then. Otherwise it ends as the child
    has ended. None is returned where nobody watches.
    """
    if not hasattr(os, "fork"):
        return None
    lifeline = Lifeline()
    far, near = os.pipe()
    child = os.fork()
    if child:
        os.close(near)
        return _Watch(child, far).watch()
    os.close(far)
    lifeline.tie(os.getpid())
    signal.signal(signal.SIGTERM, _end_orderly)
    return ParentWatcher(near)


def _end_orderly(number: int, _frame: object) -> None:
    """Lets blocks that clear up do so."""
    raise SystemExit(128 + number)


class _Watch:
    """Watches one child until it ends."""

    def __init__(self, child: int, pipe: int) -> None:
        self._child = child
        self._pipe = pipe
        self._bounds = Bounds()
        self._fate: Fate | None = None
        self._stopped_by = 0

    def watch(self) -> Fate:
        before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
        for number, handler in before.items():
            if handler is not signal.SIG_IGN:  # as under nohup
                signal.signal(number, self._pass_on)
        sweep()
        self._follow()
        _, status, _ = os.wait4(self._child, 0)
        code = os.waitstatus_to_exitcode(status)
        broke_off = self._bounds.working and (code < 0 or code == REFUSED_MEMORY)
        if self._fate is None and broke_off and not self._stopped_by:
            self._fate = self._bounds.fate_of(code)
        if self._fate is None:
            _end_with(code)
        for number, handler in before.items():
            signal.signal(number, handler)
        sweep()
        return self._fate

    def _follow(self) -> None:
        """Reads what the child says until it has ended, and ends it where it breaks a bound."""
        poll = select.poll()
        poll.register(self._pipe, select.POLLIN)
        unread = b""
        while True:
            if poll.poll(_A_LOOK * 1000 if self._bounds.working else None):
                said = os.read(self._pipe, 4096)
                if not said:
                    return
                *lines, unread = (unread + said).split(b"\n")
                for line in lines:
                    self._hear(line.decode().split())
            if self._bounds.working:
                self._bounds.look(self._child)
            if self._fate is None and (fate := self._bounds.broken) is not None:
                self._fate = fate
                os.kill(self._child, signal.SIGKILL)

    def _hear(self, words: list[str]) -> None:
        if words[0] == "begin":
            self._bounds.begin(float(words[1]), int(words[2]))
        elif words[0] == "more":
            self._bounds.expect(float(words[1]))
        else:
            self._bounds.end()

    def _pass_on(self, number: int, _frame: object) -> None:
        """Passes a signal on to the child, which ends soon after one that asks for it."""
        if number == signal.SIGINT and _is_typed():
            return
        os.kill(self._child, number)
        if number != signal.SIGINT and not self._stopped_by:
            self._stopped_by = number
            signal.signal(signal.SIGALRM, lambda *_: os.kill(self._child, signal.SIGKILL))
            signal.setitimer(signal.ITIMER_REAL, _FAREWELL)


def _is_typed() -> bool:
    """Tells whether a terminal sends its Ctrl-C to this group of processes, and thus to the child as well."""
    with suppress(OSError):
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        try:
            return os.tcgetpgrp(terminal) == os.getpgrp()
        finally:
            os.close(terminal)
    return False


def _end_with(code: int) -> NoReturn:
    """Ends this process as the child has ended, so that who waits for it sees the same."""
    if code >= 0:
        os._exit(code)
    number = -code
    with suppress(OSError):
        signal.signal(number, signal.SIG_DFL)  # refused for SIGKILL, which needs none
    os.kill(os.getpid(), number)
    os._exit(128 + number)
