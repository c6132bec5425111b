"""Runs the programs that help to read a file. None of them outlives its time, or the process that started it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

from decree30_lint.processes import Lifeline, tied_group


def run_program(
    command: Sequence[str], timeout: float | None, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> tuple[int, bytes]:
    """Returns the exit code of a program, and what it wrote for `given`.

    It has the limits of memory and CPU time of this process. Raises TimeoutError after `timeout` seconds.
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
        preexec_fn=tied_group(lifeline),
    )
    try:
        written, _ = process.communicate(given, timeout)
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    finally:
        _end(process)
        lifeline.close()
    return process.returncode, written


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ends the program and whatever it started, also after success and after an interruption."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):  # all ended already
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
