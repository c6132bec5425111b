"""Runs the programs that help to read a file. None of them outlives its time, or the process that started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from decree30_lint.processes import Lifeline, tied_group

_CODE = 120 << 20  # bytes of code that LibreOffice, the largest of them, has in memory


def run_program(
    command: Sequence[str], timeout: float | None, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> tuple[int, bytes]:
    """Returns the exit code of a program, and what it wrote for `given`.

    It has the limit of CPU time of this process, and that of memory less what its code takes. Raises TimeoutError after
    `timeout` seconds.
    """
    lifeline = Lifeline()
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
    return process.returncode, written


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

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if soft != resource.RLIM_INFINITY:
        resource.setrlimit(resource.RLIMIT_DATA, (max(soft - _CODE, soft // 2), hard))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and whatever it started, also after success and after an interruption."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):  # all ended already
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
