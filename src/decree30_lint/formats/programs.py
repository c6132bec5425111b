"""Runs the programs that help to read a file. None of them outlives its time, or the process that started it."""

from __future__ import annotations

import math
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from decree30_lint.processes import Lifeline, tied_group

_CODE = 120 << 20  # bytes of code that LibreOffice, the largest of them, has in memory
_ALMOST = 0.8  # of the memory that it may take: who breaks off with that much, does so for want of more
_BY_SIGNAL = 128  # what a program that speaks for another adds to the signal that the other died of


def run_program(
    command: Sequence[str], timeout: float | None, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> tuple[int, bytes]:
    """Returns the exit code of a program, and what it wrote for `given`.

    It has the limit of CPU time of this process, and that of memory less what its code takes. Raises TimeoutError after
    `timeout` seconds, and MemoryError where it broke off with nearly all of its memory taken.
    """
    lifeline, before = Lifeline(), _peak_of_children()
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,  # a process group of its own: the program starts others
        pass_fds=[lifeline.far_end] if sys.platform != "win32" else [],
        preexec_fn=_before(lifeline),
    )
    try:
        written, _ = process.communicate(given, timeout)
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    finally:
        _end(process)
        lifeline.close()
    if _broke_off(process.returncode) and before < _peak_of_children() > _ALMOST * _allowed():
        raise MemoryError
    return process.returncode, written


def _broke_off(code: int) -> bool:
    """Tells whether a program, or the one that it has started and speaks for, died of a signal."""
    return code < 0 or code > _BY_SIGNAL


def _peak_of_children() -> int:
    """Returns how many bytes the largest process had of those that were started from here and have ended; 0 on Windows."""
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _before(lifeline: Lifeline) -> Callable[[], None] | None:
    """Returns what the program runs before it begins; None where the system has no such thing."""
    tie = tied_group(lifeline)
    if tie is None:
        return None

    def begin() -> None:
        tie()
        _leave_room_for_code()

    return begin


def _leave_room_for_code() -> None:
    """Lowers the limit of memory: it counts what a program writes to, not its code, which comes from files."""
    import resource

    if not math.isinf(allowed := _allowed()):
        resource.setrlimit(resource.RLIMIT_DATA, (int(allowed), resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _allowed() -> float:
    """Returns how many bytes a program may take beside its code."""
    if sys.platform == "win32":
        return math.inf
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_DATA)
    return math.inf if soft == resource.RLIM_INFINITY else max(soft - _CODE, soft // 2)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and whatever it started, also after success and after an interruption."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):  # all ended already
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
