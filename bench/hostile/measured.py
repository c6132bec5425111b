"""`python -m bench.hostile.measured SECONDS OUT ERR COMMAND …` runs a command and says what it took, as a line of JSON.

This process is small, because what the system tells of a process begins with the memory of the one that started it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

_SUBREAPER = 36  # prctl: orphans of the command become children of this process, which waits for them
_FAREWELL = 3.0  # seconds for what the command leaves behind to end


def _adopt_orphans() -> None:
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def _wait(process: int, patience: float) -> tuple[int, float, int] | None:
    """Returns exit code, seconds of CPU time and peak kilobytes of a child (-1: of any) that ends; None where there is none.

    Raises TimeoutError where none has ended by then.
    """
    end = time.monotonic() + patience
    while True:
        try:
            found, status, usage = os.wait4(process, os.WNOHANG)
        except ChildProcessError:
            return None
        if found:
            return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss
        if time.monotonic() > end:
            raise TimeoutError
        time.sleep(0.005)


def measured(command: list[str], limit: float, out: str, err: str) -> dict[str, float | bool]:
    """Returns the exit `code`, the seconds `wall` and `cpu`, the `peak` megabytes of the largest process.

    `left` tells whether a process goes on that the command has started.
    """
    _adopt_orphans()
    begun = time.monotonic()
    with open(out, "wb") as output, open(err, "wb") as errors:
        started = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors)
    try:
        ended = _wait(started.pid, limit)
    except TimeoutError:
        os.kill(started.pid, signal.SIGKILL)
        ended = _wait(started.pid, _FAREWELL)
    wall = time.monotonic() - begun
    code, cpu, peak = ended or (-signal.SIGKILL, 0.0, 0)
    left = False
    try:
        while orphan := _wait(-1, _FAREWELL):
            cpu, peak = cpu + orphan[1], max(peak, orphan[2])
    except TimeoutError:
        left = True
    return {"code": code, "wall": wall, "cpu": cpu, "peak": peak / 1024, "left": left}


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[4:], float(sys.argv[1]), sys.argv[2], sys.argv[3])))
